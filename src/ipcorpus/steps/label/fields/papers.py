"""Who wrote a paper, where a copy of it names them in one word behind the day, and one by one below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.steps.label.fields import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Between the day and the names stand the journal, its issue, the key words.
_BELOW = 6
_APART = re.compile(r"[、,，\s]+")


def writers(lines: Sequence[str], folded: Sequence[str], dated: Iterable[int]) -> tuple[str, ...]:
    """Give the people of a line of names close below one of the `dated`, which ends in the same names.

    >>> lines = ["2020-01-02 10:30:15林小满周大山", "甲城学报 2020年3期", "林小满、周大山"]
    >>> writers(lines, lines, [0])
    ('林小满', '周大山')
    """
    for index in dated:
        said = folded[index].rstrip()
        if not said[-1:].isalpha():  # a day or a time of day, as most end
            continue
        for at, line in enumerate(folded[index + 1 : index + 1 + _BELOW], index + 1):
            people = _APART.split(line.strip())
            if said.endswith("".join(people)) and all(map(names.is_person, people)):
                return tuple(_APART.split(lines[at].strip()))
    return ()
