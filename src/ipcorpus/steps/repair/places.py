"""Where on a page its annotations stand: amid text or apart, at all the places of a hanzi or at some."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ipcorpus.lazily import lazily
from ipcorpus.steps.repair.annotations import HANZI, is_toned

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from ipcorpus.steps.repair.annotations import Annotation, Pair

_BEFORE, _BEHIND = lazily(f"(?<=[{HANZI}])"), lazily(f" ?[{HANZI}]")
_END, _LINE_END = re.compile("[\n<>]"), re.compile("\n")
_BLANK = 2
# A machine that puts a blank behind each annotation does so in the midst of words, so often at least; of its
# annotations this share, since at a line's end a blank may be gone.
_BLANKS, _SPACED = 2, 0.8
# So many different hanzi are counted one by one; more of them all at once.
_FEW = 200


def partial_in_page(view: str, counts: Mapping[Pair, int]) -> set[Pair]:
    """Give the pairs that a page annotates at some of its places only."""
    times = Counter(view).__getitem__ if len(counts) > _FEW else view.count
    return {pair for pair, count in counts.items() if times(pair[0]) > count}


def partial_in_lines(view: str, found: Iterable[Annotation]) -> set[Pair]:
    """Give the pairs that a line, or what is between two tags, annotates at some of its places only."""
    partial: set[Pair] = set()
    counts: dict[Pair, int] = {}
    start, end = 0, -1
    signs, ends = ("\n<>", _END) if "<" in view or ">" in view else ("\n", _LINE_END)
    for pair, behind, _ in found:
        at = behind - 1
        if at >= end:
            partial |= partial_in_page(view[start:end], counts)
            counts.clear()
            low = max(end, 0)
            start = max([view.rfind(sign, low, at) for sign in signs]) + 1 or low
            stop = ends.search(view, at)
            end = stop.start() if stop else len(view)
        counts[pair] = counts.get(pair, 0) + 1
    return partial | partial_in_page(view[start:end], counts)


def lines_of(view: str, found: Iterable[Annotation]) -> Iterator[tuple[int, int]]:
    """Give where the line of each annotation starts and ends."""
    first, end = 0, -1
    for _, start, _ in found:
        if start >= end:
            first = view.rfind("\n", max(end, 0), start) + 1 or max(end, 0)
            end = (view.find("\n", start) + 1 or len(view) + 1) - 1
        yield first, end


def at_first_places(view: str, found: Iterable[Annotation], counts: Mapping[Pair, int]) -> set[Pair]:
    """Give the pairs that a page annotates once, at the first place of the hanzi."""
    once = [entry for entry in found if counts.get(entry[0]) == 1]
    first = _first_places(view).get if len(once) > _FEW else view.find
    return {pair for pair, start, _ in once if first(pair[0]) == start - 1}


def late(view: str, found: Iterable[Annotation], asked: Container[Pair]) -> set[Pair]:
    """Give the pairs asked for whose hanzi stands bare on the page before it is first annotated."""
    seen: dict[Pair, int] = {}
    for pair, start, _ in found:
        if pair in asked:
            seen.setdefault(pair, start - 1)
    first = _first_places(view).get if len(seen) > _FEW else view.find
    return {pair for pair, at in seen.items() if first(pair[0]) != at}


def _first_places(view: str) -> dict[str, int]:
    return dict(zip(reversed(view), range(len(view) - 1, -1, -1), strict=True))


def amid_text(view: str, found: Sequence[Annotation], asked: Container[Pair]) -> Iterator[Pair]:
    """Give the pairs asked for at every place where a hanzi stands beside; tags and entities hide it.

    Without a tone only one before them counts: 王(wang)先生 begins with a name in Latin letters.
    """
    for number, (pair, start, _) in enumerate(found):
        if pair in asked and ("一" <= view[start - 2 : start - 1] <= "龥" or _is_amid(view, found, number)):
            yield pair


def are_spaced(view: str, found: Sequence[Annotation]) -> bool:
    """Tell whether a page puts a blank behind its annotations, amid words as well: 位於(yu) 園區."""
    if ") " not in view:
        return False
    behind = [(start, end) for _, start, end in found if view[end : end + 1] == " "]
    amid = sum(bool(_BEFORE.match(view, start - 1) and _BEHIND.match(view, end)) for start, end in behind)
    return amid >= _BLANKS and len(behind) >= _SPACED * len(found)


def apart(view: str, found: Sequence[Annotation], counts: Mapping[Pair, int]) -> set[Pair]:
    """Give those of the pairs counted that stand apart from text at most of their places."""
    before = f"\n{view}"  # before the first hanzi is something as well
    rest = [number for number, (_, start, _) in enumerate(found) if not "一" <= before[start - 1] <= "龥"]
    times = Counter(found[number][0] for number in rest if not _is_amid(view, found, number))
    return {pair for pair, alone in times.items() if pair in counts and 2 * alone > counts[pair]}


def _is_amid(view: str, found: Sequence[Annotation], number: int) -> bool:
    """Tell whether an annotation is amid text though no common hanzi, as most have, is before its own."""
    pair, start, end = found[number]
    at, last = start - 1, found[number - 1][2] if number else -_BLANK
    return bool(
        at == last
        or _BEFORE.match(view, at)
        or (_BEHIND.match(view, end) and is_toned(pair[1]))
        or view[start] in "<&"
        or view[at] in ">;"
        or (at - last < _BLANK and view[last] == " ")
    )
