"""Half-width marks beside hanzi become the full-width ones of Chinese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.document import Cut
from ipcorpus.steps.punctuate.dots import dots
from ipcorpus.steps.punctuate.language import CJK, beside, chinese_lines, is_cjk, latin
from ipcorpus.steps.punctuate.pairs import brackets, quotes, single_quotes
from ipcorpus.steps.punctuate.runs import Run, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

_SINGLE = {
    ",": ("，", "marks.comma"),
    ";": ("；", "marks.semicolon"),
    ":": ("：", "marks.colon"),
    "!": ("！", "marks.exclamation"),
    "?": ("？", "marks.question"),
}
# What makes such a mark part of a program, an address or a face.
_SPARED = re.compile(r":[:/=]|[:;]-?[)）]|[!?]=|(?<=:):|(?<=\$)\?")
_WORK = re.compile("[,;:!?()\"'.…•‧・∙⋅]|[-－─―—]{2}|[·。．]{2}")
_CLOSING = frozenset(")\"'”’）》」』 \t")
_ITEM = r"[\w.%+/-]++"
_LIST = re.compile(rf"(?<![\w.%+/-]){_ITEM}(?:(?:,|[ \t]*，[ \t]*){_ITEM})+", re.ASCII)


def marks(text: str) -> list[Cut]:
    """Give the cuts that set the marks of the Chinese lines of a text."""
    if not _WORK.search(text):
        return []
    return [cut for start, line in chinese_lines(text) if _WORK.search(line) for cut in _line(line, start)]


def _line(line: str, start: int) -> list[Cut]:
    if not re.search(CJK, line) or latin(line):
        return []
    found = [*dots(line), *_marks(line)]
    return [Cut(start + at, removed, put, rule) for at, removed, put, rule in sorted(found)]


def _marks(line: str) -> Iterator[Cut]:
    """Give the marks of a line that become full-width."""
    found = list(runs(line))
    pairs = list(_pairs(line, found))
    yield from pairs
    closings = {cut.start: cut.put for cut in pairs}
    singles = {cut.start: cut for run in found for cut in _set(line, run, closings)}
    yield from singles.values()
    if any(line[run.start] == "," and run.start not in singles for run in found):
        yield from (cut for cut in _listed(line) if cut.start not in singles)


def _pairs(line: str, found: list[Run]) -> Iterator[Cut]:
    if "(" in line or ")" in line:
        yield from brackets(line, found)
    if '"' in line:
        yield from quotes(line)
    if "'" in line:
        yield from single_quotes(line)


def _set(line: str, run: Run, pairs: dict[int, str]) -> Iterator[Cut]:
    """Give the marks of a run that are Chinese: hanzi beside the run or a Chinese bracket before them."""
    hanzi = is_cjk(run.left) or is_cjk(run.right)
    closed = run.closed
    for at in range(run.start, run.end):
        char = pairs.get(at, line[at])
        closed = closed or char == "）"
        if char in _SINGLE and (hanzi or closed) and not _spared(line, at, pairs):
            yield Cut(at, char, *_SINGLE[char])
        elif char == "." and _ends_sentence(line, run, at, closed):
            yield Cut(at, char, "。", "marks.stop")


def _spared(line: str, at: int, pairs: dict[int, str]) -> bool:
    """Tell a mark that belongs to a program or a face, or is quoted itself: the “?” on a keyboard."""
    if _SPARED.match(line, at):
        return True
    before, after = pairs.get(at - 1, line[max(0, at - 1)]), pairs.get(at + 1, line[at + 1 : at + 2])
    return before in "“‘" and after in ("”", "’")


def _ends_sentence(line: str, run: Run, at: int, closed: bool) -> bool:
    """Tell a full stop: the last mark of the line, behind hanzi, but for quotes and brackets."""
    if run.right or not (is_cjk(run.left) or closed):
        return False
    first = at
    while first and line[first - 1] in _CLOSING:
        first -= 1
    behind = is_cjk(line[first - 1 : first]) or (closed and line[at - 1] in "）)")
    return behind and _CLOSING.issuperset(line[at + 1 :])


def _listed(line: str) -> Iterator[Cut]:
    """Give the commas between Latin words and numbers that a Chinese sentence lists: `AI,IoT,5G等`."""
    for words in _LIST.finditer(line):
        before, after = beside(line, *words.span())
        if not (is_cjk(after) and (not before or is_cjk(before) or before in ",;:，；：")):
            continue
        for at in range(*words.span()):
            if line[at] == "," and not (line[at - 1].isdigit() and line[at + 1].isdigit()):
                yield Cut(at, ",", "，", "marks.comma")
