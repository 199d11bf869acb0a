"""Find the block that holds the article: two finders that look at different things, and vote.

The first is the one of Readability (https://github.com/mozilla/readability): paragraphs give points to the blocks
around them. The second takes the block with the greatest sum of lines, where a sentence counts for it and a link
or a label against it. Chinese has no words between blanks: lengths and commas count in its own characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.extract.tree import Line, Node

_MARKS = re.compile(r"[，。！？；、,;!?…]|[.:](?=\s|$)")
_STOPS = re.compile(r"[。！？!?…；]")
_GOOD = re.compile(
    r"article|content|body|text|detail|main|news|post|entry|story|zhengwen|neirong|txt|zoom|trs_|wenzhang|bodycont",
    re.IGNORECASE,
)
_BAD = re.compile(
    r"comment|pinglun|foot|nav|menu|sidebar|side-|related|recommend|hot|rank|share|copyright|breadcrumb|crumb|banner"
    r"|login|search|tags?\b|list|xiangguan|tuijian|header|top-|pager|guess|reply|pinlun|\bad[s_-]|promo|link|tool",
    re.IGNORECASE,
)
_SENTENCE = 12
_CONTAINERS = frozenset(
    {"div", "td", "article", "section", "main", "body", "form", "center", "dd", "li", "blockquote"}
)


@dataclass(slots=True)
class Found:
    """Both finders' blocks, as half-open ranges of lines, and what the better one holds."""

    first: tuple[int, int]
    second: tuple[int, int]
    value: float


def find(nodes: Sequence[Node], lines: Sequence[Line], start: int = 0) -> Found:
    """Find the article's block twice; `start` is the line of the page's heading, where it is known."""
    spans = _spans(nodes, lines)
    values = [_value(line) for line in lines]
    return Found(
        _by_paragraphs(nodes, lines, spans, start),
        *_by_sum(nodes, lines, values, spans),
    )


def _spans(nodes: Sequence[Node], lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Give the lines of every block, from its first to one past its last."""
    first, last = [len(lines)] * len(nodes), [0] * len(nodes)
    for number, line in enumerate(lines):
        first[line.node] = min(first[line.node], number)
        last[line.node] = number + 1
    for number in range(len(nodes) - 1, 0, -1):
        parent = nodes[number].parent
        first[parent] = min(first[parent], first[number])
        last[parent] = max(last[parent], last[number])
    return list(zip(first, last, strict=True))


def _value(line: Line) -> float:
    """Say how much a line speaks for the block it is in: a sentence for, a link or a label against it."""
    length = len(line.text)
    if line.linked * 2 > length:
        return -min(length, 40) / 8 - 1
    marks = len(_MARKS.findall(line.text))
    if length >= _SENTENCE and (marks > 1 or _STOPS.search(line.text[-2:])):
        return min(length, 600) / 20 + min(marks, 30)
    return -0.5


def _by_paragraphs(
    nodes: Sequence[Node], lines: Sequence[Line], spans: list[tuple[int, int]], start: int
) -> tuple[int, int]:
    points, size, linked = [0.0] * len(nodes), [0] * len(nodes), [0] * len(nodes)
    for number, line in enumerate(lines):
        size[line.node] += len(line.text)
        linked[line.node] += line.linked
        if len(line.text) < _SENTENCE or line.linked * 2 > len(line.text):
            continue
        given = min(len(line.text) / 60, 4) + min(len(_MARKS.findall(line.text)), 12) * 0.5
        if number < start:
            given *= 0.5
        at = line.node
        for weight in (1.0, 0.6, 0.3):
            points[at] += given * weight
            at = nodes[at].parent
            if at < 0:
                break
    for number in range(len(nodes) - 1, 0, -1):
        size[nodes[number].parent] += size[number]
        linked[nodes[number].parent] += linked[number]
    best, top = 0, 0.0
    for number, node in enumerate(nodes):
        if not points[number] or node.tag not in _CONTAINERS:
            continue
        score = points[number] * (1 - linked[number] / max(size[number], 1)) * _weight(node)
        if score > top:
            best, top = number, score
    return spans[best]


def _by_sum(
    nodes: Sequence[Node], lines: Sequence[Line], values: list[float], spans: list[tuple[int, int]]
) -> tuple[tuple[int, int], float]:
    sums = [0.0] * len(nodes)
    for line, value in zip(lines, values, strict=True):
        sums[line.node] += value
    for number in range(len(nodes) - 1, 0, -1):
        sums[nodes[number].parent] += sums[number]
    best = max(range(len(nodes)), key=lambda number: (sums[number], number), default=0)
    return spans[best], sums[best]


def _weight(node: Node) -> float:
    """Weigh a block by its element, id and classes."""
    weight = 1.0
    if node.tag in {"article", "main"} or _GOOD.search(node.name):
        weight *= 1.3
    if node.tag in {"li", "dd", "form"} or _BAD.search(node.name):
        weight *= 0.5
    return weight
