"""A file in the making: hashed as it grows, on the disk before anybody is told of it."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self


# To write some forty articles at once costs a third of writing each by itself.
_BUFFER = 1 << 18


class Written(NamedTuple):
    """A file of a shard as it was written: temporary name, rows, bytes, and digest (SHA-256)."""

    name: str
    rows: int
    size: int
    sha256: str


class WholeFile:
    """A file of rows of bytes under a temporary name."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._file = place.open("wb", buffering=_BUFFER)
        self._digest = hashlib.sha256()
        self._rows = self._size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, row: bytes) -> None:
        """Add a row."""
        self._put(row)
        self._rows += 1

    def close(self) -> Written:
        """Bring all to the disk and say what it is."""
        self._file.flush()
        if self._size:  # to lose nothing an empty file need not wait for the disk: most shards reject none
            os.fsync(self._file.fileno())
        self._file.close()
        return Written(self.place.name, self._rows, self._size, self._digest.hexdigest())

    def _put(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._size += len(data)
