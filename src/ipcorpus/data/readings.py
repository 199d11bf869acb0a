"""Which hanzi are read how, which of them a known tool annotates, and how common each is."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache
from importlib.resources import files

# The marks of the second, third, fourth and first tone, as they come out of a canonical decomposition.
_TONES = "\u0301\u030c\u0300\u0304"


@cache
def toned() -> dict[str, tuple[str, str]]:
    """Give for each syllable with its tone mark the hanzi it is the first reading of, and the others.

    >>> "年" in toned()["nián"][0]
    True
    """
    return {syllable: (first, other) for syllable, _, first, other in _rows()}


@cache
def zhuyin() -> dict[str, str]:
    """Give for each syllable in zhuyin the same in pinyin: of two spelled alike the one more hanzi have.

    >>> zhuyin()["ㄋㄧㄢˊ"]
    'nián'
    """
    rows = sorted(_rows(), key=lambda row: len(row[2]))
    return {spelling: syllable for syllable, spelling, _, _ in rows}


@cache
def untoned() -> dict[str, tuple[str, ...]]:
    """Give for each syllable without its tone mark the syllables with one.

    >>> untoned()["nian"]
    ('niàn', 'nián', 'niān', 'niǎn')
    """
    found: dict[str, list[str]] = defaultdict(list)
    for syllable in toned():
        found[plain(syllable)].append(syllable)
    return {syllable: tuple(several) for syllable, several in found.items()}


def plain(syllable: str) -> str:
    """Take the tone mark off a syllable.

    >>> plain("lǜ")
    'lü'
    """
    parts = unicodedata.normalize("NFD", syllable)
    return unicodedata.normalize("NFC", "".join(char for char in parts if char not in _TONES))


@cache
def injected() -> dict[str, str]:
    """Give the hanzi of the one known injection list with their readings, in the order of replacement.

    >>> injected()["調"]
    'diào'
    """
    return {line[0]: line[2:] for line in _text("injected.txt").splitlines()}


@cache
def common() -> dict[str, int]:
    """Give the most frequent simplified hanzi with their rank, 0 the most frequent."""
    return {char: rank for rank, char in enumerate(_text("common.txt").rstrip("\n"))}


@cache
def fold() -> dict[int, int]:
    """Give the table that turns hanzi into simplified ones, for `str.translate`."""
    found, turned, *_ = _text("fold.txt").split("\n")
    return str.maketrans(found, turned)


@cache
def unfold() -> dict[str, str]:
    """Give for each simplified hanzi the traditional ones it may stand for.

    >>> unfold()["历"]
    '曆歷'
    """
    found: dict[str, str] = {}
    for char in sorted(only_in()[1]):
        simplified = char.translate(fold())
        if simplified != char and _is_common_traditional(char):
            found[simplified] = found.get(simplified, "") + char
    return found


@cache
def only_in() -> tuple[frozenset[str], frozenset[str]]:
    """Give the hanzi that only simplified text has, and those that only traditional text has."""
    simplified, traditional, *_ = _text("script.txt").split("\n")
    return frozenset(simplified), frozenset(traditional)


def _is_common_traditional(char: str) -> bool:
    """Tell the hanzi of Big5's first level, those in common use."""
    try:
        return char.encode("big5") < b"\xc9"
    except UnicodeEncodeError:
        return False


@cache
def _rows() -> list[list[str]]:
    return [line.split("\t") for line in _text("readings.txt").splitlines()]


def _text(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")
