"""The metadata rules, compiled: which label or signature stands where in a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus import ruleset

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    """The rules of step `metadata`, those of one place in the line joined into one pattern.

    A rule's `rank` is its place in the rule set: of two that read the same field, the lower is trusted more.
    """

    rules: tuple[Rule, ...]
    anywhere: re.Pattern[str]
    head: re.Pattern[str]
    tail: re.Pattern[str]

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
    joined = {place: _joined(rules, place) for place in ("anywhere", "head", "tail")}
    return Reader(rules, **joined)


def _joined(rules: tuple[Rule, ...], place: str) -> re.Pattern[str]:
    parts = [
        f"(?:{rule.pattern.replace(_VALUE, f'(?P<v{rank}>')})(?P<r{rank}>)"
        for rank, rule in enumerate(rules)
        if rule.where == place
    ]
    return re.compile("|".join(parts) if parts else r"(?!)")
