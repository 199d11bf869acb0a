"""A task: clean one slice of the sources and write its shard; the documents never leave the worker."""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from ipcorpus import ruleset
from ipcorpus.corpus import templates
from ipcorpus.document import Cleaned, Document, Rejected
from ipcorpus.engines import unheard
from ipcorpus.errors import BooksDoNotBalance, UsageProblem
from ipcorpus.pipeline import Cleaner
from ipcorpus.runs import plan
from ipcorpus.runs.tally import Tally
from ipcorpus.runs.task import Shard
from ipcorpus.sinks import ShardFiles
from ipcorpus.sources.container import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ipcorpus.corpus.templates import Template
    from ipcorpus.engines import Begin
    from ipcorpus.runs.task import Job, Task
    from ipcorpus.settings import Settings
    from ipcorpus.sinks import Written


# A document that was left out for the worker it killed, and killed another, kills where it is read.
_UNREADABLE = 2
# What every text needs is read from the tables when the first one comes.
_ANY_TEXT = "今天，市图书馆的新阅览室开放。阅览室在二楼，每天上午九点到下午六点开放，读者可以借阅图书。"


def work(job: Job, task: Task, begin: Begin = unheard) -> Shard:
    """Clean the documents of a task and write their shard; `begin` is told the place of each document."""
    clean, dead = cleaner(job.settings, job.rules), dict(task.dead)
    digest, tally = hashlib.sha256(), Tally()
    with ShardFiles(job, task.number) as files:
        for place, document in enumerate(_documents(job, task, begin)):
            begin(place)
            digest.update(_name(document))
            if place in dead and isinstance(document, Document):
                outcome: Cleaned | Rejected = Rejected(document.path, "clean", dead[place], "")
            else:
                outcome = _clean(clean, document, task.learnt)
            tally.count(files.write(outcome), len(document.data) if isinstance(document, Document) else 0)
        written = files.close()
    _check(job, task, tally, written)
    return Shard(task.number, task.listed, task.paths, task.templates, digest.hexdigest(), written, tally)


def inputs(job: Job, task: Task) -> str:
    """Give the digest of a task's inputs without cleaning them."""
    digest = hashlib.sha256()
    for document in _documents(job, task, unheard):
        digest.update(_name(document))
    return digest.hexdigest()


def _check(job: Job, task: Task, tally: Tally, written: dict[str, Written]) -> None:
    """Hold the books against the files: every document that was read is a row, and only one."""
    tally.balance()
    rows = written[job.articles].rows, written[f"rejected.{job.lines}"].rows
    if rows != (tally.articles, tally.rejected.total()) or tally.documents < plan.least(task.pieces):
        raise BooksDoNotBalance(f"shard {task.number}: {rows} rows written of {tally.documents} documents")


@lru_cache(maxsize=1)
def cleaner(settings: Settings, rules: tuple[Path, ...]) -> Cleaner:
    """Compile the rules and read the tables once: where workers are forked, before they are."""
    ready = Cleaner(settings, ruleset.load(*rules))
    ready.clean_text(_ANY_TEXT)
    return ready


def _documents(job: Job, task: Task, begin: Begin) -> Iterator[Document | Rejected]:
    """Read the documents of a task, each begun before it is read.

    What is marked as dead twice costs a worker to be read already: no more of its file can be had.
    """
    deaths, place = Counter(place for place, _ in task.dead), 0
    for piece in task.pieces:
        documents = read(piece, job.choice)
        while deaths[place] < _UNREADABLE:
            begin(place, timed=False)
            if (document := next(documents, None)) is None:
                break
            yield document
            place += 1
        else:
            yield Rejected(piece.path, "read", "worker died", "the rest was not read")
            place += 1


def _name(document: Document | Rejected) -> bytes:
    return document.id.encode() if isinstance(document, Document) else repr(document).encode()


def _clean(
    cleaner: Cleaner, document: Document | Rejected, learnt: Mapping[str, Template]
) -> Cleaned | Rejected:
    if isinstance(document, Rejected):
        return document
    try:
        return cleaner.clean(document, templates.of(document, learnt).keys)
    except BooksDoNotBalance as problem:
        return Rejected(document.path, "clean", "books do not balance", str(problem))
    except UsageProblem:  # what is wrong is not the document: another package in the place of opencc
        raise
    except Exception as problem:  # noqa: BLE001 - a document never stops a run, even where the bug is ours
        return Rejected(document.path, "clean", "internal error", f"{type(problem).__name__}: {problem}")
