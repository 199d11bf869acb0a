"""Tell of a page's pairs of a hanzi and a reading what bears on who wrote them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.data import readings
from ipcorpus.steps.repair.annotations import is_first_reading, is_toned, is_toneless
from ipcorpus.steps.repair.places import apart

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from ipcorpus.steps.repair.annotations import Annotation, Pair

# Ranks among the most frequent hanzi: nobody glosses the first so many for their own sake.
PLAIN, _USUAL, KNOWN = 1000, 2500, 4000
# No person annotates the same hanzi so often.
_OFTEN = 3
# What machines write though it is no first reading.
_SECOND = frozenset({("長", "cháng"), ("相", "xiàng")})
_KEPT = 1 << 14


class Told(NamedTuple):
    """A hanzi with a reading on a page: annotated at all its places, amid text, with no other reading.

    `steady` says that it is annotated as a machine does that a part of the page did not come from; `times` is
    how often, `rank` the hanzi's place among the most frequent; `first` says that a dictionary gives this
    reading first.
    """

    pair: Pair
    whole: bool
    steady: bool
    amid: bool
    single: bool
    times: int
    rank: int
    first: bool

    @property
    def plain(self) -> bool:
        """Tell whether no person has a reason to write this."""
        return self.steady and self.loose

    @property
    def loose(self) -> bool:
        """Tell whether no person has a reason to write this, annotated though it is at some places only."""
        return self.amid and self.single and self.rank < _USUAL and self.first

    @property
    def likely(self) -> bool:
        """Tell whether a machine may have written this, be the hanzi as rare as it is."""
        return self.steady and self.single and (self.first or self.pair in _SECOND)

    @property
    def marked(self) -> bool:
        """Tell whether the reading is spelled with its tone, if it has one."""
        return is_toned(self.pair[1]) or is_toneless(*self.pair)

    @property
    def telling(self) -> bool:
        """Tell whether a machine that annotates plain hanzi alone stands out of it."""
        simplified, traditional = readings.only_in()
        hanzi = self.pair[0]
        common = self.rank < PLAIN and hanzi not in simplified
        return (self.plain and (common or hanzi in traditional)) or (self.fits and self.pair in _SECOND)

    @property
    def fits(self) -> bool:
        """Tell whether a machine that is known to have been here may have written this."""
        likely = self.first or self.times >= _OFTEN or self.pair in _SECOND
        return self.steady and self.single and self.rank < KNOWN and likely


@lru_cache(_KEPT)
def _rank(hanzi: str) -> int:
    """Give a hanzi's place among the most frequent."""
    return readings.common().get(hanzi.translate(readings.fold()), KNOWN)


def told(
    view: str,
    found: Sequence[Annotation],
    counts: Mapping[Pair, int],
    partial: Container[Pair],
    unsteady: Container[Pair],
    several: Mapping[str, int],
) -> list[Told]:
    """Tell of pairs what the page shows; `several` is with how many readings it has each hanzi."""
    lonely = apart(view, found, counts)
    return [
        Told(
            pair,
            whole=pair not in partial,
            steady=pair not in unsteady,
            amid=pair not in lonely,
            single=several[pair[0]] == 1,
            times=times,
            rank=_rank(pair[0]),
            first=is_first_reading(*pair),
        )
        for pair, times in counts.items()
    ]
