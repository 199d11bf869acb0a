"""Find where a person glosses: beside other glosses, amid words about readings, all in one place."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ipcorpus.data import readings
from ipcorpus.steps.repair.places import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from ipcorpus.steps.repair.annotations import Annotation, Pair

# So many characters around a gloss, or a word about readings, others may be glosses as well.
_AROUND = 60
# Annotations that fell on a page by chance have one gap in seven this much smaller than their mean gap.
_SMALL = 1 / 6
_SEVERAL = 3
# And all lie within a stretch so short as rarely as this.
_CHANCE = 0.04
# A line in the other script has so many different hanzi of it, and none of the page's own.
_OTHER_SCRIPT = 2


def glossed(
    view: str,
    found: Sequence[Annotation],
    about: Sequence[int],
    odd: AbstractSet[Pair],
    plain: AbstractSet[Pair],
) -> set[Pair]:
    """Give the pairs that stand where a person glosses at all their places.

    That is in a line with words about readings, which stand at `about`, in simplified lines of a page
    annotated in traditional ones, or beside one of the `odd` pairs, which no machine writes; there a machine
    may have written the `plain` ones.
    """
    beside = sorted(start for pair, start, _ in found if pair in odd) if odd else []
    has_other = _has_simplified_among_traditional(view)
    if not (about or beside or has_other):
        return set()
    lines = list(lines_of(view, found))
    simplified = _in_simplified_lines(view, lines) if has_other else set()
    free = {
        pair
        for (pair, start, _), line in zip(found, lines, strict=True)
        if line not in simplified
        and not _is_near(about, start, line)
        and (pair in plain or not _is_near(beside, start, line))
    }
    return {pair for pair, _, _ in found} - free


def are_crowded(view: str, found: Iterable[Annotation], pairs: AbstractSet[Pair]) -> bool:
    """Tell whether the annotations of pairs stand closer together than chance puts them."""
    starts = [start for pair, start, _ in found if pair in pairs]
    if len(starts) < _SEVERAL:
        return False
    span = (starts[-1] - starts[0]) / len(view)
    if len(starts) * span ** (len(starts) - 1) < _CHANCE:
        return True
    small = _SMALL * len(view) / (len(starts) + 1)
    return 2 * sum(after - before < small for before, after in pairwise(starts)) > len(starts)


def _is_near(signs: Sequence[int], at: int, line: tuple[int, int]) -> bool:
    first = bisect_left(signs, max(line[0], at - _AROUND))
    return first < len(signs) and signs[first] <= min(line[1], at + _AROUND)


def _has_simplified_among_traditional(view: str) -> bool:
    simplified, traditional = _only_in()
    return len(set(simplified.findall(view))) >= _OTHER_SCRIPT and bool(traditional.search(view))


@cache
def _only_in() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what finds the hanzi that only simplified, and only traditional text has."""
    simplified, traditional = (re.compile(f"[{''.join(sorted(hanzi))}]") for hanzi in readings.only_in())
    return simplified, traditional


def _in_simplified_lines(view: str, lines: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Give the simplified lines with annotations, if most of these stand in traditional ones."""
    simplified, traditional = readings.only_in()
    other, own = set(), set()
    for line in set(lines):
        used = set(view[line[0] : line[1]])
        if used & traditional:
            own.add(line)
        elif len(used & simplified) >= _OTHER_SCRIPT:
            other.add(line)
    return other if 2 * sum(line in other for line in lines) <= sum(line in own for line in lines) else set()
