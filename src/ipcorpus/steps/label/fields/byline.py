"""One line's metadata: its labels, dates and signatures, and how much of the line they make up."""

from __future__ import annotations

import re
from sys import maxsize
from typing import TYPE_CHECKING

from ipcorpus.lazily import lazily
from ipcorpus.steps.label.fields import beside, dates, names, values
from ipcorpus.steps.label.fields.hits import Hit, Hits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ipcorpus.steps.label.fields.reader import Mark

# A sentence or a closing signature ends before a credit; a staff code may follow its name.
_ENDS = frozenset('。!?…")]')
_REPORTER = "记者"
# What a label of another kind opens is no value of the label above it.
_LABELLED = lazily(r"[一-鿿]{2,6} ?:")
_CODE = re.compile(r"[a-z0-9_]{2,10}")


def read_line(text: str, folded: str, marks: Sequence[Mark]) -> Hits | None:
    """Read a short line: labels in any order, dates, and a bare outlet beside a date."""
    days = dates.find(folded)
    if not marks and not days:
        return None
    found, covered = _labelled(text, folded, marks, days)
    bare, said = beside.unlabelled(text, folded, days, covered, found)
    found += bare
    covered += said
    return _hits(folded, found, covered, marks)


def read_labels(text: str, folded: str, marks: Sequence[Mark]) -> tuple[list[Hit], int | None]:
    """Read the labels that stand at the end of a line of prose, and tell where its credits begin."""
    found, covered = _labelled(text, folded, marks, ())
    return found, _tail(folded, found, covered)


def read_ends(text: str, folded: str, marks: Iterable[Mark]) -> list[Hit]:
    """Read what rules found at a line's head or tail: datelines, closing signatures, breadcrumbs."""
    found: list[Hit] = []
    for mark in marks:
        start, end = mark.value or (mark.end, len(folded))
        # The word that says that a name follows makes one of a rare surname, too.
        start -= len(_REPORTER) if folded.endswith(_REPORTER, 0, start) else 0
        found += _hit(text, folded, mark, values.read(mark.rule.field, folded, start, end, signed=True), end)
    return found


def read_open(label: Hit, text: str, folded: str) -> Hits | None:
    """Read a line as the value of the label that ended the line before; None where it reads otherwise.

    The line is metadata altogether where its own form confirms it: a date, people, an outlet or office.
    """
    spans: list[tuple[int, int]]
    if label.field != "published" and _LABELLED.match(folded):
        return None
    if label.field == "published":
        days = [day for day in dates.find(folded)[:1] if day.start == 0]
        spans, said = [(day.start, day.end) for day in days], [day.iso for day in days]
    else:
        spans = values.read(label.field, folded, 0, len(folded))
        said = [values.written(label.field, text[start:end]) for start, end in spans]
    if not spans or spans[-1][1] < len(folded.rstrip(" ])")):
        return None
    if label.field == "keywords" and not values.are_words(folded, spans):
        return None
    found = [
        label._replace(value=value, start=start, end=end)
        for value, (start, end) in zip(said, spans, strict=True)
        if values.states(label.field, folded[start:end])
    ]
    sure = all(values.confirms(label.field, folded[start:end]) for start, end in spans)
    return Hits(tuple(found), 1.0 if sure else 0.0) if found else None


def _labelled(
    text: str, folded: str, marks: Sequence[Mark], days: Sequence[dates.Found]
) -> tuple[list[Hit], list[tuple[int, int]]]:
    """Read the value of each label: it ends at the next label, or at a date that is not its own."""
    found: list[Hit] = []
    covered: list[tuple[int, int]] = []
    bounds = [*(mark.start for mark in marks[1:]), len(folded)]
    for mark, bound in zip(marks, bounds, strict=False):
        if mark.value:
            found += _hit(text, folded, mark, _own(folded, mark), mark.end)
            covered.append((mark.start, mark.end))
            continue
        own = mark.rule.field == "published" or mark.rule.id == "date-otherwise"
        day = next((day for day in days if mark.end <= day.start < bound), None)
        if own:
            hits, end = _dated(mark, folded, day, bound)
        else:
            stop = day.start if day else bound
            spans = values.read(mark.rule.field, folded, mark.end, stop)
            end = values.reach(mark.rule.field, folded, mark.end, stop, spans)
            hits = _hit(text, folded, mark, spans, end)
        found += hits
        covered.append((mark.start, end))
    return found, covered


def _own(folded: str, mark: Mark) -> list[tuple[int, int]]:
    """Give the values a label's own pattern bounds."""
    if not mark.value:
        return []
    if mark.pen:
        return [mark.value] if names.is_pen(folded[slice(*mark.value)]) else []
    # The label is the role that a signature's first name needs.
    return values.read(mark.rule.field, folded, mark.start, mark.value[1], signed=True)


def _dated(mark: Mark, folded: str, day: dates.Found | None, bound: int) -> tuple[list[Hit], int]:
    """Read the date after a label, which must follow at once; year and month are better than nothing."""
    day = day or dates.roc(folded, mark.end)
    if day and beside.SPAN.match(folded, day.end):  # how long something lasts
        return [], mark.start
    if day and not folded[mark.end : day.start].strip(" :[("):
        iso, end = day.iso, day.end
    else:
        said = folded[mark.end : min(bound, mark.end + 10)]
        iso = dates.month(said) or ""
        end = mark.end + (len(said) if iso else dates.length(folded, mark.end))
    if not iso or mark.rule.field != "published":
        return [], end
    return [Hit("published", iso, mark.start, end, mark.rule.id, mark.rank)], end


def _hit(text: str, folded: str, mark: Mark, spans: Sequence[tuple[int, int]], end: int) -> list[Hit]:
    field, rule = mark.rule.field, mark.rule
    if field == "furniture":
        return []
    return [
        Hit(field, values.written(field, text[start:stop]), mark.start, max(end, stop), rule.id, mark.rank)
        for start, stop in spans
        if values.states(field, folded[start:stop])
    ]


def _hits(
    folded: str, found: list[Hit], covered: list[tuple[int, int]], marks: Sequence[Mark]
) -> Hits | None:
    if not found and all(mark.rule.field == "furniture" for mark in marks):
        return None
    total = _seen(folded) or 1
    left = sum(_seen(folded, *word) for word in beside.uncovered(folded, covered))
    tail = _tail(folded, found, covered)
    return Hits(tuple(found), 1 - left / total, _open(folded, marks), tail)


def _seen(folded: str, start: int = 0, end: int = maxsize) -> int:
    """Count the characters of a part of a line that are not marks between words."""
    return sum(map(len, beside.VISIBLE.findall(folded, start, end)))


def _tail(folded: str, found: Sequence[Hit], covered: Sequence[tuple[int, int]]) -> int | None:
    """Find where the credits that close a line of prose begin: the editor's, its bracket included."""
    editor = next((hit for hit in found if hit.field == "editor"), None)
    if not editor:
        return None
    before = folded[: editor.start].rstrip(" ([")
    rest = beside.uncovered(folded, [(0, editor.start), *covered])
    if before[-1:] not in _ENDS or any(not _CODE.fullmatch(folded, *word) for word in rest):
        return None
    return len(before)


def _open(folded: str, marks: Sequence[Mark]) -> Hit | None:
    last = marks[-1] if marks else None
    if not last or last.value or folded[last.end :].strip() or last.rule.field == "furniture":
        return None
    return Hit(last.rule.field, "", last.start, last.end, last.rule.id, last.rank)
