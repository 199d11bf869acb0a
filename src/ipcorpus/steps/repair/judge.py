"""Decide which annotations a machine injected and which a person wrote.

A machine annotates a hanzi everywhere or nowhere, with its first reading, the commonest as soon as the
rarest, amid running text. A person annotates the rare hanzi or the rare reading, often at its first place
only, apart from running text, or all hanzi of a line.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.data import readings
from ipcorpus.steps.repair.annotations import GROUP, HANZI, is_first_reading, is_toned, spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ipcorpus.steps.repair.annotations import Annotation

# Ranks among the most frequent hanzi: nobody glosses the first so many for their own sake.
_PLAIN, _USUAL, _KNOWN = 1000, 2500, 4000
# So many different hanzi that nobody would gloss, each at all its places, and the page is a machine's.
_PROOF = 3
# A line where more than this share of the hanzi is annotated is a reader; pollution has at most 46 %.
_READER, _READER_LEAST = 0.6, 4
_HANZI = re.compile(f"[{HANZI}]")
_SPOKEN_OF = re.compile("[读讀念音]|拼|註|注|多音字")
_NEAR = 8
_BLANK = 2


class _Pair(NamedTuple):
    """A hanzi with one reading on a page: annotated at all its places or not, amid text or apart."""

    hanzi: str
    reading: str
    whole: bool
    amid: bool

    @property
    def rank(self) -> int:
        """Give the hanzi's place among the most frequent."""
        return readings.common().get(self.hanzi.translate(readings.fold()), 9999)

    @property
    def listed(self) -> bool:
        """Tell whether the known tool would write exactly this."""
        return self.whole and readings.injected().get(self.hanzi) in spellings(self.reading)

    @property
    def plain(self) -> bool:
        """Tell whether no person has a reason to write this."""
        return self.whole and self.amid and self.rank < _USUAL and is_first_reading(self.hanzi, self.reading)


def judge(view: str, found: Sequence[Annotation], *, proven: int = 0) -> dict[Annotation, str]:
    """Give the annotations that were injected, each with the evidence it goes on.

    `proven` is the number of annotations that split a character: no person writes those, nor one twice.
    """
    found = _outside_readers(view, found)
    doubled = any(view.count("(", entry.start, entry.end) > 1 for entry in found)
    pairs = _pairs(view, found, by_line=doubled)
    proven += _PROOF * doubled
    going = _going(view, found, pairs, proven)
    return {entry: going[key] for entry in found if (key := (entry.hanzi, entry.reading)) in going}


def _going(
    view: str, found: Sequence[Annotation], pairs: Sequence[_Pair], proven: int
) -> dict[tuple[str, str], str]:
    several = {hanzi for hanzi, count in Counter(pair.hanzi for pair in pairs).items() if count > 1}
    listed = [pair for pair in pairs if pair.listed and is_toned(pair.reading)]
    plain = [pair for pair in pairs if pair.plain and pair.hanzi not in several]
    odd = sum(1 for pair in pairs if pair.rank >= _USUAL or not pair.whole)
    going = {pair[:2]: "pinyin.table" for pair in listed}
    if len({*listed, *plain}) + proven >= max(_PROOF, odd):
        going = {p[:2]: "pinyin.page" for p in pairs if _fits(p) and p.hanzi not in several} | going
        return {p[:2]: "pinyin.reading" for p in plain} | going
    if odd == 0 and len(pairs) < _PROOF:
        going |= {p[:2]: "pinyin.lone" for p in plain if _is_lone(view, found, p)}
    return going


def _fits(pair: _Pair) -> bool:
    return pair.whole and pair.rank < _KNOWN and (pair.amid or is_first_reading(*pair[:2]))


def _is_lone(view: str, found: Iterable[Annotation], pair: _Pair) -> bool:
    """Tell whether the only annotation of ordinary prose can be no help for a reader."""
    if pair.rank >= _PLAIN or not is_toned(pair.reading):
        return False
    places = (entry for entry in found if entry[:2] == pair[:2])
    return not any(_SPOKEN_OF.search(view, max(0, at.start - _NEAR), at.end + _NEAR) for at in places)


def _pairs(view: str, found: Sequence[Annotation], *, by_line: bool) -> list[_Pair]:
    counts = Counter(entry[:2] for entry in found)
    apart = Counter(entry[:2] for entry in _apart(view, found))
    partial = (
        _partial(view, found) if by_line else {key for key in counts if view.count(key[0]) != counts[key]}
    )
    return [
        _Pair(*key, whole=key not in partial, amid=2 * apart[key] <= count) for key, count in counts.items()
    ]


def _partial(view: str, found: Iterable[Annotation]) -> set[tuple[str, str]]:
    """Give the pairs that a line annotates at some of its places only."""
    counts: Counter[tuple[int, str, str]] = Counter()
    lines: dict[int, int] = {}
    for entry in found:
        start = view.rfind("\n", 0, entry.start) + 1
        lines.setdefault(start, (view.find("\n", entry.start) + 1 or len(view) + 1) - 1)
        counts[start, entry.hanzi, entry.reading] += 1
    return {key[1:] for key, count in counts.items() if view.count(key[1], key[0], lines[key[0]]) != count}


def _apart(view: str, found: Iterable[Annotation]) -> Iterator[Annotation]:
    """Give the annotated hanzi that have no hanzi beside them, annotated or not."""
    end = -_BLANK
    for entry in found:
        before, behind = view[max(0, entry.start - 2) : entry.start - 1], view[entry.end : entry.end + 2]
        near = entry.start - 1 - end < _BLANK or _HANZI.match(before) or _HANZI.match(behind.lstrip(" "))
        end = entry.end
        if not near:
            yield entry


def _outside_readers(view: str, found: Sequence[Annotation]) -> Sequence[Annotation]:
    """Leave out the lines where a person annotated nearly every hanzi."""
    readers, at = [], 0
    for line in view.split("\n"):
        if line.count("(") >= _READER_LEAST and _is_reader(line):
            readers.append((at, at + len(line)))
        at += len(line) + 1
    if not readers:
        return found
    return [
        entry
        for entry in found
        if readings.injected().get(entry.hanzi) == entry.reading
        or not any(start <= entry.start < end for start, end in readers)
    ]


def _is_reader(line: str) -> bool:
    annotated = len(GROUP.findall(line))
    return annotated >= _READER_LEAST and annotated > _READER * len(_HANZI.findall(line))
