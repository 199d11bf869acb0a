"""The metadata rules, compiled: which label or signature stands where in a line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import regex

from ipcorpus import ruleset
from ipcorpus.steps.label.literals import literals
from ipcorpus.steps.label.scan import Scan, bits, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.ruleset import Rule
    from ipcorpus.steps.label.clock import Clock

_PLACES = ("anywhere", "head", "tail")
# The groups of a pattern that hold the value.
_VALUES = ("value", "pen")
# A closing signature or credit ends in a bracket, a name or a staff code.
_CLOSERS = frozenset(")]")
_YEARS = ("198", "199", *(f"20{digit}" for digit in range(10)), "民国", "二〇", "二○", "二零")


class Mark(NamedTuple):
    """A place where a rule matched, and the value's place where the rule itself says it.

    `rank` is the rule's place in the rule set: of two that read the same field, the lower is trusted more.
    `pen` says that the rule takes the value for whoever writes, be it no person's name: a member's.
    """

    start: int
    end: int
    value: tuple[int, int] | None
    rule: Rule
    rank: int
    pen: bool = False


class Reader:
    """The rules of step `metadata`, behind one scan for the literals that they need."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._patterns: dict[int, tuple[Any, str | None]] = {}
        self._furniture = bits(rank for rank, rule in enumerate(rules) if rule.field == "furniture")
        self._places = {
            place: bits(rank for rank, rule in enumerate(rules) if rule.where == place) for place in _PLACES
        }
        needed = {rank: literals(rule.pattern) for rank, rule in enumerate(rules)}
        # A line that holds the first digits of a year may hold a date, though no rule names it.
        self._scan = Scan({**needed, len(rules): frozenset(_YEARS)})

    def candidates(self, lines: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Give each folded line that may say something, with the rules to be tried: their ranks as bits.

        Furniture alone says nothing.
        """
        for index, ranks in sorted(self._scan.of(lines).items()):
            if ranks & ~self._furniture:
                yield index, ranks

    def labels(self, folded: str, ranks: int, start: int, clock: Clock) -> list[Mark]:
        """Give the labels of a line from a place on: in order, each in its own place."""
        ranks &= self._places["anywhere"]
        return _apart(self._marks(folded, ranks, (start, len(folded)), clock)) if ranks else []

    def ends(self, folded: str, ranks: int, place: str, at: tuple[int, int], clock: Clock) -> list[Mark]:
        """Give what matches at a line's `head`, or at its `tail` in a bracket; a field's each apart."""
        ranks &= self._places[place]
        if not ranks or (place == "tail" and folded[at[1] - 1] not in _CLOSERS):
            return []
        marks = self._marks(folded, ranks, at, clock)
        fields = dict.fromkeys([mark.rule.field for mark in marks])
        return [each for field in fields for each in _apart([m for m in marks if m.rule.field == field])]

    def _marks(self, folded: str, ranks: int, at: tuple[int, int], clock: Clock) -> list[Mark]:
        marks: list[Mark] = []
        for rank in numbers(ranks):
            rule, (pattern, said) = self.rules[rank], self._pattern(rank)
            matches = (
                clock.find(rule.id, pattern, folded, *at) if rule.timed else pattern.finditer(folded, *at)
            )
            for match in matches:
                value = match.span(said) if said else None
                marks.append(Mark(match.start(), match.end(), value, rule, rank, said == "pen"))
        return marks

    def _pattern(self, rank: int) -> tuple[Any, str | None]:
        """Give a rule's pattern, and the group of it that holds the value."""
        found = self._patterns.get(rank)
        if found is None:  # compiled when it is first tried: on a few pages most never are
            rule = self.rules[rank]
            pattern = (regex if rule.timed else re).compile(rule.pattern)
            said = next((name for name in _VALUES if name in pattern.groupindex), None)
            found = self._patterns[rank] = pattern, said
        return found


@lru_cache(maxsize=8)
def reader(rules: tuple[Rule, ...] | None = None) -> Reader:
    """Compile metadata rules; without any, those that ipcorpus came with."""
    return Reader(ruleset.load().of("metadata") if rules is None else rules)


def _apart(marks: list[Mark]) -> list[Mark]:
    """Leave out empty matches and those that begin inside another; of two at one place, the shorter."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.rank)):
        if mark.end > mark.start and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return kept
