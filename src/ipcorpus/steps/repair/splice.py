"""Mend the places where an insertion split a character in two."""

from __future__ import annotations

import heapq
import re
from functools import lru_cache
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.data import words
from ipcorpus.data.readings import fold
from ipcorpus.document import Cut
from ipcorpus.lazily import lazily
from ipcorpus.steps.repair import gbk
from ipcorpus.steps.repair.annotations import GROUP, HANZI, TONED, is_reading, is_toned, neighbour
from ipcorpus.steps.repair.beam import KEPT, readings
from ipcorpus.steps.repair.lattice import BROKEN, MARK, Reading, is_indented, strangeness
from ipcorpus.steps.repair.manner import HOLE, Manner, marked_places, silent_places
from ipcorpus.steps.repair.refill import refilled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


# More splices than this are no page that one tool went over; each costs milliseconds.
MOST = 200
# And more readings than this, of all places together, are looked at on hostile pages only: a page that the
# second tool went over has some hundreds at a place where it has any (tests/bench/bench_repair.py).
_READINGS = 60_000
_IN_VAIN = 50
_CONTEXT, _NEAR = 6, 48
_REFILLED = 4
_PAIR = 2
_LETTER = re.compile(rf"\((?<=([A-Za-z])\()({TONED})\)")
_STRANDED = lazily(rf"\((?<=[{HANZI}][a-z]\(){TONED}\)")
# What a broken character costs beyond the two that take its place, in nats.
_GAP = 6.0
# Nats: below the first a repair is uncertain; a mark with a lost byte beside it must win by the second.
_MARGIN, _GAIN = 5.0, 9.0
# A pair of characters that the page has elsewhere speaks for a reading.
_SAID = 3.0
# Each character that a later splice hides: the usual cost of one.
_HIDDEN = -9.0
# No line begins with a lost byte and a mark, but one whose first hanzi was cut.
_LINE_BEGUN = re.compile(r"(?:\A|\n)[?\ufffd][。！？；]")
_HANZI = lazily(f"[{HANZI}]+")
_WIDE = re.compile("[^\x00-\u02ff]")
_BEFORE = lazily(rf"[{HANZI}，。、](?:[{HANZI}，。、]|[》”)](?![{HANZI}]))*\Z")
_AFTER = lazily(rf"[{HANZI}，。、]*")


class Mended(NamedTuple):
    """The cuts of the splices found, and whether any is left.

    The rule of a cut is `splice.verified` where the bytes allow one text only, or one is by far the most
    probable; `splice.lost` where bytes are gone and a probable text stands in; else `splice.uncertain`.
    """

    cuts: list[Cut]
    doubtful: bool


class _Try(NamedTuple):
    """The cut that mends a place, if one does; how many readings were looked at; is one `likely` right?"""

    cut: Cut | None
    looked: int
    likely: bool = False


def splices(text: str, view: str, manner: Manner) -> Mended:
    """Give a cut for every place where the text tells what an insertion broke."""
    cuts: list[Cut] = []
    at, failed, looked, doubtful = 0, 0, 0, False
    for number, (start, hole) in enumerate(_places(view, manner)):
        if number == MOST or failed == _IN_VAIN or looked > _READINGS:
            return Mended(cuts, doubtful=doubtful or number == MOST or looked > _READINGS or manner.proven)
        if start < at:
            continue
        cut, more, likely = _mended(text, view, start, manner, hole=hole)
        looked += more
        torn = hole and (manner.proven or more > 0)
        doubtful |= not cut and (torn or likely)
        failed += not cut
        if cut:
            cuts.append(cut)
            at = start + len(cut.removed)
    return Mended(cuts, doubtful)


def letters(view: str) -> Iterator[Cut]:
    """Give the annotations of a hanzi made of one's last byte and a letter: 宏P(guān)LC is 宏PLC.

    A letter that stands alone where that hanzi makes a word is the rest of it: ，F(xiàn)任 is ，現任.
    """
    for place in _LETTER.finditer(view):
        at = place.start() - 1
        beside = neighbour(view, at)
        last = gbk.encode(beside)
        hanzi = gbk.decode(last[-1:] + place[1].encode()) if len(last) == _PAIR else ""
        if not hanzi or not is_reading(hanzi, place[2]):
            continue
        behind = _right(view, place.end(), place.end())
        as_letter, as_hanzi = (
            words.hear(words.SILENCE, beside + one + behind).score for one in (place[1], hanzi)
        )
        if behind and as_hanzi >= as_letter + _MARGIN:
            yield Cut(at, view[at : place.end()], hanzi, "splice.uncertain")
        else:
            yield Cut(place.start(), place[0], "", "splice.letter")


def stranded(view: str, found: Sequence[Cut]) -> bool:
    """Tell whether an annotation stands behind a letter among hanzi that none of those found accounts for."""
    known = {cut.start + len(cut.removed) for cut in found}
    return any(place.end() not in known for place in _STRANDED.finditer(view))


def _places(view: str, manner: Manner) -> Iterator[tuple[int, bool]]:
    """Give where a splice may be, and whether a reading proves it."""
    if manner.silent:
        return ((place.start(), sure and manner.proven) for place, sure in silent_places(view))
    return (
        (place.start(), place[1] is not None)
        for place in marked_places(view)
        if not place[1] or manner.proven or is_toned(place[1])
    )


def _mended(text: str, view: str, at: int, manner: Manner, *, hole: bool) -> _Try:
    """Try to mend a place."""
    beside = neighbour(view, at)
    before = [gbk.encode(char) for char in (beside, *manner.variants.get(beside, ""))]
    if hole and len(before[0]) != _PAIR:
        return _Try(None, 0)
    left = _left(view, at)
    begun = _LINE_BEGUN.search(view, max(0, at - 1), at + _PAIR) is not None
    if not hole and not left and not begun and not is_indented(view, at):
        return _Try(None, 0)  # a mark behind no Chinese, as in an address, is what it is
    heard = words.hear(words.SILENCE, left)
    starts = [Reading(at, last, odd=False, text="", heard=heard, prior=0.0) for last in before]
    ranked, end, looked = _ranked(view, starts, left, manner)
    if not ranked:
        return _Try(None, looked)
    top, first = ranked[0]
    close = [one for one in ranked if one[0] > top - _MARGIN and _marks(one[1]) == _marks(first)]
    if len(close) > 1:
        close = sorted(close, key=lambda one: one[0] + _SAID * _said(view, at, one[1], end), reverse=True)
    score, best = close[0]
    if not (hole or left or begun or best.text.startswith("\u3000")):
        return _Try(None, looked)
    gain = (
        score
        - words.hear(heard, _right(view, at, end, whole=True)).score
        - _beyond(view, at, end, manner, whole=True)
    )
    # A reading of no hanzi before it is as strange as a broken character, whatever else is left as it is.
    if gain < (-_GAP * manner.silent if hole else _GAIN):
        return _Try(None, looked, likely=gain > 0)
    rival = next((value for value, other in ranked if other.text != best.text), words.NEVER)
    rule = (
        "splice.uncertain" if score - rival < _MARGIN else "splice.lost" if best.lost else "splice.verified"
    )
    put = best.text.translate(fold()) if manner.variants else best.text
    return _Try(Cut(at, text[at : best.at], put, rule), looked, likely=True)


def _ranked(
    view: str, starts: list[Reading], left: str, manner: Manner
) -> tuple[list[tuple[float, Reading]], int, int]:
    """Give the readings of a stretch with their scores, the best first, where the longest ends, how many."""
    ways = [readings(view, start, manner) for start in starts]
    found, looked = [reading for way, _ in ways for reading in way], sum(count for _, count in ways)
    end = max((reading.at for reading in found), default=starts[0].at)
    right = {at: _right(view, at, end) for at in {one.at for one in found}}
    beyond = {at: _beyond(view, at, end, manner) for at in right}
    found = [one._replace(prior=one.prior + beyond[one.at]) if beyond[one.at] else one for one in found]
    rest = {at: (simple := text.translate(fold()), words.suffixes(simple)) for at, text in right.items()}
    ranked = [(words.joined(one.heard, *rest[one.at]) + one.prior, one) for one in found]
    marks = {at: mark.end() if (mark := MARK.match(text)) else 0 for at, text in right.items()}
    seeds = heapq.nlargest(_REFILLED, ranked, key=lambda pair: _promise(pair, marks[pair[1].at]))
    ranked = heapq.nlargest(KEPT, ranked, key=_score)
    best = max((score for score, one in ranked if BROKEN not in one.text), default=words.NEVER)
    for _, reading in seeds:
        # What lies further behind the best than a rival may changes nothing.
        filled = list(refilled(left, reading, right[reading.at], manner, best - _MARGIN))
        best = max([best, *(score for score, one in filled if BROKEN not in one.text)])
        ranked += filled
    whole = (pair for pair in ranked if BROKEN not in pair[1].text)
    return sorted(whole, key=_score, reverse=True), end, looked


def _beyond(view: str, at: int, end: int, manner: Manner, *, whole: bool = False) -> float:
    """Give what a reading's rest costs beside its words: characters that nobody writes, the next splices.

    Where the page is left as it stands the rest is `whole`: its next splices are as they stand too.
    """
    shown, hidden = (view[at:end], "") if whole else _until_hole(view[at:end])
    foreign = manner._replace(foreign=frozenset()) if manner.variants else manner
    return strangeness(shown, foreign) + _HIDDEN * (len(_WIDE.findall(hidden)) + bool(hidden))


def _until_hole(shown: str) -> tuple[str, str]:
    """Divide a text before its next splice: what that hides is for a repair of its own to find out."""
    hole = HOLE.search(shown, 1)
    return (shown[: hole.start()], shown[hole.start() :]) if hole else (shown, "")


def _promise(ranked: tuple[float, Reading], mark: int) -> float:
    """Give how probable a reading may become when its gaps are filled, and a mark behind it is read then."""
    return ranked[0] + _GAP * ranked[1].text.count(BROKEN) - _HIDDEN * mark


def _score(ranked: tuple[float, Reading]) -> float:
    return ranked[0]


def _marks(reading: Reading) -> str:
    return _HANZI.sub("", reading.text)


def _said(view: str, at: int, reading: Reading, end: int) -> int:
    """Count the pairs of characters in a reading that the page has elsewhere as well."""
    text = _left(view, at)[-1:] + reading.text + _right(view, reading.at, end)[:1]
    pairs = {one + other for one, other in pairwise(text.translate(fold()))}
    return len(pairs & _pairs(view))


@lru_cache(2)
def _pairs(view: str) -> frozenset[str]:
    return frozenset(map(add, plain := GROUP.sub("", view).translate(fold()), plain[1:]))


def _left(view: str, at: int) -> str:
    match = _BEFORE.search(GROUP.sub("", view[max(0, at - _NEAR) : at]))
    return match[0][-_CONTEXT:] if match else ""


def _right(view: str, at: int, end: int, *, whole: bool = False) -> str:
    mark = MARK.match(view, end)  # the annotation of the hanzi that the stretch ends with
    behind = mark.end() if mark else end
    match = _AFTER.match(GROUP.sub("", view[behind : behind + _NEAR]))
    first = at - (at > 0)  # a group is known by the hanzi before it
    rest = GROUP.sub("", view[first:end])[at - first :] + view[end:behind]
    shown, hidden = (rest, "") if whole else _until_hole(rest)
    return shown + (match[0][:_CONTEXT] if match and not hidden else "")
