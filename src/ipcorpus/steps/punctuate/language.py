"""Which lines are Chinese: the rules for marks are for no others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Hanzi and radicals, the iteration mark and zero; for one character see `is_cjk`.
HANZI = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
CJK = f"[{HANZI}]"
_HANZI = re.compile(CJK)
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_EITHER = re.compile(
    "[\u1100-\u11ff\u3041-\u3096\u30a1-\u30fa\u3130-\u318f\u31f0-\u31ff\uac00-\ud7a3\uff66-\uff9d]"
)
# Shares of the hanzi, kana and hangul of a line; tests/bench/bench_normalise.py counts what they let through.
_SOME_KANA, _KANA_SHARE, _HANGUL_SHARE = 2, 0.08, 0.2
# Code in back quotes, a tag, an entity: nothing in them is the sentence's own.
_FOREIGN_BODY = re.compile(r"`[^`]+`|</?[A-Za-z][^<>]{0,500}>|&#?[0-9A-Za-z]{1,31};")
_WORD = re.compile(r"(?<![\w./@-])[A-Za-z]{2,}(?![\w/@])")
_SENTENCE = 5
_CODE = re.compile(
    r"[{}]|==|!=|:=|&&|\|\||=>|->|</|/>|\w\(\)|\w[ \t]*=[ \t]*[\w\"'(\[]|\w\);?\s*$|\w;\s*$"
    r"|^\s*(?:[$#>] +[A-Za-z]|//|/\*|<!--|import |from \w|def |class |function |var |let |const |return )"
)


def is_cjk(char: str) -> bool:
    """Tell whether a character makes the marks beside it Chinese: a hanzi, or a mark that is always so.

    The marks that the rules themselves write are not: no decision may rest on another one.
    """
    if char < "\u2e80":
        return False
    if "\uff00" <= char <= "\uff5e":
        return char not in "！（），．：；？"
    return (char < "\ua4d0" and char != "。") or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


def beside(line: str, start: int, end: int) -> tuple[str, str]:
    """Give the characters before `start` and from `end` on, over spaces; empty at an edge of the line."""
    while start and line[start - 1] in " \t":
        start -= 1
    while end < len(line) and line[end] in " \t":
        end += 1
    return line[max(0, start - 1) : start], line[end : end + 1]


def chinese_lines(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines of a text that are not Japanese or Korean, with where they start.

    A text that is Japanese as a whole has none: its titles may be hanzi only. What in a line is code, tag
    or entity is blotted out, a NUL for every character.
    """
    all_chinese = not _EITHER.search(text)
    if not all_chinese and _foreign(text):
        return
    start = 0
    for line in text.split("\n"):
        if line and (all_chinese or not _foreign(line)):
            yield start, _blotted(line)
        start += len(line) + 1


def _blotted(line: str) -> str:
    if "`" not in line and "<" not in line and "&" not in line:
        return line
    return _FOREIGN_BODY.sub(lambda found: "\0" * len(found[0]), line)


def _foreign(line: str) -> bool:
    if not _EITHER.search(line):
        return False
    kana, hangul = len(_KANA.findall(line)), len(_HANGUL.findall(line))
    every = kana + hangul + len(_HANZI.findall(line))
    return (kana >= _SOME_KANA and kana >= _KANA_SHARE * every) or hangul >= _HANGUL_SHARE * every


def latin(line: str) -> bool:
    """Tell a line of English, or of code, with some hanzi in it."""
    letters = sum(map(len, _WORD.findall(line)))
    if not letters:
        return False
    hanzi = len(_HANZI.findall(line))
    if _CODE.search(line) and hanzi < letters:
        return True
    words = len(_WORD.findall(line))
    return words >= _SENTENCE and words > hanzi
