"""Ellipses, dashes and middle dots, which pages put together from whatever looks alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.document import Cut
from ipcorpus.steps.punctuate.language import beside, is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOTS = re.compile("[.·．…。]{2,}|…")
_ELLIPSIS = re.compile(r"(。?)(\.{3,}|·{3,}|．{3,}|…+)(。?)|。{2,}")
_DASH = re.compile("[-－─―—]{2,}")
_MIDDLE = re.compile("[•‧・∙⋅]")
# Leader dots of a table of contents run on to a page number; a rule drawn with dashes is longer still.
_LEADERS, _RULE = 7, 7
_PAGE_NUMBER = re.compile(r"[ \t]*\d+[ \t]*$")


def dots(line: str) -> Iterator[Cut]:
    """Give the cuts that write …… and —— and · in a Chinese line (GB/T 15834-2011, 4.11, 4.10, 4.14)."""
    for found in _DOTS.finditer(line):
        yield from _put(found, _ellipsis(line, found), "ellipsis")
    for found in _DASH.finditer(line):
        yield from _put(found, _dash(line, found), "dash")
    for found in _MIDDLE.finditer(line):
        yield from _put(found, _middle(line, found), "middle-dot")


def _put(found: re.Match[str], put: str, rule: str) -> Iterator[Cut]:
    if put != found[0]:
        yield Cut(found.start(), found[0], put, rule)


def _ellipsis(line: str, found: re.Match[str]) -> str:
    run = found[0]
    parts = _ELLIPSIS.fullmatch(run)
    if not parts or not _by_hanzi(line, found):
        return run
    if not parts[2]:
        return "……"
    return f"{parts[1]}{_written(line, found, parts[2])}{parts[3]}"


def _written(line: str, found: re.Match[str], dots: str) -> str:
    if dots[0] == "…":
        return dots[: len(dots) // 2 * 2] or "……"
    return dots if len(dots) >= _LEADERS or _PAGE_NUMBER.match(line, found.end()) else "……"


def _dash(line: str, found: re.Match[str]) -> str:
    run, after = found[0], line[found.end() : found.end() + 1]
    if len(run) >= _RULE or not _by_hanzi(line, found) or (set(run) == {"—"} and len(run) % 2 == 0):
        return run
    option = run[-1] == "-" and after.isascii() and (after.isalnum() or after == ">")
    comment = line.endswith(("<", "<!"), 0, found.start())
    return run if option or comment else "——"


def _middle(line: str, found: re.Match[str]) -> str:
    before, after = line[max(0, found.start() - 1) : found.start()], line[found.end() : found.end() + 1]
    either, both = is_cjk(before) or is_cjk(after), before.isalnum() and after.isalnum()
    return "·" if either and both else found[0]


def _by_hanzi(line: str, found: re.Match[str]) -> bool:
    """Tell whether a hanzi stands on either side, over spaces."""
    return any(map(is_cjk, beside(line, *found.span())))
