"""Find the lines and stretches where a person annotated nearly every hanzi: primers, verses, readers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from ipcorpus.data import readings
from ipcorpus.lazily import lazily
from ipcorpus.steps.repair.annotations import GROUP, HANZI, pair_of, start_of
from ipcorpus.steps.repair.listed import is_listed, reached
from ipcorpus.steps.repair.places import partial_in_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from ipcorpus.steps.repair.annotations import Annotation, Pair

# A line where more than this share of the hanzi is annotated is a reader; pollution has at most 46 %.
_SHARE, _LEAST = 0.6, 4
# So many annotated hanzi without another between them are one as well, if the known tool did not do it.
_RUN = 6
# The known tool annotates no hanzi that is written alike in both scripts, a person as many of those.
_UNLISTED = 1 / 3
# A machine that annotates much has so many pairs elsewhere for each that only what looks like a reader has;
# of so many of its hanzi one at most stands bare, too.
_TIMES, _BARE = 3, 10
# The most characters that an annotated hanzi takes, its marks beside it included.
_WIDTH = 12
# What the hanzi from U+5000 to U+9FFF begin with in UTF-8, and nothing else.
_LEADS = b"\xe5\xe6\xe7\xe8\xe9"
_HANZI = lazily(f"[{HANZI}]+")
_MARKS = lazily(f"[^<>{HANZI}A-Za-z]{{0,5}}[{HANZI}]")
# Tags between two annotated hanzi take no more characters than this.
_TAG, _TAGS = re.compile("<[^<>]{1,90}>"), 300


def outside_readers(view: str, found: Sequence[Annotation]) -> Sequence[Annotation]:
    """Leave out the annotations of lines and stretches where a person annotated nearly every hanzi."""
    inside = [*_lines(view, found), *_runs(view, found)]
    if not inside:
        return found
    within = {entry for several in inside for entry in several}
    elsewhere = {entry[0] for entry in found if entry not in within}
    if _is_dense(view, found, {entry[0] for entry in within}, elsewhere):
        return found
    persons = {entry for several in inside if _is_persons(several, elsewhere) for entry in several}
    tools = reached(view, elsewhere) if persons else frozenset()
    return [entry for entry in found if entry not in persons or _is_tools(view, entry, tools)]


def _is_dense(
    view: str, found: Sequence[Annotation], within: AbstractSet[Pair], elsewhere: AbstractSet[Pair]
) -> bool:
    """Tell whether a machine annotates so much of a page, though not most, that some stands like a reader."""
    if len(elsewhere) < _TIMES * len(within - elsewhere):
        return False
    own, others = (
        sum(not is_listed(*pair) for pair in several) for several in (within - elsewhere, elsewhere)
    )
    counts = Counter(map(pair_of, found))
    bare = len(partial_in_page(view, counts))
    hanzi = sum(map(len, _HANZI.findall(view)))
    return others >= _TIMES * own and bare * _BARE <= len(counts) and 2 * len(found) <= hanzi


def _is_tools(view: str, entry: Annotation, tools: AbstractSet[Pair]) -> bool:
    """Tell whether the known tool wrote a reading within a reader: a person's own would stand beside it."""
    pair, start, end = entry
    return pair in tools and ")(" not in view[start:end]


def _lines(view: str, found: Sequence[Annotation]) -> Iterator[Sequence[Annotation]]:
    """Give the annotations of each line where most hanzi are annotated."""
    end = -1
    for line in view.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        if _is_reader(line):
            first = bisect_left(found, start, key=start_of)
            yield found[first : bisect_left(found, end, first, key=start_of)]


def _is_reader(line: str) -> bool:
    """Tell a line where most hanzi carry a reading; a line much longer than its brackets need is none."""
    brackets = line.count("(")
    if brackets < _LEAST or brackets * _WIDTH < len(line) * _SHARE:
        return False
    data = line.encode("utf-8", "surrogatepass")
    # Most hanzi are in these rows: by them alone nearly every line is told, and counting bytes costs little.
    if brackets <= _SHARE * (len(data) - len(data.translate(None, _LEADS))):
        return False
    most = _SHARE * sum(map(len, _HANZI.findall(line)))
    return brackets > most and len(GROUP.findall(line)) > max(most, _LEAST - 1)


def _runs(view: str, found: Sequence[Annotation]) -> Iterator[Sequence[Annotation]]:
    """Give the annotated hanzi that follow each other without others between them, where they are many."""
    first, last = 0, -1
    for number, (_, start, end) in enumerate(found):
        if start - 1 != last and ("一" <= view[last] <= "龥" or not _is_next(view, last, start)):
            if number - first >= _RUN:
                yield found[first:number]
            first = number
        last = end
    if len(found) - first >= _RUN:
        yield found[first:]


def _is_next(view: str, end: int, start: int) -> bool:
    """Tell whether an annotation's hanzi is the next one, with nothing but marks and tags before it."""
    if not end < start < end + _TAGS:
        return False
    between = view[end:start]
    return bool(_MARKS.fullmatch(_TAG.sub("", between) if "<" in between else between))


def _is_persons(several: Sequence[Annotation], elsewhere: AbstractSet[Pair]) -> bool:
    """Tell a reader by its pairs that the known tool does not write, and that are not `elsewhere` as well."""
    listed = _listed()
    own = [pair for pair, _, _ in several if pair not in elsewhere]
    return sum(listed.get(hanzi) != reading for hanzi, reading in own) >= _UNLISTED * len(several)


@cache
def _listed() -> dict[str, str]:
    """Give the known tool's hanzi, and those that stand for them in a page simplified afterwards."""
    fold, listed = readings.fold(), readings.injected()
    return {hanzi.translate(fold): reading for hanzi, reading in listed.items()} | listed
