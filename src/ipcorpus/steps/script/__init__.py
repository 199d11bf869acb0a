"""Tell simplified from traditional script, and convert between them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ipcorpus.document import Cut
from ipcorpus.steps.script.detection import signs
from ipcorpus.steps.script.lexicon import Lexicon
from ipcorpus.steps.script.plan import MIXED, Goal, Stretch, plan
from ipcorpus.steps.script.quotes import corner
from ipcorpus.steps.script.routes import converter, mend

__all__ = ["Converted", "Lexicon", "convert"]

# What a text is called when it is in the wanted script.
_TAGS = {"hans": "zh-Hans", "hant": "zh-Hant", "tw": "zh-TW", "hk": "zh-HK"}
_CHINESE = ("zh-Hans", "zh-Hant", "zh-mixed")


class Converted(NamedTuple):
    """A text in the wanted script (`script`, BCP 47), what it was before (`source_script`), and the cuts."""

    text: str
    script: str
    source_script: str
    cuts: list[Cut]


def convert(
    text: str, target: str = "hans", source: str | None = None, lexicon: Lexicon | None = None
) -> Converted:
    """Convert a text's Chinese paragraphs to `target`: hans, hant, tw, hk, or keep.

    `source` is the script of the document that a short text (a title, a name) belongs to, `lexicon` holds
    the words of a run's rules. Japanese and Korean paragraphs stay, so do quotations of them. Each changed
    paragraph is one cut, from the text before to the text after. Raises UsageProblem where the module
    `opencc` is not the official package's.

    >>> convert("她著力於知識產權。").text
    '她着力于知识产权。'
    """
    seen = signs(text)
    script = seen.script if seen.script in {"ja", "ko"} else source or seen.script
    if target == "keep" or script in {"ja", "ko"}:
        return Converted(text, "zh" if script == "zh-mixed" else script, script, [])
    goal = Goal(target, script, lexicon or _bundled())
    changed, cuts = _carry_out(text, plan(text, seen, goal), goal)
    return Converted(changed, _TAGS[target] if script in _CHINESE else script, script, cuts)


@cache
def _bundled() -> Lexicon:
    return Lexicon()


def _carry_out(text: str, stretches: list[Stretch], goal: Goal) -> tuple[str, list[Cut]]:
    rules = goal.lexicon.acting(goal.target, text) if stretches else ()
    words = tuple(pair for rule in rules for pair in rule.words)
    told = "".join(f"+{rule.id}" for rule in rules if rule.has or rule.lacks)
    pieces: list[str] = []
    cuts: list[Cut] = []
    at = 0
    for start, end, route in stretches:
        before = text[start:end]
        after = _travel(before, route, goal.target, words)
        pieces += (text[at:start], after)
        cuts += _paragraphs(before, after, start, f"script.{route}{told}")
        at = end
    pieces.append(text[at:])
    return "".join(pieces), cuts


def _travel(text: str, route: str, target: str, words: tuple[tuple[str, str], ...]) -> str:
    if route == MIXED:
        text = mend(text, words)
        route = "" if target == "hant" else f"t2{target}"
    if route:
        text = converter(route, words)(text)
    return corner(text) if target in {"tw", "hk"} else text


def _paragraphs(before: str, after: str, start: int, rule: str) -> list[Cut]:
    """Give one cut for each paragraph that changed."""
    cuts = []
    for old, new in zip(before.split("\n"), after.split("\n"), strict=True):
        if old != new:
            cuts.append(Cut(start, old, new, rule))
        start += len(old) + 1
    return cuts
