"""Marks between Latin words and numbers that a Chinese sentence lists: `AI,IoT,5G等`, `蓝牙5.0,USB 3.1。`."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

from ipcorpus.lazily import lazily
from ipcorpus.steps.punctuate.language import CHINESE, HANZI, beside, is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.punctuate.runs import Run

_GREEK = "".join(map(chr, range(0x391, 0x3CA)))
_ITEMS = f"{string.ascii_letters}{string.digits}{_GREEK}€£¥￥#°±=≥≤≈×^²³₀₁₂₃₄₅₆₇₈₉<>_.@%+/-"
ITEM, _LATIN = f"[{_ITEMS}]", frozenset(_ITEMS)
# The name of a place in a compound is no item: o,p-DDT.
PLACE = "(?![A-Za-zα-ω]'?-)"
# A time or a score and one more, a year and one more; between other digits a comma is the number's.
_AND_MORE = (
    r"(?=\d\d:\d\d)|(?<=:\d\d.)(?=\d\d?(?!\d))|(?<=:\d.)(?=\d\d?:\d)"
    r"|(?<=[12]\d\d\d.)(?=[12]\d{3}(?![\d.]|,\d{3}(?!\d)))"
)
_BETWEEN = re.compile(rf"[,;](?:(?!(?<=\d.)\d)|{_AND_MORE}){PLACE}")
_WITHIN, _LISTED = re.compile(f"[,;](?<={ITEM}.)(?={ITEM})"), f",;:，；： \t{_ITEMS}"
_OUTSIDE = frozenset(("", "\n", *",;:，；："))
_BLANK, _OPENING = frozenset(" \t"), frozenset(" \t,;:，；：")
# Words of an item stand apart where they look like a name or a number: USB 3.1, Adobe Photoshop.
_CHAR = rf"(?:{ITEM}|(?<=[0-9A-Za-z]):(?=\d))"
_MORE = f"(?:[ ]++[A-Z0-9]{_CHAR}*+){{0,3}}+"
_COMMA = re.compile(",")
_SEPARATORS = re.compile("[,;，；]")
_SEPARATOR = "(?:[,;]|[ \\t]*[，；][ \\t]*)"
# What must stand behind a list is hanzi, or an end if hanzi stand before it; one that ends in a hyphen tells
# what is substituted where in a compound: N,N-二甲基甲酰胺.
_LIST = lazily(
    rf"((?![.]){ITEM}(?<!{_CHAR}{ITEM}){_CHAR}*+{_MORE}(?:{_SEPARATOR}{_CHAR}++{_MORE})+)"
    rf"(?:(?<!-)(?:([ \t]*+[,;:，；：]?[ \t]*+{CHINESE})|([ \t]*+[.。]?(?:[)）\n]|\Z))))?"
)
_SINGLE = re.compile(rf"(?<!{ITEM})(?<!\d:)[0-9a-zα-ω](?!{ITEM}|:\d)")
_SIGN = re.compile("[=<>:]")
# Ordinals, and the numbers of claims, drawings and steps, are counted one by one: 第1,2条.
_ORDINAL = re.compile(
    r",(?:(?<=[第求图圖骤驟]\d.)|(?<=[第求图圖骤驟]\d\d.))\d\d?(?:,\d\d?(?!\d))*+(?!-(?![-—])|[%0-9A-Za-z]|[.,:]\d)"
)
# A word's abbreviation or a life's years behind a name in its own language.
_GLOSS = re.compile(
    rf"[(（](?<=[{HANZI}].)[A-Z][\w.&'-]*+(?:[ ][\w.&'-]++){{0,9}}"
    r",(?=(?:[A-Z][A-Z0-9-]{1,9}|(?:1\d|20)\d\d(?:[-–—~]\d{0,4})?)[)）])",
    re.ASCII,
)


def listed(text: str, found: Sequence[Run]) -> Iterator[int]:
    """Give where in these runs a mark parts the items of a Chinese list."""
    end, words, more = 0, None, True
    for run in found:
        for at in _within(text, run):
            if at < end:
                continue
            if ordinals := _ORDINAL.match(text, at):
                end = 1 + at + ordinals[0].rindex(",")
                yield from (at + comma.start() for comma in _COMMA.finditer(ordinals[0]))
                continue
            if more:
                words = _around(text, at, end + len(text[end:at].rstrip(_LISTED)), words)
                more = words is not None  # where none is left, none is looked for at each further mark
            start, end = words.span(1) if words and words.start(1) < at else (at, at + 1)
            if words and start < at and _is_chinese(text, words):
                yield from (comma.start() for comma in _BETWEEN.finditer(text, start, end))


def _around(text: str, at: int, start: int, last: re.Match[str] | None) -> re.Match[str] | None:
    """Give the first list behind a place that ends behind a mark; the last one found may be it."""
    words = last if last and last.end(1) > at else _LIST.search(text, start)
    while words and words.end(1) <= at:
        words = _LIST.search(text, words.end(1))
    return words


def glossed(text: str) -> Iterator[int]:
    """Give where a comma stands between a foreign name and its abbreviation: 邮件(Electronic Mail,EM)."""
    return (gloss.end() - 1 for gloss in _GLOSS.finditer(text)) if "," in text else iter(())


def _within(text: str, run: Run) -> Sequence[int]:
    """Give where in a run a mark stands right between two Latin characters."""
    at = run.start
    if run.end - at > 1:
        return [mark.start() for mark in _WITHIN.finditer(text, at, run.end + 1)]
    return (at,) if text[at] in ",;" and run.right in _LATIN and text[at - 1 : at] in _LATIN else ()


def _is_chinese(text: str, words: re.Match[str]) -> bool:
    """Tell by what stands on either side of a list; an address is none."""
    start = words.start()
    if "//" in words[1] or words[2] is words[3] is None:
        return False
    before = text[start - 1 : start] if start else ""
    if words[2]:
        before = beside(text, start, start)[0] if before in _BLANK else before
        return before in _OUTSIDE or is_cjk(before)
    if before and before in "(（" and start > 1 and is_cjk(text[start - 2]):
        return all(map(_SIGN.search, _SEPARATORS.split(words[1])))
    while before and before in _OPENING:
        start -= 1
        before = text[start - 1 : start]
    return is_cjk(before) and not _SINGLE.search(words[1])
