"""Tell the lines of an article from those that lead to others, and pages that are nothing but such lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.extract.tree import Line

_MARKS = re.compile(r"[，。！？；、,;!?…]")
_CLOSED = re.compile(r"[。！？；，…!?;][”’」』）)\"]?$")
_LINKED = 0.5
# Lengths: 更多! is no sentence, nor are three names with commas. An unlinked line of `_SHORT` characters or
# more is no button: a price, a caption, a verse.
_LEAST, _LONG, _SHORT = 6, 21, 7
# So many headlines that lead to other pages, most sentences below one of them, are a list.
_HEADLINE, _ITEMS, _LED = 6, 5, 0.7
# So many links, with less than these shares of sentences and of any text beside them, are a directory; of so
# many lines below an article's heading, more than `_OWN` lead nowhere.
_DIRECTORY, _SAID, _BESIDE, _BELOW, _OWN = 10, 0.05, 0.3, 9, 3
BYLINE = re.compile(
    r"20\d\d.{0,60}(?:来源|來源|作者|发布|發布|记者|記者)|(?:来源|來源|作者|发布|發布|时间|時間|日期).{0,60}20\d\d"
)


def leads(line: Line) -> bool:
    """Tell whether a line is mostly links."""
    return line.linked > _LINKED * len(line.text)


def value(line: Line) -> float:
    """Say how much a line speaks for the block it is in: a sentence for, a link or a label against it."""
    size = len(line.text)
    if leads(line):
        return -min(size, 40) / 8 - 1
    marks = len(_MARKS.findall(line.text))
    if (marks > 1 and size >= _LONG) or (marks and size >= _LEAST and _CLOSED.search(line.text[-3:])):
        return min(size, 600) / 20 + min(marks, 30)
    return 0.0 if size >= _SHORT else -0.5


def listing(lines: Sequence[Line], values: Sequence[float]) -> bool:
    """Tell whether lines of these values are a list's or a search's: headlines in links, with teasers."""
    teasers = led = 0
    above = False
    for line, worth in zip(lines, values, strict=True):
        if leads(line):
            above = above or len(line.text) >= _HEADLINE
        elif worth > 0:
            teasers += 1
            led += above
            above = False
    return led >= _ITEMS and led >= _LED * teasers


def directory(lines: Sequence[Line], values: Sequence[float], heading: int = -1) -> bool:
    """Tell whether a page only leads to others: many links, hardly a line beside, nobody's byline."""
    below = lines[heading + 1 : heading + 1 + _BELOW]
    if heading >= 0 and sum(not leads(line) for line in below) > _OWN:
        return False
    leading = heads = said = beside = 0
    for line, worth in zip(lines, values, strict=True):
        size = len(line.text)
        if leads(line):
            leading, heads = leading + size, heads + 1
        elif BYLINE.search(line.text):
            return False
        else:
            said, beside = said + size * (worth > 0), beside + size * (worth == 0)
    return heads >= _DIRECTORY and said < _SAID * leading and said + beside < _BESIDE * leading
