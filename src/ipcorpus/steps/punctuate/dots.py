"""Ellipses, dashes and middle dots, which pages put together from whatever looks alike."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ipcorpus.document import Cut
from ipcorpus.lacking import passing, stops
from ipcorpus.lazily import lazily
from ipcorpus.steps.punctuate.language import beside, is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOUND = lazily(
    "[.·．…。•‧・∙⋅\\-－─―—](?:(?<=[.·．…。])[.·．…。]+|(?<=…)|(?<=[-－─―—])[-－─―—]+|(?<=[•‧・∙⋅]))"
)
SIGNS = r".·．…。•‧・∙⋅\-－─―—"
# Most of them, and no run: these stay. The commonest comes first, to be found first.
IN_ORDER = ("。(?![.·．…。])", "[.·．](?![.·．…。])", "……(?![.·．…。])", "(?:[-－─―—]|——)(?![-－─―—])")
_ELLIPSIS = re.compile(r"(。?)(\.{3,}|·{3,}|．{3,}|…+)(。?)|。{2,}")
_SET = frozenset(("……", "——"))
# Signs that a name keeps: it is cited and looked up by them.
_OWN = frozenset("•…")
_MARKS = frozenset(",，、:：;；\"”'’)）」』")
_OPENING = frozenset("“‘「『")
_BRACKETS = frozenset("(（")
# Leader dots of a table of contents run on to a page number; a rule drawn with dashes is longer still.
_LEADERS, _RULE = 7, 7
_PAGE_NUMBER = re.compile(r"[ \t]*\d+[ \t]*(?:\n|$)")


def dots(text: str, *, name: bool = False) -> list[Cut]:
    """Give the cuts that write …… and —— and · beside hanzi (GB/T 15834-2011, 4.11, 4.10, 4.14)."""
    kept = _SET | _OWN if name else _SET
    return [cut for found in _runs(text) if found[0] not in kept for cut in _cut(text, found)]


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Give the runs of dots, or of dashes, that may be put together from what looks alike."""
    end = 0
    for at in stops(_in_order(), text):
        if at >= end and (found := _FOUND.match(text, at)):
            yield found
            end = found.end()


@cache
def _in_order() -> re.Pattern[str]:
    return passing(SIGNS, *IN_ORDER)


def _cut(text: str, found: re.Match[str]) -> Iterator[Cut]:
    run = found[0]
    if run[0] in ".·．…。":
        rule, put = "ellipsis", _ellipsis(text, found)
    elif run[0] in "-－─―—":
        rule, put = "dash", _dash(text, found)
    else:
        rule, put = "middle-dot", _middle(text, found)
    if put != run:
        yield Cut(found.start(), run, put, rule)


def _ellipsis(text: str, found: re.Match[str]) -> str:
    run = found[0]
    parts = _ELLIPSIS.fullmatch(run)
    if not parts or not _by_hanzi(text, found, _MARKS | _OPENING):
        return run
    if not parts[2]:
        return "……"
    return f"{parts[1]}{_written(text, found, parts[2])}{parts[3]}"


def _written(text: str, found: re.Match[str], dots: str) -> str:
    if dots[0] == "…":
        return dots[: len(dots) // 2 * 2] or "……"
    return dots if len(dots) >= _LEADERS or _PAGE_NUMBER.match(text, found.end()) else "……"


def _dash(text: str, found: re.Match[str]) -> str:
    run, after = found[0], text[found.end() : found.end() + 1]
    if (
        len(run) >= _RULE
        or not _by_hanzi(text, found, _MARKS, _BRACKETS)
        or (set(run) == {"—"} and len(run) % 2 == 0)
    ):
        return run
    option = run[-1] == "-" and after.isascii() and (after.isalnum() or after == ">")
    comment = text.endswith(("<", "<!"), 0, found.start())
    return run if option or comment else "——"


def _middle(text: str, found: re.Match[str]) -> str:
    before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
    either, both = is_cjk(before) or is_cjk(after), before.isalnum() and after.isalnum()
    return "·" if either and both else found[0]


def _by_hanzi(
    text: str, found: re.Match[str], over: frozenset[str], behind: frozenset[str] = frozenset()
) -> bool:
    """Tell whether a hanzi stands on either side, over spaces and over one mark, before it or `behind` it."""
    before, after = beside(text, *found.span())
    if before in over:
        before, _ = beside(text, text.rindex(before, 0, found.start()), found.end())
    if after in behind:
        _, after = beside(text, found.start(), text.index(after, found.end()) + 1)
    return is_cjk(before) or is_cjk(after)
