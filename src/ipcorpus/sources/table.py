"""Tables: JSON Lines and, with the `parquet` extra, Parquet; one row is one document.

The document is in one column (`--column`, else the first of `text`, `html`, `content`, `bytes`); a column
`url` is its address; all others are carried along as `extra`. Its path ends in the row, counted from 1:
`rows.jsonl#12`.
"""

from __future__ import annotations

import os
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, BinaryIO

import orjson

from ipcorpus.document import Document, Rejected
from ipcorpus.sources.packed import Missing, TooMuch, Undivided, limit
from ipcorpus.sources.piece import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipcorpus.sources.piece import Choice, Stretch

COLUMNS = ("text", "html", "content", "bytes")
# A row holds other columns beside its document, and JSON may write a character as six bytes.
_ROOM = 8
# So many rows are in memory at a time, each as long as it likes.
_BATCH = 8
# To read rows in the middle of a group, those before them in it are unpacked as well: no group is divided
# into more parts.
_PARTS = 8
_BLOCK = 1 << 20


def json_rows(path: str, stream: BinaryIO, choice: Choice, number: int = 0) -> Iterator[Document | Rejected]:
    """Give the rows of JSON Lines, `number` are before them; empty lines are none, but count."""
    most = _ROOM * choice.max_bytes
    while line := stream.readline(most + 1):
        number += 1
        name = f"{path}#{number}"
        if len(line) > most:
            yield Rejected(name, "read", "too large", f"a line of more than {most} bytes")
            while line and not line.endswith(b"\n"):
                line = stream.readline(most)
        elif line.strip():
            yield _parsed(name, line, choice)


def json_starts(stream: BinaryIO, size: int) -> Iterator[tuple[int, int]]:
    """Give the number of every `size`-th row, and the bytes before it."""
    rows = due = at = 0
    while block := stream.read(_BLOCK):
        here = 0
        # A row that would begin behind the block begins the next one, if there is one.
        while rows + block.count(b"\n", here, len(block) - 1) >= due:
            for _ in range(due - rows):
                here = block.index(b"\n", here) + 1
            yield due, at + here
            rows, due = due, due + size
        rows += block.count(b"\n", here)
        at += len(block)


def parquet_rows(
    path: str, file: BinaryIO, choice: Choice, stretch: Stretch = WHOLE
) -> Iterator[Document | Rejected]:
    """Give the rows of a Parquet file."""
    arrow = _pyarrow()
    number, left = stretch.first, limit(file.seek(0, os.SEEK_END))
    try:
        table = arrow.parquet.ParquetFile(file)
        if sum(group.total_byte_size for group in _groups(table)) > left:
            raise TooMuch
        for batch in _batches(table, stretch):
            for row in batch.to_pylist():
                number += 1
                # A value that is stored once for all rows comes out once for each.
                left -= sum(len(value) for value in row.values() if isinstance(value, str | bytes))
                if left < 0:
                    raise TooMuch
                yield _document(f"{path}#{number}", row, choice)
    except (arrow.ArrowException, OSError) as problem:
        yield Rejected(path, "read", "damaged table", f"after row {number}: {problem}")


def parquet_starts(file: BinaryIO, size: int) -> Iterator[int]:
    """Give the number of about every `size`-th row; raises Undivided where they unpack to too much."""
    table = _pyarrow().parquet.ParquetFile(file)
    left = limit(file.seek(0, os.SEEK_END))
    at = due = 0
    for group in _groups(table):
        for first in range(at, at + group.num_rows, max(size, -(-group.num_rows // _PARTS))):
            if first >= due:
                yield first
                due = first + size
        at += group.num_rows
        left -= group.total_byte_size
    if left < 0 or sum(batch.nbytes for batch in _batches(table, WHOLE)) > left:
        raise Undivided


def _pyarrow() -> Any:  # noqa: ANN401 - an untyped package
    try:
        import pyarrow  # noqa: ICN001, PLC0415 - an extra, and a large one
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError as problem:
        raise Missing("parquet") from problem
    return pyarrow


def _groups(table: Any) -> Iterator[Any]:  # noqa: ANN401 - an untyped package
    return map(table.metadata.row_group, range(table.metadata.num_row_groups))


def _batches(table: Any, stretch: Stretch) -> Iterator[Any]:  # noqa: ANN401 - an untyped package
    """Give the rows of a stretch, unpacking no group that has none of them."""
    bounds = list(accumulate((group.num_rows for group in _groups(table)), initial=0))
    inside = [
        n for n, (low, high) in enumerate(pairwise(bounds)) if high > stretch.first and low < stretch.last
    ]
    at = bounds[inside[0]] if inside else 0
    for batch in table.iter_batches(batch_size=_BATCH, row_groups=inside):
        low, high = max(stretch.first - at, 0), min(stretch.last - at, batch.num_rows)
        if low < high:
            yield batch.slice(low, high - low)
        at += batch.num_rows


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
