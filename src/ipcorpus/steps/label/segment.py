"""The article's place on the page: the run of lines whose scores sum highest, helped by a byline above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.label.traits import Trait

# Below a byline an article starts within this many lines (font buttons and share bars lie between).
NEAR = 14
# What the first bylines of a page are worth to the lines below them, and what later ones are: those of
# comments and teasers.
_FIRST, _LATER, _FIRST_FEW = 8.0, 2.0, 3
# The share of the article, from its end, in which a rule that `ends` ends it.
_TAIL = 0.4


def segment(traits: Sequence[Trait], sizes: Sequence[int]) -> tuple[int, int] | None:
    """Give the first line of the article and the one after its last; None where no line speaks for one.

    `sizes` are the lines' lengths in characters.
    """
    bonus = _bonus(traits)
    best, span = 0.0, None
    total, start = 0.0, 0
    for index, trait in enumerate(traits):
        fresh = bonus[index] if trait.score > 0 else 0.0
        if total <= fresh:
            total, start = fresh, index
        total += trait.score
        if total > best and trait.score > 0:
            best, span = total, (start, index + 1)
    return _ended(traits, sizes, *span) if span else None


def _bonus(traits: Sequence[Trait]) -> list[float]:
    """Give each line what a byline close above it is worth."""
    found: list[float] = []
    seen, left, worth = 0, 0, 0.0
    for trait in traits:
        found.append(worth if left > 0 else 0.0)
        left -= 1
        if trait.hits and trait.hits.whole and trait.hits.anchor and not trait.taken:
            seen += 1
            left, worth = NEAR, _FIRST if seen <= _FIRST_FEW else _LATER
    return found


def _ended(traits: Sequence[Trait], sizes: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """Cut the segment at the first line of its last part that says the article is over."""
    whole = sum(sizes[first:last])
    read = 0
    for index in range(first, last):
        trait = traits[index]
        if trait.taken and trait.taken.rule.ends and read >= (1 - _TAIL) * whole:
            below = (i for i in range(index, first, -1) if traits[i - 1].score > 0)
            return first, next(below, index)
        read += sizes[index]
    return first, last
