"""Read a page's tags into blocks and lines, with a stack of open blocks: no deeper tree than lines need."""

from __future__ import annotations

import re

from ipcorpus.document import Dropped
from ipcorpus.steps.extract import elements
from ipcorpus.steps.extract import tokens as html
from ipcorpus.steps.extract.look import PLAIN, Look, look_at
from ipcorpus.steps.extract.spacing import joined, spaced, split_kept
from ipcorpus.steps.extract.tree import Line, Node, Open, Tree

# An end tag looks no further than this for its element, or stray end tags would cost quadratic time.
_REACH = 200
# The code of scripts is cut to a glimpse.
_GLIMPSE = 200
_CODE = frozenset({"script", "style", "comment"})
# Most links say nothing but where they lead.
_TELLING = re.compile(r"itemprop|author|source|js_name|editor|hidden|none")
# Elements that state something of the article whatever their names are.
_STATING = frozenset({"script", "time"})


def read(page: str) -> Tree:
    """Read a page's source."""
    reader = _Reader()
    reader.read(page)
    return reader.tree


class _Reader:
    """Where the reading of a page stands: the open elements, and the line that is being read."""

    def __init__(self) -> None:
        self.tree = Tree()
        self.facts = self.tree.facts
        self.stack = [Open("body", 0)]
        self.pieces: list[str] = []
        self.linked = 0
        self.link = False
        self.behind_link = False
        self.unseen: list[str] | None = None

    def read(self, page: str) -> None:
        """Follow the tags of a page to its end."""
        for text, kind, tag, source in html.tokens(page):
            if text:
                self._text(html.characters(text) if "&" in text else text)
            if kind == html.START:
                if self.unseen is None:
                    _STARTS.get(tag, _Reader.start_inline)(self, tag, source)
                else:
                    self._inside(tag, source)
            elif kind == html.END:
                self._end(tag)
            elif kind == html.RAW:
                self._raw(tag, source)
            elif kind == html.COMMENT:
                self._drop("comment", source)
                self.facts.comment(source)
        self._close(0)

    def _text(self, text: str) -> None:
        if self.facts.listening:
            self.facts.text(text)
        if self.unseen is not None:
            self.unseen.append(text)
        elif self.pieces or not text.isspace():
            self.behind_link = False
            self.pieces.append(text)
            if self.link:
                self.linked += len(text) - text.count(" ") - text.count("\n")

    def _raw(self, tag: str, source: str) -> None:
        if tag == "title" and self.unseen is not None:
            self.unseen.append(html.characters(source))
            return
        self.facts.raw(tag, source)
        if tag in {"script", "style"}:
            self.tree.code += len(source)
            self._drop(tag, source)
        elif tag == "noscript":
            self._drop(tag, html.characters(" ".join(text for text, *_ in html.tokens(source) if text)))
        elif tag == "xmp":
            self._text(source)
        elif tag != "title":
            self._drop(elements.UNSEEN[tag], html.characters(source))

    def _drop(self, kind: str, text: str) -> None:
        if kind in _CODE:
            text = text[:_GLIMPSE]
        self.tree.dropped.append(Dropped(kind, self.tree.path(self.stack[-1].node), spaced(text)))

    def _look(self, tag: str, source: str) -> Look:
        """Look at a start tag: what it says of the article, and how the element is shown."""
        look = look_at(source) if source else PLAIN
        if look.telling or self.facts.listening or tag in _STATING:
            self.facts.start(tag, look)
        return look

    def start_block(self, tag: str, source: str) -> None:
        look = self._look(tag, source)
        if self.pieces:
            self._flush()
        self._imply(tag)
        tree, top = self.tree, self.stack[-1]
        above = tree.nodes[top.node]
        kept = above.kept or look.kept or tag in elements.KEEPING
        self.stack.append(Open(tag, len(tree.nodes), "", self.link, [] if tag == "tr" else None))
        tree.nodes.append(Node(tag, top.node, look.name, above.hidden or look.hidden, kept))
        if tag in elements.CELLS and top.cells is not None:
            top.cells.append(len(tree.lines))
        elif tag == "table":
            self._nest()

    def start_inline(self, tag: str, source: str) -> None:
        if self._look(tag, source).hidden:
            self._hide(tag, "hidden")

    def start_link(self, tag: str, source: str) -> None:
        if self.facts.listening or _TELLING.search(source):
            self.start_inline(tag, source)
        if self.unseen is None:
            # Links side by side are entries of a menu, which a style sheet keeps apart.
            if self.behind_link and self.pieces:
                self.pieces.append(" ")
            self.link = "href" in source

    def start_root(self, tag: str, source: str) -> None:
        look = self._look(tag, source)
        self.tree.nodes[0].name = self.tree.nodes[0].name or look.name

    def start_unseen(self, tag: str, source: str) -> None:
        self._look(tag, source)
        if tag not in html.RAW_TEXT:  # or else its content is one token, and follows
            self._hide(tag, elements.UNSEEN[tag])

    def take_break(self, _tag: str, _source: str) -> None:
        if self.unseen is None and self.pieces:
            self._flush()

    def take_statement(self, tag: str, source: str) -> None:
        self.facts.void(tag, html.attributes(source))

    def take_void(self, _tag: str, _source: str) -> None:
        """Pass over an element without content."""

    def _hide(self, tag: str, kind: str) -> None:
        self.stack.append(Open(tag, self.stack[-1].node, kind))
        self.unseen = []

    def _inside(self, tag: str, source: str) -> None:
        """An element in an unseen one: open it, or end the unseen one where its end tag was left out."""
        if tag in elements.VOID:
            _STARTS[tag](self, tag, source)
            return
        self._look(tag, source)
        top = self.stack[-1]
        if top.tag in elements.IMPLIED.get(tag, ()) and top.kind:
            self._close_last()
            if self.unseen is None:
                _STARTS.get(tag, _Reader.start_inline)(self, tag, "")
                return
        self.stack.append(Open(tag, top.node, top.kind))

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
                self._close_last()
            return
        for at in range(len(self.stack) - 1, max(0, len(self.stack) - _REACH), -1):
            if self.stack[at].tag in parents:
                self._close(at + 1)
                return

    def _end(self, tag: str) -> None:
        if self.facts.listening:
            self.facts.end(tag)
        if self.unseen is None and tag not in elements.BLOCKS:
            self.behind_link = self.link and tag == "a"
            self.link = self.link and tag != "a"
            return
        if tag == "p" and self.unseen is None and self.pieces:
            self._flush()
        elif tag == "ruby" and self.stack[-1].kind == "pinyin":
            self._close_last()
        if self.stack[-1].tag == tag:
            self._close_last()
        else:
            self._close_named(tag)

    def _close_named(self, tag: str) -> None:
        """Close the innermost element of a name, if it is in reach, and all that is open in it."""
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
            self._close_last()

    def _close_last(self) -> None:
        """Close the innermost open element."""
        top = self.stack[-1]
        if self.pieces and not top.kind:
            self._flush()
        self.stack.pop()
        if not top.kind:
            self.link = top.link
            if top.cells and not top.nested:
                self.tree.join_row(top.node, top.cells)
        elif not self.stack[-1].kind:
            self._drop(top.kind, "".join(self.unseen or ()))
            self.unseen = None

    def _flush(self) -> None:
        """End the line that is being read."""
        node = self.stack[-1].node
        text, linked = joined(self.pieces) if len(self.pieces) > 1 else self.pieces[0], self.linked
        self.pieces.clear()
        self.linked = 0
        for part in split_kept(text) if self.tree.nodes[node].kept else (spaced(text),):
            if part:
                self.tree.lines.append(Line(part, node, linked))


# What the start tag of an element does where text is seen; that of any other element stands within a line.
_STARTS = (
    dict.fromkeys(elements.BLOCKS, _Reader.start_block)
    | dict.fromkeys(elements.UNSEEN, _Reader.start_unseen)
    | dict.fromkeys(elements.VOID, _Reader.take_void)
    | dict.fromkeys(("br", "hr"), _Reader.take_break)
    | dict.fromkeys(("meta", "link"), _Reader.take_statement)
    | dict.fromkeys(("html", "body"), _Reader.start_root)
    | {"a": _Reader.start_link}
)
