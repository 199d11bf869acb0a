"""The boilerplate rules, compiled: which of them match which lines of a text."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

import ahocorasick_rs
import regex

from ipcorpus.steps.label.clock import Clock
from ipcorpus.steps.label.literals import literals

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
        owners: dict[str, list[int]] = {}
        self._always: list[int] = []
        for number, rule in enumerate(rules):
            needed = literals(rule.pattern)
            if not needed:
                self._always.append(number)
            for word in needed:
                owners.setdefault(word, []).append(number)
        self._owners = list(owners.values())
        self._scanner = ahocorasick_rs.AhoCorasick(list(owners)) if owners else None

    def find(self, lines: Sequence[str]) -> dict[int, list[Match]]:
        """Give the matches in folded lines: by index of the line, in order of the rules.

        Raises Reject where a user's rules use up their time.
        """
        clock = Clock()
        found: dict[int, list[Match]] = {}
        for index, numbers in self._candidates(lines):
            for number in sorted(numbers):
                if match := self._searches[number].on(lines[index], clock):
                    found.setdefault(index, []).append(match)
        return found

    def _candidates(self, lines: Sequence[str]) -> Iterator[tuple[int, set[int]]]:
        """Give each line that has a literal of some rule, with the numbers of the rules to be tried."""
        wanted: dict[int, set[int]] = {
            index: set(self._always) for index in range(len(lines) * bool(self._always))
        }
        if self._scanner and lines:
            seen = [line if len(line) <= REACH else line[-REACH:] for line in lines]
            # Each line with the line feed before it: in literals it stands for a line's start or end.
            ends = list(accumulate(len(line) + 1 for line in seen))
            text = "\n" + "\n".join(seen) + "\n"
            index = 0
            for word, start, _ in self._scanner.find_matches_as_indexes(text, overlapping=True):
                while start >= ends[index]:
                    index += 1
                wanted.setdefault(index, set()).update(self._owners[word])
        yield from wanted.items()


class _Search:
    """One rule's pattern and how it is tried on a line."""

    __slots__ = ("_longest", "_pattern", "rule")

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self._longest = rule.longest or (REACH if rule.span else LONGEST)
        self._pattern: Any = regex.compile(rule.pattern) if rule.timed else re.compile(rule.pattern)

    def on(self, line: str, clock: Clock) -> Match | None:
        """Give the match of the rule in a line; a span rule looks at the end of a line that is too long."""
        skipped = max(0, len(line) - self._longest)
        if skipped:
            if not self.rule.span:
                return None
            line = line[skipped:]
        hit = (
            clock.search(self.rule.id, self._pattern, line) if self.rule.timed else self._pattern.search(line)
        )
        return Match(self.rule, skipped + hit.start(), skipped + hit.end()) if hit and hit[0] else None
