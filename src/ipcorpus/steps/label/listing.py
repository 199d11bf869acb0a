"""The lines of programs that an article shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.label.trait import Trait

_SYSTEM = "system"
# A line of a program ends in a sign, or in a remark behind one, or is a remark; hanzi stand in quotes alone.
# So does what is left over of a page's own.
_CODE = lazily(
    r"//|/\*|#(?![^ ]*[㐀-鿿])"
    r"|(?:[^㐀-鿿\"']|\"[^\"]*\"|'[^']*')*[;{}()\]>:=,](?: *(?://|/\*|#).*)?$"
)
# One of a program's lines ends as few lines of other texts do; that no rule knows there are so many together.
_SIGNS, _LEAST = frozenset(";{}"), 2
# Scripts of pages speak of these.
_PAGES = re.compile(r"document\.|window\.|jquery|\$\(|_hmt|hm\.|script|adsby|</?(?:div|span|p|a|img|br)\b")
# Who shows a program says so right above it.
_SHOWN = re.compile(r"代码|程序|函数|脚本|示例|语法|命令|写法|[如以]下|例如|配置|:$")


def listings(
    lines: Sequence[str], traits: Sequence[Trait], marked: Sequence[int], hints: Sequence[int]
) -> Iterator[int]:
    """Give the lines of the programs that a text shows, those as well that are taken for left-over code.

    The sentence above them announces a program, or those that no rule knows are about and none speaks of
    pages.
    """
    end = 0
    known = {index for index in marked if traits[index].kind == _SYSTEM}
    for index in sorted(known.union(at for at in hints if lines[at][-1] in _SIGNS)):
        if index < end or not _is_code(lines[index], traits[index]):
            continue
        start, end = index, index + 1
        while start and _is_code(lines[start - 1], traits[start - 1]):
            start -= 1
        while end < len(lines) and _is_code(lines[end], traits[end]):
            end += 1
        if (index in known or end - start >= _LEAST) and _is_shown(lines, traits, start, end):
            yield from range(start, end)


def _is_code(line: str, trait: Trait) -> bool:
    return (not trait.stops or trait.kind == _SYSTEM) and bool(_CODE.match(line))


def _is_shown(lines: Sequence[str], traits: Sequence[Trait], start: int, end: int) -> bool:
    above = start and not traits[start - 1].stops
    if above and _SHOWN.search(lines[start - 1]):
        return True
    known = all(traits[at].stops for at in range(start, end))
    return not (known or any(_PAGES.search(lines[at]) for at in range(start, end)))
