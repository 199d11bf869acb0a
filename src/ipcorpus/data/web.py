"""Where the WHATWG Encoding Standard and Python's codecs part: the entries to mend."""

from __future__ import annotations

import pkgutil
from functools import cache

# Python's codec that is nearest to the standard's encoding of that name.
CODECS = {"gb18030": "gb18030", "big5": "big5hkscs"}
# Big5's A1FE and A240 are these rightly, A241 and A242 wrongly: not to be told apart in a text.
_RIGHT_ELSEWHERE = "／＼"


@cache
def fold(encoding: str) -> dict[int, str]:
    r"""Give the characters that Python's codec puts in place of the standard's, for `str.translate`.

    >>> fold("gb18030")[0xE5E5] == "\u3000", len(fold("utf-8"))
    (True, 0)
    """
    read = ((_read(code, encoding), text) for code, text in _entries(encoding).items())
    return {ord(found): text for found, text in read if found and found not in _RIGHT_ELSEWHERE}


@cache
def missing(encoding: str) -> dict[bytes, str]:
    """Give the byte pairs that Python's codec cannot read though the standard can."""
    return {code: text for code, text in _entries(encoding).items() if not _read(code, encoding)}


def _read(code: bytes, encoding: str) -> str:
    try:
        return code.decode(CODECS[encoding])
    except UnicodeDecodeError:
        return ""


@cache
def _entries(encoding: str) -> dict[bytes, str]:
    packed = pkgutil.get_data(__package__, "web-fixes.txt") or b""
    rows = (line.split(" ") for line in packed.decode().splitlines())
    return {
        bytes.fromhex(code): "".join(chr(int(point, 16)) for point in points)
        for name, code, *points in rows
        if name == encoding
    }
