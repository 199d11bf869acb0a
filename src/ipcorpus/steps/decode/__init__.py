"""Turn bytes into text: which encoding, how it was decided, and what could not be read."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.errors import Reject
from ipcorpus.steps.decode import escapes, foreign, hanzi, kinds, labels, lines, marks, web

if TYPE_CHECKING:
    from ipcorpus.document import Cut

NAME = "decode"


class Decoded(NamedTuple):
    """The text of a document and how its bytes were read.

    `encoding` is a WHATWG name in lower case (`utf-32le`, `hz-gb-2312`, `iso-2022-cn` and `iso-2022-kr`,
    which the standard does not decode, are added); of a file of several encodings it is that of most bytes.
    `how` is the evidence that decided: `bom`, `ascii`, `utf-8` (valid, or broken in places), `escapes`,
    `zeros` (UTF-16 and UTF-32), `frequency` (of hanzi), `declared`, `lines` (several encodings, line by
    line) or `fallback` (charset-normalizer). `replaced` is the number of places that could not be read.
    The cuts count in bytes: what was removed stands in hexadecimal.
    """

    text: str
    encoding: str
    how: str
    replaced: int
    cuts: list[Cut]


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Read a document's bytes; `declared` is what a transport header says of them: evidence, not truth.

    Raises Reject for what is `empty` and for what is `not text`, with its kind.

    >>> decode("中华人民共和国".encode("gbk"), "big5")[:3]
    ('中华人民共和国', 'gb18030', 'frequency')
    """
    if not data:
        raise Reject(NAME, "empty")
    if kind := kinds.kind(data):
        raise Reject(NAME, "not text", kind)
    decoded = _read_as_told(data, declared)
    if not decoded.text or decoded.text.isspace():
        raise Reject(NAME, "empty", f"{len(data)} bytes, no character but white space")
    return decoded


def _read_as_told(data: bytes, declared: str | None) -> Decoded:
    """Read bytes by their mark, their zeros or their validity, else by the frequency of characters."""
    if encoding := marks.marked(data):
        return _marked(data, encoding, declared)
    text = _utf8(data)
    if encoding := marks.wide(data, is_utf8=text is not None):
        return _read(data, encoding, "zeros")
    return _by_frequency(data, declared) if text is None else _valid(data, text)


def _marked(data: bytes, encoding: str, declared: str | None) -> Decoded:
    """Read what begins with a byte order mark; a template's may stand before a page in GBK."""
    decoded = _read(data, encoding, "bom")
    if encoding != "utf-8" or not decoded.replaced:
        return decoded
    size = len(codecs.BOM_UTF8)
    rest = _by_frequency(data[size:], declared)
    shifted = [cut._replace(start=cut.start + size) for cut in rest.cuts]
    return rest._replace(cuts=decoded.cuts[:1] + shifted)


def _utf8(data: bytes) -> str | None:
    try:
        return web.strict(data, "utf-8")
    except UnicodeDecodeError:
        return None


def _valid(data: bytes, text: str) -> Decoded:
    """Take valid UTF-8 for what it is, unless it is ASCII that stands for more."""
    if not text.isascii():
        return Decoded(text, "utf-8", "utf-8", 0, [])
    if found := escapes.escaped(data):
        return Decoded(*found, "escapes", 0, [])
    if kinds.is_noise(data):
        raise Reject(NAME, "not text", "binary data")
    return Decoded(text, "utf-8", "ascii", 0, [])


def _by_frequency(data: bytes, declared: str | None) -> Decoded:
    """Read what only the frequency of its characters can tell."""
    noise = kinds.is_noise(data)
    label = labels.named(declared) or labels.named(labels.declared_in(data))
    if not noise and (found := hanzi.chinese(data, label)):
        return _chinese(data, *found)
    if encoding := marks.wide_hanzi(data):
        return _read(data, encoding, "zeros")
    if not noise and (parts := lines.glued(data)):
        return _glued(data, parts, "lines")
    if not noise and (guess := foreign.foreign(data, label)):
        return Decoded(*guess, 0, [])
    if not noise and (encoding := hanzi.perhaps_chinese(data)):
        return _read(data, encoding, "frequency")
    raise Reject(NAME, "not text", "binary data" if noise else "no encoding fits")


def _chinese(data: bytes, encoding: str, how: str) -> Decoded:
    """Read Chinese text, where need be each stretch in its own encoding."""
    decoded = _read(data, encoding, how)
    parts = lines.runs(data, encoding, decoded.text)
    return decoded if parts == [(0, len(data), encoding)] else _glued(data, parts, how)


def _glued(data: bytes, parts: list[lines.Run], how: str) -> Decoded:
    """Read stretches each in its own encoding."""
    text, cuts = lines.read_runs(data, parts)
    several = len({part.encoding for part in parts}) > 1
    return _decoded(text, lines.main_encoding(parts), "lines" if several else how, cuts)


def _read(data: bytes, encoding: str, how: str) -> Decoded:
    text, cuts = web.read(data, encoding)
    return _decoded(text, encoding, how, cuts)


def _decoded(text: str, encoding: str, how: str, cuts: list[Cut]) -> Decoded:
    return Decoded(text, encoding, how, sum(cut.put != "" for cut in cuts), cuts)
