"""What of a text is Chinese: the rules for marks are for nothing else."""

from __future__ import annotations

import re
from functools import cache
from itertools import compress, count, repeat
from operator import lt, mul

from ipcorpus.lacking import lacking, passing, stops
from ipcorpus.lazily import lazily

# Hanzi and radicals, the iteration mark and zero.
HANZI = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# What makes the marks beside it Chinese: hanzi, ℃ and numbers in circles, and marks that are always so. The
# marks that the rules themselves write are not among them, for no decision may rest on another one.
CHINESE = (
    "[℃℉Ⅰ-ⅿ①-⒛\u2e80-\u3001\u3003-\u300b\u3010-\ua4cf\uf900-\ufaff"
    "＂-＇＊＋－／-９＜-＞＠-～\U00020000-\U0010ffff]"
)
_CHINESE = lazily(CHINESE)
_HANZI = lazily(f"[{HANZI}]")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d]")
_HANGUL = lazily("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_FOREIGN = "\u1100-\u11ff\u3041-\u3096\u30a1-\u30fa\u3130-\u318f\u31f0-\u31ff\uac00-\ud7a3\uff66-\uff9d"
_EITHER = lazily(f"[{_FOREIGN}]")
_SOME_KANA, _KANA_SHARE, _HANGUL_SHARE = 2, 0.08, 0.2
_ARGUMENT = r"""(?:\"[^"'()\n]*+\"|'[^"'()\n]*+'|[0-9A-Za-z_.+-]++)"""
_CALLED = r"(?<![0-9A-Za-z_.])[a-z_][0-9A-Za-z_.]{0,60}+"
# Code in back quotes, a call with a literal, an object, a tag, an entity, an address with hanzi in it:
# nothing in them is the sentence's own. Each lies in one line, and has one of the signs of `_no_inset`.
_INSET = re.compile(
    rf"`[^`\n]+`|{_CALLED}\(\[?[\"'](?:[^()\n{HANZI}]*+\)|[^()\n]*+\)(?![{HANZI}]))"
    rf"|{_CALLED}\((?=[^()\n]*[\"'])(?:{_ARGUMENT},[ ]?)++{_ARGUMENT}\)"
    r"|(?<![\w-])--?[A-Za-z][a-z-]*+[ =]\"[^\"\n]{0,200}\""
    r'|^[ \t]*"[\w-]{1,60}":[ \t]*(?:"[^"\n]*"|[0-9.]+|true|false|null|[\[{])[ \t]*,?[ \t]*$'
    r"|\{[ ]?[\"'][^{}\n]*+\}"
    r"|</?[A-Za-z][^<>\n]{0,500}>|&#?[0-9A-Za-z]{1,31};"
    rf"|://[!-~]{{1,500}}+(?:(?<=[/=])[{HANZI}]+[/?=&#%][!-~]*)+(?<![,.;:!?)])",
    re.MULTILINE,
)
_INSET_SIGNS = (b"`", b"<", b"&", b"{", b"://", b'("', b"('", b'(["', b"(['")
_VALUE = re.compile(r'"(?:(?<=[A-Za-z][ =]")|:)')
_CALL = re.compile(r"\((?<=[0-9A-Za-z_]\()")
_LETTERS = re.compile(rb"[A-Za-z]{2}")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_WORD = re.compile(r"(?<![\w./@-])[A-Za-z]{2,}(?![\w/@])")
_SENTENCE = 5
# A line that begins as an English sentence and has more letters for a hanzi than this glosses a word.
_GLOSS, _PROSE = 6, re.compile(r"[A-Z][A-Za-z]*(?: [a-z]+){2}")
# What a Chinese sentence cites is not its language: an address, a passage of English.
_CITED = lazily(rf"(?:://|[/\w]\?(?=\w+=))[!-~]+|[\"“「『][^\"“”「」『』\n{HANZI}]{{1,300}}[\"”」』]")
_CODE = lazily(
    r"[{}]|==|!=|:=|&&|\|\||=>|->|</|/>|\w\(\)|\w[ \t]*=[ \t]*[\w\"'(\[]|\w\);\s*$|\w;\s*$"
    rf"|{_CALLED}\([^()\n{HANZI}]*+\)\s*$"
    r"|^\s*(?:[$#>] +[A-Za-z]|//|/\*|<!--|import |from \w|def |class |function |var |let |const |return )"
)


def is_cjk(char: str) -> bool:
    """Tell whether a character, or none (""), makes the marks beside it Chinese."""
    return _CHINESE.match(char) is not None


def beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Give the characters before `start` and from `end` on, over spaces; empty at the text's edge."""
    while start and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    return text[max(0, start - 1) : start], text[end : end + 1]


def chinese(text: str) -> str:
    r"""Give a text with everything blotted out, a NUL for every character, that is not Chinese.

    These are Japanese and Korean lines (a text that is so as a whole is so in its titles too), lines of
    English or code with some hanzi in them, code in back quotes, tags and entities.

    >>> chinese("写作`a,b`即可")
    '写作\x00\x00\x00\x00\x00即可'
    """
    foreign = not _neither().fullmatch(text)
    if foreign and _foreign(text):
        return "\0" * len(text)
    plain = text.encode("ascii", "ignore")
    if any(map(plain.__contains__, _INSET_SIGNS)) or _may_quote(text, plain):
        text = _without_insets(text)
        plain = text.encode("ascii", "ignore")
    if not foreign and not _LETTERS.search(plain):
        return text
    lines, plains = text.split("\n"), plain.split(b"\n")
    dense = map(lt, map(len, lines), map(mul, map(len, plains), repeat(3)))
    other = {at for at in compress(count(), dense) if _latin(lines[at], plains[at])}
    if foreign:
        other |= {at for at, line in enumerate(lines) if _foreign(line)}
    if other:
        return "\n".join("\0" * len(line) if at in other else line for at, line in enumerate(lines))
    return text


def _without_insets(text: str) -> str:
    """Blot out the insets. Only lines with a sign that each kind of them has are searched, which is slow."""
    pieces: list[str] = []
    done = 0
    for at in stops(_no_inset(), text):
        if at >= done:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            end = len(text) if end < 0 else end
            line = _INSET.sub(lambda inset: "\0" * len(inset[0]), text[start:end])
            pieces += (text[done:start], line)
            done = end
    return "".join((*pieces, text[done:]))


@cache
def _no_inset() -> re.Pattern[str]:
    return passing(r"`({<&\":", r"\((?<![0-9A-Za-z_]\()", ":(?!//)")


@cache
def _neither() -> re.Pattern[str]:
    return lacking(_FOREIGN)


def _may_quote(text: str, plain: bytes) -> bool:
    """Tell whether a text may hold an option's value, a key or a call with a literal."""
    if b'"' not in plain and b"'" not in plain:
        return False
    return _VALUE.search(text) is not None or _CALL.search(text) is not None


def _foreign(line: str) -> bool:
    if not _EITHER.search(line):
        return False
    kana, hangul = len(_KANA.findall(line)), len(_HANGUL.findall(line))
    every = kana + hangul + len(_HANZI.findall(line))
    return (kana >= _SOME_KANA and kana >= _KANA_SHARE * every) or hangul >= _HANGUL_SHARE * every


def _latin(line: str, ascii_: bytes) -> bool:
    """Tell a line of English, or of code: more letters than hanzi, and words or signs of a program."""
    letters = len(ascii_.translate(None, _NO_LETTERS))
    if 2 * letters <= len(line) - len(ascii_):
        return False
    line = _CITED.sub("", line)
    hanzi = len(_HANZI.findall(line))
    words = _WORD.findall(line)
    if len(words) >= _SENTENCE and len(words) > hanzi:
        return True
    if letters > _GLOSS * hanzi and _PROSE.match(line):
        return True
    return sum(map(len, words)) > hanzi and _CODE.search(line) is not None
