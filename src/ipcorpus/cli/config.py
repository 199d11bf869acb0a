"""`ipcorpus config`: which defaults hold here, and which of them a file set."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ipcorpus.cli import options
from ipcorpus.config import NAME, defaults


@click.command()
@click.option("--verb", default="clean", show_default=True, help="The verb whose options are shown.")
@click.option(
    "--file",
    "place",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=f"A file instead of {NAME}.",
)
@click.pass_context
def config(context: click.Context, verb: str, place: Path | None) -> None:
    """Show the defaults that hold here.

    What is printed is itself a file of the form of ipcorpus.toml.
    """
    verbs = options.known(context)
    if verb not in verbs:
        raise click.BadParameter(f"{verb!r} has no defaults; there are {', '.join(verbs)}", context, None)
    place = place or (Path(NAME) if Path(NAME).is_file() else None)
    given = defaults(place, verb, verbs) if place else {}
    click.echo(f"# defaults of ipcorpus and {place}" if place else f"# defaults of ipcorpus; no {NAME} here")
    click.echo(f"[{verb}]")
    for name, option in verbs[verb].items():
        value = given.get(name, option.to_info_dict()["default"])
        if isinstance(value, str | int | float | list | tuple):
            click.echo(f"{name} = {json.dumps(value, ensure_ascii=False)}" + f"  # {place}" * (name in given))
