"""Progress and the closing table of a run: with colours on a terminal, as plain lines anywhere else."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TextIO

    from ipcorpus.tally import Tally

# A log that is read later needs a sign of life, not a film.
PLAIN_SECONDS = 10.0
TOP_RULES = 8


@contextmanager
def progress(stream: TextIO, *, quiet: bool) -> Iterator[Callable[[Tally, int], None]]:
    """Give a function to be told the books and the number of documents in all, as a run goes on."""
    if quiet:
        yield lambda _tally, _total: None
    elif stream.isatty():
        with _bar(stream) as told:
            yield told
    else:
        yield _lines(stream)


@contextmanager
def _bar(stream: TextIO) -> Iterator[Callable[[Tally, int], None]]:
    from rich.console import Console  # noqa: PLC0415 - rich costs 50 ms, and only a terminal needs it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn("cleaning"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rejected]} rejected"),
        TimeRemainingColumn(),
    )
    # No refreshing thread: workers are forked from this process.
    with Progress(*columns, console=Console(file=stream), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("cleaning", total=None, rejected=0)

        def told(tally: Tally, total: int) -> None:
            bar.update(
                task, completed=tally.documents, total=total, rejected=tally.rejected.total(), refresh=True
            )

        yield told


def _lines(stream: TextIO) -> Callable[[Tally, int], None]:
    last = time.monotonic()

    def told(tally: Tally, total: int) -> None:
        nonlocal last
        if time.monotonic() - last >= PLAIN_SECONDS:
            last = time.monotonic()
            rejected = tally.rejected.total()
            stream.write(f"{tally.documents} of {total} documents, {rejected} rejected\n")
            stream.flush()

    return told


def show(done: dict[str, Any], out: Path, stream: TextIO) -> None:
    """Show the summary of a run, as run.json holds it."""
    rows = list(_rows(done))
    if stream.isatty():
        _table(rows, out, stream)
        return
    stream.writelines(f"{name}: {value}\n" for name, value in rows)
    stream.write(f"written to {out}\n")


def _rows(done: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the lines of the summary: what there was, what became of it, what was taken."""
    counts, timing = done["counts"], done["timing"]
    yield "documents", f"{counts['documents']:,}"
    yield "articles", f"{counts['articles']:,}"
    yield "rejected", f"{sum(counts['rejected'].values()):,}"
    for reason, number in counts["rejected"].items():
        yield f"  {reason}", f"{number:,}"
    yield "encodings", _list(counts["encodings"])
    yield "scripts", _list(counts["scripts"])
    if counts["flags"]:
        yield "flags", _list(counts["flags"])
    yield "characters removed", _list(counts["steps"])
    yield "top rules", _list(dict(list(counts["rules"].items())[:TOP_RULES]))
    yield "documents per second", f"{timing['documents_per_second']:,}"


def _list(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {number:,}" for name, number in counts.items()) or "none"


def _table(rows: list[tuple[str, str]], out: Path, stream: TextIO) -> None:
    from rich.console import Console  # noqa: PLC0415 - see above
    from rich.table import Table  # noqa: PLC0415 - see above
    from rich.text import Text  # noqa: PLC0415 - see above

    table = Table(show_header=False, title=Text(f"written to {out}"), title_justify="left")
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(Text(name), Text(value))
    Console(file=stream).print(table)
