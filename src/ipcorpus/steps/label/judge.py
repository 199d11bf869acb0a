"""Judge the lines of a page together: where the article lies, and what each line is."""

from __future__ import annotations

import re
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.steps.label.bounds import closed, leading, opened, untouched
from ipcorpus.steps.label.context import standing
from ipcorpus.steps.label.fold import fold
from ipcorpus.steps.label.quiet import quiet
from ipcorpus.steps.label.runs import PARAGRAPH, alone, is_contact, runs
from ipcorpus.steps.label.segment import segment
from ipcorpus.steps.label.shape import bare
from ipcorpus.steps.label.stated import put_up
from ipcorpus.steps.label.title import find_title, opening_title, subtitled
from ipcorpus.steps.label.told import continued, named, people, plain, repeats, titles
from ipcorpus.steps.label.trait import META, Label, marks
from ipcorpus.steps.label.traits import set_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.document import Evidence
    from ipcorpus.steps.label.lines import Views
    from ipcorpus.steps.label.runs import Run
    from ipcorpus.steps.label.trait import Trait

# Below the labels of these kinds stand counts.
_COUNTED = frozenset({"threads", "comments"})
# What parts the steps of a breadcrumb.
_STEPS = re.compile(r"(?:(?<! ) +)?(?:[>»→|:]+|/| -+(?: |$)) *")
# What stands between the writers of a paper, with the numbers of where they work.
_LISTED = re.compile(r"(?:(?<![\d*])[\d*]++)?[,、;][\d*, ]*+")
# Parts of the article, in characters: a head rule acts in the first, a tail rule from the second on.
_HEAD, _TAIL = 0.15, 0.6
_NAMED = r"(?:本文|内容|文章)?(?:摘要|核心提示|导读|提要|简介|描述|简要描述)"
_ABSTRACT = re.compile(rf"{_NAMED}\s*[:|]\s*|\[{_NAMED}\]\s*:?\s*")
_HEADING = re.compile(rf"\[?{_NAMED}\]?\s*:?")
# An abstract repeats the article if these many of its first characters stand near a paragraph's start.
_SAID, _NEAR, _LEAST = 30, 60, 8
_HEADED = re.compile(r"\[[^\[\]]{4,60}\] *")
# So long a line that another begins with is a teaser, though nothing calls it an abstract.
_TEASER = 20


class Verdict(NamedTuple):
    """Every line's label, and the lines that name the article: labelled titles, or the body's first."""

    labels: list[Label]
    title: range


BODY = Label("body", "")
_BEFORE, _AFTER = Label("outside", "before-article"), Label("outside", "after-article")
TITLE, AGAIN = Label("title", "title"), Label("title", "title-again")
_SET_IN = Label("outside", "inset")
_ABSTRACT_AGAIN = Label("abstract", "abstract-again")


def judge(views: Views, traits: Sequence[Trait], evidence: Evidence | None) -> Verdict:
    """Give each line its label; no line is `body` where none speaks for an article."""
    lines, names = views.folded, titles(evidence)
    if _is_plain(traits) and find_title(lines, traits, (0, len(lines)), names, ()) is None:
        labels = [BODY] * len(lines)
        _drop_abstract(lines, labels, 0, titled=bool(names))
        return Verdict(labels, opening_title(lines, traits, 0))
    traits = standing(views, traits)
    sizes, marked = [*map(len, lines)], marks(traits)
    below = list(runs(traits, sizes, marked))
    span = segment(traits, sizes, below, marked) or quiet(lines, traits, sizes)
    if span is None:
        return Verdict([trait.label or _BEFORE for trait in traits], range(0))
    title = find_title(lines, traits, span, names, marked)
    if title is not None and names:
        start = leading(lines, traits, title, span[0])
        traits = [*traits[:start], *map(set_in, traits[start : span[0]]), *traits[span[0] :]]
        span = start, span[1]
    first, last = _edges(lines, traits, span, title, below)
    outside = [trait.label or _BEFORE for trait in traits[:first]]
    labels = [*outside, *_inside(traits, sizes, first, last), *(t.label or _AFTER for t in traits[last:])]
    start = first if title is None else min(first, title + 1)  # where the body may begin
    named = (
        opening_title(lines, traits, first)
        if title is None
        else _entitle(lines, traits, labels, range(title, continued(lines, title, names)), start)
    )
    if title is not None and title + 2 < first and subtitled(lines, traits, (title, title + 1), title + 2):
        labels[title + 1] = BODY
    _drop_said(lines, labels, evidence, marked, start, titled=bool(names))
    return Verdict(labels, named)


def _edges(
    lines: Sequence[str],
    traits: Sequence[Trait],
    span: tuple[int, int],
    title: int | None,
    below: Sequence[Run],
) -> tuple[int, int]:
    """Give the article's first line, and the one below its last, with the short ones at its edges."""
    if untouched(lines, traits, span):
        return 0 if title is None else title + 1, len(lines)
    first = opened(lines, traits, span[0], title, below)
    return first, max(first, closed(lines, traits, span[1], below))  # below a title at the end is nothing


def _is_plain(traits: Sequence[Trait]) -> bool:
    """Tell whether every line of a page speaks for an article, as in most texts of a clean corpus."""
    return bool(traits) and all(trait.score > 0 and not trait.stops and not trait.inset for trait in traits)


def _entitle(
    lines: Sequence[str], traits: Sequence[Trait], labels: list[Label], title: range, start: int
) -> range:
    """Label the lines of the title, who wrote and what says that the page was put up; give the title's."""
    labels[title.start : title.stop] = [TITLE] * len(title)
    _drop_repeats(lines, labels, title.start, start)
    for first in _opening(labels, start, 1):
        over = first == title.stop and any(trait.anchor for trait in traits[first + 1 : first + 2])
        wrote = over and people(lines[first])
        if wrote or (title.start < first and put_up(lines[first], traits[first].hits)):
            labels[first] = META
    return title


def _inside(traits: Sequence[Trait], sizes: Sequence[int], first: int, last: int) -> list[Label]:
    """Label the lines of the article: what a rule takes leaves it where the rule may act.

    How to reach somebody is the article's own among lines of the article.
    """
    whole = sum(sizes[first:last]) or 1
    places = [before / whole for before in accumulate(sizes[first:last], initial=0)]
    said = next((at for at in range(first, last) if traits[at].score >= PARAGRAPH), last) - first
    labels = [BODY] * (last - first)
    byline = _below_lead(traits, first, last)
    for index in [at for at in range(first, last) if traits[at].label or traits[at].inset]:
        if not (is_contact(traits[index]) and alone(traits, index)):
            at = index - first
            part = _part(traits[index], places[at], below=at > said)
            labels[at] = META if index in byline else part
    return labels


def _below_lead(traits: Sequence[Trait], first: int, last: int) -> range:
    """Give the lines of a byline right below the one paragraph of a lead, in however short an article.

    Where later lines name writers or sources as well, they are a list's, and none is a byline's.
    """
    said = (at for at in range(first, last) if traits[at].score >= PARAGRAPH)
    lead, text = next(said, None), next(said, None)
    if lead is None or text is None or not traits[lead + 1].anchor:
        return range(0)
    end = next((at for at in range(lead + 1, text) if not _is_byline(traits[at])), text)
    return range(0) if any(map(_is_byline, traits[end:last])) else range(lead + 1, end)


def _is_byline(trait: Trait) -> bool:
    """Tell whether a line is nothing but what a byline says, and no day written out."""
    fields = trait.fields if trait.meta else frozenset()
    return bool(fields & {"authors", "source"} or fields == {"editor"}) and not trait.dated


def _part(trait: Trait, place: float, *, below: bool) -> Label:
    """Label a line of the article; a day written out `below` a paragraph of it signs what stands above."""
    if trait.inset:
        return _SET_IN
    if not trait.taken and not trait.meta:
        return BODY
    head, tail = place <= _HEAD, place >= _TAIL
    if trait.taken:
        where = trait.taken.rule.where
        acts = where == "anywhere" or (head if where == "head" else tail)
    else:
        acts = (head and not (trait.dated and below)) or (tail and not trait.dated)
    return (acts and trait.label) or BODY


def _opening(labels: Sequence[Label], start: int, most: int) -> list[int]:
    """Give the first lines of the body, which begins at `start` or below."""
    return list(islice((index for index in range(start, len(labels)) if labels[index] is BODY), most))


def _drop_repeats(lines: Sequence[str], labels: list[Label], title: int, start: int) -> None:
    """Label as title again the first lines of the body that say no more than the title does."""
    name = plain(named(lines[title]))
    for index in _opening(labels, start, 3):
        if repeats(lines[index], name):
            labels[index] = AGAIN


def _drop_said(
    lines: Sequence[str],
    labels: list[Label],
    evidence: Evidence | None,
    marked: Sequence[int],
    start: int,
    *,
    titled: bool,
) -> None:
    """Label what the page says elsewhere: above the first paragraph whose it is, an abstract; and counts."""
    known = (*evidence.source, *evidence.site, *evidence.authors) if evidence else ()
    kinds = [(index, labels[index].name) for index in marked]
    crumbs = (lines[index] for index, kind in kinds if kind == "breadcrumb")
    said = {fold(name) for name in known}.union(*map(_STEPS.split, crumbs))
    for index in _opening(labels, start, 3):
        if not (lines[index] in said or said.issuperset(_LISTED.split(lines[index].strip("0123456789* ")))):
            break
        labels[index] = META
    for index in [index for index, kind in kinds if kind in _COUNTED and index + 1 < len(lines)]:
        if labels[index + 1] is BODY and bare(lines[index + 1]):
            labels[index + 1] = labels[index]  # how many followed, and what else a thread's label counts
    _drop_abstract(lines, labels, start, titled=titled)


def _drop_abstract(lines: Sequence[str], labels: list[Label], start: int, *, titled: bool) -> None:
    """Label an abstract at the body's start that only repeats what the next lines say.

    A line that a longer one begins with is one, though nothing says so; on a page whose title is told
    (`titled`) one that stands twice is as well.
    """
    body = _opening(labels, start, 5)
    said = [lines[index] for index in body]
    for number, line in enumerate(said):
        index, later = body[number], said[number + 1 :]
        found = _ABSTRACT.match(line)
        heading = body[number - 1] if number and _HEADING.fullmatch(said[number - 1]) else None
        ahead = found or _HEADED.match(line)
        says = line[ahead.end() if ahead else 0 :].rstrip(" .…")
        if found or heading is not None:
            again = len(says) > _LEAST and any(says[:_SAID] in line[:_NEAR] for line in later)
        else:
            again = len(says) > _TEASER and _begins(says, later, told=titled)
        if again:
            labels[index] = _ABSTRACT_AGAIN
            if heading is not None:
                labels[heading] = _ABSTRACT_AGAIN


def _begins(says: str, later: Sequence[str], *, told: bool) -> bool:
    """Tell whether a line says what another does and, if nothing tells the title, goes on."""
    return any(line.startswith(says) and (told or len(line) > len(says)) for line in later)
