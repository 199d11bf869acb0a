"""A run: plan the tasks, do those that are not done, put the shards in their places, close the books."""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ipcorpus.errors import UsageProblem
from ipcorpus.ledger import Ledger
from ipcorpus.runs import close, divide, output, plan
from ipcorpus.sources import pieces
from ipcorpus.sources.piece import STATE
from ipcorpus.sources.remote import is_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ipcorpus.runs.order import Order
    from ipcorpus.runs.tally import Stand


class Outcome(NamedTuple):
    """How a run ended: the summary that stands in run.json, and whether there was anything to do."""

    summary: dict[str, Any]
    idle: bool


def run(
    order: Order,
    *,
    told: Callable[[Stand], None] = lambda _stand: None,
    say: Callable[[str], None] = lambda _line: None,
) -> Outcome:
    """Carry out an order: do what the ledger does not know as done, and make the output whole.

    `told` hears how far it is as it goes on, `say` why something is done again. Raises UsageProblem where
    nothing matched, OUT is a source or cannot be written, BooksDoNotBalance where documents were lost or
    doubled.
    """
    began = time.monotonic()
    if any(_hides(order.out, source) for source in order.sources):
        raise UsageProblem(f"the output {str(order.out)!r} holds files of a source; -o names another folder")
    with plainly(order.out):
        state = output.prepare(order.out, fresh=order.fresh)
        with Ledger.open(state / output.LEDGER, fresh=order.fresh) as ledger, workplace(state) as folder:
            every = _plan(order, ledger, folder, say)
            wanted = order.identity | _whole(order, every)
            if wanted.items() <= ledger.about().items() and (summary := close.idle(order.out, ledger)):
                return Outcome(summary, idle=True)
            # Only now the pipeline and its tables are needed.
            from ipcorpus.runs.make import make  # noqa: PLC0415

            mine = order.mine(every)
            made = make(order, ledger, mine, folder, told=told, say=say)
            ledger.note(_whole(order, every))
            if not made and (summary := close.idle(order.out, ledger)):
                return Outcome(summary, idle=True)
            listed, number = plan.digest(mine), sum(outline.pieces for outline in mine)
            books = close.Books(order.out, ledger, listed, number, close.heading(order))
            return Outcome(close.close(books, folder, time.monotonic() - began, made), idle=False)


def _hides(out: Path, source: str | Path) -> bool:
    """Tell whether our state would lie beside a source's documents: it would hide them from every run."""
    place = out.resolve()
    if is_url(source) or not place.is_relative_to(Path(source).resolve()):
        return False
    foreign = place.is_dir() and not (place / STATE).is_dir()
    return place == Path(source).resolve() or (foreign and any(_seen(entry) for entry in place.iterdir()))


def _seen(entry: Path) -> bool:
    return not entry.name.startswith(".")


def _plan(order: Order, ledger: Ledger, folder: Path, say: Callable[[str], None]) -> list[plan.Outline]:
    sources = [_spooled(folder) if str(source) == "-" else source for source in order.sources]
    known = ledger.stretches()
    division = divide.Division(order.shard_size, known)

    def written() -> list[plan.Outline]:
        listed = division.apart(pieces(sources, order.choice))
        return plan.write(listed, order.shard_size, folder / plan.NAME)

    outlines = written()
    if division.new:
        from ipcorpus.runs.engine import engine  # noqa: PLC0415 - only who has something to do needs one

        order.prove()  # who waits for this should not wait in vain
        say(f"{len(division.new)} large archives or tables are looked through")
        with engine(order, folder) as run_tasks:
            division.look(run_tasks)
        outlines = written()
    if division.seen != known:
        ledger.divide(division.seen)
    if not outlines:
        raise UsageProblem("nothing to clean: no file matched")
    return outlines


def _spooled(folder: Path) -> Path:
    """Copy standard input to a file that workers can read, again if need be."""
    with (folder / "stdin").open("wb") as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
    return folder / "stdin"


def _whole(order: Order, every: Sequence[plan.Outline]) -> dict[str, str]:
    """Give what `merge` needs to know of the whole of which this may be a part."""
    part, parts = order.part
    pieces = sum(outline.pieces for outline in every)
    return {"whole": plan.digest(every), "pieces": str(pieces), "part": f"{part}/{parts}"}


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
    except sqlite3.OperationalError as problem:  # of the tables that a run sorts its duplicates with
        raise UsageProblem(f"cannot write into {str(out)!r}: {problem}") from problem
