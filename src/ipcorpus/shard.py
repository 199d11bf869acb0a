"""A task: clean one slice of the sources and write its shard; the documents never leave the worker."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus import ruleset
from ipcorpus.document import Cleaned, Document, Rejected
from ipcorpus.errors import BooksDoNotBalance
from ipcorpus.pipeline import Cleaner, Settings
from ipcorpus.sinks import Written, cuts
from ipcorpus.sinks.jsonl import JsonLines
from ipcorpus.sources import Choice, Piece, read
from ipcorpus.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What all tasks of a run have in common; `work` is the folder of the shards in the making."""

    settings: Settings
    rules: tuple[Path, ...]
    choice: Choice
    cuts: str
    work: Path


class Task(NamedTuple):
    """A slice of the sources; `dead` are the places in it of documents that killed their worker."""

    number: int
    pieces: tuple[Piece, ...]
    dead: frozenset[int] = frozenset()


class Shard(NamedTuple):
    """What a task gives: a digest of its inputs (paths and bytes), the files it wrote, its books."""

    number: int
    inputs: str
    files: dict[str, Written]
    tally: Tally


def work(job: Job, task: Task, begin: Callable[[int], None] = lambda _: None) -> Shard:
    """Clean the documents of a task and write their shard; `begin` is told the place of each document."""
    cleaner = _cleaner(job.settings, job.rules)
    inputs, tally = hashlib.sha256(), Tally()
    with ExitStack() as stack:
        sinks = {
            kind: stack.enter_context(JsonLines(job.work / f"{kind}-{task.number:05}.part"))
            for kind in kinds(job)
        }
        for place, document in enumerate(_documents(job, task)):
            begin(place)
            inputs.update(_name(document))
            dead = place in task.dead
            outcome = (
                Rejected(document.path, "clean", "worker died", "") if dead else _clean(cleaner, document)
            )
            tally.count(_write(outcome, sinks, job.cuts))
        files = {kind: sink.close() for kind, sink in sinks.items()}
    return Shard(task.number, inputs.hexdigest(), files, tally)


def kinds(job: Job) -> list[str]:
    """Name the files a shard consists of."""
    return ["articles", "rejected"] + ["cuts"] * (job.cuts != "none")


@lru_cache(maxsize=1)
def _cleaner(settings: Settings, rules: tuple[Path, ...]) -> Cleaner:
    """Compile the rules once a worker, not once a task."""
    return Cleaner(settings, ruleset.load(*rules))


def _documents(job: Job, task: Task) -> Iterator[Document | Rejected]:
    for piece in task.pieces:
        yield from read(piece, job.choice)


def _name(document: Document | Rejected) -> bytes:
    if isinstance(document, Document):
        return document.id.encode()
    return repr(document).encode()


def _clean(cleaner: Cleaner, document: Document | Rejected) -> Cleaned | Rejected:
    if isinstance(document, Rejected):
        return document
    try:
        return cleaner.clean(document)
    except BooksDoNotBalance as problem:
        return Rejected(document.path, "clean", "books do not balance", str(problem))
    except Exception as problem:  # noqa: BLE001 - a document never stops a run, even where the bug is ours
        return Rejected(document.path, "clean", "internal error", f"{type(problem).__name__}: {problem}")


def _write(outcome: Cleaned | Rejected, sinks: dict[str, JsonLines], wanted: str) -> Cleaned | Rejected:
    if isinstance(outcome, Cleaned):
        try:
            sinks["articles"].write(outcome.article.record())
        except TypeError as problem:
            outcome = Rejected(outcome.article.path, "write", "cannot be written as JSON", str(problem))
        else:
            if wanted != "none":
                sinks["cuts"].write(cuts.line(outcome, every=wanted == "all"))
    if isinstance(outcome, Rejected):
        sinks["rejected"].write(
            {"path": outcome.path, "step": outcome.step, "reason": outcome.reason, "detail": outcome.detail}
        )
    return outcome
