"""`ipcorpus explain FILE`: what went, why, by which rule."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ipcorpus.cli import options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus import Cleaner, Document, Rejected
    from ipcorpus.document import Line


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
@click.option(
    "--site",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Judge FILE as one of the documents in DIR: with the lines that repeat on its site.",
)
@click.option("--diff", is_flag=True, help="A unified diff of the text before and after instead.")
def explain(file: Path, form: str, *, site: Path | None, diff: bool, **given: Any) -> int:  # noqa: ANN401
    """Show FILE line by line: what was kept, what went, why, and by which rule.

    FILE is read by itself; where `clean` counts lines that repeat on a site, name its folder with --site.

    \b
    Example:  ipcorpus explain scraped/page.txt
    """  # noqa: D301 - click's mark against wrapping
    from ipcorpus import Cleaner, Rejected, proof  # noqa: PLC0415 - `--help` need not load it
    from ipcorpus.errors import because  # noqa: PLC0415
    from ipcorpus.report import explain as explaining  # noqa: PLC0415

    cleaner = Cleaner(options.settings(given), proof.load(*given["rules"]))
    document, repeated = _read(file), _repeated(file, site, cleaner)
    outcome = document if isinstance(document, Rejected) else cleaner.clean(document, repeated)
    if isinstance(outcome, Rejected):
        click.echo(f"{file}: rejected by {outcome.step}: {because(outcome.reason, outcome.detail)}", err=True)
        seen = None if isinstance(document, Rejected) else cleaner.look(document, repeated)
        _show_rejected(outcome, seen, form)
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


def _read(file: Path) -> Document | Rejected:
    """Read the document in a file as `clean` does: unpacked, and alone in it."""
    from ipcorpus import UsageProblem  # noqa: PLC0415 - `--help` need not load it
    from ipcorpus.sources import Choice, pieces, read  # noqa: PLC0415

    found = list(
        islice((document for piece in pieces([file], Choice()) for document in read(piece, Choice())), 2)
    )
    if len(found) != 1:
        raise UsageProblem(
            f"{file} holds {'several documents' if found else 'none'}; take out the one to explain"
        )
    return found[0]


def _repeated(file: Path, site: Path | None, cleaner: Cleaner) -> frozenset[int]:
    """Give the keys of the lines that repeat on the file's site in a folder."""
    from ipcorpus import UsageProblem  # noqa: PLC0415 - `--help` need not load it
    from ipcorpus.corpus import templates  # noqa: PLC0415
    from ipcorpus.runs import learn  # noqa: PLC0415
    from ipcorpus.sources import Choice  # noqa: PLC0415

    if site is None:
        return frozenset()
    if not file.resolve().is_relative_to(site.resolve()):
        raise UsageProblem(f"{file} is not in {site}")
    name = templates.site(file.resolve().relative_to(site.resolve()).as_posix())
    return learn.at_once([site], Choice(), cleaner, name).get(name, templates.NONE).keys


def _show_rejected(rejected: Rejected, seen: tuple[str, Sequence[Line]] | None, form: str) -> None:
    """Show what the lines of a rejected document were taken for, where it came as far as lines."""
    from ipcorpus.report import explain as explaining  # noqa: PLC0415 - `--help` need not load it

    rows = explaining.at_first_sight(*seen) if seen else []
    if form == "json":
        click.echo(explaining.rejected_as_json(rejected, rows), nl=False)
    elif form == "text" and rows:
        from ipcorpus.report.terminal import show_rows  # noqa: PLC0415 - rich costs 50 ms

        show_rows(rows, sys.stdout)
