"""Web archives (WARC, ISO 28500): the pages that servers gave, with their addresses and declared encodings.

Read by our own few lines: a crawler's archive is untrusted, and native readers of it abort the process.
"""

from __future__ import annotations

import zlib
from email.message import Message
from typing import TYPE_CHECKING, BinaryIO

from ipcorpus.document import Document, Rejected
from ipcorpus.sources.packed import skip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipcorpus.sources.piece import Choice

# Heads of records and of HTTP answers have some kilobytes; a line or a head beyond this is none.
_LINE, _LINES = 1 << 16, 1000
_BLOCK = 1 << 20
_GZIP_OR_ZLIB = 47  # zlib's window bits for "find out which"


def responses(path: str, stream: BinaryIO, choice: Choice, number: int = 0) -> Iterator[Document | Rejected]:
    """Give the response records, `number` are before them; they count whatever the server's answer was."""
    while (head := _record_head(stream)) is not None:
        wanted = head["WARC-Type"] == "response"
        block = _read(stream, _length(head), choice.max_bytes + _LINE if wanted else 0)
        if wanted:
            number += 1
            yield _page(f"{path}#{number}", head["WARC-Target-URI"], block, choice.max_bytes)


def starts(stream: BinaryIO, size: int) -> Iterator[tuple[int, int]]:
    """Give the number of every `size`-th response, and the bytes before it and what belongs to it."""
    number = due = at = 0
    while (head := _record_head(stream)) is not None:
        if number == due:
            yield number, at
            due += size
        number += head["WARC-Type"] == "response"
        skip(stream, _length(head))
        at = stream.tell()


def _length(head: Message) -> int:
    length = head["Content-Length"] or ""
    if not length.isdecimal():
        raise EOFError(f"a record of length {length!r}")
    return int(length)


def _record_head(stream: BinaryIO) -> Message | None:
    """Read up to the content of the next record; None at the end of the archive."""
    line = stream.readline(_LINE)
    while line in {b"\r\n", b"\n"}:
        line = stream.readline(_LINE)
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise EOFError("no record where one must be")
    lines = []
    while (line := stream.readline(_LINE)).strip():
        lines.append(line)
        if len(lines) > _LINES:
            raise EOFError("a record whose head does not end")
    return _head(lines)


def _head(lines: list[bytes]) -> Message:
    head = Message()
    for line in lines:
        name, _, value = line.decode("utf-8", "replace").partition(":")
        head[name.strip()] = " ".join(value.split())
    return head


def _read(stream: BinaryIO, length: int, most: int) -> bytes:
    """Read a record's content, of which no more than `most` bytes are kept."""
    kept = stream.read(min(length, most))
    left = length - len(kept)
    while left > 0:
        block = stream.read(min(left, _BLOCK))
        if not block:
            raise EOFError("a record that breaks off")
        left -= len(block)
    return kept


def _page(name: str, url: str | None, block: bytes, most: int) -> Document | Rejected:
    top, _, body = block.partition(b"\r\n\r\n")
    first, *lines = top.split(b"\r\n")
    status = first.split()[1:2]
    if status != [b"200"]:
        return Rejected(name, "read", "no page", first[:80].decode("ascii", "replace"))
    head = _head(lines)
    if "chunked" in (head["Transfer-Encoding"] or ""):
        body = _joined(body)
    if head["Content-Encoding"]:
        body = _unpacked(body, most)
    if len(body) > most:
        return Rejected(name, "read", "too large", f"more than {most} bytes")
    declared = head.get_content_type() if head["Content-Type"] else None
    return Document(name, body, url, head.get_content_charset(), declared)


def _joined(body: bytes) -> bytes:
    """Join the chunks of a body; many crawlers have joined them already and left the header standing."""
    parts: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at, at + 20)) >= 0:
        try:
            size = int(body[at:end].partition(b";")[0], 16)
        except ValueError:
            return body
        if not size:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts) or body


def _unpacked(body: bytes, most: int) -> bytes:
    """Unpack a body; many crawlers have done so already and left the header standing."""
    try:
        return zlib.decompressobj(_GZIP_OR_ZLIB).decompress(body, most + 1)
    except zlib.error:
        return body
