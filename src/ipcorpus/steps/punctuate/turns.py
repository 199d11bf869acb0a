"""Set the signs of pairs in turn, where a text was split at them."""

from __future__ import annotations

from itertools import accumulate, chain, count, islice, repeat, zip_longest
from operator import add
from typing import TYPE_CHECKING

from ipcorpus.document import Changed, cut_each

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def between(pieces: Sequence[str], start: int = 0) -> Iterator[int]:
    """Give where the single characters were between which the pieces of a text lay.

    >>> [*between(["甲", "", "乙丙"])]
    [1, 2]
    """
    return islice(map(add, accumulate(map(len, pieces)), count(start)), len(pieces) - 1)


def joined(pieces: Sequence[str], removed: Iterable[str], puts: str, rule: str, start: int = 0) -> Changed:
    """Join the pieces of a text, between which single characters were `removed`, with others in their place.

    >>> joined(["甲", "乙", ""], "()", "（）", "brackets").text
    '甲（乙）'
    """
    starts = between(pieces, start)
    text = "".join(chain.from_iterable(zip_longest(pieces, puts, fillvalue="")))
    return Changed(text, cut_each(starts, removed, puts, repeat(rule)))
