"""`ipcorpus check SOURCES`: what cleaning would change, as an exit status and a list; it changes nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from ipcorpus.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ipcorpus.document import Cleaned, Rejected
    from ipcorpus.sources import Piece


class _Share(click.ParamType[float]):
    """A number of documents (`3`) or a share of them (`0.02`, `2%`)."""

    name = "number or share"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401
        try:
            text = str(value).strip()
            is_share = text.endswith("%")
            number = float(text[:-1]) / 100 if is_share else float(text)
        except ValueError:
            number = -1.0
        if number < 0 or (number > 1 and (is_share or number != int(number))):
            self.fail(
                f"{value!r} is neither a number of documents nor a share such as 0.02 or 2%", param, ctx
            )
        return number


@click.command()
@click.argument("sources", nargs=-1, required=True, type=options.Source())
@options.cleaning
@options.choosing
@options.templates
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "junit", "sarif"]),
    default="text",
    show_default=True,
    help="The form of the findings.",
)
@click.option("--select", multiple=True, metavar="NAME", help="Only this step or step/rule; repeatable.")
@click.option("--ignore", multiple=True, metavar="NAME", help="Not this step or step/rule; repeatable.")
@click.option("--diff", is_flag=True, help="Show the changes as unified diffs instead.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead of listing them.")
@click.option("--exit-zero", is_flag=True, help="Exit with status 0 whatever was found.")
@click.option("--max-rejected", type=_Share(), help="Let pass so many rejected documents, or such a share.")
@click.option("--min-chars", type=click.IntRange(0), default=0, help="Find fault with shorter articles.")
@click.option("--max-removed", type=click.FloatRange(0, 1), help="Find fault where a larger share would go.")
def check(sources: tuple[str | Path, ...], **given: Any) -> int:  # noqa: ANN401 - what click read
    """Tell what `ipcorpus clean` would change in SOURCES, and change nothing.

    The exit status is 0 where everything is clean, 1 where something would change or be rejected.

    \b
    Example:  ipcorpus check out/ --statistics
    """  # noqa: D301 - click's mark against wrapping
    from ipcorpus.report import checking  # noqa: PLC0415 - `--help` need not load the pipeline

    fault = False

    def noticed(stream: Iterator[Any]) -> Iterator[Any]:
        nonlocal fault
        for entry in stream:
            fault = True
            yield entry

    outcomes = _outcomes(sources, given)
    limits = checking.Limits(given["max_rejected"], given["min_chars"], given["max_removed"])
    wanted = checking.Wanted(given["select"], given["ignore"])
    if given["diff"]:
        shown = noticed(checking.diffs(outcomes))
    elif given["statistics"]:
        shown = checking.statistics(noticed(checking.check(outcomes, wanted, limits)))
    else:
        shown = checking.forms(noticed(checking.check(outcomes, wanted, limits)), given["form"])
    for piece in shown:
        click.echo(piece, nl=False)
    return int(fault and not given["exit_zero"])


def _outcomes(
    sources: tuple[str | Path, ...], given: dict[str, Any]
) -> Iterator[tuple[str, Cleaned | Rejected]]:
    from ipcorpus import Cleaner, Rejected, UsageProblem, proof  # noqa: PLC0415 - `--help` need not load the pipeline
    from ipcorpus.corpus import templates  # noqa: PLC0415
    from ipcorpus.runs import learn  # noqa: PLC0415
    from ipcorpus.sources import pieces, read  # noqa: PLC0415

    seen = False
    choice = options.choice(given)
    cleaner = Cleaner(options.settings(given), proof.load(*given["rules"]))
    learnt = learn.at_once(sources, choice, cleaner) if given["templates"] else {}
    for piece in pieces(sources, choice):
        for document in read(piece, choice):
            seen = True
            place = _place(piece, document.path)
            if not isinstance(document, Rejected):
                yield place, cleaner.clean(document, templates.of(document, learnt).keys)
            else:
                yield place, document
    if not seen:
        raise UsageProblem("nothing to check: no file matched")


def _place(piece: Piece, path: str) -> str:
    """Give the place of a document as an editor or a code host finds it: from the working folder on."""
    from ipcorpus.sources.piece import shown  # noqa: PLC0415 - see above

    place = piece.place
    if place.startswith("/"):
        near = os.path.relpath(place)
        place = os.path.normpath(place) if near.startswith("..") else near
    return shown(place) + path.removeprefix(piece.path) if place else path
