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
    gone = _pieces(lines, labels)
    if not gone and not _trims(lines, known):
        return Settled(_spans(lines), gone, [*labels])
    final, named = [*labels], TITLE in labels
    kept = [index for index, label in enumerate(labels) if label is BODY]
    now, known = lines.at(kept), [known[index] for index in kept]
    for _ in range(_PASSES):
        left = _trims(now, known)
        for at, (low, high, rule) in left.items():
            gone.append(_rest(now, at, low, high, rule))
            now.trim(at, low, high)
        for at, trait in zip(left, traits(now.at(left), rules) if left else (), strict=True):
            known[at] = trait
        verdicts = judge(now, known, None).labels
        # An article has one title: what stands above a byline among what is left of it is none. What stands
        # there twice is, for whoever cleans the rest again.
        stays = TITLE if named and AGAIN not in verdicts else BODY
        verdicts = [BODY if verdict is stays else verdict for verdict in verdicts]
        gone += _pieces(now, verdicts)
        staying = [at for at, verdict in enumerate(verdicts) if verdict is BODY]
        if len(staying) == len(kept) and not left:
            break
        for index, verdict in zip(kept, verdicts, strict=True):
            final[index] = verdict
        now, known, kept = now.at(staying), [known[at] for at in staying], [kept[at] for at in staying]
    return Settled(_spans(now), gone, final)


def _spans(lines: Views) -> list[tuple[int, int]]:
    return [(start, start + len(line)) for start, line in zip(lines.starts, lines.texts, strict=True)]


def _pieces(lines: Views, labels: Sequence[Label]) -> list[Piece]:
    """Give the lines that go, by their labels."""
    places = zip(lines.starts, lines.texts, labels, strict=True)
    return [(start, start + len(line), label.rule) for start, line, label in places if label is not BODY]


def _trims(lines: Views, known: Sequence[Trait]) -> dict[int, _Left]:
    """Give what is left of the lines that are not left whole."""
    able = [at for at, trait in enumerate(known) if trait.spans or trait.hits]
    return {at: left for at in able if (left := _trim(lines.folded[at], known[at]))}


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


def _rest(lines: Views, at: int, low: int, high: int, rule: str) -> Piece:
    """Give the piece that goes from a line, at its start or its end."""
    start, end = lines.starts[at], lines.starts[at] + len(lines.texts[at])
    return (start, start + low, rule) if low else (start + high, end, rule)
