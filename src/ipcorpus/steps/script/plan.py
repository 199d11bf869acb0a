"""Which stretches of a text take which way to the wanted script; Japanese and Korean ones take none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.steps.script.detection import foreign, has_hiragana, has_syllabary, simplified, traditional

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
    if goal.script == "und" and goal.target != "hans":
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
    for line in _LINE.findall(text):
        if not (seen.syllabary and has_syllabary(line)):
            yield line, _route(line, seen, goal)
        elif foreign(line) == "ko" or (foreign(line) and has_hiragana(line)):
            yield line, ""
        else:
            for clause in _CLAUSE.findall(line):
                yield clause, "" if foreign(clause) else _route(clause, seen, goal)


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
