"""Weigh what bytes say when they are read as Chinese: the right encoding gives frequent hanzi."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ipcorpus.data.frequency import weigh

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODECS: Final = {"gb18030": "gb18030", "big5": "big5hkscs"}
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_FIRST_HIGH: Final = 0x80
_ASCII: Final = bytes(range(128))
_BEYOND: Final = re.compile(r"[^\x00-\x7f]+")
_ALONE: Final = re.compile(r"[^\x00-\x7f]{2,}|(?<![A-Za-z])[^\x00-\x7f](?![A-Za-z])")
_KANA: Final = re.compile("[ぁ-んァ-ヶ]")
_BLOCK: Final = 8192
_PIECE: Final = 2048
# Beyond some 200 characters the mean hardly moves (tests/bench/bench_decode.py, table "sample").
_ENOUGH: Final = 200
# A page of scripts may scatter single high bytes: after this many pieces nothing better will come.
_MOST_PIECES: Final = 64


# In Chinese some words are Latin, in Latin text nearly every run beyond ASCII is one character long.
_RUN: Final = 1.5
# Weights of Chinese text of ten characters and more are 46 to 68 and lie 18 or more above those of the wrong
# encoding; Korean reaches 51 with a gap below 11 (tests/bench/bench_decode.py, table "weights").
_CLEAR: Final = 54.0
_TIE: Final = 6.0
_LEAST_DECLARED: Final = 30.0
_KANA_SHARE: Final = 0.15


class Reading(NamedTuple):
    """One way to read the bytes: a sample of it, and the mean weight of the sample's characters."""

    encoding: str
    sample: str
    weight: float


def chinese(data: bytes, declared: str | None) -> tuple[str, str] | None:
    """Give the encoding of bytes that are Chinese, or UTF-8 with errors, and what decided; else None.

    Bytes that make no sense from the first one may do so from the second: cut inside a character.
    """
    pieces = list(_pieces(data, 0))
    if _mostly_utf8(pieces):
        return "utf-8", "utf-8"
    found = _legacy(pieces, declared)
    if found or data[0] < _FIRST_HIGH:
        return found
    return _legacy(list(_pieces(data, 1)), None)


def _legacy(pieces: list[bytes], declared: str | None) -> tuple[str, str] | None:
    """Choose between gb18030 and Big5."""
    both = [_reading(pieces, name) for name in _CODECS]
    if _is_japanese(both[0].sample, pieces):
        return None
    worse, better = sorted(both, key=lambda reading: reading.weight)
    gap = better.weight - worse.weight
    if gap < _TIE and worse.encoding == declared and worse.weight >= _LEAST_DECLARED:
        return worse.encoding, "declared"
    if better.weight + gap / 2 >= _CLEAR:
        return better.encoding, "frequency"
    if better.encoding == declared and better.weight >= _LEAST_DECLARED:
        return better.encoding, "declared"
    return None


def _is_japanese(gb18030: str, pieces: list[bytes]) -> bool:
    """Tell EUC-JP, of which gb18030 reads the kana as they are, from Big5, of which it makes kana."""
    if len(_KANA.findall(gb18030)) <= len(gb18030) * _KANA_SHARE:
        return False
    bad = b"".join(pieces).decode("euc_jp", "replace").count("\ufffd")
    return bad <= 2 * len(pieces)


def _mostly_utf8(pieces: list[bytes]) -> bool:
    """Tell broken UTF-8, of which most sequences are valid still, from bytes of other encodings."""
    text = b" ".join(pieces).decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(map(len, _BEYOND.findall(text))) - bad
    return good * 2 > bad


def _reading(pieces: list[bytes], encoding: str) -> Reading:
    texts = (piece.decode(_CODECS[encoding], "replace").rstrip("\ufffd") for piece in pieces)
    sample = "".join(map(_evidence, texts))[:_ENOUGH]
    return Reading(encoding, sample, weigh(sample))


def _evidence(text: str) -> str:
    """Give the characters beyond ASCII; where most stand alone, leave those that touch a letter.

    A Latin letter with an accent takes the letter after it and becomes one hanzi inside a word.
    """
    runs = _BEYOND.findall(text)
    found = "".join(runs)
    return found if len(found) >= len(runs) * _RUN else "".join(_ALONE.findall(text))


def _pieces(data: bytes, at: int) -> Iterator[bytes]:
    """Give pieces of the bytes from `at` on that begin beyond ASCII, until they hold enough."""
    beyond = 0
    for _ in range(_MOST_PIECES):
        at = high_at(data, at)
        if at >= len(data) or beyond > 2 * _ENOUGH:
            return
        piece = data[at : at + _PIECE]
        beyond += len(piece.translate(None, _ASCII))
        yield piece
        at += _PIECE
        at = max(at, data.find(b"\n", at, at + _BLOCK))


def high_at(data: bytes, at: int = 0) -> int:
    """Give the place of the first byte from `at` on that is not ASCII, or the length."""
    while at < len(data) and data[at : at + _BLOCK].isascii():
        at += _BLOCK
    found = _HIGH.search(data, at)
    return found.start() if found else len(data)
