"""`ipcorpus merge PARTS... -o OUT`: from the parts of a run to its whole."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ipcorpus.cli import options


@click.command()
@click.argument("parts", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--out", required=True, type=options.Out(), help="Folder for the output.")
@click.option("--fresh", is_flag=True, help="Replace what an earlier run left in OUT.")
@click.option("--quiet", is_flag=True, help="Say nothing but errors.")
def merge(parts: tuple[Path, ...], out: Path, *, fresh: bool, quiet: bool) -> int:
    """Join the parts of a run that was divided by --shard.

    PARTS are the folders that `ipcorpus clean --shard 1/N` to N/N wrote. The output is that of the same run
    undivided, byte for byte.
    """
    from ipcorpus.report import summary  # noqa: PLC0415 - the same
    from ipcorpus.runs.merge import merge as join  # noqa: PLC0415 - `--help` need not load the pipeline

    done = join(parts, out, fresh=fresh)
    if not quiet:
        summary.show(done, out, sys.stderr)
    return int(not done["counts"]["articles"])
