"""The tables that an article shows as lines: rows parted by tabs or blanks, or each cell in a line."""

from __future__ import annotations

from itertools import takewhile
from operator import add
from typing import TYPE_CHECKING

from ipcorpus.steps.label.shape import bare

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from ipcorpus.steps.label.trait import Trait

# So many rows that hold a number make a table.
_ROWS = 2
# Rows parted by blanks, or of cells in lines of their own, make one where there are so many; words in these
# are so long on average, and numbers longer than those of pages.
_LEAST, _NAME, _NUMBERS = 3, 12, 2
_WIDTHS = range(3, 8)


def rows(texts: Sequence[str], traits: Sequence[Trait]) -> Iterator[int]:
    """Give the rows, parted by tabs, of a table that holds numbers: its head may look like a menu."""
    if "\t" not in "".join(texts):
        return
    tabs = [0 if trait.stops else text.count("\t") for text, trait in zip(texts, traits, strict=True)]
    for start, end in _alike(tabs):
        if sum(map(_numbered, texts[start:end])) >= max(_ROWS, (end - start) // 2):
            yield from range(start, end)


def counted(lines: Sequence[str], traits: Sequence[Trait]) -> Iterator[int]:
    """Give the rows, parted by blanks, of a table: as many cells each, the first or the last a number."""
    able = [at for at, line in enumerate(lines) if traits[at].hints or line[0].isdecimal()]
    cells = ((at, lines[at].split()) for at in able if " " in lines[at] and not traits[at].stops)
    found = [(at, len(row)) for at, row in cells if row[0].isdecimal() or _is_figure(row[-1])]
    for start, end in _next(found):
        if end - start >= _LEAST <= found[start][1]:
            yield from (index for index, _ in found[start:end])


def _is_figure(cell: str) -> bool:
    return bare(cell) and any(map(str.isdecimal, cell))


def _next(rows: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the runs of rows that stand right below one another with as many cells."""
    start = 0
    for end in range(1, len(rows) + 1):
        if end == len(rows) or rows[end] != (rows[end - 1][0] + 1, rows[start][1]):
            yield start, end
            start = end


def regular(lines: Sequence[str], traits: Sequence[Trait], hints: Sequence[int]) -> Iterator[int]:
    """Give the lines of a table that has each of its cells in a line, three of a row at least.

    What is a number in one row is one in all, and what is none is as short as names are.
    """
    numbers = dict.fromkeys(at for at in hints if not traits[at].stops and bare(lines[at]))
    if len(numbers) < _LEAST:
        return
    # A letter for each line: a number, a word of a cell, anything else.
    kinds = [
        "n" if at in numbers else "w" if _is_cell(lines[at], traits[at]) else "" for at in range(len(lines))
    ]
    end = 0
    for start in numbers:
        for size in _WIDTHS if start >= end else ():
            last = _repeated(kinds, start, size)
            if (last - start) // size + (last in numbers) < _LEAST:
                continue
            end = last + len([*takewhile("nn".__eq__, map(add, kinds[last : last + size], kinds[start:]))])
            if _are_cells(lines, numbers, range(start, last)):
                yield from range(_head(kinds, traits, start, size), end)
            break


def _head(kinds: Sequence[str], traits: Sequence[Trait], start: int, size: int) -> int:
    """Give the first of the words above the first number of a table: of its first row and its columns' names.

    One name among those of its columns may be what a list is headed elsewhere: 本周.
    """
    low = max(0, start - 2 * size)
    first = min(takewhile(lambda at: kinds[at] == "w", range(start - 1, low - 1, -1)), default=start)
    named = start - size - len([*takewhile("w".__eq__, reversed(kinds[start : start + size]))])
    whole = named >= 0 and named < first - 1 < named + size and traits[first - 1].taken
    return named if whole and all(kinds[at] == "w" for at in range(named, first - 1)) else first


def _repeated(kinds: Sequence[str], start: int, size: int) -> int:
    """Give the line below the rows of a size that hold numbers and words where the first does."""
    row, end = kinds[start : start + size], start
    while all(row) and len(row) == size and kinds[end : end + size] == row:
        end += size
    return end


def _are_cells(lines: Sequence[str], numbers: Container[int], rows: range) -> bool:
    """Tell whether words are as short as names; where none are, whether the numbers count no pages."""
    words = [index for index in rows if index not in numbers]
    if not words:
        return 2 * sum(len(lines[index]) > _NUMBERS for index in rows) > len(rows)
    return sum(len(lines[index]) for index in words) <= _NAME * len(words)


def _is_cell(line: str, trait: Trait) -> bool:
    return not (trait.stops or trait.prose) and len(line) <= 2 * _NAME


def _alike(tabs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the runs of lines that hold as many tabs."""
    start = 0
    for end in range(1, len(tabs) + 1):
        if end == len(tabs) or tabs[end] != tabs[start]:
            if tabs[start]:
                yield start, end
            start = end


def _numbered(text: str) -> bool:
    return any(cell.strip()[-1:].isdigit() for cell in text.split("\t")[1:])
