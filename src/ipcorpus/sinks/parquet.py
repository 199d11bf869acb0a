"""Parquet, with the `parquet` extra: articles as columns, packed with Zstandard."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any

import orjson

from ipcorpus.document import ARTICLE_KEYS
from ipcorpus.errors import UsageProblem
from ipcorpus.sinks.whole import Written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Self

# The steps that `removed` counts.
_STEPS = ("repair", "extract", "tidy", "label", "script", "punctuate")
_LISTS = {"authors", "section", "keywords", "flags"}
# Rows of six kilobytes: a group of these is what a worker holds at a time.
_GROUP = 256


class ParquetFile:
    """A file of articles in the making, under a temporary name.

    The columns are the keys of an article; `removed` is a structure with one number a step, `extra` is JSON.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        self._rows: list[dict[str, Any]] = []
        self._written = 0
        self._file = place.open("wb")
        self._writer = _pyarrow().parquet.ParquetWriter(self._file, _schema(), compression="zstd")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # A file that was not closed is not wanted: what else the writer has to say is of no interest.
        with suppress(OSError):
            self._writer.close()
        self._file.close()

    def add(self, record: dict[str, Any]) -> None:
        """Add an article."""
        extra = record["extra"]
        self._rows.append(record | {"extra": extra and orjson.dumps(extra, default=str).decode()})
        if len(self._rows) >= _GROUP:
            self._flush()

    def close(self) -> Written:
        """Bring all to the disk and say what it is."""
        self._flush()
        self._writer.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        with self.place.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Written(self.place.name, self._written, self.place.stat().st_size, digest)

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(_pyarrow().Table.from_pylist(self._rows, _schema()))
            self._written += len(self._rows)
            self._rows = []


def rows(place: Path) -> Iterator[dict[str, Any]]:
    """Read the articles of a file back, as JSON Lines would hold them."""
    for batch in _pyarrow().parquet.ParquetFile(place).iter_batches(_GROUP):
        for row in batch.to_pylist():
            yield row | {"extra": row["extra"] and orjson.loads(row["extra"])}


def arrow(records: list[dict[str, Any]], kind: Any) -> Any:  # noqa: ANN401 - an untyped package
    """Give articles, and the paths of what was rejected with the reason in `rejected`, in Arrow's form.

    `kind` is `pyarrow.RecordBatch` or `pyarrow.Table`.
    """
    return kind.from_pylist(records, schema=_schema().append(_pyarrow().field("rejected", "string")))


def _pyarrow() -> Any:  # noqa: ANN401 - an untyped package
    try:
        import pyarrow  # noqa: ICN001, PLC0415 - an extra, and a large one
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError as problem:
        raise UsageProblem("Parquet needs `pip install 'ipcorpus[parquet]'`") from problem
    return pyarrow


@cache
def _schema() -> Any:  # noqa: ANN401 - an untyped package
    pa = _pyarrow()
    steps = pa.struct([(step, pa.int64()) for step in _STEPS])
    other = {"chars": pa.int64(), "removed": steps} | dict.fromkeys(_LISTS, pa.list_(pa.string()))
    return pa.schema([(key, other.get(key, pa.string())) for key in ARTICLE_KEYS])
