"""Decode as browsers do (https://encoding.spec.whatwg.org/), and say which bytes could not be read."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from ipcorpus.data import web
from ipcorpus.document import Changed, Cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Python's name for each encoding that is not read by the codec of its own name.
_CODECS = web.CODECS | {"utf-16le": "utf-16-le", "utf-16be": "utf-16-be"}
_CODECS |= {"utf-32le": "utf-32-le", "utf-32be": "utf-32-be"}
# An error handler has no place of its own to keep what it met. It puts the place into the text instead,
# between two lone surrogates, which no decoder gives.
_PLACE = re.compile("\ud800(\\d+) (\\d+)\ud801")
# The high bytes of the characters in web.fold("gb18030"): U+1E3F and private use.
_FOLDED_ROWS = (b"\x1e", b"\xe5", b"\xe7", b"\xe8")
# big5hkscs reads A1FE and A241 as one character, A240 and A242 as another: text cannot tell them apart.
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xff]")
_TWINS = {b"\xa2\x41": "\u2215", b"\xa2\x42": "\ufe68"}
_WINDOW = 1 << 20


def read(data: bytes, encoding: str) -> Changed:
    """Decode bytes by the WHATWG name of their encoding (or UTF-32, which the standard lacks).

    What cannot be read becomes one U+FFFD for each maximal bad sequence, as the standard has it; a byte
    order mark goes. The cuts count in bytes and hold them in hexadecimal.
    """
    if encoding == "big5" and (b"\xa2\x41" in data or b"\xa2\x42" in data):
        return _read_around(data, [pair for pair in _PAIR.finditer(data) if pair[0] in _TWINS])
    return _read(data, encoding)


def _read(data: bytes, encoding: str) -> Changed:
    codec = _CODECS.get(encoding, encoding)
    cuts: list[Cut] = []
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        text, cuts = _with_places(data, data.decode(codec, f"ipcorpus.{encoding}"))
    text = _folded(text, encoding)
    if text.startswith("\ufeff"):
        text = text[1:]
        cuts.insert(0, Cut(0, "\ufeff".encode(codec).hex(), "", "bom"))
    return Changed(text, cuts)


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
    if encoding == "gb18030" and any(map(_may_fold, _windows(text))):
        return text.translate(web.fold(encoding))
    if encoding == "big5":
        for found, right in web.fold(encoding).items():
            text = text.replace(chr(found), right)
    return text


def _windows(text: str) -> Iterable[str]:
    return (text[at : at + _WINDOW] for at in range(0, len(text), _WINDOW))


def _may_fold(text: str) -> bool:
    """Look for the characters' high bytes: a tenth of the time that translating a text takes."""
    rows = text.encode("utf-16-be")[::2]
    return any(row in rows for row in _FOLDED_ROWS)


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


def _names() -> Iterator[str]:
    yield from ("utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be")


for _name in _names():
    codecs.register_error(f"ipcorpus.{_name}", _unreadable)
codecs.register_error("ipcorpus.gb18030", _bad_gb18030)
codecs.register_error("ipcorpus.big5", _bad_big5)
