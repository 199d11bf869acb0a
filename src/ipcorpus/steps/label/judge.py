"""Judge the lines of a page together: where the article lies, and what each line is."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.steps.label.segment import NEAR, segment
from ipcorpus.steps.label.title import find_title, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.document import Evidence
    from ipcorpus.steps.label.lines import View
    from ipcorpus.steps.label.traits import Trait

# Parts of the article, in characters: a head rule acts in the first, a tail rule from the second on.
_HEAD, _TAIL = 0.15, 0.6
# Lines of an article's own that follow its last sentence: a signature, a date, an enclosure, a credit line.
_CLOSING = re.compile(
    r"[(\[].*[)\]]|附件|附[:表图]|注[:释]|[-·]{2}|.*\d{4}年\d{1,2}月\d{1,2}日$|[图表]\d|.*摄\)?$"
    r"|.*(?:局|会|院|部|委|厅|署|司|处|办公室|政府|中心|大学|学院|协会|法院)$"
)
_CLOSING_MOST, _BARE_MOST, _RUN, _NAME = 4, 8, 3, 8
_ABSTRACT = re.compile(r"(?:本文|内容|文章)?(?:摘要|核心提示|导读|提要|简介|描述|简要描述)\s*[:|]\s*")


class Label(NamedTuple):
    """What a line is (body, title, meta, outside, or a kind of boilerplate) and the rule that says so."""

    name: str
    rule: str


BODY = Label("body", "")
_META = Label("meta", "meta")
_BEFORE, _AFTER = Label("outside", "before-article"), Label("outside", "after-article")
_TITLE, _AGAIN = Label("title", "title"), Label("title", "title-again")
_ABSTRACT_AGAIN = Label("abstract", "abstract-again")


def judge(
    lines: Sequence[View], traits: Sequence[Trait], evidence: Evidence | None, *, titled: bool = True
) -> list[Label]:
    """Give each line its label; no line is `body` where none speaks for an article."""
    sizes = [len(view.folded) for view in lines]
    span = segment(traits, sizes) or _quiet(traits, sizes)
    if span is None:
        return [_outside(trait, _BEFORE) for trait in traits]
    furnished = any(t.taken for t in (*traits[: span[0]], *traits[span[1] :]))
    title = find_title(lines, traits, span[0], evidence, furnished=furnished) if titled else None
    first, last = _opened(traits, sizes, span[0], title), _closed(lines, traits, span[1])
    labels = [_outside(trait, _BEFORE) for trait in traits[:first]]
    labels += _inside(traits[first:last], sizes[first:last])
    labels += [_outside(trait, _AFTER) for trait in traits[last:]]
    if title is not None:
        labels[title] = _TITLE
        _drop_repeats(lines, labels, title)
    _drop_abstract(lines, labels)
    return labels


def _outside(trait: Trait, side: Label) -> Label:
    if trait.taken:
        return Label(trait.taken.rule.kind, trait.taken.rule.id)
    return _META if trait.hits and trait.hits.whole else side


def _inside(traits: Sequence[Trait], sizes: Sequence[int]) -> list[Label]:
    """Label the lines of the article: what a rule takes leaves it where the rule may act."""
    whole = sum(sizes) or 1
    places = [before / whole for before in accumulate(sizes, initial=0)]
    return [_part(trait, place) for trait, place in zip(traits, places, strict=False)]


def _part(trait: Trait, place: float) -> Label:
    edge = place <= _HEAD or place >= _TAIL
    if trait.taken:
        where = trait.taken.rule.where
        if (
            where == "anywhere"
            or (where == "head" and place <= _HEAD)
            or (where == "tail" and place >= _TAIL)
        ):
            return Label(trait.taken.rule.kind, trait.taken.rule.id)
    elif trait.hits and trait.hits.whole and edge:
        return _META
    return BODY


def _quiet(traits: Sequence[Trait], sizes: Sequence[int]) -> tuple[int, int] | None:
    """Give the lines between the furniture of a page without a sentence (a poem, a table, a caption)."""
    taken = [index for index, trait in enumerate(traits) if trait.taken]
    if not traits or (len(taken) > 2 and sum(sizes) < 12 * len(traits)):  # noqa: PLR2004 - a menu page
        return None
    edges = [-1, *taken, len(traits)]
    start, end = max(pairwise(edges), key=lambda edge: sum(sizes[edge[0] + 1 : edge[1]]))
    return (start + 1, end) if end > start + 1 else None


def _opened(traits: Sequence[Trait], sizes: Sequence[int], first: int, title: int | None) -> int:
    """Take in the short lines that stand between the title or byline and the article's first sentence."""
    floor = max(
        (i + 1 for i in range(max(0, first - NEAR), first) if _stops(traits[i])), default=max(0, first - NEAR)
    )
    if title is not None and title < first:
        floor = max(floor, title + 1)
    elif any(trait.taken for trait in traits[:first]):
        floor = max(floor, first - 2)
    run = [index for index in range(floor, first) if sizes[index] <= _NAME]
    return first if len(run) >= _RUN else min(floor, first)


def _closed(lines: Sequence[View], traits: Sequence[Trait], last: int) -> int:
    """Take in the lines of the article's own that follow its last sentence."""
    end = next((i for i in range(last, len(traits)) if _stops(traits[i])), len(traits))
    if end == len(traits) and end - last <= _BARE_MOST and not any(trait.taken for trait in traits):
        return end
    while last < end and end - last <= _CLOSING_MOST and _CLOSING.match(lines[last].folded):
        last += 1
    return last


def _stops(trait: Trait) -> bool:
    return bool(trait.taken or (trait.hits and trait.hits.whole))


def _drop_repeats(lines: Sequence[View], labels: list[Label], title: int) -> None:
    """Label as title again the first lines of the body that say no more than the title does."""
    name = plain(lines[title].folded)
    body = [index for index, label in enumerate(labels) if label is BODY][:3]
    for index in body:
        if plain(lines[index].folded) == name:
            labels[index] = _AGAIN


def _drop_abstract(lines: Sequence[View], labels: list[Label]) -> None:
    """Label an abstract at the body's start that only repeats what the next lines say."""
    body = [index for index, label in enumerate(labels) if label is BODY][:5]
    for number, index in enumerate(body):
        found = _ABSTRACT.match(lines[index].folded)
        says = lines[index].folded[found.end() :].rstrip(".…")[:30] if found else ""
        if len(says) > _NAME and any(says in lines[later].folded[:60] for later in body[number + 1 :]):
            labels[index] = _ABSTRACT_AGAIN
