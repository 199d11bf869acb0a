"""JSON Lines: one record a line, in UTF-8, packed with Zstandard on request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from ipcorpus import zst
from ipcorpus.errors import UsageProblem
from ipcorpus.sinks.whole import WholeFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ipcorpus.sinks.whole import Written

# The ending of packed lines.
PACKED = "jsonl.zst"


def row(record: dict[str, Any]) -> bytes:
    """Give a record as one line; raises TypeError where JSON has no form for it."""
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)


class JsonLines(WholeFile):
    """A file of records in the making, under a temporary name."""

    def add(self, record: dict[str, Any]) -> None:
        """Add a record as one line."""
        self.write(row(record))


class PackedLines(JsonLines):
    """The same, packed with Zstandard."""

    def __init__(self, place: Path) -> None:
        self._packer = zst.packer()
        super().__init__(place)

    def write(self, row: bytes) -> None:
        """Add a line."""
        self._put(self._packer.compress(row))
        self._rows += 1

    def close(self) -> Written:
        """Bring all to the disk and say what it is."""
        self._put(self._packer.flush())
        return super().close()


def made(place: Path, form: str) -> JsonLines:
    """Begin a file of records in a form: `jsonl`, or `jsonl.zst`."""
    return (PackedLines if form == PACKED else JsonLines)(place)


def lines(place: Path) -> Iterator[bytes]:
    """Read the lines of a file back; its name tells whether it is packed.

    Raises UsageProblem where a packed one is damaged.
    """
    with place.open("rb") as file:
        try:
            yield from zst.unpacked(file) if place.suffix == ".zst" else file
        except EOFError as problem:
            raise UsageProblem(f"{place} is damaged: {problem}") from problem
