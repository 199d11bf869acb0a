"""Divide what the sources list into tasks whose ends depend on the paths, not on how many came before."""

from __future__ import annotations

import hashlib
import pickle
from collections import deque
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from ipcorpus.runs.task import Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ipcorpus.ledger import Entry
    from ipcorpus.sources import Piece

# The file of the tasks in the folder of a run.
NAME = "plan"


class Outline(NamedTuple):
    """A task without its pieces: small enough to hold those of ten million files in memory.

    `pieces` counts those that give a document at least, `weight` is about how many they give in all;
    `templates` is a digest of what was learnt of the sites its files lie in. The task itself begins at byte
    `start` of the file of tasks.
    """

    number: int
    listed: str
    paths: str
    pieces: int
    weight: int
    start: int
    templates: str = ""


def write(pieces: Iterable[Piece], size: int, place: Path) -> list[Outline]:
    """Write the tasks to a file, so that they need no memory, and give their outlines."""
    outlines = []
    with place.open("wb") as file:
        for number, part in enumerate(slices(pieces, size)):
            task = Task(number, part, listed(part), _digest(piece.name for piece in part))
            weight = sum(piece.weight for piece in part)
            outlines.append(Outline(number, task.listed, task.paths, least(part), weight, file.tell()))
            pickle.dump(task, file)
    return outlines


def least(pieces: Iterable[Piece]) -> int:
    """Say how many documents must come out of pieces: of every one some, but for stretches."""
    return sum(piece.is_whole for piece in pieces)


def listed(pieces: Iterable[Piece]) -> str:
    """Give one digest of files as they are listed: paths, sizes and times."""
    return _digest(f"{p.name}\0{p.size}\0{p.changed}\0{p.trouble}" for p in pieces)


def digest(shards: Iterable[Outline | Entry]) -> str:
    """Give one digest for shards in their order, planned or done."""
    return _digest(shard.listed for shard in shards)


def read(place: Path) -> Iterator[Task]:
    """Read the tasks back, in order."""
    with place.open("rb") as file:
        try:
            while True:
                yield pickle.load(file)  # noqa: S301 - a file of our own, made a moment ago
        except EOFError:
            return


def some(place: Path, outlines: Iterable[Outline]) -> Iterator[Task]:
    """Read the tasks of these outlines back, in the order of the outlines."""
    with place.open("rb") as file:
        for outline in outlines:
            file.seek(outline.start)
            yield pickle.load(file)  # noqa: S301 - as in `read`


def slices(pieces: Iterable[Piece], size: int) -> Iterator[tuple[Piece, ...]]:
    """Divide pieces into slices of about `size` documents, none of half of it or less but an only one.

    A slice ends after a piece whose path has the least hash of all within half a slice on either side.
    Whether a piece is an end hangs on its neighbours alone, and two ends are more than half a slice apart: a
    file that is removed uncovers one end at most on either side of it, one that is added covers as many. So
    an added file changes two slices at most, a removed one three (both three, if it weighs half a slice), and
    as a rule each changes its own alone.

    A stretch of a container ends its slice, however small it is; so does what makes a slice eight times too
    large: chance makes none so large, but names might.
    """
    greatest = 8 * size
    part: list[Piece] = []
    weight = 0
    for piece, is_end in _ends(pieces, size // 2):
        part.append(piece)
        weight += piece.weight
        if is_end or not piece.is_whole or weight >= greatest:
            yield tuple(part)
            part, weight = [], 0
    if part:
        yield tuple(part)


def _ends(pieces: Iterable[Piece], reach: int) -> Iterator[tuple[Piece, bool]]:
    """Give each piece, and whether of all within `reach` documents its hash is the least.

    What has no full `reach` on one side is none, so that the first and the last slice are not small either.
    """
    ahead: deque[tuple[int, Piece]] = deque()  # pieces, each with the number of documents up to its end
    least: deque[tuple[int, int]] = deque()  # hashes in sight that no later one undercuts, with these numbers
    at = 0
    for piece in pieces:
        at += piece.weight
        while ahead and at - ahead[0][0] > reach:
            end, centre = ahead.popleft()
            while end - least[0][1] > reach:
                least.popleft()
            yield centre, end > reach and least[0][1] == end
        mark = _hash(piece.name)
        while least and least[-1][0] >= mark:
            least.pop()
        ahead.append((at, piece))
        least.append((mark, at))
    for _, piece in ahead:
        yield piece, False


def _hash(path: str) -> int:
    """Give a number that hangs on the path and not on its place; CRC-32 alone counts as file names do."""
    return crc32(path.encode()) * 0x9E3779B1 & 0xFFFFFFFF


def _digest(names: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(names).encode()).hexdigest()
