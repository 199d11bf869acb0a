"""The line that is the article's title: found by its place, and only where the page gives evidence for it.

A clean article that is cleaned again starts with its text; so a first line becomes the title only below a
breadcrumb, above a byline, where something outside the text names it, or on a page with furniture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipcorpus.steps.label.shape import is_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.document import Evidence
    from ipcorpus.steps.label.lines import View
    from ipcorpus.steps.label.traits import Trait

# Lengths of titles: one of two hanzi is a menu entry; a headline with its subtitle has some 80.
_SHORTEST, _LONGEST = 3, 90
# So many characters of a longer title tell that a line is its start.
_TELLING = 8
# A title stands within this many lines above the byline.
_ABOVE = 6


def find_title(
    lines: Sequence[View], traits: Sequence[Trait], first: int, evidence: Evidence | None, *, furnished: bool
) -> int | None:
    """Give the index of the title's line, at or above the article's `first` line.

    `furnished` says that lines of furniture were found on the page.
    """
    named = _named(lines, first, evidence)
    if named is not None:
        return named
    able = [index for index in range(first + 1) if titular(lines[index], traits[index])]
    byline = next((i for i in range(first - 1, -1, -1) if _anchor(traits[i])), None)
    if byline is not None:
        return _at_byline(able, traits, byline, first)
    above = [index for index in able if index < first]
    crumb = next((i for i in range(first - 1, -1, -1) if _kind(traits[i]) == "breadcrumb"), None)
    if crumb is not None:
        return next((index for index in above if index > crumb), None)
    if not furnished or not above:
        return None
    return above[-1] if any(traits[index].taken for index in range(above[-1])) else above[0]


def titular(view: View, trait: Trait) -> bool:
    """Tell whether a line could be a title by its looks."""
    folded = view.folded
    if trait.taken or (trait.hits and trait.hits.whole) or not _SHORTEST <= len(folded) <= _LONGEST:
        return False
    return "。" not in folded and trait.score > -1 and not is_list(folded)


def plain(folded: str) -> str:
    """Give a title's characters without blanks and marks, to compare two of them."""
    return "".join(filter(str.isalnum, folded))


def _at_byline(able: list[int], traits: Sequence[Trait], byline: int, first: int) -> int | None:
    above = [index for index in able if byline - _ABOVE <= index < byline]
    if above:
        return above[-1]
    below = [index for index in able if byline < index < first]
    return below[0] if below and not traits[below[0]].prose else None


def _named(lines: Sequence[View], first: int, evidence: Evidence | None) -> int | None:
    """Give the last line at or above the article's start that something outside the text names as title."""
    names = {plain(name.lower()) for name in evidence.title} - {""} if evidence else set()
    for index in range(min(first, len(lines) - 1), -1, -1) if names else ():
        own = plain(lines[index].folded)
        if own in names or (len(own) >= _TELLING and any(name.startswith(own) for name in names)):
            return index
    return None


def _anchor(trait: Trait) -> bool:
    return bool(trait.hits and trait.hits.whole and trait.hits.anchor and not trait.taken)


def _kind(trait: Trait) -> str:
    return trait.taken.rule.kind if trait.taken else ""
