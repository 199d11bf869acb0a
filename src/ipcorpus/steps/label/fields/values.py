"""Where a field's value begins and ends after its label, and what of it the page means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.steps.label.fields import names

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]

# Blanks and brackets that stand around a value, and marks that end it.
_EDGE = " \t:|/,、;。.()[]<>\"'-_·*"
_ONE = re.compile(r"[^\s|()\[\];]+(?:(?: ?- ?| ?·|· )[^\s|()\[\];]+)*")
_LATIN = re.compile(r"[a-z0-9.'&-]+(?: [a-z0-9.'&-]+)*")
_STAFF = re.compile(r"[ _]*[a-z]{0,4}\d{2,8}$|_[a-z]+\d*$")
_STAFF_NEXT = re.compile(r"[ _]*(?:[a-z]{0,4}\d{2,8}|_[a-z]+\d*)(?![\da-z])")
# A province is where an account posts from.
_NOBODYS = """
未知 不详 无 暂无 佚名 其他 其它 综合 综合整理 发布 修改 admin null none
北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东
广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾
"""
_NO_SOURCE = frozenset(_NOBODYS.split())
_ADDRESS = re.compile(r"https?:|www\.")
_BETWEEN = re.compile(r"[ 、,]+")
_OUTLET = re.compile(
    r".{1,28}(?:[网报社台刊局委院厅部会号]|政府|中心|公司|在线|新闻|杂志|日报|客户端|办公室|大学|频道)(?:\([㐀-鿿]{2,12}\))?"
)
# An office may name another one that it is as well.
_ALSO = re.compile(r"(?<=[局厅委会部院办室]) ?\([㐀-鿿]{2,12}(?:局|厅|委|办|办公室|中心|院)\)")
_HOME = re.compile(r" *(?:>+|→|\||/|(?<= )-+(?= )|>|») *")
# A way from the home page may have nothing but space between its steps.
_FROM_HOME, _SPACES = ("首页 ", "网站首页 ", "主页 "), re.compile(r" +")
_PAGES = """
正文 内容 文章内容 正文内容 详情 详细内容 新闻详情 文章正文 查看 阅读 浏览文章 内容页 文章详情
"""
_NO_SECTION = frozenset(_PAGES.split())
_KEYWORDS = re.compile(r"[ ,、;|#]+")
_LONGEST_SOURCE, _LONGEST_PERSON, _WORD = 40, 30, 12
# So long a word behind a comma is a clause, no second outlet.
_CLAUSE = 12
# What a page says of the text's terms right behind its source.
_TERMS = re.compile(r",(?:如有|若有|侵权|侵删|版权|转载|仅供)")
_MARKS = re.compile(r"[。!?;]")
# What a reporter asks, or what is said of editors, names nobody.
_SPEECH = re.compile(r"[!?]|。(?=[^\s\d_)\]])|[,的].{0,200}[。…]$")


def read(field: str, folded: str, start: int, end: int, *, signed: bool = False) -> list[Span]:
    """Give the places of a field's values between two places of a line.

    `signed` asks for the people of a signature, where every word must be a name or a role.
    """
    if field in {"authors", "editor"} and _SPEECH.search(folded, start, end):
        return []
    if field == "authors":
        return _authors(folded, start, end, signed=signed)
    if field == "section":
        steps = list(_split(_HOME, folded, start, end))
        spaced = len(steps) == 1 and folded.startswith(_FROM_HOME, start)
        return list(_split(_SPACES, folded, start, end)) if spaced else steps
    if field == "keywords":
        return list(_split(_KEYWORDS, folded, start, end))
    if field == "editor":
        return _editor(folded, start, end)
    return [_unqualified(folded, *span) for span in _one(folded, start, end)]


def _unqualified(folded: str, start: int, end: int) -> Span:
    """Leave out what is said of a source behind its name: `甲城网,内容仅供参考,以公告为准`."""
    comma = folded.find(",", start, end)
    told = comma > start and (end - comma > _CLAUSE or _TERMS.match(folded, comma) is not None)
    return (start, comma) if told else (start, end)


def states(field: str, folded: str) -> bool:
    """Tell a value from a placeholder; where a page lies is no outlet's name."""
    if field == "source":
        return folded not in _NO_SOURCE and len(folded) <= _LONGEST_SOURCE and not _ADDRESS.search(folded)
    if field == "section":
        return folded.partition(" ")[0] not in _NO_SECTION
    return field != "editor" or not names.is_nobody(folded)


def confirms(field: str, folded: str) -> bool:
    """Tell whether a word's own form says that it is a value of the field."""
    if field in {"authors", "editor"}:
        return all(names.is_person(word) for word in _BETWEEN.split(folded))
    return field == "published" or (field == "source" and bool(_OUTLET.fullmatch(folded)))


def are_words(folded: str, spans: Sequence[Span]) -> bool:
    """Tell keywords, two or more short words, from a line of anything else."""
    return len(spans) > 1 and all(low + _WORD >= high for low, high in spans) and not _SPEECH.search(folded)


def reach(field: str, folded: str, start: int, end: int, spans: Sequence[Span]) -> int:
    """Tell how far a label's part of the line goes: to its last value, to a word that says nobody (`admin`).

    An author's part goes on over what is told of the author (`甲城大学教授`), a source's over its terms.
    """
    if (
        spans
        and field == "authors"
        and end - start <= _LONGEST_PERSON
        and not _MARKS.search(folded, start, end)
    ):
        return end
    if spans and field == "source":
        return max(spans[-1][1], *(high for _, high in _one(folded, start, end)))
    if spans:
        code = _STAFF_NEXT.match(folded, spans[-1][1], end) if field == "editor" else None
        return code.end() if code else spans[-1][1]
    low, high = next(iter(_one(folded, start, end)), (start, start))
    return high if high > low and names.is_nobody(folded[low:high]) else start


def written(field: str, value: str) -> str:
    """Give a value as the record holds it; a name set wide (`王 二`) closes up."""
    return value.replace(" ", "") if field == "authors" and not value.isascii() else value


def _authors(folded: str, start: int, end: int, *, signed: bool) -> list[Span]:
    people = names.signed(folded, start, end, labelled=not signed)
    if not people and not signed:
        people = names.listed(folded, *_trimmed(folded, start, end))
    return [(name.start, name.end) for name in people]


def _editor(folded: str, start: int, end: int) -> list[Span]:
    """Give the editors as one value, staff codes left out: several share one field as the page joins them."""
    people = names.listed(folded, *_trimmed(folded, start, end))
    if not people:
        return []
    low, high = people[0].start, people[-1].end
    code = _STAFF.search(folded, low, high)
    low, high = _trimmed(folded, low, code.start() if code else high)
    return [(low, high)] if low < high else []


def _one(folded: str, start: int, end: int) -> list[Span]:
    """Give the first word, or first words of Latin script."""
    start, end = _trimmed(folded, start, end)
    match = _LATIN.match(folded, start, end) or _ONE.match(folded, start, end)
    if match and match.re is _LATIN and match.end() < end and not folded[match.end()].isspace():
        match = _ONE.match(folded, start, end)
    if not match:
        return []
    start, low = _trimmed(folded, *match.span())
    also = _ALSO.match(folded, low, end + 1)
    return [(start, also.end() if also else low)]


def _split(separator: re.Pattern[str], folded: str, start: int, end: int) -> Sequence[Span]:
    spans: list[Span] = []
    at = start
    for match in separator.finditer(folded, start, end):
        spans.append(_trimmed(folded, at, match.start()))
        at = match.end()
    spans.append(_trimmed(folded, at, end))
    return [(low, high) for low, high in spans if high > low]


def _trimmed(folded: str, start: int, end: int) -> Span:
    while start < end and folded[start] in _EDGE:
        start += 1
    while start < end and folded[end - 1] in _EDGE:
        end -= 1
    return start, end
