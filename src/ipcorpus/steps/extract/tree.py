"""Build a page's lines: follow its tags with a stack of open blocks, no deeper tree than lines need."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from ipcorpus.document import Dropped
from ipcorpus.steps.extract import tokens as html
from ipcorpus.steps.extract.elements import (
    BLOCKS,
    CELLS,
    IMPLIED,
    TABLE_PARENTS,
    UNSEEN,
    VOID,
    hidden,
    keeps_space,
    walled,
)
from ipcorpus.steps.extract.facts import Facts
from ipcorpus.steps.extract.spacing import spaced, split_kept

# An end tag looks no further than this for the element it closes, or stray end tags would cost quadratic time.
_REACH = 200
# A tag path names its innermost elements and cuts long class lists, so that deep pages stay small.
_PATH, _HINT, _EXCERPT = 12, 100, 200
# A hidden sentence of this length in a page that shows none is the article, waiting for a script.
_SAYING = 60
_SENTENCE = re.compile(r"[，。！？；]")


@dataclass(slots=True)
class Node:
    """A block of a page: element, its parent's number, id and classes, whether it is hidden or keeps space."""

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
class _Open:
    """An element that is open: a block, or (`kind`) the outermost or an inner part of something unseen."""

    tag: str
    node: int
    kind: str = ""
    link: bool = False
    first: int = 0
    cells: list[int] = field(default_factory=list)
    nested: bool = False


class Tree:
    """The blocks of a page, its lines in order, what is no visible text, and the facts its tags state."""

    def __init__(self, page: str) -> None:
        self.nodes = [Node("body", -1)]
        self.lines: list[Line] = []
        self.dropped: list[Dropped] = []
        self.facts = Facts()
        self.code = 0
        self._stack = [_Open("body", 0)]
        self._pieces: list[str] = []
        self._linked = 0
        self._link = False
        self._unseen: list[str] | None = None
        self._paths: dict[int, str] = {}
        self._read(page)

    def path(self, node: int) -> str:
        """Name a block by the elements it lies in, from the outside in."""
        if node not in self._paths:
            names: list[str] = []
            at = node
            while at >= 0 and len(names) < _PATH:
                names.append(self.nodes[at].tag + self.nodes[at].name)
                at = self.nodes[at].parent
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

    def _read(self, page: str) -> None:
        for kind, tag, source in html.tokens(page):
            if kind == html.TEXT:
                self._text(html.characters(source))
            elif kind == html.START:
                self._start(tag, source)
            elif kind == html.END:
                self._end(tag)
            elif kind == html.RAW:
                self._raw(tag, source)
            else:
                self._drop("comment", source)
                self.facts.comment(source)
        self._close(1)
        self._flush()

    def _text(self, text: str) -> None:
        self.facts.text(text)
        if self._unseen is not None:
            self._unseen.append(text)
            return
        self._pieces.append(text)
        if self._link:
            self._linked += len(text) - text.count(" ") - text.count("\n")

    def _raw(self, tag: str, source: str) -> None:
        self.facts.raw(tag, source)
        if tag in {"script", "style"}:
            self.code += len(source)
            self._drop(tag, source)
        elif tag == "noscript":
            self._drop(tag, " ".join(t.source for t in html.tokens(source) if t.kind == html.TEXT))
        elif tag == "xmp":
            self._text(source)
        elif tag != "title":
            self._drop(UNSEEN[tag], html.characters(source))

    def _drop(self, kind: str, text: str) -> None:
        text = spaced(text)
        if kind in {"script", "style", "comment"}:
            text = text[:_EXCERPT]
        self.dropped.append(Dropped(kind, self.path(self._stack[-1].node), text))

    def _start(self, tag: str, source: str) -> None:
        if tag in VOID:
            self._void(tag, source)
            return
        given = html.attributes(source) if source and (tag in BLOCKS or self.facts.wants(tag, source)) else {}
        self.facts.start(tag, given)
        if self._unseen is not None:
            self._inside(tag)
        elif tag in UNSEEN or (tag not in BLOCKS and _may_hide(source) and hidden(html.attributes(source))):
            self._hide(tag, UNSEEN.get(tag, "hidden"))
        elif tag in BLOCKS:
            self._open(tag, given)
        elif tag == "a":
            self._link = "href" in source
        elif tag in {"body", "html"}:
            self.nodes[0].name = self.nodes[0].name or _name(html.attributes(source))

    def _void(self, tag: str, source: str) -> None:
        if tag in {"br", "hr"} and self._unseen is None:
            self._flush()
        elif tag in {"meta", "link"}:
            self.facts.void(tag, html.attributes(source))

    def _inside(self, tag: str) -> None:
        """An element in an unseen one: open it, or end the unseen one where its end tag was left out."""
        top = self._stack[-1]
        if top.tag in IMPLIED.get(tag, ()) and top.kind:
            self._close(len(self._stack) - 1)
            if self._unseen is None:
                self._start(tag, "")
                return
        self._stack.append(_Open(tag, top.node, top.kind))

    def _hide(self, tag: str, kind: str) -> None:
        if tag in {"script", "style", "noscript", "title", "iframe", "noembed", "noframes", "textarea"}:
            return  # their content follows as raw text
        self._stack.append(_Open(tag, self._stack[-1].node, kind))
        self._unseen = []

    def _open(self, tag: str, given: dict[str, str]) -> None:
        self._flush()
        self._imply(tag)
        top = self._stack[-1]
        above = self.nodes[top.node]
        node = Node(
            tag, top.node, _name(given), above.hidden or hidden(given), above.kept or keeps_space(tag, given)
        )
        self.nodes.append(node)
        self._stack.append(_Open(tag, len(self.nodes) - 1, link=self._link, first=len(self.lines)))
        if tag in CELLS and top.tag == "tr":
            top.cells.append(len(self.lines))
        elif tag == "table":
            self._nest()

    def _nest(self) -> None:
        """A table within a table's row: that row lays out the page, it is no row of data."""
        for entry in reversed(self._stack[-_REACH:-1]):
            if entry.tag == "tr":
                entry.nested = True
                return

    def _imply(self, tag: str) -> None:
        parents = TABLE_PARENTS.get(tag)
        if parents is None:
            if self._stack[-1].tag in IMPLIED[tag]:
                self._close(len(self._stack) - 1)
            return
        for at in range(len(self._stack) - 1, max(0, len(self._stack) - _REACH), -1):
            if self._stack[at].tag in parents:
                self._close(at + 1)
                return

    def _end(self, tag: str) -> None:
        self.facts.end(tag)
        if tag == "ruby" and self._stack[-1].kind == "pinyin":
            self._close(len(self._stack) - 1)
        if tag == "a" and self._unseen is None:
            self._link = False
        elif tag == "p" and self._unseen is None:
            self._flush()
        if tag not in BLOCKS and self._unseen is None:
            return
        for at in range(len(self._stack) - 1, max(0, len(self._stack) - _REACH), -1):
            found = self._stack[at].tag
            if found == tag:
                self._close(at)
                return
            if walled(found, tag):
                return

    def _close(self, height: int) -> None:
        """Close the innermost open elements until the stack is no higher than `height`."""
        while len(self._stack) > height:
            top = self._stack.pop()
            if top.kind:
                if not self._stack[-1].kind:
                    self._drop(top.kind, "".join(self._unseen or ()))
                    self._unseen = None
                continue
            self._flush(top.node)
            self._link = top.link
            if len(top.cells) > 1 and not top.nested:
                self._row(top)

    def _row(self, row: _Open) -> None:
        """Make one line of a row of data, its cells separated by tabs."""
        ends = [*row.cells[1:], len(self.lines)]
        cells = [self.lines[first:end] for first, end in zip(row.cells, ends, strict=True)]
        if sum(map(bool, cells)) < 2 or max(map(len, cells)) > 3:  # noqa: PLR2004 - one cell is no row; four lines are a layout
            return
        text = "\t".join(" ".join(line.text for line in cell) for cell in cells).strip("\t")
        linked = sum(line.linked for cell in cells for line in cell)
        self.lines[row.cells[0] :] = [Line(text, row.node, linked)]

    def _flush(self, node: int | None = None) -> None:
        """End the line that is being read."""
        if not self._pieces:
            return
        node = self._stack[-1].node if node is None else node
        text, linked = "".join(self._pieces), self._linked
        self._pieces.clear()
        self._linked = 0
        for part in split_kept(text) if self.nodes[node].kept else (spaced(text),):
            if part:
                self.lines.append(Line(part, node, linked))


def _said(line: Line) -> int:
    """Give the length of a line that is a sentence."""
    return len(line.text) if _SENTENCE.search(line.text) and line.linked * 2 < len(line.text) else 0


def _may_hide(source: str) -> bool:
    return "none" in source or "hidden" in source


def _name(given: dict[str, str]) -> str:
    """Write an element's id and classes as in a style sheet: `#content.article.wide`."""
    id_, classes = given.get("id", ""), given.get("class", "")
    name = ("#" + id_ if id_ else "") + "".join("." + word for word in classes[:_HINT].split())
    return name[:_HINT].replace("/", "_")
