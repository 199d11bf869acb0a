"""The metadata rules, compiled: which label or signature stands where in a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus import ruleset

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.ruleset import Rule

_VALUE = "(?P<value>"


class Mark(NamedTuple):
    """A place where a rule matched: the match, and the value's place if the rule itself says where it is."""

    start: int
    end: int
    value: tuple[int, int] | None
    rule: Rule
    rank: int


@dataclass(frozen=True, slots=True)
class Reader:
    """The rules of step `metadata`: labels joined into one pattern, those of a line's ends into one a field.

    A rule's `rank` is its place in the rule set: of two that read the same field, the lower is trusted more.
    """

    rules: tuple[Rule, ...]
    anywhere: re.Pattern[str]
    head: tuple[re.Pattern[str], ...]
    tail: tuple[re.Pattern[str], ...]

    def marks(self, pattern: re.Pattern[str], folded: str, start: int, end: int) -> Iterator[Mark]:
        """Give the matches of one of the three patterns between two places of a line, in order."""
        for match in pattern.finditer(folded, start, end):
            # Each rule's alternative ends in an empty group of its number: the last group that took part.
            name = match.lastgroup
            if name is not None:
                rank = int(name[1:])
                value = match.span(f"v{rank}") if f"v{rank}" in pattern.groupindex else None
                yield Mark(match.start(), match.end(), value, self.rules[rank], rank)


@cache
def reader(rules: tuple[Rule, ...] | None = None) -> Reader:
    """Compile metadata rules; without any, those that ipcorpus came with."""
    if rules is None:
        rules = ruleset.load().of("metadata")
    anywhere = _joined(rules, [rule for rule in rules if rule.where == "anywhere"])
    return Reader(rules, anywhere, _by_field(rules, "head"), _by_field(rules, "tail"))


def _by_field(rules: tuple[Rule, ...], place: str) -> tuple[re.Pattern[str], ...]:
    there = [rule for rule in rules if rule.where == place]
    fields = dict.fromkeys(rule.field for rule in there)
    return tuple(_joined(rules, [rule for rule in there if rule.field == field]) for field in fields)


def _joined(rules: tuple[Rule, ...], some: Sequence[Rule]) -> re.Pattern[str]:
    """Join patterns into one; each alternative ends in an empty group that bears its rule's number."""
    parts = []
    for rule in some:
        rank = rules.index(rule)
        parts.append(f"(?:{rule.pattern.replace(_VALUE, f'(?P<v{rank}>')})(?P<r{rank}>)")
    return re.compile("|".join(parts) if parts else r"(?!)")
