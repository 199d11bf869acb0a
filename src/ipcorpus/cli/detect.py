"""`ipcorpus detect FILES`: the encoding of documents, how it was decided, and the script they are in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from ipcorpus.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ipcorpus.document import Document, Rejected

_COLUMNS = ("encoding", "how", "script", "replaced")


@click.command()
@click.argument("files", nargs=-1, required=True, type=options.Source())
@options.choosing
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A line for each document, or a JSON array.",
)
def detect(files: tuple[str | Path, ...], form: str, **given: Any) -> None:  # noqa: ANN401 - what click read
    """Tell the encoding of FILES (documents, folders, archives), and the script of their text.

    Each line says: path, encoding (its WHATWG name), what decided (bom, ascii, utf-8, escapes, zeros,
    frequency, declared, lines, fallback), script, and how many places could not be read. What is no
    text is named.

    \b
    Example:  ipcorpus detect scraped/ --format json
    """  # noqa: D301 - click's mark against wrapping
    found = _found(files, given)
    if form == "json":
        click.echo(json.dumps(list(found), ensure_ascii=False, indent=1))
        return
    for entry in found:
        click.echo("\t".join([entry["path"], *_told(entry)]))


def _found(files: tuple[str | Path, ...], given: dict[str, Any]) -> Iterator[dict[str, Any]]:
    from ipcorpus.sources import pieces, read  # noqa: PLC0415 - `--help` need not load them

    choice = options.choice(given)
    for piece in pieces(files, choice):
        for document in read(piece, choice):
            yield {"path": document.path} | _detected(document)


def _detected(document: Document | Rejected) -> dict[str, Any]:
    """Give what is known of one document; `problem` says why it is no text."""
    from ipcorpus.document import Rejected  # noqa: PLC0415 - `--help` need not load them
    from ipcorpus.errors import Reject, because  # noqa: PLC0415
    from ipcorpus.steps.decode import decode  # noqa: PLC0415
    from ipcorpus.steps.extract.mhtml import opened  # noqa: PLC0415
    from ipcorpus.steps.script.detection import signs  # noqa: PLC0415

    empty = dict.fromkeys((*_COLUMNS, "problem"))
    if isinstance(document, Rejected):
        return empty | {"problem": because(document.reason, document.detail)}
    document = opened(document)
    try:
        decoded = decode(document.data, document.charset)
    except Reject as end:
        return empty | {"problem": because(end.reason, end.detail)}
    script = signs(decoded.text).script
    values = (decoded.encoding, decoded.how, script, decoded.replaced)
    return empty | dict(zip(_COLUMNS, values, strict=True))


def _told(entry: dict[str, Any]) -> list[str]:
    return [entry["problem"]] if entry["problem"] else [str(entry[name]) for name in _COLUMNS]
