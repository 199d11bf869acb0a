"""Decide among all that a page says of its article: by who says it and where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.document import Evidence, Fields
from ipcorpus.steps.label.fields import accounts, dates, names, papers, titles, values
from ipcorpus.steps.label.fields.place import ABOVE, Page, beside, best, hits_of, look, near, together
from ipcorpus.steps.label.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ipcorpus.steps.label.fields.hits import Hits

_CRUMB = re.compile(r"^.{0,8}位置 *+:? *$")
_HOME = re.compile(r"\S{0,6}首页[> →]*$")
_ARROW, _SIGNS = re.compile(r"^(?:>+|→|-|/) *"), (">", "→")
_LONGEST_CRUMB = 16
# A title may stand above a menu, but no menu has more lines than this.
_FAR = 300
_LABEL = re.compile(r"^(?:来源|编辑|责任编辑|责编|作者) *: *")
_BETWEEN = re.compile(r"[,，;；、|]")
# Names of writers stand so close below the title, so many characters of them; one of two hanzi may be a word.
_SIGNED, _NAMES, _SHORT = 2, 20, 2
# The stamp of an announcement is two lines, around the end of its text.
_STAMP = 3
# Above the title the parts of a day may stand so many lines off.
_OVER = 6
_NOTHING = Evidence()
# The rules of days that others outweigh: one without a label, one on which the page was renewed.
_UPDATED = "date-updated"
_LESS = ("date-bare", _UPDATED)
_APART = re.compile(r"[\s|·/,、:;()\[\]]+")
_WORD = re.compile(r"[^\W\d_]{2}")


def gather(
    lines: Sequence[str],
    folded: Sequence[str],
    labels: Sequence[str],
    body: tuple[int, int],
    found: Mapping[int, Hits],
    evidence: Evidence | None = None,
) -> Fields:
    """Give an article's fields out of the lines around and in it, and of what is known beside the lines.

    `folded` and `labels` have one entry a line, `found` those that state anything, `body` bounds the article.
    A labelled byline wins over the page's head, that over the address, that over a date near the title.
    """
    said = found or "title" in labels or (evidence or _NOTHING) != _NOTHING
    if not said and body[0] == 0:
        return Fields()
    page = look(lines, folded, labels, body, found, evidence or Evidence())
    title = _title(page)
    source = _source(page)
    editor = _editor(page)
    return Fields(
        title=title,
        source=source,
        authors=_authors(page, source, editor),
        editor=editor,
        published=_published(page),
        section=_section(page, title),
        keywords=_keywords(page, title),
    )


def _title(page: Page) -> str | None:
    """Take the labelled line; one far above is the site's, when a line close to the article is named too."""
    at, first = page.title, page.body[0]
    line = None if at is None else page.lines[at]
    over = range(first - 1, max(-1, first - _FAR), -1) if page.evidence.title else ()
    above = [page.lines[index] for index in over if index != at]
    far = at is not None and first - at > ABOVE
    closer = titles.seen(page.evidence.title, above[:ABOVE]) if far else None
    return closer or titles.best(line, page.evidence.title, above, page.evidence.site)


def _source(page: Page) -> str | None:
    above = best(page, "source", page.head)
    if above and above[0].rule != "source-bare":
        return above[0].value
    below = best(page, "source", [*page.tail, *page.inside])
    bare = _bare_sources(page) if above else ()
    stated = (_stated("source", value) for value in page.evidence.source)
    said = (hit.value for hit in below if hit.rule != "source-bare")
    return next(filter(None, (*said, *bare, *stated)), None) or accounts.outlet(page)


def _bare_sources(page: Page) -> list[str]:
    """Give the outlets that stand without a label beside the title, and are not people named elsewhere."""
    near = (hit for index in (*page.head, *page.inside) for hit in hits_of(page, index))
    people = [hit.value for hit in near if hit.field in {"authors", "editor"}]
    writers = {fold(name) for name in page.evidence.people}
    found = (hit for index in beside(page) for hit in hits_of(page, index) if hit.rule == "source-bare")
    outlets = (hit.value for hit in found if fold(hit.value) not in writers)
    return [value for value in outlets if not any(_is_of(value, person) for person in people)]


def _is_of(outlet: str, person: str) -> bool:
    """Tell whether what stands for an outlet is a person's name, alone or with words beside it."""
    return person in outlet and (person != outlet or not values.confirms("source", fold(outlet)))


def _authors(page: Page, source: str | None, editor: str | None) -> tuple[str, ...]:
    outlet = {fold(source)} if source else set()
    hits = best(page, "authors", [*page.head, *page.inside], outlet)
    if not hits:
        found = _confirmed(page, outlet, editor) or _named(page) or _posted(page, outlet) or _cited(page)
        hits = [] if found else best(page, "authors", page.credits, outlet)
        if not hits:
            return found
    if hits[0].rule.startswith("closing-"):  # a label below the article says it better
        hits = best(page, "authors", _labelled(page), outlet) or hits
    return tuple(dict.fromkeys(hit.value for hit in together(page, hits)))


def _labelled(page: Page) -> list[int]:
    """Give the lines close below the article that name its author by the label."""
    return [at for at in page.credits if any(hit.rule == "author-label" for hit in hits_of(page, at))]


def _named(page: Page) -> tuple[str, ...]:
    """Give the people of a line of nothing but names between the title and its byline."""
    title, first = page.title, page.body[0]
    for index in range(title + 1, min(title + 1 + _SIGNED, first - 1)) if title is not None else ():
        dated = _is_dated(page, index + 1) or (index + 1 in page.found and _is_dated(page, index + 2))
        if index in page.found or not dated:
            continue
        line = page.lines[index]
        people = line.replace("、", " ").split() if len(line) <= _NAMES else []
        alone = len(people) == 1
        if people and all(names.is_person(fold(name), common=alone) for name in people):
            return tuple(people) if not alone or len(line) > _SHORT else ()
    return ()


def _posted(page: Page, outlet: set[str]) -> tuple[str, ...]:
    writer = accounts.posted(page).writer
    return (writer,) if writer and fold(writer) not in outlet else ()


def _cited(page: Page) -> tuple[str, ...]:
    return papers.writers(page.lines, page.folded, (at for at in page.head if at < page.body[0]))


def _is_dated(page: Page, index: int) -> bool:
    return any(hit.field == "published" for hit in hits_of(page, index))


def _confirmed(page: Page, outlet: set[str], editor: str | None) -> tuple[str, ...]:
    """Give the authors of the page's head that a line near the article names as well.

    What looks like no person's name counts where structured data says that it is one's, and stands alone.
    """
    stated = [name for name in page.evidence.authors if names.is_person(fold(name))]
    pens = [name for name in page.evidence.people if not names.is_person(fold(name))]
    if not (stated or pens):
        return ()
    others = outlet.union(re.split("[、 ]", fold(editor or "")), map(fold, page.evidence.site))
    lines = near(page)
    words = {word for line in lines for word in _APART.split(line)} if pens else ()
    seen = [name for name in stated if any(fold(name) in line for line in lines)]
    seen += [name for name in pens if fold(name) in words and names.is_pen(fold(name))]
    return tuple(dict.fromkeys(name for name in seen if fold(name) not in others))


def _editor(page: Page) -> str | None:
    hits = best(page, "editor", [*page.tail, *page.inside, *page.head])
    stated = (_stated("editor", value) for value in page.evidence.editor)
    return hits[0].value if hits else next((value for value in stated if value), None)


def _published(page: Page) -> str | None:
    hits = best(page, "published", page.head)
    known = [date for date in map(dates.stated, page.evidence.published) if date]
    if hits and not hits[0].rule.startswith(_LESS):
        return dates.timed(hits[0].value, known)
    if page.evidence.url and (day := dates.address(page.evidence.url)):
        known.append(day)
    said = [hit for index in beside(page) for hit in hits_of(page, index) if hit.field == "published"]
    bare = [hit.value for hit in said if hit.rule != _UPDATED]
    # A date beside the title says the time as well, when it is of a day that is known otherwise.
    days = {date[:10] for date in known} | {dates.written(value) for value in page.evidence.published}
    agreed = [dates.timed(date, known) for date in bare if date[:10] in days]
    if agreed or known:
        return [*agreed, *known][0]
    # News name where they are from; what a novel's chapter calls renewed was written nobody knows when.
    updated = [hit.value for hit in hits if hit.rule == _UPDATED and best(page, "source", page.head)]
    below = [hit.value for hit in best(page, "published", page.tail) if hit.rule == "date-label"]
    first, end = page.body
    low = first - ABOVE if page.title is None else min(page.title, first) - _OVER
    apart = dates.apart(page.folded[max(0, low) : first])
    stamped = dates.stamped(page.folded[max(0, end - _STAMP) : end + _STAMP])
    printed = papers.printed(page.folded[:first])[1]
    return next(filter(None, (stamped, *bare, *below, apart, printed, *updated)), None)


def _section(page: Page, title: str | None) -> tuple[str, ...]:
    """Give the breadcrumb above the article, also one broken over lines, without the title."""
    above = range(page.body[0] - 1, -1, -1)
    for index in (at for at in above if at in page.found or "位" in page.folded[at]):
        parts = [hit.value for hit in hits_of(page, index) if hit.field == "section"]
        if parts or _CRUMB.search(page.folded[index]):
            return _untitled([*parts, *_broken(page, index)], title)
    stated = [part for part in page.evidence.section if values.states("section", fold(part))]
    return _untitled(stated, title)


def _broken(page: Page, index: int) -> list[str]:
    """Give the rest of a breadcrumb whose steps stand in lines of their own."""
    parts: list[str] = []
    goes_on = page.folded[index].endswith(_SIGNS)
    for at, folded in enumerate(page.folded[index + 1 : page.body[0]], index + 1):
        arrow = _ARROW.match(folded)
        if not (goes_on or arrow or _HOME.match(folded)) or len(folded) > _LONGEST_CRUMB:
            break
        parts.append(page.lines[at][arrow.end() if arrow else 0 :].rstrip("> →"))
        goes_on = folded.endswith(_SIGNS)
    return [part for part in parts if part and values.states("section", fold(part))]


def _untitled(parts: Sequence[str], title: str | None) -> tuple[str, ...]:
    """Leave out the part of a breadcrumb that is the title."""
    start = titles.key(title)[:8] if title else None
    return tuple(part for part in parts if start is None or titles.key(part)[:8] != start)


def _keywords(page: Page, title: str | None) -> tuple[str, ...]:
    """Give the keywords that the page shows, else those of its head that its article speaks of."""
    hits = best(page, "keywords", [*page.head, *page.inside, *page.tail])
    stated = [word.strip() for words in page.evidence.keywords for word in _BETWEEN.split(words)]
    if hits or not any(stated):
        return tuple(dict.fromkeys(hit.value for hit in hits))
    text = "\n".join([fold(title or ""), *page.folded[slice(*page.body)]])
    spoken = (word for word in stated if len(word) > 1 and word != title and fold(word) in text)
    return tuple(dict.fromkeys(spoken))


def _stated(field: str, value: str) -> str | None:
    """Read a value of the page's head, where it may carry its label (`来源：甲城网 原创稿`)."""
    folded = fold(value)
    label = _LABEL.match(folded)
    for low, high in values.read(field, folded, label.end() if label else 0, len(folded)):
        if values.states(field, folded[low:high]) and _WORD.search(folded, low, high):
            return value[low:high]
    return None
