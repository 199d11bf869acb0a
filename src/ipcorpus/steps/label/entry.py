"""An encyclopaedia's entry: the subject that its text defines, and the box and contents beside the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.steps.label.announced import OWN_CONTENTS
from ipcorpus.steps.label.runs import NEAR
from ipcorpus.steps.label.segment import is_paragraph
from ipcorpus.steps.label.told import is_subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.label.trait import Trait

# A subject is named in so few characters.
_SHORTEST, _LONGEST = 2, 20
# The box of facts begins with what its subject is called; label and value stand in lines of their own.
_BOX = re.compile(
    r"(?:中文名称?|外文名称?|本 ?名|别 ?名|学 ?名|中文学名|拉丁学名|词 ?[目语]|公司名称|书 ?名|作品名称)$"
)
_ROWS, _CELL = 4, 40
_CONTENTS = re.compile(f"{OWN_CONTENTS}$")
_ITEM = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[ .、]|[·•] ?)\S")
_BUTTONS = frozenset({"播报", "编辑", "讨论", "语音", "上传视频", "收藏", "查看"})


def subject(lines: Sequence[str], traits: Sequence[Trait], marked: Sequence[int]) -> int | None:
    """Give the line that an encyclopaedia's text has for its subject: furniture is about, and no byline."""
    shown = [traits[index] for index in marked]
    if any(trait.anchor for trait in shown) or not any(trait.furniture for trait in shown):
        return None
    first = next((at for at, trait in enumerate(traits) if is_paragraph(trait)), 0)
    said = lines[first]
    near = range(max(0, first - NEAR), first)
    for index in near:
        name = lines[index]
        named = _SHORTEST <= len(name) <= _LONGEST and not traits[index].stops
        if named and is_subject(name, said):
            headed = any(lines[at].startswith(f"{name}的") for at in near[: index - near.start])
            return None if headed else index  # an essay, headed by what it tells of its subject
    return None


def beside(lines: Sequence[str], traits: Sequence[Trait], start: int) -> Iterator[int]:
    """Give the lines below a subject that are not its text: box, table of contents, buttons of its parts."""
    index = start + 1
    while index < len(lines):
        end = _boxed(lines, traits, index) or _listed(lines, index)
        if not end and lines[index] in _BUTTONS:
            end = index + 1
        yield from range(index, end)
        index = max(end, index + 1)


def _boxed(lines: Sequence[str], traits: Sequence[Trait], start: int) -> int:
    """Give the line below a box of facts that begins here, 0 where none does.

    It ends at the contents or above the first sentence; an odd line there is the heading of what follows.
    """
    if not _BOX.match(lines[start]):
        return 0
    end = start
    while end < len(lines) and not _ends(lines[end], traits[end]):
        end += 1
    end -= (end - start) % 2
    return end if end - start >= _ROWS else 0


def _ends(line: str, trait: Trait) -> bool:
    return trait.score > 0 or trait.stops or len(line) > _CELL or bool(_CONTENTS.match(line))


def _listed(lines: Sequence[str], start: int) -> int:
    """Give the line below a table of contents that begins here, 0 where none does."""
    if not _CONTENTS.match(lines[start]):
        return 0
    end = start + 1
    while end < len(lines) and _ITEM.match(lines[end]) and len(lines[end]) <= _CELL:
        end += 1
    return end if end - start > 1 else 0
