"""Tell a text without any of a set of characters: the fastest look at all of a text that Python offers."""

from __future__ import annotations

import re
from functools import cache

_BEYOND = "\U00010000-\U0010ffff"


def lacking(chars: str, beyond: str = _BEYOND) -> re.Pattern[str]:
    r"""Give a pattern that matches a text as far as it has none of `chars`, what a class holds within [].

    They are of the first plane; `beyond` are the characters of the other planes that it passes. The pattern
    lists what passes, not what does not: what comes first in a set is found first, and to match a text to its
    end takes half the time of `[^...]*+`, that of searching it for one is longer still.

    >>> lacking("0-9").fullmatch("十二") is None, lacking("0-9").match("十二月1日").end()
    (False, 3)
    """
    passing = re.findall(f"[^{chars}]+", _first_plane())
    ranges = "".join(f"{re.escape(run[0])}-{re.escape(run[-1])}" for run in passing)
    return re.compile(f"[{ranges}{beyond}]*+")


@cache
def _first_plane() -> str:
    return "".join(map(chr, range(0x10000)))
