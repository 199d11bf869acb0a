"""White space as a browser shows it: a run is one space, none at the ends nor where Chinese was wrapped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

# All that splits lines (https://docs.python.org/3/library/stdtypes.html#str.splitlines), and HTML's own.
_SPACE = " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_RUN = re.compile(f"[{_SPACE}]+")
# A line feed between wide characters is no space (https://www.w3.org/TR/css-text-3/#line-break-transform).
_WIDE = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_BROKEN = lazily(rf"(?<=[{_WIDE}])[ \t\r\f]*+\n[ \t\n\r\f]*+(?=[{_WIDE}])")
_FEEDS = re.compile(r"\r\n?|[\n\v\x85\u2028\u2029]")
# Spaces that a browser keeps but that make no line alone: no-break, ideographic, zero-width ones.
_BLANK = " \xa0\u3000\u200b\u200c\u200d\u2060\ufeff\u00ad"

# A byline's elements are kept apart by a style sheet; no byline is longer, of more parts, or a sentence.
_DATE = lazily(
    r"\s*+(?:[㐀-鿿]{0,4}(?:时间|時間|日期)[:：]\s*+)?"
    r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ \xa0]*+\d{1,2}:\d\d(?::\d\d)?)?\s*+"
    r"(?:\|?\s*+(?:来源|來源|来自|來自)\s*+[:：]?\s*+)?"
)
# A date whose parts are elements: the year and the time of day, at least, stand by themselves.
_YEAR, _TIME = re.compile(r"\s*+20\d\d\s*+"), re.compile(r"\s*+\d{1,2}:\d\d(?::\d\d)?\s*+")
_PROSE = re.compile(r"[，。；！？]")
_LONGEST, _MOST = 150, 30
# With the spaces that indent a page's source it may be so many times as long.
_INDENTED = 10


def spaced(text: str) -> str:
    r"""Collapse a text's white space; empty where it shows nothing.

    >>> spaced(" 知识\n  产权 law\x0b\n firm ")
    '知识产权 law firm'
    """
    text = text.strip(_SPACE)
    shown = text.strip(_BLANK)
    # Of the characters of white space only the space is printable.
    if "  " in text or not shown.isprintable():
        text = _RUN.sub(" ", _BROKEN.sub("", text) if "\n" in text else text)
        shown = text.strip(_BLANK)
    return text if shown else ""


def joined(pieces: Sequence[str]) -> str:
    r"""Join the texts of a line's elements; those of a byline, one of which is a date, stand apart.

    So do those that the page's source sets in lines of their own, where they make no sentence.

    >>> joined(["甲城网", "2020-05-06 10:00"]), joined(["自", "2020年5月6日", "起，施行"])
    ('甲城网 2020-05-06 10:00', '自2020年5月6日起，施行')
    >>> joined(["林小满", "\n ", "甲城观察"]), joined(["\n来源：\n", "\n  甲城网\n", "\n  举报\n"])
    ('林小满 甲城观察', ' 来源：  甲城网  举报 ')
    """
    text = "".join(pieces)
    broken, dated = "\n" in text, "20" in text
    if not (broken or dated) or not 1 < len(pieces) < 2 * _MOST or len(text) >= _INDENTED * _LONGEST:
        return text
    said = [piece for piece in pieces if not piece.isspace()]
    if len(said) >= _MOST or sum(map(len, map(str.strip, said))) >= _LONGEST or _PROSE.search(text):
        return text
    if dated and _is_dated(pieces):
        return " ".join(piece.strip(_SPACE) for piece in said)
    return "".join(map(_edged, pieces)) if broken else text


def _edged(piece: str) -> str:
    """Give the text of an element with one space for the line feeds at its edges, as it is seen."""
    if "\n" not in piece or not (stripped := piece.strip(_SPACE)):
        return " " if piece.isspace() else piece
    return f"{' ' if piece[0] in _SPACE else ''}{stripped}{' ' if piece[-1] in _SPACE else ''}"


def _is_dated(pieces: Sequence[str]) -> bool:
    """Tell whether one of the pieces is a date, or several are its parts."""
    if any(map(_DATE.fullmatch, pieces)):
        return True
    return any(map(_YEAR.fullmatch, pieces)) and any(map(_TIME.fullmatch, pieces))


def split_kept(text: str) -> list[str]:
    r"""Give the lines of a text whose spaces and line feeds count.

    >>> split_kept("床前\r\n  明月")
    ['床前', '  明月']
    """
    lines = (_RUN.sub(" ", line).rstrip() if line.isspace() else line.rstrip() for line in _FEEDS.split(text))
    return [line for line in map(_unsplit, lines) if line.strip(_BLANK)]


def _unsplit(line: str) -> str:
    return re.sub(r"[\x1c-\x1f\f]", " ", line)
