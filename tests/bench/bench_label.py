"""How fast lines are labelled, and what the literal prefilter spares: `python tests/bench/bench_label.py`.

Texts are made here. Times are CPU times, the best of three; what counts is their ratio within one run.
"""

from __future__ import annotations

import random
import re
from contextlib import suppress
from time import process_time

import opencc

from ipcorpus import ruleset
from ipcorpus.errors import Reject
from ipcorpus.steps.label import compiled, label
from ipcorpus.steps.label.fold import _table, fold
from ipcorpus.steps.label.lines import key, views
from ipcorpus.steps.label.patterns import LONGEST, Patterns

HANZI = (
    "知识产权专利商标版权保护创新发展企业转化运用审查申请制度"
    "市场法院判决标准技术研究服务管理工作会议代表单位国家地方"
)
MENU = ("首页", "新闻中心", "政策法规", "联系我们", "专利", "商标", "登录", "更多>>")
TAIL = ("责任编辑：甲乙", "分享到：", "微信", "微博", "上一篇：甲乙丙丁", "相关阅读", "版权所有 某某网")


def sentence(chance: random.Random, length: int) -> str:
    return "".join(chance.choice(HANZI) for _ in range(length)) + "，"


def article(chance: random.Random, paragraphs: int) -> str:
    lines = (
        "".join(sentence(chance, 14) for _ in range(chance.randint(4, 12))) + "完成。"
        for _ in range(paragraphs)
    )
    return "\n".join(lines)


def page(chance: random.Random) -> str:
    menu = [chance.choice(MENU) for _ in range(60)]
    links = [sentence(chance, 16)[:-1] for _ in range(40)]
    head = ["当前位置：首页 > 动态", sentence(chance, 20)[:-1], "来源：某网 时间：2024-03-13 10:20"]
    return "\n".join([*menu, *head, article(chance, 8), *TAIL, *links])


def texts() -> dict[str, list[str]]:
    chance = random.Random(7)
    articles = [article(chance, 12) for _ in range(60)]
    return {
        "clean articles": articles,
        "the same in traditional characters": list(map(opencc.OpenCC("s2t").convert, articles)),
        "pages with menus and links": [page(chance) for _ in range(60)],
        "one line of 4 MB": [article(chance, 4000).replace("\n", "")],
        "200,000 short lines": ["\n".join(f"第{n}条" for n in range(200_000))],
        "a line of 1,000,000 signs": [">" * 1_000_000],
        "20,000 articles in one text": [
            "\n".join(["来源：某网 2024-03-13 10:20", article(chance, 1)] * 20_000)
        ],
    }


def seconds(work, things) -> float:
    """Give the shortest of three runs."""
    spent = []
    for _ in range(3):
        start = process_time()
        for thing in things:
            with suppress(Reject):
                work(thing)
        spent.append(process_time() - start)
    return min(spent)


def row(name: str, size: float, spent: float, note: str = "") -> None:
    print(f"{name:36} {size / spent / 1e6:8.1f} MB/s {note}")


def looped(lines: list[str]) -> None:
    for line in lines:
        for pattern, longest in LOOP:
            if len(line) <= longest:
                pattern.search(line)


RULES = ruleset.load()
BOILERPLATE = RULES.of("boilerplate")
LOOP = [(re.compile(rule.pattern), rule.longest or LONGEST) for rule in BOILERPLATE]


def main() -> None:
    rules = compiled(RULES)
    print(f"label, {len(BOILERPLATE)} rules that take lines, {len(RULES.of('metadata'))} that read")
    for name, documents in texts().items():
        size = sum(len(document.encode()) for document in documents)
        spent, folding = seconds(lambda text: label(text, rules), documents), seconds(fold, documents)
        table = seconds(lambda text: text.translate(_table()), documents)
        row(name, size, spent, f"{spent / len(documents) * 1e3:9.3f} ms a text")
        row(
            "  of that, folding",
            size,
            folding,
            f"by the table alone it takes {table / folding:.1f} times that",
        )
    menus = texts()["pages with menus and links"]
    template = frozenset(key(fold(line)) for line in (*MENU, *TAIL))
    spent = seconds(lambda text: label(text, rules, repeated=template), menus)
    size = sum(len(document.encode()) for document in menus)
    row("such pages, their site's lines known", size, spent, f"{spent / len(menus) * 1e3:9.3f} ms a text")
    pages = [views(text).folded for text in menus]
    size = sum(len(line.encode()) for lines in pages for line in lines)
    site = [*BOILERPLATE, *(site_rule(number) for number in range(1000))]
    print("rules on pages with menus and links")
    loop = seconds(looped, pages)
    for name, spent in (
        ("plain loop over the rules", loop),
        ("behind the literal prefilter", seconds(Patterns(BOILERPLATE).find, pages)),
        ("the same with 1,000 site rules", seconds(Patterns(site).find, pages)),
    ):
        row(
            name,
            size,
            spent,
            f"{spent / len(pages) * 1e6:6.0f} µs a page, the loop takes {loop / spent:.1f} times that",
        )


def site_rule(number: int) -> ruleset.Rule:
    pattern = f"^某站第{number}号栏目$"
    return ruleset.Rule(f"site-{number}", "boilerplate", "site", "site.toml", "a site's own line", pattern)


if __name__ == "__main__":
    main()
