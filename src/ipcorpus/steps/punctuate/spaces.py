"""Spaces: none at a paragraph's edges, one between words, none inside a letter-spaced title."""

from __future__ import annotations

import re

from ipcorpus.document import Cut
from ipcorpus.steps.punctuate.language import HANZI, chinese

_RUN = re.compile("[ \t\n]{2,}")
# A space after a full stop or a colon may be all that is left of a line's end: it stays.
_BESIDE_MARK = re.compile(" (?:(?=[，、；：！？）》」』】])|(?=。)(?<![.·．…。] )|(?<=[（《「『【，、] ))")
# Before the first letter stands no hanzi, and no space but one that goes, being beside a mark.
_LETTER_SPACED = re.compile(
    f"(?:(?<![{HANZI} ])|(?<=[（《「『【，、] ))[{HANZI}](?: [{HANZI}]){{2,}}(?![{HANZI}])"
)
# Three letters may be three names; a whole line of them is none.
_LETTERS = 4
# Columns of a table or the blanks of a form, not a title.
_SERIES = frozenset(
    "〇一二三四五六七八九十百甲乙丙丁戊己庚辛壬癸年月日时分秒男女东南西北中上下左右大小元角是否有无、"
)


def surplus(text: str) -> list[Cut]:
    """Give the cuts that trim the paragraphs, drop empty ones and leave one space of several."""
    start = len(text) - len(text.lstrip(" \t\n"))
    end = len(text.rstrip(" \t\n"))
    cuts = [Cut(0, text[:start], "", "trim")] if start else []
    if any(hint in text for hint in ("  ", "\t", " \n", "\n ", "\n\n")):
        cuts += [cut for run in _RUN.finditer(text, start, end) if (cut := _one(run)).put != cut.removed]
    if start <= end < len(text):
        cuts.append(Cut(end, text[end:], "", "trim"))
    return cuts


def _one(run: re.Match[str]) -> Cut:
    if "\n" in run[0]:
        return Cut(run.start(), run[0], "\n", "trim")
    # Tabs part the cells of a table, an empty cell between two of them.
    return Cut(run.start(), run[0], "\t" * run[0].count("\t") or " ", "spaces")


def tight(text: str) -> list[Cut]:
    """Give the cuts that close up what Chinese sets without spaces."""
    if " " not in text:
        return []
    text = chinese(text)
    found = [(space.start(), "spaces.mark") for space in _BESIDE_MARK.finditer(text)]
    for run in _LETTER_SPACED.finditer(text):
        if _one_title(text, run):
            found += [(at, "spaces.letters") for at in range(run.start() + 1, run.end(), 2)]
    return [Cut(at, " ", "", rule) for at, rule in sorted(found)]


def _one_title(text: str, run: re.Match[str]) -> bool:
    """Tell a title set with a space behind every hanzi from words, columns and blanks."""
    before = text[max(0, run.start() - 1) : run.start()]
    letters = run[0][::2]
    whole = before in ("", "\n") and text[run.end() : run.end() + 1] in ("", "\n")
    return not _SERIES.issuperset(letters) and (whole or len(letters) >= _LETTERS)
