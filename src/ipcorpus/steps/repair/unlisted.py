"""Decide on what the known tool does not write: the work of other tools, and what persons gloss."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ipcorpus.steps.repair.annotations import is_toned
from ipcorpus.steps.repair.pairs import KNOWN, PLAIN
from ipcorpus.steps.repair.persons import are_crowded, glossed
from ipcorpus.steps.repair.places import are_spaced, late
from ipcorpus.steps.repair.spoken import about_readings, spoken_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.repair.annotations import Annotation, Pair
    from ipcorpus.steps.repair.pairs import Told

# So many different hanzi that nobody would gloss, each at all its places, and the page is a machine's.
PROOF = 3
# So many where none has its tone: 王(wang)先生和李(li)女士 are a person's.
_PROOF_UNTONED = 4
# A person annotates a hanzi at its first place. A machine that seems to has so many others for each such one
# that it annotates at all their places.
_WHOLE = 4
# It annotates so many times what a person did once.
_TIMES = 2
# On a page as short as this most pairs that a machine wrote are as common as this.
_SHORT, _COMMON = 250, 600
# So many of the most frequent hanzi, each at some of its places, are no person's.
_DRAWN = 12
# A rank so many times that of so many other pairs is not of their kind.
_FAR, _FAR_BEYOND = 2, 5


def unlisted(view: str, found: Sequence[Annotation], others: Sequence[Told], proven: int) -> dict[Pair, str]:
    """Give the pairs that go though the known tool does not write them."""
    if not others:
        return {}
    about = about_readings(view)
    repeats, drawn = _repeats(others), {} if about else _drawn(view, found, others)
    if repeats and all(one.times > 1 for one in others):
        return _going(others) | drawn  # whatever persons do beside it
    odd = {one.pair for one in others if not one.likely or one.rank >= KNOWN}
    common = {one.pair for one in others if one.plain and one.rank < _COMMON}
    persons = glossed(view, found, about, odd, common)
    signs = odd or not persons.isdisjoint(one.pair for one in others)
    reach = _reach(others) if signs else KNOWN
    rest = [one for one in others if one.times > 1 or (one.rank < reach and one.pair not in persons)]
    free = sum(one.plain and one.pair not in persons for one in others) if about else None
    machine = repeats or drawn or _is_machine(view, found, others, proven, odd, free)
    if machine or ((not about or _again(others) >= _TIMES) and are_spaced(view, found)):
        return _going(rest) | drawn
    if proven >= PROOF:
        return {one.pair: "pinyin.reading" for one in rest if one.telling}
    if all(one.plain for one in others) and len(others) + proven < PROOF and not about:
        lone = {one.pair for one in others if one.whole and one.rank < PLAIN and is_toned(one.pair[1])}
        return dict.fromkeys(lone - spoken_of(view, found, lone), "pinyin.lone")
    return {}


def _drawn(view: str, found: Sequence[Annotation], others: Sequence[Told]) -> dict[Pair, str]:
    """Give the pairs of a machine that draws for each place whether it annotates a hanzi there.

    It annotates many plain hanzi, and as many of them not at their first place as a person would never.
    """
    loose = [one for one in others if one.loose and one.marked]
    some = {one.pair for one in loose if not one.whole and one.rank < PLAIN}
    if len(some) < _DRAWN or 2 * len(loose) < len(others) or 2 * len(late(view, found, some)) < len(some):
        return {}
    return {one.pair: "pinyin.reading" for one in loose}


def _going(rest: Sequence[Told]) -> dict[Pair, str]:
    """Give the pairs that a machine of the page wrote."""
    going = {one.pair: "pinyin.page" for one in rest if one.fits}
    return going | {one.pair: "pinyin.reading" for one in rest if one.plain}


def _enough(plain: Sequence[Told]) -> int:
    return PROOF if any(one.marked for one in plain) else _PROOF_UNTONED


def _repeats(others: Sequence[Told]) -> bool:
    """Tell whether some tool annotated plain hanzi again and again, each at all its places."""
    plain = [one for one in others if one.plain]
    times = [one.times for one in plain if one.whole and one.times > 1]
    partial = sum(not one.steady for one in others)
    return len(times) >= _enough(plain) and sum(times) >= _TIMES * partial


def _is_machine(
    view: str,
    found: Sequence[Annotation],
    others: Sequence[Told],
    proven: int,
    odd: set[Pair],
    free: int | None,
) -> bool:
    """Tell whether some tool annotated the others of a page that does not repeat enough of them.

    `free` is how many plain ones stand where no person glosses, on a page about readings; None elsewhere.
    """
    plain = [one for one in others if one.plain]
    partial = sum(not one.steady for one in others)
    enough = _enough(plain)
    least = enough if proven >= PROOF else enough - proven
    repeated = _again(others)
    if proven < PROOF and free is not None:
        return repeated >= _TIMES and free > max(enough, partial)
    if len(plain) < max(least, len(others) - len(plain), _WHOLE * partial) or (odd and not repeated):
        return False
    return bool(repeated) or not (
        are_crowded(view, found, {one.pair for one in plain})
        or (len(view) < _SHORT and sum(one.rank < _COMMON for one in plain) < max(least, len(plain) / 2))
    )


def _again(others: Sequence[Told]) -> int:
    """Count the plain pairs that a page has several times, at all the places of their hanzi."""
    return sum(one.plain and one.whole and one.times > 1 for one in others)


def _reach(others: Sequence[Told]) -> int:
    """Give the rank that no machine of the page goes to: far beyond those of most pairs."""
    ranks = sorted(one.rank for one in others if one.likely)
    for before, rank in pairwise(ranks[max(_FAR_BEYOND, len(ranks) // 2) - 1 :]):
        if rank > max(PLAIN, _FAR * before):
            return rank
    return KNOWN
