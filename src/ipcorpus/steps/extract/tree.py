"""A page as it is read: its blocks, its lines in order, what is no visible text, the facts its tags state."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import filterfalse, groupby, pairwise
from typing import NamedTuple

from ipcorpus.document import Dropped
from ipcorpus.steps.extract.facts import Facts

# A path names the innermost elements only, so that deep pages stay small.
_PATH = 12
# A hidden block that says at least this much, and so many times what is seen, is waiting for a script.
_SAYING, _MORE = 60, 2
# A row of data has more cells than one, and none of them more paragraphs than this; else it is a layout.
_CELLS, _PARAGRAPHS = 2, 3
# The title of the page is no datum, nor are lines of code.
_HEADINGS = frozenset({"h1", "h2"})
_SENTENCE = re.compile(r"[，。！？；]")


@dataclass(slots=True)
class Node:
    """A block of a page: element, parent's number, id and classes, whether it is hidden or keeps space.

    `path` is its path, once it was asked for.
    """

    tag: str
    parent: int
    name: str = ""
    hidden: bool = False
    kept: bool = False
    path: str = ""


@dataclass(slots=True)
class Open:
    """An element that is open: a block, or (`kind`) the outermost or an inner part of something unseen.

    A row knows the lines at which its cells start, and whether a table or row is `nested` in it.
    """

    tag: str
    node: int
    kind: str = ""
    link: bool = False
    cells: list[int] | None = None
    nested: bool = False


class Line(NamedTuple):
    """A line of a page: its text, the number of its block, and how many of its characters are in links."""

    text: str
    node: int
    linked: int


@dataclass(slots=True)
class Tree:
    """The blocks of a page by number, its lines, what it drops, its facts, and its scripts' length."""

    nodes: list[Node] = field(default_factory=lambda: [Node("body", -1)])
    lines: list[Line] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    facts: Facts = field(default_factory=Facts)
    code: int = 0

    def path(self, node: int) -> str:
        """Name a block by the elements it lies in, from the outside in."""
        block, waiting = self.nodes[node], []
        while not block.path and block.parent >= 0:
            waiting.append(block)
            block = self.nodes[block.parent]
        path = block.path or block.tag + block.name
        for block in reversed(waiting):
            if path.count("/") == _PATH - 1:
                path = path.partition("/")[2]
            path = block.path = f"{path}/{block.tag}{block.name}"
        return path

    def join_row(self, node: int, starts: list[int]) -> None:
        """Make one line of a row of data, its cells, which start at these lines, separated by tabs."""

        def hidden(line: Line) -> bool:
            return self.nodes[line.node].hidden

        spans = pairwise([*starts, len(self.lines)])
        cells = [list(filterfalse(hidden, self.lines[a:b])) for a, b in spans]
        if sum(map(bool, cells)) < _CELLS or max(map(len, cells)) > _PARAGRAPHS:
            return
        blocks = [self.nodes[line.node] for cell in cells for line in cell]
        if any(block.tag in _HEADINGS or block.kept for block in blocks):
            return
        text = "\t".join(" ".join(line.text for line in cell) for cell in cells).strip("\t")
        linked = sum(line.linked for cell in cells for line in cell)
        self.lines[starts[0] :] = [Line(text, node, linked), *filter(hidden, self.lines[starts[0] :])]

    def visible(self) -> list[Line]:
        """Give the lines a reader sees, and list the hidden ones as dropped.

        What a page hides until its script runs is the article, if it says more than all that is seen.
        """
        if not any(node.hidden for node in self.nodes):
            return self.lines
        hiders = self._hiders()
        shown = self._waiting(hiders)
        unseen = [line for line in self.lines if hiders[line.node] not in (-1, shown)]
        for node, group in groupby(unseen, key=lambda line: line.node):
            self.dropped.append(Dropped("hidden", self.path(node), "\n".join(line.text for line in group)))
        return [line for line in self.lines if hiders[line.node] in (-1, shown)]

    def _waiting(self, hiders: list[int]) -> int:
        """Give the hidden block that waits for a script to show it as the article; -1 if none does."""
        said = Counter[int]()
        for line in self.lines:
            if (hider := hiders[line.node]) >= 0:
                said[hider] += _said(line)
        most = max(said, key=lambda hider: (said[hider], -hider), default=-1)
        if said[most] <= _SAYING:
            return -1
        seen = sum(_said(line) for line in self.lines if hiders[line.node] < 0)
        return most if said[most] > _MORE * seen else -1

    def _hiders(self) -> list[int]:
        """Give for each block the outermost hidden one that it is or lies in; -1 for the blocks seen."""
        found: list[int] = []
        for number, node in enumerate(self.nodes):
            above = found[node.parent] if node.parent >= 0 else -1
            found.append(above if above >= 0 else number if node.hidden else -1)
        return found


def _said(line: Line) -> int:
    """Give the length of a line that is a sentence."""
    return len(line.text) if _SENTENCE.search(line.text) and line.linked * 2 < len(line.text) else 0
