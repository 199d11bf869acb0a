"""The line that is the article's title: found by its place, and only where the page gives evidence for it.

A clean article that is cleaned again starts with its text; so a first line becomes the title only below a
breadcrumb, above a byline, where something outside the text names it, where it stands twice, or on a page
with furniture. Where nothing of that is, a first line that reads like a title names the article and stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.lazily import lazily
from ipcorpus.steps.label import members, told, under
from ipcorpus.steps.label.fields import BYLINE
from ipcorpus.steps.label.runs import is_crumb
from ipcorpus.steps.label.shape import INTRODUCTION, bare, is_caption, is_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.label.trait import Trait

# Lengths of titles: one of two hanzi is a menu entry; a headline with its subtitle has some 80.
_SHORTEST, _LONGEST = 3, 90
# A title stands within so many lines above the byline.
_ABOVE = 6
# A title stands right below furniture of these kinds.
_TABLE = "government-table"
_CRUMBS = frozenset({"breadcrumb", _TABLE})
# The lines of one byline stand this close.
_GROUP = 2
# Between the day and the reporters of a portal's page stand its buttons: so many lines.
_DAY = 14
# No title stands farther above the first sentence.
_SEEN = 40
# No title begins so: a column's name, another page's; nor ends so: salutations, an official paper's number.
_BULLET = "·"
_NO_END, _NUMBER = frozenset(",;:、"), re.compile(r"[〔\[(]\d{4}[〕\])][^ ,。]{0,10}\d+号$")
# Right above a byline a line outside of the article's block, no link, may be its title.
_APART = -3.5
# Below a breadcrumb or a newspaper's links to its pages, title and subtitle stand above the byline.
_OVER = frozenset({"breadcrumb", "newspaper"})
_KICKER = 1.8
# A public account's mark stands between a title and names.
_ORIGINAL = re.compile(r"原创(?: |$)")
# A headline may say what a rule takes for a notice; right below a breadcrumb a line so long is one.
_SENTENCED = 10
_MARKS = frozenset(",.;:!?…")
# An outlet, or where a writer works, stands between title and date; a court and the form of its paper,
# set wide, head a judgment below its title.
_MAKER = lazily(
    r"[^,。:;!?\s]{1,8}(?:网|报|社|台|刊|新闻|在线|频道|号|客户端|财经|新媒体|观察|传媒|公众号|官方账号)"
    r"|[^,。:;!?\s]{2,14}(?:医院|保健院|研究院|研究所|大学|事务所)"
    r"|[^,。:;]{2,20}(?:法院|检察院|仲裁委员会)|(?:[㐀-鿿] ){3,}[㐀-鿿]"
)
# First lines of a text that do not name it: items, captions, datelines, greetings, salutations.
_NO_TITLE = re.compile(
    r"(?:[a-h](?=[.、])|第?[一二三四五六七八九十百]{1,4}|\(?\d{1,3}\)?|\([一二三四五六七八九十]{1,3}\))[章节条、.)]|[图表]\d|·|摘要|导语|本报|新华社"
    r"|各位|大家好|尊敬的|亲爱的"
)


def find_title(
    lines: Sequence[str],
    traits: Sequence[Trait],
    span: tuple[int, int],
    names: frozenset[str],
    marked: Sequence[int],
) -> int | None:
    """Give the index of the title's line, above the article's first sentence at `span[0]` or that line."""
    first, last = span
    named = told.outside(lines, traits, first, names)
    marked = [index for index in marked if index < first]
    named = told.crumbed(lines, traits, marked, first) if named is None else named
    named = next((index for index in marked if traits[index].names), None) if named is None else named
    named = told.starred(lines, traits, first) if named is None else named
    if named is not None:
        return named
    byline = _byline(lines, traits, first)
    low = max(0, first - _SEEN if byline is None else members.above(traits, byline, _ABOVE))
    able = [index for index in range(low, first + 1) if titular(lines[index], traits[index])]
    if byline is not None:
        found = told.listed(lines, traits, marked, byline)
        found = _at_byline(lines, able, traits, byline, first) if found is None else found
        return _right_above(lines, traits, byline) if found is None else found
    above = [index for index in able if index < first]
    crumb = next((index for index in reversed(marked) if traits[index].kind in _CRUMBS), None)
    over = (
        index
        for index in above
        if index and is_crumb(traits[index - 1]) and len(lines[index]) >= told.TELLING
    )
    if (alone := next((index for index in over if traits[index + 1].kind == _TABLE), None)) is not None:
        return alone
    if crumb == first - 1 and first in able and told.is_headline(lines, first):
        return first
    if crumb is not None and (below := [index for index in above if index > crumb]):
        named = next((index for index in below if _is_named(lines[index])), below[0])
        return told.fuller(lines, named, below)
    found = told.inside(lines, able, first)
    return found if found is not None else _furnished(lines, traits, (first, last), able)


def _byline(lines: Sequence[str], traits: Sequence[Trait], first: int) -> int | None:
    """Give the first line of the byline above the article: where its writers' has no day, the day's."""
    byline = _group(traits, first)
    if byline is None or any("published" in trait.fields for trait in traits[byline:first]):
        return byline
    above = range(byline - 1, max(-1, byline - 1 - _DAY), -1)
    anchors = (index for index in above if traits[index].anchor)
    dated = next((index for index in anchors if "published" in traits[index].fields), None)
    day = None if dated is None else _group(traits, dated + 1)
    if day is None or _longest(lines, traits, day - _ABOVE, day) <= _longest(lines, traits, day, byline):
        return byline
    return day


def _longest(lines: Sequence[str], traits: Sequence[Trait], low: int, high: int) -> int:
    """Tell how long the longest line is that could be a title."""
    able = (index for index in range(max(0, low), high) if titular(lines[index], traits[index], _APART))
    return max((len(lines[index]) for index in able), default=0)


def _group(traits: Sequence[Trait], first: int) -> int | None:
    """Give the first of the lines of one byline, which stand close together."""
    byline = None
    for index in range(first - 1, -1, -1):
        if traits[index].anchor:
            byline = index
        elif byline is not None and byline - index >= _GROUP:
            break
    return byline


def _right_above(lines: Sequence[str], traits: Sequence[Trait], byline: int) -> int | None:
    """Give the line right above a byline, and its subtitle, though it is outside of the article's block."""
    low = byline - 2 if byline > 1 and lines[byline - 1].startswith("--") else byline - 1
    above = range(max(0, low), byline)
    fit = (titular(lines[i], traits[i], _APART) and not bare(lines[i]) for i in above)
    return low if above and all(fit) else None


def _furnished(
    lines: Sequence[str], traits: Sequence[Trait], span: tuple[int, int], able: list[int]
) -> int | None:
    """Give the title of a page that has furniture above or below its article, but no byline or breadcrumb."""
    first, last = span
    if not any(trait.furniture for trait in (*traits[:first], *traits[last:])):
        return None
    above = [index for index in able if index < first]
    above = [index for index in above if not _MAKER.fullmatch(lines[index])] or above
    if above and all(_NO_TITLE.match(lines[index]) for index in above):
        return None
    if not above:
        return 0 if able == [0] and lines[0][-1] not in _MARKS else None
    long = [index for index in above if len(lines[index]) >= told.TELLING and _is_named(lines[index])]
    question = told.asked(lines, traits, above)
    if (found := told.echoed(lines, long, first) if question is None else question) is not None:
        return found
    topmost = not any(traits[index].taken for index in range(above[-1]))
    return (long or above)[0] if topmost else told.native(lines, long or above)


def opening_title(lines: Sequence[str], traits: Sequence[Trait], first: int) -> range:
    """Give the body's first line where it reads like a title above a paragraph: it names, and it stays.

    Above it may stand one with numbers and their labels.
    """
    if first + 1 >= len(lines) or first > 0 or not titular(lines[0], traits[0]):
        return range(0)
    at = int(bool(told.VALUE.match(lines[0])) and titular(lines[1], traits[1]))
    folded = lines[at]
    return range(
        at, at + (not _NO_TITLE.match(folded) and any(trait.prose for trait in traits[at + 1 : at + 3]))
    )


def titular(folded: str, trait: Trait, least: float = -1) -> bool:
    """Tell whether a line could be a title by its looks: it scores more than `least`."""
    if trait.taken or trait.meta or _is_labelled(trait) or folded[0] == _BULLET:
        return False
    if not _SHORTEST <= len(folded) <= _LONGEST or folded[-1] in _NO_END:
        return False
    if INTRODUCTION.fullmatch(folded) or is_caption(folded) or _NUMBER.search(folded):
        return False
    return "。" not in folded and (trait.repeated or trait.score > least) and not is_list(folded)


def _is_labelled(trait: Trait) -> bool:
    """Tell whether a line begins with the label of a byline: 来源, 作者, 发布时间."""
    found = trait.hits.found if trait.hits else ()
    return any(hit.start == 0 and hit.field in BYLINE and not hit.bare for hit in found)


def _at_byline(
    lines: Sequence[str], able: list[int], traits: Sequence[Trait], byline: int, first: int
) -> int | None:
    low, top = members.above(traits, byline, _ABOVE), members.account(lines, traits, byline)
    near = [index for index in able if low <= index < byline]
    above = [index for index in near if index < top and not _is_maker(lines[index])]
    above = [index for index in above if not members.posted(lines, traits, index, byline)] or near
    below = [index for index in able if byline < index <= first]
    fit = below and (not traits[below[0]].prose or told.is_question(lines, below[0]))
    if above and fit and below[0] == byline + 1 and not _NO_TITLE.match(lines[below[0]]):
        above = [] if under.byline(lines, traits, above, below[0]) else above
    if above and not under.day(lines, able, above, byline):
        mark = next((index for index in range(above[0], byline) if _ORIGINAL.match(lines[index])), None)
        above = [index for index in above if mark is None or index < mark] or above
        above = told.unlabelled(lines, above)
        two = (above[-2], above[-1]) if len(above) > 1 else None
        return two[0] if two and subtitled(lines, traits, two, byline) else above[-1]
    notice = traits[byline - 1].taken and len(lines[byline - 1]) >= _SENTENCED
    if byline > 1 and notice and traits[byline - 2].kind in _CRUMBS:
        return byline - 1  # a headline in a notice's words
    return below[0] if fit else None


def subtitled(lines: Sequence[str], traits: Sequence[Trait], two: tuple[int, int], byline: int) -> bool:
    """Tell whether the second of two lines above a byline is a subtitle of the first, and no account's name.

    It starts with a dash, or both stand between a breadcrumb, or the like, and the byline: a kicker is far
    shorter than its title, a title not much shorter than its subtitle.
    """
    first, second = two
    if not (traits[byline].anchor and titular(lines[second], traits[second])):
        return False
    if _is_maker(lines[second]):
        return False
    if lines[second].startswith("--"):
        return True
    between = first > 0 and traits[first - 1].kind in _OVER and (first, second) == (byline - 2, byline - 1)
    short = len(lines[second]) < _KICKER * len(lines[first])
    return between and short and not members.posted(lines, traits, second, byline)


def _is_maker(line: str) -> bool:
    """Tell whether a line is the name of an outlet, an office or people, and no title."""
    return _MAKER.fullmatch(line) is not None or told.people(line)


def _is_named(line: str) -> bool:
    """Tell a title from a caption, a part's heading, a label with its value."""
    return not (_NO_TITLE.match(line) or told.VALUE.match(line) or bare(line))
