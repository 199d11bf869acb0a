"""`ipcorpus restore OUT ID`: the proof that nothing vanished unseen."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("out", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("id_", metavar="ID")
def restore(out: Path, id_: str) -> None:
    """Print the text that the article ID of the output folder OUT was made from.

    A text dump comes back as it was decoded, an HTML page as the lines extracted from it. The output must
    have been written with --cuts all.

    \b
    Example:  ipcorpus restore out 91d0c1a5f21f2d0b
    """  # noqa: D301 - click's mark against wrapping
    from ipcorpus import records  # noqa: PLC0415 - `--help` need not load the pipeline

    records.need_all_cuts(out)
    text = records.restore(*records.find(out, id_))
    # Bytes, for the text has the line ends it had, and stdout may not be in UTF-8.
    sys.stdout.buffer.write(text.encode())
