"""A page without a sentence: a poem, a table, a caption, a programme."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ipcorpus.steps.label.runs import is_crumb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.label.trait import Trait

# An item of a programme begins with its hours.
_HOURS = re.compile(r"\d{1,2}:\d\d ?(?:[-~至]|--) ?\d{1,2}:\d\d")
# A page with more furniture than this and lines this short on average is a menu altogether.
_FURNITURE, _AVERAGE = 2, 12
# What stands between the names of a breadcrumb.
_STEP = re.compile(r">|(?<= )[-/](?= )")
# Fewer characters among furniture are a word of it.
_WORD = 5
# Below a byline stands no text of fewer.
_SAYS = 10
# Verses, and the items of a programme, are more than this.
_FEW = 3
# A song's lines are as long on average, and shorter than headlines.
_VERSES = 4.5, 16


def quiet(lines: Sequence[str], traits: Sequence[Trait], sizes: Sequence[int]) -> tuple[int, int] | None:
    """Give the lines between the furniture of a page without a sentence (a poem, a table, a caption).

    Where the line below a breadcrumb says what this ends in, short lines below it are verses; a programme
    by the hour is no menu, however short its lines. Where a byline stands above, they are right below it.
    """
    taken = [index for index, trait in enumerate(traits) if trait.taken]
    title = next((index for index in taken if _names_next(lines, traits, index)), None)
    if title is not None:
        end = next((index for index in taken if index > title), len(traits))
        verses = sizes[title + 2 : end]
        if len(verses) > _FEW and _VERSES[0] * len(verses) <= sum(verses) <= _VERSES[1] * len(verses):
            return title + 2, end
    told = _told(traits)
    if sum(sizes[told.start : told.stop]) >= _SAYS:
        return told.start, told.stop
    edges = [-1, *taken, len(traits)]
    start, end = max(pairwise(edges), key=lambda edge: sum(sizes[edge[0] + 1 : edge[1]]))
    hours = sum(_HOURS.match(line) is not None for line in lines[start + 1 : end])
    menu = hours <= _FEW and len(taken) > _FURNITURE and sum(sizes) < _AVERAGE * len(traits)
    if menu or not traits:
        return None
    against = sum(trait.score for trait in traits[start + 1 : end]) < start + 1 - end
    word = bool(taken) and sum(sizes[start + 1 : end]) < _WORD
    return (start + 1, end) if end > start + 1 and not (against or word) else None


def _names_next(lines: Sequence[str], traits: Sequence[Trait], index: int) -> bool:
    """Tell whether the line below a breadcrumb says what this ends in."""
    if not is_crumb(traits[index]) or index + 1 == len(lines):
        return False
    return _STEP.split(lines[index])[-1].strip() == lines[index + 1]


def _told(traits: Sequence[Trait]) -> range:
    """Give the lines between a page's first byline, with the buttons below it, and the next furniture."""
    byline = next((index for index, trait in enumerate(traits) if trait.anchor), len(traits))
    start = next((index for index in range(byline, len(traits)) if not traits[index].stops), len(traits))
    return range(start, next((at for at in range(start, len(traits)) if traits[at].stops), len(traits)))
