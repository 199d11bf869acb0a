"""Tables: JSON Lines and, with the `parquet` extra, Parquet; one row is one document.

The document is in one column (`--column`, else the first of `text`, `html`, `content`, `bytes`); a column
`url` is its address; all others are carried along as `extra`. Its path ends in the row, counted from 1:
`rows.jsonl#12`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, BinaryIO

import orjson

from ipcorpus.document import Document, Rejected
from ipcorpus.sources.packed import Missing, TooMuch, limit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipcorpus.sources.piece import Choice

COLUMNS = ("text", "html", "content", "bytes")
# A row holds other columns beside its document, and JSON may write a character as six bytes.
_ROOM = 8
# So many rows are in memory at a time, each as long as it likes.
_BATCH = 8


def json_rows(path: str, stream: BinaryIO, choice: Choice) -> Iterator[Document | Rejected]:
    """Give the rows of JSON Lines; empty lines are none, but count."""
    most = _ROOM * choice.max_bytes
    number = 0
    while line := stream.readline(most + 1):
        number += 1
        name = f"{path}#{number}"
        if len(line) > most:
            yield Rejected(name, "read", "too large", f"a line of more than {most} bytes")
            while line and not line.endswith(b"\n"):
                line = stream.readline(most)
        elif line.strip():
            yield _parsed(name, line, choice)


def parquet_rows(path: str, file: BinaryIO, choice: Choice) -> Iterator[Document | Rejected]:
    """Give the rows of a Parquet file."""
    try:
        from pyarrow import ArrowException, parquet  # noqa: PLC0415 - an extra, and a large one
    except ImportError as problem:
        raise Missing("parquet") from problem
    number, left = 0, limit(file.seek(0, os.SEEK_END))
    try:
        table = parquet.ParquetFile(file)
        groups = table.metadata
        if sum(groups.row_group(at).total_byte_size for at in range(groups.num_row_groups)) > left:
            raise TooMuch
        for batch in table.iter_batches(batch_size=_BATCH):
            for row in batch.to_pylist():
                number += 1
                # A value that is stored once for all rows comes out once for each.
                left -= sum(len(value) for value in row.values() if isinstance(value, str | bytes))
                if left < 0:
                    raise TooMuch
                yield _document(f"{path}#{number}", row, choice)
    except (ArrowException, OSError) as problem:
        yield Rejected(path, "read", "damaged table", f"after row {number}: {problem}")


def _parsed(name: str, line: bytes, choice: Choice) -> Document | Rejected:
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError as problem:
        return Rejected(name, "read", "not JSON", str(problem))
    if not isinstance(row, dict):
        return Rejected(name, "read", "not JSON", "a row is an object")
    return _document(name, row, choice)


def _document(name: str, row: dict[str, Any], choice: Choice) -> Document | Rejected:
    column = choice.column or next((column for column in COLUMNS if row.get(column) is not None), "")
    value = row.pop(column, None)
    if not isinstance(value, str | bytes):
        named = f"column {column}" if column else f"{', '.join(COLUMNS)}: name its column with --column"
        return Rejected(name, "read", "no document in the row", f"no text in {named}")
    data = value.encode() if isinstance(value, str) else value
    if len(data) > choice.max_bytes:
        return Rejected(name, "read", "too large", f"more than {choice.max_bytes} bytes")
    url = row.get("url")
    charset = "utf-8" if isinstance(value, str) else None
    return Document(name, data, url if isinstance(url, str) else None, charset, extra=row or None)
