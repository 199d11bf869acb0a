"""Read a page's tags into blocks and lines, with a stack of open blocks: no deeper tree than lines need."""

from __future__ import annotations

from ipcorpus.document import Dropped
from ipcorpus.steps.extract import elements, reach, whole
from ipcorpus.steps.extract import tokens as html
from ipcorpus.steps.extract.look import PLAIN, Look, leading, look_at, promising
from ipcorpus.steps.extract.spacing import joined, spaced, split_kept
from ipcorpus.steps.extract.tree import Line, Node, Open, Tree

# The code of scripts is cut to a glimpse.
_GLIMPSE = 200
_CODE = frozenset({"script", "style", "comment"})


class Reader:
    """Where the reading of a page stands: the open elements, and the line that is being read."""

    def __init__(self) -> None:
        self.tree = Tree()
        self.facts = self.tree.facts
        self.stack: list[Open] = []
        self.pieces: list[str] = []
        self.linked = 0
        self.link = False
        self.behind_link = False
        self.unseen: list[str] | None = None

    def read(self, page: str) -> Tree:
        """Follow the tags of a page to its end, below what was read before."""
        self.stack.append(Open("body", 0))
        for text, kind, tag, source, inside in html.tokens(page):
            if text:
                self.text(html.characters(text) if "&" in text else text)
            if kind == html.START:
                self.start(tag, source)
            elif kind == html.END:
                self.end(tag)
            elif inside:
                whole.read(self, tag, source, inside)
            elif kind == html.RAW:
                self._raw(tag, source)
            elif kind == html.COMMENT:
                self.drop("comment", source)
                self.facts.comment(source)
        self._close(0)
        return self.tree

    def start(self, tag: str, source: str) -> None:
        """Take a start tag."""
        if self.unseen is None:
            _STARTS.get(tag, Reader.start_inline)(self, tag, source)
        else:
            self._inside(tag, source)

    def text(self, text: str) -> None:
        """Take a text."""
        if self.facts.listening:
            self.facts.text(text)
        if self.unseen is not None:
            self.unseen.append(text)
        elif self.link and elements.is_anchor(text, self.tree.nodes[self.stack[-1].node].tag):
            self.drop("hidden", text)
        elif self.pieces or not text.isspace():
            self.behind_link = False
            self.pieces.append(text)
            if self.link:
                self.linked += len(text) - text.count(" ") - text.count("\n")

    def _raw(self, tag: str, source: str) -> None:
        if tag != "title" or self.unseen is None:
            self.facts.raw(tag, source)
        if tag in {"script", "style"}:
            self.tree.code += len(source)
            self.drop(tag, source)
        elif tag == "noscript":
            self.drop(tag, html.characters(" ".join(filter(None, html.texts(source)))))
        elif tag == "xmp":
            self.text(source)
        elif tag != "title":
            self.drop(elements.UNSEEN[tag], html.characters(source))
        elif self.unseen is not None:
            self.unseen.append(html.characters(source))

    def drop(self, kind: str, text: str) -> None:
        """List what a reader does not see."""
        shown = spaced(text[:_GLIMPSE] if kind in _CODE else text)
        self.tree.dropped.append(Dropped(kind, self.tree.path(self.stack[-1].node), shown))

    def _heard(self, tag: str, source: str) -> bool:
        """Tell whether the start tag of an element that is no block may say anything."""
        return promising(source) or bool(self.facts.listening) or tag in elements.STATING

    def _look(self, tag: str, source: str) -> Look:
        """Look at a start tag: what it says of the article, and how the element is shown."""
        look = look_at(source) if source else PLAIN
        if look.telling or self.facts.listening or tag in elements.STATING:
            self.facts.start(tag, look)
        return look

    def start_block(self, tag: str, source: str) -> None:
        """Open a block."""
        number = self.begin_block(tag, self._look(tag, source))
        self.stack.append(Open(tag, number, "", self.link, [] if tag == "tr" else None))
        if tag in elements.ROWED:
            reach.nest(self.stack)

    def begin_block(self, tag: str, look: Look) -> int:
        """End what ends where a block starts, and give the block's number."""
        if self.pieces:
            self.flush()
        self._imply(tag)
        tree, top = self.tree, self.stack[-1]
        above = tree.nodes[top.node]
        kept = above.kept or look.kept or tag in elements.KEEPING
        tree.nodes.append(Node(tag, top.node, look.name, above.hidden or look.hidden, kept))
        if top.cells is not None and tag in elements.CELLS:
            top.cells.append(len(tree.lines))
        return len(tree.nodes) - 1

    def start_inline(self, tag: str, source: str) -> None:
        """Hide what stands within a line if its start tag says so."""
        if self._heard(tag, source) and self._look(tag, source).hidden:
            self._hide(tag, "hidden")

    def start_link(self, tag: str, source: str) -> None:
        """Begin a link."""
        if self.facts.listening or not leading(source):
            self.start_inline(tag, source)
        if self.unseen is None:
            self.begin_link(source)

    def begin_link(self, source: str) -> None:
        """Take the text that follows for a link's, if it leads anywhere."""
        # Links side by side are entries of a menu, which a style sheet keeps apart.
        if self.behind_link and self.pieces:
            self.pieces.append(" ")
        self.link = "href" in source

    def start_root(self, tag: str, source: str) -> None:
        """Take a name of the page's own element."""
        look = self._look(tag, source)
        self.tree.nodes[0].name = self.tree.nodes[0].name or look.name

    def start_unseen(self, tag: str, source: str) -> None:
        """Open what a reader does not see as text."""
        self._look(tag, source)
        if tag not in html.RAW_TEXT:  # or else its content is one token, and follows
            self._hide(tag, elements.UNSEEN[tag])

    def take_break(self, _tag: str, _source: str) -> None:
        """End a line."""
        if self.unseen is None and self.pieces:
            self.flush()

    def take_statement(self, tag: str, source: str) -> None:
        """Note what a meta tag or a link element states."""
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
        if self._heard(tag, source):
            self._look(tag, source)
        top = self.stack[-1]
        if top.tag in elements.IMPLIED.get(tag, ()) and top.kind:
            self._close_last()
            if self.unseen is None:
                self.start(tag, "")
                return
        self.stack.append(Open(tag, top.node, top.kind))

    def _imply(self, tag: str) -> None:
        """Close what the start tag of a block closes: a paragraph, an item, other parts of a table."""
        if parents := elements.TABLE_PARENTS.get(tag):
            self._close(reach.within(self.stack, parents))
        elif self.stack[-1].tag in elements.IMPLIED[tag]:
            self._close_last()

    def end(self, tag: str) -> None:
        """Take an end tag."""
        if self.facts.listening:
            self.facts.end(tag)
        if self.unseen is None and tag not in elements.BLOCKS:
            self.behind_link = self.link and tag == "a"
            self.link = self.link and tag != "a"
            return
        if tag == "p" and self.unseen is None and self.pieces:
            self.flush()
        elif tag == "ruby" and self.stack[-1].kind == "pinyin":
            self._close_last()
        if self.stack[-1].tag == tag:
            self._close_last()
        else:
            self._close(reach.named(self.stack, tag))

    def _close(self, height: int) -> None:
        """Close the innermost open elements until the stack is no higher than `height`."""
        while len(self.stack) > height:
            self._close_last()

    def _close_last(self) -> None:
        """Close the innermost open element."""
        top = self.stack[-1]
        if self.pieces and not top.kind:
            self.flush()
        self.stack.pop()
        if not top.kind:
            self.link = top.link
            if top.cells and not top.nested:
                self.tree.join_row(top.node, top.cells)
        elif not self.stack[-1].kind:
            self.drop(top.kind, "".join(self.unseen or ()))
            self.unseen = None

    def flush(self) -> None:
        """End the line that is being read."""
        node, linked = self.stack[-1].node, self.linked
        text = ("".join if self.tree.nodes[node].kept else joined)(self.pieces)
        self.pieces.clear()
        self.linked = 0
        self.write(text, node, linked)

    def write(self, text: str, node: int, linked: int) -> None:
        """Make a text the line of a block, or its lines."""
        for part in split_kept(text) if self.tree.nodes[node].kept else (spaced(text),):
            if part:
                self.tree.lines.append(Line(part, node, linked))


# What the start tag of an element does where text is seen; that of any other element stands within a line.
_STARTS = (
    dict.fromkeys(elements.BLOCKS, Reader.start_block)
    | dict.fromkeys(elements.UNSEEN, Reader.start_unseen)
    | dict.fromkeys(elements.VOID, Reader.take_void)
    | dict.fromkeys(("br", "hr"), Reader.take_break)
    | dict.fromkeys(("meta", "link"), Reader.take_statement)
    | dict.fromkeys(("html", "body"), Reader.start_root)
    | {"a": Reader.start_link}
)
