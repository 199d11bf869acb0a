"""What goes to a worker and what comes back: a slice of the sources, the account of a shard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.sinks.jsonl import PACKED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ipcorpus.corpus.templates import Template
    from ipcorpus.runs.tally import Tally
    from ipcorpus.settings import Settings
    from ipcorpus.sinks import Written
    from ipcorpus.sources import Choice, Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What all tasks of a run have in common; `work` is the folder of the shards in the making."""

    settings: Settings
    rules: tuple[Path, ...]
    choice: Choice
    cuts: str
    form: str
    near: bool = False
    drop: bool = False
    work: Path

    @property
    def articles(self) -> str:
        """Name the kind of file for the articles of a task: `all` where a last pass leaves some out."""
        return f"{'all' if self.drop else 'articles'}.{self.form}"

    @property
    def lines(self) -> str:
        """Name the form of what is always JSON Lines, beside the articles: packed as they are."""
        return self.form if self.form == PACKED else "jsonl"


class Task(NamedTuple):
    """A slice of the sources.

    `listed` is a digest of its pieces' paths, sizes and times, `paths` of the paths alone. `learnt` holds the
    templates of its sites, `templates` a digest of them. `dead` names the documents that cost a worker its
    life: their places in the slice, each with what happened.
    """

    number: int
    pieces: tuple[Piece, ...]
    listed: str
    paths: str
    learnt: Mapping[str, Template] = {}
    templates: str = ""
    dead: tuple[tuple[int, str], ...] = ()


class Shard(NamedTuple):
    """What a task gives: a digest of its inputs (paths and bytes), the files it wrote, its books."""

    number: int
    listed: str
    paths: str
    templates: str
    inputs: str
    files: dict[str, Written]
    tally: Tally
