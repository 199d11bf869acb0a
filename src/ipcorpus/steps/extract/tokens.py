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

START, END, WHOLE, COMMENT, RAW, NOTHING = range(6)
# Elements whose content is text to their own end tag, whatever stands in it (as where scripts run).
RAW_TEXT = frozenset(
    {"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript"}
)
# A text, and the tag or comment behind it. Every branch ends at its mark or at the page's end, so that
# matches follow each other without a gap and no search goes over the same text twice.
_TEXT = r"([^<]*+(?:<(?![a-zA-Z!?/])[^<]*+)*+)(?:<(?:(/)?([a-zA-Z][^\s/>]*+)"
_ATTRIBUTES = (
    r"[^>\"'=]*+(?:=\"[^\"]*+\"[^>\"'=]*+)*+(?:(?:=\s*+(?:\"[^\"]*+\"|'[^']*+')?|[\"'])[^>\"'=]*+)*+"
)
# Behind a start tag, what makes its element whole: a text, or a link with its text, and the end tag.
_WHOLE = r"(?:(>)(?(2)|(?:(?:(\s*+)<a(?=[\s>])({})>)?([^<]*+)(?(7)</a>(\s*+))</\3>)?))?"
_END = r"|!--(?:-?>|([^-]*+(?:-(?!-!?>)[^-]*+)*+)(?:--!?>)?)|[!?/][^>]*+>?)|\Z)"
# After a quote that never closes, the rest of a page is read by its angle brackets alone.
_TAG, _PLAIN = (
    re.compile(f"{_TEXT}({inside}){_WHOLE.format(inside)}{_END}") for inside in (_ATTRIBUTES, "[^>]*+")
)
_ATTRIBUTE = re.compile(r"([^\s=/\"'>][^\s=/>]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++))|)")
# The attributes that anything is read from.
_SAYING = frozenset(
    {"id", "class", "style", "hidden", "aria-hidden", "itemprop", "content", "datetime"}
    | {"type", "name", "property", "rel", "href"}
)
# Python refuses to read decimal numbers of more than 4,300 digits; no character has more than seven.
_HUGE = re.compile(r"&#[0-9]{8,}+;?")


# What is in a whole element: white space, the attributes of its link or None, its text, white space.
Inside = tuple[str | None, str | None, str, str | None]
# A token is the text before it, entities and all, its kind (START, END, WHOLE, COMMENT, RAW, NOTHING), its
# element's name, its source (attributes of a START or WHOLE, what is written of a COMMENT or RAW text),
# and what is in it if it is a WHOLE element.
Token = tuple[str, int, str, str, Inside | None]


def tokens(page: str) -> Iterator[Token]:
    """Give the tokens of a page in order.

    >>> [(text, source or tag) for text, _, tag, source, _ in tokens('<p id=a>甲<br>乙</p>')]
    [('', ' id=a'), ('甲', 'br'), ('乙', 'p')]
    >>> list(tokens("<li><a href=/>甲</a></li>")) == [("", WHOLE, "li", "", ("", " href=/", "甲", ""))]
    True
    """
    pattern, last = _TAG, page.rfind(">")
    unclosed: set[str] = set()
    matches = pattern.finditer(page)
    while match := next(matches, None):
        text, ends, name, source, closed, before, link, inner, after, comment = match.groups()
        if closed and (tag := name.lower()) in RAW_TEXT and not ends:
            yield text, START, tag, source, None
            start, end = match.end(5), _raw_end(page, tag, match.end(5), unclosed)
            if end > start:
                yield "", RAW, tag, page[start:end], None
            matches = pattern.finditer(page, end)
        elif inner is not None:
            yield text, WHOLE, tag, source, (before, link, inner, after)
        elif closed:
            yield text, END if ends else START, tag, source, None
        elif name and pattern is _TAG and match.end(1) < last:
            pattern = _PLAIN
            matches = pattern.finditer(page, match.start())
        elif text or comment:
            yield text, COMMENT if comment else NOTHING, "", comment, None


def texts(page: str) -> Iterator[str]:
    """Give the texts of a page in order, entities and all."""
    for text, _, _, _, inside in tokens(page):
        yield text
        if inside:
            before, _, inner, after = inside
            yield from (before or "", inner, after or "")


def _raw_end(page: str, tag: str, at: int, unclosed: set[str]) -> int:
    """Find where an element's raw text ends; where nothing closes it, it is better read as markup."""
    if tag not in unclosed and (end := _closing(tag).search(page, at)):
        return end.start()
    unclosed.add(tag)
    return len(page) if tag in {"script", "style"} else at


def attributes(source: str) -> dict[str, str]:
    """Read those attributes of a start tag that say something; of two with one name the first counts.

    >>> attributes(' ID="a" class=b&amp;c hidden data-id=1')
    {'id': 'a', 'class': 'b&c', 'hidden': ''}
    """
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        known = name.lower()
        if known in _SAYING and known not in found:
            found[known] = characters(double or single or bare)
    return found


def characters(source: str) -> str:
    """Turn the entities of a text into their characters, once.

    >>> characters("&amp;lt; &#20013;&copy;")
    '&lt; 中©'
    """
    if "&" not in source:
        return source
    source = source.replace("&nbsp;", "\xa0").replace("&quot;", '"')  # of these a page may have thousands
    return html.unescape(_HUGE.sub("\ufffd", source)) if "&" in source else source


@cache
def _closing(tag: str) -> re.Pattern[str]:
    return re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE)
