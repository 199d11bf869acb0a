"""`ipcorpus clean SOURCES... -o OUT`: the main job."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from ipcorpus.cli import options
from ipcorpus.sources.piece import MAX_BYTES


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="Folder for the output.")
@options.cleaning
@options.choosing
@click.option("--max-bytes", default=MAX_BYTES, show_default=True, help="Reject documents longer than this.")
@click.option(
    "--cuts",
    type=click.Choice(["none", "spans", "all"]),
    default="spans",
    show_default=True,
    help="Which cuts to write: all but script conversion (spans), or enough for `restore` (all).",
)
@click.option(
    "--shard-size", type=click.IntRange(1), default=1000, show_default=True, help="Documents a shard."
)
@click.option("--strict", is_flag=True, help="Exit with status 1 when a document was rejected.")
@click.option("--quiet", is_flag=True, help="Say nothing but errors.")
def clean(sources: tuple[Path, ...], out: Path, **given: Any) -> int:  # noqa: ANN401 - what click read
    """Clean SOURCES into one UTF-8 record per article."""
    from ipcorpus import run  # noqa: PLC0415 - `ipcorpus clean --help` need not load the pipeline
    from ipcorpus.report import summary  # noqa: PLC0415 - nor rich

    order = run.Order(
        sources=sources,
        out=out,
        settings=options.settings(given),
        rules=given["rules"],
        choice=options.choice(given, out),
        cuts=given["cuts"],
        shard_size=given["shard_size"],
    )
    with summary.progress(sys.stderr, quiet=given["quiet"]) as told:
        done = run.run(order, told)
    if not given["quiet"]:
        summary.show(done, out, sys.stderr)
    counts = done["counts"]
    return int(not counts["articles"] or (given["strict"] and bool(counts["rejected"])))
