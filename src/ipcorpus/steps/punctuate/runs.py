"""Runs of marks (`好."`, `),`), and what stands on either side of them.

What decides about a mark is the first character on each side of its run that is neither mark nor space.
No rule writes or takes such a character, and the marks that were set are looked over like those that were
found: so each decision is the same whatever the others were, and the same again when all is done.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_HALF, _SET, _DOTS = ",;:!?()\"'", "，；：！？（）“”‘’。", ".…·．"
_SPACE = " \t"
_RUN = re.compile(f"[{_HALF}.][{_HALF}{_SET}{_DOTS}{_SPACE}]*")
_ANY_RUN = re.compile(f"[{_HALF}{_SET}{_DOTS}][{_HALF}{_SET}{_DOTS}{_SPACE}]*")
_OVER = frozenset(_SET + _DOTS + _SPACE)


class Run(NamedTuple):
    """A run of marks from `start` to `end`, and the characters beside it; empty at an edge of the line.

    `closed` tells that full-width marks before it end with a bracket: what that closes is Chinese.
    """

    start: int
    end: int
    left: str
    right: str
    closed: bool


def runs(line: str) -> Iterator[Run]:
    """Give the runs that have a half-width mark; where brackets must find their partners, all."""
    for found in (_ANY_RUN if "(" in line or ")" in line else _RUN).finditer(line):
        start, end = found.span()
        before = start - 1
        while before >= 0 and line[before] in _OVER:
            before -= 1
        closed = "）" in line[before + 1 : start]
        yield Run(start, end, line[before] if before >= 0 else "", line[end : end + 1], closed)
