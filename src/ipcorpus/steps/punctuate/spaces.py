"""Spaces: none at a paragraph's edges, one between words, none inside a letter-spaced title."""

from __future__ import annotations

import re
from itertools import accumulate, count, islice, repeat
from operator import add, itemgetter

from ipcorpus.document import Changed, Cut, apply, cut_each
from ipcorpus.steps.punctuate.language import HANZI, chinese

START = itemgetter(0)
# Two or more of them, by what they begin with: a pattern that starts with one character is fast to search.
_AFTER_BREAK = re.compile("(\n(?<![ \t\n]\n)[ \t\n]+)")
_AFTER_SPACE, _AFTER_TAB = (re.compile(f"{blank}(?<![ \t\n]{blank})[ \t\n]+") for blank in " \t")
# A space beside a mark of Chinese goes. One after a full stop or a colon may be all that is left of a line's
# end: it stays.
BESIDE_MARK = "(?:(?<=[，、（《「『【] )|(?=[，、；：！？）》」』】])|(?=。(?!。))(?<![.·．…。] ))"
_BESIDE_MARK = re.compile(BESIDE_MARK)
_SINGLE = re.compile(f" {BESIDE_MARK}(?<![ \t\n] )(?![ \t\n])")
# Before the first letter stands no hanzi, if with a space between.
_LETTER_SPACED = re.compile(f"(?<![{HANZI} ])[{HANZI}](?: [{HANZI}]){{2,}}(?![{HANZI}])")
_LETTER = re.compile(f" [{HANZI}] ")
# Three letters may be three names; a whole line of them is none.
_LETTERS = 4
# Columns of a table or the blanks of a form, not a title.
_SERIES = frozenset(
    "〇一二三四五六七八九十百甲乙丙丁戊己庚辛壬癸年月日时分秒男女东南西北中上下左右大小元角是否有无、"
)


def surplus(text: str, seen: str = "") -> Changed:
    """Trim the paragraphs, drop empty ones, and leave one space of several.

    Beside the marks of `seen`, the same text with its marks set and nothing but its Chinese, they leave none.
    The cuts are in no order; the text is what they make of `seen`, of `text` where it is not given.
    """
    start = len(text) - len(text.lstrip(" \t\n"))
    end = len(text.rstrip(" \t\n"))
    edges = [Cut(0, text[:start], "", "trim")] if start else []
    if start <= end < len(text):
        edges.append(Cut(end, text[end:], "", "trim"))
    pieces = [(seen or text)[start:end]]
    singles: list[Cut] = []
    gaps: list[Cut] = []
    if " " in text:
        pieces = _SINGLE.split(pieces[0]) if seen else pieces
        starts = islice(map(add, accumulate(map(len, pieces)), count(start)), len(pieces) - 1)
        singles = cut_each(starts, repeat(" "), repeat(""), repeat("spaces.mark"))
        gaps = _gaps(_AFTER_SPACE, text, seen, start, end)
    if "\t" in text:
        gaps += _gaps(_AFTER_TAB, text, seen, start, end)
    breaks = _breaks(text, start, end)
    cuts = [*edges, *singles, *gaps, *breaks]
    if gaps or breaks:
        return Changed(apply(seen or text, sorted(cuts, key=START)), cuts)
    return Changed("".join(pieces), cuts)


def _breaks(text: str, start: int, end: int) -> list[Cut]:
    parts = _AFTER_BREAK.split(text[start:end])
    starts = [*accumulate(map(len, parts), initial=start)][1::2]
    return cut_each(starts, parts[1::2], repeat("\n"), repeat("trim"))


def _gaps(pattern: re.Pattern[str], text: str, seen: str, start: int, end: int) -> list[Cut]:
    return [cut for run in pattern.finditer(text, start, end) if (cut := _one(run, seen))[1] != cut[2]]


def _one(run: re.Match[str], seen: str) -> Cut:
    found = run[0]
    if "\n" in found:
        return Cut(run.start(), found, "\n", "trim")
    # Tabs part the cells of a table, an empty cell between two of them.
    if "\t" in found:
        return Cut(run.start(), found, "\t" * found.count("\t"), "spaces")
    before, after = seen[run.start() - 1 : run.start()], seen[run.end() : run.end() + 2]
    if _BESIDE_MARK.match(f"{before} {after}", len(before) + 1):
        return Cut(run.start(), found, "", "spaces.mark")
    return Cut(run.start(), found, " ", "spaces")


def letters(text: str) -> list[Cut]:
    """Give the cuts that close up letter-spaced titles."""
    if " " not in text or not _LETTER.search(text):
        return []
    text = chinese(text)
    titles = (run for run in _LETTER_SPACED.finditer(text) if _one_title(text, run))
    return [
        Cut(at, " ", "", "spaces.letters") for run in titles for at in range(run.start() + 1, run.end(), 2)
    ]


def _one_title(text: str, run: re.Match[str]) -> bool:
    """Tell a title set with a space behind every hanzi from words, columns and blanks."""
    before = text[max(0, run.start() - 1) : run.start()]
    letters = run[0][::2]
    whole = before in ("", "\n") and text[run.end() : run.end() + 1] in ("", "\n")
    return not _SERIES.issuperset(letters) and (whole or len(letters) >= _LETTERS)
