"""How fast scripts are told and texts converted, beside what they stand on: OpenCC alone, one look in Python.

    python tests/bench/bench_script.py [TEXT ...]

Without files it measures on articles of words drawn by their frequency. Both sides of a ratio are timed in
turns, document by document, in CPU time, the best of several rounds; read the last column: it compares
within one run. `detect` is all that tells a text's script; `convert` is detection, conversion with the
words of the rules, and a cut for every paragraph.
"""

from __future__ import annotations

import sys
from math import exp
from pathlib import Path
from random import Random
from time import process_time
from typing import TYPE_CHECKING

import opencc

from ipcorpus.data.words import frequencies
from ipcorpus.steps.script import convert
from ipcorpus.steps.script.detection import signs, simplified, traditional

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 11
DOCUMENT = 2000  # characters: an article
PARAGRAPH = 60  # words


def main(paths: list[str]) -> None:
    """Print a table for each text."""
    t2s, s2t, s2tw = (_converter(name) for name in ("t2s", "s2t", "s2tw"))
    for name, text in [(path, Path(path).read_text("utf-8")) for path in paths] or [("drawn", _drawn())]:
        hans = t2s(text)
        taiwan = _pieces(s2tw(hans))
        quoting = [_quoting(at, document) for at, document in enumerate(taiwan)]
        print(f"{name}, {len(text):,} characters")
        for label, documents in (
            ("simplified", _pieces(hans)),
            ("traditional (OpenCC's standard)", _pieces(s2t(hans))),
            ("traditional (Taiwan)", taiwan),
            ("traditional, with a simplified quotation", quoting),
        ):
            print(f" {label}")
            _row(documents, ("OpenCC t2s", t2s), ("convert to hans", _to_hans))
            _row(documents, ("OpenCC s2t", s2t), ("convert to hant", lambda text: convert(text, "hant").text))
            _row(documents, ("a look at each", _look), ("detect", signs))
        print(" there and back: characters that differ, per 10,000")
        for there in ("s2t", "s2tw", "s2hk"):
            ours, theirs = (_lost(hans, _converter(there), back) for back in (_to_hans, t2s))
            print(f"   {there:16} by t2s {theirs:6.2f}   convert {ours:6.2f}")


def _row(
    documents: list[str],
    theirs: tuple[str, Callable[[str], object]],
    ours: tuple[str, Callable[[str], object]],
) -> None:
    size = sum(len(document.encode()) for document in documents) / 1e6
    best = [float("inf")] * 2
    for _ in range(ROUNDS):
        for side, (_, work) in enumerate((theirs, ours)):
            best[side] = min(best[side], _seconds(work, documents))
    print(
        f"   {theirs[0]:16} {size / best[0]:7.1f} MB/s   {ours[0]:16} {size / best[1]:7.1f} MB/s "
        f"{best[0] / best[1]:6.2f} x"
    )


def _seconds(work: Callable[[str], object], documents: list[str]) -> float:
    start = process_time()
    for document in documents:
        work(document)
    return process_time() - start


def _to_hans(text: str) -> str:
    return convert(text).text


def _lost(hans: str, there: Callable[[str], str], back: Callable[[str], str]) -> float:
    pairs = [(document, back(there(document))) for document in _pieces(hans)]
    differ = sum(old != new for before, after in pairs for old, new in zip(before, after, strict=True))
    return 1e4 * differ / len(hans)


def _look(text: str) -> tuple[bool, bool]:
    return simplified().chars.isdisjoint(text), traditional().chars.isdisjoint(text)


def _quoting(at: int, document: str) -> str:
    half = len(document) // 2
    return f"{document[:half]}\n引文{at}：这项专利说的是轮胎。\n{document[half:]}"


def _pieces(text: str) -> list[str]:
    return [text[at : at + DOCUMENT] for at in range(0, len(text), DOCUMENT)]


def _drawn() -> str:
    random = Random(1)
    table = frequencies()
    words = random.choices(list(table), [exp(share) for share in table.values()], k=100_000)
    paragraphs = (words[at : at + PARAGRAPH] for at in range(0, len(words), PARAGRAPH))
    return "\n".join("".join(paragraph) for paragraph in paragraphs)


def _converter(name: str) -> Callable[[str], str]:
    return opencc.OpenCC(name, include_tofu_risk_dictionaries=False).convert


if __name__ == "__main__":
    main(sys.argv[1:])
