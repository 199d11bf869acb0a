"""Half-width marks beside hanzi become the full-width ones of Chinese.

Marks come in runs (`好."`, `),`). What decides about one is the first character on each side of its run that
is neither mark nor space. No rule writes or takes such a character, and the marks that were set are looked
over like those that were found: so each decision is the same whatever the others were, and the same again
when all is done.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.document import Cut
from ipcorpus.steps.punctuate.dots import dots
from ipcorpus.steps.punctuate.language import CHINESE, beside, chinese, is_cjk
from ipcorpus.steps.punctuate.pairs import brackets, quotes, single_quotes
from ipcorpus.steps.punctuate.runs import Run, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

# A mark, what is put for it, and the rule.
_SINGLE = {
    ",": (",", "，", "marks.comma"),
    ";": (";", "；", "marks.semicolon"),
    ":": (":", "：", "marks.colon"),
    "!": ("!", "！", "marks.exclamation"),
    "?": ("?", "？", "marks.question"),
}
# Sorts the marks: those right behind or before a hanzi (most), those in a number, those that need a look.
_SURE, _UNSURE = (1, 2), 4
_SORT = (
    rf"(?:(?<={CHINESE}[,;:!?])(?![=:/)）-])()|(?<=[,;:!?])(?={CHINESE})(?<![:$].)()"
    r"|(?<=[0-9][.:,])(?=[0-9])()|())"
)
_MARK, _MARK_OR_BRACKET = re.compile(rf"[,;:!?\"'.]{_SORT}"), re.compile(rf"[,;:!?\"'.()（）]{_SORT}")
# What makes such a mark part of a program, an address or a face.
_SPARED = re.compile(r":[:/=]|[:;]-?[)）]|[!?]=|(?<=:):|(?<=\$)\?")
_OPENS, _CLOSES = frozenset("“‘「『"), frozenset("”’」』")
_new = tuple.__new__  # half the time of calling Cut: a text of half-width marks has hundreds of cuts
_CLOSING = frozenset(")\"'”’）》」』 \t")
_ITEM = r"[\w.%+/-]++"
_LIST = re.compile(rf"(?<![\w.%+/-]){_ITEM}(?:(?:[,;]|[ \t]*[，；][ \t]*){_ITEM})+", re.ASCII)


def marks(text: str) -> list[Cut]:
    """Give the cuts that set the marks of a text, wherever it is Chinese, in no order."""
    text = chinese(text)
    pattern = _MARK_OR_BRACKET if "(" in text or ")" in text else _MARK
    cuts: list[Cut] = []
    others: list[int] = []
    for mark in pattern.finditer(text):  # one by one: a match is 200 bytes, and a text may be all marks
        if mark.lastindex in _SURE:
            cuts.append(_new(Cut, (mark.start(), *_SINGLE[mark[0]])))
        elif mark.lastindex == _UNSURE:
            others.append(mark.start())
    if others:
        known = {cut.start for cut in cuts}
        cuts += [cut for cut in _others(text, others) if cut.start not in known]
    return cuts + dots(text)


def _others(text: str, positions: list[int]) -> list[Cut]:
    """Give the cuts of the marks that stand in runs, in pairs or between Latin words."""
    found = list(runs(text, positions))
    pairs = [*brackets(text, found), *quotes(text), *single_quotes(text)]
    paired = {cut.start: cut.put for cut in pairs}
    singles = [cut for run in found for cut in _set(text, run, paired)]
    settled = {cut.start for cut in singles}
    if any(text[at] in ",;" and at not in settled for at in positions):
        singles += [cut for cut in _listed(text) if cut.start not in settled]
    return pairs + singles


def _set(text: str, run: Run, pairs: dict[int, str]) -> Iterator[Cut]:
    """Give the marks of a run that are Chinese: hanzi beside the run or a Chinese bracket before them."""
    hanzi = is_cjk(run.left) or is_cjk(run.right)
    closed = run.closed
    for at in range(run.start, run.end):
        char = pairs.get(at, text[at])
        closed = closed or char == "）"
        if char in _SINGLE and _is_chinese(text, at, pairs, hanzi or closed):
            yield Cut(at, *_SINGLE[char])
        elif char == "." and _ends_sentence(text, run, at, closed):
            yield Cut(at, char, "。", "marks.stop")


def _is_chinese(text: str, at: int, pairs: dict[int, str], beside_hanzi: bool) -> bool:
    """Tell a mark of the sentence from one of a program, from a face and from the “?” on a keyboard."""
    before = pairs.get(at - 1, text[max(0, at - 1) : at])
    after = pairs.get(at + 1, text[at + 1 : at + 2])
    if _SPARED.match(text, at) or (before in _OPENS and after in _CLOSES):
        return False
    return beside_hanzi or (before in _CLOSES and after in _OPENS)


def _ends_sentence(text: str, run: Run, at: int, closed: bool) -> bool:
    """Tell a full stop: the last mark of the line, behind hanzi, but for quotes and brackets."""
    if run.right or not (is_cjk(run.left) or closed):
        return False
    first = at
    while first and text[first - 1] in _CLOSING:
        first -= 1
    behind = is_cjk(text[max(0, first - 1) : first]) or (closed and text[at - 1] in "）)")
    return behind and _CLOSING.issuperset(text[at + 1 : run.end])


def _listed(text: str) -> Iterator[Cut]:
    """Give the marks between Latin words and numbers that a Chinese sentence lists: `AI,IoT,5G等`."""
    for words in _LIST.finditer(text):
        before, after = beside(text, *words.span())
        if not (is_cjk(after) and (before in ("", "\n", *",;:，；：") or is_cjk(before))):
            continue
        for at in range(*words.span()):
            if text[at] in ",;" and not (text[at - 1].isdigit() and text[at + 1].isdigit()):
                yield Cut(at, *_SINGLE[text[at]])
