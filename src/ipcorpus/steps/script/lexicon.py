"""The script rules of a run: which of their words help to write a text in the wanted script."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ipcorpus import ruleset
from ipcorpus.steps.script.detection import Exclusive, traditional

if TYPE_CHECKING:
    from ipcorpus.ruleset import Rule

# A rule for one target acts for these too: Taiwan's and Hong Kong's texts are traditional.
_FAMILY = {"hans": ("hans",), "hant": ("hant",), "tw": ("tw", "hant"), "hk": ("hk", "hant")}


class Lexicon:
    """Words that OpenCC must leave or turn otherwise; equal only to itself, so that caches can hold it."""

    def __init__(self, rules: ruleset.Ruleset | None = None) -> None:
        self.rules = (rules or ruleset.load()).of("script")

    def acting(self, target: str, text: str) -> tuple[Rule, ...]:
        """Give the rules that act on a text which becomes `target`."""
        family = _FAMILY[target]
        return tuple(rule for rule in self.rules if rule.into in family and _acts(rule, text))

    @cached_property
    def variants(self) -> Exclusive:
        """Single characters that the rules never leave in simplified text."""
        rules = (rule for rule in self.rules if rule.into == "hans" and not rule.has and not rule.lacks)
        chars = {word for rule in rules for word, turned in rule.words if len(word) == 1 and word != turned}
        # What GB 2312 has is simplified text's own; the exclusive ones are looked for anyway.
        found = Exclusive("".join(sorted(chars - traditional().chars)), "gb2312")
        return Exclusive("".join(sorted(found.chars - set(found.had))), "gb2312")


def _acts(rule: Rule, text: str) -> bool:
    if rule.has and not any(char in text for char in rule.has):
        return False
    return not any(char in text for char in rule.lacks)
