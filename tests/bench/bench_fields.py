"""What the fields cost beside the labeller, what a site's template costs to learn, and what it is worth.

`python tests/bench/bench_fields.py` makes up its own pages, the same ones each time. Figures are CPU time of
one core within one run, to be compared with each other only.
"""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from ipcorpus import Cleaner, Document, Rejected
from ipcorpus.corpus import templates
from ipcorpus.steps.label import compiled, label
from ipcorpus.steps.label.fields import hits_of
from ipcorpus.steps.label.lines import Views, views

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = "图书馆公园春天花开读书老人孩子早上晚上城市山水道路商店学校火车机场海边"
ABOVE = ["甲城文艺", "读图时刻", "老街记忆", "茶余饭后", "会员专栏"]
BELOW = ["合作伙伴风采", "老照片征集中", "甲城的四季", "本周人气之星", "小城故事汇"]


def story(number: int) -> list[str]:
    """Make the paragraphs of an article."""
    pick = random.Random(number)

    def clause() -> str:
        return "".join(pick.choice(WORDS) for _ in range(pick.randint(6, 16)))

    return ["，".join(clause() for _ in range(pick.randint(4, 9))) + "。" for _ in range(12)]


def page(number: int, above: list[str], below: list[str]) -> str:
    """Make a text dump: furniture, title, byline, article, furniture."""
    head = [
        *above,
        f"甲城第{number}个故事",
        f"来源：甲城日报　作者：林小满　时间：2020-01-{number % 28 + 1:02}",
    ]
    return "\n".join([*head, *story(number), *below])


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """Give the least CPU time of some runs."""
    best = float("inf")
    for _ in range(times):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def cost() -> None:
    """Print the share of the labeller's time that reading the fields takes, on two kinds of text."""
    rules = compiled(Cleaner().rules)
    menus = [f"{a}{b}" for a in WORDS[:10] for b in WORDS[10:20]]
    kinds = {
        "clean articles": ["\n".join(story(n)) for n in range(100)],
        "articles among menus": [page(n, menus, menus[::-1]) for n in range(30)],
    }
    for name, texts in kinds.items():
        lines = [views(text) for text in texts]
        size = sum(len(text.encode()) for text in texts) / 1e6

        def read(lines: list[Views] = lines) -> None:
            for page in lines:
                hits_of(page.texts, page.folded, rules.reader)

        whole, part = seconds(lambda texts=texts: [label(text, rules) for text in texts]), seconds(read)
        print(
            f"{name:24} label {size / whole:6.1f} MB/s   fields {size / part:6.1f} MB/s   {part / whole:4.0%}"
        )


def worth() -> None:
    """Print what is left of a site's furniture without its template and with it."""
    cleaner = Cleaner()
    documents = [Document(f"jiacheng/{n}.txt", page(n, ABOVE, BELOW).encode()) for n in range(12)]
    stories = ["\n".join(story(n)) for n in range(12)]
    learnt = templates.learn(documents, cleaner)
    spent = seconds(lambda: templates.learn(documents, cleaner)) / len(documents)
    print(f"\n{'template of 12 pages':24} learnt in {spent * 1e3:.2f} ms a page")
    for name, known in (("without", {}), ("with", learnt)):
        made = [cleaner.clean(document, templates.of(document, known).keys) for document in documents]
        texts = ["" if isinstance(each, Rejected) else each.article.text for each in made]
        extra = sum(max(0, len(text) - len(told)) for text, told in zip(texts, stories, strict=True))
        lost = sum(
            line not in text for text, told in zip(texts, stories, strict=True) for line in told.split("\n")
        )
        print(f"{name:24} {extra:5} characters of furniture left, {lost} paragraphs lost")


if __name__ == "__main__":
    cost()
    worth()
