"""The metadata rules, compiled: which label or signature stands where in a line."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs
import regex

from ipcorpus import ruleset
from ipcorpus.steps.label.literals import literals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ipcorpus.ruleset import Rule
    from ipcorpus.steps.label.clock import Clock

# A line that holds the first digits of a year may hold a date, though no rule names it.
_DATE = -1
_YEARS = ("198", "199", *(f"20{digit}" for digit in range(10)), "民国", "二〇", "二○", "二零")


class Mark(NamedTuple):
    """A place where a rule matched, and the value's place where the rule itself says it.

    `rank` is the rule's place in the rule set: of two that read the same field, the lower is trusted more.
    """

    start: int
    end: int
    value: tuple[int, int] | None
    rule: Rule
    rank: int


class Reader:
    """The rules of step `metadata`, behind one scan for the literals that they need."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._plain = {rank: re.compile(rule.pattern) for rank, rule in enumerate(rules) if not rule.timed}
        self._timed = {rank: regex.compile(rule.pattern) for rank, rule in enumerate(rules) if rule.timed}
        self._furniture = {rank for rank, rule in enumerate(rules) if rule.field == "furniture"}
        owners: dict[str, set[int]] = {year: {_DATE} for year in _YEARS}
        self._always: set[int] = set()
        for rank, rule in enumerate(rules):
            needed = literals(rule.pattern)
            if not needed:
                self._always.add(rank)
            for word in needed:
                owners.setdefault(word, set()).add(rank)
        self._owners = list(owners.values())
        # A line feed in a literal stands for a line's start or end.
        self._closing = [word.endswith("\n") for word in owners]
        self._scanner = ahocorasick_rs.AhoCorasick(list(owners))

    def candidates(self, lines: Sequence[str]) -> Iterator[tuple[int, dict[str, list[int]]]]:
        """Give each folded line that may say something, with the ranks of the rules to be tried, by place.

        Furniture alone says nothing.
        """
        wanted: dict[int, set[int]] = {}
        for index in range(len(lines) if self._always else 0):
            wanted[index] = set(self._always)
        ends = list(accumulate(len(line) + 1 for line in lines))
        index = 0
        for word, _, end in self._scanner.find_matches_as_indexes(
            "\n" + "\n".join(lines) + "\n", overlapping=True
        ):
            while end - 1 - self._closing[word] > ends[index]:
                index += 1
            wanted.setdefault(index, set()).update(self._owners[word])
        for at, ranks in sorted(wanted.items()):
            if not ranks <= self._furniture:
                yield at, self._placed(ranks)

    def _placed(self, ranks: set[int]) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for rank in sorted(ranks - {_DATE}):
            places.setdefault(self.rules[rank].where, []).append(rank)
        return places

    def labels(self, folded: str, ranks: Iterable[int], start: int, clock: Clock) -> list[Mark]:
        """Give the labels of a line from a place on: in order, each in its own place."""
        return _apart(self._marks(folded, ranks, (start, len(folded)), clock))

    def ends(self, folded: str, ranks: Iterable[int], at: tuple[int, int], clock: Clock) -> list[Mark]:
        """Give what matches at a line's head or tail; of each field in its own place."""
        marks = list(self._marks(folded, ranks, at, clock))
        fields = dict.fromkeys(mark.rule.field for mark in marks)
        return [each for field in fields for each in _apart(m for m in marks if m.rule.field == field)]

    def _marks(self, folded: str, ranks: Iterable[int], at: tuple[int, int], clock: Clock) -> Iterator[Mark]:
        for rank in ranks:
            for match in self._matches(folded, rank, at, clock):
                value = match.span("value") if "value" in match.re.groupindex else None
                yield Mark(match.start(), match.end(), value, self.rules[rank], rank)

    def _matches(
        self, folded: str, rank: int, at: tuple[int, int], clock: Clock
    ) -> Iterable[re.Match[str] | regex.Match[str]]:
        if rank in self._timed:
            return clock.find(self.rules[rank].id, self._timed[rank], folded, *at)
        return self._plain[rank].finditer(folded, *at)


@lru_cache(maxsize=8)
def reader(rules: tuple[Rule, ...] | None = None) -> Reader:
    """Compile metadata rules; without any, those that ipcorpus came with."""
    return Reader(ruleset.load().of("metadata") if rules is None else rules)


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Leave out empty matches and those that begin inside another; of two at one place, the shorter."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.rank)):
        if mark.end > mark.start and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return kept
