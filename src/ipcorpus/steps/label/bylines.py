"""What a byline is worth to the lines below it, and which days and names are none of the article's."""

from __future__ import annotations

from bisect import bisect_right
from itertools import repeat
from typing import TYPE_CHECKING

from ipcorpus.steps.label.runs import NEAR, is_day, shuts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.label.runs import Run
    from ipcorpus.steps.label.trait import Trait

# What a byline is worth to the lines below it; and what one is below more prose than a teaser's (prose below
# another byline counts twice): it belongs to a comment or to another text.
_FIRST, _LATER, _READ = 40.0, 2.0, 6.0
# What a breadcrumb is worth to what is closed below it: less than a long text without one; and where but the
# heading of a list closes it.
_SHUT, _HEADED = 8.0, 4.0
# Less than a sentence below a byline, and more than a lead above it: it is the day of what stands above.
_SCANT = 0.6
# Credits that name the source first stand below more than a lead, so close to one another.
_TOLD, _CREDITS = 3.0, 3
# Nothing but its writers may stand below a lead.
_NAMED = 1.0
# So many buttons of these kinds stand between a post and its answer.
_TALK, _FLOOR = "comments", "forum-buttons"
_BUTTONS, _POSTS = 2, frozenset({_TALK, "threads"})


def bylines(
    traits: Sequence[Trait], below: Sequence[Run], marked: Sequence[int]
) -> dict[int, tuple[int, float]]:
    """Give the lines close below a byline, with this and what it is worth to them.

    What stands in the run below a byline is none, nor is a day in a list of them, nor one written out below a
    sentence, nor one with nothing said below it: verses may stand there where no more than a lead is above,
    or what closes an article below, though. Below a text and a heading of comments it is one's of these.
    """
    found: dict[int, tuple[int, float]] = {}
    read, last, at, talk = 0.0, -1, 0, False
    starts = [run.start for run in below]
    inside = set(_listed(traits, marked)).union(*[range(run.start, run.end) for run in below])
    whole = (run.end for run in below if run.closed and run.read and shuts(traits, run.end))
    done = next(whole, len(traits))
    for byline in [index for index in marked if traits[index].opens and index not in inside]:
        for trait in traits[at:byline]:
            if trait.score > 0:
                read += trait.score * (1 if last < 0 else 2)
            talk = talk or (read >= _TOLD and trait.ends and trait.kind == _TALK)
        at = byline
        close = below[bisect_right(starts, byline) : bisect_right(starts, byline + NEAR)]
        verses = read < _TOLD and not all(run.read for run in close)
        verses = verses or any(run.closed for run in close)
        scant = read >= _NAMED and not verses and _said(traits, byline) < _SCANT
        if not (scant or _closes(traits, byline, read)):
            most = _NAMED if talk or _answers(traits, last, byline) else _READ
            first = read < most and (byline < done or any(run.read and run.closed for run in close))
            last, worth = byline, _FIRST if first else _LATER
            found.update(dict.fromkeys(range(byline + 1, near(traits, byline) + 1), (byline, worth)))
    return dict(_crumbed(traits, below)) | found


def _crumbed(traits: Sequence[Trait], below: Sequence[Run]) -> Iterator[tuple[int, tuple[int, float]]]:
    """Give the lines of what is closed below a breadcrumb, to the first sentence, with that and its worth."""
    for run in [run for run in below if run.closed and not run.told]:
        said = (index for index in range(run.start, run.end) if traits[index].score > 0)
        helped = range(run.start, next(said, run.start) + 1)
        worth = _SHUT if shuts(traits, run.end) else _HEADED
        yield from zip(helped, repeat((run.start - 1, worth)), strict=False)


def _listed(traits: Sequence[Trait], marked: Sequence[int]) -> Iterator[int]:
    """Give the days of a list of other pages: three or more in lines of their own, no sentence among them."""
    days = [index for index in marked if traits[index].anchor and is_day(traits[index])]
    for first, second, third in zip(days, days[1:], days[2:], strict=False):
        if third - first <= 2 * NEAR and all(trait.score <= 0 for trait in traits[first:third]):
            yield from (first, second, third)


def _answers(traits: Sequence[Trait], last: int, byline: int) -> bool:
    """Tell whether a byline is an answer's: buttons of the post above part it from a sentence of that."""
    buttons = 0
    for index in range(byline - 1, max(last, byline - 1 - NEAR), -1):
        if traits[index].score > 0:
            return last >= 0 and buttons >= _BUTTONS
        buttons += traits[index].kind in _POSTS
    return False


def near(traits: Sequence[Trait], byline: int) -> int:
    """Give the last line close below a byline: the buttons among them, which rules know, take up none."""
    close = traits[byline + 1 : byline + 1 + NEAR]
    buttons = sum([trait.furniture for trait in close])
    return byline + NEAR + (0 if buttons and any(trait.ends for trait in close) else buttons)


def _closes(traits: Sequence[Trait], index: int, read: float) -> bool:
    """Tell whether a byline closes what stands above it: a day below a sentence, a writer below a text."""
    if (traits[index].signs and read >= _NAMED) or (read >= _TOLD and _credited(traits, index)):
        return True
    if read >= _NAMED and _is_floor(traits, index):
        return True
    return traits[index].dated and any(trait.score > 0 for trait in traits[max(0, index - NEAR) : index])


def _is_floor(traits: Sequence[Trait], index: int) -> bool:
    """Tell whether a day stands between a floor's number, below its post, and the button that answers it."""
    if not 0 < index < len(traits) - 1 or traits[index + 1].kind != _TALK:
        return False
    above = (traits[at] for at in range(index - 1, max(-1, index - 1 - NEAR), -1))
    post = next((trait for trait in above if not trait.stops), None)
    return traits[index - 1].rule == _FLOOR and post is not None and post.score > 0


def _said(traits: Sequence[Trait], index: int) -> float:
    """Tell how much reads like prose close below a byline, up to what ends an article or the next byline."""
    said = 0.0
    for trait in traits[index + 1 : index + 1 + 2 * NEAR]:
        if trait.ends or trait.opens:
            break
        said += max(0.0, trait.score)
    return said


def _credited(traits: Sequence[Trait], index: int) -> bool:
    """Tell whether a byline without a day is the first of a text's credits: no sentence parts them."""
    if traits[index].hits is None or "published" in traits[index].fields or index == 0:
        return False
    if traits[index - 1].opens:
        return False
    for trait in traits[index + 1 : index + 1 + _CREDITS]:
        if trait.score > 0:
            return False
        if trait.concludes:
            return True
    return False
