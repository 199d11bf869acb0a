"""JSON Lines: one record a line, UTF-8, written to the disk before anybody is told of it."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, Any

import orjson

from ipcorpus.sinks import Written

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self


class JsonLines:
    """A file of records in the making, under a temporary name."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._file = place.open("wb")
        self._digest = hashlib.sha256()
        self._size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, record: dict[str, Any]) -> None:
        """Add a record as one line."""
        line = orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)
        self._digest.update(line)
        self._size += len(line)
        self._file.write(line)

    def close(self) -> Written:
        """Bring all to the disk and say what it is."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        return Written(self.place.name, self._size, self._digest.hexdigest())
