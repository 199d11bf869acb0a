"""The list that the known tool goes down, hanzi by hanzi: what is on it, and how far it came on a page."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from ipcorpus.data import readings
from ipcorpus.steps.repair.annotations import is_toned, spellings

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from ipcorpus.steps.repair.annotations import Pair

# So many hanzi between two of its list, on the page and bare, and behind them it is not the tool's work.
_SKIPPED = 3
# So many of its pairs tell that it went down the list.
_MANY = 3
_KEPT = 1 << 14


@lru_cache(_KEPT)
def is_listed(hanzi: str, reading: str) -> bool:
    """Tell whether the tool would write exactly this."""
    listed = readings.injected().get(hanzi)
    return listed is not None and (listed == reading or (is_toned(reading) and listed in spellings(reading)))


@cache
def order() -> dict[str, int]:
    """Give each hanzi's place on the list."""
    return {hanzi: place for place, hanzi in enumerate(readings.injected())}


def left_out(view: str, pairs: AbstractSet[Pair]) -> int:
    """Count the hanzi of a page that stand on the list before one of some pairs, and are of none of them."""
    return len((_before(_last(pairs)) & set(view)) - {hanzi for hanzi, _ in pairs})


def in_order(view: str, pairs: set[Pair]) -> set[Pair]:
    """Leave out the pairs behind a place of the list where the tool had stopped already."""
    places = sorted(order()[hanzi] for hanzi, _ in pairs)[_MANY - 1 :]
    gaps = [gap for gap in pairwise(places) if gap[1] - gap[0] > _SKIPPED]
    shown = set(view) if gaps else set()
    last = next((before for before, after in gaps if _is_skipped(before, after, shown)), None)
    return pairs if last is None else {pair for pair in pairs if order()[pair[0]] <= last}


def reached(view: str, pairs: AbstractSet[Pair]) -> AbstractSet[Pair]:
    """Give the part of the list that the tool, if it wrote the pairs, had done when it came to the last."""
    its = readings.injected().items() & pairs
    if len(its) < _MANY or left_out(view, its) >= _SKIPPED:
        return frozenset()
    return frozenset((hanzi, readings.injected()[hanzi]) for hanzi in _before(_last(its) + 1))


def _is_skipped(before: int, after: int, shown: set[str]) -> bool:
    return len((_before(after) - _before(before + 1)) & shown) >= _SKIPPED


def _last(pairs: AbstractSet[Pair]) -> int:
    return max(order()[hanzi] for hanzi, _ in pairs)


@cache
def _before(place: int) -> frozenset[str]:
    """Give the hanzi before a place of the list."""
    return frozenset(islice(readings.injected(), place))
