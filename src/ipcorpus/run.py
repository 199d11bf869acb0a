"""A run: plan the tasks, do those that are not done, put the shards in their places, close the books."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ipcorpus import close, learn, output, plan, resume
from ipcorpus.engines import local, serial
from ipcorpus.errors import UsageProblem
from ipcorpus.ledger import Ledger
from ipcorpus.shard import work
from ipcorpus.sources import pieces
from ipcorpus.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ipcorpus.corpus.templates import Template
    from ipcorpus.order import Order
    from ipcorpus.shard import Task


class Outcome(NamedTuple):
    """How a run ended: the summary that stands in run.json, and whether there was anything to do."""

    summary: dict[str, Any]
    idle: bool


def run(
    order: Order,
    *,
    told: Callable[[Tally, int], None] = lambda _tally, _total: None,
    say: Callable[[str], None] = lambda _line: None,
) -> Outcome:
    """Carry out an order: do what the ledger does not know as done, and make the output whole.

    `told` hears the books and the number of documents as the run goes on, `say` why something is done
    again. Raises UsageProblem where nothing matched or OUT cannot be written, BooksDoNotBalance where
    documents were lost or doubled.
    """
    began = time.monotonic()
    with plainly(order.out):
        state = output.prepare(order.out, fresh=order.fresh)
        with Ledger.open(state / output.LEDGER, fresh=order.fresh) as ledger, workplace(state) as folder:
            resume.agree(order, ledger, say)
            every = _plan(order, folder)
            learnt = _learn(order, ledger, folder)
            outlines = [
                outline._replace(templates=learn.of_shard(outline.sites, learnt)[1])
                for outline in every
                if outline.number % order.part[1] == order.part[0] - 1
            ]
            todo = resume.settle(order, ledger, outlines, folder, say)
            if not todo and (summary := close.idle(order.out, ledger)):
                return Outcome(summary, idle=True)
            tally, total = _sum(ledger), sum(outline.pieces for outline in outlines)
            # What `merge` needs to know of the whole of which this may be a part.
            ledger.note(
                {
                    "whole": plan.digest(every),
                    "pieces": str(sum(o.pieces for o in every)),
                    "part": "/".join(map(str, order.part)),
                }
            )
            tasks = _tasks(folder, {o.number: o for o in outlines if o.number in todo}, learnt)
            for shard in _engine(order)(partial(work, order.job(folder)), tasks):
                ledger.enter(output.publish(order.out, folder, shard))
                tally.add(shard.tally)
                told(tally, total)
            books = close.Books(order.out, ledger, plan.digest(outlines), total, close.heading(order))
            return Outcome(close.close(books, folder, time.monotonic() - began), idle=False)


def _plan(order: Order, folder: Path) -> list[plan.Outline]:
    sources = [_spooled(folder) if str(source) == "-" else source for source in order.sources]
    outlines = plan.write(pieces(sources, order.choice), order.shard_size, folder / plan.NAME)
    if not outlines:
        raise UsageProblem("nothing to clean: no file matched")
    return outlines


def _spooled(folder: Path) -> Path:
    """Copy standard input to a file that workers can read, again if need be."""
    with (folder / "stdin").open("wb") as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
    return folder / "stdin"


def _learn(order: Order, ledger: Ledger, folder: Path) -> dict[str, Template]:
    return learn.learn(order.job(folder), folder / plan.NAME, ledger, _engine(order))


def _tasks(folder: Path, todo: dict[int, plan.Outline], learnt: dict[str, Template]) -> Iterator[Task]:
    """Read the tasks that are to do, each with what was learnt of its sites."""
    for task in plan.read(folder / plan.NAME) if todo else ():
        if task.number in todo:
            mine, digest = learn.of_shard(todo[task.number].sites, learnt)
            yield task._replace(learnt=mine, templates=digest)


def _engine(order: Order) -> Callable[..., Iterator[Any]]:
    if order.engine == "serial":
        return serial.run
    return partial(local.run, workers=order.workers, timeout=order.timeout)


def _sum(ledger: Ledger) -> Tally:
    tally = Tally()
    for entry in ledger.entries():
        tally.add(entry.tally)
    return tally


@contextmanager
def workplace(state: Path) -> Iterator[Path]:
    """Give a folder of our own for what is in the making; what a run that died left behind goes."""
    for old in state.glob("work-*"):
        shutil.rmtree(old, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix="work-", dir=state))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def plainly(out: Path) -> Iterator[None]:
    """Say in one line what the disk's errors mean here."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise UsageProblem(f"cannot write into {str(out)!r}: {problem.strerror or problem}") from problem
