"""Lists inside a text that a heading announces: contents, and what a dish is made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.steps.label.shape import bare, reads_on
from ipcorpus.steps.label.told import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.label.trait import Trait

# The heading of an encyclopaedia's contents, with its button, and those of others.
OWN_CONTENTS = r"目 ?录(?: ?\[?(?:隐藏|展开)\]?)?"
CONTENTS = re.compile(rf"{OWN_CONTENTS}|(?:内容|文章|本文)(?:目录|导航)(?:一览)?:?")
# An entry is numbered where the heading that it leads to is not: a law's contents say what its chapters say.
_ENTRY = re.compile(r"\d{1,2}(?:\.\d{1,2})*[ .、]?(?=[^\d ,.]|$)")
_BUTTON = re.compile(r" ?\[编辑[^\[\]]{0,8}\]$")
# One of a page of a text in several says what its first page need not.
_PAGE = re.compile(r"第 ?\d{1,2} ?页 ?:")
_FEWEST = 2
INGREDIENTS = re.compile(r"\[?(?:食材明细|食材|[主辅用配原调材]料|工具(?:/原料)?)(?:清单|明细)?\]?:?")
_STEPS = re.compile(r"[^,。:;]{0,16}(?:做法|步骤|制作方法|制作过程)(?:步骤)?(?: ?[1一])?\]?:?")
# The number of a part; a sentence, and no headline, scores this.
PART, _SENTENCE = re.compile(r"(?:no\.|part ?)?0?([0-9]{1,2})[.、]?"), 0.6
# An ingredient and its measure are short, and there are at most so many lines of them.
_SHORT, _MOST = 14, 80


def hints(traits: Sequence[Trait]) -> list[int]:
    """Give the lines that may number or announce what stands below, as their last characters tell: few."""
    return [index for index, trait in enumerate(traits) if trait.hints]


def contents(lines: Sequence[str], hints: Sequence[int]) -> Iterator[int]:
    """Give the lines of a table of contents whose entries stand again below, as headings without numbers."""
    starts = [index for index in hints if CONTENTS.fullmatch(lines[index])]
    last = {_heading(line): index for index, line in enumerate(lines)} if starts else {}
    end = 0
    for start in starts:
        if start < end:
            continue
        end = start + 1
        while (below := _entry(lines, end)) and last.get(plain(below[1]), 0) >= below[0]:
            end = below[0]
        if lines[start][0] != "目":  # a site's own: it says the headings with their numbers
            end = next((at for at in range(end, len(lines)) if last[_heading(lines[at])] <= at), len(lines))
            end = _below_pages(lines, end)
        if end - start > _FEWEST:
            yield from range(start, end)


def _below_pages(lines: Sequence[str], start: int) -> int:
    """Give the line below a list of a text's pages, where the text stands right below it."""
    end = next((at for at in range(start, len(lines)) if not _PAGE.match(lines[at])), len(lines))
    return end if end < len(lines) and reads_on(lines[end]) else start


def _heading(line: str) -> str:
    """Give what a heading says, without its button."""
    return plain(_BUTTON.sub("", line))


def _entry(lines: Sequence[str], index: int) -> tuple[int, str] | None:
    """Give the line below an entry of a table of contents, and what it says, with or below its number."""
    number = _ENTRY.match(lines[index]) if index < len(lines) else None
    if number is None:
        return None
    if number.end() < len(lines[index]):
        return index + 1, lines[index][number.end() :]
    return (index + 2, lines[index + 1]) if index + 1 < len(lines) else None


def ingredients(lines: Sequence[str], traits: Sequence[Trait], hints: Sequence[int]) -> Iterator[int]:
    """Give the lines from the heading of what a dish is made of to that of how it is made."""
    end = 0
    for start in [index for index in hints if INGREDIENTS.fullmatch(lines[index])]:
        if start < end:
            continue
        end = start + 1
        while end < min(len(lines) - 1, start + _MOST) and _is_part(lines[end], traits[end]):
            end += 1
        if end < len(lines) and _STEPS.fullmatch(lines[end]):
            first = end + 1  # the steps may be numbered in lines of their own
            yield from range(start, first + (first < len(lines) and bare(lines[first])))


def parts(lines: Sequence[str], traits: Sequence[Trait], hints: Sequence[int]) -> Iterator[int]:
    """Give the numbers 1, 2, 3 in lines of their own above the parts of a text: sentences stand in each."""
    found: list[int] = []
    spoken, at = False, 0
    numbered = [(index, number) for index in hints if (number := PART.fullmatch(lines[index]))]
    for index, number in numbered:
        spoken = spoken or any(trait.prose and trait.score >= _SENTENCE for trait in traits[at:index])
        at = index
        if int(number[1]) == 1 or (found and spoken and int(number[1]) == len(found) + 1):
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
