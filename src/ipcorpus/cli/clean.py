"""`ipcorpus clean SOURCES... -o OUT`: the main job."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from ipcorpus.cli import options
from ipcorpus.sources.piece import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from ipcorpus.runs.order import Order


class Part(click.ParamType[tuple[int, int]]):
    """`I/N`: the I-th of N parts, counted from 1."""

    name = "part"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Read `3/8` as (3, 8)."""
        part, slash, parts = value.partition("/")
        if not (slash and part.isdecimal() and parts.isdecimal() and 1 <= int(part) <= int(parts)):
            self.fail(f"{value!r} is no part; the first of eight is 1/8, the last 8/8", param, ctx)
        return int(part), int(parts)


@click.command()
@click.argument("sources", nargs=-1, required=True, type=options.Source())
@click.option("-o", "--out", required=True, type=options.Out(), help="Folder for the output.")
@options.cleaning
@options.choosing
@click.option(
    "--max-bytes",
    type=click.IntRange(1),
    default=MAX_BYTES,
    show_default=True,
    help="Reject documents longer than this.",
)
@options.templates
@click.option(
    "--cuts",
    type=click.Choice(["none", "spans", "all"]),
    default="spans",
    show_default=True,
    help="Which cuts to write: all but script conversion (spans), or enough for `restore` (all).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "jsonl.zst", "parquet"]),
    default="jsonl",
    show_default=True,
    help="The form of the articles; cuts and rejected are JSON Lines, packed where the articles are.",
)
@click.option("--near-duplicates", is_flag=True, help="List texts that are nearly another's as well.")
@click.option(
    "--drop-duplicates", is_flag=True, help="Write the articles without those listed as duplicates."
)
@click.option(
    "--shard-size",
    type=click.IntRange(1),
    default=500,
    show_default=True,
    help="About how many documents a shard holds.",
)
@click.option(
    "--engine",
    type=click.Choice(["serial", "local", "ray"]),
    default="local",
    show_default=True,
    help="Worker processes on this machine (local), none (serial), or a Ray cluster (ray).",
)
@click.option("--address", default="", help="Address of the Ray cluster.  [default: one started here]")
@click.option("--workers", type=click.IntRange(1), help="Worker processes.  [default: one a core]")
@click.option(
    "--timeout",
    type=click.FloatRange(0),
    default=60,
    show_default=True,
    help="Seconds a document may take in a worker process (0: no limit).",
)
@click.option("--shard", type=Part(), metavar="I/N", help="Do the I-th of N parts; `merge` joins them.")
@click.option("--fresh", is_flag=True, help="Begin anew: do not use what an earlier run did.")
@click.option("--strict", is_flag=True, help="Exit with status 1 when a document was rejected.")
@click.option("--quiet", is_flag=True, help="Say nothing but errors.")
def clean(sources: tuple[str | Path, ...], out: Path, **given: Any) -> int:  # noqa: ANN401 - what click read
    """Clean SOURCES into one UTF-8 record per article."""
    from ipcorpus.report import summary  # noqa: PLC0415 - `ipcorpus clean --help` need not load the pipeline
    from ipcorpus.runs.run import run  # noqa: PLC0415 - the same

    quiet = given["quiet"]
    with summary.progress(sys.stderr, quiet=quiet) as progress:
        done = run(_order(sources, out, given), told=progress.told, say=progress.say)
    if not quiet:
        summary.show(done.summary, out, sys.stderr, idle=done.idle)
    counts = done.summary["counts"]
    return int(not counts["articles"] or (given["strict"] and bool(counts["rejected"])))


def _cores() -> int:
    """Count the cores that are ours, which in a container or a batch job are fewer than the machine's."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _order(sources: tuple[str | Path, ...], out: Path, given: dict[str, Any]) -> Order:
    from ipcorpus.runs.order import Order  # noqa: PLC0415 - see above

    return Order(
        sources=sources,
        out=out,
        settings=options.settings(given),
        choice=options.choice(given, out),
        rules=given["rules"],
        templates=given["templates"],
        cuts=given["cuts"],
        form=given["form"],
        near=given["near_duplicates"],
        drop=given["drop_duplicates"],
        shard_size=given["shard_size"],
        engine=given["engine"],
        workers=given["workers"] or _cores(),
        address=given["address"],
        timeout=given["timeout"],
        part=given["shard"] or (1, 1),
        fresh=given["fresh"],
    )
