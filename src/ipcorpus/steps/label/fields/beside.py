"""What stands beside the labels of a line: a date that none claims, and the names beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.steps.label.fields import names, values
from ipcorpus.steps.label.fields.hits import BARE_DATE, BARE_SOURCE, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.label.fields import dates

# A date without a label in one line with a labelled source or author is the byline's.
_BYLINE_DATE = "date-byline"
# What no rule reads is trusted less than what any rule does.
_UNLABELLED = 1_000_000
_WORDS = re.compile(r"[^\s|·\[\]()]+")
VISIBLE = re.compile(r"[^\s\[\]()|:/,、·>*#<=_-]+")
# An outlet's name beside a date: short, and nothing of a sentence or a title in it.
_OUTLETS_END = re.compile(
    r"(?:网站?|报|社|台|刊|[^价]局|院|署|部|厅|委|会|室|讯|在线|新闻|频道|财经|客户端|中心|杂志|公众号|发布|观察|资讯|号)$"
)
_OUTLET = re.compile(
    r"(?:\d{2,4}(?=[一-鿿]{1,10}(?:网|报道?|台|社|在线)$))?[^\s,。;:!?、/《》\"\d-]{2,14}(?:-[^\s,。;:!?、《》\"\d-]{2,10})?"
)
# The office or outlet whose name stands before a labelled day; no word of a headline is in it. What has a
# time and no more may be an event.
_OFFICE = re.compile(
    r"[^\s,。;:!?、/《》\"\d到赴访获召参被与对-]{1,11}(?:网|报|社|台|局|院|署|厅|委|委员会|协会|学会|中心|频道|客户端)"
)
_AT = re.compile(r"时 ?间")
# A public account's byline: who wrote, the account, and then the day.
_SIGNED = ("authors", "source")
# Without a label, three hanzi make a name sure.
_FULL_NAME = 3
# What follows a day from which on something lasts.
SPAN = re.compile(r" ?[至到~-]+ ?\d")


def unlabelled(
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
        if not any(start <= day.start < end for start, end in covered) and not SPAN.match(folded, day.end)
    ]
    if not free:
        return _above_label(text, folded, covered, labelled)
    day, stated = free[0], {hit.field for hit in labelled}
    rule = _BYLINE_DATE if stated & {"source", "authors"} else BARE_DATE
    rank = _UNLABELLED + (rule == BARE_DATE) + ("T" not in day.iso)
    words = list(uncovered(folded, [*covered, (day.start, day.end)]))
    named = _named(folded, words, day, stated)
    found = [Hit("published", day.iso, day.start, day.end, rule, rank)]
    found += [Hit(field, text[slice(*word)], *word, BARE_SOURCE, rank) for field, word in named]
    return found, [(day.start, day.end), *(word for _, word in named)]


def _above_label(
    text: str, folded: str, covered: Sequence[tuple[int, int]], labelled: Sequence[Hit]
) -> tuple[list[Hit], list[tuple[int, int]]]:
    """Read the one word before a labelled day, where no label says who: a person's name, or an office's."""
    if {hit.field for hit in labelled} != {"published"} or _AT.match(folded, labelled[0].start):
        return [], []
    words = list(uncovered(folded, covered))
    if len(words) != 1 or words[0][0] or words[0][1] >= labelled[0].start:
        return [], []
    said = folded[slice(*words[0])]
    field = "authors" if _is_writer(said) else "source" if _OFFICE.fullmatch(said) else None
    if not field:
        return [], []
    return [Hit(field, text[slice(*words[0])], *words[0], BARE_SOURCE, _UNLABELLED)], words


def _is_writer(said: str) -> bool:
    """Tell whether a word alone beside a day is a person's full name, and no outlet's."""
    person = len(said) == _FULL_NAME and names.is_person(said, common=True)
    return person and not _OUTLETS_END.search(said)


def _named(
    folded: str, words: Sequence[tuple[int, int]], day: dates.Found, stated: set[str]
) -> list[tuple[str, tuple[int, int]]]:
    """Tell which fields the one or two words beside a day are, where labels state others or none."""
    if len(words) == len(_SIGNED) and not stated:
        return list(zip(_told(folded, words, day), words, strict=False))
    if len(words) != 1:
        return []
    start, end = word = words[0]
    if not stated & {"source", "authors"} and _is_writer(folded[start:end]):
        return [("authors", word)]
    if "source" not in stated:
        return [("source", word)] if _is_outlet(folded, start, end, day) else []
    full = end - start == _FULL_NAME and "authors" not in stated
    return [("authors", word)] if full and names.is_person(folded[start:end]) else []


def _told(folded: str, words: Sequence[tuple[int, int]], day: dates.Found) -> tuple[str, ...]:
    """Tell what two words beside a day are: writer and account above it, or an outlet and its writer."""
    people = [names.is_person(folded[slice(*word)], common=True) for word in words]
    if people[0] and words[1][1] <= day.start and _OUTLET.fullmatch(folded, *words[1]):
        return _SIGNED
    return _SIGNED[::-1] if people[1] and _OUTLETS_END.search(folded, *words[0]) else ()


def _is_outlet(folded: str, start: int, end: int, day: dates.Found) -> bool:
    """Tell whether a name beside a day is an outlet's; right behind 日 other words go on."""
    if start == day.end and folded[start - 1] == "日" and not _OUTLETS_END.search(folded, start, end):
        return False
    return _OUTLET.fullmatch(folded, start, end) is not None and values.states("source", folded[start:end])


def uncovered(folded: str, covered: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the words of a line that nothing covers."""
    at = 0
    for start, end in [*sorted(covered), (len(folded), len(folded))]:
        for match in _WORDS.finditer(folded, at, max(at, start)):
            if VISIBLE.search(match[0]):
                yield match.span()
        at = max(at, end)
