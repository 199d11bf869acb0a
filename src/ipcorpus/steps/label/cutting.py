"""Turn what goes into cuts: whole lines with the blanks before them, and parts of lines."""

from __future__ import annotations

from bisect import bisect_right
from itertools import repeat
from operator import itemgetter
from typing import TYPE_CHECKING

from ipcorpus.document import Cut
from ipcorpus.pieces import cut_each

if TYPE_CHECKING:
    from collections.abc import Sequence


# A part of the text that leaves it, a line's visible part or a piece of it: start, end, and the rule.
Piece = tuple[int, int, str]


def cuts(text: str, kept: Sequence[tuple[int, int]], gone: Sequence[Piece]) -> list[Cut]:
    r"""Give the cuts that leave the kept spans as they stand: between two of them, blanks and indent stay.

    >>> cuts("首页\n\n  正文。\n\n再说。\n", [(6, 9), (11, 14)], [(0, 2, "menu")])
    [Cut(start=0, removed='首页\n\n', put='', rule='menu'), Cut(start=14, removed='\n', put='', rule='blank')]
    """
    found: list[Cut] = []
    gone = sorted(gone)
    at, piece = 0, 0
    for number, (start, end) in enumerate([*kept, (len(text), len(text))]):
        if 0 < number < len(kept) and (piece == len(gone) or gone[piece][0] >= end):
            at = end
            continue
        last = bisect_right(gone, start, piece, key=itemgetter(1))
        found += _gap(text, (at, start), gone[piece:last], inner=0 < number < len(kept))
        at, piece = end, last
    return found


def _gap(text: str, gap: tuple[int, int], gone: Sequence[Piece], *, inner: bool) -> list[Cut]:
    """Give the cuts in the gap before a kept span: its pieces, grown over the blanks that go with them."""
    at, start = gap
    found: list[Cut] = []
    if len(gone) > 1:
        _, ends, rules = zip(*gone[:-1], strict=True)
        starts = (at, *ends)
        removed = [text[low:high] for low, high in zip(starts, ends, strict=False)]
        found, at = cut_each(starts, removed, repeat(""), rules), ends[-1]
    low, high, rule = gone[-1] if gone else (at, at, "blank")
    if inner:
        at = at if "\n" in text[high:start] else low  # a part of the line that stays: the line feed stays too
    else:  # before the first kept line only its indent stays, after the last nothing
        high = start if start == len(text) else max(high, text.rfind("\n", high, start) + 1)
    return [*found, Cut(at, text[at:high], "", rule)] if at < high else found
