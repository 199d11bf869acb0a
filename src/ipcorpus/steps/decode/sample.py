"""Samples of bytes: where they are not ASCII, and enough of it to tell an encoding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Beyond some 100 characters the mean weight hardly moves (tests/bench/bench_decode.py, table "weights").
ENOUGH: Final = 120
_BLOCK: Final = 8192
PIECE: Final = 1024
# A page of scripts may scatter single high bytes: after this many pieces nothing better will come.
_MOSTPIECES: Final = 64
# Bytes by what they are in UTF-8: ASCII, trail, lead of two, of three; all else is wrong or rare there.
_SHAPES: Final = b"A" * 0x80 + b"T" * 0x40 + b"xx" + b"l" * 0x1E + b"L" * 0x10 + b"x" * 0x10
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_FIRST_HIGH: Final = 0x80
_ASCII: Final = bytes(range(_FIRST_HIGH))
_BEYOND: Final = re.compile(r"[^\x00-\x7f]+")
# The same with what is before each run: it is passed over in half the time of a search.
_BEHIND_ASCII: Final = re.compile(r"[\x00-\x7f]*+([^\x00-\x7f]*+)")
# Chinese comes in runs of characters; where runs are as short as this, they may be letters with accents.
_SHORT: Final = 2.5
_TOUCHES: Final = r"[^\x00-@\[-`{-\x7f]"
_ALONE: Final = re.compile(rf"[^\x00-\x7f]{{3,}}|(?<!{_TOUCHES})[^\x00-\x7f]{{1,2}}(?!{_TOUCHES})")


def pieces(data: bytes, start: int = 0) -> list[bytes]:
    """Give pieces of the bytes from `start` on that are not ASCII, enough of them to judge by.

    A piece begins between two characters: with the ASCII byte before the first one that is not.
    """
    return list(_pieces(data, start))


def sample(parts: Iterable[bytes], codec: str) -> str:
    """Decode pieces and give the first characters beyond ASCII."""
    return beyond_ascii(_text(parts, codec))[:ENOUGH]


def evidence(parts: Iterable[bytes], codec: str) -> str:
    """Give a sample without what may be letters with accents.

    A Latin letter with an accent takes the letter after it along and becomes a hanzi inside a word: where
    runs of hanzi are short, those that touch a letter are none.
    """
    text = _text(parts, codec)
    runs = _BEYOND.findall(text)
    found = "".join(runs)
    if len(found) < len(runs) * _SHORT:
        found = "".join(_ALONE.findall(text))
    return found[:ENOUGH]


def _text(parts: Iterable[bytes], codec: str) -> str:
    return "\n".join(part.decode(codec, "replace").rstrip("\ufffd") for part in parts)


def shape(data: bytes) -> bytes:
    """Give what each byte would be in UTF-8: A for ASCII, LTT for a hanzi.

    >>> shape("a中é".encode()), shape("a中é".encode("gb18030"))
    (b'ALTTlT', b'AllTT')
    """
    return data.translate(_SHAPES)


def beyond_ascii(text: str) -> str:
    """Give the characters of a text that are not ASCII."""
    return "".join(_BEHIND_ASCII.findall(text))


def _pieces(data: bytes, start: int) -> Iterator[bytes]:
    at = start
    beyond = 0
    for _ in range(_MOSTPIECES):
        at = _high_at(data, at)
        if at >= len(data) or beyond > 2 * ENOUGH:
            return
        before = 1 if at > start and data[at - 1] < _FIRST_HIGH else 0
        piece = data[at - before : at + PIECE]
        beyond += len(piece.translate(None, _ASCII))
        yield piece
        at += PIECE
        at = max(at, data.find(b"\n", at, at + _BLOCK))


def _high_at(data: bytes, at: int) -> int:
    """Give the place of the first byte from `at` on that is not ASCII, or the length."""
    while at < len(data) and data[at : at + _BLOCK].isascii():
        at += _BLOCK
    found = _HIGH.search(data, at)
    return found.start() if found else len(data)
