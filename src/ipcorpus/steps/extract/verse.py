"""Find verses: short lines without a mark, one below the other, which say as much as sentences do."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ipcorpus.lazily import lazily
from ipcorpus.steps.extract.elements import PARTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.extract.tree import Line, Node

# A verse is of hanzi, whatever marks are among them, and no longer than this; a poem has so many, on average
# longer than a menu's entries and no longer than titles.
_VERSE = lazily(r"[\u3400-\u9fff\U00020000-\U000323af，。！？、；…—·“”‘’「」《》 \u3000]{1,24}")
_LEAST, _AVERAGE = 8, (3.5, 16)
# It starts so many lines below its title, at most.
_BELOW = 12
# What a verse is worth as a line of an article's; a page that says more than such a share of its verses'
# length, in the measure of `lists.value`, is one of prose.
WORTH, _SHARE, _LITTLE = 1.0, 0.1, 5.0


def verses(
    nodes: Sequence[Node], lines: Sequence[Line], values: Sequence[float], headings: Sequence[int]
) -> list[int]:
    """Give the lines of a poem, or of a series of them, below the title of a page that says little else."""
    said = sum(value for value in values if value > 0)
    if not headings or said > _most(_AVERAGE[1] * len(lines)):
        return []
    best: list[int] = []
    # Poems of a series have headings of their own between them.
    own = (number for number, line in enumerate(lines) if nodes[line.node].tag not in PARTS)
    for key, group in groupby(own, key=lambda number: _look(nodes, lines[number])):
        run = list(group)
        if key and headings[0] < run[0] <= headings[-1] + _BELOW and len(run) > len(best):
            best = run
    length = sum(len(lines[number].text) for number in best)
    if len(best) < _LEAST or not _AVERAGE[0] * len(best) <= length <= _AVERAGE[1] * len(best):
        return []
    return best if said <= _most(length) else []


def _most(length: int) -> float:
    """Give how much a page of verses of this length says at most."""
    return max(_LITTLE, _SHARE * length)


def _look(nodes: Sequence[Node], line: Line) -> tuple[int, str, str] | None:
    """Tell what block a verse stands in, and how; None of a line that is none."""
    if line.linked or not _VERSE.fullmatch(line.text):
        return None
    node = nodes[line.node]
    return node.parent, node.tag, node.name
