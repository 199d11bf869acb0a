"""HTML entities in a text that is no HTML: `&nbsp;`, `&ldquo;`, `&#8220;`."""

from __future__ import annotations

import html
import re
from unicodedata import category, is_normalized

from ipcorpus.document import Cut
from ipcorpus.steps.tidy.characters import characters

_ENTITY = re.compile(r"&(?:#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z][a-zA-Z0-9]{1,24});")
_REST = re.compile(r"[#\w]{1,26};")
_TAG = re.compile(r"[/!?\w]")


def entities(text: str) -> list[Cut]:
    """Give the cuts that resolve entities, once: `&amp;nbsp;` stays, for someone wrote about `&nbsp;`."""
    if "&" not in text or ";" not in text:
        return []
    found = ((entity, _resolved(text, entity)) for entity in _ENTITY.finditer(text))
    return [Cut(entity.start(), entity[0], put, "entity") for entity, put in found if put is not None]


def _resolved(text: str, entity: re.Match[str]) -> str | None:
    """Give what an entity stands for, None where it should stay as it is."""
    put = html.unescape(entity[0])
    if len(put) != 1 or not is_normalized("NFC", put):
        return None
    for cut in characters(put):
        put = cut.put
    return put if _plain(put) and not _makes_another(text, entity, put) else None


def _plain(char: str) -> bool:
    """Tell a letter, mark, symbol or space from what could be part of an entity or joins its neighbours."""
    return (
        not char or char == " " or (category(char)[0] in "LPS" and char not in "#;" and not _ascii_word(char))
    )


def _ascii_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _makes_another(text: str, entity: re.Match[str], put: str) -> bool:
    """Tell whether the character would complete another entity, or a tag, with what stands around it."""
    start, end = entity.span()
    before = text[start - 1 : start]
    if put == "&":
        return _REST.match(text, end) is not None
    if put in ("<", ">"):
        return _TAG.match(text, end) is not None or _TAG.match(before) is not None
    return not put and _TAG.match(before) is not None
