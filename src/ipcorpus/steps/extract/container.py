"""Find the block that holds the article: two finders that look at different things, and vote.

The first is Readability's (https://github.com/mozilla/readability): paragraphs give points to the blocks
around them. The second takes the block with the greatest sum of lines, where a sentence counts for it and a
link or a label against it. Chinese has no words between blanks: lengths and marks count in its characters.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.steps.extract.among import beside, buttons, insets, lists
from ipcorpus.steps.extract.asides import asides, asks
from ipcorpus.steps.extract.thread import is_thread, posts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.extract.tree import Line, Node

# Names of classes and ids that say what a block is for, in English and in pinyin; whole words weigh on all
# that lies in the block, unless it holds most of the page.
_GOOD = re.compile(
    r"article|content|body|text|detail|main|news|post|entry|story|zhengwen|neirong|zoom|trs_|wenzhang"
)
_BAD = re.compile(
    r"comment|foot|nav|menu|side|relat|recommend|hot|rank|share|copyright|crumb|banner|login|search|tags?\b|list"
    r"|header|pager|guess|reply|promo|link|tool|pinglun|xiangguan|tuijian"
)
# What a sentence in an aside is worth.
_ASIDE_WORTH = 0.05
# A paragraph alone is the article where the block around it says less than this share of it.
_AROUND = 0.5
# A block of one line that nobody named is a paragraph, and counts for little more than the block around it.
_LONE = 0.65
_BLOCKS = frozenset(
    {"div", "td", "article", "section", "main", "body", "form", "center", "dd", "li", "blockquote"}
)
# A block counts for less the further below the heading it starts: for half at this many lines.
_FAR = 60


class Found(NamedTuple):
    """Both finders' blocks, as half-open ranges of lines, and what each line is to them.

    `votes` tells how many finders take a line for the article's, `insets` whether it is set among the
    article's lines without it being one of them.
    """

    first: tuple[int, int]
    second: tuple[int, int]
    votes: list[int]
    insets: list[bool]


def find(
    nodes: Sequence[Node],
    lines: Sequence[Line],
    values: Sequence[float],
    headings: Sequence[int] = (),
    lead: int = -1,
) -> Found:
    """Find the article's block twice.

    `values` say how much each line speaks for its block, `headings` are the numbers of the lines with the
    title, `lead` that of a line known to be the article's, so that only blocks around it are looked at; -1
    where there is none. What a page asks is no more than its lead: the answers stand beside it.
    """
    heading = headings[0] if headings else -1
    free = lead < 0 or (heading >= 0 and asks(nodes, lines[heading].node, lines[lead].text))
    blocks = range(len(nodes)) if free else _around(nodes, lines[lead].node)
    spans = _spans(nodes, lines)
    values = list(values)
    for number in headings:  # a title says nothing of the block it stands in, though it be a question
        values[number] = min(0.0, values[number])
    speaking = [(line.node, given) for line, given in zip(lines, values, strict=True) if given > 0]
    said = [0.0] * len(nodes)
    for node, given in speaking:
        said[node] += given
    _climb(nodes, said)
    aside = asides(nodes, lines, said, spans, heading, lead)
    worth = [
        _worth(apart, span[0], heading) if holds else 0.0
        for apart, span, holds in zip(aside, spans, said, strict=True)
    ]
    first = _by_paragraphs(nodes, lines, speaking, worth, spans, blocks)
    second = _by_sum(nodes, lines, values, worth, blocks)
    post, inset = posts(nodes, lines, said, aside, first), insets(nodes, lines, values, spans, aside)
    found = _found(lines, spans[first], spans[second], aside, post, inset)
    for number in beside(nodes, lines, values, spans, heading, min(spans[first][0], spans[second][0])):
        if not (aside[lines[number].node] or post[lines[number].node]):
            found.votes[number] = max(found.votes[number], 1)
    for number in (*lists(nodes, lines, values, spans), *buttons(nodes, lines)):
        found.insets[number] = found.insets[number] or found.votes[number] > 1
    return found


def _found(
    lines: Sequence[Line],
    first: tuple[int, int],
    second: tuple[int, int],
    asides: Sequence[bool],
    posts: Sequence[bool],
    insets: Sequence[bool],
) -> Found:
    """Tell what each line is: of an aside none is the article's; between posts, what is no post is inset."""
    votes: list[int] = []
    inside: list[bool] = []
    thread = [number for number, line in enumerate(lines) if posts[line.node]] or [-1]
    parted = is_thread(lines, posts)
    for number, line in enumerate(lines):
        node, around = line.node, (first[0] <= number < first[1]) + (second[0] <= number < second[1])
        votes.append(0 if asides[node] else 2 if posts[node] else around)
        among = parted and thread[0] <= number <= thread[-1]
        inside.append(not posts[node] if among else insets[node] and around > 1)
    return Found(first, second, votes, inside)


def _spans(nodes: Sequence[Node], lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Give the lines of every block, from its first to one past its last."""
    first, last = [len(lines)] * len(nodes), [0] * len(nodes)
    for number, line in enumerate(lines):
        if not last[line.node]:
            first[line.node] = number
        last[line.node] = number + 1
    for number in range(len(nodes) - 1, 0, -1):
        if end := last[number]:
            parent, start = nodes[number].parent, first[number]
            if start < first[parent]:  # noqa: PLR1730 - a call of min takes longer than all else here
                first[parent] = start
            if end > last[parent]:  # noqa: PLR1730 - as above
                last[parent] = end
    return list(zip(first, last, strict=True))


def _worth(aside: bool, start: int, heading: int) -> float:
    """Give what a sentence in a block is worth: less in an aside, above the heading and far below it."""
    worth, below = _ASIDE_WORTH if aside else 1.0, start - heading
    if heading < 0:
        return worth
    return worth * (0.5 if below < 0 else max(0.3, _FAR / (_FAR + below)))


def _climb(nodes: Sequence[Node], sums: list[float]) -> None:
    """Add what each block holds to the blocks it lies in."""
    for number in range(len(nodes) - 1, 0, -1):
        if sums[number]:
            sums[nodes[number].parent] += sums[number]


def _around(nodes: Sequence[Node], number: int) -> list[int]:
    """Give a block and those it lies in, from the outside in."""
    found = []
    while number >= 0:
        found.append(number)
        number = nodes[number].parent
    return found[::-1]


def _by_paragraphs(
    nodes: Sequence[Node],
    lines: Sequence[Line],
    speaking: Sequence[tuple[int, float]],
    worth: list[float],
    spans: Sequence[tuple[int, int]],
    blocks: Sequence[int],
) -> int:
    points = _points(nodes, speaking, spans)
    sizes, linked = (
        list(accumulate(column, initial=0))
        for column in ((len(line.text) for line in lines), (line.linked for line in lines))
    )

    def score(number: int) -> float:
        if not points[number] or nodes[number].tag not in _BLOCKS:
            return 0.0
        start, end = spans[number]
        unlinked = 1 - (linked[end] - linked[start]) / max(sizes[end] - sizes[start], 1)
        lone = _LONE if end - start == 1 and not nodes[number].name else 1.0
        return points[number] * lone * unlinked * worth[number] * _weight(nodes[number])

    return max(blocks, key=score)


def _points(
    nodes: Sequence[Node], speaking: Sequence[tuple[int, float]], spans: Sequence[tuple[int, int]]
) -> list[float]:
    """Give the points that paragraphs give to their blocks, and less to those around these.

    A block that holds nothing beside another is no more than its wrapper, and gets as much.
    """
    own, near, far = ([0.0] * len(nodes) for _ in range(3))
    for node, given in speaking:
        own[node] += given
    for number in range(len(nodes) - 1, 0, -1):
        if own[number] or near[number] or far[number]:
            parent = nodes[number].parent
            if spans[parent] == spans[number]:
                own[parent] += own[number]
                near[parent] += near[number]
                far[parent] += far[number]
            else:
                near[parent] += own[number]
                far[parent] += near[number]
    return [one + 0.6 * two + 0.3 * three for one, two, three in zip(own, near, far, strict=True)]


def _by_sum(
    nodes: Sequence[Node],
    lines: Sequence[Line],
    values: list[float],
    worth: list[float],
    blocks: Sequence[int],
) -> int:
    sums = [0.0] * len(nodes)
    for line, given in zip(lines, values, strict=True):
        sums[line.node] += given * worth[line.node] if given > 0 else given
    _climb(nodes, sums)
    best = max(zip(map(sums.__getitem__, blocks), blocks, strict=True))[1]
    around = best
    while nodes[around].tag not in _BLOCKS:
        around = nodes[around].parent
    return around if sums[around] >= _AROUND * sums[best] else best


def _weight(node: Node) -> float:
    """Weigh a block by its element, id and classes."""
    weight, name = 1.0, node.name.lower()
    if node.tag in {"article", "main"} or _GOOD.search(name):
        weight *= 1.3
    if node.tag in {"li", "dd", "form"} or _BAD.search(name):
        weight *= 0.5
    return weight
