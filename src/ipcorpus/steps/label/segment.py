"""The article's place on the page: the run of lines whose scores sum highest, helped by a byline above it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ipcorpus.steps.label.bylines import bylines, near
from ipcorpus.steps.label.runs import NUMBER, PARAGRAPH, STRAY, alone, led

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.label.runs import Run
    from ipcorpus.steps.label.trait import Trait

# What follows a lead and furniture is the article where it scores more than so many times as much beyond the
# lead; where a credit or the heading of a list told the end, the lead must be short indeed.
_LEAD, _OVER = 1.0, 4.0
# Short lines below a byline may take this much from an article before its first paragraph.
_DIP = -2.0
# What a line between two paragraphs costs at most.
_PARTING = -0.5
# What a line of a poem below a byline scores, and one of a list below a colon.
_VERSE, _LISTED = 0.1, -0.05
# Between its byline and what closes an article a line of a poem is worth a sentence, if nowhere on the page
# sentences stand so; one above the last sentence half of that, if it is no number alone.
_CLOSED, _AMONG = 0.6, 0.3
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
    scores, helped = _scores(traits, below, marked), bylines(traits, below, marked)
    said = [index for index, score in enumerate(scores) if score > 0]  # it begins and ends with one of these
    _join(traits, scores, said)
    for index in range(said[0], said[-1] + 1) if said else ():
        score = scores[index]
        # A byline helps the first line that starts below it: starting anew below it or another one gains
        # only where what stood between was a lead, and short beside what follows; and its help carries no
        # run over lines that speak against it.
        byline, fresh = helper, 0.0
        if score > 0:
            byline, fresh = helped.get(index, _NONE)
            left = fresh and (total <= _DIP or help_ <= 0)
            lead = _OVER if left and (over or index > near(traits, byline)) else _LEAD
            fresh = max(0.0, fresh - peak * lead) if left else 0.0
        if total <= (_DIP if help_ > 0 else 0) or total + help_ <= fresh:
            total, help_, start = 0.0, fresh, index
            if fresh and byline != helper:
                helper, peak, over = byline, 0.0, False
        total += score
        if score > 0:
            peak = max(peak, total) if score > _VERSE else peak  # of sentences: a menu has none
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
    whole = any(run.read and run.closed and run.told for run in below)
    for start, end, read, closed, told in below:
        least = 0.0 if read else _CLOSED if closed and not whole else _VERSE
        if read and closed and told:
            _raise(scores, start, end)
        for index in [index for index in range(start, end) if scores[index] < least]:
            if scores[index] > STRAY:
                scores[index] = least
            elif alone(traits, index):
                scores[index] = _PARTING
    return scores


def _raise(scores: list[float], start: int, end: int) -> None:
    """Let every line above the last sentence of a run that is closed speak for the article."""
    said = [index for index in range(start, end) if scores[index] > 0]
    for index in range(start, max(said, default=start)):
        if (NUMBER if index < said[0] else STRAY) < scores[index] < _AMONG:
            scores[index] = _AMONG


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


def _editors(traits: Sequence[Trait], marked: Sequence[int]) -> Iterator[int]:
    """Give the lines that name the editor below the writer's name and right above a paragraph."""
    for index in [index for index in marked if traits[index].fields == {"editor"}]:
        around = 0 < index < len(traits) - 1 and traits[index].meta
        if around and traits[index - 1].signs and is_paragraph(traits[index + 1]):
            yield index


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
