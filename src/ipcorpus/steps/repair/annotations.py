"""Find what may be an injected annotation: a hanzi and its own reading in brackets."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from ipcorpus.data import readings

HANZI = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# The letters of pinyin in every way it is typed: tone marks, ɑ and ɡ of phonetic fonts, digits for tones;
# and zhuyin. Pollution is always in lower case: 的(DE) is a part-of-speech tag.
_LETTERS = "a-zêüɑɡāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿếề\u0300\u0301\u0304\u030c1-5ㄅ-ㄯˊˇˋ˙"
SYLLABLE = rf"[{_LETTERS}]{{1,8}}"
# With a mark of its tone: no foreign word is spelled so.
TONED = rf"(?=[a-zɑɡ]{{0,5}}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿếề]){SYLLABLE}"
GROUP = re.compile(rf"\((?<=([{HANZI}])\() ?({SYLLABLE}) ?\)((?: ?\(\2\))*)")
WIDE = str.maketrans("（）", "()")
_TONE_MARKS = {"1": "\u0304", "2": "\u0301", "3": "\u030c", "4": "\u0300", "5": ""}
_FONTS = str.maketrans("ɑɡ", "ag")


class Annotation(NamedTuple):
    """A bracketed syllable after the hanzi it is a reading of; `end` is behind the last bracket."""

    hanzi: str
    reading: str
    start: int
    end: int


def view(text: str) -> str:
    """Give the text with narrow brackets, character for character."""
    return text.translate(WIDE) if "（" in text else text


def find(text: str) -> list[Annotation]:
    """Give the annotations of a view in order.

    >>> find("今年(nián)的WIPO(wipo)")
    [Annotation(hanzi='年', reading='nián', start=2, end=8)]
    """
    return [
        Annotation(match[1], match[2], match.start(), match.end())
        for match in GROUP.finditer(text)
        if is_reading(match[1], match[2])
    ]


def is_reading(hanzi: str, spelled: str) -> bool:
    """Tell whether a syllable, however spelled, is a reading of a hanzi."""
    return any(hanzi in several for syllable in spellings(spelled) for several in readings.toned()[syllable])


def is_first_reading(hanzi: str, spelled: str) -> bool:
    """Tell whether a syllable is the first reading that a dictionary gives for a hanzi."""
    return any(hanzi in readings.toned()[syllable][0] for syllable in spellings(spelled))


@cache
def spellings(spelled: str) -> tuple[str, ...]:
    """Give the dictionary's syllables that a spelling may mean: several where the tone is not written.

    >>> spellings("lv4"), spellings("ɡuó"), spellings("hello")
    (('lǜ',), ('guó',), ())
    """
    syllable = readings.zhuyin().get(spelled) or _composed(spelled)
    if syllable in readings.untoned() and syllable == readings.plain(syllable) and not spelled.endswith("5"):
        return readings.untoned()[syllable]
    return (syllable,) if syllable in readings.toned() else ()


def _composed(spelled: str) -> str:
    """Give a spelling with `ü` for `v`, plain letters, and its tone digit as a mark on the right vowel."""
    letters = unicodedata.normalize("NFC", spelled.translate(_FONTS).replace("u:", "ü").replace("v", "ü"))
    if letters[-1:] not in _TONE_MARKS or not letters[:-1].isalpha():
        return letters
    stem, mark = letters[:-1], _TONE_MARKS[letters[-1]]
    at = next((stem.index(vowel) for vowel in ("a", "e", "ou") if vowel in stem), None)
    if at is None:
        at = max((stem.rfind(vowel) for vowel in "iouü"), default=-1)
    return unicodedata.normalize("NFC", stem[: at + 1] + mark + stem[at + 1 :]) if at >= 0 else letters
