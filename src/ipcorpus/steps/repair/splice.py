"""Mend the places where an annotation split a character in two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.data import words
from ipcorpus.document import Cut
from ipcorpus.steps.repair.annotations import GROUP, HANZI
from ipcorpus.steps.repair.lattice import HOLE, Guess, guesses

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTEXT = 8
_HANZI_AT_END = re.compile(rf"[{HANZI}]*\Z")
_HANZI_AT_START = re.compile(rf"[{HANZI}]*")


def splices(text: str, view: str) -> Iterator[Cut]:
    """Give a cut for every place where the text can be told that an annotation broke."""
    at = 0
    while hole := HOLE.search(view, at):
        at = hole.end()
        if hole.start() and (best := _best(view, hole.start())):
            yield Cut(hole.start(), text[hole.start() : best.end], best.text, "splice.verified")
            at = best.end


def _best(view: str, at: int) -> Guess | None:
    left = _HANZI_AT_END.search(GROUP.sub("", view[max(0, at - 40) : at]))
    before = left[0][-_CONTEXT:] if left else ""

    def value(guess: Guess) -> float:
        after = _HANZI_AT_START.match(GROUP.sub("", view[guess.end : guess.end + 40]))
        return words.score(before + guess.text + (after[0][:_CONTEXT] if after else "")) + guess.prior

    return max(guesses(view, at), key=value, default=None)
