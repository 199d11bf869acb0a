"""Mend what scrapers and site tools broke: mojibake, injected pinyin, spliced bytes."""

from __future__ import annotations

from typing import NamedTuple

from ipcorpus.document import Cut


class Repaired(NamedTuple):
    """The mended text, its cuts, and the flags an article must carry (`splice`, `mojibake`)."""

    text: str
    cuts: list[Cut]
    flags: tuple[str, ...]


def repair(text: str, *, markup: bool = False, strip_glosses: bool = False) -> Repaired:
    """Mend a decoded text as it stands; in HTML (`markup`) tags and entities are barriers."""
    return Repaired(text, [], ())
