"""Prove the script rules by their own examples: `turns` must come out as written, `keeps` must stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.steps.script import Lexicon, convert, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipcorpus.ruleset import Rule, Ruleset


class Case(NamedTuple):
    """One example of a rule: what goes in, what must come out, what did."""

    rule: Rule
    kind: str
    before: str
    wanted: str
    got: str

    @property
    def holds(self) -> bool:
        """Tell whether the example comes out as its rule says."""
        return self.got == self.wanted


def cases(rules: Ruleset) -> Iterator[Case]:
    """Convert the examples of all script rules with all of them at work.

    A `turns` example is a text in the other script. A `keeps` stays whoever wrote it, and so does a
    `misses`, which is known not to: there a case that holds is the surprise.
    """
    words = lexicon(rules)
    for rule in rules.of("script"):
        other = "zh-Hant" if rule.into == "hans" else "zh-Hans"
        for before, after in rule.turns:
            yield Case(rule, "turns", before, after, _converted(before, rule, other, words))
        own = None if rule.into != "hans" else other
        for kind in ("keeps", "misses"):
            for text in getattr(rule, kind):
                yield Case(rule, kind, text, text, _converted(text, rule, own, words))


def _converted(text: str, rule: Rule, source: str | None, words: Lexicon) -> str:
    return convert(text, rule.into, source, words).text
