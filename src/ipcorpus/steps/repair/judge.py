"""Decide which annotations a machine injected and which a person wrote.

A machine annotates a hanzi everywhere or nowhere, with its first reading, the commonest as soon as the
rarest, amid running text. A person annotates the rare hanzi or the rare reading, often at its first place
only, apart from running text, or all hanzi of a line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
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
# The most characters that an annotated hanzi takes, its marks beside it included.
_GROUP_WIDTH = 12
_HANZI = re.compile(f"[{HANZI}]")
_SPOKEN_OF = re.compile("[读讀念音]|拼|註|注|多音字")
# A page about how hanzi are read annotates common ones as well.
_ABOUT_READINGS = re.compile("拼音|注音|[读讀]音|字音|多音字|[读讀]作|加[点點]字")
_NEAR = 8
_BLANK = 2


class _Pair(NamedTuple):
    """A hanzi with a reading on a page: annotated at all its places, amid text, with no other reading.

    `rank` is the hanzi's place among the most frequent.
    """

    hanzi: str
    reading: str
    whole: bool
    amid: bool
    single: bool
    rank: int

    @property
    def plain(self) -> bool:
        """Tell whether no person has a reason to write this."""
        return self.whole and self.amid and self.single and self.rank < _USUAL and self.is_first

    @property
    def fits(self) -> bool:
        """Tell whether a machine that is known to have been here may have written this."""
        return self.whole and self.single and self.rank < _KNOWN and (self.amid or self.is_first)

    @property
    def is_first(self) -> bool:
        """Tell whether a dictionary gives this reading first."""
        return is_first_reading(self.hanzi, self.reading)


def judge(view: str, found: Sequence[Annotation], *, proven: int = 0) -> list[tuple[Annotation, str]]:
    """Give the annotations that were injected, in order, each with the evidence it goes on.

    `proven` is the number of annotations that split a character: no person writes those, nor one twice.
    """
    found = _outside_readers(view, found)
    counts = Counter(entry[:2] for entry in found)
    doubled = ")(" in view and any(view.count("(", entry.start, entry.end) > 1 for entry in found)
    partial = (
        _partial(view, found) if doubled else {pair for pair in counts if view.count(pair[0]) > counts[pair]}
    )
    going = {pair: "pinyin.table" for pair in counts if pair not in partial and _is_listed(*pair)}
    if len(going) < len(counts):
        others = [pair for pair in _pairs(view, found, counts, partial) if pair[:2] not in going]
        going |= _unlisted(view, found, others, len(going) + proven + _PROOF * doubled)
    return [(entry, going[entry[:2]]) for entry in found if entry[:2] in going]


def _is_listed(hanzi: str, reading: str) -> bool:
    """Tell whether the known tool would write exactly this."""
    listed = readings.injected().get(hanzi)
    return listed is not None and (listed == reading or (is_toned(reading) and listed in spellings(reading)))


def _unlisted(
    view: str, found: Iterable[Annotation], others: Sequence[_Pair], proven: int
) -> dict[tuple[str, str], str]:
    """Give the pairs that go though the known tool does not write them."""
    plain = [pair for pair in others if pair.plain]
    odd = len(others) - len(plain)
    if proven < _PROOF and _ABOUT_READINGS.search(view):
        return {}
    if len(plain) + proven >= max(_PROOF, odd):
        going = {pair[:2]: "pinyin.page" for pair in others if pair.fits}
        return going | {pair[:2]: "pinyin.reading" for pair in plain}
    if odd == 0 and len(others) + proven < _PROOF:
        return {pair[:2]: "pinyin.lone" for pair in plain if _is_lone(view, found, pair)}
    return {}


def _is_lone(view: str, found: Iterable[Annotation], pair: _Pair) -> bool:
    """Tell whether the only annotation of ordinary prose can be no help for a reader."""
    if pair.rank >= _PLAIN or not is_toned(pair.reading):
        return False
    places = (entry for entry in found if entry[:2] == pair[:2])
    return not any(_SPOKEN_OF.search(view, max(0, at.start - _NEAR), at.end + _NEAR) for at in places)


def _pairs(
    view: str, found: Sequence[Annotation], counts: Counter[tuple[str, str]], partial: set[tuple[str, str]]
) -> list[_Pair]:
    apart = Counter(entry[:2] for entry in _apart(view, found))
    several = Counter(hanzi for hanzi, _ in counts)
    fold, common = readings.fold(), readings.common()
    return [
        _Pair(
            *pair,
            whole=pair not in partial,
            amid=2 * apart[pair] <= times,
            single=several[pair[0]] == 1,
            rank=common.get(pair[0].translate(fold), _KNOWN),
        )
        for pair, times in counts.items()
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
    spans, at = [], 0
    for line in view.split("\n"):
        if line.count("(") >= _READER_LEAST and _is_reader(line):
            spans.append((at, at + len(line)))
        at += len(line) + 1
    if not spans:
        return found
    listed = readings.injected()
    inside = {entry for start, end in spans for entry in _between(found, start, end)}
    return [entry for entry in found if listed.get(entry.hanzi) == entry.reading or entry not in inside]


def _between(found: Sequence[Annotation], start: int, end: int) -> Sequence[Annotation]:
    low = bisect_left(found, start, key=_start)
    return found[low : bisect_left(found, end, key=_start)]


def _start(entry: Annotation) -> int:
    return entry.start


def _is_reader(line: str) -> bool:
    """Tell a line where most hanzi carry a reading; a line much longer than its brackets need is none."""
    if line.count("(") * _GROUP_WIDTH < len(line) * _READER:
        return False
    annotated = len(GROUP.findall(line))
    return annotated >= _READER_LEAST and annotated > _READER * len(_HANZI.findall(line))
