"""The rules of a run, compiled: those that take lines and those that read metadata."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.steps.label.fields import Reader, reader
from ipcorpus.steps.label.fold import fold
from ipcorpus.steps.label.patterns import Match, Patterns
from ipcorpus.steps.label.shape import reads_on

if TYPE_CHECKING:
    from ipcorpus.ruleset import Ruleset
    from ipcorpus.steps.label.trait import Trait

# A rule takes a sentence only if it matched its start or this share of it.
_MOST = 0.6


class Rules(NamedTuple):
    """What `label` needs of a rule set; compile it once and hand it to every call.

    `seen` remembers what short lines, given by their text, showed by themselves under these rules.
    """

    patterns: Patterns
    reader: Reader
    seen: dict[str, Trait]


@lru_cache(maxsize=8)
def compiled(ruleset: Ruleset) -> Rules:
    """Compile the rules of the steps `boilerplate` and `metadata`."""
    return Rules(Patterns(ruleset.of("boilerplate")), reader(ruleset.of("metadata")), {})


def takes(match: Match, folded: str, *, prose: bool) -> bool:
    """Tell whether a match takes its whole line.

    A sentence falls only to what matched its start or most of it, any line to a span rule only where that
    matched all of it.
    """
    size = match.end - match.start
    if match.rule.span:
        return size == len(folded)
    return not prose or match.start == 0 or size >= _MOST * len(folded)


def taken(line: str, rules: Rules) -> list[str]:
    """Give the ids of the boilerplate rules that take a line, or a part of it, wherever it stands.

    Raises Reject where a user's rule runs out of time.
    """
    folded = fold(line).strip()
    matches = rules.patterns.find([folded]).get(0, [])
    prose = bool(folded) and reads_on(folded)
    return [match.rule.id for match in matches if match.rule.span or takes(match, folded, prose=prose)]
