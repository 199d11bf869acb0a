"""Read HTML from left to right: tags, texts, comments and raw texts, in time linear in the page's length.

No tree is built by a foreign parser: libxml2 stops at the second `</html>` and at 2,048 open elements, and
parsers after the letter of the HTML standard take quadratic time on hostile nesting (`tests/bench/bench_extract.py`
measures both). The tokens follow https://html.spec.whatwg.org/multipage/parsing.html#tokenization where pages
depend on it: quotes count after `=` only, and the content of scripts, styles and titles is no markup.
"""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

START, END, TEXT, COMMENT, RAW = range(5)
# Elements whose content is text to their own end tag, whatever stands in it (as in a browser that runs scripts).
_RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript"})
# Every branch ends at its mark or at the page's end, so that no search ever goes over the same text twice.
_END = r"(?:>|\Z)|!--(?:-?>|(.*?)(?:--!?>|\Z))|[!?/][^>]*+(?:>|\Z))"
_TAG = re.compile(
    r"<(?:(/?)([a-zA-Z][^\s/>]*+)((?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?|[\"'])*+)" + _END, re.DOTALL
)
# After a quote that never closes, the rest of a page is read by its angle brackets alone.
_PLAIN = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*+)([^>]*+)" + _END, re.DOTALL)
_ATTRIBUTE = re.compile(r"([^\s=/\"'>][^\s=/>]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++)))?")
# Python refuses to read decimal numbers of more than 4,300 digits; no character has more than seven.
_HUGE = re.compile(r"&#[0-9]{8,}+;?")


class Token(NamedTuple):
    """A piece of a page: its kind (START, END, TEXT, COMMENT, RAW), its element's name, its source.

    The source of a START are its attributes; TEXT and RAW are as written, entities and all.
    """

    kind: int
    tag: str
    source: str


def tokens(page: str) -> Iterator[Token]:
    """Give the tokens of a page in order.

    >>> [token.source or token.tag for token in tokens('<p id=a>甲<br>乙</p>')]
    [' id=a', '甲', 'br', '乙', 'p']
    """
    at, pattern, last = 0, _TAG, page.rfind(">")
    unclosed: set[str] = set()
    while match := pattern.search(page, at):
        start, end = match.span()
        if start > at:
            yield Token(TEXT, "", page[at:start])
        at = start
        if end > last + 1 and pattern is _TAG and start < last and match[2]:
            pattern = _PLAIN
            continue
        close, tag, source, comment = match.groups()
        at = end
        if comment:
            yield Token(COMMENT, "", comment)
        elif tag and end <= last + 1:
            tag = tag.lower()
            yield Token(END if close else START, tag, source)
            if tag in _RAW and not close and tag not in unclosed:
                at = _raw_end(page, tag, at)
                if at < 0:
                    unclosed.add(tag)
                    at = end
                else:
                    yield Token(RAW, tag, page[end:at])
    if at < len(page):
        yield Token(TEXT, "", page[at:])


def _raw_end(page: str, tag: str, at: int) -> int:
    """Find where an element's raw text ends; -1 where nothing closes it and it is better read as markup."""
    if end := _closing(tag).search(page, at):
        return end.start()
    return len(page) if tag in {"script", "style"} else -1


def attributes(source: str) -> dict[str, str]:
    """Read the attributes of a start tag; of two with one name the first counts.

    >>> attributes(' ID="a" title=b&amp;c hidden')
    {'id': 'a', 'title': 'b&c', 'hidden': ''}
    """
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        found.setdefault(name.lower(), characters(double or single or bare))
    return found


def characters(source: str) -> str:
    """Turn the entities of a text into their characters, once.

    >>> characters("&amp;lt; &#20013;&copy;")
    '&lt; 中©'
    """
    if "&" not in source:
        return source
    return html.unescape(_HUGE.sub("\ufffd", source))


@cache
def _closing(tag: str) -> re.Pattern[str]:
    return re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE)
