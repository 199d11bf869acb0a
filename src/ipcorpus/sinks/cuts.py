"""The line of a document in the cuts file: what each rule of each step took, where, and what it put."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ipcorpus.document import Cleaned, Cut, Step

# Start, removed, put: a cut without its rule.
_SPAN = itemgetter(slice(3))


def line(cleaned: Cleaned, *, every: bool) -> dict[str, Any]:
    """Give the cuts of a document, grouped by step and rule in the order of the pipeline.

    Without `every` those of script conversion are left out: they are as long as the text. A span is
    [start, removed, put], counted in the input of its step (decode: in bytes); extraction lists the
    [tag path, text] it dropped.
    """
    article = cleaned.article
    steps = [step for step in cleaned.steps if every or step.name != "script"]
    return {"id": article.id, "path": article.path, "cuts": [entry for step in steps for entry in _of(step)]}


def _of(step: Step) -> list[dict[str, Any]]:
    dropped: dict[str, list[tuple[str, str]]] = {}
    for kind, path, text in step.dropped:
        dropped.setdefault(kind, []).append((path, text))
    return [
        {"step": step.name, "rule": rule, "spans": [*map(_SPAN, cuts)]}
        for rule, cuts in _by_rule(step.cuts).items()
    ] + [{"step": step.name, "rule": kind, "dropped": found} for kind, found in dropped.items()]


def _by_rule(cuts: Iterable[Cut]) -> dict[str, list[Cut]]:
    """Group cuts by the rule that made them, the rules in the order of their first cuts."""
    found: dict[str, list[Cut]] = {}
    for rule, run in groupby(cuts, itemgetter(3)):
        found.setdefault(rule, []).extend(run)
    return found
