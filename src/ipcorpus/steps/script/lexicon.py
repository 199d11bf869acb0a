"""The script rules of a run: which of their words help to write a text in the wanted script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from ipcorpus.lacking import lacking
from ipcorpus.steps.script.detection import SYLLABARY, Exclusive, encodable, traditional

if TYPE_CHECKING:
    from ipcorpus.ruleset import Rule, Ruleset

# A rule for one target acts for these too: Taiwan's and Hong Kong's texts are traditional.
_FAMILY = {"hans": ("hans",), "hant": ("hant",), "tw": ("tw", "hant"), "hk": ("hk", "hant")}


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """What stands in a text and what must come out; `told` names the rules that not every text calls.

    Equal only to itself, so that a cache of converters finds it at once.
    """

    pairs: tuple[tuple[str, str], ...]
    told: str = ""


@cache
def lexicon(rules: Ruleset) -> Lexicon:
    """Give the script rules of a set; the same ones for the same set, for converters hang on them."""
    return Lexicon(rules.of("script"))


class Lexicon:
    """The script rules of one run."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self._choosy = tuple(rule for rule in self.rules if rule.has or rule.lacks)

    def words(self, target: str, text: str) -> Words:
        """Give the words that act on a text which becomes `target`."""
        return _words(self, target, tuple([rule.id for rule in self._choosy if not _acts(rule, text)]))

    @cached_property
    def foreign(self) -> Exclusive:
        """Characters that must not stay in simplified text: traditional ones, and those of rules."""
        rules = (rule for rule in self.rules if rule.into == "hans" and rule not in self._choosy)
        chars = {word for rule in rules for word, turned in rule.words if len(word) == 1 and word != turned}
        # What GB 2312 has may stand in simplified text as it is.
        added = {char for char in chars if not encodable(char, "gb2312")}
        return Exclusive("".join(sorted(traditional().chars | added)))

    @cached_property
    def plain(self) -> re.Pattern[str]:
        """What a text is made of in which nothing must become simplified, or may be Japanese or Korean."""
        return lacking(re.escape("".join(sorted(self.foreign.chars))) + SYLLABARY)


@cache
def _words(lexicon: Lexicon, target: str, resting: tuple[str, ...]) -> Words:
    rules = [rule for rule in lexicon.rules if rule.into in _FAMILY[target] and rule.id not in resting]
    told = (f"+{rule.id}" for rule in rules if rule.has or rule.lacks)
    pairs = {word: turned for rule in rules for word, turned in rule.words}
    # What came out of a word goes in again as it is: in a text of both scripts, and at a second conversion.
    stays = {turned: turned for turned in pairs.values() if len(turned) > 1}
    return Words(tuple((stays | pairs).items()), "".join(told))


def _acts(rule: Rule, text: str) -> bool:
    if rule.has and not any(map(text.__contains__, rule.has)):
        return False
    return not any(map(text.__contains__, rule.lacks))
