"""Decide which annotations a machine injected and which a person wrote.

A machine annotates a hanzi everywhere or nowhere, with its first reading, the commonest as soon as the
rarest, amid running text. A person annotates the rare hanzi or the rare reading, often at its first place
only, apart from running text, or all hanzi of a line.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.steps.repair.annotations import Found, is_toned, pair_of
from ipcorpus.steps.repair.listed import in_order, is_listed, left_out
from ipcorpus.steps.repair.pairs import told
from ipcorpus.steps.repair.places import (
    amid_text,
    at_first_places,
    lines_of,
    partial_in_lines,
    partial_in_page,
)
from ipcorpus.steps.repair.readers import outside_readers
from ipcorpus.steps.repair.spoken import is_about_readings, spoken_of
from ipcorpus.steps.repair.unlisted import PROOF, unlisted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ipcorpus.steps.repair.annotations import Annotation, Pair
    from ipcorpus.steps.repair.pairs import Told

# So many of the known list are a machine's work even on a page about readings.
_MANY = 12
# A machine wrote what a text seems to explain if so many times more is as plain and not explained.
_TIMES = 2
# A machine that annotates twice does so at one place in so many at least.
_TWICE = 10


class Verdict(NamedTuple):
    """The annotations outside readers, and for each pair of those that go the evidence it goes on."""

    found: Sequence[Annotation]
    rules: dict[Pair, str]


def judge(view: str, found: Found, *, proven: int = 0) -> Verdict:
    """Tell which annotations were injected.

    `proven` is the number of annotations that split a character: no person writes those, nor one twice.
    """
    entries = outside_readers(view, found.entries)
    counts = found.counts if entries is found.entries else Counter(map(pair_of, entries))
    doubled = ")(" in view and _are_doubled(view, entries)
    partial = partial_in_page(view, counts)
    unsteady = _unsteady(view, entries, counts, partial, doubled=doubled) if partial else partial
    listed = {pair for pair in counts if is_listed(*pair)}
    proven += PROOF * doubled
    if proven < PROOF:
        listed = _by_the_tool(view, entries, listed, partial, unsteady)
    rules = dict.fromkeys(listed, "pinyin.table")
    if len(rules) < len(counts):
        asked = {pair: times for pair, times in counts.items() if pair not in rules}
        several = Counter(hanzi for hanzi, _ in counts)
        others = _alike(told(view, entries, asked, partial, unsteady, several), toned=bool(rules))
        if len(rules) >= PROOF:
            spoken = spoken_of(view, entries, [one.pair for one in others])
            others = _unspoken(others, spoken)
        rules |= unlisted(view, entries, others, len(rules) + proven)
    return Verdict(entries, rules)


def _are_doubled(view: str, found: Sequence[Annotation]) -> bool:
    """Tell whether a page has annotations twice: one or two may be a person's, annotated as well."""
    times = sum(view.count("(", start, end) > 1 for _, start, end in found)
    return times * _TWICE >= len(found)


def _unsteady(
    view: str, found: Sequence[Annotation], counts: Mapping[Pair, int], partial: set[Pair], *, doubled: bool
) -> set[Pair]:
    """Give the pairs annotated as no machine does: at some places of a line, once at the first of all."""
    some = [entry for entry in found if entry[0] in partial]
    within = partial_in_lines(view, some)
    return within if doubled else within | at_first_places(view, some, counts)


def _by_the_tool(
    view: str, found: Sequence[Annotation], listed: set[Pair], partial: set[Pair], unsteady: set[Pair]
) -> set[Pair]:
    """Give those of the listed pairs that the known tool wrote: all, where enough stand amid text."""
    listed = in_order(view, listed)
    steady = listed - unsteady
    if not steady:
        return listed if _went_over_lines(view, found, listed) else steady
    amid: set[Pair] = set()
    for pair in amid_text(view, found, steady):
        amid.add(pair)
        if len(amid) == PROOF:
            break
    about = len(listed) < _MANY and is_about_readings(view)
    if len(amid) == PROOF and not (about and left_out(view, steady) >= len(steady)):
        return listed
    if len(amid) > 1 and len(steady) > PROOF and not about and not left_out(view, steady):
        return listed
    return set() if about else amid - partial - spoken_of(view, found, amid)


def _went_over_lines(view: str, found: Sequence[Annotation], listed: set[Pair]) -> bool:
    """Tell whether the tool went over some lines: what it annotates there stands bare in others only."""
    counts = Counter(map(pair_of, found))
    if not PROOF < len(listed) > len(counts) / 2 or is_about_readings(view):
        return False
    places = zip(lines_of(view, found), found, strict=True)
    lines = sorted({line for line, (pair, _, _) in places if pair in listed})
    within = "\n".join(view[start:end] for start, end in lines)
    return not left_out(within, listed) and not partial_in_page(
        within, {pair: counts[pair] for pair in listed}
    )


def _alike(pairs: list[Told], *, toned: bool) -> list[Told]:
    """Leave out what is spelled without its tone where the other pairs of the page, or these, have theirs."""
    marked = [one for one in pairs if one.marked]
    if toned or 2 * len(marked) > len(pairs):
        return marked
    return [one for one in pairs if not is_toned(one.pair[1])]


def _unspoken(others: list[Told], spoken: set[Pair]) -> list[Told]:
    """Leave out what the text explains, unless a machine annotates far more that is as plain."""
    rest = [one for one in others if one.pair not in spoken]
    if sum(one.plain for one in rest) < max(PROOF, _TIMES * (len(others) - len(rest))):
        return rest
    return [one for one in others if one.plain or one.pair not in spoken]
