"""Titles: what of a heading or a `<title>` is the article's own, and which of two says it better."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from ipcorpus.steps.label.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

# Document malls name files; players and readers set a button's text before the heading.
_ENDING = re.compile(r"(?:\.(?:docx?|pdf|pptx?|xlsx?|txt|wps|html?)(?:vip)?|vip)$")
_BEFORE = re.compile(
    r"^(?:正在阅读|正文|标题|题目|播报文章|当前文章)\s*:?\s*(?=\S{4})|^(?:播报文章|播报)(?=\S{4})"
)
_PART = re.compile(r"\s*[_|]\s*|\s+-+\s+|\s*--+\s*|(?<=[^\sa-z0-9])-(?=[^\s\d])")
_MARKS = re.compile(r"[\W_]+")
# The last part of a <title> names the site, its channel, or the page's kind.
_SITE = re.compile(
    r"(?:网|网站|在线|频道|新闻|资讯|日报|晚报|时报|周刊|杂志|官网|首页|门户|客户端|中心|委员会|局|厅|政府|部|大学|学院|论坛|社区|博客|百科|公司|正文)"
    r"$|^(?:新闻|正文|[a-z0-9.]+)$|\.(?:com|cn|net|org)|第一|权威"
)
_LONGEST_SITE = 24
_LEAST = 4


def clean(title: str) -> str:
    """Take off what a page sets around its title: a player's button, a file's ending.

    >>> clean("播报文章商标法修改要点.docVIP")
    '商标法修改要点'
    """
    title = title.strip()
    folded = fold(title)
    ending = _ENDING.search(folded)
    if ending and ending.start() >= _LEAST:
        title, folded = title[: ending.start()], folded[: ending.start()]
    before = _BEFORE.match(folded)
    return title[before.end() if before else 0 :].strip()


def bare(title: str) -> str:
    """Take the site's name off a `<title>`.

    >>> bare("商标法修改要点_甲城新闻_甲城网")
    '商标法修改要点'
    """
    folded = fold(title)
    cuts = [match.start() for match in _PART.finditer(folded)]
    for cut in reversed(cuts):
        if cut < _LEAST or not _is_site(folded[cut:].strip(" _|-")):
            break
        title, folded = title[:cut], folded[:cut]
    return clean(title)


def _is_site(part: str) -> bool:
    return len(part) <= _LONGEST_SITE and bool(_SITE.search(part))


def same(first: str, second: str) -> bool:
    """Tell whether two titles say the same, blanks, marks and script aside."""
    return key(first) == key(second)


def key(title: str) -> str:
    """Give what of a title counts when titles are compared."""
    return _MARKS.sub("", fold(title))


def best(line: str | None, candidates: Sequence[str]) -> str | None:
    """Choose between the labelled line and the page's other titles: the line, but not one cut short.

    A candidate that begins as the line does and goes on where the line has an ellipsis is the whole title;
    where no line was found, the first candidate is taken without its site's name.
    """
    own = clean(line) if line else ""
    others = [bare(candidate) for candidate in candidates if candidate.strip()]
    if not own:
        return next((other for other in others if other), None)
    cut = own.rstrip(".…· ")
    if cut != own.rstrip() and own.rstrip().endswith(("..", "…")):
        return next((other for other in others if key(other).startswith(key(cut))), own)
    return _shared(own, others)


def _shared(own: str, others: Sequence[str]) -> str:
    """Take off a heading what the page's other titles show to be the site's."""
    folded = key(own)
    for other in others:
        said = key(other)
        if len(said) >= 2 * _LEAST and said != folded and folded.startswith(said) and _PART.search(fold(own)):
            return other
    return own


def common(first: str, second: str) -> int:
    """Count the characters two titles share from the start, marks aside."""
    pairs = zip(key(first), key(second), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
