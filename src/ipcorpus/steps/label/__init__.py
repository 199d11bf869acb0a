"""Say of each line what it is: body, title, metadata or a kind of boilerplate; keep the body, read the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.document import Cue, Cut, Evidence, Fields, Line

if TYPE_CHECKING:
    from collections.abc import Sequence


class Labelled(NamedTuple):
    """The body's text, the cuts that left it, the fields found, flags, and every line's label."""

    text: str
    cuts: list[Cut]
    fields: Fields
    flags: tuple[str, ...]
    lines: list[Line]


def label(text: str, cues: Sequence[Cue] | None = None, evidence: Evidence | None = None) -> Labelled:
    """Label the lines of a tidied text; raises Reject where no line is an article's."""
    return Labelled(text, [], Fields(), (), [])
