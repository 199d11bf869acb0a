"""Tell where a page is out of phase behind a mark, though its decoder left nothing in place of a lost byte.

The second tool cuts the bytes at those of a full-width mark wherever they stand. Where they are the last of
one character and the first of the next, the rest of the line is read from the wrong byte on: 会议。会议由
became 会议?;嵋橛, and without the question mark nothing but the improbable text tells of it.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, islice, starmap
from typing import TYPE_CHECKING

from ipcorpus.data import words
from ipcorpus.steps.repair import gbk

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS, _CHAR, _MANY = "。！？；!?;", "[^\x00-\x7f。！？；，、：\u3040-\u30ff]", 6
# A page that narrows its marks narrows them after they were cut at.
_WIDE = str.maketrans("!?;", "！？；")
# Nats by which the text must be more probable one byte on.
_GAIN = 12.0
# Of so many improbable places one tells, on a page where any does; each takes tens of microseconds.
_MOST = 200


def is_adrift(text: str) -> bool:
    """Tell whether what stands behind some mark is far more probable one byte on.

    >>> [is_adrift(text) for text in ("會議由國務院主持。會議由他主持。", "會議；嵋橛晒駝", "會議;嵋橛晒駝")]
    [False, True, True]
    """
    found = (islice(_behind(mark).finditer(text), _MOST) for mark in _MARKS if mark in text)
    places = sorted(chain.from_iterable(found), key=re.Match.start)
    return any(starmap(_is_adrift, map(re.Match.groups, places[:_MOST])))


@cache
def _behind(mark: str) -> re.Pattern[str]:
    """Give what finds the characters behind a mark, one of them rare or a letter behind them.

    A shifted stretch ends at a letter, which is the last byte of its last character. A search for one mark
    is several times as fast as one for any of four.
    """
    rare = f"(?![{re.escape(''.join(sorted(gbk.usual())))}])(?={_CHAR})[^\0-\u33ff]"
    telling = f"(?={_CHAR}{{0,{_MANY - 1}}}?(?:{rare}|{_CHAR}[@-~]))"
    return re.compile(f"({re.escape(mark)}){telling}({_CHAR}{{1,{_MANY}}})([@-~]?)")


def _is_adrift(mark: str, behind: str, letter: str) -> bool:
    meant = "".join(_one_byte_on(mark, behind + letter))
    shown = (behind + letter)[: len(meant)]
    if not meant:
        return False
    read, there = (words.hear(words.SILENCE, one).score for one in (meant, shown))
    return read + sum(map(gbk.rarity, meant)) > there + sum(map(gbk.rarity, shown)) + _GAIN


def _one_byte_on(mark: str, shown: str) -> Iterator[str]:
    """Give the characters of a text from the mark's last byte on, as far as they are some."""
    data = gbk.encode(mark.translate(_WIDE))[-1:] + b"".join(map(gbk.encode, shown))
    for at in range(0, len(data) - 1, 2):
        char = gbk.decode(data[at : at + 2])
        if not char:
            return
        yield char
