"""Read HTML from left to right: tags, texts, comments and raw texts, in time linear in the page's length.

No parser builds a tree for us: libxml2 stops at `</html>` and at 2,048 open elements, and parsers after the
letter of the HTML standard take quadratic time on hostile nesting (tests/bench/bench_extract.py measures it).
The tokens follow https://html.spec.whatwg.org/multipage/parsing.html#tokenization where pages depend on it:
quotes count after `=` only, and the content of scripts, styles and titles is no markup.
"""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

START, END, TEXT, COMMENT, RAW = range(5)
# Elements whose content is text to their own end tag, whatever stands in it (as where scripts run).
RAW_TEXT = frozenset(
    {"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript"}
)
# Every branch ends at its mark or at the page's end, so that no search goes over the same text twice.
_END = r"(?:>|\Z)|!--(?:-?>|(.*?)(?:--!?>|\Z))|[!?/][^>]*+(?:>|\Z))"
_TAG = re.compile(
    r"<(?:(/?)([a-zA-Z][^\s/>]*+)((?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?|[\"'])*+)" + _END, re.DOTALL
)
# After a quote that never closes, the rest of a page is read by its angle brackets alone.
_PLAIN = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*+)([^>]*+)" + _END, re.DOTALL)
_ATTRIBUTE = re.compile(r"([^\s=/\"'>][^\s=/>]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++)))?")
# Python refuses to read decimal numbers of more than 4,300 digits; no character has more than seven.
_HUGE = re.compile(r"&#[0-9]{8,}+;?")


# A token is its kind (START, END, TEXT, COMMENT, RAW), its element's name, and its source: of a START the
# attributes, of TEXT and RAW what is written, entities and all.
Token = tuple[int, str, str]


def tokens(page: str) -> Iterator[Token]:
    """Give the tokens of a page in order.

    >>> [source or tag for _, tag, source in tokens('<p id=a>甲<br>乙</p>')]
    [' id=a', '甲', 'br', '乙', 'p', '']
    """
    at, pattern, last = 0, _TAG, page.rfind(">")
    unclosed: set[str] = set()
    while match := pattern.search(page, at):
        start, end = match.span()
        if start > at:
            yield TEXT, "", page[at:start]
        at, cut_off = start, end > last + 1 and match[2]
        if cut_off and pattern is _TAG and start < last:
            pattern = _PLAIN
            continue
        at = end
        if match[4]:
            yield COMMENT, "", match[4]
        elif match[2] and not cut_off:
            tag = match[2].lower()
            yield END if match[1] else START, tag, match[3]
            if tag in RAW_TEXT and not match[1] and tag not in unclosed:
                at = _raw_end(page, tag, end, unclosed)
                if at > end:
                    yield RAW, tag, page[end:at]
    yield TEXT, "", page[at:]


def _raw_end(page: str, tag: str, at: int, unclosed: set[str]) -> int:
    """Find where an element's raw text ends; where nothing closes it, it is better read as markup."""
    if end := _closing(tag).search(page, at):
        return end.start()
    unclosed.add(tag)
    return len(page) if tag in {"script", "style"} else at


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
