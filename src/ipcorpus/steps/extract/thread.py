"""Find the posts of a thread: blocks built as the article's own is, each in its place on the page."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from ipcorpus.steps.extract.tree import Line, Node

_NUMBER = re.compile(r"\d+")
_DAY = re.compile(r"\d{1,4}[-/.:年月天]\d|\d(?:小时|分钟|天|楼)|昨天|前天")
# What stands between the posts of a thread beside the day, on a page that names no block for what it is.
_REPLY = re.compile(
    r"\d\s?[楼樓#]|楼主|樓主|沙发|沙發|板凳|地板|回[复復覆]|引用|[发發]表[于於]|只看|感谢|舉報|举报"
)
# A post says at least a short sentence, in the measure of `lists.value`.
_SAYS = 2.0
# So many kinds of blocks in one are told apart.
_KINDS = 16


def is_thread(lines: Sequence[Line], posts: Sequence[bool]) -> bool:
    """Tell whether links or days part most posts: who wrote them, and when; else they are a text's parts."""
    gaps = _gaps(lines, posts)
    told = sum(any(line.linked or _DAY.search(line.text) for line in gap) for gap in gaps)
    return 2 * told > len(gaps)


def _gaps(lines: Sequence[Line], posts: Sequence[bool]) -> list[Sequence[Line]]:
    """Give the lines between each post and the next."""
    numbers = [number for number, line in enumerate(lines) if posts[line.node]]
    return [lines[low + 1 : high] for low, high in pairwise(numbers) if high - low > 1]


def _replied(gap: Sequence[Line]) -> bool:
    return all(any(pattern.search(line.text) for line in gap) for pattern in (_DAY, _REPLY))


def posts(
    nodes: Sequence[Node], lines: Sequence[Line], said: Sequence[float], asides: Sequence[bool], block: int
) -> list[bool]:
    """Tell of each block whether it lies in a post; of none where the article's block is the only one.

    A post is built as the `block` of the article is: the same elements around it, of the same names but for
    their numbers. Where a day and a way to reply stand between each two, one may have a name beside the
    other's (the post of who opened a thread), and blocks that nobody named are posts as well.
    """
    least = min(_SAYS, said[block])  # what says less is no post, nor is one in it
    parts = [
        (number, frozenset(_NUMBER.sub("", node.name).split(".")))
        for number, node in enumerate(nodes)
        if number and said[number] >= least
    ]
    able = {number for number, _ in parts if said[number] >= _SAYS and not asides[number]}
    within = _within(nodes, able.intersection(_alike(nodes, parts, block, frozenset.issubset)))
    gaps = _gaps(lines, within) if any(within) else []
    if gaps and all(map(_replied, gaps)):
        return within
    same = _alike(nodes, parts, block, frozenset.__eq__) if any(within) and nodes[block].name else []
    return _within(nodes, able.intersection(same))


def _alike(
    nodes: Sequence[Node],
    parts: Sequence[tuple[int, frozenset[str]]],
    block: int,
    like: Callable[[frozenset[str], frozenset[str]], bool],
) -> list[int]:
    """Give those of the blocks with their names that are built as one is, it among them."""
    known: dict[tuple[int, str, bool], list[tuple[frozenset[str], int]]] = {}
    built = [0] * len(nodes)
    for number, names in parts:
        node = nodes[number]
        kin = known.setdefault((built[node.parent], node.tag, bool(node.name)), [])
        alike = (form for others, form in kin if like(names, others) or like(others, names))
        built[number] = next(alike, number)
        if built[number] == number and len(kin) < _KINDS:
            kin.append((names, number))
    return [number for number, _ in parts if built[number] == built[block]]


def _within(nodes: Sequence[Node], found: Collection[int]) -> list[bool]:
    """Tell of each block whether it lies in one of several; of none where there is but one."""
    within = [False] * len(nodes)
    if len(found) > 1:
        for number, node in enumerate(nodes):
            within[number] = number in found or (number > 0 and within[node.parent])
    return within
