"""Progress and the closing table of a run: with colours on a terminal, as plain lines anywhere else."""

from __future__ import annotations

import time
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TextIO

    from ipcorpus.runs.tally import Stand

# A log that is read later needs a sign of life, not a film.
PLAIN_SECONDS = 10.0
TOP_RULES = 8


class Progress(NamedTuple):
    """Who is told how far a run is, and who the lines that explain."""

    told: Callable[[Stand], None]
    say: Callable[[str], None]


@contextmanager
def progress(stream: TextIO, *, quiet: bool) -> Iterator[Progress]:
    """Show how a run goes on, while it goes on."""
    if quiet:
        yield Progress(lambda _stand: None, lambda _line: None)
    elif stream.isatty():
        with _bar(stream) as shown:
            yield shown
    else:
        yield Progress(_lines(stream), lambda line: _line(stream, line))


@contextmanager
def _bar(stream: TextIO) -> Iterator[Progress]:
    # rich costs 50 ms, and only a terminal needs it.
    from rich import progress  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    columns = (progress.BarColumn(), progress.TextColumn("{task.description}"))
    began = time.monotonic()
    # No refreshing thread: workers are forked from this process.
    with progress.Progress(*columns, console=Console(file=stream), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("cleaning", total=None)

        def told(stand: Stand) -> None:
            text = _far(stand, time.monotonic() - began)
            done = stand.tally.documents
            bar.update(task, completed=done, total=stand.total, description=text, refresh=True)

        yield Progress(told, lambda line: bar.console.print(Text(line)))


def _lines(stream: TextIO) -> Callable[[Stand], None]:
    began = last = time.monotonic()

    def told(stand: Stand) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= PLAIN_SECONDS:
            last = now
            _line(stream, _far(stand, now - began))

    return told


def _far(stand: Stand, seconds: float) -> str:
    """Tell how far a run is after so many seconds: documents, bytes, rate, time left, shard, rejected."""
    done, rejected = stand.tally.documents, stand.tally.rejected.total()
    total = max(stand.total, done)  # how many there are in archives and tables is a guess
    rate = (done - stand.before) / max(seconds, 1e-9)
    left = timedelta(seconds=round((total - done) / rate)) if rate else "?"
    megabytes = stand.tally.input_bytes / 1e6
    return (
        f"{done:,} of {total:,} documents, {megabytes:,.1f} MB, {rate:,.0f} a second, {left} left, "
        f"shard {stand.shard} of {stand.shards}, {rejected:,} rejected"
    )


def _line(stream: TextIO, line: str) -> None:
    stream.write(f"{line}\n")
    stream.flush()


def show(done: dict[str, Any], out: Path, stream: TextIO, *, idle: bool = False) -> None:
    """Show the summary of a run, as run.json holds it; of an `idle` one, that there was nothing to do."""
    if idle:
        _line(stream, f"nothing to do: all {done['counts']['documents']:,} documents are done, in {out}")
        return
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
    yield "duplicates", f"{counts['duplicates']:,}"
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
