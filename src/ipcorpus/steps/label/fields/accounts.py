"""Who wrote and who posted, where a public account's page sets their names beside the day without a label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.steps.label.fields import names, papers
from ipcorpus.steps.label.fields.place import hits_of
from ipcorpus.steps.label.fold import fold

if TYPE_CHECKING:
    from ipcorpus.steps.label.fields.place import Page

# What a site says of a writing of its own.
_ORIGINAL = "原创"
# Behind or below the day stands where the account posted from.
_FROM = re.compile(r"(?:.*\d )?(?:发表|发布)于:? ?[㐀-鿿]{2,3}(?:省|市|自治区)?")
# Words that end so are outlets, where no label says it.
_OUTLET = re.compile(r"(?!本)[㐀-鿿a-z]{2,9}(?:网|报|社|电视台|周刊|杂志|客户端|财经|在线|观察)")
# A name is one word, so long; beside the two may stand whose text the account took over.
_MOST = 3
NAME = re.compile(r"[^\s,.;:!?。、()\[\]《》\"]{2,16}")


class Posted(NamedTuple):
    """The writer and the account as the page writes them, empty where it does not say."""

    writer: str
    account: str


def posted(page: Page) -> Posted:
    """Give who wrote and who posted: the words between the title and the day on which the account posted."""
    if page.title is None:
        return Posted("", "")
    for day in range(page.title + 1, page.body[0]):
        start = _dated(page, day)
        below = page.folded[day : day + 2]
        if start is not None and any("于" in line and _FROM.fullmatch(line) for line in below):
            said = [*page.lines[page.title + 1 : day], page.lines[day][:start]]
            return _named([word for line in said for word in line.split() if word != _ORIGINAL])
    return Posted(_original(page, page.title), "")


def outlet(page: Page) -> str | None:
    """Give the account that posted, an outlet alone beside the day, or the paper that a page is of."""
    if account := posted(page).account:
        return account
    lines = range(page.body[0] if page.title is None else page.title + 1, page.body[0])
    for index in lines:
        if index in page.found or not _OUTLET.fullmatch(page.folded[index]):
            continue
        if any(at in lines and _dated(page, at) is not None for at in (index - 1, index + 1)):
            return page.lines[index]
    paper = papers.printed(page.folded[: page.body[0]])[0]
    return papers.named(page.evidence.title) if paper is None else page.lines[paper].strip()


def _named(words: list[str]) -> Posted:
    """Tell writer and account among the words above a day: the account is the last, the writer before it."""
    glued = any(word.startswith(_ORIGINAL) for word in words)
    if glued or not 0 < len(words) <= _MOST or not NAME.fullmatch(fold(words[-1])):
        return Posted("", "")
    wrote = len(words) == 2 and words[0] != words[1] and names.is_pen(fold(words[0]))  # noqa: PLR2004 - and no more
    return Posted(words[0] if wrote else "", words[-1])


def _original(page: Page, title: int) -> str:
    """Give who wrote what a site marks as original: below the mark stand a name, the account, the day."""
    for index in range(title + 1, page.body[0] - 2):
        if page.lines[index].strip() != _ORIGINAL:
            continue
        name, below = page.lines[index + 1].strip(), page.lines[index + 2]
        dated = next((at for at in (index + 2, index + 3) if _dated(page, at) is not None), None)
        follows = dated is not None and (dated > index + 2 or below.strip().startswith("于"))
        if follows and names.is_pen(fold(name)):
            return name
    return ""


def _dated(page: Page, index: int) -> int | None:
    """Give where a line says the day, None where it does not."""
    return next((hit.start for hit in hits_of(page, index) if hit.field == "published"), None)
