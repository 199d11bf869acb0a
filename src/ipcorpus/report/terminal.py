"""The coloured view of one document on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ipcorpus.report.explain import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ipcorpus.document import Cleaned
    from ipcorpus.report.explain import Explanation, Row
    from ipcorpus.report.weave import Strand

_KEPT = {"body", "title"}
_STYLES = {"repair": "magenta", "tidy": "cyan", "script": "blue", "punctuate": "cyan"}
_GUTTER = 22  # a label and a rule of usual length; longer ones wrap


def show(explanation: Explanation, stream: TextIO, *, colour: bool | None = None) -> None:
    """Print a document line by line, in colour where the stream is a terminal (or `colour` says so)."""
    console = Console(file=stream, force_terminal=colour, highlight=False, soft_wrap=False)
    console.print(_fields(explanation.cleaned))
    console.print(_lines(explanation.rows))
    for kind, path, text in explanation.dropped:
        if text.strip():
            console.print(
                Text.assemble((f"{kind} ", "red"), (path, "dim"), " ", (" ".join(text.split()), "dim"))
            )
    console.print(_legend())


def _fields(cleaned: Cleaned) -> Table:
    article = cleaned.article
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold")
    grid.add_column(overflow="fold")
    grid.add_row("path", Text(article.path))
    grid.add_row("encoding", Text(f"{article.encoding}, {article.source_script} → {article.script}"))
    for name in FIELDS:
        value = getattr(article, name)
        if value:
            grid.add_row(name, Text(" / ".join(value) if isinstance(value, list) else str(value)))
    if article.flags:
        grid.add_row("flags", Text(", ".join(article.flags), style="yellow"))
    return grid


def show_rows(rows: Iterable[Row], stream: TextIO) -> None:
    """Print the lines of a document that gave no article."""
    Console(file=stream, highlight=False, soft_wrap=False).print(_lines(rows))


def _lines(rows: Iterable[Row]) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(max_width=_GUTTER, overflow="fold")
    grid.add_column(overflow="fold", ratio=1)
    for row in rows:
        if any(strand.text.strip() for strand in row.strands):
            grid.add_row(_label(row), Text.assemble(*(_styled(strand) for strand in row.strands)))
    return grid


def _label(row: Row) -> Text:
    style = "green" if row.label in _KEPT else "red"
    rule = "" if row.rule in {"", row.label} else f" {row.rule}"
    fields = f" = {', '.join(row.fields)}" if row.fields else ""
    return Text.assemble((row.label, style), (rule, "dim"), (fields, "bold"))


def _styled(strand: Strand) -> tuple[str, str]:
    """Give a strand its text and style: struck through where it went, coloured by the step where it came."""
    text = strand.text.replace("\n", "")
    step = (strand.gone or strand.added).partition(":")[0]
    if strand.gone:
        # A converted character is shown once, as it is now: twice would double every traditional line.
        return (
            ("", "")
            if step == "script" and not strand.added
            else (text, f"strike {_STYLES.get(step, 'red')}")
        )
    return text, _STYLES.get(step, "green") if strand.added else ""


def _legend() -> Text:
    parts: list[tuple[str, str] | str] = [("struck through", "strike red"), " removed  "]
    for step, style in _STYLES.items():
        parts += [(step, style), "  "]
    return Text.assemble("\n", *parts)
