"""Brackets: both of a pair become full-width, or none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.document import Cut
from ipcorpus.lazily import lazily
from ipcorpus.steps.punctuate.language import HANZI, beside, is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.punctuate.runs import Run

# What is Chinese within them: hanzi, and the comma that parts words.
_HANZI = lazily(f"[{HANZI}、]")
# A clause's number stands at the line's start or behind one of these.
_BREAKS = frozenset(";；。")
_CLAUSE = re.compile(r"[ \t]*(?:\w{1,3}|(?:19|20)\d\d)[ \t]*")
# A place or an interval: (3,5), (0,1), (x,y).
_COORDINATE = r"[-+−]?(?:\d{1,2}(?:\.\d+)?π?|[a-z]\d?|[∞π])"
_PLACE = re.compile(rf"{_COORDINATE}(?:,[ ]?{_COORDINATE})+")
_PATENT = re.compile(r"(?:CN|ZL|US|EP|JP|WO|KR|DE|GB|FR|TW)[ ]?[A-Z]?[0-9][0-9,./ -]{3,}[A-Z]?[0-9]?")
# The name of a file keeps its brackets.
FILE = r"\.(?:docx?|pdf|xlsx?|pptx?|txt|zip|rar|jpe?g|png|mp[34])(?![0-9A-Za-z])"
_FILE = re.compile(FILE)
# The unit of what follows: 毛利率(%):45.2.
_UNIT = re.compile("[%‰℃]|[kmc][gmL]|mL|dB|[kMG]?Hz|kW|[MGT]B|mAh|RMB|USD")
# Behind these stands a part of a compound's name: 2-(4-氯苯基)乙酸.
_LOCANT = re.compile(r"[0-9A-Za-zα-ω]-")
# (*^__^*), (>_<)
_FACE = re.compile(r"\*?[<>^=;~@oOQT⊙≧][._oOωvw▽]{1,3}[<>^=;~@oOQT⊙≦]\*?")
_FORMULA = re.compile(r"[\w)][ \t]*[=^*+<>][ \t]*[\w(]", re.ASCII)
_LONGEST_FORMULA = 60
# What a paper tells of its numbers is no formula: (P<0.05), (n=30, r=0.9).
_MEASURE = r"[A-Za-z][\w-]{0,11}[ \t]*[=<>≤≥≈][ \t]*[-+±]?\d[\d.]*%?"
_MEASURES = re.compile(rf"{_MEASURE}(?:[,，;；][ ]?{_MEASURE})*")
# A name in its own language, and the number of a law or a judgment: 公司(Apple Inc.)CEO, 法释(2020)19号.
_NAME, _NUMBERED = re.compile(r"[A-Z][\w.&,' -]{3,}|[A-Z]{2,}"), re.compile(r"\((?:19|20)\d\d\)\d{1,5}[号號]")
# What an abbreviation stands for: KPI(Key Performance Indicator)是.
_SPELLED_OUT = re.compile(r"[A-Z][A-Za-z-]+(?: [A-Za-z-]+)+")


class _Open:
    """A bracket that waits for its partner: where it is, what stands before it, whether hanzi follow."""

    def __init__(self, at: int, left: str) -> None:
        self.at, self.left, self.hanzi = at, left, False


def brackets(text: str, runs: Sequence[Run]) -> Iterator[Cut]:
    """Give the half-width brackets round hanzi, or among them, that have a partner in their line.

    `电话(010)1234`, `bash(1)` and the `1)` of a list keep theirs.
    """
    waiting: list[_Open] = []
    behind = 0
    for run in runs:
        if waiting and "\n" in text[behind : run.start]:
            waiting.clear()
        if waiting and not waiting[-1].hanzi and _HANZI.search(text, behind, run.start):
            waiting[-1].hanzi = True
        behind = run.end
        for at in range(run.start, run.end):
            if text[at] in "(（":
                waiting.append(_Open(at, run.left))
            elif text[at] in ")）" and waiting:
                yield from _pair(text, waiting, at, run.right)


def _pair(text: str, waiting: list[_Open], at: int, right: str) -> Iterator[Cut]:
    opening = waiting.pop()
    if waiting and opening.hanzi:
        waiting[-1].hanzi = True
    mixed = text[opening.at] + text[at] in ("（)", "(）")
    if not mixed and (_LOCANT.match(text, opening.at - 2) or _FILE.match(text, at + 1)):
        return
    if mixed or opening.hanzi or _among_hanzi(text, opening, at, right):
        for bracket in (opening.at, at):
            if text[bracket] in "()":
                yield Cut(bracket, text[bracket], "（" if text[bracket] == "(" else "）", "brackets")


def _among_hanzi(text: str, opening: _Open, at: int, right: str) -> bool:
    """Tell a bracket of the sentence: behind hanzi and before them or the end, or the number of a clause."""
    first = not opening.left or beside(text, opening.at, opening.at)[0] in _BREAKS
    if first and is_cjk(right) and _CLAUSE.fullmatch(text, opening.at + 1, at):
        return True
    if not opening.left or (right and not is_cjk(right)):
        named = opening.left and is_cjk(text[opening.at - 1])
        return bool(named) and _foreign_name(text, opening.at, at, right)
    if any(kind.fullmatch(text, opening.at + 1, at) for kind in (_PATENT, _SPELLED_OUT)):
        return True
    if not is_cjk(opening.left) or any(kind.fullmatch(text, opening.at + 1, at) for kind in (_PLACE, _FACE)):
        return False
    if at - opening.at > _LONGEST_FORMULA or not _FORMULA.search(text, opening.at + 1, at):
        return True
    return _MEASURES.fullmatch(text, opening.at + 1, at) is not None


def _foreign_name(text: str, start: int, end: int, right: str) -> bool:
    """Tell of a bracket right behind hanzi and before Latin a name or a year from a call or an area code."""
    if _NUMBERED.match(text, start) or (text[end + 1] in ":：" and _UNIT.fullmatch(text, start + 1, end)):
        return True
    return right.isalnum() and _NAME.fullmatch(text, start + 1, end) is not None
