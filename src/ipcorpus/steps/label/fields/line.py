"""The way into one line: which lines are worth reading, and which part of a long one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipcorpus.steps.label.clock import Clock
from ipcorpus.steps.label.fields.byline import read_ends, read_labels, read_line, read_open
from ipcorpus.steps.label.fields.hits import Hits
from ipcorpus.steps.label.fields.reader import reader as compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.label.fields.hits import Hit
    from ipcorpus.steps.label.fields.reader import Reader

# A byline with every field the sites of one page put into it has some 150 characters. Longer lines, and
# sentences that end in a stop, are prose: only their first and their last words can be metadata.
SHORT, _SENTENCE = 200, 60
_HEAD, _TAIL = 100, 100
_STOPS = frozenset('。!?;"…')
# A value that stands in a line of its own below its label.
_LONGEST_VALUE = 30


def hits(text: str, folded: str, reader: Reader | None = None) -> Hits | None:
    """Read the metadata of one line; None where it states none.

    `folded` is the line's folded view, as long as `text`; `reader` holds a user's rules beside the bundled.

    >>> hits("来源：甲城日报　2020-01-02", "来源:甲城日报 2020-01-02").values
    (('source', '甲城日报'), ('published', '2020-01-02'))
    """
    return hits_of([text], [folded], reader)[0]


def hits_of(texts: Sequence[str], folded: Sequence[str], reader: Reader | None = None) -> list[Hits | None]:
    """Read the metadata of the lines of a page, in order: a label may have its value in the next line."""
    read = each(texts, folded, reader)
    found = [read.get(index) for index in range(len(texts))]
    for index, hits in enumerate(found[:-1]):
        later = found[index + 1]
        if hits and hits.open and (not later or later.bare):
            found[index + 1] = below(hits.open, texts[index + 1], folded[index + 1]) or later
    return found


def each(texts: Sequence[str], folded: Sequence[str], reader: Reader | None = None) -> dict[int, Hits]:
    """Read the metadata of many lines, each by itself: by index of those that state any.

    One scan finds the lines that are worth a look.
    """
    reader, clock = reader or compiled(), Clock()
    found: dict[int, Hits] = {}
    seen = [_window(line) if len(line) > _SENTENCE or "编" in line else line for line in folded]
    for index, ranks in reader.candidates(seen):
        line = folded[index]
        read = _prose if _is_prose(line) else _line
        if hits := read(texts[index], line, ranks, reader, clock):
            found[index] = hits
    return found


def below(label: Hit, text: str, folded: str) -> Hits | None:
    """Read the line below one that ended in a label: the label's value, if it can be one."""
    return read_open(label, text, folded) if len(folded) <= _LONGEST_VALUE else None


def _is_prose(folded: str) -> bool:
    return len(folded) > SHORT or (len(folded) > _SENTENCE and folded[-1] in _STOPS)


def _window(folded: str) -> str:
    """Give the part of a line that is worth a look: of prose, its ends; of any other line, all."""
    if not _is_prose(folded):
        return _parted(folded)
    head = folded[:_HEAD]
    # The brackets of a dateline open with one of these, or follow its word.
    wired = "电" in head and ("日电" in head or "日 电" in head)
    dated = wired or "(" in head or "[" in head or "讯" in head or "报道" in head
    head = head if dated else ""
    return head if folded[-1] in _STOPS else f"{head} {_parted(folded[-_TAIL:])}"


def _parted(folded: str) -> str:
    """Set a line's end, as the scan knows it, behind the signature that a credit follows."""
    return folded.replace(")", ")\n").replace("]", "]\n") if "编" in folded else folded


def _line(text: str, folded: str, ranks: int, reader: Reader, clock: Clock) -> Hits | None:
    """Read a line that may be metadata altogether."""
    size = len(folded)
    line = read_line(text, folded, reader.labels(folded, ranks, 0, clock))
    end = line.tail if line and line.tail else size
    head = reader.ends(folded, ranks, "head", (0, size), clock)
    tail = reader.ends(folded, ranks, "tail", (0, end), clock)
    if not (head or tail):
        return line
    ends = read_ends(text, folded, [*head, *tail])
    if not line or not ends:
        return line or (Hits(_once(ends), _share(ends, size)) if ends else None)
    return line._replace(found=_once([*line.found, *ends]), share=max(line.share, _share(ends, size)))


def _prose(text: str, folded: str, ranks: int, reader: Reader, clock: Clock) -> Hits | None:
    """Read the first and the last words of a line that is prose."""
    size, tail = len(folded), None
    opening = reader.ends(folded, ranks, "head", (0, min(size, _HEAD)), clock)
    # What goes on beyond the first words is no dateline.
    found = [hit for hit in read_ends(text, folded, opening) if hit.end < _HEAD] if opening else []
    if folded[-1] not in _STOPS:
        at = max(0, size - _TAIL)
        last, tail = read_labels(text, folded, reader.labels(folded, ranks, at, clock))
        signed = reader.ends(folded, ranks, "tail", (at, size if tail is None else tail), clock)
        found += [*last, *read_ends(text, folded, signed)]
    return Hits(_once(found), _share(found, size), tail=tail) if found else None


def _share(found: Sequence[Hit], size: int) -> float:
    """Give the share of a line that its longest hit takes: the hits of one signature share its label."""
    return max(((hit.end - hit.start) / size for hit in found), default=0.0)


def _once(found: list[Hit]) -> tuple[Hit, ...]:
    """Leave one hit of those that two rules read alike: the more trusted; in the line's order."""
    best = {(hit.field, hit.value): hit for hit in sorted(found, key=lambda hit: -hit.rank)}
    return tuple(sorted(best.values(), key=lambda hit: hit.start))
