"""One line's metadata: its labels, dates and signatures, and how much of the line they make up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.lazily import lazily
from ipcorpus.steps.label.fields import dates, names, values
from ipcorpus.steps.label.fields.hits import BARE_DATE, BARE_SOURCE, Hit, Hits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ipcorpus.steps.label.fields.reader import Mark

# A date without a label in one line with a labelled source or author is the byline's.
_BYLINE_DATE = "date-byline"
# What no rule reads is trusted less than what any rule does.
_UNLABELLED = 1_000_000
_WORDS = re.compile(r"[^\s|·\[\]()]+")
_VISIBLE = re.compile(r"[^\s\[\]()|:/,、·>*#<=_-]+")
# An outlet's name beside a date: short, and nothing of a sentence or a title in it.
_OUTLETS_END = re.compile(
    r"(?:网站?|报|社|台|刊|[^价]局|院|署|部|厅|委|会|室|讯|在线|新闻|频道|财经|客户端|中心|杂志|公众号|发布|观察|资讯|号)$"
)
_OUTLET = re.compile(
    r"(?:\d{2,4}(?=[一-鿿]{1,10}(?:网|报道?|台|社|在线)$))?[^\s,。;:!?、/《》\"\d-]{2,14}(?:-[^\s,。;:!?、《》\"\d-]{2,10})?"
)
# A public account's byline: who wrote, the account, and then the day.
_SIGNED = ("authors", "source")
# Without a label, three hanzi make a name sure.
_FULL_NAME = 3
# A sentence or a closing signature ends before a credit; a staff code may follow its name.
_ENDS = frozenset('。!?…")]')
_SPAN = re.compile(r" ?[至到~-]+ ?\d")
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
    bare, beside = _unlabelled(text, folded, days, covered, found)
    found += bare
    covered += beside
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
    if day and _SPAN.match(folded, day.end):  # how long something lasts
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


def _unlabelled(
    text: str,
    folded: str,
    days: Sequence[dates.Found],
    covered: Sequence[tuple[int, int]],
    labelled: Sequence[Hit],
) -> tuple[list[Hit], list[tuple[int, int]]]:
    """Read the first date no label claims, and the one name beside it: an outlet's, or the writer's."""
    free = [
        day
        for day in days
        if not any(start <= day.start < end for start, end in covered) and not _SPAN.match(folded, day.end)
    ]
    if not free:
        return [], []
    day, stated = free[0], {hit.field for hit in labelled}
    rule = _BYLINE_DATE if stated & {"source", "authors"} else BARE_DATE
    rank = _UNLABELLED + (rule == BARE_DATE) + ("T" not in day.iso)
    found, beside = [Hit("published", day.iso, day.start, day.end, rule, rank)], [(day.start, day.end)]
    left = list(_left(folded, [*covered, *beside]))
    if "source" not in stated and len(left) == 1 and _is_outlet(folded, *left[0], day):
        start, end = left[0]
        found.append(Hit("source", text[start:end], start, end, BARE_SOURCE, rank))
        beside.append((start, end))
    elif not stated and len(left) == len(_SIGNED):
        for field, (start, end) in zip(_told(folded, left, day), left, strict=False):
            found.append(Hit(field, text[start:end], start, end, BARE_SOURCE, rank))
            beside.append((start, end))
    elif "source" in stated and "authors" not in stated and len(left) == 1:
        start, end = left[0]
        if end - start == _FULL_NAME and names.is_person(folded[start:end]):
            found.append(Hit("authors", text[start:end], start, end, BARE_SOURCE, rank))
            beside.append((start, end))
    return found, beside


def _told(folded: str, left: Sequence[tuple[int, int]], day: dates.Found) -> tuple[str, ...]:
    """Tell what two words beside a day are: writer and account above it, or an outlet and its writer."""
    people = [names.is_person(folded[slice(*word)], common=True) for word in left]
    if people[0] and left[1][1] <= day.start and _OUTLET.fullmatch(folded, *left[1]):
        return _SIGNED
    return _SIGNED[::-1] if people[1] and _OUTLETS_END.search(folded, *left[0]) else ()


def _is_outlet(folded: str, start: int, end: int, day: dates.Found) -> bool:
    """Tell whether a name beside a day is an outlet's; right behind 日 other words go on."""
    if start == day.end and folded[start - 1] == "日" and not _OUTLETS_END.search(folded, start, end):
        return False
    return _OUTLET.fullmatch(folded, start, end) is not None and values.states("source", folded[start:end])


def _left(folded: str, covered: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the words of a line that nothing covers."""
    at = 0
    for start, end in [*sorted(covered), (len(folded), len(folded))]:
        for match in _WORDS.finditer(folded, at, max(at, start)):
            if _VISIBLE.search(match[0]):
                yield match.span()
        at = max(at, end)


def _hits(
    folded: str, found: list[Hit], covered: list[tuple[int, int]], marks: Sequence[Mark]
) -> Hits | None:
    if not found and all(mark.rule.field == "furniture" for mark in marks):
        return None
    total = sum(len(word) for word in _VISIBLE.findall(folded)) or 1
    left = sum(
        len(word) for start, end in _left(folded, covered) for word in _VISIBLE.findall(folded, start, end)
    )
    tail = _tail(folded, found, covered)
    return Hits(tuple(found), 1 - left / total, _open(folded, marks), tail)


def _tail(folded: str, found: Sequence[Hit], covered: Sequence[tuple[int, int]]) -> int | None:
    """Find where the credits that close a line of prose begin: the editor's, its bracket included."""
    editor = next((hit for hit in found if hit.field == "editor"), None)
    if not editor:
        return None
    before = folded[: editor.start].rstrip(" ([")
    rest = _left(folded, [(0, editor.start), *covered])
    if before[-1:] not in _ENDS or any(not _CODE.fullmatch(folded, *word) for word in rest):
        return None
    return len(before)


def _open(folded: str, marks: Sequence[Mark]) -> Hit | None:
    last = marks[-1] if marks else None
    if not last or last.value or folded[last.end :].strip() or last.rule.field == "furniture":
        return None
    return Hit(last.rule.field, "", last.start, last.end, last.rule.id, last.rank)
