"""The bytes that the injecting tool worked on: GBK, two bytes a character, ASCII below."""

from __future__ import annotations

from functools import cache

from ipcorpus.data import readings
from ipcorpus.steps.repair.annotations import spellings

_PAIR = 2
_PRIVATE = ("\ue000", "\uf8ff")


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
        char = pair.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "" if len(char) != 1 or _PRIVATE[0] <= char <= _PRIVATE[1] else char


@cache
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
