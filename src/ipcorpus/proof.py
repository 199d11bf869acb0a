"""Prove rules by their own examples, with all rules of a set at work.

What a rule `drops` it takes, what it `reads` it reads, what it `turns` comes out as written; what any rule
`keeps` no rule takes; what a rule `misses` it misses still, for a known gap that closed is to be moved up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipcorpus import ruleset
from ipcorpus.errors import Reject, RuleError
from ipcorpus.steps.label import Rules, compiled, taken
from ipcorpus.steps.label.fields import hits
from ipcorpus.steps.label.fold import fold
from ipcorpus.steps.script.proof import cases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ipcorpus.ruleset import Rule, Ruleset


class Failure(NamedTuple):
    """An example that does not come out as its rule says."""

    rule: Rule
    example: str
    problem: str


def failures(rules: Ruleset) -> Iterator[Failure]:
    """Run the examples of all rules of a set and give those that fail."""
    label = compiled(rules)
    for rule in rules.of("boilerplate"):
        yield from _boilerplate(rule, label)
    for rule in rules.of("metadata"):
        yield from _metadata(rule, label)
    for case in cases(rules):
        if case.holds == (case.kind == "misses"):
            yield Failure(case.rule, case.before, f"{case.kind}: it becomes {case.got}")


def load(*folders: Path) -> Ruleset:
    """Read the bundled rules and those of the user's folders, and prove them if there are any of these.

    Raises RuleError at the first mistake or failing example.
    """
    rules = ruleset.load(*folders)
    for failure in failures(rules) if folders else ():
        raise RuleError(failure.rule.file, failure.rule.id, f"{failure.problem}: {failure.example!r}")
    return rules


def _boilerplate(rule: Rule, label: Rules) -> Iterator[Failure]:
    for line in rule.drops:
        if rule.id not in _takers(line, label):
            yield Failure(rule, line, "drops: the rule does not take it")
    for line in rule.misses:
        if rule.id in _takers(line, label):
            yield Failure(rule, line, "misses: the rule takes it now; it belongs to drops")
    yield from _kept(rule, label)


def _metadata(rule: Rule, label: Rules) -> Iterator[Failure]:
    for line, value in rule.reads:
        found = hits(line, fold(line), label.reader)
        read = "、".join(hit.value for hit in found.found if hit.field == rule.field) if found else ""
        if read != value:
            yield Failure(rule, line, f"reads: {read!r} is read, not {value!r}")
    for line in rule.keeps:
        if _is_read(rule, line, label):
            yield Failure(rule, line, "keeps: the rule reads it")
    for line in rule.misses:
        if _is_read(rule, line, label):
            yield Failure(rule, line, "misses: the rule reads it now; it belongs to reads")


def _is_read(rule: Rule, line: str, label: Rules) -> bool:
    found = hits(line, fold(line), label.reader)
    return bool(found and rule.id in [hit.rule for hit in found.found])


def _kept(rule: Rule, label: Rules) -> Iterator[Failure]:
    for line in rule.keeps:
        if takers := _takers(line, label):
            yield Failure(rule, line, f"keeps: taken by {', '.join(takers)}")


def _takers(line: str, label: Rules) -> list[str]:
    """Give the rules that take a line or a part of it; one that runs out of time takes none."""
    try:
        return taken(line, label)
    except Reject:
        return []
