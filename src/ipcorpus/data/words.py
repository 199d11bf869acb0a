"""How often Chinese words occur, and how probable a stretch of text is by them."""

from __future__ import annotations

import zlib
from functools import cache, lru_cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.data.readings import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST = 4
# What a hanzi costs that is no word of the table, in nats: as rare as the rarest, one in 60 million.
UNKNOWN = -18.0
# Marks are no words of the dictionary: their usual shares of the characters of news, rounded.
_MARKS = {
    "，": -3.0,
    "。": -3.8,
    "、": -4.5,
    "“": -5.0,
    "”": -5.0,
    "：": -6.0,
    "；": -6.5,
    "（": -6.5,
    "）": -6.5,
}
_MARKS |= dict.fromkeys("《》", -6.0) | dict.fromkeys("！？…—·", -7.0)
# A digit seldom stands alone.
_DIGITS = "０１２３４５６７８９"
_MARKS |= dict.fromkeys(_DIGITS + "％", -9.5)
_MARKS |= {one + two: -12.0 for one in _DIGITS for two in _DIGITS + "％"}
_MARKS |= dict.fromkeys("‘’「」『』【】〈〉．－～", -9.0)
_MARKS |= dict.fromkeys(("吗？", "呢？", "什么？"), -8.5)
# The items of official papers.
_MARKS |= {f"（{number}）": -9.5 for number in "一二三四五六七八九十"}
_OTHER = {True: -9.0, False: -16.0}  # ASCII; anything else that is no hanzi


class Heard(NamedTuple):
    """A text as far as it was heard: its last characters, and how probable its last four prefixes are."""

    tail: str
    best: tuple[float, float, float, float]

    @property
    def score(self) -> float:
        """Give the logarithm of the probability of the most probable division into words."""
        return self.best[3]


# No mark that ends a clause follows another.
STOPS, DOUBLED = frozenset("，。、；：！？"), -7.0
# What a word costs that the table has not, and the least that one of so many characters costs (its index).
NO_WORD = -99.0
LEAST = (0.0, -3.0, -6.0, -7.5, -8.25)
# The readings of one stretch end alike; so many ends are known from before.
_TAILS_KEPT = 1 << 14
_heard = partial(tuple.__new__, Heard)
NEVER = -1e9
SILENCE = Heard("", (NEVER, NEVER, NEVER, 0.0))


@cache
def frequencies() -> dict[str, float]:
    """Give each simplified word's natural logarithm of its share of all words."""
    found: dict[str, float] = {}
    for line in zlib.decompress((files(__package__) / "words.zlib").read_bytes()).decode().split("\n"):
        quarters, _, words = line.partition(" ")
        found.update(dict.fromkeys(words.split(" "), int(quarters) / 4))
    found.update(_MARKS)
    return found


@cache
def stems() -> frozenset[str]:
    """Give what words of three and four characters begin with, up to their last character."""
    longer = [word for word in frequencies() if len(word) > 2]  # noqa: PLR2004 - the length is the meaning
    return frozenset(word[:2] for word in longer) | frozenset(word[:3] for word in longer if word[3:])


def hear(heard: Heard, text: str) -> Heard:
    """Listen on: give what was heard with `text` behind it.

    >>> hear(SILENCE, "發展營造").score > hear(SILENCE, "發屗I造").score
    True
    """
    if not text:
        return heard
    tail, (four, three, two, one) = heard
    for char in text.translate(fold()) if text[1:] else _simple(text):
        tail = tail[-3:] + char
        alone, as_two, as_three, as_four = _costs(tail)
        best = max(one + alone, two + as_two, three + as_three, four + as_four)
        four, three, two, one = three, two, one, best
    return _heard((tail, (four, three, two, one)))


def hear_each(heard: Heard, chars: Iterable[str]) -> list[Heard]:
    """Listen on in several ways: give what was heard with each of the characters behind it.

    >>> hear_each(SILENCE, "發展") == [hear(SILENCE, "發"), hear(SILENCE, "展")]
    True
    """
    get, tail, (four, three, two, one) = frequencies().get, heard.tail[-3:], heard.best
    # Of the characters before it a word has those that words begin with.
    begun = [(tail[-1:], two)] + [
        (tail[start:], score) for start, score in ((-2, three), (-3, four)) if tail[start:] in stems()
    ]
    found = []
    for char in map(_simple, chars):
        best = one + (cost(char) + DOUBLED * (char in STOPS and tail[-1:] in STOPS))
        for start, score in begun:
            value = score + get(start + char, NO_WORD)
            best = value if value > best else best  # noqa: FURB136 - max takes three times as long
        found.append(_heard((tail + char, (three, two, one, best))))
    return found


@lru_cache(_TAILS_KEPT)
def _simple(char: str) -> str:
    return char.translate(fold())


@lru_cache(_TAILS_KEPT)
def _costs(tail: str) -> tuple[float, float, float, float]:
    """Give the logarithms of the shares of the last one, two, three and four characters as a word."""
    get, char = frequencies().get, tail[-1]
    doubled = DOUBLED * (char in STOPS and tail[-2:-1] in STOPS)
    return cost(char) + doubled, get(tail[-2:], NO_WORD), get(tail[-3:], NO_WORD), get(tail, NO_WORD)


def prefixes(text: str) -> list[float]:
    """Give how probable the best division of each prefix of a simplified text is, the empty one first."""
    best, heard = [0.0], SILENCE
    for char in text:
        heard = hear(heard, char)
        best.append(heard.score)
    return best


def joined(heard: Heard, text: str, behind: Sequence[float]) -> float:
    """Give the score of what was heard with a simplified text behind it, whose `suffixes` score so.

    >>> joined(hear(SILENCE, "发展中"), "国人", suffixes("国人")) == hear(SILENCE, "发展中国人").score
    True
    """
    tail, (four, three, two, one) = heard
    get, begins = frequencies().get, stems()
    best = one + behind[0] + DOUBLED * (text[:1] in STOPS and tail[-1:] in STOPS)
    for start, score in enumerate((two, three, four), 1):
        word = tail[-start:]
        if start == 1 or word in begins:
            for end in range(1, min(LONGEST - start, len(text)) + 1):
                word += text[end - 1]
                best = max(best, score + get(word, NO_WORD) + behind[end])
                if word not in begins:
                    break
    return best


def suffixes(text: str) -> list[float]:
    """Give how probable the best division of each suffix of a simplified text is, the empty one last."""
    get, best = frequencies().get, [0.0] * (len(text) + 1)
    for start in range(len(text) - 1, -1, -1):
        top = cost(text[start]) + best[start + 1]
        if text[start] in STOPS and text[start - 1 : start] in STOPS:
            top += DOUBLED
        for end in range(start + 2, min(start + LONGEST, len(text)) + 1):
            value = get(text[start:end], NO_WORD) + best[end]
            top = value if value > top else top  # noqa: FURB136 - max takes three times as long
        best[start] = top
    return best


def cost(char: str) -> float:
    """Give the logarithm of a single simplified character's share."""
    alone = frequencies().get(char)
    if alone is not None:
        return alone
    return _OTHER[char.isascii() and char.isprintable()] if char < "\u3400" else UNKNOWN
