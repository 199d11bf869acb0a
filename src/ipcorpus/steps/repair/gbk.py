"""The bytes that the injecting tool worked on: GBK, two bytes a character, ASCII below."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ipcorpus.data import readings
from ipcorpus.steps.repair.annotations import spellings

_PAIR = 2
# A rank among the most frequent hanzi; less than 1 % of the hanzi of news lie beyond.
_COMMON = 2500
# What a page may name without end is known for so many only.
_KEPT = 1 << 15
LEADS = range(0x81, 0xFF)
TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
# What an ASCII byte was that a lost lead byte took along: the end of a tag, an entity.
_TAG = re.compile(r"/?[a-z][a-z0-9]{0,9}[ >/]")
_ENTITY = re.compile(r"#?[a-zA-Z0-9]{2,8};")
# The last three digits of a year of this century or the last; 911年前 and 920年來 may be numbers of years.
_YEAR = re.compile(r"(?:0\d|9[1-9])\d年(?![前来來间間历歷])")
_NO_LINE = "\r\n。！？；?!;"
SENTENCE_END, CLAUSE_END = frozenset("。！？”…"), frozenset("，、；：“")
_HANGING, _LINE_END = -5.0, -1.0


@lru_cache(_KEPT)
def encode(char: str) -> bytes:
    """Give a character's one or two bytes; empty for what GBK has not (a barrier: it was an entity)."""
    try:
        data = char.encode("gb18030")
    except UnicodeEncodeError:
        return b""
    return data if len(data) <= _PAIR else b""


@cache
def decode(pair: bytes) -> str:
    r"""Give the character of two bytes; empty where GBK defines none.

    >>> decode(b"\x9a\x76"), decode(b"\xfe\xc9")
    ('歷', '')
    """
    try:
        char = pair.decode("gbk")
    except UnicodeDecodeError:
        return ""
    return char if len(char) == 1 else ""


@lru_cache(_KEPT)
def read(spelled: str, lead: int) -> tuple[int, ...]:
    """Give the trail bytes of the hanzi with this lead byte and reading.

    >>> [decode(bytes((0xAA, trail))) for trail in read("dú", 0xAA)]
    ['獨']
    """
    found = {
        data[1]: None
        for syllable in spellings(spelled)
        for several in readings.toned()[syllable]
        for data in map(encode, several)
        if len(data) == _PAIR and data[0] == lead
    }
    return tuple(found)


@lru_cache(_KEPT)
def injected(spelled: str) -> tuple[str, ...]:
    """Give the hanzi of the known list that it annotates with this reading."""
    return tuple(hanzi for hanzi, reading in readings.injected().items() if reading in spellings(spelled))


@cache
def leads(trail: int) -> tuple[int, ...]:
    """Give the lead bytes of the usual characters with this trail byte."""
    return tuple(lead for lead in LEADS if _usual(bytes((lead, trail))))


@cache
def trails(lead: int) -> tuple[int, ...]:
    """Give the trail bytes of the usual characters with this lead byte."""
    return tuple(trail for trail in TRAILS if _usual(bytes((lead, trail))))


@cache
def is_common(pair: bytes) -> bool:
    """Tell whether two bytes make one of the most frequent hanzi."""
    return readings.common().get(decode(pair).translate(readings.fold()), _COMMON) < _COMMON


def _usual(pair: bytes) -> bool:
    char = decode(pair)
    return bool(char) and (rarity(char) == 0.0)


@cache
def rarity(char: str) -> float:
    """Give what a character costs for being none that people write, in nats: 0 for all usual ones."""
    if char < "\u3400" or char in usual():
        return 0.0
    return -2.0 if _code(char, "big5") < b"\xff" or _code(char, "gb2312") < b"\xff" else -6.0


@cache
def usual() -> frozenset[str]:
    """Give the hanzi in common use: the codes of the first levels of Big5 and GB 2312 are theirs."""
    return frozenset(_first("big5", 0xC9) + _first("gb2312", 0xD8))


def _first(codec: str, end: int) -> str:
    pairs = (bytes((lead, trail)) for lead in range(0xA1, end) for trail in TRAILS)
    return b"\n".join(pairs).decode(codec, "ignore")


def _code(char: str, codec: str) -> bytes:
    try:
        return char.encode(codec)
    except UnicodeEncodeError:
        return b"\xff"


@cache
def gaps() -> dict[int, frozenset[int]]:
    """Give for each lead byte the bytes that make no character with it, where there are any."""
    return {
        lead: gap
        for lead in LEADS
        if (gap := frozenset(trail for trail in LEADS if not decode(bytes((lead, trail)))))
    }


def eaten(view: str, at: int, before: str, ends: frozenset[str]) -> tuple[str, float]:
    """Give the ASCII character that stood before `at`, by what stands around it, and what it costs in nats.

    Only the first digit of a year is guessed; behind a mark that lines end with (`ends`) and before text it
    was the end of a line, and no clause ends before a single letter, digit or blank.
    """
    if _TAG.match(view, at):
        return "<", 0.0
    if _ENTITY.match(view, at):
        return "&", 0.0
    if _YEAR.match(view, at):
        return "2" if view[at] == "0" else "1", 0.0
    follows = view[at : at + 1]
    if follows in _NO_LINE or not encode(follows) or before not in ends:
        return "", _HANGING * (before in CLAUSE_END)
    return "\n", _LINE_END
