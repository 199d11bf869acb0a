"""Where records go: shards that are written whole under a temporary name, and renamed when they are done."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from ipcorpus.document import Cleaned, Rejected
from ipcorpus.sinks import cuts, jsonl, keys
from ipcorpus.sinks.whole import WholeFile, Written

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

__all__ = ["ShardFiles", "Written", "kinds"]


def kinds(cuts: str) -> tuple[str, ...]:
    """Name the files a shard consists of, for a choice of cuts."""
    return ("articles", "rejected", "keys") if cuts == "none" else ("articles", "rejected", "keys", "cuts")


class ShardFiles:
    """The files of one shard in the making."""

    def __init__(self, folder: Path, number: int, cuts: str) -> None:
        self._every = cuts == "all"
        with ExitStack() as stack:
            self._files = {
                kind: stack.enter_context(WholeFile(folder / f"{kind}-{number:05}.part"))
                for kind in kinds(cuts)
            }
            self._open = stack.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def write(self, outcome: Cleaned | Rejected) -> Cleaned | Rejected:
        """Enter what became of a document; gives it back, as rejected where it cannot be written."""
        if isinstance(outcome, Cleaned):
            article = outcome.article
            try:
                row = jsonl.row(article.record())
                cut_row = jsonl.row(cuts.line(outcome, every=self._every)) if "cuts" in self._files else b""
            except TypeError as problem:
                outcome = Rejected(article.path, "write", "no form in JSON", str(problem))
            else:
                self._files["articles"].write(row)
                self._files["keys"].write(keys.row(article))
                if cut_row:
                    self._files["cuts"].write(cut_row)
        if isinstance(outcome, Rejected):
            self._files["rejected"].write(jsonl.row(_rejected(outcome)))
        return outcome

    def close(self) -> dict[str, Written]:
        """Bring all to the disk and say what it is."""
        return {kind: file.close() for kind, file in self._files.items()}


def _rejected(rejected: Rejected) -> dict[str, str]:
    return {
        "path": rejected.path,
        "step": rejected.step,
        "reason": rejected.reason,
        "detail": rejected.detail,
    }
