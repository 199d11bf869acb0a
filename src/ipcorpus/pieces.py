"""Change many places of a text in a few calls: make their cuts by columns, join what a split left of it."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from ipcorpus.document import Changed, Cut, cut_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def cut_each(
    starts: Iterable[int], removed: Iterable[str], put: Iterable[str], rules: Iterable[str]
) -> list[Cut]:
    """Make cuts of their columns, as many as the shortest has: three times as fast as one by one.

    >>> cut_each([1, 3], [",", ";"], "，；", repeat("marks"))
    [Cut(start=1, removed=',', put='，', rule='marks'), Cut(start=3, removed=';', put='；', rule='marks')]
    """
    return [*map(tuple.__new__, repeat(Cut), zip(starts, removed, put, rules, strict=False))]


def replaced(pieces: Sequence[str], removed: str, put: str, rule: str, start: int = 0) -> Changed:
    """Join the pieces of a text, which starts at `start`, by something else than was between them.

    >>> replaced("甲,乙,".split(","), ",", "，", "marks").text
    '甲，乙，'
    """
    starts = _between(pieces, len(removed), start)
    return Changed(put.join(pieces), cut_each(starts, repeat(removed), repeat(put), repeat(rule)))


def joined(pieces: Sequence[str], removed: Iterable[str], puts: str, rule: str, start: int = 0) -> Changed:
    """Join the pieces of a text, between which single characters were `removed`, with others in their place.

    >>> joined(["甲", "乙", ""], "()", "（）", "brackets").text
    '甲（乙）'
    """
    whole = [""] * (2 * len(pieces) - 1)
    whole[::2], whole[1::2] = pieces, puts
    return Changed("".join(whole), cut_each(_between(pieces, start=start), removed, puts, repeat(rule)))


def moved(cuts: list[Cut], by: int) -> list[Cut]:
    """Give the cuts of a part as those of a text in which it starts so far behind.

    >>> moved([Cut(1, ",", "，", "marks")], 3)
    [Cut(start=4, removed=',', put='，', rule='marks')]
    """
    return [cut_of((start + by, *rest)) for start, *rest in cuts] if by else cuts


def _between(pieces: Sequence[str], size: int = 1, start: int = 0) -> list[int]:
    """Give where in a text, which starts at `start`, those lie that are so long and part its pieces.

    >>> _between(["甲", "", "乙丙"])
    [1, 2]
    """
    at = start - size
    return [at := at + size + len(piece) for piece in pieces[:-1]]
