"""Turn bytes into text: which encoding, how it was decided, and what could not be read."""

from __future__ import annotations

from typing import NamedTuple

from ipcorpus.document import Cut
from ipcorpus.errors import Reject


class Decoded(NamedTuple):
    """The text of a document and how its bytes were read.

    `encoding` is a WHATWG name, `how` the evidence that decided, `replaced` the number of places that
    could not be read. The cuts count in bytes: what was removed stands in hexadecimal.
    """

    text: str
    encoding: str
    how: str
    replaced: int
    cuts: list[Cut]


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Read a document's bytes; raises Reject for what is not text."""
    if not data:
        raise Reject("decode", "empty")
    try:
        return Decoded(data.decode("utf-8-sig"), "utf-8", "utf8", 0, [])
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
        return Decoded(text, "gb18030", "guess", text.count("\ufffd"), [])
