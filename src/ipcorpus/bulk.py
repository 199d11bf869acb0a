"""Many documents from Python: all of some sources, or a batch of an Arrow table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ipcorpus.document import Cleaned, Document, Rejected
from ipcorpus.pipeline import Cleaner
from ipcorpus.sinks import parquet
from ipcorpus.sources import Choice, pieces
from ipcorpus.sources.container import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ipcorpus.settings import Settings


def clean_sources(*sources: str | Path, settings: Settings | None = None) -> Iterator[Cleaned | Rejected]:
    """Clean the documents of folders, files, archives and tables one by one, in their order.

    >>> [outcome.reason for outcome in clean_sources("/dev/null")]
    ['a device']
    """
    cleaner, choice = Cleaner(settings), Choice()
    for piece in pieces(sources, choice):
        for found in read(piece, choice):
            yield cleaner.clean(found) if isinstance(found, Document) else found


def clean_batch(batch: Any, column: str = "text", settings: Settings | None = None) -> Any:  # noqa: ANN401 - untyped
    """Clean a `pyarrow.RecordBatch` or `pyarrow.Table`, row by row; needs the `parquet` extra.

    `column` holds the documents as strings or bytes; a column `path` names them (else their row in the batch
    does), a column `url` gives their addresses. Gives the same kind of thing with as many rows: the columns
    of an article, and `rejected` (`step: reason`), which is null where there is one.
    """
    cleaner = _cleaner(settings)
    rows = [_row(cleaner, number, row, column) for number, row in enumerate(batch.to_pylist(), 1)]
    return parquet.arrow(rows, type(batch))


@lru_cache(maxsize=1)
def _cleaner(settings: Settings | None) -> Cleaner:
    """Compile the rules once a worker: libraries call us for every thousand rows."""
    return Cleaner(settings)


def _row(cleaner: Cleaner, number: int, row: dict[str, Any], column: str) -> dict[str, Any]:
    value = row[column]
    data = value.encode() if isinstance(value, str) else value or b""
    charset = "utf-8" if isinstance(value, str) else None
    outcome = cleaner.clean(Document(str(row.get("path") or f"#{number}"), data, row.get("url"), charset))
    if isinstance(outcome, Rejected):
        return {"path": outcome.path, "rejected": f"{outcome.step}: {outcome.reason}"}
    return outcome.article.record()
