"""A page as it is read: its blocks, its lines in order, what is no visible text, the facts its tags state."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from ipcorpus.document import Dropped
from ipcorpus.steps.extract.facts import Facts

# A path names the innermost elements only, so that deep pages stay small.
_PATH = 12
# A hidden sentence of this length in a page that shows none is the article, waiting for a script.
_SAYING = 60
_SENTENCE = re.compile(r"[，。！？；]")


@dataclass(slots=True)
class Node:
    """A block of a page: element, parent's number, id and classes, whether it is hidden or keeps space."""

    tag: str
    parent: int
    name: str = ""
    hidden: bool = False
    kept: bool = False


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
    _paths: dict[int, str] = field(default_factory=dict)

    def path(self, node: int) -> str:
        """Name a block by the elements it lies in, from the outside in."""
        if node not in self._paths:
            names: list[str] = []
            at = node
            while at >= 0 and len(names) < _PATH:
                block = self.nodes[at]
                names.append(block.tag + block.name)
                at = block.parent
            self._paths[node] = "/".join(reversed(names))
        return self._paths[node]

    def visible(self) -> list[Line]:
        """Give the lines a reader sees, and list the hidden ones as dropped.

        A page that hides all it has to say until its script runs is read as that script would show it.
        """
        seen = [line for line in self.lines if not self.nodes[line.node].hidden]
        if len(seen) == len(self.lines):
            return seen
        unseen = [line for line in self.lines if self.nodes[line.node].hidden]
        if max(map(_said, seen), default=0) < _SAYING <= max(map(_said, unseen)):
            return self.lines
        for node, group in groupby(unseen, key=lambda line: line.node):
            self.dropped.append(Dropped("hidden", self.path(node), "\n".join(line.text for line in group)))
        return seen


def _said(line: Line) -> int:
    """Give the length of a line that is a sentence."""
    return len(line.text) if _SENTENCE.search(line.text) and line.linked * 2 < len(line.text) else 0
