"""Set the signs of pairs in turn, where a text was split at them."""

from __future__ import annotations

from itertools import accumulate, chain, count, repeat, zip_longest
from operator import add
from typing import TYPE_CHECKING

from ipcorpus.document import Changed, cut_each

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def joined(pieces: Sequence[str], removed: Iterable[str], puts: str, rule: str) -> Changed:
    """Join the pieces of a text, between which single characters were `removed`, with others in their place.

    >>> joined(["甲", "乙", ""], "()", "（）", "brackets").text
    '甲（乙）'
    """
    starts = map(add, accumulate(map(len, pieces)), count())
    text = "".join(chain.from_iterable(zip_longest(pieces, puts, fillvalue="")))
    return Changed(text, cut_each(starts, removed, puts, repeat(rule)))
