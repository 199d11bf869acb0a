"""Tell at the cost of one scan that a text has nothing to mend, as most texts have not.

What is asked here is less than what the repairs ask: a text without any of these signs has nothing for
them, one with some may have nothing either.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, AnyStr, Final

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from ipcorpus.lazily import lazily
from ipcorpus.steps.repair.annotations import (
    ESCAPED_BRACKETS,
    HANZI,
    LETTERS,
    SEVERAL,
    SPACE,
    TAG,
    TONED,
)
from ipcorpus.steps.repair.mojibake import SIGNS_OF_GBK

if TYPE_CHECKING:
    from collections.abc import Iterable

# Two characters of U+00A0 to U+00FF beside each other, in UTF-8, but not two blanks.
_LATIN: Final = (
    (b"\xc2", re.compile(rb"\xc2(?:[\xa1-\xbf](?:\xc2[\xa0-\xbf]|\xc3)|\xa0(?:\xc2[\xa1-\xbf]|\xc3))")),
    (b"\xc3", re.compile(rb"\xc3[\x80-\xbf](?:\xc2[\xa0-\xbf]|\xc3)")),
)
# No reading begins with the digit of a tone.
_READING = rf"{SPACE}(?![1-5]){SEVERAL}{SPACE}"
_READ = f"{_READING}[)）]"
# What a lost byte became, before a reading, or behind Chinese before a full-width mark. Without its tone a
# reading is only believed on a page that has annotations too.
_LOST = rf"(?:[(（]? ?{TONED} ?[)）]|(?<=[{HANZI}，。、)）\u3000].)[。！？；?!;])"
_BEHIND_HANZI = rf"(?<=[{HANZI}].){_READ}"
_IN_MARKUP = rf"(?<=[{HANZI}].)(?:{TAG}{_READING}<|[{LETTERS}]{{0,8}}&)|(?<=>.){_READ}"
_IN_ENTITIES = rf"(?<=[0-9a-fA-F];.)[{LETTERS}]{{0,8}}[&)）]"
# The characters that signs begin with, and the signs: in a text, and in markup.
_SIGNS: Final = tuple(
    [(char, lazily(rf"\{char}{_LOST}")) for char in "?\ufffd"]
    + [(char, lazily(rf"\{char}{opened}")) for char in "(（"]
    for opened in (_BEHIND_HANZI, f"(?:{_BEHIND_HANZI}|{_IN_MARKUP}|{_IN_ENTITIES})")
)
# A character that is not oftener in a text is found much faster by itself than by a pattern.
_FEW = 16


def _scanner(signs: Iterable[str]) -> BytesAhoCorasick:
    """Give what looks for some strings; asked for leftmost matches it compares many bytes at once."""
    return BytesAhoCorasick([sign.encode() for sign in signs], matchkind=MatchKind.LeftmostFirst)


_MISREAD: Final = _scanner(SIGNS_OF_GBK)
_MARKUP: Final = _scanner(("<rt>", *ESCAPED_BRACKETS))
# Matches are lists: of a text that is nothing else they must not be many.
_WINDOW, _OVERLAP = 1 << 16, 8


def is_misread(data: bytes) -> bool:
    """Tell whether a text, in UTF-8, has what every text has that was decoded wrongly.

    >>> is_misread("ÖÐ¹ú".encode()), is_misread("鐨勪竴".encode()), is_misread("中国·2019 ©".encode())
    (True, True, False)
    """
    return _has(data, *_LATIN[0]) or _has(data, *_LATIN[1]) or _names(data, _MISREAD)


def is_injected(text: str, data: bytes, *, markup: bool) -> bool:
    """Tell whether a text, which comes with its UTF-8, has what every text with injections or splices has.

    >>> all(is_injected(text, text.encode(), markup=False) for text in ("要?dú)v史", "年(nián)", "大?。?"))
    True
    >>> is_injected(text := "世界知识产权组织(WIPO)，真的?", text.encode(), markup=True)
    False
    """
    for char, sign in _SIGNS[markup]:
        if _has(text, char, sign):
            return True
    return markup and _names(data, _MARKUP)


def _has(text: AnyStr, char: AnyStr, sign: re.Pattern[AnyStr]) -> bool:
    """Tell whether a text has a sign, which begins with the character."""
    at = -1
    for _ in range(_FEW):
        at = text.find(char, at + 1)
        if at < 0:
            return False
        if sign.match(text, at):
            return True
    return bool(sign.search(text, at + 1))


def _names(data: bytes, scanner: BytesAhoCorasick) -> bool:
    if len(data) <= _WINDOW:
        return bool(scanner.find_matches_as_indexes(data))
    windows = (data[at : at + _WINDOW + _OVERLAP] for at in range(0, len(data), _WINDOW))
    return any(map(scanner.find_matches_as_indexes, windows))
