"""Tell the script of a text by the characters that only one script has.

A character is simplified-exclusive when traditional text never writes it, traditional-exclusive when
simplified text never does. Whether there are any is asked of the codecs: Big5 holds no
simplified-exclusive character and GB 2312 hardly a traditional one, and encoding a text is many times
faster than looking at each of its characters in Python (tests/bench/bench_script.py). Only a text that
shows both scripts, kana or hangul is counted.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

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
# A Japanese text longer than this has many kana; a name or a heading may be of kanji alone.
_HEADING = 40
# A text that is no longer is looked at one by one.
_SHORT = 64
# Characters that a codec lacks though they are not exclusive: each is blotted out and the text tried again,
# at most so often; where one of these stands, the others are not far.
_TRIES = 6
_TELLING_NOTHING = "—·爲着羣衆"
# A text's first characters tell which script is the rarer. For each character of that one so much of the text
# is searched for the other as holds enough of it where it is clearly more frequent.
_SAMPLE = 64
_ENOUGH = 40

_KANA = re.compile("[ぁ-ゖァ-ヺヽヾ]+")
_HIRAGANA = re.compile("[ぁ-ゖ]")
_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7a3]+")
_HANZI = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
# The rows of kana in UTF-8, and the first bytes of those of hangul: a text without these has neither.
_KANA_ROW = re.compile(rb"\xe3[\x81-\x83]")
_HANGUL_ROWS = (b"\xea", b"\xeb", b"\xec", b"\xed", b"\xe1")
_REFERENCE = re.compile(rb"&#(\d+);")


class Exclusive:
    """Characters of one kind, and the codec that lacks all or nearly all of them."""

    def __init__(self, chars: str, codec: str) -> None:
        self.chars, self.codec = frozenset(chars), codec
        self.had = "".join(char for char in chars if encodable(char, codec))
        self.lacked = frozenset(str(ord(char)).encode() for char in chars if char not in self.had)

    def within(self, text: str) -> bool:
        """Tell whether a text holds any of them."""
        if len(text) <= _SHORT:
            return not self.chars.isdisjoint(text)
        rest = text
        for _ in range(_TRIES):
            gap = _gap(rest, self.codec)
            if gap is None:
                return any(char in text for char in self.had)
            if rest[gap] in self.chars:
                return True
            rest = rest[gap:]
            for char in _TELLING_NOTHING if rest[0] in _TELLING_NOTHING else rest[0]:
                rest = rest.replace(char, " ")
        return self._lacked(rest) or any(char in text for char in self.had)

    def count(self, text: str) -> int:
        """Count them in a text."""
        return sum(map(self.chars.__contains__, text))

    def count_few(self, text: str) -> int:
        """Count them in a text that has few: faster then."""
        if "&#" in text:
            return self.count(text)
        found = _REFERENCE.findall(text.encode(self.codec, "xmlcharrefreplace"))
        return sum(map(self.lacked.__contains__, found)) + sum(map(text.count, self.had))

    def _lacked(self, text: str) -> bool:
        found = self.lacked.intersection(_REFERENCE.findall(text.encode(self.codec, "xmlcharrefreplace")))
        # The text may hold such references itself.
        return any(chr(int(code)) in text for code in found)


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


def signs(text: str) -> Signs:
    """Read the signs of a text.

    >>> signs("知识产权").script, signs("知識產權").script, signs("今天").script
    ('zh-Hans', 'zh-Hant', 'und')
    >>> signs("知的財産権について").script
    'ja'
    """
    here, there = simplified().within(text), traditional().within(text)
    syllabary = has_syllabary(text)
    share = _share(text) if here and there else float(here)
    script = foreign(text) if syllabary else ""
    if not script and (here or there) and _may_be_japanese(text):
        script = "und"
    script = script or _chinese(share, decided=here or there)
    lean = ("zh-Hans" if share >= 0.5 else "zh-Hant") if here or there else ""  # noqa: PLR2004 - the larger half
    return Signs(script, here, there, syllabary, lean)


def has_syllabary(text: str) -> bool:
    """Tell whether there is kana or hangul in a text."""
    encoded = text.encode("utf-8", "surrogatepass")
    if _KANA_ROW.search(encoded) and _KANA.search(text):
        return True
    return any(row in encoded for row in _HANGUL_ROWS) and _HANGUL.search(text) is not None


def has_hiragana(text: str) -> bool:
    """Tell whether there is hiragana in a text: a name has none, a sentence does."""
    return _HIRAGANA.search(text) is not None


def foreign(text: str) -> str:
    """Give ja or ko for a text in that language, else nothing."""
    kana, hangul, hanzi = (sum(map(len, script.findall(text))) for script in (_KANA, _HANGUL, _HANZI))
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
    return Exclusive(_table()[0], "cp950")


@cache
def traditional() -> Exclusive:
    """Give the characters that simplified text never writes."""
    return Exclusive(_table()[1], "gb2312")


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
    return frozenset(char for char in chars if not encodable(char, "cp932")) | frozenset("這們嗎")


@cache
def _not_of_today() -> frozenset[str]:
    """Those, and the traditional characters that Japan simplified in 1946."""
    return _chinese_only() | frozenset(_table()[3])


def _gap(text: str, codec: str) -> int | None:
    """Tell where in a text the first character is that a codec lacks."""
    try:
        text.encode(codec)
    except UnicodeEncodeError as problem:
        return problem.start
    return None


def encodable(char: str, codec: str) -> bool:
    """Tell whether a codec has a character."""
    return _gap(char, codec) is None


def _share(text: str) -> float:
    """Give the simplified characters' share; a side that is clearly larger is counted no further."""
    sides = (simplified(), traditional())
    few, many = sorted(sides, key=lambda side: side.count(text[:_SAMPLE]))
    less = few.count_few(text)
    more = many.count(text[: _ENOUGH * (less + 1)])
    if more * (1 - _CLEAR) < less * _CLEAR:
        more = many.count(text)
    return (less if few is sides[0] else more) / (less + more)


def _chinese(share: float, *, decided: bool) -> str:
    if not decided:
        return "und"
    if share >= _CLEAR:
        return "zh-Hans"
    return "zh-Hant" if share <= 1 - _CLEAR else "zh-mixed"


def _may_be_japanese(text: str) -> bool:
    """Tell a name or heading of kanji, if with a kana or none, that need not be Chinese."""
    if len(text) > _HEADING or not _not_of_today().isdisjoint(text):
        return False
    return _KANA.search(text) is not None or not _japanese_forms().isdisjoint(text)
