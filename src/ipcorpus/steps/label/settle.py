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
    from ipcorpus.steps.label.lines import View
    from ipcorpus.steps.label.rules import Rules
    from ipcorpus.steps.label.trait import Label, Trait


class Settled(NamedTuple):
    """The lines that stay, as they stay, the pieces that go, and every line's last label."""

    kept: list[View]
    gone: list[Piece]
    labels: list[Label]


# Each pass takes something away, and what goes late is rare: the bound keeps the time linear.
_PASSES = 6


def settle(lines: Sequence[View], known: Sequence[Trait], labels: Sequence[Label], rules: Rules) -> Settled:
    """Carry out the labels, then trim and judge the rest again until all of it stays."""
    now, known, final = list(lines), list(known), list(labels)
    gone = [(v.start, v.end, to.rule) for v, to in zip(lines, labels, strict=True) if to is not BODY]
    kept = [index for index, label in enumerate(labels) if label is BODY]
    if len(kept) == len(lines) and not any(map(_trim, lines, known)):
        return Settled(now, gone, final)
    named = any(label.name == "title" for label in labels)
    for _ in range(_PASSES):
        trimmed = {index: trim for index in kept if (trim := _trim(now[index], known[index]))}
        fresh = traits([view for view, _ in trimmed.values()], rules) if trimmed else []
        for (index, (view, piece)), trait in zip(trimmed.items(), fresh, strict=True):
            now[index], known[index] = view, trait
            gone.append(piece)
        verdicts = judge([now[i] for i in kept], [known[i] for i in kept], None).labels
        # An article has one title: what stands above a byline among what is left of it is none. What stands
        # there twice is, for whoever cleans the rest again.
        stays = TITLE if named and AGAIN not in verdicts else BODY
        leaving = [
            (index, to)
            for index, to in zip(kept, verdicts, strict=True)
            if to is not BODY and to is not stays
        ]
        for index, verdict in leaving:
            gone.append((now[index].start, now[index].end, verdict.rule))
            final[index] = verdict
        if not leaving and not trimmed:
            break
        kept = [index for index in kept if final[index] is BODY]
    return Settled([now[index] for index in kept], gone, final)


def _trim(view: View, trait: Trait) -> tuple[View, Piece] | None:
    """Take off a line what a span rule matched at its edges, or a credit glued to its last sentence."""
    size = len(view.folded)
    for match in trait.spans:
        if match.end == size and match.start > 0:
            return _without(view, match.start, size, match.rule.id)
        if match.start == 0 and match.end < size:
            return _without(view, 0, match.end, match.rule.id)
    tail = trait.hits.tail if trait.hits and trait.prose else None
    return _without(view, tail, size, "meta") if tail else None


def _without(view: View, start: int, end: int, rule: str) -> tuple[View, Piece] | None:
    """Give the line that is left without a part at its start or end, blanks at the seam gone too."""
    low, high = (end, len(view.folded)) if start == 0 else (0, start)
    rest = view.folded[low:high]
    low, high = high - len(rest.lstrip()), low + len(rest.rstrip())
    if low >= high:
        return None
    low, high = view.start + low, view.start + high
    piece = (view.start, low, rule) if start == 0 else (high, view.end, rule)
    seen = slice(low - view.start, high - view.start)
    left = view._replace(start=low, end=high, text=view.text[seen], folded=view.folded[seen])
    return left, piece
