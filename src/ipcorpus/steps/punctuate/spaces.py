"""Spaces: none at a paragraph's edges, one between words, none inside a letter-spaced title."""

from __future__ import annotations

import re
from itertools import accumulate, chain, pairwise, repeat
from operator import itemgetter

from ipcorpus.document import Changed, Cut, apply
from ipcorpus.lazily import lazily
from ipcorpus.pieces import cut_each, replaced
from ipcorpus.steps.punctuate.language import HANZI, chinese

START = itemgetter(0)
_BLANK = " \t\n"
# A space beside a mark of Chinese goes. One after a full stop or a colon may be all that is left of a line's
# end: it stays.
BESIDE_MARK = "(?:(?<=[，、（《「『【] )|(?=[，、；：！？）》」』】])|(?=。(?!。))(?<![.·．…。] ))"
_BESIDE_MARK = re.compile(BESIDE_MARK)
_SINGLE = re.compile(f" {BESIDE_MARK}(?<![ \t\n] )(?![ \t\n])")
# Two or more of them, by the first: what starts with one character is fast to search.
_BREAK, _GAP, _TABS = (re.compile(f"({blank}(?<![ \t\n]{blank})[ \t\n]+)") for blank in "\n \t")
_RULE = {"": "spaces.mark", "\n": "trim"}
_BLOTS, _INK = re.compile("\0+"), re.compile(r"[^ \t\n]")
# Before the first letter stands no hanzi, if with a space between.
_LETTER_SPACED = lazily(f"(?<![{HANZI} ])[{HANZI}](?: [{HANZI}]){{2,}}(?![{HANZI}])")
_LETTER = lazily(f" [{HANZI}] ")
# Three letters may be three names; a whole line of them is none.
_LETTERS = 4
# Columns of a table or the blanks of a form, not a title.
_SERIES = frozenset(
    "〇一二三四五六七八九十百甲乙丙丁戊己庚辛壬癸年月日时分秒男女东南西北中上下左右大小元角是否有无、"
)


def surplus(text: str, *, marks: bool = False) -> Changed:
    """Trim the paragraphs, drop empty ones, leave one space of several, and beside `marks` of Chinese none.

    The cuts are in no order.
    """
    body, start = text.strip(_BLANK), len(text) - len(text.lstrip(_BLANK))
    edges = ((0, text[:start]), (start + len(body), text[start + len(body) :]))
    cuts = [Cut(at, edge, "", "trim") for at, edge in edges if edge]
    found = [_breaks(body, start)]
    left = found[0].text
    if marks and " " in left:
        found.append(replaced(_SINGLE.split(body), " ", "", "spaces.mark", start))
        left = found[-1].text
    if " " in left and _GAP.search(left):
        found.append(_gaps(_GAP, body, start, marks=marks))
    if "\t" in left:
        found.append(_gaps(_TABS, body, start, marks=marks))
    changed = [change for change in found if change.cuts]
    cuts += chain.from_iterable(change.cuts for change in changed)
    if len(changed) > 1:
        return Changed(apply(text, sorted(cuts, key=START)), cuts)
    return Changed(changed[0].text if changed else body, cuts)


def _breaks(body: str, start: int) -> Changed:
    pieces = _BREAK.split(body)
    if len(pieces) == 1:
        return Changed(body, [])
    starts = [*accumulate(map(len, pieces), initial=start)][1::2]
    return Changed("\n".join(pieces[::2]), cut_each(starts, pieces[1::2], repeat("\n"), repeat("trim")))


def _gaps(pattern: re.Pattern[str], body: str, start: int, *, marks: bool) -> Changed:
    pieces = pattern.split(body)
    if len(pieces) == 1:
        return Changed(body, [])
    starts = [*accumulate(map(len, pieces), initial=start)][1::2]
    found = pieces[1::2]
    beside = pairwise(pieces[::2]) if marks else repeat(("", ""))
    pieces[1::2] = puts = [*map(_one, found, beside)]
    cuts = cut_each(starts, found, puts, (_RULE.get(put, "spaces") for put in puts))
    return Changed("".join(pieces), [cut for cut in cuts if cut.removed != cut.put])


def _one(found: str, beside: tuple[str, str]) -> str:
    """Give what is put for several blanks between two pieces of text."""
    if "\n" in found:
        return "\n"
    # Tabs part the cells of a table, an empty cell between two of them.
    if "\t" in found:
        return "\t" * found.count("\t")
    before, after = beside[0][-1:], beside[1][:2]
    return "" if _BESIDE_MARK.match(f"{before} {after}", len(before) + 1) else " "


def spaced(text: str, seen: str) -> str:
    """Give what is seen of a text with the blanks back that are blotted out in it."""
    return _BLOTS.sub(lambda blot: _INK.sub("\0", text[blot.start() : blot.end()]), seen)


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
