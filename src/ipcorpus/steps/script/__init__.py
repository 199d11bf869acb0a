"""Tell simplified from traditional script, and convert between them."""

from __future__ import annotations

from typing import NamedTuple

from ipcorpus.document import Cut


class Converted(NamedTuple):
    """A text in the wanted script (`script`, BCP 47), what it was before (`source_script`), and the cuts."""

    text: str
    script: str
    source_script: str
    cuts: list[Cut]


def convert(text: str, target: str = "hans", source: str | None = None) -> Converted:
    """Convert a text's Chinese paragraphs to `target`: hans, hant, tw, hk, or keep.

    `source` is the script of the document that a short text (a title, a name) belongs to.
    """
    return Converted(text, "und", "und", [])
