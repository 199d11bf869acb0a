"""Decode as browsers do (https://encoding.spec.whatwg.org/), and say which bytes could not be read."""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import TYPE_CHECKING

from ipcorpus.data import web
from ipcorpus.document import Changed, Cut

if TYPE_CHECKING:
    from collections.abc import Iterator

# Python's name for each encoding that is not read by the codec of its own name.
_CODECS = web.CODECS | {"utf-16le": "utf-16-le", "utf-16be": "utf-16-be"}
_CODECS |= {"utf-32le": "utf-32-le", "utf-32be": "utf-32-be"}
# An error handler has no place of its own to keep what it met. It puts the place into the text instead,
# between two lone surrogates, which no decoder gives.
_PLACE = re.compile("\ud800(\\d+) (\\d+)\ud801")
# big5hkscs reads A1FE and A241 as one character, A240 and A242 as another: text cannot tell them apart.
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xff]")
_TWIN = re.compile(rb"\xa2[\x41\x42]")
_TWINS = {b"\xa2\x41": "\u2215", b"\xa2\x42": "\ufe68"}
# Characters that are looked at together, and translated together where it must be.
_WINDOW = 1 << 14
_LARGE = 1 << 24


def read(data: bytes, encoding: str) -> Changed:
    """Decode bytes by the WHATWG name of their encoding (or UTF-32, which the standard lacks).

    What cannot be read becomes one U+FFFD for each maximal bad sequence, as the standard has it; a byte
    order mark goes. The cuts count in bytes and hold them in hexadecimal.
    """
    if encoding == "big5" and (twins := list(_twins(data))):
        return _read_around(data, twins)
    return _read(data, encoding)


def strict(data: bytes, codec: str) -> str:
    """Decode bytes by a codec of Python's; raises UnicodeDecodeError.

    A large file is decoded bit by bit: one rare character in it would make four bytes of every character
    twice, in the decoder and in the text.
    """
    if len(data) <= _LARGE:
        return data.decode(codec)
    decoder = codecs.getincrementaldecoder(codec)()
    starts = range(0, len(data), _LARGE)
    return "".join([decoder.decode(data[at : at + _LARGE], at == starts[-1]) for at in starts])


def _read(data: bytes, encoding: str) -> Changed:
    codec = _CODECS.get(encoding, encoding)
    cuts: list[Cut] = []
    try:
        text = strict(data, codec)
    except UnicodeDecodeError:
        text, cuts = _with_places(data, data.decode(codec, f"ipcorpus.{encoding}"))
    text = _folded(text, encoding)
    if text.startswith("\ufeff"):
        text = text[1:]
        cuts.insert(0, Cut(0, "\ufeff".encode(codec).hex(), "", "bom"))
    return Changed(text, cuts)


def _twins(data: bytes) -> Iterator[re.Match[bytes]]:
    """Find the pairs that stand in `_TWINS`, and not the halves of two others: line by line."""
    at = 0
    while found := _TWIN.search(data, at):
        end = data.find(b"\n", found.end())
        at = end if end >= 0 else len(data)
        start = data.rfind(b"\n", 0, found.start()) + 1
        yield from (pair for pair in _PAIR.finditer(data, start, at) if pair[0] in _TWINS)


def _read_around(data: bytes, twins: list[re.Match[bytes]]) -> Changed:
    """Decode Big5 that holds pairs whose character Python's codec gives to another pair too."""
    text: list[str] = []
    cuts: list[Cut] = []
    at = 0
    for twin in (*twins, None):
        end = twin.start() if twin else len(data)
        part = _read(data[at:end], "big5")
        text += (part.text, _TWINS[twin[0]] if twin else "")
        cuts += [cut._replace(start=cut.start + at) for cut in part.cuts]
        at = end + 2
    return Changed("".join(text), cuts)


def _with_places(data: bytes, text: str) -> Changed:
    """Turn the places that the error handlers left in the text into cuts."""
    spans = ((int(place[1]), int(place[2])) for place in _PLACE.finditer(text))
    cuts = [Cut(start, data[start:end].hex(), "\ufffd", "unreadable") for start, end in spans]
    return Changed(_PLACE.sub("\ufffd", text), cuts)


def _folded(text: str, encoding: str) -> str:
    """Put the standard's characters where Python's codec has others."""
    if encoding not in web.CODECS:
        return text
    table = web.fold(encoding)
    starts = range(0, len(text), _WINDOW)
    found = {at for at in starts if _holds(text[at : at + _WINDOW], encoding)}
    if not found:
        return text
    windows = ((at, text[at : at + _WINDOW]) for at in starts)
    return "".join(window.translate(table) if at in found else window for at, window in windows)


def _holds(text: str, encoding: str) -> bool:
    """Look for the characters of the table: in a tenth of the time that translating a text takes.

    Both bytes of a character become bits, one for each high byte of the table; where both have the same
    bit, it may be in the table.
    """
    rows, high_bits, low_bits = _bits(encoding)
    data = text.encode("utf-16-be", "surrogatepass")
    high = data[::2]
    if not any(row in high for row in rows):
        return False
    low = data[1::2].translate(low_bits)
    return int.from_bytes(high.translate(high_bits)) & int.from_bytes(low) != 0


@cache
def _bits(encoding: str) -> tuple[bytes, bytes, bytes]:
    pairs = [divmod(code, 0x100) for code in web.fold(encoding)]
    bit = {high: 1 << number for number, high in enumerate(sorted({high for high, _ in pairs}))}
    highs, lows = bytearray(0x100), bytearray(0x100)
    for high, low in pairs:
        highs[high] |= bit[high]
        lows[low] |= bit[high]
    return bytes(bit), bytes(highs), bytes(lows)


def _place(start: int, end: int) -> tuple[str, int]:
    return f"\ud800{start} {end}\ud801", end


def _unreadable(error: UnicodeError) -> tuple[str, int]:
    """Handle UTF-8, UTF-16 and UTF-32, of which Python finds the same bad sequences as the standard."""
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - the protocol of error handlers is untyped
    return _place(error.start, error.end)


def _bad_big5(error: UnicodeError) -> tuple[str, int]:
    """Follow the standard's Big5 decoder over what Python's cannot read."""
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - see above
    data, start = error.object, error.start
    pair = data[start : start + 2]
    if text := web.missing("big5").get(pair):
        return text, start + 2
    return _place(start, start + _taken(pair))


def _bad_gb18030(error: UnicodeError) -> tuple[str, int]:
    """Follow the standard's gb18030 decoder over what Python's cannot read."""
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - see above
    data, start = error.object, error.start
    if data[start] == 0x80:  # noqa: PLR2004 - Windows' euro sign
        return "€", start + 1
    four = data[start : start + 4]
    if four[1:2].isdigit() and _is_lead(four[0]):
        return _place(start, start + _taken_of_four(four))
    return _place(start, start + _taken(four[:2]))


def _taken_of_four(code: bytes) -> int:
    """Give how many bytes of a bad four-byte sequence are one error; the others are read again."""
    fits = (_is_lead(byte) if at == 2 else byte in b"0123456789" for at, byte in enumerate(code) if at)  # noqa: PLR2004
    return len(code) if all(fits) else 1


def _taken(pair: bytes) -> int:
    """Give how many bytes of a bad pair are one error: a second byte that is ASCII is read again."""
    alone = len(pair) == 1 or not _is_lead(pair[0]) or pair[1] < 0x80  # noqa: PLR2004 - the first beyond ASCII
    return 1 if alone else 2


def _is_lead(byte: int) -> bool:
    return 0x81 <= byte <= 0xFE  # noqa: PLR2004 - the standard's bounds of a lead byte


for _name in ("utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"):
    codecs.register_error(f"ipcorpus.{_name}", _unreadable)
codecs.register_error("ipcorpus.gb18030", _bad_gb18030)
codecs.register_error("ipcorpus.big5", _bad_big5)
