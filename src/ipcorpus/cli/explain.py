"""`ipcorpus explain FILE`: what went, why, by which rule."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from ipcorpus.cli import options


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@options.cleaning
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="A coloured view, an object for scripts, or a page.",
)
@click.option("--diff", is_flag=True, help="A unified diff of the text before and after instead.")
def explain(file: Path, form: str, *, diff: bool, **given: Any) -> int:  # noqa: ANN401 - what click read
    """Show FILE line by line: what was kept, what went, why, and by which rule.

    \b
    Example:  ipcorpus explain scraped/page.txt
    """  # noqa: D301 - click's mark against wrapping
    from ipcorpus import Cleaner, Document, Rejected, proof  # noqa: PLC0415 - `--help` need not load it
    from ipcorpus.report import explain as explaining  # noqa: PLC0415

    cleaner = Cleaner(options.settings(given), proof.load(*given["rules"]))
    outcome = cleaner.clean(Document(file.name, file.read_bytes()))
    if isinstance(outcome, Rejected):
        click.echo(
            f"{file}: rejected by {outcome.step}: {outcome.reason} {outcome.detail}".rstrip(), err=True
        )
        return 1
    explanation = explaining.explain(outcome)
    if diff:
        click.echo(explaining.as_diff(explanation), nl=False)
    elif form == "json":
        click.echo(explaining.as_json(explanation), nl=False)
    elif form == "html":
        from ipcorpus.report.markup import page  # noqa: PLC0415

        click.echo(page(explanation), nl=False)
    else:
        from ipcorpus.report.terminal import show  # noqa: PLC0415 - rich costs 50 ms

        show(explanation, sys.stdout)
    return 0
