"""The article's place on the page: the run of lines whose scores sum highest, helped by a byline above it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from ipcorpus.steps.label.runs import NEAR, STRAY, alone, led

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.label.runs import Run
    from ipcorpus.steps.label.trait import Trait

# What a byline is worth to the lines below it; and what one is below more prose than a teaser's (prose below
# another byline counts twice): it belongs to a comment or to another text.
_FIRST, _LATER, _READ = 40.0, 2.0, 6.0
# What follows a lead and furniture is the article where it scores more than so many times as much beyond the
# lead; where a credit or the heading of a list told the end, the lead must be short indeed.
_LEAD, _OVER = 1.0, 4.0
# Less than a sentence below a byline, and more than a lead above it: it is the day of what stands above.
_SCANT = 0.6
# Credits that name the source first stand below more than a lead, so close to one another.
_TOLD, _CREDITS = 3.0, 3
# Nothing but its writers may stand below a lead.
_NAMED = 1.0
# So many buttons of these kinds stand between a post and its answer.
_BUTTONS, _POSTS = 2, frozenset({"comments", "threads"})
# Short lines below a byline may take this much from an article before its first paragraph.
_DIP = -2.0
# A line that scores this is a paragraph; what a line between two such costs at most.
PARAGRAPH, _PARTING = 1.5, -0.5
# What a line of a poem below a byline scores, and one of a list below a colon.
_VERSE, _LISTED = 0.1, -0.05
# No byline stands close above a line.
_NONE = (-1, 0.0)
# The share of the article, from its end, in which a rule that `ends` ends it.
_TAIL = 0.4


def segment(
    traits: Sequence[Trait], sizes: Sequence[int], below: Sequence[Run], marked: Sequence[int]
) -> tuple[int, int] | None:
    """Give the first line of the article and the one after its last; None where no line speaks for one.

    `sizes` are the lines' lengths in characters, `below` the runs below the page's bylines, `marked` the
    lines that show more than their shape.
    """
    best, span = 0.0, None
    total, help_, helper, start, peak, over = 0.0, 0.0, -1, 0, 0.0, False
    scores, bylines = _scores(traits, below, marked), _bylines(traits, below, marked)
    said = [index for index, score in enumerate(scores) if score > 0]  # it begins and ends with one of these
    _join(traits, scores, said)
    for index in range(said[0], said[-1] + 1) if said else ():
        score = scores[index]
        # A byline helps the first line that starts below it: starting anew below the same one gains only
        # where what stood between was a lead, and short beside what follows; and its help carries no run
        # over lines that speak against it.
        byline, fresh = helper, 0.0
        if score > 0:
            byline, fresh = bylines.get(index, _NONE)
            if byline == helper:
                left = fresh and (total <= _DIP or help_ <= 0)
                lead = _OVER if left and (over or index > _near(traits, byline)) else _LEAD
                fresh = max(0.0, fresh - peak * lead) if left else 0.0
        if total <= (_DIP if help_ > 0 else 0) or total + help_ <= fresh:
            total, help_, start = 0.0, fresh, index
            if fresh and byline != helper:
                helper, peak, over = byline, 0.0, False
        total += score
        if score > 0:
            peak = max(peak, total)
            if total + help_ > best:
                best, span = total + help_, (start, index + 1)
        over = over or traits[index].concludes
    return _ended(traits, sizes, *span) if span else None


def is_paragraph(trait: Trait) -> bool:
    """Tell a paragraph from a line that is none, and from furniture and metadata."""
    return trait.score >= PARAGRAPH and not trait.stops


def _scores(traits: Sequence[Trait], below: Sequence[Run], marked: Sequence[int]) -> list[float]:
    """Give the lines' scores where they stand.

    A list below a colon parts no article, nor does anything short in the run below a byline, nor who edited
    what is signed right above.
    """
    scores = [trait.score for trait in traits]
    for index in _editors(traits, marked):
        scores[index] = _PARTING
    for index in led(traits, marked):
        scores[index] = max(scores[index], _LISTED)
    for start, end, read in below:
        least = 0.0 if read else _VERSE
        for index in [index for index in range(start, end) if scores[index] < least]:
            if scores[index] > STRAY:
                scores[index] = least
            elif alone(traits, index):
                scores[index] = _PARTING
    return scores


def _join(traits: Sequence[Trait], scores: list[float], said: Sequence[int]) -> None:
    """Let a single line of furniture between two of the paragraphs among those `said` part no article."""
    paragraphs = [index for index in said if scores[index] >= PARAGRAPH]
    for index in [above + 1 for above, under in pairwise(paragraphs) if above + 2 == under]:
        if scores[index] < _PARTING and _single(traits, index):
            scores[index] = _PARTING


def _single(traits: Sequence[Trait], index: int) -> bool:
    """Tell whether a line between two paragraphs is no furniture, or the only one next to them."""
    if not traits[index].taken:
        return True
    around = traits[max(0, index - 2) : index + 3]
    return not traits[index].ends and sum(trait.furniture and not trait.ends for trait in around) == 1


def _bylines(
    traits: Sequence[Trait], below: Sequence[Run], marked: Sequence[int]
) -> dict[int, tuple[int, float]]:
    """Give the lines close below a byline, with this and what it is worth to them.

    What stands in the run below a byline is none, nor is a day written out below a sentence, nor one with
    nothing said below it: verses may stand there where no more than a lead is above, though.
    """
    found: dict[int, tuple[int, float]] = {}
    read, last, at = 0.0, -1, 0
    starts = [run.start for run in below]
    inside = set().union(*[range(run.start, run.end) for run in below])
    for byline in [index for index in marked if traits[index].opens and index not in inside]:
        for trait in traits[at:byline]:
            if trait.score > 0:
                read += trait.score * (1 if last < 0 else 2)
        at = byline
        close = below[bisect_right(starts, byline) : bisect_right(starts, byline + NEAR)]
        verses = read < _TOLD and not all(run.read for run in close)
        scant = read >= _NAMED and not verses and _said(traits, byline) < _SCANT
        if not (scant or _closes(traits, byline, read)):
            most = _NAMED if _answers(traits, last, byline) else _READ
            last, worth = byline, _FIRST if read < most else _LATER
            found.update(dict.fromkeys(range(byline + 1, _reach(traits, close, byline)), (byline, worth)))
    return found


def _answers(traits: Sequence[Trait], last: int, byline: int) -> bool:
    """Tell whether a byline is an answer's: buttons of the post above part it from a sentence of that."""
    buttons = 0
    for index in range(byline - 1, max(last, byline - 1 - NEAR), -1):
        if traits[index].score > 0:
            return last >= 0 and buttons >= _BUTTONS
        buttons += traits[index].kind in _POSTS
    return False


def _reach(traits: Sequence[Trait], close: Sequence[Run], byline: int) -> int:
    """Give the line above which a byline helps: one close below it, or below the run's first sentence."""
    inside = range(close[0].start, close[0].end) if close else range(0)
    said = (index + 1 for index in inside if traits[index].score > 0)
    return max(_near(traits, byline) + 1, next(said, 0))


def _near(traits: Sequence[Trait], byline: int) -> int:
    """Give the last line close below a byline: the buttons among them, which rules know, take up none."""
    close = traits[byline + 1 : byline + 1 + NEAR]
    buttons = sum([trait.furniture for trait in close])
    return byline + NEAR + (0 if buttons and any(trait.ends for trait in close) else buttons)


def _closes(traits: Sequence[Trait], index: int, read: float) -> bool:
    """Tell whether a byline closes what stands above it: a day below a sentence, a writer below a text."""
    if (traits[index].signs and read >= _NAMED) or (read >= _TOLD and _credited(traits, index)):
        return True
    if not traits[index].dated:
        return False
    for above in range(index - 1, max(-1, index - 1 - NEAR), -1):
        if traits[above].score > 0:
            return True
        if traits[above].furniture:
            return False
    return False


def _editors(traits: Sequence[Trait], marked: Sequence[int]) -> Iterator[int]:
    """Give the lines that name the editor below the writer's name and right above a paragraph."""
    for index in [index for index in marked if traits[index].fields == {"editor"}]:
        around = 0 < index < len(traits) - 1 and traits[index].meta
        if around and traits[index - 1].signs and is_paragraph(traits[index + 1]):
            yield index


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


def _ended(traits: Sequence[Trait], sizes: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """Cut the segment at the first line of its last part that says the article is over."""
    whole = sum(sizes[first:last])
    read = 0
    for index in range(first, last):
        trait = traits[index]
        if trait.ends and read >= (1 - _TAIL) * whole:
            below = (i for i in range(index, first, -1) if traits[i - 1].score > 0)
            return first, next(below, index)
        read += sizes[index]
    return first, last
