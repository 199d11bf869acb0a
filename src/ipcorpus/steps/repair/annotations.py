"""Find what may be an injected annotation: a hanzi and its own reading in brackets."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from ipcorpus.data import readings
from ipcorpus.lazily import lazily

# A hanzi and the syllable in brackets behind it; with the places where the brackets start and end. Plain
# tuples, for a page has hundreds.
Pair = tuple[str, str]
Annotation = tuple[Pair, int, int]

HANZI = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# The letters of pinyin in every way it is typed: tone marks, ɑ and ɡ of phonetic fonts, digits for tones;
# and zhuyin. Pollution is always in lower case: 的(DE) is a part-of-speech tag.
_MARKED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿếề\u0300\u0301\u0304\u030c1-5ˊˇˋ˙"
LETTERS = f"a-zêüɑɡㄅ-ㄯ{_MARKED}"
SYLLABLE = rf"[{LETTERS}]{{1,8}}"
# With a mark of its tone: no foreign word is spelled so.
TONED = rf"(?=[a-zêüɑɡ]{{0,6}}[{_MARKED}ㄅ-ㄯ]){SYLLABLE}"
# What follows seldom is an alternative to nothing: that is tried at less cost than a repeat.
_MORE = rf"[,，、/ ] ?{SYLLABLE}"
SEVERAL = rf"{SYLLABLE}(?:{_MORE}(?:{_MORE}(?:{_MORE}|)|)|)"
SPACE = "[ \xa0\u3000]?"
GROUP = lazily(rf"\((?<=([{HANZI}])\(){SPACE}({SEVERAL}){SPACE}\)(?: ?\(\2\)(?: ?\(\2\))*|)")
# The same with tags between: 年<span>(nián)</span>, 年(<i>nián</i>).
TAG = r"</?(?:span|b|i|u|a|em|strong|font|small|sub|sup)(?: [^<>]{0,80})?>"
_TAGGED = lazily(rf"<(?<=([{HANZI}])<){TAG[1:]}(?:{TAG}){{0,2}}(\({SPACE}({SEVERAL}){SPACE}\))")
_TAGGED_WITHIN = lazily(rf"\((?<=([{HANZI}])\(){TAG}{SPACE}({SEVERAL}){SPACE}{TAG}\)")
_RUBY = lazily(
    rf"([{HANZI}])(?:</rb>)?((?:<rp>[^<]{{0,2}}</rp>)?<rt>({SYLLABLE})</rt>(?:<rp>[^<]{{0,2}}</rp>)?)"
)
_ANNOTATED = re.compile(rf"(.)(?: ?\({SYLLABLE}\))*\Z")
_NEAR = 48
_ENTITY = r"&#?[a-zA-Z0-9]{2,8};"
_ESCAPED = lazily(
    rf"([{HANZI}]|&#[xX]?[0-9a-fA-F]{{4,5}};)(?:\(|&#40;|&#x28;|&lpar;)"
    rf"(?:&nbsp;)?((?:[{LETTERS}]|{_ENTITY}){{1,8}}?)(?:&nbsp;)?(?:\)|&#41;|&#x29;|&rpar;)"
)
# Without one of these no such thing is there; most pages have none, and a search for these costs little.
ESCAPED_BRACKETS = ("&#40;", "&#x28;", "&lpar;")
_NEAR_ENTITY = lazily(rf"\((?<=[{HANZI};]\()(?:[{LETTERS}]{{0,8}}&|(?<=;\()[{LETTERS}]{{1,8}}\))")
_HAS_TONE = re.compile(f"[{_MARKED}ㄅ-ㄯ]")
_TONE_MARKS = {"1": "\u0304", "2": "\u0301", "3": "\u030c", "4": "\u0300", "5": ""}
_FONTS = str.maketrans("ɑɡ", "ag")
_BETWEEN = re.compile("[,，、/ ]+")


# Pages share their pairs: what is known of one is known for the next page, of so many at least.
_PAIRS_KEPT = 1 << 16
pair_of, start_of = itemgetter(0), itemgetter(1)


class Found(NamedTuple):
    """A page's annotations, in order, and how often it has each pair."""

    entries: list[Annotation]
    counts: Counter[Pair]


def narrowed(text: str) -> str:
    """Give the text with narrow brackets, character for character."""
    return text.replace("（", "(").replace("）", ")")


def groups(view: str, *, markup: bool = False) -> list[Annotation]:
    """Give the bracketed syllables behind hanzi of a text with narrow brackets, readings or not, in order."""
    places = list(GROUP.finditer(view))
    pairs = map(itemgetter(1, 2), places)
    found = list(zip(pairs, map(re.Match.start, places), map(re.Match.end, places), strict=True))
    return sorted(found + _in_markup(view), key=start_of) if markup else found


def with_readings(found: list[Annotation]) -> Found:
    """Give those of the groups that hold a reading of their hanzi.

    >>> with_readings(groups("今年(nián)的WIPO(wipo)，米(m)")).entries
    [(('年', 'nián'), 2, 8)]
    """
    counts = Counter(map(pair_of, found))
    foreign = [pair for pair in counts if not is_reading(*pair)]
    if not foreign:
        return Found(found, counts)
    for pair in foreign:
        del counts[pair]
    return Found([entry for entry in found if entry[0] in counts], counts)


def _in_markup(view: str) -> list[Annotation]:
    """Give what a browser shows as annotations and the source spells otherwise."""
    found = []
    if "<rt>" in view:
        found += [((m[1], m[3]), *m.span(2)) for m in _RUBY.finditer(view)]
    if ">(" in view:
        found += [((m[1], m[3]), *m.span(2)) for m in _TAGGED.finditer(view)]
    if "(<" in view:
        found += [((m[1], m[2]), *m.span()) for m in _TAGGED_WITHIN.finditer(view)]
    if _NEAR_ENTITY.search(view) or any(bracket in view for bracket in ESCAPED_BRACKETS):
        for match in _ESCAPED.finditer(view):
            if "&" in match[0]:
                pair = html.unescape(match[1]), html.unescape(match[2])
                found.append((pair, match.end(1), match.end()))
    return found


def neighbour(view: str, at: int) -> str:
    """Give the character before `at`, annotations of it left out.

    >>> neighbour("當(dāng)?shù)攸h", 7)
    '當'
    """
    annotated = _ANNOTATED.search(view[max(0, at - _NEAR) : at])
    return annotated[1] if annotated else ""


def is_toned(spelled: str) -> bool:
    """Tell whether a syllable is spelled with its tone."""
    return bool(_HAS_TONE.search(spelled))


@lru_cache(_PAIRS_KEPT)
def is_reading(hanzi: str, spelled: str) -> bool:
    """Tell whether a syllable, however spelled, or each of several, is a reading of a hanzi."""
    table = readings.toned()
    return all(
        any(hanzi in several for syllable in spellings(one) for several in table[syllable])
        for one in _BETWEEN.split(spelled)
    )


@lru_cache(_PAIRS_KEPT)
def is_first_reading(hanzi: str, spelled: str) -> bool:
    """Tell whether a syllable is the first reading that a dictionary gives for a hanzi."""
    return any(hanzi in readings.toned()[syllable][0] for syllable in spellings(_BETWEEN.split(spelled)[0]))


@lru_cache(_PAIRS_KEPT)
def is_toneless(hanzi: str, spelled: str) -> bool:
    """Tell whether a syllable has no tone because the first reading of its hanzi has none: 的(de)."""
    return hanzi in readings.toned().get(_composed(_BETWEEN.split(spelled)[0]), ("",))[0]


@lru_cache(_PAIRS_KEPT)
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
    letters = unicodedata.normalize("NFC", spelled.translate(_FONTS).replace("v", "ü"))
    if letters[-1:] not in _TONE_MARKS or not letters[:-1].isalpha():
        return letters
    stem, mark = letters[:-1], _TONE_MARKS[letters[-1]]
    at = next((stem.index(vowel) for vowel in ("a", "e", "ou") if vowel in stem), None)
    if at is None:
        at = max((stem.rfind(vowel) for vowel in "iouü"), default=-1)
    return unicodedata.normalize("NFC", stem[: at + 1] + mark + stem[at + 1 :]) if at >= 0 else letters
