"""Turn an HTML page into lines with cues; a text dump passes as it is, its lines have no cues."""

from __future__ import annotations

from typing import NamedTuple

from ipcorpus.document import Cue, Dropped, Evidence


class Page(NamedTuple):
    """A document's lines, joined by one line feed, and what its page says beside them.

    `cues` has one entry a line for an HTML page and is None for a text dump.
    """

    text: str
    cues: list[Cue] | None
    evidence: Evidence
    dropped: list[Dropped]


def is_markup(text: str, media_type: str | None = None) -> bool:
    """Tell an HTML page from a text dump by what it looks like, not by its file name."""
    return False


def extract(text: str, *, markup: bool) -> Page:
    """Give the lines of a page with their cues; raises Reject where there is nothing to see."""
    return Page(text, None, Evidence(), [])
