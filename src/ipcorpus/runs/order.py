"""What the user asked of a run."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

import ipcorpus
from ipcorpus import ruleset
from ipcorpus.runs.task import Job

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ipcorpus.runs.plan import Outline
    from ipcorpus.settings import Settings
    from ipcorpus.sources import Choice


@dataclass(frozen=True, kw_only=True)
class Order:
    """Which sources (paths, URLs, `-`), into which output, how cleaned, and by what means.

    `part` is (I, N): of N parts of the run, do the I-th, counted from 1. `timeout` is in seconds a document
    (0: none). `address` is that of a Ray cluster. `templates` asks for the lines that repeat on a site to be
    learnt, and to count as evidence against themselves.
    """

    sources: tuple[str | Path, ...]
    out: Path
    settings: Settings
    choice: Choice
    rules: tuple[Path, ...] = ()
    templates: bool = True
    cuts: str = "spans"
    form: str = "jsonl"
    near: bool = False
    drop: bool = False
    shard_size: int = 500
    engine: str = "local"
    workers: int = 1
    address: str = ""
    timeout: float = 60
    part: tuple[int, int] = (1, 1)
    fresh: bool = False

    def job(self, folder: Path) -> Job:
        """Give what all tasks have in common; their shards are made in `folder`."""
        return Job(
            settings=self.settings,
            rules=tuple(folder.absolute() for folder in self.rules),
            choice=self.choice,
            cuts=self.cuts,
            form=self.form,
            near=self.near,
            drop=self.drop,
            work=folder.absolute(),
        )

    def mine(self, every: Sequence[Outline]) -> list[Outline]:
        """Give the shards of this part of the run."""
        part, parts = self.part
        return [outline for outline in every if outline.number % parts == part - 1]

    def prove(self) -> None:
        """Read the rules and run the examples of the user's; raises RuleError at the first mistake."""
        from ipcorpus import proof  # noqa: PLC0415 - it needs the pipeline, and a run with nothing to do does not

        proof.load(*self.rules)

    @cached_property
    def identity(self) -> dict[str, str]:
        """Everything but the inputs that decides what a shard holds, as it is when first asked for."""
        given = asdict(self.settings) | {
            "templates": self.templates,
            "cuts": self.cuts,
            "max_bytes": self.choice.max_bytes,
            "format": self.form,
            "near": self.near,
            "drop": self.drop,
        }
        given["column"] = self.choice.column or "the first known"
        return {name: str(value) for name, value in given.items()} | {
            "version": ipcorpus.__version__,
            "opencc": version("opencc"),
            "rules": ruleset.digest(*self.rules),
        }
