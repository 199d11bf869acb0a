"""What its neighbours make of a line: a rule's word on it holds where the rule was meant to act."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ipcorpus.lazily import lazily
from ipcorpus.steps.label.announced import contents, hints, ingredients, parts
from ipcorpus.steps.label.entry import beside, subject
from ipcorpus.steps.label.facts import carded, cited, reachable
from ipcorpus.steps.label.feed import entries
from ipcorpus.steps.label.listing import listings
from ipcorpus.steps.label.runs import CELL, STRAY, crumbs, is_crumb
from ipcorpus.steps.label.segment import is_paragraph
from ipcorpus.steps.label.shape import INTRODUCTION, shape
from ipcorpus.steps.label.tables import counted, regular, rows
from ipcorpus.steps.label.trait import marks
from ipcorpus.steps.label.traits import set_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.label.lines import Views
    from ipcorpus.steps.label.trait import Trait

# A list inside an article has few links, and so many paragraphs follow it.
_LINKS, _GOES_ON = 8, 2
# Above these stand readers' words or other pages' titles; so many paragraphs right below are the article's.
_HEADINGS = frozenset({"related", "comments"})
# Below so much prose no table of an official paper begins, nor anything else of a page's head.
_READ = 8.0
# Above the day that closes a notice, or above a list that it signs, stands how to reach its office.
_REACHED = lazily(r"[㐀-鿿]{0,8}(?:联系人|电话|热线|邮箱|传真|地址) *: *\S")
# What a line of a program costs the article that shows it.
_SHOWN = -0.1
# And what a row of a table does, the number of a part and a line of what a dish is made of; and an entry of a
# feed at least.
_ROW, _FED = 0.0, -0.4
# Below its steps and their end a guide on a portal has its notes.
_END, _NOTES = "end-mark", frozenset({"注意事项", "小贴士", "温馨提示", "经验总结"})
_HEADED = re.compile(r"[\[(]?(?:内容|中文)?(?:摘 *要|abstract)[\])]? *:?")
_ABSTRACT = re.compile(r"[\[(]?(?:内容)?(?:摘 *要|abstract)[\])]? *+(?:: *+)?(?=[^ ].{20})")


def standing(views: Views, traits: Sequence[Trait]) -> list[Trait]:
    """Give the lines' traits as they stand among one another.

    A heading of comments or other pages between paragraphs is one of the article's, a list of links between
    them is set in, a feed below its heading says nothing, key words below an abstract, a table's label below
    long prose, a telephone above a day, a breadcrumb between paragraphs, the lines of a program and rows of
    cards and forms are the text's, and on a page without a byline the subject that the text defines names
    it, its box and contents are set in.
    """
    lines, found, marked = views.folded, list(traits), marks(traits)
    for index in entries(lines, traits, marked):
        found[index] = replace(found[index], score=min(found[index].score, _FED))
    for index in [index for index in marked if traits[index].ends and traits[index].kind in _HEADINGS]:
        _part(found, index)
        if found[index].ends and _goes_on(found, index):
            found[index] = _untaken(lines[index], found[index])
    own = [*_late(found, marked), *_keys(lines, found, marked), *_ways(found, marked)]
    ways = [*_reached(lines, found, marked), *reachable(lines, found, marked)]
    cards = [*carded(lines, found, marked), *cited(lines, found, marked)]
    for index in [*own, *ways, *cards]:
        found[index] = _untaken(lines[index], found[index])
    _show(views, found, marked)
    named = subject(lines, found, marked)
    if named is not None:
        found[named] = replace(found[named], names=True)
        for index in beside(lines, found, named):
            found[index] = set_in(replace(found[index], taken=None, score=STRAY))
    return found


def _noted(lines: Sequence[str], marked: Sequence[int], traits: Sequence[Trait]) -> list[int]:
    """Give the marks of an end that notes follow: one ends the steps of a guide alone."""
    ends = [index for index in marked if traits[index].rule == _END and index + 1 < len(lines)]
    return [index for index in ends if lines[index + 1].rstrip(":") in _NOTES]


def _show(views: Views, traits: list[Trait], marked: Sequence[int]) -> None:
    """Leave an article the programs, tables and ingredients that it shows; set in its contents."""
    lines = views.folded
    told = hints(traits)
    for index in listings(lines, traits, marked, told):
        traits[index] = replace(traits[index], taken=None, score=max(traits[index].score, _SHOWN))
    for index in regular(lines, traits, told):
        traits[index] = replace(traits[index], taken=None, score=CELL)
    own = (*rows(views.texts, traits), *counted(lines, traits), *parts(lines, traits, told))
    for index in (*own, *ingredients(lines, traits, told)):
        traits[index] = replace(traits[index], score=max(traits[index].score, _ROW))
    for index in (*contents(lines, told), *_noted(lines, marked, traits)):
        traits[index] = set_in(replace(traits[index], taken=None, score=STRAY))


def _untaken(line: str, trait: Trait) -> Trait:
    score = shape(line, prose=trait.prose)
    return replace(trait, taken=None, meta=False, anchor=False, score=score)


def _part(traits: list[Trait], index: int) -> None:
    """Set in a list of other pages inside an article: its paragraphs go on right below the links."""
    low = index + 1
    own = (at for at in range(low, len(traits)) if not traits[at].inset)
    below = (at for at in own if traits[at].stops or traits[at].score > STRAY)
    end = next(below, low)
    around = [*traits[max(0, index - 1) : index], *traits[end : end + _GOES_ON]]
    if low < end <= low + _LINKS and len(around) > _GOES_ON and all(map(is_paragraph, around)):
        traits[index:end] = [set_in(replace(trait, taken=None)) for trait in traits[index:end]]


def _goes_on(traits: Sequence[Trait], index: int) -> bool:
    """Tell whether paragraphs stand right above and below a heading, and more sentences than short lines."""
    if not (index and is_paragraph(traits[index - 1])):
        return False
    end = next((at for at in range(index + 1, len(traits)) if traits[at].stops), len(traits))
    below = traits[index + 1 : end]
    said = sum(trait.score > 0 for trait in below)
    return said >= _GOES_ON and is_paragraph(below[0]) and 2 * said > len(below)


def _reached(lines: Sequence[str], traits: Sequence[Trait], marked: Sequence[int]) -> Iterator[int]:
    """Give the lines below a notice that say how to reach whoever signs below, with the day."""
    for day in [index for index in marked if traits[index].dated]:
        ways = []
        for index in range(day - 1, -1, -1):
            if traits[index].taken and _REACHED.match(lines[index]):
                ways.append(index)
            elif traits[index].stops:
                break
            elif ways and traits[index].score >= 0:
                yield from ways  # below a sentence or a heading
                break


def _late(traits: Sequence[Trait], marked: Sequence[int]) -> Iterator[int]:
    """Give the lines below long prose that rules for a page's head take, but for breadcrumbs."""
    read, at = 0.0, 0
    heads = [index for index in marked if (match := traits[index].taken) and match.rule.where == "head"]
    for index in [index for index in heads if not is_crumb(traits[index])]:
        for trait in traits[at:index]:
            read += trait.score if trait.score > 0 else 0.0
        at = index
        headed = index > 0 and not traits[index - 1].stops and traits[index - 1].score == 0
        if read >= _READ or (read > 0 and headed):
            yield index


def _ways(traits: Sequence[Trait], marked: Sequence[int]) -> Iterator[int]:
    """Give the breadcrumbs between paragraphs: ways through menus that a text describes."""
    end = 0
    for index in crumbs(traits, marked):
        if index < end:
            continue
        end = next((at for at in range(index, len(traits)) if not is_crumb(traits[at])), len(traits))
        if index and end < len(traits) and _says(traits[index - 1]) and _says(traits[end]):
            yield from range(index, end)


def _says(trait: Trait) -> bool:
    return trait.score > 1 and not trait.stops


def _keys(lines: Sequence[str], traits: Sequence[Trait], marked: Sequence[int]) -> Iterator[int]:
    """Give the key words below a paper's abstract, or right above its introduction: they are its own."""
    said = low = 0
    for index in [index for index in marked if traits[index].kind == "tags" and index]:
        below = lines[index + 1] if index + 1 < len(lines) else ""
        said = next((at for at in range(index - 1, low - 1, -1) if not traits[at].prose), said)
        low = index
        headed = _ABSTRACT.match(lines[index - 1]) or _HEADED.fullmatch(lines[said])
        if headed or INTRODUCTION.fullmatch(below):
            yield index
