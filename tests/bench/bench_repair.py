"""How well and how fast repair mends polluted articles: `python tests/bench/bench_repair.py --text FILE`.

The articles are cut from a file of plain Chinese text, a paragraph a line; without one they are drawn from
the sentences of tests/test_repair.py. They are polluted by tests/pollution.py, each with as much of the
tool's list as its number says. Times are CPU times; the ratios compare one character's cost with that of an
ordinary polluted article.
"""

from __future__ import annotations

import argparse
import sys
import time
from difflib import SequenceMatcher
from pathlib import Path

import opencc

sys.path.insert(0, str(Path(__file__).parents[1]))

import pollution
from ipcorpus.steps.repair import repair
from test_repair import TABLE, article, pairs

SIZE, LENGTH = 200_000, 1000
# What a page has beside its text: scripts and addresses are full of brackets and question marks.
PAGE = (
    "<!DOCTYPE html><html><head><title>新聞</title><script>var a=b?(c):d;function f(x){return(x>0)&&g(x)}"
    "(function(){f('/a.php?id=1&n=2')})();</script></head>\n"
    "<body><ul><li><a href='?p=1'>首頁 (Home)</a></li></ul><div class='c'>\n<p>{}</p>\n</div>\n"
    "<p>&copy; 2019 ©　電話：（010）12345678·傳真</p></body></html>\n"
)
# Sentences that the second tool cuts: the bytes of its marks lie across two characters of theirs.
CUT = "不論事情大小，我們都要認真去做。\n今天的風不大不小！放風箏正好。\n"
HOSTILE = {
    "annotations": "年(nián)",
    "unclosed brackets": "年(",
    "unclosed readings": "年(nián",
    "?a)": "?a)",
    "splices": "要?dú)v",
    "marks of the second tool": "大?。?",
    "other marks of the second tool": "大?。小?，",
    "marks with lost bytes": "国\ufffd。人\ufffd",
    "marks behind marks": "?。?",
    "splices with lost bytes": "国\ufffd(dú)v",
    "splices without a sign": "年(nián)要dú)v",
    "question marks": "?",
    "question marks among hanzi": "国?人?民?",
    "lost bytes": "\ufffd",
    "brackets": "()",
}

# So many seconds of repairs tell the cost of a short text.
ENOUGH = 0.1


def main() -> None:
    """Print the three tables."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--articles", type=int, default=200)
    options.add_argument("--text", type=Path)
    options.add_argument("--size", type=int, default=SIZE, help="characters of a hostile text")
    given = options.parse_args()
    articles = (
        cut(given.text, given.articles) if given.text else [article(n, 8) for n in range(given.articles)]
    )
    print(f"{len(articles)} articles{'':22}exact   wrong/char    flagged if wrong   ms")
    for decoder in pollution.DECODERS:
        quality(decoder, articles, decoder)
    quality("question + second tool", articles, "question", marks=pollution.MARKS)
    speed()
    hostile(given.size)


def cut(text: Path, most: int) -> list[str]:
    """Cut a text into articles of about 1,000 characters, in the script that the tool pollutes."""
    articles, paragraphs = [], []
    for line in filter(None, map(str.strip, text.read_text("utf-8").splitlines())):
        paragraphs.append(line)
        if sum(map(len, paragraphs)) >= LENGTH:
            articles.append(opencc.OpenCC("s2t").convert("\n".join(paragraphs)))
            paragraphs = []
    return articles[:most]


def quality(name: str, articles: list[str], decoder: str, marks: str = "") -> None:
    exact = wrong = chars = flagged = 0
    spent = 0.0
    for seed, clean in enumerate(articles):
        polluted = pollution.inject(clean, pairs(seed), decoder, marks=marks)
        start = time.process_time()
        mended = repair(polluted)
        spent += time.process_time() - start
        exact += mended.text == clean
        chars += len(clean)
        if mended.text != clean:
            flagged += "splice" in mended.flags
            wrong += differing(mended.text, clean)
    count = len(articles)
    share = f"{flagged}/{count - exact}"
    print(f"{name:32} {exact / count:7.1%} {wrong / chars:10.3%} {share:>16} {1000 * spent / count:8.2f}")


def differing(text: str, clean: str) -> int:
    """Count the characters in which two texts differ."""
    edits = SequenceMatcher(None, text, clean, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for kind, a, b, c, d in edits if kind != "equal")


def speed() -> None:
    """Print what a document costs: clean, annotated without splices, with splices."""
    clean = article(1, 12)
    annotated = pollution.annotate(clean, dict(TABLE))
    spliced = pollution.inject(clean, TABLE)
    marked = pollution.inject(CUT + clean, [], marks=pollution.MARKS)
    cuts, at_marks = (sum(bool(cut.put) for cut in repair(text).cuts) for text in (spliced, marked))
    page = PAGE.replace("{}", clean.replace("\n", "</p>\n<p>"))
    print(f"\n{'document':32} {'bytes':>9} {'ms':>9} {'MB/s':>9}")
    for name, text in {
        "clean, no brackets": clean * 100,
        "clean, with honest brackets": (clean + "世界知識產權組織(WIPO)。真的嗎?\n") * 100,
        "annotated": annotated,
        f"spliced {cuts} times": spliced,
        f"cut at marks {at_marks} times": marked,
        "markup, no candidates": page * 50,
    }.items():
        spent = cost(text, markup=text.startswith("<"))
        size = len(text.encode())
        print(f"{name:32} {size:9} {1000 * spent:9.3f} {size / spent / 1e6:9.1f}")


def hostile(size: int) -> None:
    """Print what a character costs in texts made to be slow, beside one of an ordinary polluted text."""
    ordinary = pollution.annotate(article(1, 12), dict(TABLE))
    ordinary *= max(1, size // len(ordinary))
    base = cost(ordinary) / len(ordinary)
    print(f"\n{'hostile text':32} {'ns/char':>9} {'ratio':>9} {'ratio at 4x':>12}")
    for name, unit in ({"ordinary": ordinary} | HOSTILE).items():
        small, large = (unit * max(1, length // len(unit)) for length in (size, 4 * size))
        one, four = cost(small) / len(small), cost(large) / len(large)
        print(f"{name:32} {1e9 * one:9.1f} {one / base:9.2f} {four / base:12.2f}")


def cost(text: str, rounds: int = 3, *, markup: bool = False) -> float:
    """Give the least CPU seconds that a repair of the text takes, in `rounds` or a tenth of a second."""
    spent: list[float] = []
    while len(spent) < rounds or sum(spent) < ENOUGH:
        start = time.process_time()
        repair(text, markup=markup)
        spent.append(time.process_time() - start)
    return min(spent)


if __name__ == "__main__":
    main()
