"""Where on a page its annotations stand: amid text or apart, at all the places of a hanzi or at some."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ipcorpus.steps.repair.annotations import HANZI, is_toned

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from ipcorpus.steps.repair.annotations import Annotation, Pair

_BEFORE, _BEHIND = re.compile(f"(?<=[{HANZI}])"), re.compile(f" ?[{HANZI}]")
_BLANK = 2
# So many different hanzi are counted one by one; more of them all at once.
_FEW = 200


def partial_in_page(view: str, counts: Mapping[Pair, int]) -> set[Pair]:
    """Give the pairs that a page annotates at some of its places only."""
    times = Counter(view).__getitem__ if len(counts) > _FEW else view.count
    return {pair for pair, count in counts.items() if times(pair[0]) > count}


def partial_in_lines(view: str, found: Iterable[Annotation]) -> set[Pair]:
    """Give the pairs that a line annotates at some of its places only."""
    counts: Counter[tuple[int, str, str]] = Counter()
    lines: dict[int, int] = {}
    for hanzi, reading, at, _ in found:
        start = view.rfind("\n", 0, at) + 1
        lines.setdefault(start, (view.find("\n", at) + 1 or len(view) + 1) - 1)
        counts[start, hanzi, reading] += 1
    return {key[1:] for key, count in counts.items() if view.count(key[1], key[0], lines[key[0]]) != count}


def amid_text(view: str, found: Iterable[Annotation], asked: Container[Pair]) -> Iterator[Pair]:
    """Give the pairs asked for at every place where a hanzi stands beside; tags hide that of a ruby.

    Without a tone only one before them counts: 王(wang)先生 begins with a name in Latin letters.
    """
    last = -_BLANK
    for hanzi, reading, start, end in found:
        at = start - 1
        if (hanzi, reading) in asked and (
            (at and "一" <= view[at - 1] <= "龥")  # nearly always: no pattern is asked
            or _BEFORE.match(view, at)
            or at == last
            or (_BEHIND.match(view, end) and is_toned(reading))
            or view[start] == "<"
            or (at - last < _BLANK and view[last] == " ")
        ):
            yield hanzi, reading
        last = end
