"""Quotation marks as Taiwan and Hong Kong set them: 「」 outside, 『』 inside."""

from __future__ import annotations

import re

from ipcorpus.steps.script.detection import foreign

_LINE = re.compile("[^\n]*[“”‘][^\n]*")
_HANZI = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
# A single quote that opens and closes; an apostrophe alone stays.
_SINGLE = re.compile("‘([^‘’]*)’")


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
    return _SINGLE.sub("『\\1』", line).replace("“", "「").replace("”", "」")
