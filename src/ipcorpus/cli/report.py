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
    help="The file to write [default: OUT/report.html].",
)
def report(out: Path, output: Path | None) -> None:
    """Write one HTML file that shows what the run into OUT kept and removed; it opens offline.

    \b
    Example:  ipcorpus report out
    """  # noqa: D301 - click's mark against wrapping
    from ipcorpus.errors import UsageProblem  # noqa: PLC0415 - `--help` need not load the pipeline
    from ipcorpus.report.digest import digest  # noqa: PLC0415
    from ipcorpus.report.page import page  # noqa: PLC0415

    place = output or out / "report.html"
    text = page(digest(out))
    try:
        place.write_text(text, "utf-8")
    except OSError as problem:
        raise UsageProblem(f"cannot write {str(place)!r}: {problem.strerror}") from problem
    click.echo(f"written to {place}", err=True)
