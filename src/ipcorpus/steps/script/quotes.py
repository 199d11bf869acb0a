"""Quotation marks as Taiwan and Hong Kong set them: 「」 outside, 『』 inside."""

from __future__ import annotations

import re

from ipcorpus.lazily import lazily
from ipcorpus.steps.script.detection import foreign

_LINE = re.compile("^[^\n“”‘]*+[“”‘][^\n]*", re.MULTILINE)
_HANZI = lazily("[\u3400-\u4dbf\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_SINGLE = re.compile("‘|(?<![A-Za-z])’|’(?![A-Za-z])")


def corner(text: str) -> str:
    """Set the curly quotation marks of Chinese lines as corner brackets; Japanese and Korean lines stay.

    >>> corner("他说“这叫‘发明’”")
    '他说「这叫『发明』」'
    >>> corner("It’s “fine”.")
    'It’s “fine”.'
    """
    if "“" not in text and "”" not in text and "‘" not in text:
        return text
    return _LINE.sub(_line, text)


def _line(match: re.Match[str]) -> str:
    line = match[0]
    if len(_LATIN.findall(line)) > 2 * len(_HANZI.findall(line)):  # an English line with a Chinese name in it
        return line
    if foreign(line):
        return line
    return _single(line).replace("“", "「").replace("”", "」")


def _single(line: str) -> str:
    """Set single quotes; what closes none that is open is an apostrophe."""
    if "‘" not in line:
        return line
    depth = 0

    def corners(mark: re.Match[str]) -> str:
        nonlocal depth
        depth += 1 if mark[0] == "‘" else -1
        if depth < 0:
            depth = 0
            return mark[0]
        return "『" if mark[0] == "‘" else "』"

    return _SINGLE.sub(corners, line)
