"""Find what stands among an article's paragraphs without being one: asides, and lists of other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipcorpus.steps.extract.lists import leads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.extract.tree import Line, Node

# A sentence, and an aside, count for so many of the blocks they lie in.
_NEAR = 4
# A list of links parts an article's paragraphs where so many stand on each side, built alike, and no more
# lines than this between them.
_SIDE, _LINKS = 2, 12
# A link so long is a title, no button.
_TITLE = 6


def insets(
    nodes: Sequence[Node],
    lines: Sequence[Line],
    values: Sequence[float],
    spans: Sequence[tuple[int, int]],
    asides: Sequence[bool],
) -> list[bool]:
    """Tell of each block whether it lies in an aside with sentences of the block around it on both sides."""
    first, last = [len(lines)] * len(nodes), [-1] * len(nodes)
    for number, (line, value) in enumerate(zip(lines, values, strict=True)):
        at, near = line.node, _NEAR if value > 0 and not asides[line.node] else 0
        while near and at >= 0:
            first[at], last[at] = min(first[at], number), number
            at, near = nodes[at].parent, near - 1
    found = [False] * len(nodes)
    for number, node in enumerate(nodes[1:], 1):
        found[number] = found[node.parent]
        at, near = node.parent, _NEAR if asides[number] and not asides[node.parent] else 0
        while near and at >= 0 and not found[number]:
            found[number] = first[at] < spans[number][0] and last[at] >= spans[number][1]
            at, near = nodes[at].parent, near - 1
    return found


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
                low, high = spans[_outermost(nodes, spans, lines[number].node, (above, below))]
                yield from range(max(low, above + 1), min(high, below))


def _look(nodes: Sequence[Node], block: int) -> tuple[str, str, int]:
    """Tell how a paragraph's block and the one around it are built, and where they stand."""
    node = nodes[block]
    around = nodes[node.parent] if node.parent >= 0 else node
    # A paragraph may have a block of its own, with many of its kind beside it.
    return node.tag + node.name, around.tag + around.name, around.parent if around.name else node.parent


def _outermost(
    nodes: Sequence[Node], spans: Sequence[tuple[int, int]], block: int, between: tuple[int, int]
) -> int:
    """Give the outermost block around one that stands between two lines."""
    above, below = between
    while block > 0 and spans[parent := nodes[block].parent][0] > above and spans[parent][1] <= below:
        block = parent
    return block
