"""Find what stands among an article's paragraphs without being one, and what stands apart and is its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.steps.extract.elements import PARTS
from ipcorpus.steps.extract.lists import leads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.extract.tree import Line, Node

# A sentence, and an aside, count for so many of the blocks they lie in.
_NEAR = 4
# A list of links parts an article's paragraphs where so many stand on each side, built alike, and no more
# lines than this between them.
_SIDE, _LINKS = 2, 12
# A link so long is a title, no button; a button may stand beside the heading of a part.
_TITLE = 6
# Between title and text a caption says who took the picture; of a meeting it is told when and where it was.
_CAPTION = re.compile(r"[^|]{4,80}[(（][^()（）]{0,12}(?:摄|攝|供图|供圖|提供|图|圖)[)）]")
_FACT = re.compile(
    r"(?:时间|時間|日期|地点|地點|主持人?|嘉宾|嘉賓|主讲人?|主講人?|发布人|出席人员)[:：]\s*+\S"
)


def insets(
    nodes: Sequence[Node],
    lines: Sequence[Line],
    values: Sequence[float],
    spans: Sequence[tuple[int, int]],
    asides: Sequence[bool],
) -> list[bool]:
    """Tell of each block whether it lies in an aside with sentences of the block around it on both sides."""
    found = [False] * len(nodes)
    outermost = [at for at, node in enumerate(nodes) if asides[at] and not asides[node.parent]]
    if outermost:
        around = _around(nodes, spans)
        said = _said(around, lines, values, asides)
        inner = {number for number in outermost if _is_inset(around, number, spans[number], said)}
        for number, node in enumerate(nodes if inner else ()):
            found[number] = number in inner or found[node.parent]
    return found


def _around(nodes: Sequence[Node], spans: Sequence[tuple[int, int]]) -> list[int]:
    """Give for each block the nearest one around it that holds more than it; -1 for one that holds all."""
    around = [-1] * len(nodes)
    for number, node in enumerate(nodes[1:], 1):
        same = spans[number] == spans[node.parent]
        around[number] = around[node.parent] if same else node.parent
    return around


def _said(
    around: Sequence[int], lines: Sequence[Line], values: Sequence[float], asides: Sequence[bool]
) -> dict[int, tuple[int, int]]:
    """Give the first and the last sentence of each block that has one near."""
    said: dict[int, tuple[int, int]] = {}
    for number, line in enumerate(lines):
        at, near = around[line.node], _NEAR if values[number] > 0 and not asides[line.node] else 0
        while near and at >= 0:
            said[at] = (said[at][0] if at in said else number, number)
            at, near = around[at], near - 1
    return said


def _is_inset(
    around: Sequence[int], number: int, span: tuple[int, int], said: dict[int, tuple[int, int]]
) -> bool:
    """Tell whether a block near around an aside has sentences on both sides of it."""
    at, near = around[number], _NEAR
    while near and at >= 0:
        if at in said and said[at][0] < span[0] and said[at][1] >= span[1]:
            return True
        at, near = around[at], near - 1
    return False


def lists(
    nodes: Sequence[Node],
    lines: Sequence[Line],
    values: Sequence[float],
    spans: Sequence[tuple[int, int]],
) -> Iterator[int]:
    """Give the lines of the lists of links between paragraphs that are built alike, as one article's are.

    What is no link goes with the titles in whose block it stands; buttons may stand beside a heading.
    """
    said = [number for number, value in enumerate(values) if value > 0]
    for at in range(_SIDE, len(said) - _SIDE + 1):
        above, below = said[at - 1], said[at]
        between = range(above + 1, below) if below - above - 1 <= _LINKS else ()
        links = [number for number in between if leads(lines[number])]
        if not links:
            continue
        if len({_look(nodes, lines[said[near]].node) for near in range(at - _SIDE, at + _SIDE)}) == 1:
            yield from links
            for number in (number for number in links if len(lines[number].text) >= _TITLE):
                low, high = spans[outermost(nodes, spans, lines[number].node, (above, below))]
                yield from range(max(low, above + 1), min(high, below))


def beside(
    nodes: Sequence[Node],
    lines: Sequence[Line],
    values: Sequence[float],
    spans: Sequence[tuple[int, int]],
    heading: int,
    start: int,
) -> Iterator[int]:
    """Give the lines between the title and the article's block that are its own.

    Those are sentences in the title's block (a lead, what is asked), a caption, and facts side by side.
    """
    if not 0 <= heading < start:
        return
    end = spans[outermost(nodes, spans, lines[heading].node, (-1, start))][1]
    between = range(heading + 1, start)
    facts = {number for number in between if _FACT.match(lines[number].text)}
    for number in between:
        own = number < end and values[number] > 0
        told = number in facts and len(facts) > 1
        if own or told or (not lines[number].linked and _CAPTION.fullmatch(lines[number].text)):
            yield number


def buttons(nodes: Sequence[Node], lines: Sequence[Line]) -> Iterator[int]:
    """Give the short links that stand beside a heading of an article's part, in the block around it."""
    for number, line in enumerate(lines[1:], 1):
        if len(line.text) < _TITLE and leads(line):
            heading = nodes[lines[number - 1].node]
            if heading.tag in PARTS and line.node == heading.parent:
                yield number


def _look(nodes: Sequence[Node], block: int) -> tuple[str, str, int]:
    """Tell how a paragraph's block and the one around it are built, and where they stand."""
    node = nodes[block]
    around = nodes[node.parent] if node.parent >= 0 else node
    # A paragraph may have a block of its own, with many of its kind beside it.
    return node.tag + node.name, around.tag + around.name, around.parent if around.name else node.parent


def outermost(
    nodes: Sequence[Node], spans: Sequence[tuple[int, int]], block: int, between: tuple[int, int]
) -> int:
    """Give the outermost block around one that lies between two lines: below the one, above the other."""
    above, below = between
    while block > 0 and spans[parent := nodes[block].parent][0] > above and spans[parent][1] <= below:
        block = parent
    return block
