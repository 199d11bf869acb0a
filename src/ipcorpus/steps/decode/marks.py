"""UTF-16 and UTF-32: by their byte order mark, or without one by what their halves hold."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from ipcorpus.data.frequency import weights
from ipcorpus.steps.decode.kinds import is_noise

# The longer marks first: UTF-32's begins with UTF-16's.
_MARKS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe\0\0": "utf-32le",
    b"\0\0\xfe\xff": "utf-32be",
    b"\xff\xfe": "utf-16le",
    b"\xfe\xff": "utf-16be",
    b"\x84\x31\x95\x33": "gb18030",
}
_FIRST = tuple(_MARKS)
_CODECS = {"utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "utf-32le": "utf-32-le", "utf-32be": "utf-32-be"}
_HEAD: Final = 2048
# Weights beside those of hanzi: a printable ASCII character counts as much as a frequent hanzi, other
# alphabets half of it, Hangul less, for it is a sixth of all code points; the wrong byte order makes
# rare hanzi of all of them.
_ASCII: Final = 50
_ALPHABETS: Final = 30
_HANGUL: Final = 10
# The wrong byte order and other bytes stay below 10; Korean, the least of what is right, has 17.
_LEAST: Final = 14
# Without a space or line feed there are no zero bytes, and more must speak for UTF-16.
_LEAST_HANZI: Final = 28
_HIGH_BYTES: Final = bytes((*range(0x4E, 0xA0), 0x20, 0x30, 0xFF))
_CONTROL: Final = -500
_PLANE: Final = 0x10000
# The first code point of a block and its weight; None: the table's.
_BLOCKS: Final = (
    (0, _CONTROL), (9, _ASCII), (11, _CONTROL), (12, _ASCII), (14, _CONTROL), (0x20, _ASCII),
    (0x7F, _CONTROL), (0xA0, _ALPHABETS), (0x600, None), (0x3040, _ALPHABETS), (0x3100, None),
    (0xAC00, _HANGUL), (0xD7A4, None),
)  # fmt: skip
_STARTS: Final = tuple(start for start, _ in _BLOCKS)
# In UTF-16 that is valid UTF-8, every other byte is zero; stray zeros in other files are few.
_ZEROS: Final = 5


def marked(data: bytes) -> str | None:
    """Give the encoding that a byte order mark names."""
    if not data.startswith(_FIRST):
        return None
    return next(name for mark, name in _MARKS.items() if data.startswith(mark))


def wide(data: bytes, *, is_utf8: bool) -> str | None:
    """Tell UTF-16 and UTF-32 without a byte order mark from other bytes, by their zeros."""
    head = data[:_HEAD]
    zeros = head.count(0)
    if not zeros:
        return None
    for name in ("utf-32le", "utf-32be"):
        if _is_utf32(head, name):
            return name
    if is_utf8 and zeros * _ZEROS < len(head) and not is_noise(head.replace(b"\0", b"")):
        return None
    weight, name = max((_weight(head, name), name) for name in ("utf-16le", "utf-16be"))
    return name if weight >= _LEAST else None


def wide_hanzi(data: bytes) -> str | None:
    """Tell UTF-16 that has no zeros, for it is nothing but hanzi and their marks."""
    head = data[:_HEAD]
    for name, high in (("utf-16le", head[1:64:2]), ("utf-16be", head[0:64:2])):
        others = len(high.translate(None, _HIGH_BYTES))
        if others * _ZEROS < len(high) and _weight(head, name) >= _LEAST_HANZI:
            return name
    return None


def _is_utf32(head: bytes, name: str) -> bool:
    try:
        return "\0" not in head[: len(head) // 4 * 4].decode(_CODECS[name])
    except UnicodeDecodeError:
        return False


def _weight(head: bytes, name: str) -> float:
    """Give the mean weight of the characters of a head, less where it holds control characters."""
    text = head.decode(_CODECS[name], "ignore")
    return sum(map(_character, map(ord, text))) / max(1, len(text))


def _character(code: int) -> int:
    weight = _BLOCKS[bisect_right(_STARTS, code) - 1][1]
    if weight is not None:
        return weight
    return weights()[code] if code < _PLANE else 0
