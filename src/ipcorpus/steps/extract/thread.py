"""Find the posts of a thread: blocks built as the article's own is, each in its place on the page."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.extract.tree import Line, Node

_NUMBER = re.compile(r"\d+")
_DAY = re.compile(r"\d{1,4}[-/.:年月天]\d|\d(?:小时|分钟|天|楼)|昨天|前天")
# A post says at least a short sentence, in the measure of `lists.value`.
_SAYS = 2.0


def is_thread(lines: Sequence[Line], posts: Sequence[bool]) -> bool:
    """Tell whether links or days part most posts: who wrote them, and when; else they are a text's parts."""
    numbers = [number for number, line in enumerate(lines) if posts[line.node]]
    gaps = [lines[low + 1 : high] for low, high in pairwise(numbers) if high - low > 1]
    told = sum(any(line.linked or _DAY.search(line.text) for line in gap) for gap in gaps)
    return 2 * told > len(gaps)


def posts(nodes: Sequence[Node], said: Sequence[float], asides: Sequence[bool], block: int) -> list[bool]:
    """Tell of each block whether it lies in a post; of none where the article's block is the only one.

    A post is built as the `block` of the article is: the same elements around it, of the same names but for
    their numbers. A block that nobody named is like any other.
    """
    within = [False] * len(nodes)
    if not nodes[block].name:
        return within
    known: dict[tuple[int, str], int] = {}
    built = [0] * len(nodes)
    least = min(_SAYS, said[block])  # what says less is no post, nor is one in it
    for number, node in enumerate(nodes[1:], 1):
        if said[number] >= least:
            look = (built[node.parent], node.tag + _NUMBER.sub("", node.name))
            built[number] = known.setdefault(look, len(known) + 1)
    found = {
        number
        for number, form in enumerate(built)
        if form == built[block] and said[number] >= _SAYS and not asides[number]
    }
    if len(found) > 1:
        for number, node in enumerate(nodes):
            within[number] = number in found or (number > 0 and within[node.parent])
    return within
