"""Options that several verbs share, and what they mean."""

from __future__ import annotations

from dataclasses import fields
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ipcorpus.sources.piece import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from ipcorpus.pipeline import Settings

    Command = Callable[..., Any]
    Decorator = Callable[[Command], Command]

_CLEANING: tuple[Decorator, ...] = (
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
)


def cleaning(command: Command) -> Command:
    """Add the options that decide what becomes of a document."""
    return _all(_CLEANING, command)


def choosing(command: Command) -> Command:
    """Add the options that decide which documents are read."""
    return _all(_CHOOSING, command)


def settings(given: dict[str, Any]) -> Settings:
    """Give the settings that the options of `cleaning` ask for."""
    from ipcorpus.pipeline import Settings  # noqa: PLC0415 - `--help` need not load the pipeline

    return Settings(**{entry.name: given[entry.name] for entry in fields(Settings)})


def choice(given: dict[str, Any], out: Path | None = None) -> Choice:
    """Give the choice of documents that the options of `choosing` ask for."""
    more = {name: given[name] for name in ("max_bytes", "column") if name in given}
    return Choice(include=given["include"], exclude=given["exclude"], out=out, **more)


def _all(decorators: tuple[Decorator, ...], command: Command) -> Command:
    return reduce(lambda decorated, decorator: decorator(decorated), reversed(decorators), command)
