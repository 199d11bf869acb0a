"""The lines of a text as the labeller sees them: their offsets, folded text and place on the page."""

from __future__ import annotations

from hashlib import blake2b
from itertools import accumulate, compress, count
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.steps.label.fold import fold

if TYPE_CHECKING:
    from collections.abc import Collection


class Views(NamedTuple):
    """The lines of a text that show something, in order, in columns; blank lines have no place in them.

    `numbers` count all lines of the text from 0, blank ones too (as cues of HTML lines do). `starts` are the
    places in the text where their visible parts begin, blanks at a line's edges left out; `texts` are these
    parts and `folded` their folded views, as long.
    """

    numbers: list[int]
    starts: list[int]
    texts: list[str]
    folded: list[str]

    def at(self, indices: Collection[int]) -> Views:
        """Give some of the lines, by their places among these."""
        return Views(
            [*map(self.numbers.__getitem__, indices)],
            [*map(self.starts.__getitem__, indices)],
            [*map(self.texts.__getitem__, indices)],
            [*map(self.folded.__getitem__, indices)],
        )

    def trim(self, index: int, low: int, high: int) -> None:
        """Leave but a part of a line."""
        self.starts[index] += low
        for column in (self.texts, self.folded):
            column[index] = column[index][low:high]


def views(text: str) -> Views:
    r"""Give the lines that show something.

    >>> found = views("首頁\n\n  今天是星期一。 ")
    >>> found.numbers, found.starts, found.texts
    ([0, 2], [0, 6], ['首頁', '今天是星期一。'])
    """
    texts, folded = text.split("\n"), fold(text).split("\n")
    shown = [*map(str.strip, folded)]
    starts = map(add, accumulate(map(len, texts), initial=0), count())
    numbers = [*compress(count(), shown)]
    found = Views(numbers, [*compress(starts, shown)], [*compress(texts, shown)], [*compress(folded, shown)])
    visible = [*filter(None, shown)]
    if visible == found.folded:  # no blank at any line's edge, as in most tidied texts
        return found
    for index, (line, seen) in enumerate(zip(found.folded, visible, strict=True)):
        if line != seen:
            low = len(line) - len(line.lstrip())
            found.trim(index, low, low + len(seen))
    return found


def key(folded: str) -> int:
    """Give the number by which a folded line is known among the lines that repeat across a site's pages."""
    return int.from_bytes(blake2b(folded.encode(errors="surrogatepass"), digest_size=8).digest())
