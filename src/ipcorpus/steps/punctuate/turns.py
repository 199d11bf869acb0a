"""Set the signs of pairs in turn, where a text was split at them."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from ipcorpus.document import Changed, between, cut_each

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def joined(pieces: Sequence[str], removed: Iterable[str], puts: str, rule: str, start: int = 0) -> Changed:
    """Join the pieces of a text, between which single characters were `removed`, with others in their place.

    >>> joined(["甲", "乙", ""], "()", "（）", "brackets").text
    '甲（乙）'
    """
    whole = [""] * (2 * len(pieces) - 1)
    whole[::2], whole[1::2] = pieces, puts
    return Changed("".join(whole), cut_each(between(pieces, start=start), removed, puts, repeat(rule)))
