"""Before the plan: look large archives and tables through for stretches that are shards of their own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.engines import unheard
from ipcorpus.sources.remote import is_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ipcorpus.engines import Begin
    from ipcorpus.sources.piece import Piece, Stretch

    Stretches = tuple[Stretch, ...]


class Large(NamedTuple):
    """A task: a container to look through; `dead` as in `shard.Task`."""

    number: int
    piece: Piece
    dead: tuple[tuple[int, str], ...] = ()


class Division:
    """What archives and tables are divided into, each stretch of `size`; some are `known` already."""

    def __init__(self, size: int, known: Mapping[str, Stretches]) -> None:
        self._size, self._known = size, dict(known)
        self.seen: dict[str, Stretches] = {}
        self.new: list[Piece] = []

    def apart(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """Give pieces, a large one as its stretches where they are known; `new` has those that are not."""
        self.seen, self.new = {}, []
        for piece in pieces:
            if piece.weight < 2 * self._size or is_url(piece.place):
                yield piece
            else:
                yield from self._stretches(piece)

    def look(self, engine: Callable[..., Iterator[tuple[str, Stretches]]]) -> None:
        """Look through what is `new`."""
        tasks = (Large(number, piece) for number, piece in enumerate(self.new))
        self._known.update(engine(partial(work, self._size), tasks))

    def _stretches(self, piece: Piece) -> Iterator[Piece]:
        name = _name(piece, self._size)
        if (stretches := self._known.get(name)) is None:
            self.new.append(piece)
        else:
            self.seen[name] = stretches
        if not stretches:
            yield piece
        for stretch in stretches or ():
            weight = min(stretch.last - stretch.first, piece.weight)
            yield piece._replace(stretch=stretch, weight=weight)


def work(size: int, large: Large, begin: Begin = unheard) -> tuple[str, Stretches]:
    """Look through one container; what costs a worker its life is left whole."""
    from ipcorpus.sources import division  # noqa: PLC0415 - a run with nothing to do needs no decompressors

    begin(0, timed=False)
    return _name(large.piece, size), () if large.dead else division.divide(large.piece, size)


def _name(piece: Piece, size: int) -> str:
    """Name an archive or table as it is now, and the size of its stretches."""
    return f"{piece.place}\0{piece.size}\0{piece.changed}\0{size}"
