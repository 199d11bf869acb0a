"""Web archives (WARC), with the `warc` extra: the pages that servers gave, with their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from ipcorpus.document import Document, Rejected
from ipcorpus.sources.packed import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipcorpus.sources.piece import Choice

_OK = 200


def responses(path: str, file: BinaryIO, choice: Choice) -> Iterator[Document | Rejected]:
    """Give the response records; they count from 1, whatever the server's answer was."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - an extra
    except ImportError as problem:
        raise Missing("warc") from problem
    records = ArchiveIterator(file, record_types=WarcRecordType.response, auto_decode="all")
    for number, record in enumerate(records, 1):
        name, headers = f"{path}#{number}", record.http_headers
        if headers is None or headers.status_code != _OK:
            yield Rejected(name, "read", "no page", f"HTTP status {headers and headers.status_code}")
            continue
        data = record.reader.read(choice.max_bytes + 1)
        if len(data) > choice.max_bytes:
            yield Rejected(name, "read", "too large", f"more than {choice.max_bytes} bytes")
            continue
        url = record.headers.get("WARC-Target-URI")
        kind = record.http_content_type
        yield Document(name, data, url, record.http_charset, kind)
