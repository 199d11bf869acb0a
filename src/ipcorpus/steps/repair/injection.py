"""What the injecting tools do to a page, byte for byte: run over a mended line it must give the page's line.

The first tool puts `(reading)` behind each hanzi of its list, one hanzi after the other, wherever the two
bytes stand together; the second cuts the bytes at full-width marks. Neither looks where characters begin.
"""

from __future__ import annotations

import re
from operator import add
from typing import TYPE_CHECKING

from ipcorpus.steps.repair import gbk
from ipcorpus.steps.repair.annotations import SYLLABLE, is_reading, narrowed
from ipcorpus.steps.repair.listed import order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ipcorpus.steps.repair.manner import Manner

_MARKS = re.compile(b"(" + "。|！|？|；".encode("gbk") + b")")
_IN_BRACKETS = re.compile(rf"\(? ?({SYLLABLE}) ?\)")
_BARRIER = "\x01"
# Bytes as a decoder takes them: ASCII, pairs, and a byte without a second, that behind it eaten or not.
_KEPT = re.compile(rb"([\x00-\x7f]+)|((?:[\x81-\xff][\x40-\xff])+)|[\x80-\xff]")
_EATEN = re.compile(rb"([\x00-\x7f]+)|((?:[\x81-\xff][\x40-\xff])+)|\x80|[\x81-\xff][\x00-\x3f]?")
# The list's order decides where two hanzi share a byte; what is not on it came behind, as far as is known.
_LAST = 999


def polluted(line: str, pairs: Mapping[str, str], manner: Manner, *, cut_at_marks: bool) -> str:
    """Give a clean line as a page shows it after the tools, with narrow brackets.

    What GBK has not was an entity: it stands through it all as one ASCII character.
    """
    foreign = {ord(char) for char in set(line) if not gbk.encode(char) or char == _BARRIER}
    barriers = [char for char in line if ord(char) in foreign] if foreign else []
    data = line.translate(dict.fromkeys(foreign, _BARRIER)).encode("gb18030")
    places = order()
    for hanzi in sorted(pairs, key=lambda hanzi: places.get(hanzi, _LAST)):
        pair = hanzi.encode("gb18030")
        data = data.replace(pair, pair + f"({pairs[hanzi]})".encode("gb18030"))
    pieces = _MARKS.split(data) if cut_at_marks else [data]
    shown = "".join(char for piece in pieces for char in _shown(piece, manner))
    parts = shown.split(_BARRIER, len(barriers))
    return narrowed("".join(map(add, parts, [*barriers[: len(parts) - 1], ""])))


def straddled(before: str, removed: str, put: str) -> Iterator[tuple[str, str]]:
    """Give the hanzi that a splice's annotations belong to, with the readings: they lie across two others.

    >>> list(straddled("要", "?dú)v", "歷"))
    [('獨', 'dú')]
    """
    data = b"".join(map(gbk.encode, before + put))
    for match in _IN_BRACKETS.finditer(narrowed(removed)):
        pairs = (gbk.decode(data[at : at + 2]) for at in range(len(data) - 1))
        hanzi = next((char for char in pairs if char and is_reading(char, match[1])), "")
        if hanzi:
            yield hanzi, match[1]


def _shown(data: bytes, manner: Manner) -> Iterator[str]:
    """Decode as the page's decoder did, which left out what is no character."""
    try:
        yield data.decode("gbk")
    except UnicodeDecodeError:
        yield from _shown_in_parts(data, manner)


def _shown_in_parts(data: bytes, manner: Manner) -> Iterator[str]:
    for ascii_only, pairs in (_EATEN if manner.eats else _KEPT).findall(data):
        if ascii_only:
            yield ascii_only.decode()
        elif pairs:
            yield _decoded(pairs)
        else:
            yield "" if manner.silent else manner.mark


def _decoded(pairs: bytes) -> str:
    try:
        return pairs.decode("gbk")
    except UnicodeDecodeError:
        return "".join(gbk.decode(pairs[at : at + 2]) for at in range(0, len(pairs), 2))
