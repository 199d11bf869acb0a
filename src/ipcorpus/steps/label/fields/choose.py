"""Decide among all that a page says of its article: by who says it and where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.document import Evidence, Fields
from ipcorpus.steps.label.fields import dates, names, titles, values
from ipcorpus.steps.label.fields.byline import read_open
from ipcorpus.steps.label.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.label.fields.byline import Hit, Hits

# A byline stands close above the article, credits close below it: lines farther off belong to lists and
# comments (measured on line-labelled pages by the project: the farthest byline was 8 lines up).
_ABOVE, _BELOW = 14, 12
# Datelines open the article, signatures close it.
_OPENING, _CLOSING = 3, 3
_ARROW = re.compile(r"^(?:>+|→|-|/) *")
_LONGEST_CRUMB = 16
_LONGEST_VALUE = 30


class _Page(NamedTuple):
    """What the choice is made from."""

    lines: Sequence[str]
    labels: Sequence[str]
    body: tuple[int, int]
    found: Sequence[Hits | None]
    evidence: Evidence


def gather(
    lines: Sequence[str],
    labels: Sequence[str],
    body: tuple[int, int],
    found: Sequence[Hits | None],
    evidence: Evidence | None = None,
) -> Fields:
    """Give an article's fields out of the lines around and in it, and of what is known beside the lines.

    `labels` and `found` have one entry a line, `body` bounds the article's lines. A labelled byline wins
    over the page's head, that over the address, that over the first date near the title.
    """
    page = _Page(lines, labels, body, _closed(lines, found), evidence or Evidence())
    title = _title(page)
    source = _source(page)
    editor = _editor(page)
    return Fields(
        title=title,
        source=source,
        authors=_authors(page, source),
        editor=editor,
        published=_published(page),
        section=_section(page, title),
        keywords=_keywords(page),
    )


def _closed(lines: Sequence[str], found: Sequence[Hits | None]) -> Sequence[Hits | None]:
    """Give each label that ended a line the value in the next one."""
    whole = list(found)
    for index, hits in enumerate(found[:-1]):
        if hits and hits.open and len(lines[index + 1]) <= _LONGEST_VALUE:
            values = read_open(hits.open, lines[index + 1], fold(lines[index + 1]))
            whole[index] = hits._replace(found=(*hits.found, *values))
    return whole


def _title(page: _Page) -> str | None:
    lines = [line for line, label in zip(page.lines, page.labels, strict=True) if label == "title"]
    return titles.best(lines[0] if lines else None, page.evidence.title)


def _source(page: _Page) -> str | None:
    above = _best(page, "source", _head(page))
    if above and above[0].rule != "source-bare":
        return above[0].value
    below = _best(page, "source", [*_tail(page), *_inside(page)])
    stated = (_stated("source", value) for value in page.evidence.source)
    return next(
        (value for value in (*(hit.value for hit in (below or above)[:1]), *stated) if value),
        None,
    )


def _authors(page: _Page, source: str | None) -> tuple[str, ...]:
    outlet = fold(source or "")
    hits = _best(page, "authors", [*_head(page), *_inside(page), *_tail(page)], outlet)
    named = dict.fromkeys(hit.value for hit in hits)
    return tuple(named) or _confirmed(page, outlet)


def _confirmed(page: _Page, outlet: str) -> tuple[str, ...]:
    """Give the authors of the page's head that a line near the article names as well."""
    near = [fold(page.lines[index]) for index in (*_head(page), *_tail(page))]
    said = [name for name in page.evidence.authors if names.is_person(fold(name)) and fold(name) != outlet]
    return tuple(dict.fromkeys(name for name in said if any(fold(name) in line for line in near)))


def _editor(page: _Page) -> str | None:
    hits = _best(page, "editor", [*_tail(page), *_inside(page), *_head(page)])
    stated = (_stated("editor", value) for value in page.evidence.editor)
    return hits[0].value if hits else next((value for value in stated if value), None)


def _published(page: _Page) -> str | None:
    hits = _best(page, "published", _head(page))
    if hits and not hits[0].rule.startswith("date-bare"):
        return hits[0].value
    stated = [date for date in map(dates.stated, page.evidence.published) if date]
    url = dates.address(page.evidence.url) if page.evidence.url else None
    bare = [hit.value for hit in hits]
    below = [hit.value for hit in _best(page, "published", _tail(page)) if hit.rule == "date-label"]
    known = stated or ([url] if url else below)
    # A date beside the title says the time as well, when it is of the day that is known otherwise.
    agreed = [date for date in bare if known and date[:10] == known[0][:10]]
    return next(iter([*agreed[:1], *known, *bare]), None)


def _section(page: _Page, title: str | None) -> tuple[str, ...]:
    """Give the breadcrumb above the article, also one broken over lines, without the title."""
    for index in range(page.body[0] - 1, -1, -1):
        hits = page.found[index]
        parts = [hit.value for hit in hits.found if hit.field == "section"] if hits else []
        if parts or (hits and "位置" in fold(page.lines[index])):
            return tuple(part for part in [*parts, *_broken(page, index)] if not _is_title(part, title))
    stated = [part for part in page.evidence.section if values.states("section", fold(part))]
    return tuple(part for part in stated if not _is_title(part, title))


def _broken(page: _Page, index: int) -> list[str]:
    """Give the rest of a breadcrumb whose steps stand in lines of their own."""
    parts: list[str] = []
    for line in page.lines[index + 1 : page.body[0]]:
        arrow = _ARROW.match(fold(line))
        first = not parts and fold(line).endswith("首页")
        if not (arrow or first) or len(line) > _LONGEST_CRUMB:
            break
        parts.append(line[arrow.end() if arrow else 0 :].strip())
    return [part for part in parts if values.states("section", fold(part))]


def _is_title(part: str, title: str | None) -> bool:
    return bool(title) and titles.key(part)[:8] == titles.key(title or "")[:8]


def _keywords(page: _Page) -> tuple[str, ...]:
    hits = _best(page, "keywords", [*_head(page), *_inside(page), *_tail(page)])
    return tuple(dict.fromkeys(hit.value for hit in hits))


def _head(page: _Page) -> list[int]:
    """List the lines above the article, the nearest first, and a byline below its subtitle."""
    first, last = page.body
    inner = [index for index in range(first, min(last, first + _OPENING)) if page.labels[index] == "meta"]
    return [*range(first - 1, max(-1, first - 1 - _ABOVE), -1), *inner]


def _tail(page: _Page) -> list[int]:
    last = page.body[1]
    return list(range(last, min(len(page.lines), last + _BELOW)))


def _inside(page: _Page) -> list[int]:
    """List the article's opening and closing lines, and those inside it that are metadata altogether."""
    first, last = page.body
    edges = {*range(first, min(last, first + _OPENING)), *range(max(first, last - _CLOSING), last)}
    return [index for index in range(first, last) if index in edges or page.labels[index] == "meta"]


def _best(page: _Page, field: str, lines: Sequence[int], outlet: str = "") -> list[Hit]:
    """Give the hits of the most trusted rule that read the field, from the first line where it did.

    An author that is the outlet over again is none.
    """
    hits = [
        (hit.rank, order, hit)
        for order, index in enumerate(lines)
        for hit in _hits_of(page, index)
        if hit.field == field and not (outlet and fold(hit.value) == outlet)
    ]
    if not hits:
        return []
    rank, order, _ = min(hits, key=lambda entry: entry[:2])
    return [hit for at, line, hit in hits if (at, line) == (rank, order)]


def _hits_of(page: _Page, index: int) -> tuple[Hit, ...]:
    hits = page.found[index]
    return hits.found if hits else ()


def _stated(field: str, value: str) -> str | None:
    """Read a value of the page's head, where it may carry its label (`来源：甲城网 原创稿`)."""
    folded = fold(value)
    start = folded.find(":") + 1 if folded.startswith(("来源", "编辑", "责任编辑", "责编")) else 0
    spans = values.read(field, folded, start, len(folded))
    for low, high in spans:
        if values.states(field, folded[low:high]) and not folded[low:high].isdigit():
            return value[low:high]
    return None
