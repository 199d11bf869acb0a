"""Tell where a text is about hanzi and how they are read, and not only written with them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ipcorpus.steps.repair.annotations import Annotation, Pair

# A hanzi that is spoken of: 读作处(chù), 把(bǎ)字句.
_SPOKEN_OF = re.compile(
    r"[读讀念唸](?:[作成为為音“「]|.{1,2}\()|[发發注註拼]音|音同|[注註][：:]|字[“「：:]|\)(?:字|的?[读讀音])"
)


def _by_anchor(words: str, anchors: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give for each anchor what finds it as part of one of the words.

    A search for one character is many times as fast as one for any of several words.
    """
    alternatives: dict[str, list[str]] = {}
    for word in words.split():
        anchor = next(char for char in anchors if char in word)
        before, _, behind = word.partition(anchor)
        alternatives.setdefault(anchor, []).append(f"(?<={re.escape(before)}.){re.escape(behind)}")
    return tuple(
        (char, re.compile(f"{char}(?:{'|'.join(several)})")) for char, several in alternatives.items()
    )


# A page about how hanzi are read annotates common ones as well.
_ABOUT_READINGS = _by_anchor(
    "拼音 注音 读音 讀音 字音 鼻音 读作 讀作 加点字 加點字 同字 近字 音字 异字 異字 生字 异体 異體 "
    "声调 声調 聲调 聲調 语气词 語氣詞 轻声词 輕聲詞 声母 聲母 韵母 韻母 变调 變調 破音 读法 讀法 念什 "
    "怎么念 怎麼念 会写 會寫 不姓",
    "音字作体體调調词詞声聲韵韻读讀念写寫姓",
)
# What it has one of wherever it matches: a page without these is not searched place by place.
_SIGNS = _by_anchor("读 讀 念 唸 音 注： 註： 字： 注: 註: 字: 字“ 字「 )字", "读讀念唸音注註字")
_NEAR, _AROUND = 8, 60
# So many places of a hanzi tell whether it is spoken of.
_ENOUGH = 8


def is_about_readings(view: str) -> bool:
    """Tell whether a page has words of those that explain readings.

    >>> is_about_readings("下列加点字的注音全部正确的一项是"), is_about_readings("今年的数据")
    (True, False)
    """
    return bool(about_readings(view))


@lru_cache(1)  # of one page it is asked several times
def about_readings(view: str) -> tuple[int, ...]:
    """Give where a page has words that explain readings."""
    words = (word.finditer(view) for anchor, word in _ABOUT_READINGS if anchor in view)
    return tuple(sorted(map(re.Match.start, chain.from_iterable(words))))


def spoken_of(view: str, found: Iterable[Annotation], asked: Iterable[Pair]) -> set[Pair]:
    """Give the pairs where the text at most places is about the hanzi, which the reading then explains."""
    speaks, about = _has(view, _SIGNS), is_about_readings(view)
    if not speaks and not about:
        return set()
    places: dict[Pair, list[bool]] = {pair: [] for pair in asked}
    for pair, start, end in found:
        several = places.get(pair)
        if several is not None and len(several) < _ENOUGH:
            spoken = speaks and _SPOKEN_OF.search(view, max(0, start - _NEAR), end + _NEAR)
            several.append(bool(spoken or (about and _is_near(view, start, end))))
    return {pair for pair, several in places.items() if 2 * sum(several) >= len(several)}


def _is_near(view: str, start: int, end: int) -> bool:
    return _has(view[max(0, start - _AROUND) : end + _AROUND], _ABOUT_READINGS)


def _has(view: str, words: Iterable[tuple[str, re.Pattern[str]]]) -> bool:
    return any(anchor in view and word.search(view) for anchor, word in words)
