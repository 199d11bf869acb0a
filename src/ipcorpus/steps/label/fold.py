"""The folded view of a text: what rules match, so that each is written once.

Folding is one table of single characters: simplified hanzi, half-width marks, lower case, one sort of
bracket, bar, dot and arrow. Every character stays where it was, so an offset in the view is one in the text.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Marks that pages use for the same purpose, each row ending in the one that stands in a rule.
_ALIKE = (
    "【〖〔［[",
    "】〗〕］]",
    "丨｜│┃￨∣❘|",
    "›»→➔❯▶►»>",
    "‹«←◀◄❮<",
    "•・∙‧●▪■◆◇★☆⋅‣·",
    '“”„‟＂「」『』"',
    "‘’‚‛＇'",
    "–—―‐‑‒−﹣－-",
    "﹕︰：:",
    "～∼〜~",
    "⁄∕/",
    "\t\v\f\u00a0\u1680\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B))) + " ",
)
_BMP = 0x10000
# Where the scripts with capital letters are; their full-width forms have a place of their own.
_CASED = (*range(0x2E00), *range(0xA640, 0xAC00))
# What is changed in most texts, and nothing else in clean ones: replaced in a small part of the time that
# the table takes (tests/bench/bench_label.py). Where few characters are left to change, one in so many, they
# are looked for; the table is for texts in traditional characters or Latin letters, as the start shows.
_COMMON = tuple(zip("，：；！？（）“”　", ',:;!?()"" ', strict=True))
_SPARSE = 32
_START, _DENSE = 128, 5


def fold(text: str) -> str:
    """Give the folded view of a text: as long as the text, character for character.

    >>> fold("當前位置：首頁 》 新聞｜ＡＢＣ")
    '当前位置:首页 》 新闻|abc'
    """
    if len(text) < _SPARSE or text.isascii():
        return text.translate(_table())
    changed, turned = _few()
    if len(changed.findall(text, 0, _START)) > _START // _DENSE:
        return text.translate(_table())
    for mark, plain in _COMMON:
        text = text.replace(mark, plain)
    few = len(text) // _SPARSE + 1
    folded, count = changed.subn(turned, text, few)
    return folded if count < few else text.translate(_table())


@cache
def _few() -> tuple[re.Pattern[str], Callable[[re.Match[str]], str]]:
    """Give a pattern for a character that folding changes, and what it turns one into."""
    turned = {chr(code): chr(plain) for code, plain in enumerate(_table()) if plain != code}
    return re.compile(f"[{re.escape(''.join(turned))}]"), lambda char: turned[char[0]]


@cache
def _table() -> list[int]:
    """Give the table as `str.translate` reads it fastest: a list (tests/bench/bench_label.py)."""
    found, turned = (files("ipcorpus.data") / "fold.txt").read_text("utf-8").split()
    table = list(range(_BMP))
    for code in _CASED:
        lower = chr(code).lower()
        if len(lower) == 1:
            table[code] = ord(lower)
    for code in range(0xFF01, 0xFF5F):  # the full-width forms of ASCII
        table[code] = ord(chr(code - 0xFEE0).lower())
    for code in range(0xE000, 0xF900):  # private use: a site's icons
        table[code] = ord(" ")
    for char, simple in zip(found, turned, strict=True):
        table[ord(char)] = ord(simple)
    for row in _ALIKE:
        for char in row:
            table[ord(char)] = ord(row[-1])
    return table
