"""Fill in the pairs of bytes that a page's decoder left out of a shifted stretch.

Between two shown characters a pair of bytes without a character is gone: of the original, the second half
of one hanzi and the first half of the next. All that is known is that the two halves made no character
together; which hanzi they were is a question of how probable the text is with them.
"""

from __future__ import annotations

import heapq
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.data import readings, words
from ipcorpus.steps.repair import gbk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipcorpus.steps.repair.lattice import Reading
    from ipcorpus.steps.repair.manner import Manner

# Dropping is what the decoder did to every such pair; the price is only for asking so many questions.
_DROPPED = -1.0
_ROUNDS, _KEPT = 3, 4


class _Text(NamedTuple):
    """A stretch between its neighbours, simplified, with the scores of all its prefixes and suffixes."""

    text: str
    before: list[float]
    behind: list[float]


def refilled(left: str, reading: Reading, right: str, manner: Manner) -> Iterator[tuple[float, Reading]]:
    """Give the most probable ways to fill one, two or three gaps of a reading, with their scores."""
    for _ in range(_ROUNDS):
        around = _around(left + reading.text + right)
        filled = heapq.nlargest(
            _KEPT, (one for joint in reading.joints for one in _fillings(around, len(left), joint, manner))
        )
        if not filled:
            return
        better = [(score + reading.prior, _with(reading, joint, pair)) for score, joint, pair in filled]
        yield from better
        reading = better[0][1]


def _around(text: str) -> _Text:
    simple = text.translate(readings.fold())
    return _Text(simple, words.prefixes(simple), words.suffixes(simple))


def _fillings(
    around: _Text, offset: int, joint: tuple[int, int, int], manner: Manner
) -> Iterator[tuple[float, tuple[int, int, int], str]]:
    """Give for every pair of hanzi that fits a joint the score of the whole text with it."""
    text, before, behind = around
    at = offset + joint[0]
    firsts = [
        (_ending(text, before, at, simple), half, char, simple) for half, char, simple in _first(joint[1])
    ]
    seconds = [
        (_starting(text, behind, at, simple), half, char, simple) for half, char, simple in _second(joint[2])
    ]
    get = words.frequencies().get
    two, three = before[at], before[max(0, at - 1)]
    for ending, u, one, simple_one in firsts:
        for starting, v, other, simple_other in seconds:
            if v not in gbk.GAPS[u]:
                continue
            word = simple_one + simple_other
            score = ending + starting
            if (known := get(word)) is not None:
                score = max(score, two + known + behind[at + 1])
            if at and (known := get(text[at - 1] + word)) is not None:
                score = max(score, three + known + behind[at + 1])
            if (known := get(word + text[at + 1 : at + 2])) is not None and at + 1 < len(text):
                score = max(score, two + known + behind[at + 2])
            yield (
                score + _DROPPED - 4.0 * ((one in manner.foreign) + (other in manner.foreign)),
                joint,
                one + other,
            )


def _ending(text: str, before: list[float], at: int, char: str) -> float:
    get = words.frequencies().get
    return max(
        before[at] + words.cost(char),
        *(before[start] + get(text[start:at] + char, -99.0) for start in range(max(0, at - 3), at)),
        -1e9,
    )


def _starting(text: str, behind: list[float], at: int, char: str) -> float:
    get, first = words.frequencies().get, at + 1
    last = min(len(text), first + 3)
    return max(
        words.cost(char) + behind[first],
        *(get(char + text[first:end], -99.0) + behind[end] for end in range(first + 1, last + 1)),
        -1e9,
    )


@cache
def _first(lead: int) -> tuple[tuple[int, str, str], ...]:
    return tuple(_named(u, bytes((lead, u))) for u in gbk.trails(lead) if u in gbk.GAPS)


@cache
def _second(trail: int) -> tuple[tuple[int, str, str], ...]:
    return tuple(_named(v, bytes((v, trail))) for v in gbk.leads(trail))


def _named(half: int, pair: bytes) -> tuple[int, str, str]:
    char = gbk.decode(pair)
    return half, char, char.translate(readings.fold())


def _with(reading: Reading, joint: tuple[int, int, int], pair: str) -> Reading:
    at = joint[0]
    joints = tuple(
        (place + (place > at), lead, trail) for place, lead, trail in reading.joints if place != at
    )
    text = reading.text[:at] + pair + reading.text[at + 1 :]
    return reading._replace(text=text, joints=joints, lost=reading.lost + 1)
