"""Turn what goes into cuts: whole lines with the blanks before them, and parts of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.document import Cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Piece(NamedTuple):
    """A part of the text that leaves it, because of a rule: a line's visible part or a piece of it."""

    start: int
    end: int
    rule: str


def cuts(text: str, kept: Sequence[tuple[int, int]], gone: Sequence[Piece]) -> list[Cut]:
    r"""Give the cuts that leave the kept spans as they stand: between two of them, blanks and indent stay.

    >>> cuts("首页\n\n  正文。\n\n再说。\n", [(6, 9), (11, 14)], [Piece(0, 2, "menu")])
    [Cut(start=0, removed='首页\n\n', put='', rule='menu'), Cut(start=14, removed='\n', put='', rule='blank')]
    """
    return list(_cuts(text, kept, sorted(gone)))


def _cuts(text: str, kept: Sequence[tuple[int, int]], gone: Sequence[Piece]) -> Iterator[Cut]:
    at, piece = 0, 0
    for number, (start, end) in enumerate([*kept, (len(text), len(text))]):
        if 0 < number < len(kept) and (piece == len(gone) or gone[piece].start >= end):
            at = end
            continue
        last = piece
        while last < len(gone) and gone[last].end <= start:
            last += 1
        spans = list(_gap(text, (at, start), gone[piece:last], inner=0 < number < len(kept)))
        yield from (Cut(low, text[low:high], "", rule) for low, high, rule in spans if low < high)
        at, piece = end, last


def _gap(text: str, gap: tuple[int, int], gone: Sequence[Piece], *, inner: bool) -> Iterator[Piece]:
    """Give the pieces of the gap before a kept span, grown over the blanks that go with them."""
    at, start = gap
    rest = gone[-1].end if gone else at
    if not inner:  # before the first kept line only its indent stays, after the last nothing
        rest = start if start == len(text) else max(rest, text.rfind("\n", rest, start) + 1)
    for number, (low, high, rule) in enumerate(gone):
        final = number == len(gone) - 1
        same_line = final and inner and "\n" not in text[high:start]
        yield Piece(low if same_line else at, rest if final else high, rule)
        at = high
    if not gone and not inner:
        yield Piece(at, rest, "blank")
