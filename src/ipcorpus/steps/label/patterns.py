"""The boilerplate rules, compiled: which of them match which lines of a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from sys import maxsize
from typing import TYPE_CHECKING, Any, NamedTuple

import regex

from ipcorpus.steps.label.clock import Clock
from ipcorpus.steps.label.literals import literals
from ipcorpus.steps.label.scan import Scan, bits, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.ruleset import Rule

# A rule that does not say so judges lines of up to this many characters: furniture is short.
LONGEST = 60
# No rule sees more than this of a line's end, so whatever a pattern does, a line's cost is bounded.
REACH = 1000


class Match(NamedTuple):
    """A rule and the part of a line's folded text that it matched."""

    rule: Rule
    start: int
    end: int


class Patterns:
    """The boilerplate rules of a ruleset, compiled once for any number of texts."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._searches = [_Search(rule) for rule in rules]
        self._scan = Scan({number: literals(rule.pattern) for number, rule in enumerate(rules)})
        # For lines of up to each length, the rules that judge them.
        self._reaches = sorted({maxsize, *(search.reach for search in self._searches)})
        self._able = [
            bits(number for number, search in enumerate(self._searches) if search.reach >= reach)
            for reach in self._reaches
        ]

    def find(self, lines: Sequence[str]) -> dict[int, list[Match]]:
        """Give the matches in folded lines: by index of the line, in order of the rules.

        Raises Reject where a user's rules use up their time.
        """
        clock = Clock()
        found: dict[int, list[Match]] = {}
        for index, rules in self._candidates(lines):
            for number in numbers(rules):
                if match := self._searches[number].on(lines[index], clock):
                    found.setdefault(index, []).append(match)
        return found

    def _candidates(self, lines: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Give each line that has a literal of some rule that judges lines as long, with these rules."""
        for index, rules in self._scan.of([line[-REACH:] for line in lines]).items():
            yield index, rules & self._able[bisect_left(self._reaches, len(lines[index]))]


class _Search:
    """One rule's pattern and how it is tried on a line; `reach` is the longest line that it judges."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self._longest = rule.longest or (REACH if rule.span else LONGEST)
        self.reach = maxsize if rule.span else self._longest

    @cached_property
    def _pattern(self) -> Any:  # noqa: ANN401 - of one module or the other
        # Compiled when it is first tried: on a few pages most never are.
        return (regex if self.rule.timed else re).compile(self.rule.pattern)

    def on(self, line: str, clock: Clock) -> Match | None:
        """Give the match of the rule in a line; of one that is too long, a span rule sees the end."""
        skipped = len(line) - self._longest if len(line) > self._longest else 0
        if skipped:
            line = line[skipped:]
        rule, pattern = self.rule, self._pattern
        hit = clock.search(rule.id, pattern, line) if rule.timed else pattern.search(line)
        return Match(rule, skipped + hit.start(), skipped + hit.end()) if hit and hit[0] else None
