"""`ipcorpus schema`: the JSON Schema of an article."""

from __future__ import annotations

from importlib.resources import files

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema that every article follows.

    \b
    Example:  ipcorpus schema > article.schema.json
    """  # noqa: D301 - click's mark against wrapping
    click.echo((files("ipcorpus.data") / "article.schema.json").read_text("utf-8"), nl=False)
