"""Turn an HTML page into lines with cues; a text dump passes as it is, its lines have no cues."""

from __future__ import annotations

import json
import re
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.document import Cue, Dropped, Evidence
from ipcorpus.errors import Reject
from ipcorpus.steps.extract import machine, state, verse
from ipcorpus.steps.extract.container import find
from ipcorpus.steps.extract.evidence import evidence_of, lead, opening
from ipcorpus.steps.extract.lists import directory, listing, value
from ipcorpus.steps.extract.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.extract.container import Found
    from ipcorpus.steps.extract.tree import Line, Tree

# A page states its kind near its top; a text that quotes a tag further down is no page.
_LOOK = 4096
_TYPES = re.compile(r"\s*+(?:text/html|application/xhtml\+xml)", re.IGNORECASE)
_OPENING = re.compile(
    r"\s*+(?:<!doctype\s+html|<html|<head|<\?xml[^>]*+>\s*+<(?:!doctype\s+html|html)|<!--\s*saved from)",
    re.IGNORECASE,
)
_TAGS = re.compile(
    r"</?(?:html|head|body|meta|title|div|p|table|tr|td|br|span|script|style|a|li|ul|h[1-6]|font)\b[^<>]*+>",
    re.IGNORECASE,
)
_FRAME = re.compile(r"<(?:!doctype\s|html|head|body|meta|title)\b", re.IGNORECASE)
_MANY = 3
_BREAKS = re.compile(r"\n\s*+")
_ENDING = re.compile(r"(?:<br\s*+/?>|</p>|</div>)[ \t]*+$", re.IGNORECASE | re.MULTILINE)
# A page whose text is no more than a notice, and whose scripts are this much longer, builds itself.
_CODE, _NOTICE = 10, 100
# A page that says no more than a short sentence waits for its scripts, which may hold the article.
_A_SENTENCE = 5.0
# So may one with a notice, teasers and comments, which together say no more than this.
_SOME = 30.0
# So many characters of the page's title stand in the state that has its article.
_TITLED = 4
_ASKS = re.compile(r"javascript|脚本|浏览器|瀏覽器|腳本", re.IGNORECASE)


class Page(NamedTuple):
    """A document's lines, joined by one line feed, and what its page says beside them.

    `cues` has one entry a line for an HTML page and is None for a text dump.
    """

    text: str
    cues: list[Cue] | None
    evidence: Evidence
    dropped: list[Dropped]


def is_markup(text: str, media_type: str | None = None) -> bool:
    """Tell an HTML page from a text dump by what it looks like, not by its file name.

    >>> is_markup("<p>甲</p><br><p>乙</p>"), is_markup("甲 <br> 乙")
    (True, False)
    """
    head = text[:_LOOK].lstrip("\ufeff")
    if _OPENING.match(head):
        return True
    found = sum(1 for _ in _TAGS.finditer(head))
    if found and media_type and _TYPES.match(media_type):
        return True
    if found < _MANY:
        return False
    # A text dump may have tags left over, here and there in its lines, but none of a page's frame.
    ended, breaks = len(_ENDING.findall(head)), len(_BREAKS.findall(head))
    return found > breaks or 2 * ended > breaks or bool(_FRAME.search(head))


def extract(text: str, *, markup: bool) -> Page:
    """Give the lines of a page with their cues; raises Reject where there is no article to see."""
    if kind := machine.kind(text):
        raise Reject("extract", "no article", kind)
    if not markup:
        return Page(text, None, Evidence(), [])
    reader = Reader()
    tree = reader.read(text)
    lines = tree.visible()
    values = list(map(value, lines))
    if tree.code > _NOTICE and (built := _built(text, tree, lines, values)):
        lines = reader.read(built).visible()
        values = list(map(value, lines))
    _check_seen(lines, tree.code)
    evidence, headings = evidence_of(tree, lines)
    for number in verse.verses(tree.nodes, lines, values, headings):
        values[number] = verse.WORTH
    if directory(lines, values, headings[0] if headings else -1):
        raise Reject("extract", "no article", "links to other pages and little else")
    found = _find(tree, lines, values, headings)
    text = "\n".join(line.text for line in lines)
    return Page(text, _cues(tree, lines, found), evidence, tree.dropped)


def _find(tree: Tree, lines: Sequence[Line], values: Sequence[float], headings: Sequence[int]) -> Found:
    """Find the article's block, once more below the title's day where what says most stands apart from it."""
    quoted = lead(lines, values, tree.facts.of("description"), headings)
    found = find(tree.nodes, lines, values, headings, quoted)
    listed, start = _listed(lines, values, found), min(found.first[0], found.second[0])
    under = opening(lines, values, headings, start, listed=listed) if quoted < 0 else -1
    if under >= 0:
        return find(tree.nodes, lines, values, headings, under)
    if listed:
        raise Reject("extract", "no article", "a list of links with their teasers")
    return found


def _listed(lines: Sequence[Line], values: Sequence[float], found: Found) -> bool:
    """Tell whether what both finders found is a list of other pages."""
    return all(listing(lines[slice(*block)], values[slice(*block)]) for block in (found.first, found.second))


def _built(text: str, tree: Tree, lines: Sequence[Line], values: Sequence[float]) -> str:
    """Give the markup that the scripts of a page would show: it says hardly a sentence, or nothing of it."""
    said = sum(given for given in values if given > 0)
    if said < _A_SENTENCE:
        return state.article(text)
    if said > _SOME or not any(_states(text, title) for title in tree.facts.of("title")):
        return ""
    shown = "".join(line.text for line, given in zip(lines, values, strict=True) if given > 0)
    return state.unseen(text, shown)


def _states(text: str, title: str) -> bool:
    """Tell whether a script holds a text that begins as a title does, as it is or escaped."""
    start = title[:_TITLED]
    return f'"{start}' in text or '"' + json.dumps(start)[1:-1] in text


def _check_seen(lines: Sequence[Line], code: int) -> None:
    """Raise Reject for a page without text, and for one whose scripts would make its text."""
    shown = sum(len(line.text) for line in lines)
    waits = shown < _NOTICE and code > _CODE * (shown + _NOTICE)
    if waits and all(value(line) <= 0 or _ASKS.search(line.text) for line in lines):
        raise Reject("extract", "needs-javascript", f"{shown} characters of text, {code} of scripts")
    if not lines:
        raise Reject("extract", "empty", "no visible text in the page")


def _cues(tree: Tree, lines: Sequence[Line], found: Found) -> list[Cue]:
    """Make the cues of all lines at once, without a call for each of them: a page may have hundreds."""
    parts = (
        (tree.nodes[node].tag, tree.path(node), _links(text, linked) if linked else 0.0, votes / 2, inset)
        for (text, node, linked), votes, inset in zip(lines, found.votes, found.insets, strict=True)
    )
    return [*map(tuple.__new__, repeat(Cue), parts)]


def _links(text: str, linked: int) -> float:
    return 1.0 if linked >= len(text) else min(1.0, linked / max(1, len(text) - text.count(" ")))
