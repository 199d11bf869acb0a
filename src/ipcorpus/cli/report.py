"""`ipcorpus report OUT`: one self-contained HTML file about a run."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("out", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write [default: OUT/report.html, the card OUT/README.md].",
)
@click.option("--card", "as_card", is_flag=True, help="A data card for the Hugging Face Hub instead.")
def report(out: Path, output: Path | None, *, as_card: bool) -> None:
    """Write one HTML file that shows what the run into OUT kept and removed; it opens offline.

    \b
    Examples:  ipcorpus report out
               ipcorpus report out --card
    """  # noqa: D301 - click's mark against wrapping
    from ipcorpus.errors import UsageProblem  # noqa: PLC0415 - `--help` need not load the pipeline

    place = output or out / ("README.md" if as_card else "report.html")
    text = _card(out) if as_card else _page(out)
    try:
        place.write_text(text, "utf-8")
    except OSError as problem:
        raise UsageProblem(f"cannot write {str(place)!r}: {problem.strerror}") from problem
    click.echo(f"written to {place}", err=True)


def _page(out: Path) -> str:
    from ipcorpus.report.digest import digest  # noqa: PLC0415 - as above
    from ipcorpus.report.page import page  # noqa: PLC0415

    return page(digest(out))


def _card(out: Path) -> str:
    from importlib.resources import files  # noqa: PLC0415 - as above

    from orjson import loads  # noqa: PLC0415

    from ipcorpus.records import run_of  # noqa: PLC0415
    from ipcorpus.report.card import card  # noqa: PLC0415

    schema = loads((files("ipcorpus.data") / "article.schema.json").read_bytes())
    names = sorted(file.name for file in out.glob("articles-*"))
    ending = names[0].partition(".")[2] if names else "jsonl"
    return card(run_of(out), schema, f"articles-*.{ending}")
