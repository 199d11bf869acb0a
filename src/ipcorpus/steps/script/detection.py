"""Tell the script of a text by the characters that only one script has.

A character is simplified-exclusive when traditional text never writes it, traditional-exclusive when
simplified text never does. A regular expression that has to match a text to its end with none of them in it
is the fastest look at all characters that Python offers (tests/bench/bench_script.py). Only a text that
shows both scripts, kana or hangul is counted.
"""

from __future__ import annotations

import re
import sys
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

from ipcorpus.lazily import lazily

# At this share of the exclusive characters a text is of one script; between the two it is mixed.
_CLEAR = 0.9
# Korean prose is all hangul but for some hanja; a Chinese page that names Koreans stays far below.
_HANGUL_SHARE = 0.2
# Japanese prose has a third and more of kana, a heading may have little; one kana is a Chinese shop's の.
_KANA_SHARE = 0.08
_KANA_LEAST = 2
# A Japanese page names Chinese things in passing, a Chinese page quotes Japanese: kana against characters
# that no Japanese writes.
_KANA_TO_CHINESE = 8
# A Japanese text with more than this beside Latin has many kana; a name or a heading may be of kanji alone.
# Most longer ones show it in so many characters.
_HEADING, _LONGEST = 40, 400
# The script whose first character comes later is the rarer. For each character of it so much of the text is
# searched for the other as holds enough of that where it is clearly more frequent.
_ENOUGH = 32

_KANAS, _HANGULS = "ぁ-ゖァ-ヺヽヾｦ-ﾝ", "\u1100-\u11ff\uac00-\ud7a3"
SYLLABARY = _KANAS + _HANGULS
_KANA = re.compile(f"[{_KANAS}]+")
_HIRAGANA = re.compile("[ぁ-ゖ]")
_HANGUL = re.compile(f"[{_HANGULS}]+")
HANZI = lazily("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
_NO_SYLLABARY = re.compile(f"[^{SYLLABARY}]*+")


class Exclusive:
    """Characters of one kind; few texts need all patterns for them, and each takes time to compile."""

    def __init__(self, chars: str) -> None:
        self.chars = frozenset(chars)
        self._class = chars

    @cached_property
    def _none(self) -> re.Pattern[str]:
        return re.compile(f"[^{self._class}]*+")

    @cached_property
    def _each(self) -> re.Pattern[str]:
        return re.compile(f"[{self._class}]")

    @cached_property
    def _neither(self) -> re.Pattern[str]:
        return re.compile(f"[^{self._class}{SYLLABARY}]*+")

    def within(self, text: str) -> bool:
        """Tell whether a text holds any of them."""
        return not self._none.fullmatch(text)

    def start(self, text: str) -> int:
        """Tell where in a text the first of them, or of kana and hangul, is; its length without any."""
        return self._neither.match(text).end()  # type: ignore[union-attr]  # matches anything

    def first(self, text: str, start: int = 0) -> int:
        """Tell where in a text the first of them from `start` on is; its length where there is none."""
        return self._none.match(text, start).end()  # type: ignore[union-attr]  # matches anything

    def count(self, text: str, start: int = 0, end: int = sys.maxsize) -> int:
        """Count them in a text, or in the part of it from `start` to `end`."""
        return len(self._each.findall(text, start, end))


class Signs(NamedTuple):
    """What a text shows of its script.

    `script` is zh-Hans, zh-Hant, zh-mixed, ja, ko or und; `lean` is the Chinese script it shows more of,
    if any; `syllabary` tells whether there is kana or hangul in it at all.
    """

    script: str
    simplified: bool
    traditional: bool
    syllabary: bool
    lean: str


def signs(text: str, *, plain: bool = False) -> Signs:
    """Read the signs of a text, of one in which is no traditional character, kana or hangul where `plain`.

    >>> signs("知识产权").script, signs("知識產權").script, signs("今天").script
    ('zh-Hans', 'zh-Hant', 'und')
    >>> signs("知的財産権について").script
    'ja'
    """
    firsts, syllabary = ((simplified().first(text), len(text)), False) if plain else _firsts(text)
    here, there = (first < len(text) for first in firsts)
    share = _share(text, firsts) if here and there else float(here)
    script = foreign(text) if syllabary else ""
    # Japan writes simplified and traditional forms side by side (中国語, 当時): a heading of both scripts may
    # be Japanese though no form in it is Japan's alone.
    if (
        not script
        and (here or there)
        and may_be_japanese(text)
        and ((here and there) or looks_japanese(text))
    ):
        script = "und"
    script = script or _chinese(share, decided=here or there)
    lean = ("zh-Hans" if share >= 0.5 else "zh-Hant") if here or there else ""  # noqa: PLR2004 - the larger half
    return Signs(script, here, there, syllabary, lean)


def _firsts(text: str) -> tuple[tuple[int, int], bool]:
    """Tell where the first simplified and the first traditional character are, and whether there is kana."""
    here, end = simplified().start(text), len(text)
    if here == end:
        return (end, traditional().first(text)), False
    there = traditional().start(text)
    if there == end:
        return (simplified().first(text), end), False
    # Either looked as far as its first one or a kana: before the later of the two is no kana.
    firsts = simplified().first(text, here), traditional().first(text, there)
    return firsts, has_syllabary(text, max(here, there))


def has_syllabary(text: str, start: int = 0) -> bool:
    """Tell whether there is kana or hangul in a text, from `start` on."""
    return not _NO_SYLLABARY.fullmatch(text, start)


def has_hiragana(text: str) -> bool:
    """Tell whether there is hiragana in a text: a name has none, a sentence does."""
    return _HIRAGANA.search(text) is not None


def foreign(text: str) -> str:
    """Give ja or ko for a text in that language, else nothing."""
    kana, hangul, hanzi = (sum(map(len, script.findall(text))) for script in (_KANA, _HANGUL, HANZI))
    if hangul and hangul >= _HANGUL_SHARE * (kana + hangul + hanzi):
        return "ko"
    if kana < _KANA_LEAST or kana < _KANA_SHARE * (kana + hanzi):
        return ""
    # Old Japanese has traditional characters, but never without hiragana; a Chinese text names in katakana.
    evidence = _chinese_only() if has_hiragana(text) else _not_of_today()
    chinese = sum(map(evidence.__contains__, text))
    return "ja" if chinese * _KANA_TO_CHINESE <= kana else ""


@cache
def simplified() -> Exclusive:
    """Give the characters that traditional text never writes."""
    return Exclusive(_table()[0])


@cache
def traditional() -> Exclusive:
    """Give the characters that simplified text never writes."""
    return Exclusive(_table()[1])


@cache
def _table() -> list[str]:
    return (files("ipcorpus") / "data" / "script.txt").read_text("utf-8").split("\n")


@cache
def _japanese_forms() -> frozenset[str]:
    """Forms that Japan writes and mainland China and Taiwan do not."""
    return frozenset(_table()[2])


@cache
def _chinese_only() -> frozenset[str]:
    """Exclusive characters of either script that no Japanese text writes: Windows-31J lacks most of them."""
    chars = simplified().chars | traditional().chars
    written = "".join(chars).encode("cp932", "ignore").decode("cp932")
    return chars - frozenset(written) | frozenset("這們嗎")


@cache
def _not_of_today() -> frozenset[str]:
    """Those, and the traditional characters that Japan simplified in 1946."""
    return _chinese_only() | frozenset(_table()[3])


def encodable(char: str, codec: str) -> bool:
    """Tell whether a codec has a character."""
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _share(text: str, firsts: tuple[int, int]) -> float:
    """Give the simplified characters' share; a side that is clearly larger is counted no further."""
    sides = (simplified(), traditional())
    rarer = firsts.index(max(firsts))
    less, many = sides[rarer].count(text, firsts[rarer]), sides[1 - rarer]
    more = many.count(text, 0, _ENOUGH * (less + 1))
    if more * (1 - _CLEAR) < less * _CLEAR:
        more = many.count(text)
    return (more if rarer else less) / (less + more)


def _chinese(share: float, *, decided: bool) -> str:
    if not decided:
        return "und"
    if share >= _CLEAR:
        return "zh-Hans"
    return "zh-Hant" if share <= 1 - _CLEAR else "zh-mixed"


def may_be_japanese(text: str) -> bool:
    """Tell a name or heading in which nothing says that it is Chinese; of long ones a syllabary tells."""
    if len(text) > _HEADING and (_is_long(text[:_LONGEST]) or (len(text) > _LONGEST and _is_long(text))):
        return False
    return _not_of_today().isdisjoint(text)


def _is_long(text: str) -> bool:
    return len(text) - len(text.encode("ascii", "ignore")) > _HEADING


def looks_japanese(text: str) -> bool:
    """Tell whether there is a kana in a text, or a form that Japan alone writes."""
    return _KANA.search(text) is not None or not _japanese_forms().isdisjoint(text)
