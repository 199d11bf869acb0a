"""Where on a page a field may be said: above the article, at its edges, below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.steps.label.fold import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from ipcorpus.document import Evidence
    from ipcorpus.steps.label.fields.hits import Hit, Hits

# A byline stands close above the article or below its title, credits close below the article: lines farther
# off belong to lists and comments.
ABOVE, _BELOW = 14, 12
# Datelines open the article, signatures close it.
_OPENING, _CLOSING = 5, 3
# A line of the article's opening that is metadata by half is a byline with words nobody foresaw.
_HALF = 0.5
# An unlabelled date counts so close to the title.
_BESIDE, _OVER = 10, 3
# Below lines of these labels nobody signs the article.
_OTHER_TEXTS = frozenset({"comments", "related"})
# Each of several reporters may have a line of this rule.
_REPORTER = "reporter-line"
# Such a line says of what the date below it is: a table's row, not a byline.
_OTHER_DATES = ("时间", "日期", "時間")


class Page(NamedTuple):
    """What the choice is made from: the lines with their hits, and which of them may say a field.

    `folded` are the lines' folded views, `found` the hits of the lines that have any, `title` is the title's
    line. Of the lines that have hits, `head` lists those above the article, the nearest first, then those
    below the title and in its opening, bylines before lines that say more than a byline does; `inside` its
    last lines, the last first, its opening ones and those that are metadata; `tail` the lines below it,
    `credits` those of them that stand above comments and other texts. `around` lists all lines of head and
    tail.
    """

    lines: Sequence[str]
    folded: Sequence[str]
    found: Mapping[int, Hits]
    evidence: Evidence
    body: tuple[int, int]
    title: int | None
    head: Sequence[int]
    inside: Sequence[int]
    tail: Sequence[int]
    credits: Sequence[int]
    around: Sequence[int]


def look(
    lines: Sequence[str],
    folded: Sequence[str],
    labels: Sequence[str],
    body: tuple[int, int],
    found: Mapping[int, Hits],
    evidence: Evidence,
) -> Page:
    """Look a page over: where its title, head and edges are."""
    title = labels.index("title") if "title" in labels else None
    (first, last), inner = body, enumerate(labels[slice(*body)], body[0])
    meta = {index for index, name in inner if name == "meta"}
    tail = range(last, min(len(lines), last + _BELOW))
    edges = [
        *range(last - 1, max(first - 1, last - 1 - _CLOSING), -1),
        *range(first, min(last, first + _OPENING)),
    ]
    head = _head(body, title, found, meta)
    above, inside, under = (
        [index for index in dict.fromkeys(part) if index in found]
        for part in (head, [*edges, *sorted(meta)], tail)
    )
    above.sort(key=lambda index: not _is_byline(found[index]))
    end = next((index for index in tail if labels[index] in _OTHER_TEXTS), last + _BELOW)
    signed = [index for index in under if index < end]
    return Page(lines, folded, found, evidence, body, title, above, inside, under, signed, [*head, *tail])


def _head(
    body: tuple[int, int], title: int | None, found: Mapping[int, Hits], meta: Container[int]
) -> list[int]:
    first, last = body
    above = range(first - 1, max(-1, first - 1 - ABOVE), -1)
    below = range(title + 1, min(first, title + 1 + _BESIDE)) if title is not None else ()
    opening = (i for i in range(first, min(last, first + _OPENING)) if i in meta or _is_byline(found.get(i)))
    return list(dict.fromkeys([*above, *below, *opening]))


def _is_byline(hits: Hits | None) -> bool:
    return bool(hits and hits.share >= _HALF)


def beside(page: Page) -> list[int]:
    """List the lines where a date without a label is the article's: right below its title or above it."""
    title, first = page.title, page.body[0]
    if title is not None:
        below = range(title + 1, min(max(first, title + 2), title + 1 + _BESIDE))
        lines = [*below, *_over(page, title), *(index for index in page.head if index >= first)]
    else:
        lines = list(range(first - 1, max(-1, first - 1 - _OPENING), -1))
    return [index for index in lines if index < 1 or not page.lines[index - 1].endswith(_OTHER_DATES)]


def _over(page: Page, title: int) -> Iterator[int]:
    """Give the line above the title, and those above it as long as they are metadata."""
    for index in range(title - 1, max(-1, title - 1 - _OVER), -1):
        yield index
        found = page.found.get(index)
        if not (found and found.whole) or any(hit.field == "section" for hit in found.found):
            return


def best(page: Page, field: str, lines: Sequence[int], not_these: Container[str] = ()) -> list[Hit]:
    """Give the hits of the most trusted rule that read the field, from the first line where it did.

    `not_these` are folded values that another field has already.
    """
    hits = [
        (hit.rank, order, hit)
        for order, index in enumerate(lines)
        for hit in page.found[index].found
        if hit.field == field and (not not_these or fold(hit.value) not in not_these)
    ]
    if not hits:
        return []
    rank, order, _ = min(hits, key=lambda entry: entry[:2])
    return [hit for at, line, hit in hits if (at, line) == (rank, order)]


def together(page: Page, hits: list[Hit]) -> list[Hit]:
    """Give hits with those in the lines next to theirs where each of several reporters has a line."""
    at = next((index for index, line in page.found.items() if hits[0] in line.found), None)
    if at is None or hits[0].rule != _REPORTER:
        return hits
    above, below = (
        [hit for hit in hits_of(page, near) if hit.rule == _REPORTER] for near in (at - 1, at + 1)
    )
    return [*above, *hits, *below]


def hits_of(page: Page, index: int) -> tuple[Hit, ...]:
    """Give all that a line states."""
    hits = page.found.get(index)
    return hits.found if hits else ()


def near(page: Page) -> list[str]:
    """Give the folded lines around the article, where what the page's head says must be seen."""
    return [page.folded[index] for index in page.around]
