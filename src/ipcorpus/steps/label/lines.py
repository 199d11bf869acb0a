"""The lines of a text as the labeller sees them: views with offsets, folded text and place on the page."""

from __future__ import annotations

from functools import partial
from hashlib import blake2b
from typing import NamedTuple

from ipcorpus.steps.label.fold import fold


class View(NamedTuple):
    """One line that shows something; blank lines have no view.

    `number` counts all lines of the text from 0, blank ones too (as cues of HTML lines do). `start` and
    `end` bound the visible part of the line in the text, blanks at its edges left out; `text` is that
    part and `folded` its folded view, as long.
    """

    number: int
    start: int
    end: int
    text: str
    folded: str


# Makes a view of a tuple of its parts, in half the time of calling View: a page may have hundreds.
_view_of = partial(tuple.__new__, View)


def views(text: str) -> list[View]:
    r"""Give a view of each line that shows something, in order.

    >>> [(view.number, view.start, view.text) for view in views("首頁\n\n  今天是星期一。 ")]
    [(0, 0, '首頁'), (2, 6, '今天是星期一。')]
    """
    found: list[View] = []
    start = 0
    for number, (line, folded) in enumerate(zip(text.split("\n"), fold(text).split("\n"), strict=True)):
        size, shown = len(line), folded.strip()
        if shown == folded:
            if line:
                found.append(_view_of((number, start, start + size, line, folded)))
        elif shown:
            low = size - len(folded.lstrip())
            high = low + len(shown)
            found.append(_view_of((number, start + low, start + high, line[low:high], shown)))
        start += size + 1
    return found


def key(folded: str) -> int:
    """Give the number by which a folded line is known among the lines that repeat across a site's pages."""
    return int.from_bytes(blake2b(folded.encode(errors="surrogatepass"), digest_size=8).digest())
