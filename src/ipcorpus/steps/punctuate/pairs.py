"""Brackets and quotes: both of a pair become full-width, or none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.document import Cut
from ipcorpus.steps.punctuate.language import CJK, is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.punctuate.runs import Run

_HANZI = re.compile(CJK)
_QUOTE = re.compile('["“”]')
# Attributes, escapes, JSON.
_PROGRAM = re.compile(r'[=\\{\[]"|"[ \t]*[:：][ \t]*["\[{\d]')
_CLAUSE = re.compile(r"[ \t]*[A-Za-z0-9]{1,3}[ \t]*")
_SINGLES = re.compile(r"(?<![A-Za-z0-9'])'([^'‘’]+)'(?![A-Za-z0-9'])")


class _Open:
    """A bracket that waits for its partner: where it is, what stands before it, whether hanzi follow."""

    def __init__(self, at: int, left: str) -> None:
        self.at, self.left, self.hanzi = at, left, False


def brackets(line: str, runs: Sequence[Run]) -> Iterator[Cut]:
    """Give the half-width brackets round hanzi, or among them, that have a partner.

    `电话(010)1234`, `bash(1)` and the `1)` of a list keep theirs.
    """
    waiting: list[_Open] = []
    behind = 0
    for run in runs:
        if waiting and not waiting[-1].hanzi and _HANZI.search(line, behind, run.start):
            waiting[-1].hanzi = True
        behind = run.end
        for at in range(run.start, run.end):
            if line[at] in "(（":
                waiting.append(_Open(at, run.left))
            elif line[at] in ")）" and waiting:
                yield from _pair(line, waiting, at, run.right)


def _pair(line: str, waiting: list[_Open], at: int, right: str) -> Iterator[Cut]:
    opening = waiting.pop()
    if waiting and opening.hanzi:
        waiting[-1].hanzi = True
    mixed = line[opening.at] + line[at] in ("（)", "(）")
    clause = not opening.left and is_cjk(right) and _CLAUSE.fullmatch(line, opening.at + 1, at)
    if mixed or opening.hanzi or clause or (is_cjk(opening.left) and (not right or is_cjk(right))):
        for bracket in (opening.at, at):
            if line[bracket] in "()":
                yield Cut(bracket, line[bracket], "（" if line[bracket] == "(" else "）", "brackets")


def quotes(line: str) -> Iterator[Cut]:
    """Give the straight quotes of a paragraph as “ and ” in turn, none of them where they do not pair."""
    found = [(quote.start(), quote[0]) for quote in _QUOTE.finditer(line)]
    straight = [at for at, quote in found if quote == '"']
    if _PROGRAM.search(line) or all(line[max(0, at - 1)].isdigit() for at in straight):
        return
    turn = "“"
    puts = []
    for at, quote in found:
        if quote not in ('"', turn):
            return
        if quote == '"':
            puts.append(Cut(at, quote, turn, "quotes"))
        turn = "”" if turn == "“" else "“"
    if turn == "“":
        yield from puts


def single_quotes(line: str) -> Iterator[Cut]:
    """Give the straight single quotes round hanzi; an apostrophe stays."""
    for quoted in _SINGLES.finditer(line):
        if _HANZI.search(quoted[1]):
            yield Cut(quoted.start(), "'", "‘", "quotes")
            yield Cut(quoted.end() - 1, "'", "’", "quotes")
