"""Titles: what of a heading or a `<title>` is the article's own, and which of two says it better."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.steps.label.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

# Document malls name files; players and readers set a button's text before the heading.
_ENDING = re.compile(
    r"(?:(?:\.(?:docx?|pdf|pptx?|xlsx?|txt|wps|html?)(?:vip)?|vip)(?:_第\d{1,3}页)?|_第\d{1,3}页)$"
)
_BEFORE = re.compile(
    r"^(?:正在阅读|正文|标题|题目|播报文章|当前文章)\s*:?\s*(?=\S{4})|^(?:专利)?名 *称 *: *(?=\S{4})"
    r"|^\[(?:图片|视频|转载|标题|题名|篇名|\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?)\]\s*(?=\S{4})|^(?:播报文章|播报)(?=\S{4})"
)
_PART = re.compile(r"\s*[_|]\s*|\s+-+\s+|\s*--+\s*|(?<=[^\sa-z0-9])-(?=[^\s\d])")
_PART_END, _PART_START = re.compile(r"[-_|>:@]\s*$"), re.compile(r"\s*[-_|>:]")
_JOINTS = " \t-_|—–－＿｜丨>:：@"
_NAMED_SITE = re.compile(r"\s*[-_|]+\s*[^\s_|()\"-]{2,12}(?:网|网站|在线|频道|客户端)$")
_MARKS = re.compile(r"[\W_]+")
# The last part of a <title> names the site, its channel, or the page's kind.
_SITE = re.compile(
    r"(?:网|网站|在线|频道|新闻|资讯|日报|晚报|时报|周刊|杂志|官网|首页|门户|客户端|中心|委员会|局|厅|政府|部|大学|学院|论坛|社区|贴吧|博客|百科|公司|正文)"
    r"$|^(?:新闻|正文|[a-z0-9.]+)$|\.(?:com|cn|net|org)|第一|权威"
)
_BUTTON = re.compile(r"(?<!\s)\s*+\[(?:复制链接|打印本页|查看原文)\]$")
# What programs call a page of whatever article.
_ANY = re.compile(
    r"(?:文章|本页)?打印(?:页面?|文章|预览|本页|版)?|无标题(?:文档|页)?|新建网页.{0,3}|untitled(?: document)?"
    r"|(?:文章|新闻|信息|内容|资讯|公告)?(?:内容|详情|详细|详细信息|显示|正文|查看)页?面?"
)
# The kind of a thread, as forums set it before its title.
_KIND = re.compile(r"[\[【][^\[\]【】]{1,8}[\]】]\s*(?=\S{4})")
_LONGEST_SITE = 24
_LEAST = 4


def clean(title: str) -> str:
    """Take off what a page sets around its title: a player's button, a file's ending.

    >>> clean("播报文章商标法修改要点.docVIP")
    '商标法修改要点'
    """
    title = title.strip().lstrip("#").lstrip()
    folded = fold(title)
    if folded.endswith("]") and (button := _BUTTON.search(folded)):
        title, folded = title[: button.start()], folded[: button.start()]
    site = _NAMED_SITE.search(folded) if any(joint in folded for joint in "-_|") else None
    if site and site.start() >= _LEAST and not _is_dash(title, site.start()):
        title, folded = title[: site.start()].rstrip(), folded[: site.start()].rstrip()
    ending = _ENDING.search(folded)
    if ending and ending.start() >= _LEAST:
        title, folded = title[: ending.start()], folded[: ending.start()]
    before = _BEFORE.match(folded)
    return title[before.end() if before else 0 :].strip()


def bare(title: str, sites: Sequence[str] = ()) -> str:
    """Take the site's name off a `<title>`: one of `sites`, or what looks like one.

    >>> bare("商标法修改要点_甲城新闻_甲城网"), bare("知产圈 | 商标法修改要点", ["知产圈"])
    ('商标法修改要点', '商标法修改要点')
    """
    for site in filter(None, map(str.strip, sites)):
        title = _without(title.strip(), site)
    folded = fold(title)
    cuts = [match.start() for match in _PART.finditer(folded) if not _is_dash(title, match.start())]
    for cut in reversed(cuts):
        if cut < _LEAST or not _is_site(folded[cut:].strip(" _|-")):
            break
        title, folded = title[:cut], folded[:cut]
    return clean(title)


def _without(title: str, site: str) -> str:
    """Take a site's name off either end of a title, with the mark that joins them."""
    if title.endswith(site) and _PART_END.search(fold(rest := title.removesuffix(site))):
        return rest.rstrip(_JOINTS) or title
    if title.startswith(site) and _PART_START.match(fold(rest := title.removeprefix(site))):
        return rest.lstrip(_JOINTS) or title
    return title


def _is_dash(title: str, at: int) -> bool:
    """Tell the dash of a sentence (`——`) from the marks that join a title and a site's name."""
    return "——" in title[at : at + 3]


def _is_site(part: str) -> bool:
    return len(part) <= _LONGEST_SITE and bool(_SITE.search(part))


def key(title: str) -> str:
    """Give what of a title counts when titles are compared."""
    return _MARKS.sub("", fold(title))


def best(
    line: str | None, candidates: Sequence[str], above: Sequence[str] = (), sites: Sequence[str] = ()
) -> str | None:
    """Choose between the labelled line, the page's other titles, and the lines above the article.

    The labelled line wins where another title confirms it. Else a line above the article that another title
    ends or begins with is the one that was meant; where nothing confirms anything, the line, and then the
    first candidate without its site's name.
    """
    own = clean(line) if line else ""
    others = [other for other in (bare(candidate, sites) for candidate in candidates) if other]
    others = [other for other in others if not _ANY.fullmatch(fold(other))]
    own = _titled(own, others)
    if own and (not others or any(_agree(own, other) for other in others)):
        return _whole(own, others)
    return seen(candidates, above) or own or next(iter(others), None)


def seen(candidates: Sequence[str], above: Sequence[str]) -> str | None:
    """Find the first line that is what a page's other title says, beside the site's words in it."""
    others = [key(other) for other in map(bare, candidates) if other]
    line = next((text for text in above if _said(key(text), others)), None) if others else None
    return clean(line) if line else None


def _agree(own: str, other: str) -> bool:
    """Tell whether two titles are of one article: one holds the other."""
    first, second = sorted((key(own), key(other)), key=len)
    return bool(first) and first in second


def _said(line: str, titles: Sequence[str]) -> bool:
    """Tell whether a line is one of some titles, or its start or end; all given as `key` gives them."""
    if len(line) < 2 * _LEAST:
        return line in titles
    return any(title.startswith(line) or title.endswith(line) for title in titles)


def _titled(own: str, others: Sequence[str]) -> str:
    """Take a thread's kind off its title, where another title begins without it."""
    kind = _KIND.match(own)
    rest = own[kind.end() :] if kind else own
    return rest if any(key(other).startswith(key(rest)) for other in others) else own


def _whole(own: str, others: Sequence[str]) -> str:
    """Give a title in full: not cut short with an ellipsis, and without what the site hung on it."""
    cut = own.rstrip(".…· ")
    if own.endswith(("..", "…")):
        return next((other for other in others if key(other).startswith(key(cut))), own)
    for other in others:
        said = key(other)
        if len(said) >= 2 * _LEAST and said != key(own) and key(own).startswith(said):
            return other if _PART.search(fold(own)) else own
    return own
