"""How often Chinese words occur, and how probable a stretch of text is by them."""

from __future__ import annotations

import zlib
from functools import cache
from importlib.resources import files

from ipcorpus.data.readings import fold

LONGEST = 4
# What a character costs that is no word of the table, in nats: rarer than the rarest (one in 60 million).
UNKNOWN = -20.0


@cache
def frequencies() -> dict[str, float]:
    """Give each simplified word's natural logarithm of its share of all words."""
    found: dict[str, float] = {}
    for line in zlib.decompress((files(__package__) / "words.zlib").read_bytes()).decode().split("\n"):
        quarters, _, words = line.partition(" ")
        found.update(dict.fromkeys(words.split(" "), int(quarters) / 4))
    return found


def score(text: str) -> float:
    """Give the logarithm of the probability of the most probable division of a text into words.

    >>> score("发展营造") > score("发屗I造")
    True
    """
    known = frequencies()
    text = text.translate(fold())
    best = [0.0]
    for end in range(1, len(text) + 1):
        top = best[end - 1] + known.get(text[end - 1], UNKNOWN)
        for start in range(max(0, end - LONGEST), end - 1):
            value = known.get(text[start:end])
            if value is not None and best[start] + value > top:
                top = best[start] + value
        best.append(top)
    return best[-1]
