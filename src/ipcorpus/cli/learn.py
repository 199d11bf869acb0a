"""`ipcorpus rules learn SOURCES`: the lines that repeat on a site, as a rule file for a person to review."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ipcorpus.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipcorpus.document import Document


@click.command()
@click.argument("sources", nargs=-1, required=True, type=options.Source())
@options.choosing
@click.option(
    "--rules",
    multiple=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="A folder of rules of your own: what they take is not learnt again; can be given again.",
)
def learn(sources: tuple[str | Path, ...], **given: Any) -> int:  # noqa: ANN401 - what click read
    """Write the lines that repeat on the sites of SOURCES as a TOML rule file.

    A line counts that stands in three documents of a site, and in a tenth of them, and that no rule takes
    yet. Review the rules, keep the file as `DIR/boilerplate/learned.toml` and clean with `--rules DIR`.
    """
    from ipcorpus import Cleaner, proof  # noqa: PLC0415 - `--help` need not load the pipeline
    from ipcorpus.corpus import learning  # noqa: PLC0415

    cleaner = Cleaner(rules=proof.load(*given["rules"]))
    found = 0
    for piece in learning.toml(learning.learn(_documents(sources, given), cleaner)):
        click.echo(piece, nl=False)
        found += 1
    return 0 if found > 1 else 1


def _documents(sources: tuple[str | Path, ...], given: dict[str, Any]) -> Iterator[Document]:
    from ipcorpus import Rejected  # noqa: PLC0415 - `--help` need not load the pipeline
    from ipcorpus.sources import pieces, read  # noqa: PLC0415

    choice = options.choice(given)
    for piece in pieces(sources, choice):
        for document in read(piece, choice):
            if not isinstance(document, Rejected):
                yield document
