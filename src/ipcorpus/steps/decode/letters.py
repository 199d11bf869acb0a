"""Other languages whose bytes pass for hanzi: told by their most frequent letters."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ipcorpus.steps.decode.sample import ENOUGH, PIECE, beyond_ascii


class _Language(NamedTuple):
    """The letters of a language that make up at least a share of what is not ASCII."""

    codecs: tuple[str, ...]
    letters: re.Pattern[str]
    share: float


# Japanese has hiragana for a third of its characters, Korean these syllables for a third, Russian and
# Ukrainian these letters for four fifths; Chinese bytes read so have a tenth, next to none, a quarter
# (tests/bench/bench_decode.py, table "foreign").
_JAPANESE: Final = _Language(("euc_jp",), re.compile("[ぁ-んァ-ヶ]"), 0.3)
# Kana are what makes the hanzi of Big5 frequent: where these are so by half of the kana, they are Big5's.
_JAPANESE_FOR_SURE: Final = _JAPANESE._replace(share=0.5)
# The most frequent syllables of Korean, most of them particles and endings.
SYLLABLES: Final = re.compile(
    "[이다는에을의가로하지고은서를한도기사시인대자어해수리스나라보있전과것부니아만드게및]"
)
_SMALL: Final = re.compile("[оеаинтсрвлкмдпуяыі]")
_CAPITAL: Final = re.compile("[ОЕАИНТСРВЛКМДПУЯЫІ]")
# What passes for hanzi in which encoding. The lead bytes of Big5 are letters of code page 866 by nature.
_OTHERS: Final = {
    "gb18030": (
        _Language(("cp949",), SYLLABLES, 0.2),
        _Language(("koi8_r", "cp1251", "iso8859_5"), _SMALL, 0.55),
        _Language(("koi8_r", "cp1251", "iso8859_5"), _CAPITAL, 0.55),
    ),
    "big5": (
        _Language(("cp866", "iso8859_5"), _SMALL, 0.75),
        _Language(("cp866", "iso8859_5"), _CAPITAL, 0.75),
    ),
}
# Pieces end inside characters; beyond that, what is in an encoding has next to no errors in it.
_BAD: Final = 0.05


def is_japanese(pieces: list[bytes], *, doubtful: bool) -> bool:
    """Tell EUC-JP, of which Big5 makes hanzi that may be as frequent as those of Chinese.

    `doubtful` says that they are indeed: then kana must be half of the text.
    """
    return _is_in(pieces, _JAPANESE_FOR_SURE if doubtful else _JAPANESE)


def is_other(pieces: list[bytes], encoding: str) -> bool:
    """Tell Korean and Cyrillic, of which gb18030 and Big5 make hanzi that are not quite so frequent."""
    return any(_is_in(pieces, language) for language in _OTHERS[encoding])


def _is_in(pieces: list[bytes], language: _Language) -> bool:
    return any(_share(pieces, codec, language.letters) > language.share for codec in language.codecs)


def _share(pieces: list[bytes], codec: str, letters: re.Pattern[str]) -> float:
    found = beyond_ascii(b"\n".join(pieces).decode(codec, "replace"))[: 2 * ENOUGH]
    cut = sum(len(piece) >= PIECE for piece in pieces)
    if found.count("\ufffd") > cut + len(found) * _BAD:
        return 0.0
    return len(letters.findall(found)) / max(1, len(found))
