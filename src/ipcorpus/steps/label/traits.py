"""What is known of each line by itself: shape, rules, metadata, repetition, cues of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.steps.label.fields import Hits, hits
from ipcorpus.steps.label.lines import View, key
from ipcorpus.steps.label.rules import takes
from ipcorpus.steps.label.shape import reads_on, shape

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from ipcorpus.steps.label.patterns import Match
    from ipcorpus.steps.label.rules import Rules


# What evidence weighs, in the scores of shape: a rule outweighs the longest paragraph but one.
_TAKEN, _ENDING, _META, _CREDIT, _REPEATED = -2.5, -4.0, -0.5, -1.5, -2.0
# A line that repeats across a site is its template only where it is no title and no sentence.
REPEATED_LONGEST = 60


class Trait(NamedTuple):
    """One line's score, whether it reads on like prose, the rule that takes it, spans to trim, metadata."""

    score: float
    prose: bool
    taken: Match | None
    spans: tuple[Match, ...]
    hits: Hits | None

    @property
    def neutral(self) -> bool:
        """Whether nothing speaks for or against the line."""
        return not (self.prose or self.taken or (self.hits and self.hits.whole))


def traits(
    lines: Sequence[View],
    rules: Rules,
    priors: Sequence[float] | None = None,
    repeated: Container[int] = (),
) -> list[Trait]:
    """Tell what each line shows by itself.

    `priors` are the scores that the page's markup gives the lines, by their number.
    """
    matches = rules.patterns.find([view.folded for view in lines])
    return [
        _trait(
            view,
            matches.get(index, ()),
            hits(view.text, view.folded, rules.reader),
            priors[view.number] if priors else 0.0,
            repeated,
        )
        for index, view in enumerate(lines)
    ]


def _trait(
    view: View, matches: Sequence[Match], found: Hits | None, prior: float, repeated: Container[int]
) -> Trait:
    folded = view.folded
    prose, score = reads_on(folded), shape(folded) + prior
    taken = next((match for match in matches if takes(match, folded, prose=prose)), None)
    if taken:
        score = _ENDING if taken.rule.ends else _TAKEN
    elif found and found.whole:
        score = _META if found.anchor else _CREDIT
    elif repeated and not prose and len(folded) <= REPEATED_LONGEST and key(folded) in repeated:
        score += _REPEATED
    return Trait(score, prose, taken, tuple(m for m in matches if m.rule.span), found)
