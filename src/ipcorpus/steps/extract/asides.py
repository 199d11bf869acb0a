"""Tell the blocks that stand beside an article: comments, related news, menus, share bars, footers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ipcorpus.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.extract.tree import Line, Node

# Words in the names that page makers give such blocks, in English and in pinyin.
_ASIDE = (
    "related|recommend(?:ed)?|foot(?:er)?|side-?bar|copyright|hot|ranks?|guess|nav|xiangguan|tuijian"
    "|share|player|errors?|vote|toolbar|pager|tags?|toc|catalog|mulu|noprint|navbox|gutter|numbering|linenos?"
    "|ratings?|ads?|advert(?:s|ising|isements?)?|guanggao|sponsor(?:s|ed)?|qr-?codes?|erweima"
    "|authors?[-_]?(?:card|box|bio|intro|profile)s?|bio|info-?box|basic-?info|spoiler(?:-tips?)?"
    "|newsletters?|subscri(?:be|ption)s?|donat(?:e|ions?)|promo(?:tions?)?|(?:goods|product)-?(?:cards?|links?)"
)
# Of a question, or of the first post of a thread, what others reply is part.
_REPLY = "repl(?:y|ies)"
_COMMENT = f"comments?|cmts?|{_REPLY}|pinglun|gentie"
_ASK = r"ask(?:-?[a-z]+)?|question\w*|wenda"
_QUESTION = rf"{_ASK}|thread|forum|viewthread|bbs|tiezi"
# A word ends at a mark, at a digit, and in names like `articleCatalog` at a capital letter.
_NAMED, _COMMENTS, _REPLIES, _ASKED, _OF_QUESTION = (
    lazily(rf"(?:(?<![a-zA-Z])|(?<=[a-z])(?=[A-Z]))(?i:{words})(?![a-z])")
    for words in (_ASIDE, _COMMENT, _REPLY, _QUESTION, _ASK)
)
# Most names hold none of them, which is found out sooner in small letters.
_LIKELY = re.compile(f"{_ASIDE}|{_COMMENT}")
_TAGS = frozenset({"aside", "footer", "nav"})
# An aside holds less than this share of what the page says; comments may hold most of it, if there is a
# sentence outside of them.
_MOST, _A_SENTENCE = 0.5, 5.0
# What an aside calls itself in its first line; so little of what the page says stands below it.
_HEADING = lazily(
    r"[·|\s]*(?:(?:相[关關]|[热熱][门門点點]|精彩|最新|[编編][辑輯]|精选|更多|大家[还還都]在|猜你|[为為]你|延伸|推荐|推薦|往期)"
    r"(?:推荐|推薦|[阅閱][读讀]|文章|新[闻聞]|[资資][讯訊]|[内內]容|喜[欢歡]|[评評][论論]|[专專][题題]|[链鏈]接|[标標][签籤]|精彩|回[顾顧]|看)"
    r"|(?:[关關][于於]作者|作者(?:介[绍紹]|[简簡]介|信息|名片|[档檔]案))"
    r"|(?:版[权權]|免[责責]|特[别別]|[郑鄭]重|本[站网網])?(?:[声聲]明)"
    r"|(?:[网網]友|[读讀]者|全部|我要|[发發]表)?(?:[评評][论論]|留言|[跟回]帖)(?:[区區列表]*+|\s*+\d*+))\s*+[:：]?\s*+"
)
_LONGEST, _LITTLE = 12, 0.2
# Below the answer that a page is about stand those of others, below news a feed, and they may say more.
_FEED = re.compile(r"(?:最新|更多|实时|24小时)(?:快讯|直播|电报|要闻|滚动|动态)\s*+[:：>]*+")
_ANSWERS = re.compile(r"(?:更多|其[他它])(?:\s*+\d{1,5}\s*+[条條个個])?回答\s*+[(（]?\d*+[)）]?")
# What a reader asks others.
_PLEA = re.compile(r"[请請][问問教]|求(?:助|解|教|大神|高手)|急急")
_KNOWN = 4096


def is_heading(text: str) -> bool:
    """Tell whether a line is what an aside calls itself: 相关阅读, 网友评论."""
    return len(text) <= _LONGEST and _HEADING.fullmatch(text) is not None


def asks(nodes: Sequence[Node], block: int, said: str) -> bool:
    """Tell whether a text asks its readers for help, or its block lies in one that is named for asking."""
    if _PLEA.search(said):
        return True
    while block > 0:
        if _OF_QUESTION.search(nodes[block].name):
            return True
        block = nodes[block].parent
    return False


def asides(
    nodes: Sequence[Node],
    lines: Sequence[Line],
    said: Sequence[float],
    spans: Sequence[tuple[int, int]],
    heading: int,
    lead: int = -1,
) -> list[bool]:
    """Tell of each block whether it is an aside or lies in one.

    `said` is how much each block says, `spans` are its lines, `lead` is a line known to be the article's, or
    -1. A block that holds the heading is no aside, nor is one without lines.
    """
    found, asked = [False] * len(nodes), False
    headed = _headed(nodes, lines, said, spans, max(heading, lead), fed=lead >= 0)
    for number, node in enumerate(nodes[1:], 1):
        low, high = spans[number]
        if low <= heading < high:
            asked = asked or bool(_ASKED.search(node.name))
        elif high:
            found[number] = (
                found[node.parent] or number in headed or _is_aside(node, said[number], said[0], asked=asked)
            )
    return found


def _headed(
    nodes: Sequence[Node],
    lines: Sequence[Line],
    said: Sequence[float],
    spans: Sequence[tuple[int, int]],
    heading: int,
    *,
    fed: bool,
) -> set[int]:
    """Give the blocks whose first of several lines says that they are asides, whatever their names are.

    `fed` tells that the line above them is the article's, so that a feed of other news may be among them.
    """
    found = set()
    for number, line in enumerate(lines[heading + 1 :], heading + 1):
        if line.linked or len(line.text) > _LONGEST:
            continue
        most = _most(line.text, said[0], fed=fed)
        if not most:
            continue
        block, above = line.node, nodes[line.node].parent
        if spans[block][0] != number:
            continue
        while above > 0 and spans[above][0] == number and said[above] < most:
            block, above = above, nodes[above].parent
        if spans[block][1] - spans[block][0] > 1 and said[block] < most:
            found.add(block)
    return found


def _most(heading: str, whole: float, *, fed: bool) -> float:
    """Give how much a block of this heading says at most where it is an aside; 0 where it is none."""
    if _ANSWERS.fullmatch(heading) or (fed and _FEED.fullmatch(heading)):
        return whole - _A_SENTENCE
    return _LITTLE * whole if _HEADING.fullmatch(heading) else 0.0


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
