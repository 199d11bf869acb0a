"""Find the lines and stretches where a person annotated nearly every hanzi: primers, verses, readers."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from ipcorpus.data import readings
from ipcorpus.steps.repair.annotations import GROUP, HANZI

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.repair.annotations import Annotation

# A line where more than this share of the hanzi is annotated is a reader; pollution has at most 46 %.
_SHARE, _LEAST = 0.6, 4
# So many annotated hanzi without another between them are one as well, if the known tool did not do it.
_RUN = 6
# The known tool annotates no hanzi that is written alike in both scripts, a person as many of those.
_UNLISTED = 1 / 3
# The most characters that an annotated hanzi takes, its marks beside it included.
_WIDTH = 12
_HANZI = re.compile(f"[{HANZI}]")
_MARKS = re.compile(f"(?:</?ruby>|</?rb>|[^<>{HANZI}A-Za-z]){{0,5}}")


def outside_readers(view: str, found: Sequence[Annotation]) -> Sequence[Annotation]:
    """Leave out the annotations of lines and stretches where a person annotated nearly every hanzi."""
    spans = [*_lines(view), *_runs(view, found)]
    if not spans:
        return found
    inside = (_between(found, start, end) for start, end in spans)
    persons = {entry for several in inside if _is_persons(several) for entry in several}
    return [entry for entry in found if entry not in persons]


def _lines(view: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in view.split("\n"):
        if line.count("(") >= _LEAST and _is_reader(line):
            yield at, at + len(line)
        at += len(line) + 1


def _is_reader(line: str) -> bool:
    """Tell a line where most hanzi carry a reading; a line much longer than its brackets need is none."""
    if line.count("(") * _WIDTH < len(line) * _SHARE:
        return False
    annotated = len(GROUP.findall(line))
    return annotated >= _LEAST and annotated > _SHARE * len(_HANZI.findall(line))


def _runs(view: str, found: Sequence[Annotation]) -> Iterator[tuple[int, int]]:
    """Give where annotated hanzi follow each other without others between them."""
    first, end = 0, -1
    for number, entry in enumerate(found):
        hanzi = entry.start - 1
        if hanzi != end and not (end < hanzi and _MARKS.fullmatch(view, end, hanzi)):
            if number - first >= _RUN:
                yield found[first].start, end
            first = number
        end = entry.end
    if len(found) - first >= _RUN:
        yield found[first].start, end


def _is_persons(several: Sequence[Annotation]) -> bool:
    listed = _listed()
    return sum(listed.get(entry.hanzi) != entry.reading for entry in several) >= _UNLISTED * len(several)


@cache
def _listed() -> dict[str, str]:
    """Give the known tool's hanzi, and those that stand for them in a page simplified afterwards."""
    fold, listed = readings.fold(), readings.injected()
    return {hanzi.translate(fold): reading for hanzi, reading in listed.items()} | listed


def _between(found: Sequence[Annotation], start: int, end: int) -> Sequence[Annotation]:
    low = bisect_left(found, start, key=_start)
    return found[low : bisect_left(found, end, key=_start)]


def _start(entry: Annotation) -> int:
    return entry.start
