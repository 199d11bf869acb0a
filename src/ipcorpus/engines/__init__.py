"""How tasks are run: each engine is one function that takes work and tasks and gives results as they end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from typing import Self


class Begin(Protocol):
    """What work calls to say which of its documents it has in hand."""

    def __call__(self, place: int, *, timed: bool = True) -> None:
        """Take note of a document's place, from 0 on: a death is laid to it, and if it is `timed`, slowness.

        To read a document is not timed: it may mean to fetch the archive that it is in.
        """


def unheard(place: int, *, timed: bool = True) -> None:
    """Begin a document where no engine listens."""


class Task(Protocol):
    """What an engine knows of a task: its number, and which of its documents it must leave out, and why."""

    @property
    def number(self) -> int:
        """The number of the task."""

    @property
    def dead(self) -> tuple[tuple[int, str], ...]:
        """The places of the documents that cost a worker its life, each with what happened."""

    def _replace(self, *, dead: tuple[tuple[int, str], ...]) -> Self: ...
