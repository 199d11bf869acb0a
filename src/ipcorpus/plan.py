"""Divide what the sources list into shards whose ends depend on the paths, not on how many came before."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ipcorpus.sources import Piece


def slices(pieces: Iterable[Piece], size: int) -> Iterator[tuple[Piece, ...]]:
    """Divide pieces into slices of about `size`, at least half of it and at most twice of it.

    A slice ends after a piece whose path's hash says so. A file that is added or removed therefore changes
    the slice it falls into and at times its neighbour, and no other.
    """
    least, greatest, ends = max(1, size // 2), 2 * size, max(1, (size + 1) // 2)
    part: list[Piece] = []
    for piece in pieces:
        part.append(piece)
        full = len(part) >= greatest
        if full or (len(part) >= least and crc32(piece.path.encode()) % ends == 0):
            yield tuple(part)
            part = []
    if part:
        yield tuple(part)
