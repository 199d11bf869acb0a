"""What the head of a paper says of it; who wrote one where a copy names them behind the day, and below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.steps.label.fields import dates, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# What names a paper, and the page of its edition.
_PAPER = re.compile(r"[㐀-鿿]{2,10}报")
_TITLED = re.compile(r"(?P<paper>[㐀-鿿]{1,9}?报) ?[-_|·]*+ ?(?:多媒体)?(?:数字|电子)(?:报|版)")
_EDITION = re.compile(r"第 ?[a-z]{0,2}\d{1,3} ?版(?:$| ?[:|])")
# Between the day and the names stand the journal, its issue, the key words.
_BELOW = 6
_APART = re.compile(r"[、,，\s]+")


def printed(folded: Sequence[str]) -> tuple[int | None, str | None]:
    """Give the line of the paper's name, and the day, at the head of its electronic edition.

    >>> printed(["甲城周报", "2022年11月14日 星期一", "第06版:工匠"])
    (0, '2022-11-14')
    """
    if not any(map(_EDITION.match, folded)):
        return None, None
    paper = next((at for at, line in enumerate(folded) if _PAPER.fullmatch(line)), None)
    days = (day for line in folded for day in dates.find(line)[:1] if day.start == 0)
    return paper, next((day.iso[:10] for day in days), None)


def named(titles: Iterable[str]) -> str | None:
    """Give the paper whose electronic edition a page's title names.

    >>> named(["甲城日报多媒体数字报平台"]), named(["甲城日报"])
    ('甲城日报', None)
    """
    return next((found["paper"] for found in map(_TITLED.match, titles) if found), None)


def writers(lines: Sequence[str], folded: Sequence[str], heads: Iterable[int]) -> tuple[str, ...]:
    """Give the people of a line of names close below one of the `heads`, which ends in the same names.

    >>> lines = ["2020-01-02 10:30:15林小满周大山", "甲城学报 2020年3期", "林小满、周大山"]
    >>> writers(lines, lines, [0])
    ('林小满', '周大山')
    """
    for index in heads:
        said = folded[index].rstrip()
        if not said[-1:].isalpha():  # a day or a time of day, as most end
            continue
        for at, line in enumerate(folded[index + 1 : index + 1 + _BELOW], index + 1):
            people = _APART.split(line.strip())
            if said.endswith("".join(people)) and all(map(names.is_person, people)):
                return tuple(_APART.split(lines[at].strip()))
    return ()
