"""Characters that are another one in disguise, or none at all."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import accumulate, repeat
from operator import mul
from typing import TYPE_CHECKING
from unicodedata import combining

from ipcorpus.document import Changed, Cut, cut_of
from ipcorpus.pieces import cut_each, replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LINES = "\r\v\f\x85\u2028\u2029"
SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Controls, soft hyphen, zero-width, word joiners, bidirectional marks, the object replacement character
# and what Unicode reserves as no character.
INVISIBLE = (
    "\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufffc\ufffe\uffff"
)
JOINERS = "\u200c\u200d"
WIDE = "０-９Ａ-Ｚａ-ｚ"
SURROGATES = "\ud800-\udfff"
PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
# Small and vertical forms of marks (the blocks at FE10, FE30 and FE50), each above what it stands for.
FORMS = (
    "︐︑︒︓︔︕︖︗︘︙︰︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈﹐﹑﹔﹕﹖﹗﹙﹚﹛﹜﹝﹞﹟﹠﹡﹢﹣﹤﹥﹦﹨﹩﹪﹫",
    "，、。：；！？〖〗…：（）｛｝〔〕【】《》〈〉「」『』［］，、；：？！（）｛｝〔〕#&*+-<>=\\$%@",
)
_TO_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Letters that take another shape beside a joiner (Arabic to Myanmar), and pictures joined into one.
_JOINED, _PICTURE = re.compile("[\u0600-\u109f]"), re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")
_INDENT = "\u3000\u3000"
_SPACES = re.compile(f"([{SPACES}][{SPACES}]*)")  # a lone set first: a fast search
_HIDDEN = re.compile(f"[{INVISIBLE}]+")
_OPEN = re.compile(f"[ \t\n{LINES}{SPACES}\ue5e5]")
# Where Word and Wingdings keep their bullets.
_BULLETS = range(0xF020, 0xF100)


def indents(text: str) -> Changed:
    """Put ordinary spaces in the place of indents: often all that there is to do."""
    pieces = text.split(_INDENT)
    if "" in pieces[1:-1]:
        return Changed(text, [])
    return replaced(pieces, _INDENT, "  ", "space")


def spaces(text: str) -> Changed:
    """Put ordinary spaces in the place of others."""
    pieces = _SPACES.split(text)
    found = pieces[1::2]
    pieces[1::2] = puts = [*map(mul, repeat(" "), map(len, found))]
    starts = [*accumulate(map(len, pieces))][::2]
    return Changed("".join(pieces), cut_each(starts, found, puts, repeat("space")))


def characters(text: str, width: str = "ascii", *, markup: bool = False) -> list[Cut]:
    """Give the cuts that put every character of a text into its ordinary form.

    In a page's lines (`markup`) what would end a line elsewhere is a space, as HTML has it.
    """
    search, part = _patterns()
    whole: dict[str, tuple[str, str] | None] = {}  # an indent comes again and again
    cuts = []
    for run in search.finditer(text):
        found = run[0]
        if found not in whole:
            whole[found] = _whole(found)
        if way := whole[found]:
            cuts.append(cut_of((run.start(), found, *way)))
        else:
            cuts += _mixed(text, part.finditer(text, *run.span()))
    if markup:
        cuts = [cut._replace(put=" " * len(cut.removed)) if cut.rule == "newline" else cut for cut in cuts]
    return [cut for cut in cuts if cut.rule != "width"] if width == "keep" else cuts


def _whole(found: str) -> tuple[str, str] | None:
    """Give what is put for a run of one sort, and the rule; None where it needs a look."""
    rule = _rules().get(found[0])
    if rule and {*map(_rules().get, found)} == {rule}:
        return found.translate(_written()), rule
    return None


def _mixed(text: str, parts: Iterator[re.Match[str]]) -> Iterator[Cut]:
    """Give the cuts of a run of several sorts, or of one that needs a look at what stands around it."""
    for part in parts:
        sort, (start, end) = part.lastgroup or "", part.span()
        if sort in _LOOK:
            rule, look = _LOOK[sort]
            put = look(text, start, end)
        else:
            rule, put = _rules()[part[0][0]], part[0].translate(_written())
        if put != part[0]:
            yield Cut(start, part[0], put, rule)


def _newline(text: str, start: int, end: int) -> str:
    run = text[start:end]
    if text.startswith("\n", end):
        run = run.rstrip("\r")
    return "\n" * len(run)


def _joiner(text: str, start: int, end: int) -> str:
    letter = start - 1
    while letter > 0 and combining(text[letter]):  # NFC may set its marks in another order
        letter -= 1
    before, after = text[max(0, letter) : letter + 1], text[end : end + 1]
    if _JOINED.match(before) or (_PICTURE.match(before) and _PICTURE.match(after)):
        return text[start:end]
    return ""


def _private(text: str, start: int, end: int) -> str:
    """Drop icons that stand alone; between letters they may be letters of a font of the page's own."""
    if _free(text, start - 1, -1) and (ord(text[start]) in _BULLETS or _free(text, end, 1)):
        return ""
    return _HIDDEN.sub("", text[start:end])


def _free(text: str, at: int, step: int) -> bool:
    while 0 <= at < len(text) and _HIDDEN.match(text[at]):
        at += step
    return not 0 <= at < len(text) or _OPEN.match(text[at]) is not None


# The sorts that need a look: the rule, and what gives the text that takes their place.
_LOOK: dict[str, tuple[str, Callable[[str, int, int], str]]] = {
    "newline": ("newline", _newline),
    "joiner": ("joiner", _joiner),
    "private": ("private-use", _private),
    "width": ("width", lambda text, start, end: text[start:end].translate(_TO_ASCII)),
}


@cache
def _written() -> dict[int, str]:
    """Give the table of what single characters become, wherever they stand."""
    forms = {code: chr(put) for code, put in str.maketrans(*FORMS).items()}
    table = dict.fromkeys(_codes(SPACES), " ") | dict.fromkeys(_codes(INVISIBLE), "") | forms
    table |= dict.fromkeys(_codes(SURROGATES), "�")
    table |= {code: chr(code - 0xFEE0) for code in _codes(WIDE)}
    for _, found, written in _rows():
        put = written.replace("\u3000", " ").translate(forms)
        table |= dict(zip(map(ord, found), put, strict=True))
    return table


@cache
def _rules() -> dict[str, str]:
    """Give the rule that each of these characters falls under, but for the joiners."""
    sorts = {"space": SPACES, "invisible": INVISIBLE, "surrogate": SURROGATES, "width": WIDE}
    rules = {chr(code): rule for rule, chars in sorts.items() for code in _codes(chars)}
    rules |= dict.fromkeys(FORMS[0], "form")
    for rule, found, _ in _rows():
        rules |= dict.fromkeys(found, rule)
    return {char: rule for char, rule in rules.items() if char not in JOINERS}


def _codes(chars: str) -> list[int]:
    """Give the code points of a character class."""
    return [ord(char) for char in re.findall(f"[{chars}]", _first_plane())]


@cache
def _first_plane() -> str:
    return "".join(map(chr, range(0x10000)))


def _rows() -> list[list[str]]:
    table = files("ipcorpus.data").joinpath("characters.tsv").read_text("utf-8")
    return [row.split("\t") for row in table.rstrip("\n").split("\n")]


@cache
def odd() -> str:
    """Give all of these characters, as a class of a pattern holds them."""
    return f"{LINES}{SPACES}{INVISIBLE}{WIDE}{SURROGATES}{_known()}{PRIVATE}"


def _known() -> str:
    return FORMS[0] + "".join(found for _, found, _ in _rows())


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile what finds a run of them, by one set, and what sorts it."""
    known = _known()
    private = f"(?:(?![{known}])[{PRIVATE}])+"
    number = f"(?:[．：／－](?=[０-９])[{WIDE}]+|，[０-９]{{3}}(?![{WIDE}]))*"
    every = f"[{odd()}]"
    parts = {
        "space": f"[{SPACES}]+",
        "width": f"[{WIDE}]+{number}",
        "newline": f"[{LINES}]+",
        "form": f"[{known}]",
        "joiner": f"[{JOINERS}]",
        "invisible": f"(?:(?![{JOINERS}])[{INVISIBLE}])+",
        "private": f"{private}(?:[{INVISIBLE}]+{private})*",
        "surrogate": f"[{SURROGATES}]+",
    }
    sort = "|".join(f"(?P<{name}>{pattern})" for name, pattern in parts.items())
    run = (
        f"{every}{every}*(?:(?<=[０-９])[．：／－，](?=[０-９]){every}+)*"  # a lone set first: a fast search
    )
    return re.compile(run), re.compile(sort)
