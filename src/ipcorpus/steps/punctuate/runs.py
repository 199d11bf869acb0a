"""Runs of marks, and what stands on either side of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARKS = ",;:!?()\"'，；：！？（）“”‘’「」『』。.…·． \t"
_RUN, _OVER = re.compile(f"[{_MARKS}]+"), frozenset(_MARKS)


class Run(NamedTuple):
    """A run of marks from `start` to `end`, and the characters beside it; empty at an edge of the line.

    `closed` tells that a full-width bracket closes before it: what that closes is Chinese.
    """

    start: int
    end: int
    left: str
    right: str
    closed: bool


def runs(text: str, positions: Iterable[int]) -> Iterator[Run]:
    """Give the runs that hold the marks at these positions, each run from the first of its marks there."""
    end = 0
    for at in positions:
        if at >= end and (run := _RUN.match(text, at)):
            end = run.end()
            before = at - 1
            while before >= 0 and text[before] in _OVER:
                before -= 1
            left = text[before].strip("\n") if before >= 0 else ""
            yield Run(at, end, left, text[end : end + 1].strip("\n"), "）" in text[before + 1 : at])
