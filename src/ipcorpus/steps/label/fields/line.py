"""The way into one line: which lines are worth reading, and which part of a long one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipcorpus.steps.label.fields import dates
from ipcorpus.steps.label.fields.byline import Hits, read_ends, read_labels, read_line
from ipcorpus.steps.label.fields.reader import reader as compiled

if TYPE_CHECKING:
    from ipcorpus.steps.label.fields.byline import Hit
    from ipcorpus.steps.label.fields.reader import Reader

# A byline with every field the sites of one page put into it has some 150 characters. Longer lines, and
# sentences that end in a stop, are prose: only their first and their last words can be metadata.
SHORT, _SENTENCE = 200, 60
_HEAD, _TAIL = 100, 100
_STOPS = frozenset('。!?;"…')
# A closing signature or credit ends in a bracket, a name or a staff code.
_CLOSERS = frozenset(")]")
_CODE = " )]_abcdefghijklmnopqrstuvwxyz0123456789"
# One of these opens the brackets of a dateline, or is its word.
_DATELINE = ("(", "[", "讯", "电", "报道")


def hits(text: str, folded: str, reader: Reader | None = None) -> Hits | None:
    """Read the metadata of one line; None where it states none.

    `folded` is the line's folded view, as long as `text`; `reader` holds a user's rules beside the bundled.

    >>> hits("来源：甲城日报　2020-01-02", "来源:甲城日报 2020-01-02").values
    (('source', '甲城日报'), ('published', '2020-01-02'))
    """
    size = len(folded)
    if not size:
        return None
    prose = size > SHORT or (size > _SENTENCE and folded[-1] in _STOPS)
    found = (_prose if prose else _line)(text, folded, reader or compiled())
    return found and found._replace(tail=_tail(folded, found.found))


def _line(text: str, folded: str, reader: Reader) -> Hits | None:
    """Read a line that may be metadata altogether."""
    ranks = reader.candidates(f"\n{folded}\n")
    if not ranks and not dates.may_hold(folded):
        return None
    size = len(folded)
    line = read_line(text, folded, reader.labels(folded, ranks.get("anywhere", ()), 0))
    ends = read_ends(text, folded, reader.ends(folded, ranks.get("head", ()), (0, size)))
    if folded[-1] in _CLOSERS:
        ends += read_ends(text, folded, reader.ends(folded, ranks.get("tail", ()), (0, size)))
    if not ends:
        return line
    share = max([line.share if line else 0.0, *((hit.end - hit.start) / size for hit in ends)])
    return Hits(_once([*(line.found if line else ()), *ends]), share, line.open if line else None)


def _prose(text: str, folded: str, reader: Reader) -> Hits | None:
    """Read the first and the last words of a line that is prose."""
    head, size, found = folded[:_HEAD], len(folded), []
    if any(mark in head for mark in _DATELINE):
        ranks = reader.candidates(f"\n{head}")
        opening = read_ends(text, folded, reader.ends(folded, ranks.get("head", ()), (0, len(head))))
        # What goes on beyond the first words is no dateline.
        found += [hit for hit in opening if hit.end < len(head)]
    if folded[-1] not in _STOPS:
        at = max(0, size - _TAIL)
        ranks = reader.candidates(f"{folded[at:]}\n")
        found += read_labels(text, folded, reader.labels(folded, ranks.get("anywhere", ()), at))
        if folded[-1] in _CLOSERS:
            found += read_ends(text, folded, reader.ends(folded, ranks.get("tail", ()), (at, size)))
    if not found:
        return None
    return Hits(_once(found), sum(hit.end - hit.start for hit in found) / size)


def _tail(folded: str, found: tuple[Hit, ...]) -> Hit | None:
    """Find the editor's credit that closes a line of prose, its bracket included."""
    for hit in found:
        before = folded[: hit.start].rstrip(" ([")
        if hit.field == "editor" and before[-1:] in _STOPS and not folded[hit.end :].strip(_CODE):
            return hit._replace(start=len(before))
    return None


def _once(found: list[Hit]) -> tuple[Hit, ...]:
    """Leave one hit of those that two rules read alike: the more trusted; in the line's order."""
    best = {(hit.field, hit.value): hit for hit in sorted(found, key=lambda hit: -hit.rank)}
    return tuple(sorted(best.values(), key=lambda hit: hit.start))
