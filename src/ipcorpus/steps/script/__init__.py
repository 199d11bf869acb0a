"""Tell simplified from traditional script, and convert between them."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import accumulate, compress, count, repeat
from operator import add, ne
from typing import NamedTuple

from ipcorpus import ruleset
from ipcorpus.document import Cut
from ipcorpus.pieces import cut_each
from ipcorpus.steps.script.detection import signs
from ipcorpus.steps.script.lexicon import Lexicon, Words, lexicon
from ipcorpus.steps.script.plan import MIXED, Goal, Stretch, plan
from ipcorpus.steps.script.quotes import corner
from ipcorpus.steps.script.routes import converter, mend

__all__ = ["CORNERED", "Converted", "Lexicon", "convert", "lexicon"]

# What a text is called when it is in the wanted script.
_TAGS = {"hans": "zh-Hans", "hant": "zh-Hant", "tw": "zh-TW", "hk": "zh-HK"}
_CHINESE = ("zh-Hans", "zh-Hant", "zh-mixed")
# Where quotation marks are corners.
CORNERED = ("tw", "hk")


class Converted(NamedTuple):
    """A text in the wanted script (`script`, BCP 47), what it was before (`source_script`), and the cuts."""

    text: str
    script: str
    source_script: str
    cuts: list[Cut]


def convert(
    text: str, target: str = "hans", source: str | None = None, words: Lexicon | None = None
) -> Converted:
    """Convert a text's Chinese paragraphs to `target`: hans, hant, tw, hk, or keep.

    `source` is the script of the document that a short text (a title, a name) belongs to, `words` holds
    the words of a run's rules. Japanese and Korean paragraphs stay, so do quotations of them. Each changed
    paragraph is one cut, from the text before to the text after. Raises UsageProblem where the module
    `opencc` is not the official package's.

    >>> convert("她著力於知識產權。").text
    '她着力于知识产权。'
    """
    words = words or _bundled()
    plain = target == "hans" and words.plain.fullmatch(text) is not None
    seen = signs(text, plain=plain)
    script = seen.script if seen.script in {"ja", "ko"} else source or seen.script
    if target == "keep" or script in {"ja", "ko"}:
        return Converted(text, "zh" if script == "zh-mixed" else script, script, [])
    goal = Goal(target, script, words)
    stretches = [] if plain and script in {"zh-Hans", "und"} else plan(text, seen, goal)
    if not stretches:
        return Converted(text, _tag(goal), script, [])
    acting = goal.lexicon.words(target, text)
    changed = _carry_out(text, stretches, goal, acting)
    return Converted(changed, _tag(goal), script, _paragraphs(text, changed, stretches, acting.told))


@cache
def _bundled() -> Lexicon:
    return lexicon(ruleset.load())


def _tag(goal: Goal) -> str:
    return _TAGS[goal.target] if goal.script in _CHINESE else goal.script


def _carry_out(text: str, stretches: list[Stretch], goal: Goal, words: Words) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, route in stretches:
        pieces += (text[at:start], _travel(text[start:end], route, goal.target, words))
        at = end
    changed = "".join((*pieces, text[at:]))
    return corner(changed) if goal.target in CORNERED and goal.script in _CHINESE else changed


def _travel(text: str, route: str, target: str, words: Words) -> str:
    if route != MIXED:
        text = converter(route, words)(text)
        # Hong Kong's phrases know some words in traditional form only (天文臺道).
        return converter("t2hk", words)(text) if route == "s2hk" else text
    text = mend(text, words)
    return text if target == "hant" else converter(f"t2{target}", words)(text)


def _paragraphs(before: str, after: str, stretches: list[Stretch], told: str) -> list[Cut]:
    """Give one cut for each paragraph that changed, its rule the route of the first stretch in it."""
    olds, news = before.split("\n"), after.split("\n")
    differ = [*map(ne, olds, news)]
    starts = compress(map(add, accumulate(map(len, olds), initial=0), count()), differ)
    rules = [f"script.{stretch.route}{told}" for stretch in stretches]
    if len(rules) == 1:
        return cut_each(starts, compress(olds, differ), compress(news, differ), repeat(rules[0]))
    ends = [stretch.end for stretch in stretches[:-1]]
    changed = zip(starts, compress(olds, differ), compress(news, differ), strict=True)
    return [Cut(at, old, new, rules[bisect_right(ends, at)]) for at, old, new in changed]
