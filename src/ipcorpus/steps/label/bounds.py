"""The short lines at an article's edges: which of them are its own."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ipcorpus.steps.label.segment import NEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.label.lines import View
    from ipcorpus.steps.label.traits import Trait

# Lines of an article's own that follow its last sentence: a signature, a date, an enclosure, a credit line.
_CLOSING = re.compile(
    r"[(\[].*[)\]]|附件|附[:表图]|注[:释]|[-·]{2}|[图表]\d|.*摄\)?$"
    r"|.*\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日[^,。]{0,12}$"
    r"|.*(?:局|会|院|部|委|厅|署|司|处|办公室|政府|中心|大学|学院|协会|法院)$"
)
# At most so many such lines close an article; so many of any kind do where no furniture is about.
_CLOSING_MOST, _BARE_MOST = 4, 8
# A run of names as short as menu entries is a menu.
_RUN, _NAME = 3, 8
# A page with more furniture than this and lines this short on average is a menu altogether.
_FURNITURE, _AVERAGE = 2, 12


def quiet(traits: Sequence[Trait], sizes: Sequence[int]) -> tuple[int, int] | None:
    """Give the lines between the furniture of a page without a sentence (a poem, a table, a caption)."""
    taken = [index for index, trait in enumerate(traits) if trait.taken]
    if not traits or (len(taken) > _FURNITURE and sum(sizes) < _AVERAGE * len(traits)):
        return None
    edges = [-1, *taken, len(traits)]
    start, end = max(pairwise(edges), key=lambda edge: sum(sizes[edge[0] + 1 : edge[1]]))
    against = sum(trait.score for trait in traits[start + 1 : end]) < start + 1 - end
    return (start + 1, end) if end > start + 1 and not against else None


def untouched(traits: Sequence[Trait], sizes: Sequence[int], span: tuple[int, int]) -> bool:
    """Tell whether nothing on a page speaks of furniture: a clean article, whatever lists it holds.

    Below its last sentence a few lines may stand, or many if most are items of a list (else they are titles
    of other pages); a run of names as short as menu entries speaks of furniture too.
    """
    if any(trait.score < -1 or stops(trait) for trait in traits):
        return False
    around = [*range(span[0]), *range(span[1], len(traits))]
    names = sum(sizes[index] <= _NAME and traits[index].score < 0 for index in around)
    below = traits[span[1] :]
    listed = len(below) <= _BARE_MOST or sum(trait.score >= 0 for trait in below) > len(below) // 2
    return listed and (names < _RUN or names < len(around) // 2)


def opened(traits: Sequence[Trait], sizes: Sequence[int], first: int, title: int | None) -> int:
    """Take in the short lines that stand between the title or byline and the article's first sentence."""
    low = max(0, first - NEAR)
    floor = max((i + 1 for i in range(low, first) if stops(traits[i]) or traits[i].score <= -1), default=low)
    if title is not None:
        floor = max(floor, title + 1)
    elif any(map(furniture, traits[:first])):
        floor = max(floor, first - 2)
    menu = sum(sizes[index] <= _NAME for index in range(floor, first)) >= _RUN
    return max(first, floor) if menu else floor


def closed(lines: Sequence[View], traits: Sequence[Trait], last: int) -> int:
    """Take in the lines of the article's own that follow its last sentence."""
    end = next((i for i in range(last, len(traits)) if stops(traits[i]) and not traits[i].dated), len(traits))
    if end == len(traits) and end - last <= _BARE_MOST and not any(map(furniture, traits)):
        return end
    while last < end and end - last <= _CLOSING_MOST and _CLOSING.match(lines[last].folded):
        last += 1
    return last


def stops(trait: Trait) -> bool:
    """Tell whether a line is furniture or metadata: the article's edge does not reach over it."""
    return furniture(trait) or trait.meta


def furniture(trait: Trait) -> bool:
    """Tell whether a rule takes a line, or its site repeats it."""
    return trait.taken is not None or trait.repeated
