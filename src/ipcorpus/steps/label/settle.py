"""Settle what stays: trim what is glued to kept lines, and judge what is left until nothing more goes.

What is left is judged as a page of its own, so that cleaning it again changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.steps.label.judge import AGAIN, BODY, TITLE, judge
from ipcorpus.steps.label.traits import traits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.label.cutting import Piece
    from ipcorpus.steps.label.lines import Views
    from ipcorpus.steps.label.rules import Rules
    from ipcorpus.steps.label.trait import Label, Trait


class Settled(NamedTuple):
    """Where what stays of the lines stands in the text, the pieces that go, and every line's last label."""

    kept: list[tuple[int, int]]
    gone: list[Piece]
    labels: list[Label]


# Each pass takes something away, and what goes late is rare: the bound keeps the time linear.
_PASSES = 6
# What is left of a line, its bounds in that, and the rule that takes the rest.
_Left = tuple[int, int, str]


def settle(lines: Views, known: Sequence[Trait], labels: Sequence[Label], rules: Rules) -> Settled:
    """Carry out the labels, then trim and judge the rest again until all of it stays."""
    spans = [(start, start + len(line)) for start, line in zip(lines.starts, lines.texts, strict=True)]
    gone = [(*span, to.rule) for span, to in zip(spans, labels, strict=True) if to is not BODY]
    if not gone and not any(map(_trim, lines.folded, known)):
        return Settled(spans, gone, [*labels])
    now, known, final = lines.at(range(len(lines.texts))), [*known], [*labels]
    kept = [index for index, label in enumerate(labels) if label is BODY]
    named = any(label.name == "title" for label in labels)
    for _ in range(_PASSES):
        trimmed = {index: left for index in kept if (left := _trim(now.folded[index], known[index]))}
        for index, (low, high, rule) in trimmed.items():
            gone.append(_rest(spans[index], low, high, rule))
            spans[index] = spans[index][0] + low, spans[index][0] + high
            now.trim(index, low, high)
        for index, trait in zip(trimmed, traits(now.at(trimmed), rules) if trimmed else (), strict=True):
            known[index] = trait
        verdicts = judge(now.at(kept), [known[index] for index in kept], None).labels
        # An article has one title: what stands above a byline among what is left of it is none. What stands
        # there twice is, for whoever cleans the rest again.
        stays = TITLE if named and AGAIN not in verdicts else BODY
        leaving = [
            (index, to)
            for index, to in zip(kept, verdicts, strict=True)
            if to is not BODY and to is not stays
        ]
        for index, verdict in leaving:
            gone.append((*spans[index], verdict.rule))
            final[index] = verdict
        if not leaving and not trimmed:
            break
        kept = [index for index in kept if final[index] is BODY]
    return Settled([spans[index] for index in kept], gone, final)


def _trim(line: str, trait: Trait) -> _Left | None:
    """Take off a line what a span rule matched at its edges, or a credit glued to its last sentence."""
    size = len(line)
    for match in trait.spans:
        if match.end == size and match.start > 0:
            return _left(line, 0, match.start, match.rule.id)
        if match.start == 0 and match.end < size:
            return _left(line, match.end, size, match.rule.id)
    tail = trait.hits.tail if trait.hits and trait.prose else None
    return _left(line, 0, tail, "meta") if tail else None


def _left(line: str, low: int, high: int, rule: str) -> _Left | None:
    """Leave a part of a line, blanks at the seam gone too."""
    rest = line[low:high]
    low, high = high - len(rest.lstrip()), low + len(rest.rstrip())
    return (low, high, rule) if low < high else None


def _rest(span: tuple[int, int], low: int, high: int, rule: str) -> Piece:
    """Give the piece that goes from a line, at its start or its end."""
    start, end = span
    return (start, start + low, rule) if low else (start + high, end, rule)
