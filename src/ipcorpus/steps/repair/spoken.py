"""Tell where a text is about hanzi and how they are read, and not only written with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ipcorpus.steps.repair.annotations import Annotation, Pair

# A hanzi that is spoken of: 读作处(chù), 把(bǎ)字句.
_SPOKEN_OF = re.compile(
    r"[读讀念唸](?:[作成为為音“「]|.{1,2}\()|[发發注註拼]音|音同|[注註][：:]|字[“「：:]|\)(?:字|的?[读讀音])"
)
# A page about how hanzi are read annotates common ones as well.
_ABOUT_READINGS = re.compile(
    "拼音|注音|读音|讀音|字音|鼻音|多音字|读作|讀作|加点字|加點字|同字|近字|音字|异字|異字|生字|异体|異體|"
    "声调|声調|聲调|聲調|语气词|語氣詞"  # spelled out: then a search skips what begins none of them
)
# What it has one of wherever it matches: a page without these is not searched place by place.
_SIGNS = (*"读讀念唸音", *(f"{note}{colon}" for note in "注註字" for colon in "：:"), "字“", "字「", ")字")
_NEAR, _AROUND = 8, 60
# So many places of a hanzi tell whether it is spoken of.
_ENOUGH = 8


def is_about_readings(view: str) -> bool:
    """Tell whether a page has words of those that explain readings.

    >>> is_about_readings("下列加点字的注音全部正确的一项是"), is_about_readings("今年的数据")
    (True, False)
    """
    return bool(_ABOUT_READINGS.search(view))


def spoken_of(view: str, found: Iterable[Annotation], asked: Iterable[Pair]) -> set[Pair]:
    """Give the pairs where the text at most places is about the hanzi, which the reading then explains."""
    speaks, about = any(sign in view for sign in _SIGNS), is_about_readings(view)
    if not speaks and not about:
        return set()
    places: dict[Pair, list[bool]] = {pair: [] for pair in asked}
    for hanzi, reading, start, end in found:
        several = places.get((hanzi, reading))
        if several is not None and len(several) < _ENOUGH:
            spoken = speaks and _SPOKEN_OF.search(view, max(0, start - _NEAR), end + _NEAR)
            several.append(bool(spoken or (about and _is_near(view, start, end))))
    return {pair for pair, several in places.items() if 2 * sum(several) >= len(several)}


def _is_near(view: str, start: int, end: int) -> bool:
    return bool(_ABOUT_READINGS.search(view, max(0, start - _AROUND), end + _AROUND))
