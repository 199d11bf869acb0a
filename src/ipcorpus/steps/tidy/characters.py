"""Characters that are another one in disguise, or none at all."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ipcorpus.document import Cut

if TYPE_CHECKING:
    from collections.abc import Callable

LINES = "\r\v\f\x85\u2028\u2029"
SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Controls, soft hyphen, zero-width, word joiners, bidirectional marks, the object replacement character
# and what Unicode reserves as no character.
INVISIBLE = (
    "\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufffc\ufffe\uffff"
)
JOINERS = "\u200c\u200d"
WIDE = "０-９Ａ-Ｚａ-ｚ"
SURROGATES = "\ud800-\udfff"
# Small and vertical forms of marks (the blocks at FE10, FE30 and FE50), each above what it stands for.
FORMS = (
    "︐︑︒︓︔︕︖︗︘︙︰︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈﹐﹑﹔﹕﹖﹗﹙﹚﹛﹜﹝﹞﹟﹠﹡﹢﹣﹤﹥﹦﹨﹩﹪﹫",
    "，、。：；！？〖〗…：（）｛｝〔〕【】《》〈〉「」『』［］，、；：？！（）｛｝〔〕#&*+-<>=\\$%@",
)
_TO_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Letters that take another shape beside a joiner (Arabic to Myanmar), and pictures joined into one.
_JOINED, _PICTURE = re.compile("[\u0600-\u109f]"), re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")
_HIDDEN = re.compile(f"[{INVISIBLE}]+")
_OPEN = re.compile(f"[ \t\n{LINES}{SPACES}\ue5e5]")
# Where Word and Wingdings keep their bullets.
_BULLETS = range(0xF020, 0xF100)


def characters(text: str, width: str = "ascii", *, markup: bool = False) -> list[Cut]:
    """Give the cuts that put every character of a text into its ordinary form.

    In a page's lines (`markup`) what would end a line elsewhere is a space, as HTML has it.
    """
    search, part = _patterns()
    cuts = []
    for run in search.finditer(text):
        for found in part.finditer(text, *run.span()):
            rule = found.lastgroup or ""
            put = _PUT[rule](text, *found.span())
            if rule == "newline" and markup:
                put = " " * len(found[0])
            if put != found[0] and (rule != "width" or width == "ascii"):
                cuts.append(Cut(found.start(), found[0], put, _rule(rule, found[0])))
    return cuts


def ordinary(text: str) -> bool:
    """Tell whether a text needs none of these cuts."""
    return not _patterns()[0].search(text)


def _newline(text: str, start: int, end: int) -> str:
    run = text[start:end]
    if text.startswith("\n", end):
        run = run.rstrip("\r")
    return "\n" * len(run)


def _joiner(text: str, start: int, end: int) -> str:
    before, after = text[start - 1 : start], text[end : end + 1]
    if _JOINED.match(before) or (_PICTURE.match(before) and _PICTURE.match(after)):
        return text[start:end]
    return ""


def _private(text: str, start: int, end: int) -> str:
    """Drop icons that stand alone; between letters they may be letters of a font of the page's own."""
    if _free(text, start - 1, -1) and (ord(text[start]) in _BULLETS or _free(text, end, 1)):
        return ""
    return _HIDDEN.sub("", text[start:end])


def _free(text: str, at: int, step: int) -> bool:
    while 0 <= at < len(text) and _HIDDEN.match(text[at]):
        at += step
    return not 0 <= at < len(text) or _OPEN.match(text[at]) is not None


def _written(text: str, start: int, end: int) -> str:
    return text[start:end].translate(_table())


_PUT: dict[str, Callable[[str, int, int], str]] = {
    "newline": _newline,
    "space": lambda _, start, end: " " * (end - start),
    "joiner": _joiner,
    "invisible": lambda *_: "",
    "width": lambda text, start, end: text[start:end].translate(_TO_ASCII),
    "surrogate": lambda _, start, end: "\ufffd" * (end - start),
    "form": _written,
    "private": _private,
}


def _rule(group: str, found: str) -> str:
    if group != "form":
        return {"private": "private-use"}.get(group, group)
    return next((rule for rule, chars in _rules().items() if found[0] in chars), "form")


@cache
def _table() -> dict[int, int]:
    table = str.maketrans(*FORMS)
    for _, found, written in _rows():
        table |= str.maketrans(found, written.replace("\u3000", " ").translate(table))
    return table


@cache
def _rules() -> dict[str, str]:
    return {rule: found for rule, found, _ in _rows()}


def _rows() -> list[list[str]]:
    table = files("ipcorpus.data").joinpath("characters.tsv").read_text("utf-8")
    return [row.split("\t") for row in table.rstrip("\n").split("\n")]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile what finds a run of such characters, in one set so that it is fast, and what sorts it."""
    known = "".join(map(chr, _table()))
    private = "".join(chr(code) for code in range(0xE000, 0xF900) if code not in _table())
    private += "\U000f0000-\U000ffffd\U00100000-\U0010fffd"
    number = f"(?:[．：／－](?=[０-９])[{WIDE}]+|，[０-９]{{3}}(?![{WIDE}]))*"
    every = f"[{LINES}{SPACES}{INVISIBLE}{WIDE}{SURROGATES}{known}{private}]+"
    parts = {
        "space": f"[{SPACES}]+",
        "width": f"[{WIDE}]+{number}",
        "newline": f"[{LINES}]+",
        "form": f"[{known}]",
        "joiner": f"[{JOINERS}]",
        "invisible": f"(?:(?![{JOINERS}])[{INVISIBLE}])+",
        "private": f"[{private}]+(?:[{INVISIBLE}]+[{private}]+)*",
        "surrogate": f"[{SURROGATES}]+",
    }
    sort = "|".join(f"(?P<{name}>{pattern})" for name, pattern in parts.items())
    return re.compile(every + f"(?:(?<=[０-９])[．：／－，](?=[０-９]){every})*"), re.compile(sort)
