"""Which stretches of a text take which way to the wanted script; Japanese and Korean ones take none."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.steps.script.detection import (
    HANZI,
    foreign,
    has_hiragana,
    has_syllabary,
    looks_japanese,
    may_be_japanese,
    simplified,
    traditional,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipcorpus.steps.script.detection import Signs
    from ipcorpus.steps.script.lexicon import Lexicon

_LINE = re.compile("[^\n]*\n|[^\n]+")
# Where a quotation in another language may begin and end within a line.
_MARKS = "「」『』“”‘’（）()《》〈〉【】。！？；：，"
_CLAUSE = re.compile(f"[^{_MARKS}]+|[{_MARKS}]+")
# The routes into each target, from traditional and from simplified text.
_INTO = {"hans": ("t2s", ""), "hant": ("", "s2t"), "tw": ("t2tw", "s2tw"), "hk": ("t2hk", "s2hk")}


# A piece of both scripts: what is simplified in it turns traditional first.
MIXED = "mixed"


class Stretch(NamedTuple):
    """A part of a text and the route it takes."""

    start: int
    end: int
    route: str


class Goal(NamedTuple):
    """What a document is to become, and from what: `script` is the document's."""

    target: str
    script: str
    lexicon: Lexicon


def plan(text: str, seen: Signs, goal: Goal) -> list[Stretch]:
    """Give the stretches of a Chinese text that must be converted, those of one route joined."""
    if goal.script == "und" and (goal.target != "hans" or seen.simplified or seen.traditional):
        return []
    if not seen.syllabary and (route := _uniform(text, seen, goal)) is not None:
        return [Stretch(0, len(text), route)] if route and text else []
    stretches: list[Stretch] = []
    at = 0
    for piece, route in _pieces(text, seen, goal):
        start, at = at, at + len(piece)
        if stretches and stretches[-1].route == route:
            start = stretches.pop().start
        stretches.append(Stretch(start, at, route))
    return [stretch for stretch in stretches if stretch.route]


def _uniform(text: str, seen: Signs, goal: Goal) -> str | None:
    """Give the one route of a whole text, or None where its lines must be asked."""
    from_traditional, from_simplified = _INTO[goal.target]
    if goal.target == "hans":
        if goal.script in {"zh-Hant", "zh-mixed"}:
            return from_traditional
        return None if goal.lexicon.foreign.within(text) else ""
    if seen.simplified and seen.traditional:
        return None
    simplified = seen.simplified or (not seen.traditional and goal.script == "zh-Hans")
    return from_simplified if simplified else from_traditional


def _pieces(text: str, seen: Signs, goal: Goal) -> Iterator[tuple[str, str]]:
    """Cut a text into lines, those that quote Japanese or Korean into clauses, each with its route."""
    lines = _LINE.findall(text)
    stay = _among_japanese(lines) if seen.syllabary else set()
    for at, line in enumerate(lines):
        if at in stay:
            yield line, ""
        elif not (seen.syllabary and has_syllabary(line)):
            yield line, _route(line, seen, goal)
        elif foreign(line) == "ko" or (foreign(line) and has_hiragana(line)):
            yield line, ""
        else:
            for clause in _CLAUSE.findall(line):
                yield clause, "" if foreign(clause) else _route(clause, seen, goal)


def _among_japanese(lines: list[str]) -> set[int]:
    """Give the lines that may be Japanese between two that are, or that look it right beside one."""
    kinds = [_kind(line) for line in lines]
    before = accumulate(kinds, _nearest)
    after = [*accumulate(reversed(kinds), _nearest)][::-1]
    between = {at for at, ends in enumerate(zip(before, after, strict=True)) if ends == ("ja", "ja")}
    up, down = range(len(lines)), range(len(lines) - 1, -1, -1)
    return between | {at for way in (up, down) for at in _beside(lines, kinds, way)}


def _beside(lines: list[str], kinds: list[str], way: range) -> Iterator[int]:
    """Give the lines that look Japanese and follow one that is, on one way through the text."""
    follows = False
    for at in way:
        if kinds[at]:
            follows = kinds[at] == "ja"
        elif HANZI.search(lines[at]):
            follows = follows and looks_japanese(lines[at])
            if follows:
                yield at


def _kind(line: str) -> str:
    """Tell a line that is Japanese (ja) or certainly not (zh, ko) from one that may be either ("").

    Only a line that stays as a whole is Japanese here, so that a second look finds the same.
    """
    if has_syllabary(line) and (language := foreign(line)):
        return language if language == "ko" or has_hiragana(line) else "zh"
    return "" if may_be_japanese(line) else "zh"


def _nearest(last: str, kind: str) -> str:
    return kind or last


def _route(piece: str, seen: Signs, goal: Goal) -> str:
    from_traditional, from_simplified = _INTO[goal.target]
    if goal.target == "hans":
        converts = goal.script in {"zh-Hant", "zh-mixed"} or goal.lexicon.foreign.within(piece)
        return from_traditional if converts else ""
    there = traditional().within(piece)
    here = simplified().within(piece)
    if here and there:
        return MIXED
    lean = goal.script if goal.script in {"zh-Hans", "zh-Hant"} else seen.lean
    return from_simplified if here or (not there and lean == "zh-Hans") else from_traditional
