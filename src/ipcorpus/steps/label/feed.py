"""Feeds of short news beside an article: each entry begins with its hour, below the feed's own heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.label.trait import Trait

_HEADING = "related"
# An entry's hour stands before it or in a line of its own.
_HOUR = re.compile(
    r"[\[(]?(?:(?:\d{4}[-/.])?\d{1,2}[-/月]\d{1,2}日? ?)?\d{1,2}:\d\d(?::\d\d)?[\])]?(?![\d:~-])"
)


def entries(lines: Sequence[str], traits: Sequence[Trait], marked: Sequence[int]) -> Iterator[int]:
    """Give the lines of the feeds that stand right below a heading for other pages of the site."""
    for heading in [index for index in marked if traits[index].ends and traits[index].kind == _HEADING]:
        end = heading + 1
        while end < len(lines) and (hour := _HOUR.match(lines[end])):
            alone = hour.end() == len(lines[end])
            end += 1 + (alone and end + 1 < len(lines) and not traits[end + 1].stops)
        yield from range(heading + 1, end)
