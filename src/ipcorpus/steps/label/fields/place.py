"""Where on a page a field may be said: above the article, at its edges, below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.steps.label.fold import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from ipcorpus.document import Evidence
    from ipcorpus.steps.label.fields.byline import Hit, Hits

# A byline stands close above the article or below its title, credits close below the article: lines farther
# off belong to lists and comments.
ABOVE, _BELOW = 14, 12
# Datelines open the article, signatures close it.
_OPENING, _CLOSING = 5, 5
# A line of the article's opening that is metadata by half is a byline with words nobody foresaw.
_HALF = 0.5
# An unlabelled date counts so close to the title.
_BESIDE = 10
# Such a line says of what the date below it is: a table's row, not a byline.
_OTHER_DATES = ("时间", "日期", "時間")


class Page(NamedTuple):
    """What the choice is made from: one label and the hits of each line, and the bounds of the article."""

    lines: Sequence[str]
    labels: Sequence[str]
    body: tuple[int, int]
    found: Sequence[Hits | None]
    evidence: Evidence

    @property
    def title(self) -> int | None:
        """Give the line that is labelled as the title."""
        return next((index for index, label in enumerate(self.labels) if label == "title"), None)


def head(page: Page) -> list[int]:
    """List the lines above the article, the nearest first, then those below the title and in its opening."""
    first, last = page.body
    above = range(first - 1, max(-1, first - 1 - ABOVE), -1)
    title = page.title
    below = range(title + 1, min(len(page.lines), title + 1 + _BESIDE)) if title is not None else ()
    opening = [index for index in range(first, min(last, first + _OPENING)) if _is_byline(page, index)]
    return list(dict.fromkeys([*above, *(index for index in below if index < first), *opening]))


def tail(page: Page) -> list[int]:
    """List the lines below the article."""
    last = page.body[1]
    return list(range(last, min(len(page.lines), last + _BELOW)))


def inside(page: Page) -> list[int]:
    """List the article's last lines, the last first, its opening lines, and its lines that are metadata."""
    first, last = page.body
    closing = range(last - 1, max(first - 1, last - 1 - _CLOSING), -1)
    opening = range(first, min(last, first + _OPENING))
    meta = (index for index in range(first, last) if page.labels[index] == "meta")
    return list(dict.fromkeys([*closing, *opening, *meta]))


def beside(page: Page) -> list[int]:
    """List the lines where a date without a label is the article's: right below its title or above it."""
    title, first = page.title, page.body[0]
    if title is not None:
        lines = [*range(title + 1, min(max(first, title + 2), title + 1 + _BESIDE)), *range(title - 1, title)]
    else:
        lines = list(range(first - 1, max(-1, first - 1 - _OPENING), -1))
    return [index for index in lines if index < 1 or not page.lines[index - 1].endswith(_OTHER_DATES)]


def best(page: Page, field: str, lines: Sequence[int], not_these: Container[str] = ()) -> list[Hit]:
    """Give the hits of the most trusted rule that read the field, from the first line where it did.

    `not_these` are folded values that another field has already.
    """
    hits = [
        (hit.rank, order, hit)
        for order, index in enumerate(lines)
        for hit in hits_of(page, index)
        if hit.field == field and fold(hit.value) not in not_these
    ]
    if not hits:
        return []
    rank, order, _ = min(hits, key=lambda entry: entry[:2])
    return [hit for at, line, hit in hits if (at, line) == (rank, order)]


def hits_of(page: Page, index: int) -> tuple[Hit, ...]:
    """Give all that a line states."""
    hits = page.found[index] if 0 <= index < len(page.found) else None
    return hits.found if hits else ()


def near(page: Page) -> Iterator[str]:
    """Give the folded lines around the article, where what the page's head says must be seen."""
    for index in (*head(page), *tail(page)):
        yield fold(page.lines[index])


def _is_byline(page: Page, index: int) -> bool:
    hits = page.found[index]
    return page.labels[index] == "meta" or bool(hits and hits.share >= _HALF)
