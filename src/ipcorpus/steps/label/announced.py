"""Lists inside a text that a heading announces: contents, and what a dish is made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.steps.label.shape import bare
from ipcorpus.steps.label.told import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.label.trait import Trait

_CONTENTS = re.compile(r"目 ?录(?: ?\[?(?:隐藏|展开)\]?)?")
# An entry is numbered where the heading that it leads to is not: a law's contents say what its chapters say.
_ENTRY = re.compile(r"\d{1,2}(?:\.\d{1,2})*[ .、]?(?=[^\d ,.]|$)")
_BUTTON = re.compile(r" ?\[编辑[^\[\]]{0,8}\]$")
_FEWEST = 2
_INGREDIENTS = re.compile(r"(?:食材明细|食材|[主辅用配原调材]料|工具(?:/原料)?)(?:清单|明细)?:?")
_HOW = ("做法", "步骤", "制作方法")
_STEPS = re.compile(rf"[^,。:;]{{0,16}}(?:{'|'.join(_HOW)})(?:步骤)?(?: ?[1一])?:?")
# The number of a part; a sentence, and no headline, scores this.
_PART, _PART_LONGEST, _SENTENCE = re.compile(r"(?:no\.|part ?)?0?([0-9]{1,2})[.、]?"), 8, 0.6
_FIRST = ("1\n", "1.\n", "1、\n")
# The heading above them has no more characters.
_HEADING = 8
# An ingredient and its measure are short, and there are at most so many lines of them.
_SHORT, _MOST = 14, 80


def contents(lines: Sequence[str], said: str) -> Iterator[int]:
    """Give the lines of a table of contents whose entries stand again below, as headings without numbers.

    `said` is all that the lines say, here and below, each with a line feed before it and one behind the last.
    """
    if "\n目" not in said:
        return
    heads = (index for index, line in enumerate(lines) if line[0] == "目")
    starts = [index for index in heads if _CONTENTS.fullmatch(lines[index])]
    last = {plain(_BUTTON.sub("", line)): index for index, line in enumerate(lines)} if starts else {}
    for start in starts:
        end = start + 1
        while (below := _entry(lines, end)) and last.get(plain(below[1]), 0) >= below[0]:
            end = below[0]
        if end - start > _FEWEST:
            yield from range(start, end)


def _entry(lines: Sequence[str], index: int) -> tuple[int, str] | None:
    """Give the line below an entry of a table of contents, and what it says, with or below its number."""
    number = _ENTRY.match(lines[index]) if index < len(lines) else None
    if number is None:
        return None
    if number.end() < len(lines[index]):
        return index + 1, lines[index][number.end() :]
    return (index + 2, lines[index + 1]) if index + 1 < len(lines) else None


def ingredients(lines: Sequence[str], traits: Sequence[Trait], said: str) -> Iterator[int]:
    """Give the lines from the heading of what a dish is made of to that of how it is made."""
    if not any(word in said for word in _HOW):
        return
    end = 0
    short = (index for index, line in enumerate(lines) if len(line) <= _HEADING)
    for start in [index for index in short if _INGREDIENTS.fullmatch(lines[index])]:
        if start < end:
            continue
        end = start + 1
        while end < min(len(lines) - 1, start + _MOST) and _is_part(lines[end], traits[end]):
            end += 1
        if end < len(lines) and _STEPS.fullmatch(lines[end]):
            first = end + 1  # the steps may be numbered in lines of their own
            yield from range(start, first + (first < len(lines) and bare(lines[first])))


def parts(lines: Sequence[str], traits: Sequence[Trait], said: str) -> Iterator[int]:
    """Give the numbers 1, 2, 3 in lines of their own above the parts of a text: sentences stand in each."""
    if not any(first in said for first in _FIRST):
        return
    found: list[int] = []
    spoken = False
    for index, (line, trait) in enumerate(zip(lines, traits, strict=True)):
        number = _PART.fullmatch(line) if len(line) <= _PART_LONGEST else None
        if number is None:
            spoken = spoken or (trait.prose and trait.score >= _SENTENCE)
        elif int(number[1]) == 1 or (found and spoken and int(number[1]) == len(found) + 1):
            if int(number[1]) == 1:
                found = []
            found.append(index)
            spoken = False
            if len(found) > 1:
                yield from found[0 if len(found) == _FEWEST else -1 :]


def _is_part(line: str, trait: Trait) -> bool:
    if _STEPS.fullmatch(line):
        return False
    return not (trait.stops or trait.prose) and len(line) <= _SHORT
