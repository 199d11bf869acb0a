"""Read a page's tags into blocks and lines, with a stack of open blocks: no deeper tree than lines need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import filterfalse, pairwise

from ipcorpus.document import Dropped
from ipcorpus.steps.extract import elements
from ipcorpus.steps.extract import tokens as html
from ipcorpus.steps.extract.look import PLAIN, Look, look_at
from ipcorpus.steps.extract.spacing import spaced, split_kept
from ipcorpus.steps.extract.tree import Line, Node, Tree

# An end tag looks no further than this for its element, or stray end tags would cost quadratic time.
_REACH = 200
# A row of data has more cells than one, and none of them more paragraphs than this; else it is a layout.
_CELLS, _PARAGRAPHS = 2, 3
# The code of scripts is cut to a glimpse.
_GLIMPSE = 200
_CODE = frozenset({"script", "style", "comment"})
_ROOTS = frozenset({"body", "html"})
# Most links say nothing but where they lead.
_TELLING = re.compile(r"itemprop|author|source|js_name|editor|hidden|none")


def read(page: str) -> Tree:
    """Read a page's source."""
    reader = _Reader()
    reader.read(page)
    return reader.tree


@dataclass(slots=True)
class _Open:
    """An element that is open: a block, or (`kind`) the outermost or an inner part of something unseen.

    A row knows the lines at which its cells start, and whether a table is `nested` in it.
    """

    tag: str
    node: int
    kind: str = ""
    link: bool = False
    cells: list[int] | None = None
    nested: bool = False


class _Reader:
    """Where the reading of a page stands: the open elements, and the line that is being read."""

    def __init__(self) -> None:
        self.tree = Tree()
        self.stack = [_Open("body", 0)]
        self.pieces: list[str] = []
        self.linked = 0
        self.link = False
        self.behind_link = False
        self.unseen: list[str] | None = None

    def read(self, page: str) -> None:
        """Follow the tags of a page to its end."""
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
                self.tree.facts.comment(source)
        self._close(1)
        self._flush()

    def _text(self, text: str) -> None:
        if self.tree.facts.listening:
            self.tree.facts.text(text)
        if self.unseen is not None:
            self.unseen.append(text)
            return
        self.behind_link = False
        if not self.pieces and text.isspace():
            return
        self.pieces.append(text)
        if self.link:
            self.linked += len(text) - text.count(" ") - text.count("\n")

    def _raw(self, tag: str, source: str) -> None:
        if tag == "title" and self.unseen is not None:
            self.unseen.append(html.characters(source))
            return
        self.tree.facts.raw(tag, source)
        if tag in {"script", "style"}:
            self.tree.code += len(source)
            self._drop(tag, source)
        elif tag == "noscript":
            texts = (text for kind, _, text in html.tokens(source) if kind == html.TEXT)
            self._drop(tag, html.characters(" ".join(texts)))
        elif tag == "xmp":
            self._text(source)
        elif tag != "title":
            self._drop(elements.UNSEEN[tag], html.characters(source))

    def _drop(self, kind: str, text: str) -> None:
        if kind in _CODE:
            text = text[:_GLIMPSE]
        self.tree.dropped.append(Dropped(kind, self.tree.path(self.stack[-1].node), spaced(text)))

    def _start(self, tag: str, source: str) -> None:
        if tag in elements.VOID:
            self._void(tag, source)
            return
        look = look_at(source) if source and (tag != "a" or _TELLING.search(source)) else PLAIN
        self.tree.facts.start(tag, look)
        if self.unseen is not None:
            self._inside(tag)
        elif tag in elements.UNSEEN or (look.hidden and tag not in elements.BLOCKS and tag not in _ROOTS):
            self._hide(tag, elements.UNSEEN.get(tag, "hidden"))
        elif tag in elements.BLOCKS:
            self._open(tag, look)
        elif tag == "a":
            # Links side by side are entries of a menu, which a style sheet keeps apart.
            self.pieces += " " if self.behind_link and self.pieces else ""
            self.link = "href" in source
        elif tag in _ROOTS:
            self.tree.nodes[0].name = self.tree.nodes[0].name or look.name

    def _void(self, tag: str, source: str) -> None:
        if tag in {"br", "hr"} and self.unseen is None:
            self._flush()
        elif tag in {"meta", "link"}:
            self.tree.facts.void(tag, html.attributes(source))

    def _inside(self, tag: str) -> None:
        """An element in an unseen one: open it, or end the unseen one where its end tag was left out."""
        top = self.stack[-1]
        if top.tag in elements.IMPLIED.get(tag, ()) and top.kind:
            self._close(len(self.stack) - 1)
            if self.unseen is None:
                self._start(tag, "")
                return
        self.stack.append(_Open(tag, top.node, top.kind))

    def _hide(self, tag: str, kind: str) -> None:
        if tag in html.RAW_TEXT:
            return  # the content that follows is one token
        self.stack.append(_Open(tag, self.stack[-1].node, kind))
        self.unseen = []

    def _open(self, tag: str, look: Look) -> None:
        self._flush()
        self._imply(tag)
        tree, top = self.tree, self.stack[-1]
        above = tree.nodes[top.node]
        kept = above.kept or look.kept or tag in elements.KEEPING
        tree.nodes.append(Node(tag, top.node, look.name, above.hidden or look.hidden, kept))
        self.stack.append(_Open(tag, len(tree.nodes) - 1, "", self.link, [] if tag == "tr" else None))
        if tag in elements.CELLS and top.cells is not None:
            top.cells.append(len(tree.lines))
        elif tag == "table":
            self._nest()

    def _nest(self) -> None:
        """A table within a table's row: that row lays out the page, it is no row of data."""
        for entry in reversed(self.stack[-_REACH:-1]):
            if entry.tag == "tr":
                entry.nested = True
                return

    def _imply(self, tag: str) -> None:
        parents = elements.TABLE_PARENTS.get(tag)
        if parents is None:
            if self.stack[-1].tag in elements.IMPLIED[tag]:
                self._close(len(self.stack) - 1)
            return
        for at in range(len(self.stack) - 1, max(0, len(self.stack) - _REACH), -1):
            if self.stack[at].tag in parents:
                self._close(at + 1)
                return

    def _end(self, tag: str) -> None:
        if self.tree.facts.listening:
            self.tree.facts.end(tag)
        if self.unseen is None and tag not in elements.BLOCKS:
            self.behind_link = self.link and tag == "a"
            self.link = self.link and tag != "a"
            return
        if tag == "ruby" and self.stack[-1].kind == "pinyin":
            self._close(len(self.stack) - 1)
        elif tag == "p" and self.unseen is None:
            self._flush()
        for at in range(len(self.stack) - 1, max(0, len(self.stack) - _REACH), -1):
            found = self.stack[at].tag
            if found == tag:
                self._close(at)
                return
            if elements.walled(found, tag):
                return

    def _close(self, height: int) -> None:
        """Close the innermost open elements until the stack is no higher than `height`."""
        while len(self.stack) > height:
            top = self.stack.pop()
            if top.kind:
                if not self.stack[-1].kind:
                    self._drop(top.kind, "".join(self.unseen or ()))
                    self.unseen = None
                continue
            self._flush(top.node)
            self.link = top.link
            if top.cells and not top.nested:
                self._row(top.node, top.cells)

    def _row(self, node: int, starts: list[int]) -> None:
        """Make one line of a row of data, its cells separated by tabs."""
        tree = self.tree

        def hidden(line: Line) -> bool:
            return tree.nodes[line.node].hidden

        spans = pairwise([*starts, len(tree.lines)])
        cells = [list(filterfalse(hidden, tree.lines[a:b])) for a, b in spans]
        if sum(map(bool, cells)) < _CELLS or max(map(len, cells)) > _PARAGRAPHS:
            return
        text = "\t".join(" ".join(line.text for line in cell) for cell in cells).strip("\t")
        linked = sum(line.linked for cell in cells for line in cell)
        tree.lines[starts[0] :] = [Line(text, node, linked), *filter(hidden, tree.lines[starts[0] :])]

    def _flush(self, node: int | None = None) -> None:
        """End the line that is being read."""
        if not self.pieces:
            return
        node = self.stack[-1].node if node is None else node
        text, linked = "".join(self.pieces), self.linked
        self.pieces.clear()
        self.linked = 0
        for part in split_kept(text) if self.tree.nodes[node].kept else (spaced(text),):
            if part:
                self.tree.lines.append(Line(part, node, linked))
