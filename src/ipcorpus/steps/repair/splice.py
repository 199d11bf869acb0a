"""Mend the places where an annotation split a character in two."""

from __future__ import annotations

import heapq
import re
from typing import TYPE_CHECKING

from ipcorpus.data import words
from ipcorpus.document import Cut
from ipcorpus.steps.repair import gbk
from ipcorpus.steps.repair.annotations import GROUP, HANZI, SYLLABLE
from ipcorpus.steps.repair.lattice import BROKEN, HOLE, Reading, readings
from ipcorpus.steps.repair.refill import refilled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipcorpus.steps.repair.manner import Manner

_CONTEXT = 6
_NEAR = 48
_MARGIN = 5.0
_KEPT, _REFILLED = 8, 3
_PAIR = 2
_ANNOTATED = re.compile(rf"(.)(?: ?\({SYLLABLE}\))*\Z")
_BEFORE = re.compile(rf"[{HANZI}，。、]*\Z")
_AFTER = re.compile(rf"[{HANZI}，。、]*")


def splices(text: str, view: str, manner: Manner) -> Iterator[Cut]:
    """Give a cut for every place where the text can be told that an annotation broke."""
    at = 0
    while hole := HOLE.search(view, at):
        at = hole.end()
        mended = _mended(view, hole.start(), manner)
        if mended:
            best, rule = mended
            yield Cut(hole.start(), text[hole.start() : best.at], best.text, rule)
            at = best.at


def _mended(view: str, at: int, manner: Manner) -> tuple[Reading, str] | None:
    annotated = _ANNOTATED.search(view, max(0, at - _NEAR), at)
    last = gbk.encode(annotated[1]) if annotated else b""
    if len(last) != _PAIR:
        return None
    left = _left(view, at)
    start = Reading(at, last, odd=False, text="", heard=words.hear(words.SILENCE, left), prior=0.0)
    found = readings(view, start, manner)
    end = max((reading.at for reading in found), default=at)
    ranked = [(words.hear(one.heard, _right(view, one.at, end)).score + one.prior, one) for one in found]
    ranked = heapq.nlargest(_KEPT, ranked, key=_score)
    for reading in [reading for _, reading in ranked[:_REFILLED]]:
        ranked += refilled(left, reading, _right(view, reading.at, end), manner)
    ranked = sorted((pair for pair in ranked if BROKEN not in pair[1].text), key=_score, reverse=True)
    if not ranked:
        return None
    score, best = ranked[0]
    rival = next((value for value, other in ranked if other.text != best.text), -1e9)
    return best, "splice.uncertain" if best.lost or score - rival < _MARGIN else "splice.verified"


def _score(ranked: tuple[float, Reading]) -> float:
    return ranked[0]


def _left(view: str, at: int) -> str:
    match = _BEFORE.search(GROUP.sub("", view[max(0, at - _NEAR) : at]))
    return match[0][-_CONTEXT:] if match else ""


def _right(view: str, at: int, end: int) -> str:
    match = _AFTER.match(GROUP.sub("", view[end : end + _NEAR]))
    return GROUP.sub("", view[at:end]) + (match[0][:_CONTEXT] if match else "")
