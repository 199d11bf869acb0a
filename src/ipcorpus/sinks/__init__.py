"""Where records go: shards that are written whole under a temporary name, and renamed when they are done."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING

from ipcorpus.document import Cleaned, Rejected
from ipcorpus.sinks import cuts, jsonl, keys, near
from ipcorpus.sinks.parquet import ParquetFile
from ipcorpus.sinks.whole import WholeFile, Written

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

    from ipcorpus.runs.task import Job
    from ipcorpus.sinks.jsonl import JsonLines

__all__ = ["ShardFiles", "Written"]


class ShardFiles:
    """The files of one shard in the making, by kind and form: `articles.jsonl`, `cuts.jsonl` ..."""

    def __init__(self, job: Job, number: int) -> None:
        self._every = job.cuts == "all"

        # A cluster may run a task twice at a time: each run writes under names of its own.
        token = os.urandom(4).hex()

        def place(kind: str) -> Path:
            return job.work / f"{kind}-{number:05}-{token}.part"

        def lines(kind: str) -> JsonLines:
            return jsonl.made(place(kind), job.lines)

        with ExitStack() as stack:
            self._articles: ParquetFile | JsonLines
            if job.form == "parquet":
                self._articles = stack.enter_context(ParquetFile(place("articles")))
            else:
                self._articles = stack.enter_context(lines("articles"))
            self._rejected = stack.enter_context(lines("rejected"))
            self._keys = stack.enter_context(WholeFile(place("keys")))
            self._near = stack.enter_context(WholeFile(place("near"))) if job.near else None
            self._cuts = stack.enter_context(lines("cuts")) if job.cuts != "none" else None
            self._open = stack.pop_all()
        self._job = job

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def write(self, outcome: Cleaned | Rejected) -> Cleaned | Rejected:
        """Enter what became of a document; gives it back, as rejected where it cannot be written."""
        if isinstance(outcome, Cleaned):
            article = outcome.article
            try:
                cut = jsonl.row(cuts.line(outcome, every=self._every)) if self._cuts else b""
                self._articles.add(article.record())
            except TypeError as problem:
                outcome = Rejected(article.path, "write", "no form in JSON", str(problem))
            else:
                letters = keys.letters(article)
                self._keys.write(keys.row(article, letters))
                if self._near:
                    self._near.write(near.row(letters))
                if self._cuts:
                    self._cuts.write(cut)
        if isinstance(outcome, Rejected):
            self._rejected.add(_rejected(outcome))
        return outcome

    def close(self) -> dict[str, Written]:
        """Bring all to the disk and say what it is."""
        written = {
            self._job.articles: self._articles.close(),
            f"rejected.{self._job.lines}": self._rejected.close(),
            "keys": self._keys.close(),
        }
        if self._cuts:
            written[f"cuts.{self._job.lines}"] = self._cuts.close()
        if self._near:
            written["near"] = self._near.close()
        return written


def _rejected(rejected: Rejected) -> dict[str, str]:
    return {
        "path": rejected.path,
        "step": rejected.step,
        "reason": rejected.reason,
        "detail": rejected.detail,
    }
