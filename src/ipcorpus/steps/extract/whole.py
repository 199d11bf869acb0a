"""Read an element that holds a text, or a link with its text, and nothing else: most of a page's are so.

What its tags and its text do one after the other is done at once, where they mean no more than a line, a link
or a piece of a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipcorpus.steps.extract import elements
from ipcorpus.steps.extract.look import PLAIN, leading, look_at, promising, vanishing
from ipcorpus.steps.extract.tokens import characters

if TYPE_CHECKING:
    from ipcorpus.steps.extract.reader import Reader
    from ipcorpus.steps.extract.tokens import Inside


def read(reader: Reader, tag: str, source: str, inside: Inside) -> None:
    """Read an element: its name, its attributes as written, and what is in it."""
    before, link, text, after = inside
    if "&" in text:
        text = characters(text)
    busy = reader.unseen is not None or reader.facts.listening
    if busy or not _READ.get(tag, _inline)(reader, tag, source, link, text):
        _read_in_turn(reader, tag, source, (before, link, text, after))


def _read_in_turn(reader: Reader, tag: str, source: str, inside: Inside) -> None:
    """Read the parts of an element one after the other."""
    before, link, text, after = inside
    reader.start(tag, source)
    if link is not None:
        if before:
            reader.text(before)
        reader.start("a", link)
    if text:
        reader.text(text)
    if link is not None:
        reader.end("a")
        if after:
            reader.text(after)
    reader.end(tag)


def _block(reader: Reader, tag: str, source: str, link: str | None, text: str) -> bool:
    """Make the text the line of a block; what is left open of the line before it ends."""
    look = look_at(source) if source else PLAIN
    if look.telling or (link and not leading(link)):
        return False
    number = reader.begin_block(tag, look)
    if text and not text.isspace():
        leads = reader.link if link is None else "href" in link
        linked = len(text) - text.count(" ") - text.count("\n") if leads else 0
        reader.write(text, number, linked)
    return True


def _link(reader: Reader, _tag: str, source: str, link: str | None, text: str) -> bool:
    """Make the text a piece of the line, and a link's."""
    if link is not None or not leading(source):
        return False
    reader.begin_link(source)
    if text:
        reader.text(text)
    reader.behind_link, reader.link = reader.link, False
    return True


def _inline(reader: Reader, _tag: str, source: str, link: str | None, text: str) -> bool:
    """Make the text a piece of the line."""
    if link is not None or promising(source):
        return False
    if text and source and vanishing(source):
        reader.drop("hidden", text)
    elif text:
        reader.text(text)
    reader.behind_link = False
    return True


def _no(*_: object) -> bool:
    """Leave an element that means more than its text."""
    return False


# How elements are read, for those that are not read within a line.
_READ = (
    dict.fromkeys(elements.BLOCKS, _block)
    | dict.fromkeys(("table", "tr", "html", "body"), _no)
    | dict.fromkeys((*elements.UNSEEN, *elements.VOID, *elements.STATING), _no)
    | {"a": _link}
)
