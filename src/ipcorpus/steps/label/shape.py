"""The shape of a line, before any rule: does it read like an article's line or like a page's furniture?"""

from __future__ import annotations

import re

from ipcorpus.lazily import lazily

# Scores were set on hand-labelled pages of news sites, agencies and company sites; a line above 0 reads
# like prose, and what counts is their sum over neighbouring lines (see segment).
_BRACKETS = ")]'》"
_NUMBERED = re.compile(
    r"(?:第?[一二三四五六七八九十百]{1,4}|[a-h](?=[.、])|\(?\d{1,2}\)?|\([一二三四五六七八九十]{1,3}\))[章节条、.)]|[q问a答]:"
    r"|(?:day|step|part|chapter) ?\d{1,2}(?!\d)"
)
_BARE = re.compile(r"[\d\s.,:/|>+*×·%()\[\]-]+")
# A sentence in Latin letters: five words or more, and a stop.
_ENGLISH = re.compile(r"[a-z][a-z',-]*(?: [a-z0-9',;:-]+){4,}[.?!]$")
# A label with its value: a row of a table set as lines.
_LABELLED = lazily(r"[㐀-鿿][㐀-鿿()]{1,6}: *[^\s:]")
# What heads a table: 表 2.6. 基本命令.
_CAPTION = lazily(r"表 ?\d{1,2}(?:[.-]\d{1,2})?[.:、 ]{1,2}[^,。;]{2,30}$")
# The heading of a paper's first part.
INTRODUCTION = re.compile(r"[01一] ?[、.]? ?(?:引言|前言|绪论|导言|概述|引子)|引言")
# What stands below a picture.
_PICTURED = lazily(r"[(\[]?(?:图片?|照片|影像|封面)(?:来源|提供|取自) ?[:/]")
# What a numbered line begins with, beside decimal digits.
NUMERALS = frozenset("第一二三四五六七八九十百abcdefgh(q问答")
# A line that holds no word ends in one of these.
_BARE_ENDS = frozenset("0123456789 .:/|>+*×·%()[]-")
# What the headings of contents and ingredients, the numbers of parts, a program's lines and those without a
# word end in.
HINTS = _BARE_ENDS | frozenset("录航览藏开材料具单细、;{}")
_PARTED = re.compile(r"[ |/·]+")
# A blank between a Latin word and hanzi; no name in a row is longer.
_SPACED, _WORDY = lazily(r"[a-z+#] [㐀-鿿]|[㐀-鿿] [a-z]"), 8
# Words that join others, as in no row of names.
_JOINING = "of on the for with by as to at a an from over after is are amid"
_FUNCTION = frozenset(_JOINING.split())
_CLAUSES, _LONG, _FULL = 24, 40, 200
_STOPS, _COMMAS = frozenset("。!?;"), frozenset(",;")


def couplet(first: str, second: str) -> bool:
    """Tell whether two folded lines are verses: as long as each other, parted alike, ended by a stop.

    >>> couplet("雪压松枝折,灯寒砚水冰。", "夜深谁叩户,携酒雪中僧。")
    True
    """
    if len(first) != len(second) or not {first[-1], second[-1]} <= _STOPS:
        return False
    parted = [[at for at, mark in enumerate(verse) if mark in _COMMAS] for verse in (first, second)]
    return bool(parted[0]) and parted[0] == parted[1]


def shape(folded: str, *, prose: bool) -> float:
    """Give the score of a folded line: from -1 (a menu) over 0 (a heading) to 4 (a long paragraph).

    `prose` is what `reads_on` says of the line.

    >>> shape("首页 新闻中心 政策法规 联系我们", prose=False)
    -1.0
    """
    size = len(folded)
    if prose:
        if folded[-1] in "!?" and size < _LONG and "。" not in folded:
            return 0.3  # a sentence, or somebody's headline
        return 1 + 3 * min(size, _FULL) / _FULL if size >= _LONG // 2 else 0.6
    return 0.3 if folded[-1] == "," else _short(folded)


def _short(folded: str) -> float:
    """Give the score of a line that is no sentence: a heading's, a table's, a menu's or a name's."""
    if folded.isalnum() and not folded[-1].isdecimal():  # as most are, without a blank or a mark
        return 0.0 if _is_numbered(folded) else -0.4
    if bare(folded):
        return -1.0
    if folded[-1] == ":" or _is_numbered(folded) or _is_english(folded):
        return 0.0
    if is_list(folded) and not _is_row(folded):
        return -1.0
    return -0.1 if ":" in folded and _LABELLED.match(folded) else -0.4


def bare(folded: str) -> bool:
    """Tell whether a line holds no word: a count, the number of a list's entry, a rule of stars."""
    return folded[-1] in _BARE_ENDS and _BARE.fullmatch(folded) is not None


def leads_on(folded: str) -> bool:
    """Tell whether a line announces what stands below it: it ends in a colon, or heads a table."""
    return folded[-1] == ":" or (folded[0] == "表" and _CAPTION.match(folded) is not None)


def is_caption(folded: str) -> bool:
    """Tell whether a line says where a picture is from."""
    return _PICTURED.match(folded) is not None


def _is_row(folded: str) -> bool:
    """Tell a table's row from a menu's: every second cell holds a number."""
    cells = folded.split()
    return 2 * sum(any(map(str.isdigit, cell)) for cell in cells) >= len(cells)


def _is_numbered(folded: str) -> bool:
    first = folded[0]
    return (first in NUMERALS or first.isdecimal()) and _NUMBERED.match(folded) is not None


def _is_english(folded: str) -> bool:
    return folded[-1] in ".?!" and _ENGLISH.match(folded) is not None


def reads_on(folded: str) -> bool:
    """Tell whether a line is a sentence or more: it ends like one, or it is long and has marks inside.

    >>> reads_on("国家知识产权局发布公告。"), reads_on("国家知识产权局发布公告")
    (True, False)
    """
    size = len(folded)
    end = folded[-1] if folded[-1] not in _BRACKETS or size < _LONG // 2 else folded[-2]
    if folded[-1] == ")" and (at := folded.rfind("(")) > _LONG // 4 and at + 4 < size:
        end = folded[at - 1]  # who wrote may stand behind the last sentence
    if end in "。!?…" or (end == '"' and "。" in folded):
        return size > 3 and not is_list(folded)  # noqa: PLR2004 - 更多! is no sentence
    if size < _CLAUSES:
        return False
    marks = folded.count(",") + folded.count("。")
    return marks > 1 if size < _LONG else marks + folded.count("、") // 3 + folded.count(". ") > 1


def _is_model(folded: str, names: list[str]) -> bool:
    """Tell whether one word alone is of hanzi, and a product's name stands before it: Note 9怎么截屏."""
    return not names[-1].isascii() and "|" not in folded and all(map(str.isascii, names[:-1]))


def is_list(folded: str) -> bool:
    """Tell whether a line is a row of short names: three or more, parted by blanks or bars, no sentence.

    >>> is_list("登录 | 注册 | 退出"), is_list("专利 的 权利 要求,应当 清楚。")
    (True, False)
    """
    if "。" in folded or not (" " in folded or "|" in folded or "/" in folded or "·" in folded):
        return False
    if " 的" in folded or _is_english(folded):
        return False  # no name in a row begins so: nginx 获取真实 ip 的方法
    names = _PARTED.split(folded) if len(folded) < _FULL else folded.split()
    if max(map(len, names)) > _WORDY and (_SPACED.search(folded) or _is_model(folded, names)):
        return False  # a headline with blanks around its Latin words, or in them
    shown = sum(map(len, names))
    if len(names) < 3 or shown > 7 * len(names):  # noqa: PLR2004 - names of seven hanzi or fewer
        return False
    if len(names) == shown - folded.count(":"):
        return False  # a heading set wide: 民 事 判 决 书
    return _FUNCTION.isdisjoint(names)  # else a headline in English, or in two languages
