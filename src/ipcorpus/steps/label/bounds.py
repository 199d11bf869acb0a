"""The short lines at an article's edges: which of them are its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.lazily import lazily
from ipcorpus.steps.label.runs import (
    CELL,
    NEAR,
    PARAGRAPH,
    STRAY,
    alone,
    is_contact,
    is_day,
    led,
    parts_nothing,
    signed,
)
from ipcorpus.steps.label.shape import bare, couplet
from ipcorpus.steps.label.trait import marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.label.runs import Run
    from ipcorpus.steps.label.trait import Trait

# Lines of an article's own that follow its last sentence: a signature, a date, an enclosure, a credit line.
_CLOSING = lazily(
    r"\A(?:[(\[](?![\d%. ]*[)\]]$).*[)\]]|附件|附[:表图]|注[:释]|[-·]{2}|[图表]\d|.*(?:摄|供图)\)?$"
    r"|[㐀-鿿、 ]{0,6}(?:联系|咨询|电话|手机|传真|邮箱|邮编|地址|网址|时间|地点|日期|单位|机关|解读人)"
    r"[㐀-鿿、 ]{0,4}: *[^ :]"
    r"|(?:代理)? ?审 ?判 ?[长员]|(?:人民)? ?陪 ?审 ?员|(?:代)? ?书 ?记 ?员|法 ?官 ?助 ?理"
    r"|(?:读者|作者|学生|家长|[您你]的[㐀-鿿]{1,5}) [㐀-鿿]{2,4}$|[㐀-鿿]{2,12} ?(?:敬上|敬启|谨启|谨上)$"
    r"|\d{1,2} ?月 ?\d{1,2} ?日$|[〇○零一二三四五六七八九]{4}年[^,。:;]{1,10}$"
    r"|[㐀-鿿\d()]{2,10}班 [㐀-鿿]{2,4}$|[㐀-鿿]{2}。$|基金项目: *\S|.*\d{4} ?年 ?[春夏秋冬][^,。]{0,8}$"
    r"|此致|敬礼!?$|祝.{0,8}[:!]?$|[\[(\"]?(?:正确|参考|标准)?(?:答案|解析)[\])\":]"
    r"|.*\d{4} ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?[^,。]{0,12}$"
    r"|.*(?:局|会|院|部|委|厅|署|司|处|办公室|政府|中心|大学|学院|协会|法院)$)"
)
# A label with its value, whatever it says.
_LABELLED = lazily(r"[㐀-鿿][㐀-鿿()、 ]{1,9}: *\S")
# So many other lines may stand before one of them; so many of any kind close an article where no furniture
# is about.
_GAP, _BARE_MOST = 2, 8
# Below others so short a word is a tag, though it ends as an office's name does.
_TAG = 3
# A list that closes an article without a word of its own has so many lines.
_LEAST, _MOST = 3, 12
# It may be longer where one line in so many is a fact: a label with its value, a name with its place.
_FACTS, _FACT = 4, lazily(r"[㐀-鿿a-z][㐀-鿿a-z()]{1,9}: ?[^ :]|[㐀-鿿·]{2,6} ?\([^()]{1,12}\)$")
# What stands above a list of sources: below an article's last sentence, without the list, it heads nothing.
_SOURCES = lazily(r"(?:参考(?:文献|资料)|注释|脚注|外部链接|参见|相关条目)(?: ?\[编辑\])?|附件 ?:")
# A writer's name in brackets is an article's last line.
_WRITER = lazily(r"\([㐀-鿿][㐀-鿿 /·、]{1,14}\)")
# A run of names as short as menu entries is a menu.
_RUN, _NAME = 3, 8
# An enclosure is a link as often as not; outside the article's block lines score lower than links do in it.
_ENCLOSED, _ELSEWHERE = re.compile(r"附件|附[:表图]"), -3.0
# Between a title and the first sentence there may be so many lines of a list or a table.
_OPENING = 60
# A poem's lines are longer on average than a menu's.
_VERSE = 6
# What no heading announces and no label names scores less.
_LIKE_A_MENU = -0.1
# A sentence so long is no slogan above a menu.
_SAID = 1.3


def untouched(lines: Sequence[str], traits: Sequence[Trait], span: tuple[int, int]) -> bool:
    """Tell whether nothing on a page speaks of furniture: a clean article, whatever lists it holds.

    A column of other pages' titles below its last paragraph, or a run of names as short as menu entries
    around its paragraphs, speaks of furniture too; not what a colon announces, what has a label, a writer's
    name alone, or what a signature needs.
    """
    said = [index for index, trait in enumerate(traits) if trait.prose and trait.score >= _SAID]
    strangers = (i for i, trait in enumerate(traits) if trait.score < -1 or (trait.stops and not trait.dated))
    start = said[0] if said else len(traits)
    if not all(_is_writer(traits[i]) or (i > start and is_day(traits[i])) for i in strangers):
        return False
    first, last = min([span[0], *said]), max([span[1] - 1, *said])
    around = [*range(first), *range(last + 1, len(traits))]
    announced = set(led(traits, marks(traits))) if around else ()
    strange = [i for i in around if i not in announced and traits[i].score < _LIKE_A_MENU]
    strange = [i for i in strange if not _own(lines[i], traits[i], labelled=True)]
    names = sum(len(lines[index]) <= _NAME for index in strange)
    titles = sum(index > last for index in strange) - names
    long = sum(len(lines[index]) for index in strange) >= _VERSE * len(strange)
    return titles <= _BARE_MOST and (names < _RUN or names < len(around) // 2 or long)


def _is_writer(trait: Trait) -> bool:
    """Tell whether a line says who wrote, and nothing else."""
    return trait.meta and trait.fields == {"authors"}


def leading(lines: Sequence[str], traits: Sequence[Trait], title: int, first: int) -> int:
    """Give the first paragraph or verse right below the title where furniture alone parts it from more."""
    below = [index for index in range(max(title + 1, first - NEAR), first) if traits[index].score > 0]
    said = (at for at in below if traits[at].score >= PARAGRAPH or couplet(lines[at], lines[at + 1]))
    return next(said, first)


def opened(
    lines: Sequence[str],
    traits: Sequence[Trait],
    first: int,
    title: int | None,
    below: Sequence[Run],
) -> int:
    """Take in the short lines that stand between the title or byline and the article's first sentence."""
    run = next((run for run in below if run.start <= first < run.end), None)
    if run and (title is not None or traits[run.start - 1].anchor):
        away = (index for index in range(first - 1, run.start - 1, -1) if traits[index].score <= STRAY)
        apart = next((index + 1 for index in away if not parts_nothing(traits, run.start, index)), 0)
        start = max(run.start, 0 if title is None else title + 1, apart)
        shown = (at for at in range(start, first) if traits[at].score >= 0 or not bare(lines[at]))
        return next(shown, first)
    if title is None and _is_headed(lines[:first], traits, first):
        return 0
    low = max(0, first - NEAR)
    if title is not None and _is_free(traits[title + 1 : first]):
        return title + 1
    floor = max((i + 1 for i in range(low, first) if traits[i].stops or traits[i].score <= -1), default=low)
    own = next((i + 1 for i in range(first - 1, -1, -1) if traits[i].stops or traits[i].score < 0), first)
    if title is not None:
        floor = max(floor, title + 1)
    menu = sum(map(_is_entry, lines[floor:first])) >= _RUN
    return max(own, floor) if menu else floor


def _is_entry(line: str) -> bool:
    """Tell a name as menus have them from a fact: 鸡蛋 4个, 性别:男."""
    return len(line) <= _NAME and not (":" in line or any(map(str.isdecimal, line)))


def _is_headed(lines: Sequence[str], traits: Sequence[Trait], first: int) -> bool:
    """Tell whether no menu stands above the first sentence of a page without furniture: a paper's head."""
    if any(trait.stops or trait.prose for trait in traits[:first]):
        return False
    return sum(map(_is_entry, lines)) < _RUN and not any(trait.furniture for trait in traits)


def _is_free(traits: Sequence[Trait]) -> bool:
    """Tell whether there are so few lines as an article's own, and no furniture or menu among them."""
    return len(traits) <= _OPENING and not any(trait.stops or trait.score <= -1 for trait in traits)


def closed(lines: Sequence[str], traits: Sequence[Trait], last: int, below: Sequence[Run]) -> int:
    """Take in the article's own lines below its last sentence; a heading of sources goes with its list."""
    last = _closed(lines, traits, last, below)
    return last - (0 < last < len(lines) and _SOURCES.fullmatch(lines[last - 1]) is not None)


def _closed(lines: Sequence[str], traits: Sequence[Trait], last: int, below: Sequence[Run]) -> int:
    end = next((i for i in range(last, len(traits)) if _ends(traits, i)), len(traits))
    bare_page = end == len(traits) and not any(trait.furniture for trait in traits)
    listed = end - last <= _most(lines[last:end], _BARE_MOST)
    if bare_page and listed and all(trait.score > _ELSEWHERE for trait in traits[last:]):
        return end
    inside = any(run.start < last <= run.end for run in below)
    if inside and _is_list(lines, traits, last, end):
        return end
    last = signed(traits, last, end)
    announced = traits[last - 1].leads
    for index in range(last, end):
        short = traits[index].score == CELL or (announced and traits[index].score > STRAY)
        near = index == last or len(lines[index]) > _TAG or traits[index].dated
        if short or traits[index].taken or (near and _own(lines[index], traits[index], labelled=inside)):
            last, announced = index + 1, announced or traits[index].leads
        elif index - last >= _GAP or traits[index].score <= STRAY:
            break
    return last


def _is_list(lines: Sequence[str], traits: Sequence[Trait], last: int, end: int) -> bool:
    """Tell whether the lines up to what ends an article, or to its writer's name, are a list of its own."""
    if end == len(traits):
        return False
    if not (traits[end].ends or traits[end].meta or _WRITER.fullmatch(lines[end - 1])):
        return False
    most = _most(lines[last:end], _MOST)
    return _LEAST <= end - last <= most and all(trait.score > STRAY for trait in traits[last:end])


def _most(lines: Sequence[str], otherwise: int) -> int:
    """Tell how many lines a list may have: many where enough of them are facts with their labels."""
    facts = sum(_FACT.match(line) is not None for line in lines)
    return _OPENING if facts >= _LEAST and len(lines) <= _FACTS * facts else otherwise


def _ends(traits: Sequence[Trait], index: int) -> bool:
    """Tell whether a line is none of the article's: no day below a signature, nothing among its lines."""
    if not traits[index].stops or traits[index].dated:
        return False
    return not (is_contact(traits[index]) and alone(traits, index))


def _own(line: str, trait: Trait, *, labelled: bool) -> bool:
    """Tell whether a short line is an article's own by its form: a heading, a part of a signature."""
    if trait.score <= STRAY:
        return trait.score > _ELSEWHERE and _ENCLOSED.match(line) is not None
    if trait.score >= 0 or trait.dated or (labelled and _LABELLED.match(line)):
        return True
    return _CLOSING.match(line) is not None
