"""How fast scripts are told and converted, beside what it stands on: OpenCC alone and one pass in Python.

    python tests/bench/bench_script.py [TEXT ...]

Without files it measures on a text of our own. CPU time, the best of several rounds; read the last
column: it compares within one run.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import opencc

from ipcorpus.steps.script import convert
from ipcorpus.steps.script.detection import signs, simplified, traditional

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES = (
    "市知識產權局昨天召開會議，總結今年的工作，並且部署明年的任務。",
    "會上宣布，全市有效發明專利達到三千二百件，比去年增長百分之十五。",
    "與會的專家們認為，保護創新就是保護發展，應當加強執法，完善服務。",
    "企業代表介紹了他們怎樣運用專利說明書裡的資料，為產品開發指路。",
)
ROUNDS = 11
DOCUMENT = 2000  # characters: an article


def main(paths: list[str]) -> None:
    """Print the tables."""
    for name, text in [(path, Path(path).read_text("utf-8")) for path in paths] or [("ours", _article())]:
        t2s = opencc.OpenCC("t2s", include_tofu_risk_dictionaries=False).convert
        s2t = opencc.OpenCC("s2t", include_tofu_risk_dictionaries=False).convert
        hans, hant = t2s(text), s2t(t2s(text))
        mixed = _pieces(hant)
        mixed = [_quoting(at, document) for at, document in enumerate(mixed)]
        print(f"{name}, {len(text):,} characters")
        for label, documents in (
            ("simplified", _pieces(hans)),
            ("traditional", _pieces(hant)),
            ("both", mixed),
        ):
            print(f" {label}")
            _table(documents, "t2s", t2s, ("convert to hans", lambda text: convert(text).text))
            _table(documents, "s2t", s2t, ("convert to hant", lambda text: convert(text, "hant").text))
            _table(documents, "one pass (isdisjoint)", _one_pass, ("detect", signs))


def _table(
    documents: list[str],
    base: str,
    theirs: Callable[[str], object],
    ours: tuple[str, Callable[[str], object]],
) -> None:
    size = sum(len(document.encode()) for document in documents) / 1e6
    works = dict([(base, theirs), ours])
    best = dict.fromkeys(works, float("inf"))
    for _ in range(ROUNDS):  # in turns, so that a busy machine slows both
        for name, work in works.items():
            best[name] = min(best[name], _seconds(work, documents))
    for name, seconds in best.items():
        print(f"   {name:24} {size / seconds:9.1f} MB/s {best[base] / seconds:8.2f} x {base}")


def _seconds(work: Callable[[str], object], documents: list[str]) -> float:
    start = process_time()
    for document in documents:
        work(document)
    return process_time() - start


def _one_pass(text: str) -> tuple[bool, bool]:
    return simplified().chars.isdisjoint(text), traditional().chars.isdisjoint(text)


def _quoting(at: int, document: str) -> str:
    """Put one simplified quotation into every document."""
    half = len(document) // 2
    return f"{document[:half]}\n引文{at}：这项专利说的是轮胎。\n{document[half:]}"


def _pieces(text: str) -> list[str]:
    return [text[at : at + DOCUMENT] for at in range(0, len(text), DOCUMENT)]


def _article() -> str:
    return "\n".join(SENTENCES[at % 4] + SENTENCES[at * 7 % 4] + f"（{at}）" for at in range(2000))


if __name__ == "__main__":
    main(sys.argv[1:])
