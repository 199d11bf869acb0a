"""Put other characters, or none, where a text was split at some."""

from __future__ import annotations

from itertools import accumulate, count, islice, repeat
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


def replaced(pieces: Sequence[str], removed: str, put: str, rule: str, start: int = 0) -> Changed:
    """Join the pieces of a text, which starts at `start`, by another character than was between them.

    >>> replaced(["甲", "乙", ""], ",", "，", "marks").text
    '甲，乙，'
    """
    cuts = cut_each(between(pieces, start), repeat(removed), repeat(put), repeat(rule))
    return Changed(put.join(pieces), cuts)


def joined(pieces: Sequence[str], removed: Iterable[str], puts: str, rule: str, start: int = 0) -> Changed:
    """Join them by the characters `puts`, one after the other.

    >>> joined(["甲", "乙", ""], "()", "（）", "brackets").text
    '甲（乙）'
    """
    whole = [""] * (2 * len(pieces) - 1)
    whole[::2], whole[1::2] = pieces, puts
    return Changed("".join(whole), cut_each(between(pieces, start), removed, puts, repeat(rule)))
