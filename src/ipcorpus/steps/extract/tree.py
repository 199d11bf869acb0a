"""A page as it is read: its blocks, its lines in order, what is no visible text, the facts its tags state."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from ipcorpus.document import Dropped
from ipcorpus.steps.extract.facts import Facts

# A path names the innermost elements only, so that deep pages stay small.
_PATH = 12
# A hidden block that says at least this much, and so many times what is seen, is waiting for a script.
_SAYING, _MORE = 60, 2
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

        What a page hides until its script runs is the article, if it says more than all that is seen.
        """
        if not any(node.hidden for node in self.nodes):
            return self.lines
        hiders = self._hiders()
        said = Counter[int]()
        for line in self.lines:
            said[hiders[line.node]] += _said(line)
        shown = max(said, key=lambda hider: (said[hider], -hider), default=-1)
        shown = shown if said[shown] > max(_SAYING, _MORE * said[-1]) else -1
        unseen = [line for line in self.lines if hiders[line.node] not in (-1, shown)]
        for node, group in groupby(unseen, key=lambda line: line.node):
            self.dropped.append(Dropped("hidden", self.path(node), "\n".join(line.text for line in group)))
        return [line for line in self.lines if hiders[line.node] in (-1, shown)]

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
