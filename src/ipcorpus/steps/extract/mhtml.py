"""Open a page that a browser saved as one file (MHTML, RFC 2557): the HTML among its parts."""

from __future__ import annotations

import re
from dataclasses import replace
from email.parser import BytesParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from ipcorpus.document import Document

_HEADER = re.compile(rb"\s*+[A-Za-z][A-Za-z-]*+:")
_KIND = re.compile(rb"^content-type:\s*+multipart/", re.IGNORECASE | re.MULTILINE)
_BREAK = re.compile(rb"\r?\n\r?\n")
# Browsers write a few hundred bytes of headers, and lay the page into at most two wrappers.
_HEAD, _DEPTH = 8192, 3


def opened(document: Document) -> Document:
    """Give the HTML page in a saved file, with the charset and the address it declares.

    A document that is no MHTML, or holds no page, is given back as it is.
    """
    head = document.data[:_HEAD]
    if not _HEADER.match(head) or not _KIND.search(head):
        return document
    part = next(_pages(document.data, 0), None)
    body = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(body, bytes):
        return document
    address = part.get("Content-Location") or _headers(document.data)[0].get("Snapshot-Content-Location")
    url = str(address).strip() if address and "://" in str(address) else None
    charset = part.get_content_charset() or document.charset
    return replace(document, data=body, charset=charset, url=document.url or url, media_type="text/html")


def _pages(data: bytes, depth: int) -> Iterator[Message]:
    """Give the HTML parts in order; the parts that are no HTML are not decoded."""
    headers, body = _headers(data)
    if headers.get_content_type() in {"text/html", "application/xhtml+xml"}:
        yield BytesParser().parsebytes(data)
        return
    boundary = headers.get_boundary()
    if headers.get_content_maintype() != "multipart" or not boundary or depth == _DEPTH:
        return
    mark = re.compile(
        rb"(?:^|\r?\n)--" + re.escape(boundary.encode("utf-8", "replace")) + rb"(?:--)?[ \t]*+\r?\n?"
    )
    for piece in mark.split(data[body:])[1:]:
        yield from _pages(piece, depth + 1)


def _headers(data: bytes) -> tuple[Message, int]:
    """Read the headers at the start of some bytes, and tell where what they head begins."""
    end = _BREAK.search(data, 0, _HEAD)
    stop = end.end() if end else 0
    return BytesParser().parsebytes(data[:stop].lstrip(), headersonly=True), stop
