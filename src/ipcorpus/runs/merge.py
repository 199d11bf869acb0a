"""Join the parts of a run that was divided by `--shard I/N`: the result is that of the undivided run."""

from __future__ import annotations

import shutil
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import orjson

from ipcorpus.errors import UsageProblem
from ipcorpus.ledger import Ledger
from ipcorpus.runs import close, output
from ipcorpus.runs.run import plainly, workplace
from ipcorpus.sources.piece import STATE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ipcorpus.ledger import Entry


def merge(parts: Sequence[Path], out: Path, *, fresh: bool = False) -> dict[str, Any]:
    """Copy the shards of all parts into one output, and close its books.

    Raises UsageProblem where a part is missing, there twice, not done, or of another run.
    """
    began = time.monotonic()
    places = [part.resolve() for part in (*parts, out)]
    if again := [part for part, place in zip((*parts, out), places, strict=True) if places.count(place) > 1]:
        raise UsageProblem(f"{again[0]} is named twice; the parts and the output are folders of their own")
    with ExitStack() as stack, plainly(out):
        ledgers = [stack.enter_context(_part(part)) for part in parts]
        heading = _heading(parts, ledgers)
        state = output.prepare(out, fresh=fresh)
        ledger = stack.enter_context(Ledger.open(state / output.LEDGER, fresh=fresh))
        work = stack.enter_context(workplace(state))
        output.settle(out, ledger, [])
        for part, theirs in zip(parts, ledgers, strict=True):
            for entry in theirs.entries():
                _copy(part, out, entry, work)
                ledger.enter(entry)
        about = ledgers[0].about()
        about.pop("closed")
        ledger.note(about)
        books = close.Books(out, ledger, about["whole"], int(about["pieces"]), heading)
        return close.close(books, work, time.monotonic() - began, books.pieces)


def _part(part: Path) -> Ledger:
    place = part / STATE / output.LEDGER
    if not place.is_file():
        raise UsageProblem(f"{part}: no ledger here; name a folder that `ipcorpus clean --shard` wrote")
    return Ledger.open(place)


def _heading(parts: Sequence[Path], ledgers: Sequence[Ledger]) -> dict[str, Any]:
    """Give how the summaries of all parts begin, once it is sure that they are the parts of one run."""
    first, seen = ledgers[0].about(), set()
    for part, ledger in zip(parts, ledgers, strict=True):
        about = ledger.about()
        if not close.idle(part, ledger):
            raise UsageProblem(f"{part} is not done; run its `ipcorpus clean --shard` again")
        for name in about.keys() - {"closed", "part"}:
            if about[name] != first.get(name):
                raise UsageProblem(f"{part} is no part of the same run as {parts[0]}: {_names(name)} differ")
        if about["part"] in seen:
            raise UsageProblem(f"{part} is part {about['part']}, which is here already")
        seen.add(about["part"])
    number = int(first["part"].partition("/")[2])
    if missing := [f"{n}/{number}" for n in range(1, number + 1) if f"{n}/{number}" not in seen]:
        raise UsageProblem(f"{len(missing)} of {number} parts are missing: {', '.join(missing)}")
    summary: dict[str, Any] = orjson.loads((parts[0] / close.SUMMARY).read_bytes())
    return {key: value for key, value in summary.items() if key not in {"counts", "timing"}} | {"part": None}


def _names(name: str) -> str:
    return "their inputs" if name in {"whole", "pieces"} else f"the values of {name}"


def _copy(part: Path, out: Path, entry: Entry, work: Path) -> None:
    for kind in entry.files:
        copy = work / kind
        shutil.copy2(output.place(part, kind, entry.number), copy)
        copy.replace(output.place(out, kind, entry.number))
