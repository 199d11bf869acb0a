"""Options that several verbs share, and what they mean."""

from __future__ import annotations

from dataclasses import fields
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ipcorpus import config
from ipcorpus.settings import Settings
from ipcorpus.sources.piece import Choice
from ipcorpus.sources.remote import is_url

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = Callable[..., Any]
    Decorator = Callable[[Command], Command]


class Source(click.ParamType["str | Path"]):
    """Where documents come from: a path, a URL, or `-`."""

    name = "source"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str | Path:  # noqa: ANN401 - click's signature
        """Keep a URL as it is: as a path it would lose a slash. Refuse "": an unset variable is no folder."""
        if not str(value):
            self.fail("an empty path", param, ctx)
        return value if is_url(value) else Path(value)


class Out(click.ParamType[Path]):
    """A folder to write into."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # noqa: ANN401 - click's signature
        """Refuse a URL: shards get their names by a rename, which stores behind URLs do not have."""
        if is_url(value):
            self.fail(f"{value!r} is a URL; write into a folder and copy it there", param, ctx)
        if not str(value):
            self.fail("an empty path", param, ctx)
        return Path(value)


def known(context: click.Context) -> dict[str, dict[str, click.Parameter]]:
    """Give, of each verb that listens to ipcorpus.toml, the options by the name they have there."""
    group = context.find_root().command
    if not isinstance(group, click.Group):  # a verb alone, as tests call it
        group = click.Group(commands={str(context.info_name): context.command})
    verbs = {}
    for verb in group.list_commands(context):
        options = {} if (command := group.get_command(context, verb)) is None else _options(command)
        if options.pop("config", None):
            verbs[verb] = options
    return verbs


def _options(command: click.Command) -> dict[str, click.Parameter]:
    named = [param for param in command.params if isinstance(param, click.Option)]
    return {name[2:]: option for option in named for name in option.opts if name.startswith("--")}


def _configured(context: click.Context, _: click.Parameter, value: Path | None) -> Path | None:
    """Take the defaults from ipcorpus.toml; called before any other option is looked at."""
    place = value or (Path(config.NAME) if Path(config.NAME).is_file() else None)
    if place:
        verbs, verb = known(context), str(context.info_name)
        given = config.defaults(place, verb, verbs)
        context.default_map = {str(verbs[verb][name].name): value for name, value in given.items()}
    return place


_CLEANING: tuple[Decorator, ...] = (
    click.option(
        "--config",
        type=click.Path(path_type=Path, dir_okay=False),
        is_eager=True,
        callback=_configured,
        metavar="FILE",
        help="Take defaults from this file.  [default: ipcorpus.toml, if there is one here]",
    ),
    click.option(
        "--script",
        type=click.Choice(["hans", "hant", "tw", "hk", "keep"]),
        default="hans",
        show_default=True,
        help="Script of the output: simplified, traditional, as in Taiwan or Hong Kong, or as it is.",
    ),
    click.option(
        "--punctuation",
        type=click.Choice(["fullwidth", "keep"]),
        default="fullwidth",
        show_default=True,
        help="Chinese punctuation: full-width beside hanzi, or as it is.",
    ),
    click.option(
        "--width",
        type=click.Choice(["ascii", "keep"]),
        default="ascii",
        show_default=True,
        help="Full-width letters and digits: to ASCII, or as they are.",
    ),
    click.option("--keep-wrap", is_flag=True, help="Leave hard-wrapped lines as they are."),
    click.option(
        "--glosses",
        type=click.Choice(["keep", "strip"]),
        default="keep",
        show_default=True,
        help="Pinyin that the author meant: keep or strip. Injected pinyin always goes.",
    ),
    click.option("--keep-original", is_flag=True, help="Add the text before script conversion."),
    click.option(
        "--rules",
        multiple=True,
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        help="A folder of rules of your own, added to the bundled ones; can be given again.",
    ),
)
_CHOOSING: tuple[Decorator, ...] = (
    click.option(
        "--include", multiple=True, metavar="GLOB", help="Only documents like this; can be given again."
    ),
    click.option(
        "--exclude", multiple=True, metavar="GLOB", help="No documents like this; can be given again."
    ),
    click.option(
        "--column",
        default="",
        help="Column of a table that holds the document.  [default: text, html, content or bytes]",
    ),
)


templates = click.option(
    "--templates/--no-templates",
    default=True,
    show_default=True,
    help="Let the lines that repeat in three or more documents of a site count against themselves.",
)


def cleaning(command: Command) -> Command:
    """Add the options that decide what becomes of a document."""
    return _all(_CLEANING, command)


def choosing(command: Command) -> Command:
    """Add the options that decide which documents are read."""
    return _all(_CHOOSING, command)


def settings(given: dict[str, Any]) -> Settings:
    """Give the settings that the options of `cleaning` ask for."""
    return Settings(**{entry.name: given[entry.name] for entry in fields(Settings)})


def choice(given: dict[str, Any], out: Path | None = None) -> Choice:
    """Give the choice of documents that the options of `choosing` ask for."""
    more = {name: given[name] for name in ("max_bytes", "column") if name in given}
    return Choice(include=given["include"], exclude=given["exclude"], out=out, **more)


def _all(decorators: tuple[Decorator, ...], command: Command) -> Command:
    return reduce(lambda decorated, decorator: decorator(decorated), reversed(decorators), command)
