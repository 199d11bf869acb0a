"""Decide which annotations a machine injected and which a person wrote.

A machine annotates a hanzi everywhere or nowhere, with its first reading, the commonest as soon as the
rarest, amid running text. A person annotates the rare hanzi or the rare reading, often at its first place
only, apart from running text, or all hanzi of a line.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.data import readings
from ipcorpus.steps.repair.annotations import (
    Found,
    is_first_reading,
    is_toned,
    is_toneless,
    pair_of,
    spellings,
)
from ipcorpus.steps.repair.places import amid_text, at_first_places, partial_in_lines, partial_in_page
from ipcorpus.steps.repair.readers import outside_readers
from ipcorpus.steps.repair.spoken import is_about_readings, spoken_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from ipcorpus.steps.repair.annotations import Annotation, Pair

# Ranks among the most frequent hanzi: nobody glosses the first so many for their own sake.
_PLAIN, _USUAL, _KNOWN = 1000, 2500, 4000
# So many different hanzi that nobody would gloss, each at all its places, and the page is a machine's.
_PROOF = 3
# So many where none has its tone: 王(wang)先生和李(li)女士 are a person's.
_PROOF_UNTONED = 4
# So many of the known list are a machine's work even on a page about readings.
_MANY = 12
# A person annotates a hanzi at its first place. A machine that seems to has so many others for each such one
# that it annotates at all their places; and no person annotates the same hanzi so often.
_WHOLE, _OFTEN = 4, 3
# A machine wrote what a text seems to explain if so many times more is as plain and not explained.
_TIMES = 2
# What machines write though it is no first reading.
_SECOND = frozenset({("長", "cháng"), ("相", "xiàng")})
_KEPT = 1 << 14


class Verdict(NamedTuple):
    """The annotations outside readers, and for each pair of those that go the evidence it goes on."""

    found: Sequence[Annotation]
    rules: dict[Pair, str]


class _Pair(NamedTuple):
    """A hanzi with a reading on a page: annotated at all its places, amid text, with no other reading.

    `steady` says that it is annotated as a machine does that a part of the page did not come from; `times` is
    how often, `rank` the hanzi's place among the most frequent.
    """

    hanzi: str
    reading: str
    whole: bool
    steady: bool
    amid: bool
    single: bool
    times: int
    rank: int

    @property
    def plain(self) -> bool:
        """Tell whether no person has a reason to write this."""
        return self.steady and self.amid and self.single and self.rank < _USUAL and self.is_first

    @property
    def marked(self) -> bool:
        """Tell whether the reading is spelled with its tone, if it has one."""
        return is_toned(self.reading) or is_toneless(self.hanzi, self.reading)

    @property
    def telling(self) -> bool:
        """Tell whether a machine that annotates plain hanzi alone stands out of it."""
        simplified, traditional = readings.only_in()
        common = self.rank < _PLAIN and self.hanzi not in simplified
        return (self.plain and (common or self.hanzi in traditional)) or (self.fits and self[:2] in _SECOND)

    @property
    def fits(self) -> bool:
        """Tell whether a machine that is known to have been here may have written this."""
        likely = self.is_first or self.times >= _OFTEN or self[:2] in _SECOND
        return self.steady and self.single and self.rank < _KNOWN and likely

    @property
    def is_first(self) -> bool:
        """Tell whether a dictionary gives this reading first."""
        return is_first_reading(self.hanzi, self.reading)


def judge(view: str, found: Found, *, proven: int = 0) -> Verdict:
    """Tell which annotations were injected.

    `proven` is the number of annotations that split a character: no person writes those, nor one twice.
    """
    entries = outside_readers(view, found.entries)
    counts = found.counts if entries is found.entries else Counter(map(pair_of, entries))
    doubled = ")(" in view and any(view.count("(", start, end) > 1 for _, _, start, end in entries)
    partial = partial_in_page(view, counts)
    unsteady = _unsteady(view, entries, counts, partial, doubled=doubled) if partial else partial
    listed = {pair for pair in counts if _is_listed(*pair)}
    proven += _PROOF * doubled
    if proven < _PROOF:
        listed = _by_the_tool(view, entries, listed, partial, unsteady)
    rules = dict.fromkeys(listed, "pinyin.table")
    if len(rules) < len(counts):
        asked = {pair: times for pair, times in counts.items() if pair not in rules}
        several = Counter(hanzi for hanzi, _ in counts)
        others = _alike(_pairs(view, entries, asked, partial, unsteady, several), toned=bool(rules))
        if len(rules) >= _PROOF:
            spoken = spoken_of(view, entries, [pair[:2] for pair in others])
            others = _unspoken(others, spoken)
        rules |= _unlisted(view, entries, others, len(rules) + proven)
    return Verdict(entries, rules)


def _unsteady(
    view: str, found: Sequence[Annotation], counts: Mapping[Pair, int], partial: set[Pair], *, doubled: bool
) -> set[Pair]:
    """Give the pairs annotated as no machine does: at some places of a line, once at the first of all."""
    some = [entry for entry in found if entry[:2] in partial]
    within = partial_in_lines(view, some)
    return within if doubled else within | at_first_places(view, some, counts)


@lru_cache(_KEPT)
def _is_listed(hanzi: str, reading: str) -> bool:
    """Tell whether the known tool would write exactly this."""
    listed = readings.injected().get(hanzi)
    return listed is not None and (listed == reading or (is_toned(reading) and listed in spellings(reading)))


@lru_cache(_KEPT)
def _rank(hanzi: str) -> int:
    """Give a hanzi's place among the most frequent."""
    return readings.common().get(hanzi.translate(readings.fold()), _KNOWN)


def _by_the_tool(
    view: str, found: Sequence[Annotation], listed: set[Pair], partial: set[Pair], unsteady: set[Pair]
) -> set[Pair]:
    """Give those of the listed pairs that the known tool wrote: all, where enough stand amid text."""
    steady = listed - unsteady
    if not steady:
        return steady
    amid: set[Pair] = set()
    for pair in amid_text(view, found, steady):
        amid.add(pair)
        if len(amid) == _PROOF:
            break
    about = len(listed) < _MANY and is_about_readings(view)
    if len(amid) == _PROOF and not (about and _left_out(view, steady) >= len(steady)):
        return listed
    return set() if about else amid - partial - spoken_of(view, found, amid)


def _left_out(view: str, listed: set[Pair]) -> int:
    """Count the hanzi that the tool, which goes down its list, annotates before those on the page."""
    order = list(readings.injected())
    last = max(order.index(hanzi) for hanzi, _ in listed)
    return len({hanzi for hanzi in order[:last] if hanzi in view} - {hanzi for hanzi, _ in listed})


def _alike(pairs: list[_Pair], *, toned: bool) -> list[_Pair]:
    """Leave out what is spelled without its tone where the other pairs of the page, or these, have theirs."""
    marked = [pair for pair in pairs if pair.marked]
    return marked if toned or 2 * len(marked) > len(pairs) else pairs


def _unspoken(others: list[_Pair], spoken: set[Pair]) -> list[_Pair]:
    """Leave out what the text explains, unless a machine annotates far more that is as plain."""
    rest = [pair for pair in others if pair[:2] not in spoken]
    if sum(pair.plain for pair in rest) < max(_PROOF, _TIMES * (len(others) - len(rest))):
        return rest
    return [pair for pair in others if pair.plain or pair[:2] not in spoken]


def _unlisted(
    view: str, found: Sequence[Annotation], others: Sequence[_Pair], proven: int
) -> dict[Pair, str]:
    """Give the pairs that go though the known tool does not write them."""
    plain = [pair for pair in others if pair.plain]
    odd = len(others) - len(plain)
    partial = sum(not pair.steady for pair in others)
    if proven < _PROOF and is_about_readings(view):
        return {}
    enough = _PROOF if any(pair.marked for pair in plain) else _PROOF_UNTONED
    least = enough if proven >= _PROOF else enough - proven
    if len(plain) >= max(least, odd, _WHOLE * partial):
        going = {pair[:2]: "pinyin.page" for pair in others if pair.fits}
        return going | {pair[:2]: "pinyin.reading" for pair in plain}
    if proven >= _PROOF:
        return {pair[:2]: "pinyin.reading" for pair in others if pair.telling}
    if odd == 0 and len(others) + proven < _PROOF:
        lone = {pair[:2] for pair in plain if pair.whole and pair.rank < _PLAIN and is_toned(pair.reading)}
        return dict.fromkeys(lone - spoken_of(view, found, lone), "pinyin.lone")
    return {}


def _apart(view: str, found: Sequence[Annotation], counts: Mapping[Pair, int]) -> Container[Pair]:
    """Give those of the pairs that stand apart from text at most of their places."""
    missing = {pair: (times + 1) // 2 for pair, times in counts.items()}
    for pair in amid_text(view, found, missing):
        missing[pair] -= 1
        if not missing[pair]:
            del missing[pair]
            if not missing:
                break
    return missing


def _pairs(
    view: str,
    found: Sequence[Annotation],
    counts: Mapping[Pair, int],
    partial: Container[Pair],
    unsteady: Container[Pair],
    several: Mapping[str, int],
) -> list[_Pair]:
    """Tell of pairs what the page shows; `several` is with how many readings it has each hanzi."""
    apart = _apart(view, found, counts)
    return [
        _Pair(
            *pair,
            whole=pair not in partial,
            steady=pair not in unsteady,
            amid=pair not in apart,
            single=several[pair[0]] == 1,
            times=times,
            rank=_rank(pair[0]),
        )
        for pair, times in counts.items()
    ]
