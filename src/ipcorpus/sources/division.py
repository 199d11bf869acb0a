"""Divide a large archive or table into stretches that can be read apart: each can be a shard of its own.

A stretch has so many members, rows or responses, counted from the beginning: what is added at the end
changes the last one alone. Left whole are files behind a URL, an archive inside of another file or with one
name twice, and what is damaged where the second stretch would begin.
"""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from ipcorpus.sources import archive, packed, table, warc
from ipcorpus.sources.endings import COMPRESSED, parts, plain
from ipcorpus.sources.gunzip import Members
from ipcorpus.sources.piece import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ipcorpus.sources.piece import Piece

# Where every stretch begins with work on all before it there are no more of them: with eight a file is
# unpacked four and a half times in all, and gzip unpacks fifty times as fast as pages are cleaned.
_PARTS = 8


class _Start(NamedTuple):
    """Where a stretch begins, by the parts of it that tell so."""

    first: int
    start: int = 0
    member: int = 0
    skipped: int = 0


def divide(piece: Piece, size: int) -> tuple[Stretch, ...]:
    """Look through an archive or table for its stretches of `size` documents; none where it is left whole."""
    try:
        with Path(piece.place).open("rb") as file:
            starts = list(_sound(_starts(piece, file, size)))
    except (packed.Undivided, packed.Missing, OSError):
        return ()
    # Every second, fourth, eighth: most ends stay where they are when the file grows.
    while len(starts) > _PARTS and _is_slow(piece, starts):
        starts = starts[::2]
    bounds = pairwise([*starts, _Start(sys.maxsize)])
    found = tuple(
        Stretch(low.first, high.first, low.start, high.start or sys.maxsize, low.member, low.skipped)
        for low, high in bounds
    )
    return found if len(found) > 1 else ()


def _sound(starts: Iterable[_Start]) -> Iterator[_Start]:
    """Give what is found up to a damage: what is behind it belongs to the last stretch, and is told there."""
    with suppress(packed.TooMuch, *packed.DAMAGED):
        yield from starts


def _starts(piece: Piece, file: BinaryIO, size: int) -> Iterator[_Start]:
    packing = parts(piece.path)[1]
    if packing == ".zip":
        return map(_Start, archive.zip_starts(file, size))
    if packing == ".parquet":
        return map(_Start, table.parquet_starts(file, size))
    name = plain(piece.path)
    if name.endswith((".zip", ".parquet")):
        return iter(())
    if packing == ".gz":
        members = Members(file)
        metered = packed.Metered(cast("BinaryIO", members), packed.limit(piece.size))
        found = _found(name, io.BufferedReader(metered), size)
        return (_Start(first, at, *members.before(at)) for first, at in found)
    stream = packed.unpacked(piece.path, file, packed.limit(piece.size))
    return (_Start(first, at) for first, at in _found(name, stream, size))


def _found(name: str, stream: BinaryIO, size: int) -> Iterator[tuple[int, int]]:
    if name.endswith(".tar"):
        return archive.tar_starts(stream, size)
    if name.endswith(".warc"):
        return warc.starts(stream, size)
    return table.json_starts(stream, size)


def _is_slow(piece: Piece, starts: Sequence[_Start]) -> bool:
    """Tell whether the stretches begin with work that is several times that on the whole."""
    packing = parts(piece.path)[1]
    skipped = sum(start.start - start.skipped for start in starts)
    return packing == ".zip" or (packing in COMPRESSED and skipped > _PARTS // 2 * starts[-1].start)
