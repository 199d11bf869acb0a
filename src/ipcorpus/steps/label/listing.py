"""The lines of programs that an article shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.label.trait import Trait

_SYSTEM = "system"
# A line of a program ends in a sign or is a comment; so does what is left over of a page's own.
_CODE = lazily(r"(?://|/\*|#(?![^ ]*[㐀-鿿]))|[^㐀-鿿]*[;{}()\]>:=,]$")
# Scripts of pages speak of these.
_PAGES = re.compile(r"document\.|window\.|jquery|\$\(|_hmt|hm\.|script|adsby|</?(?:div|span|p|a|img|br)\b")
# Who shows a program says so right above it.
_SHOWN = re.compile(r"代码|程序|函数|脚本|示例|语法|命令|写法|[如以]下|例如|配置|:$")


def listings(lines: Sequence[str], traits: Sequence[Trait], marked: Sequence[int]) -> Iterator[int]:
    """Give the lines taken for left-over code that a text shows among others of a program.

    The sentence above them announces a program, or those that no rule knows are about and none speaks of
    pages.
    """
    end = 0
    for index in [index for index in marked if traits[index].kind == _SYSTEM]:
        if index < end or not _CODE.match(lines[index]):
            continue
        start, end = index, index + 1
        while start and _is_code(lines[start - 1], traits[start - 1]):
            start -= 1
        while end < len(lines) and _is_code(lines[end], traits[end]):
            end += 1
        if _is_shown(lines, traits, start, end):
            yield from (at for at in range(index, end) if traits[at].kind == _SYSTEM)


def _is_code(line: str, trait: Trait) -> bool:
    return (not trait.stops or trait.kind == _SYSTEM) and bool(_CODE.match(line))


def _is_shown(lines: Sequence[str], traits: Sequence[Trait], start: int, end: int) -> bool:
    above = start and not traits[start - 1].stops
    if above and _SHOWN.search(lines[start - 1]):
        return True
    known = all(traits[at].stops for at in range(start, end))
    return not (known or any(_PAGES.search(lines[at]) for at in range(start, end)))
