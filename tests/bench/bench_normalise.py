"""How fast texts are tidied and punctuated, and how much of what was damaged on purpose comes back.

    python tests/bench/bench_normalise.py [TEXT ...]

A TEXT has a paragraph a line, in good punctuation; without one it measures on a text of our own. Speed is
in megabytes of UTF-8 for each second of CPU time, the best of several rounds; "encode" is how fast this
machine encodes the same text at that moment: compare with it. Damage: full-width marks made half-width,
quotes made straight, paragraphs broken at a fixed width.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import opencc

from ipcorpus.steps.punctuate import punctuate
from ipcorpus.steps.tidy import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PARAGRAPHS = (
    "7月23日，全市知识产权工作会议在人民会堂召开。会议听取了3个专题报告，参加会议的有各区县代表100余人。",
    "“保护创新就是保护发展。”局长在讲话中指出：一要加强执法（包括网络执法），二要完善服务；三要扩大宣传。",
    "据介绍，该市有效发明专利达到1,320件，比去年同期增长15.6%；PCT国际专利申请（含港澳台）为48件，居全省前列。",
    "“怎么办？靠大家！”一位企业负责人说，他们把专利说明书、商标注册证和《合作协议》一一摆在桌上，从8:30谈到17:45。",
)
ROUNDS = 7
DOCUMENT = 1600  # characters: an article
FULL, HALF = "，：；（）！？", ",:;()!?"
STRAIGHT, CORNERS = str.maketrans("“”‘’", "\"\"''"), str.maketrans("“”‘’", "「」『』")
_SPACED = re.compile("([，、；：,;:](?![0-9]))")
WRAPPED = 60  # columns


def main(paths: list[str]) -> None:
    """Print the tables."""
    for name, text in [(path, Path(path).read_text("utf-8")) for path in paths] or [("ours", _text())]:
        paragraphs = [tidy(line).text for line in text.splitlines() if line]
        print(f"{name}: {sum(map(len, paragraphs)):,} characters in {len(paragraphs)} paragraphs")
        _restored(paragraphs)
        _speed(paragraphs)


def _text() -> str:
    return "\n".join(
        "".join(PARAGRAPHS[(at + step) % len(PARAGRAPHS)] for step in range(at % 3 + 1)) for at in range(400)
    )


def _restored(paragraphs: list[str]) -> None:
    """Damage the paragraphs and count what comes back."""
    marks = back = wrong = halves = 0
    for paragraph in paragraphs:
        put = {cut.start: cut.put for cut in punctuate(_half(paragraph), wrapped=False).cuts}
        marks += sum(char in FULL for char in paragraph)
        back += sum(put.get(at) == char for at, char in enumerate(paragraph) if char in FULL)
        halves += sum(char in HALF for char in paragraph)
        wrong += sum(at in put for at, char in enumerate(paragraph) if char in HALF)
    _print("half-width marks back to full width", back, marks)
    _print("marks that were half-width all along, changed", wrong, halves)
    quoted = [line for line in paragraphs if "“" in line and line.count("“") == line.count("”")]
    right = sum(_set(line.replace("“", '"').replace("”", '"')) == _set(line) for line in quoted)
    _print("paragraphs whose quotes came back", right, len(quoted))
    _joined([line for line in paragraphs if len(line) >= WRAPPED])


def _joined(paragraphs: list[str]) -> None:
    """Break the lines of articles of eight paragraphs and count the paragraphs that come back."""
    whole = mixed = alone = 0
    articles = [paragraphs[start : start + 8] for start in range(0, len(paragraphs) - 7, 8)]
    for article in articles:
        broken = "\n".join(line for paragraph in article for line in _broken(paragraph))
        lines = punctuate(broken, punctuation="keep").text.split("\n")
        whole += sum(line in article for line in lines)
        mixed += sum(not any(line in paragraph for paragraph in article) for line in lines)
        alone += punctuate("\n".join(article), punctuation="keep").text.count("\n") == len(article) - 1
    _print("paragraphs whole again after breaking their lines", whole, 8 * len(articles))
    _print("lines that run on into the next paragraph", mixed, 8 * len(articles))
    _print("articles of unbroken lines left alone", alone, len(articles))


def _broken(paragraph: str) -> Iterable[str]:
    """Break a paragraph as editors do: no word or number in two, no mark at the head of a line."""
    line, width = "", 0
    for piece in re.findall(r"[A-Za-z0-9.,:%]+|.", paragraph):
        columns = len(piece) if piece.isascii() else 2
        if width + columns > WRAPPED and piece not in "，。、；：！？）”》":
            yield line
            line, width = "", 0
        line, width = line + piece, width + columns
    yield line


def _speed(paragraphs: list[str]) -> None:
    articles = list(_articles(paragraphs))
    traditional = opencc.OpenCC("s2t").convert
    indented = ["\n\n".join("　　" + line for line in _half(text).split("\n")) for text in articles]
    for label, texts in (
        ("as they are", articles),
        ("half-width", list(map(_half, articles))),
        ("half-width by turns", ["\n".join(_by_turns(text.split("\n"))) for text in articles]),
        ("half-width, straight quotes", [_half(text).translate(STRAIGHT) for text in articles]),
        ("a space behind each mark", [_SPACED.sub(r"\1 ", text) for text in articles]),
        ("half-width, such spaces", [_SPACED.sub(r"\1 ", _half(text)) for text in articles]),
        ("traditional, corner quotes", [traditional(text).translate(CORNERS) for text in articles]),
        ("half-width, indented", indented),
    ):
        size = sum(len(text.encode()) for text in texts) / 1e6
        tidied = [tidy(text).text for text in texts]
        times = {
            "encode": _best(str.encode, texts),
            "tidy": _best(tidy, texts),
            "punctuate": _best(punctuate, tidied),
        }
        times["both"] = times["tidy"] + times["punctuate"]
        rates = "  ".join(f"{name} {size / seconds:7.1f}" for name, seconds in times.items())
        print(f"  MB/s, {label:28}{rates}")


def _by_turns(lines: list[str]) -> list[str]:
    return [_half(line) if at % 2 else line for at, line in enumerate(lines)]


def _articles(paragraphs: list[str]) -> Iterable[str]:
    article: list[str] = []
    for paragraph in paragraphs:
        article.append(paragraph)
        if sum(map(len, article)) >= DOCUMENT:
            yield "\n".join(article)
            article = []


def _best(work: Callable[[str], object], texts: list[str]) -> float:
    return min(_seconds(work, texts) for _ in range(ROUNDS))


def _seconds(work: Callable[[str], object], texts: list[str]) -> float:
    start = process_time()
    for text in texts:
        work(text)
    return process_time() - start


def _half(text: str) -> str:
    return text.translate(str.maketrans(FULL, HALF))


def _set(line: str) -> str:
    return punctuate(line, wrapped=False).text


def _print(what: str, count: int, of: int) -> None:
    print(f"  {what}: {count} of {of}" + (f" ({count / of:.2%})" if of else ""))


if __name__ == "__main__":
    main(sys.argv[1:])
