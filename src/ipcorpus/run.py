"""A run: plan the tasks, let an engine do them, put the shards in their places, close the books."""

from __future__ import annotations

import platform
import shutil
import time
from dataclasses import asdict, dataclass
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import orjson

import ipcorpus
from ipcorpus import ruleset
from ipcorpus.engines import serial
from ipcorpus.errors import UsageProblem
from ipcorpus.plan import slices
from ipcorpus.shard import Job, Shard, Task, work
from ipcorpus.sources import Choice, pieces
from ipcorpus.sources.folder import STATE
from ipcorpus.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ipcorpus.pipeline import Settings

# What readers of run.json can rely on; it grows when a key changes its meaning or goes.
SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the user asked for."""

    sources: tuple[Path, ...]
    out: Path
    settings: Settings
    rules: tuple[Path, ...]
    choice: Choice
    cuts: str
    shard_size: int


def run(order: Order, told: Callable[[Tally, int], None] = lambda _tally, _total: None) -> dict[str, Any]:
    """Carry out an order and give the summary that stands in run.json; `told` hears the books as they grow.

    Raises UsageProblem where nothing matched or OUT cannot be written, BooksDoNotBalance where documents
    were lost or doubled.
    """
    began = time.monotonic()
    rules = ruleset.load(*order.rules)
    try:
        tally, shards = _shards(order, told)
        tally.balance()
        summary = _summary(order, rules, tally, shards, time.monotonic() - began)
        (order.out / "run.json").write_bytes(orjson.dumps(summary, option=orjson.OPT_INDENT_2))
    except OSError as problem:
        raise UsageProblem(f"cannot write into {str(order.out)!r}: {problem.strerror}") from problem
    return summary


def _shards(order: Order, told: Callable[[Tally, int], None]) -> tuple[Tally, int]:
    """Do every task; give the books of the whole and the number of shards."""
    job = Job(
        settings=order.settings,
        rules=order.rules,
        choice=order.choice,
        cuts=order.cuts,
        work=order.out / STATE / "work",
    )
    parts = enumerate(slices(pieces(order.sources, order.choice), order.shard_size))
    tasks = [Task(number, part) for number, part in parts]
    if not tasks:
        raise UsageProblem("nothing to clean: no file matched")
    total = sum(len(task.pieces) for task in tasks)
    _open(order.out, job.work)
    tally = Tally()
    try:
        for shard in serial.run(partial(work, job), tasks):
            _publish(order.out, shard)
            tally.add(shard.tally)
            told(tally, total)
    finally:
        shutil.rmtree(job.work, ignore_errors=True)
    return tally, len(tasks)


def _open(out: Path, workplace: Path) -> None:
    """Make the output folder; an output of another run gives way as a whole."""
    if out.exists() and not out.is_dir():
        raise UsageProblem(f"the output {str(out)!r} is a file; -o names a folder")
    workplace.mkdir(parents=True, exist_ok=True)
    for kind in ("articles", "cuts", "rejected"):
        for old in out.glob(f"{kind}-[0-9]*"):
            old.unlink()


def _publish(out: Path, shard: Shard) -> None:
    """Give a shard's files their names: from here on readers see them, and see them whole."""
    for kind, written in shard.files.items():
        (out / STATE / "work" / written.name).replace(out / f"{kind}-{shard.number:05}.jsonl")


def _summary(
    order: Order, rules: ruleset.Ruleset, tally: Tally, shards: int, seconds: float
) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "settings": asdict(order.settings) | {"cuts": order.cuts, "shard_size": order.shard_size},
        "versions": {
            "ipcorpus": ipcorpus.__version__,
            "rules": rules.digest,
            "opencc": version("opencc"),
            "python": platform.python_version(),
        },
        "counts": tally.record() | {"shards": shards},
        "timing": {
            "seconds": round(seconds, 3),
            "documents_per_second": round(tally.documents / seconds, 1) if seconds else None,
        },
    }
