"""Straight quotes: both of a pair become curly, or none."""

from __future__ import annotations

import re
from itertools import accumulate, cycle, repeat
from operator import add
from typing import TYPE_CHECKING

from ipcorpus.document import Changed, Cut
from ipcorpus.lazily import lazily
from ipcorpus.pieces import cut_each, joined
from ipcorpus.steps.punctuate.language import HANZI

if TYPE_CHECKING:
    from collections.abc import Iterator

_HANZI = lazily(f"[{HANZI}]")
_QUOTE = re.compile('(["“”])')
# Attributes, escapes, JSON.
_PROGRAM = re.compile(r'"(?:(?<=[=\\{\[]")|(?=[ \t]*[:：][ \t]*["\[{\d]))')
_NO_INCH, _INCH = re.compile(r'"(?<!\d")'), re.compile(r'"(?<=\d")')
_INCH_FIRST = re.compile(r'^[^"\n]*+"(?<=\d")', re.MULTILINE)
# What lies between two pairs, and not in one, tells it by its edges: a pair lies in another then.
_EDGES = frozenset(" \t,，、;；:：(（")
_AGAINST = re.compile(r"[ \t]*+(?:[,，、;；].*[^ \t]|[^ \t].*[:：,，、(（][ \t]*\Z)")
_SINGLES = re.compile(r"(?<![A-Za-z0-9'])'([^'‘’『』]+)'(?![A-Za-z0-9'])")
# What stands before a quote that opens, and behind one that closes; no rule changes what they are, so no
# single quote is among them.
_OPENING = frozenset("：:（(《「")
_CLOSING = re.compile(r'"[ \t"]{0,8}(?:[，,；;、：:！!？?）)》」]|。(?![.。…·．]))')
_MARKS = " \t,.;:!?()，。；：！？（）、…·．—-\"'‘’『』"
# What ends in a verb of speech: more speech follows it.
_SPEAKS = re.compile(
    "(?:[说說道问問答喊叫讲講笑嚷称稱写寫]|表示|指出|强调|強調|认为|認為|介绍|介紹|透露)[,，:：。.]?[ \t]*$"
)
_GOES_ON = re.compile(f"[,，:：][ \t]*$|{_SPEAKS.pattern}")
# What stands before the one that lacks its partner, where a quotation goes on in other paragraphs.
_BEFORE_OPENING, _BEFORE_CLOSING = frozenset("：:，,"), frozenset("，,。.！!？?…")
_STEPS = {"open": (1,), "close": (-1,), "": (1, -1)}
_KIND = {"“": "open", "”": "close"}
_DEEPEST = 3
_SIGNS = ("“”", "‘’", "“”")


def in_turn(text: str, signs: str) -> Changed:
    """Set the straight quotes of a text in turn as the one and the other sign, where all of a line are plain.

    They are where each pair lies in one line and holds hanzi, and nothing speaks against it. This is most
    lines of most texts, and done in C.
    """
    if '"' not in text:
        return Changed(text, [])
    if whole := _in_turn(text, signs, 0):
        return whole
    pieces: list[str] = []
    cuts: list[Cut] = []
    done = 0
    for start, line in _lines_with('"', text):
        if changed := _in_turn(line, signs, start):
            pieces += (text[done:start], changed.text)
            done = start + len(line)
            cuts += changed.cuts
    return Changed("".join((*pieces, text[done:])), cuts)


def _in_turn(text: str, signs: str, start: int) -> Changed | None:
    pieces = text.split('"')
    if not _plain(text, pieces):
        return None
    return joined(pieces, repeat('"'), (len(pieces) // 2) * signs, "quotes", start)


def _plain(text: str, pieces: list[str]) -> bool:
    """Tell that nothing speaks against setting the quotes in turn between which these pieces lie."""
    quoted = pieces[1::2]
    if "“" in text or "”" in text or len(pieces) % 2 == 0 or "\n" in "".join(quoted):
        return False
    if not all(map(_HANZI.search, quoted)):
        return False
    edges = {quote[0] for quote in quoted} | {quote[-1] for quote in quoted}
    if not _EDGES.isdisjoint(edges) and any(map(_AGAINST.match, quoted)):
        return False
    return not _PROGRAM.search(text) and not (_INCH.search(text) and _INCH_FIRST.search(text))


def quotes(text: str) -> list[Cut]:
    """Give the straight quotes of each paragraph as “ and ” and ‘ and ’, none where they do not pair."""
    doubles = [cut for start, line in _lines_with('"', text) for cut in _doubles(start, line)]
    singles = [*_singles(text)]
    if singles and any(cut.put == "‘" for cut in doubles):
        return [*_third(sorted(doubles + singles))]
    return doubles + singles


def _doubles(start: int, line: str) -> list[Cut]:
    """Give the double quotes of a line in turn, or as they lie in one another."""
    if not _HANZI.search(line) or _PROGRAM.search(line) or not _NO_INCH.search(line):
        return []
    pieces = _QUOTE.split(line)
    marks, between = pieces[1::2], pieces[2::4]
    starts = [*accumulate(map(len, pieces))][:-1:2]
    if len(marks) % 2:
        return [
            Cut(start + at, '"', put, "quotes") for at, put in zip(starts, _odd(line, starts), strict=False)
        ]
    against = any(map(_AGAINST.match, between))
    if against and _spoken(line, starts, pieces):
        puts = ["“", "”"] * len(between)
    elif len(marks) > 2 and set(marks) == {'"'} and (against or _empty(between, pieces[-1])):  # noqa: PLR2004 - one pair
        puts = _nested(line, starts)
    elif against or "”" in marks[::2] or "“" in marks[1::2]:
        puts = []
    else:
        puts = ["“", "”"] * len(between)
    cuts = cut_each(map(add, starts, repeat(start)), marks, puts, repeat("quotes"))
    return [cut for cut in cuts if cut[1] != cut[2]]


def _spoken(line: str, starts: list[int], pieces: list[str]) -> bool:
    """Tell speech that its speaker breaks behind a comma, such as “你看，”她说，“那里。”."""
    if "“" in line or "”" in line or not _fits([*_kinds(line, starts)], "“”"):
        return False
    ends = zip(pieces[2::4], pieces[4::4], strict=True)
    broken = [(quoted, rest) for quoted, rest in ends if _AGAINST.match(quoted)]
    return all(
        quoted.rstrip(" \t").endswith((",", "，"))
        and not _SPEAKS.search(quoted)
        and (rest is pieces[-1] or _GOES_ON.search(rest))
        for quoted, rest in broken
    )


def _fits(kinds: list[str], signs: str) -> bool:
    """Tell whether the first sign is sure to be the first of these two, and the others can be in turn."""
    return kinds[0] == _KIND[signs[0]] and all(
        kind in ("", _KIND[sign]) for kind, sign in zip(kinds, cycle(signs), strict=False)
    )


def _empty(between: list[str], rest: str) -> bool:
    """Tell whether a pair would hold nothing, or the end of the line nothing but a full stop."""
    return "" in between or (between[-1] in "。." and not rest.strip(" \t"))


def _nested(line: str, starts: list[int]) -> list[str]:
    """Give the signs of quotes that lie in one another, nothing where there is more than one way, or none."""
    if "‘" in line or "’" in line:
        return []
    kinds = [*_kinds(line, starts)]
    if kinds[0] != "open" or kinds[-1] != "close":
        return []
    steps = [_STEPS[kind] for kind in kinds]
    ways = [[1] + [0] * _DEEPEST]  # from the end back to each quote, at each depth: none, one, or more
    for step in reversed(steps):
        ways.append([min(2, sum(_at(ways[-1], depth + by) for by in step)) for depth in range(_DEEPEST + 1)])
    if ways[-1][0] != 1:
        return []
    signs, depth = [], 0
    for step, after in zip(steps, reversed(ways[:-1]), strict=True):
        opens = 1 in step and _at(after, depth + 1) == 1
        signs.append(_SIGNS[depth][0] if opens else _SIGNS[depth - 1][1])
        depth += 1 if opens else -1
    return signs


def _odd(line: str, starts: list[int]) -> str:
    """Give the signs in turn where a quotation begins or ends in the line and goes on in others, or none.

    Each paragraph of such a quotation opens it, the last one alone closes it.
    """
    if "“" in line or "”" in line or _INCH.search(line):
        return ""
    kinds = [*_kinds(line, starts)]
    opens = kinds[-1] == "open" or (len(kinds) > 1 and _before(line, starts[-1]) in _BEFORE_OPENING)
    closes = kinds[0] == "close" or (len(kinds) > 1 and _before(line, starts[0]) in _BEFORE_CLOSING)
    ways = [
        signs
        for signs, plain in (("“”" * len(kinds), opens), ("”“" * len(kinds), closes))
        if plain and all(kind in ("", _KIND[sign]) for kind, sign in zip(kinds, signs, strict=False))
    ]
    return ways[0][: len(kinds)] if len(ways) == 1 else ""


def _at(ways: list[int], depth: int) -> int:
    return ways[depth] if 0 <= depth <= _DEEPEST else 0


def _kinds(line: str, starts: list[int]) -> Iterator[str]:
    """Tell of each quote whether it opens or closes, by what is beside it, or "" where that is unclear."""
    head, tail = len(line) - len(line.lstrip(_MARKS)), len(line.rstrip(_MARKS))
    for at in starts:
        before = _before(line, at)
        opens = at < head or before in _OPENING
        closes = at >= tail or _CLOSING.match(line, at)
        yield "" if opens and closes else "open" if opens else "close" if closes else ""


def _before(line: str, at: int) -> str:
    """Give the character before a quote, over spaces and other quotes."""
    return line[max(0, at - 8) : at].rstrip(' \t"')[-1:]


def _third(cuts: list[Cut]) -> Iterator[Cut]:
    """Give a pair within the second pair the signs of the first (GB/T 15834-2011, 4.8)."""
    within = False
    for cut in cuts:
        if cut.removed == '"':
            within = cut.put == "‘"
        yield cut._replace(put="“" if cut.put == "‘" else "”") if within and cut.removed == "'" else cut


def _singles(text: str) -> Iterator[Cut]:
    """Give the straight single quotes round hanzi; an apostrophe stays."""
    for start, line in _lines_with("'", text):
        for quoted in _SINGLES.finditer(line):
            if _HANZI.search(quoted[1]):
                yield Cut(start + quoted.start(), "'", "‘", "quotes")
                yield Cut(start + quoted.end() - 1, "'", "’", "quotes")


def _lines_with(char: str, text: str) -> Iterator[tuple[int, str]]:
    at = text.find(char)
    while at >= 0:
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        end = len(text) if end < 0 else end
        yield start, text[start:end]
        at = text.find(char, end)
