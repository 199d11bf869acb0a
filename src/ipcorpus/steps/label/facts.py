"""Lines that look like a byline or a footer and are the text's own: cards of books, forms, ways to reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipcorpus.lazily import lazily
from ipcorpus.steps.label.runs import is_contact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.label.trait import Trait

# Rows of the card of a book, a film, a song or a word: who is named beside them did not write the page.
_ROW = lazily(
    r"(?:书 ?名|片名|剧名|曲名|歌名|出版社|出版(?:时间|日期)|定价|isbn|开本|装帧|译者"
    r"|导演|编剧|主演|出品人|制片人|美术|录音|剪辑|作词|作曲|演唱|释义|近义词|反义词|例句) ?:"
)
_STAFF, _ADDRESS = "staff-credit", "page-address"
# So many addresses are a text's own.
_LISTED = 3
# A form that two parties fill in says each label twice.
_TWICE = lazily(r"([^: ]{2,8}):[^:]{0,24} \1:")
# Below the heading of an item stands when something takes place: 一、时间.
_WHEN = lazily(
    r"\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[、.]|\)[、.]?) ?[㐀-鿿]{0,8}(?:时间|日期)(?:安排)?:?$"
)
# A fact with its label.
_FACT = lazily(r"[㐀-鿿]{2,10} ?: ?\S")


def carded(lines: Sequence[str], traits: Sequence[Trait], marked: Sequence[int]) -> Iterator[int]:
    """Give the lines that state an author, a source, a day or a trade as a row of a card or a form does."""
    for index in [index for index in marked if traits[index].meta or traits[index].rule == _STAFF]:
        form = traits[index].meta and _TWICE.match(lines[index])
        row = _credits(traits[index]) and any(_is_row(lines, traits, at) for at in (index - 1, index + 1))
        if form or row or (index > 0 and traits[index].hits and _WHEN.match(lines[index - 1])):
            yield index


def _credits(trait: Trait) -> bool:
    """Tell whether a line is one field of a byline, or who took the pictures."""
    return trait.rule == _STAFF or (trait.meta and len(trait.fields) == 1)


def _is_row(lines: Sequence[str], traits: Sequence[Trait], index: int) -> bool:
    return 0 <= index < len(lines) and not traits[index].stops and bool(_ROW.match(lines[index]))


def reachable(lines: Sequence[str], traits: Sequence[Trait], marked: Sequence[int]) -> Iterator[int]:
    """Give the lines below other facts that say how to reach somebody, on a page without other furniture."""
    taken = [index for index in marked if traits[index].furniture]
    if all(is_contact(traits[at]) and _is_below_fact(lines, traits, at) for at in taken):
        yield from taken


def cited(lines: Sequence[str], traits: Sequence[Trait], marked: Sequence[int]) -> Iterator[int]:
    """Give the addresses that a text lists, or announces in the line above: a page tells one of its own."""
    found = [index for index in marked if traits[index].rule == _ADDRESS]
    for index in [index for index in found if lines[index].startswith(("http", "www."))]:
        above = traits[index - 1] if index else None
        if len(found) >= _LISTED or (above and above.leads and not above.stops):
            yield index


def _is_below_fact(lines: Sequence[str], traits: Sequence[Trait], index: int) -> bool:
    both = lines[max(0, index - 1) : index + 1]
    return index > 0 and not traits[index - 1].stops and all(_FACT.match(line) for line in both)
