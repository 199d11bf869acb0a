"""Tell the blocks that stand beside an article: comments, related news, menus, share bars, footers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.extract.tree import Line, Node

# Words in the names that page makers give such blocks, in English and in pinyin.
_ASIDE = (
    "related|recommend(?:ed)?|foot(?:er)?|side-?bar|copyright|hot|ranks?|guess|nav|xiangguan|tuijian"
    "|share|player|errors?|vote|toolbar|pager|tags?|toc|catalog|mulu|noprint|navbox|gutter|numbering|linenos?"
    "|ratings?|ads?|advert(?:s|ising|isements?)?|guanggao|sponsor(?:s|ed)?|qr-?codes?|erweima"
    "|authors?[-_]?(?:card|box|bio|intro|profile)s?|info-?box|basic-?info|spoiler(?:-tips?)?"
)
# Of a question, or of the first post of a thread, what others reply is part.
_REPLY = "repl(?:y|ies)"
_COMMENT = f"comments?|cmts?|{_REPLY}|pinglun|gentie"
_QUESTION = r"ask(?:-?[a-z]+)?|question\w*|wenda|thread|forum|viewthread|bbs|tiezi"
# A word ends at a mark, at a digit, and in names like `articleCatalog` at a capital letter.
_NAMED, _COMMENTS, _REPLIES, _ASKED = (
    re.compile(rf"(?:(?<![a-zA-Z])|(?<=[a-z])(?=[A-Z]))(?i:{words})(?![a-z])")
    for words in (_ASIDE, _COMMENT, _REPLY, _QUESTION)
)
# Most names hold none of them, which is found out sooner in small letters.
_LIKELY = re.compile(f"{_ASIDE}|{_COMMENT}")
_TAGS = frozenset({"aside", "footer", "nav"})
# An aside holds less than this share of what the page says; comments may hold most of it, if there is a
# sentence outside of them.
_MOST, _A_SENTENCE = 0.5, 5.0
_KNOWN = 4096
# A sentence, and an aside, count for so many of the blocks they lie in.
_NEAR = 4


def asides(
    nodes: Sequence[Node], said: Sequence[float], spans: Sequence[tuple[int, int]], heading: int
) -> list[bool]:
    """Tell of each block whether it is an aside or lies in one.

    `said` is how much each block says, `spans` are its lines. A block that holds the heading is no aside, nor
    is one without lines.
    """
    found = [False] * len(nodes)
    asked = False
    for number, node in enumerate(nodes[1:], 1):
        low, high = spans[number]
        if low <= heading < high:
            asked = asked or bool(_ASKED.search(node.name))
        elif high:
            found[number] = found[node.parent] or _is_aside(node, said[number], said[0], asked=asked)
    return found


def _is_aside(node: Node, said: float, whole: float, *, asked: bool) -> bool:
    comments, named = _meaning(node.name)
    if comments and not (asked and _REPLIES.search(node.name)):
        return whole - said > _A_SENTENCE
    return said < _MOST * whole and (named or node.tag in _TAGS)


@lru_cache(_KNOWN)
def _meaning(name: str) -> tuple[bool, bool]:
    """Tell whether a name is one of comments, and of another aside: a page gives most names many times."""
    if not _LIKELY.search(name.lower()):
        return False, False
    return bool(_COMMENTS.search(name)), bool(_NAMED.search(name))


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
