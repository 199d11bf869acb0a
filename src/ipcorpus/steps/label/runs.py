"""The runs of lines below a page's bylines and breadcrumbs: an article stands whole in one of them.

Whatever a short line says, between its byline and the next furniture it is the article's: an entry of its
list, a row of its table, a line of its poem, the name below its letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.label.trait import Trait

# Below a byline an article starts within this many lines (font buttons and share bars lie between).
NEAR = 14
_FAR = 2 * NEAR
# No poem is longer than so many lines.
_LONGEST = 150
# What stands so close below a line tells whether it stands inside an article.
_CLOSE = 3
# A run without a sentence is a poem or a table: so many lines, so long on average; a menu's are shorter.
_VERSES, _VERSE = 4, 4.5
# So many lines of furniture stand between an article and what closes it.
_BUTTONS = 5
# A headline that asks scores no more.
_ASKS = 0.3
# What closes an article closes nothing shorter than so many characters.
_SAYS = 12
# What a cell of a table that stands in a line of its own scores.
CELL = -0.05
# What a number alone does.
NUMBER = -1.0
# And what a label with its value does.
_FACT = -0.1
# Furniture of these kinds stands right above an article: a breadcrumb, a row of an official paper's table,
# the text's own heading.
_CRUMB = "breadcrumb"
_ABOVE = frozenset({_CRUMB, "government-table", "opening"})
# A line that scores this is a paragraph.
PARAGRAPH = 1.5
# A line that scores lower is one that the page's markup speaks against.
STRAY = -1.5


class Run(NamedTuple):
    """The lines from `start` on, up to `end`; `read` tells whether a sentence stands among them.

    `closed` tells whether what closes an article stands right below them, `told` whether it is a byline that
    stands above such, or a breadcrumb alone.
    """

    start: int
    end: int
    read: bool
    closed: bool = False
    told: bool = True


def runs(traits: Sequence[Trait], sizes: Sequence[int], marked: Sequence[int]) -> Iterator[Run]:
    """Give the runs below the bylines and breadcrumbs of a page, in order; what stands in one begins none."""
    end = 0
    for index in [index for index in marked if traits[index].opens or traits[index].kind in _ABOVE]:
        if index < end:
            continue
        run = _below(traits, sizes, index)
        if run.closed or run.read or _holds(traits, sizes, run.start, run.end, crumb=is_crumb(traits[index])):
            yield run
            end = run.end


def _below(traits: Sequence[Trait], sizes: Sequence[int], byline: int) -> Run:
    """Give the run below a byline: furniture above its first sentence is left above it.

    Many lines above the first sentence are a table's or a list's, if they are no menu's.
    """
    start, read = byline + 1, False
    for index in range(byline + 1, len(traits)):
        if not read and (start - byline > _FAR or index - start > _LONGEST):
            return Run(start, start, read)
        trait = traits[index]
        if trait.stops and not _goes_on(traits, start, index, read=read):
            shut = _shut(traits, sizes, byline, Run(start, index, read))
            if shut or read or index - start >= _VERSES:
                return shut or Run(start, index, read)
            start = index + 1
        elif trait.score > 0 and not read:
            if index - start > NEAR and (is_crumb(traits[byline]) or not _holds(traits, sizes, start, index)):
                return Run(index, index, read)
            read = True
    return Run(start, len(traits), read)


def _goes_on(traits: Sequence[Trait], start: int, index: int, *, read: bool) -> bool:
    """Tell whether a run goes on below a line that is furniture or metadata: this is one of its own."""
    trait = traits[index]
    if trait.dated:
        return True
    return (trait.signs or alone(traits, index)) if read else parts_nothing(traits, start, index)


def _shut(traits: Sequence[Trait], sizes: Sequence[int], byline: int, run: Run) -> Run | None:
    """Give the run, right below which what closes an article stands, without the title below a breadcrumb."""
    told = any(trait.opens for trait in traits[byline : run.start])
    if run.start == run.end or not shuts(traits, run.end, ends=run.read and not told):
        return None
    if not (told or (is_crumb(traits[byline]) and _says(traits, run))):
        return None
    named = told or run.read or any(not trait.stops for trait in traits[byline + 1 : run.start])
    start = run.start + (not named)
    return Run(start, run.end, run.read, True, told) if sum(sizes[start : run.end]) >= _SAYS else None


def _says(traits: Sequence[Trait], run: Run) -> bool:
    """Tell whether a run says more than a headline that asks."""
    return not run.read or any(trait.score > _ASKS for trait in traits[run.start : run.end])


def shuts(traits: Sequence[Trait], index: int, *, ends: bool = False) -> bool:
    """Tell whether what closes an article stands at a line or below furniture there.

    It says who edited, or of what the article is, or leads to the next one; or is whatever else `ends` one.
    """
    for trait in traits[index : index + _BUTTONS]:
        edited = trait.meta and "editor" in trait.fields and "published" not in trait.fields
        if edited or trait.kind == "tags" or (trait.ends and (ends or trait.kind == "previous-next")):
            return True
        if (trait.opens and "published" in trait.fields) or not (trait.stops or trait.score <= NUMBER):
            return False
    return False


def parts_nothing(traits: Sequence[Trait], start: int, index: int) -> bool:
    """Tell whether a single line that a rule takes stands among the numbered lines of a text."""
    around = [*traits[max(start, index - 2) : index], *traits[index + 1 : index + 3]]
    if traits[index].ends or not traits[index].taken or any(trait.stops for trait in around):
        return False
    below = traits[index + 1 : index + 1 + _CLOSE]
    return any(trait.score >= 0 for trait in traits[start:index]) and any(trait.score >= 0 for trait in below)


def is_day(trait: Trait) -> bool:
    """Tell whether a line is a day and nothing else, and nothing says of what."""
    return trait.meta and trait.fields == {"published"} and trait.hits is not None and trait.hits.bare


def is_crumb(trait: Trait) -> bool:
    """Tell whether a line is a breadcrumb: lists of titles stand below one as articles do."""
    return trait.kind == _CRUMB


def crumbs(traits: Sequence[Trait], marked: Sequence[int]) -> list[int]:
    """Give the lines that are breadcrumbs."""
    return [index for index in marked if traits[index].kind == _CRUMB]


def is_contact(trait: Trait) -> bool:
    """Tell whether a rule takes a line because it says how to reach somebody."""
    return trait.kind == "contact"


def led(traits: Sequence[Trait], marked: Sequence[int]) -> Iterator[int]:
    """Give the short lines below a line that ends in a colon: the list that it announces."""
    for above in [index for index in marked if traits[index].leads and not traits[index].stops]:
        for index in range(above + 1, len(traits)):
            trait = traits[index]
            if trait.stops:
                break
            if STRAY < trait.score < 0:
                yield index
            if trait.leads or trait.score > 0:
                break


def alone(traits: Sequence[Trait], index: int) -> bool:
    """Tell whether a line that a rule takes stands alone among lines of the article.

    Close below it there must be a sentence that more of the article follows, or its end.
    """
    above, below = traits[max(0, index - 2) : index], traits[index + 1 : index + 1 + _CLOSE]
    if not traits[index].taken or traits[index].ends or any(trait.stops for trait in above):
        return False
    for at, trait in enumerate(below):
        if trait.stops:
            return False
        if trait.score > 0:
            after = below[at + 1 : at + 2]
            return bool(after) and (after[0].ends or not after[0].stops)
    return False


def _holds(
    traits: Sequence[Trait], sizes: Sequence[int], start: int, end: int, *, crumb: bool = False
) -> bool:
    """Tell whether the lines of a run without a sentence are a poem's or a table's, and no menu's.

    Right below a breadcrumb most must be labels with their values: a list of titles may stand there.
    """
    if end - start < _VERSES:
        return False
    if crumb:
        return 2 * sum(trait.score >= _FACT for trait in traits[start:end]) > end - start
    cells = sum(trait.score == CELL for trait in traits[start:end])
    return sum(sizes[start:end]) >= _VERSE * (end - start) or 2 * cells > end - start


def signed(traits: Sequence[Trait], last: int, end: int) -> int:
    """Give the line below the day that closes a notice right above `end`, whatever table it signs.

    Where no day does, it is `last`.
    """
    day = next(
        (index for index in range(end - 1, max(last, end - _CLOSE) - 1, -1) if traits[index].dated), last
    )
    own = all(trait.score > STRAY and not trait.dated for trait in traits[last:day])
    return day + 1 if last < day <= last + _LONGEST and own else last
