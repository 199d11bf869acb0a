"""Fill in the pairs of bytes that a page's decoder left out of a shifted stretch.

Between two shown characters a pair of bytes without a character is gone: of the original, the second half
of one hanzi and the first half of the next. All that is known is that the two halves made no character
together; which hanzi they were is a question of how probable the text is with them. The decoder dropped
every such pair, so a text with a gap costs nothing beyond its own improbability.
"""

from __future__ import annotations

import heapq
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.data import readings, words
from ipcorpus.steps.repair import gbk
from ipcorpus.steps.repair.annotations import is_reading
from ipcorpus.steps.repair.lattice import MARK, strangeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.steps.repair.lattice import Reading
    from ipcorpus.steps.repair.manner import Manner

_ROUNDS, _KEPT = 3, 4
# Only the dearest characters are replaced, and of the hanzi that fit a gap the best on either side are tried.
_JOINTS, _CHEAPEST = 4, 3.0
# What a stretch ends with that is no part of the text: it was eaten with its last byte (gbk.eaten).
_EATEN = "\n<&"
_NEVER = -1e9
# How many characters before and behind a pair belong to its word.
_REACHES = ((0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2))
_FIRSTS, _SECONDS = 7, 24


_Named = tuple[int, str, str]  # a byte of a gap, the hanzi it gives, and that simplified


class _Text(NamedTuple):
    """A stretch between its neighbours, simplified, with the scores of all its prefixes and suffixes."""

    text: str
    before: list[float]
    behind: list[float]


def refilled(left: str, reading: Reading, right: str, manner: Manner) -> Iterator[tuple[float, Reading]]:
    """Give the most probable ways to fill one, two or three gaps of a reading, with their scores.

    Where an annotation follows, the last hanzi is the one it is a reading of.
    """
    for _ in range(_ROUNDS):
        mark = MARK.match(right)
        width, spelled = (mark.end(), mark[1]) if mark else (0, "")
        right = right[width:]
        around = _around(left + reading.text.rstrip(_EATEN) + right)
        joints = _joints(reading, around, len(left), last=bool(mark))
        filled = (
            (score - strangeness(reading.text[joint[0]], manner), joint, pair)
            for joint in joints
            for score, pair in _fillings(around, len(left) + joint[0], joint, manner, spelled)
        )
        best = [
            (score + reading.prior, _with(reading, joint, pair, width, manner))
            for score, joint, pair in heapq.nlargest(_KEPT, filled)
        ]
        yield from best
        if not best or best[0][0] < around.behind[0] + reading.prior:
            return
        reading = best[0][1]


def _joints(reading: Reading, around: _Text, offset: int, *, last: bool) -> list[tuple[int, int, int]]:
    """Give the joints where two hanzi in place of one may make the text more probable."""
    if last:
        return [joint for joint in reading.joints[-1:] if joint[0] == len(reading.text) - 1]
    dear = ((_price(around, offset + joint[0]), joint) for joint in reading.joints)
    return [joint for _, joint in heapq.nlargest(_JOINTS, (one for one in dear if one[0] > _CHEAPEST))]


def _around(text: str) -> _Text:
    simple = text.translate(readings.fold())
    return _Text(simple, words.prefixes(simple), words.suffixes(simple))


def _price(around: _Text, at: int) -> float:
    """Give how much more probable the text is without a character."""
    return around.before[at] + around.behind[at + 1] - around.behind[0]


def _fillings(
    around: _Text, at: int, joint: tuple[int, int, int], manner: Manner, spelled: str
) -> Iterator[tuple[float, str]]:
    """Give the pairs of hanzi that fit a joint, which is at `at`, with the score of the whole text."""
    ends, starts, frames = _ends(around, at), _starts(around, at), _frames(around, at)
    firsts = heapq.nlargest(_FIRSTS, ((_ending(ends, half[2]), half) for half in _first(joint[1])))
    seconds = heapq.nlargest(
        _SECONDS, ((_starting(starts, half[2]), half) for half in _second(joint[2], spelled))
    )
    gaps = gbk.gaps()
    likely = [(ending + starting, one, other) for ending, one in firsts for starting, other in seconds]
    likely += [
        (_ending(ends, one[2]) + _starting(starts, other[2]), one, other)
        for one, other in _words(joint[1], joint[2], spelled)
    ]
    for apart, (u, one, simple_one), (v, other, simple_other) in likely:
        if v in gaps[u]:
            score = max(apart, _as_one_word(frames, simple_one + simple_other))
            if one in words.STOPS or other in words.STOPS:
                score += _doubled(around, at, one + other)
            yield score + strangeness(one + other, manner), one + other


@cache
def _words(lead: int, trail: int, spelled: str) -> tuple[tuple[_Named, _Named], ...]:
    """Give the pairs of hanzi that fit a joint and are a word, however rare each is alone."""
    known = words.frequencies()
    seconds = _second(trail, spelled)
    return tuple((one, other) for one in _first(lead) for other in seconds if one[2] + other[2] in known)


def _doubled(around: _Text, at: int, pair: str) -> float:
    """Give what it costs that a pair puts marks beside each other."""
    beside = around.text[max(0, at - 1) : at] + pair + around.text[at + 1 : at + 2]
    return words.DOUBLED * sum(one in words.STOPS and other in words.STOPS for one, other in pairwise(beside))


def _frames(around: _Text, at: int) -> list[tuple[str, str, float]]:
    """Give what may belong to the word of a pair at `at`, before and behind, and the score of the rest."""
    text, before, behind = around
    return [
        (text[at - left : at], text[at + 1 : at + 1 + right], before[at - left] + behind[at + 1 + right])
        for left, right in _REACHES
        if left <= at and at + 1 + right <= len(text)
    ]


def _ends(around: _Text, at: int) -> list[tuple[str, float]]:
    """Give the beginnings of a word that ends at `at`, longest first, with the score of what is before."""
    return [(around.text[start:at], around.before[start]) for start in range(max(0, at - 3), at + 1)]


def _starts(around: _Text, at: int) -> list[tuple[str, float]]:
    """Give the ends of a word that starts at `at`, with the score of what is behind."""
    last = min(len(around.text), at + 4)
    return [(around.text[at + 1 : end], around.behind[end]) for end in range(at + 1, last + 1)]


def _as_one_word(frames: Sequence[tuple[str, str, float]], pair: str) -> float:
    """Give the score of the text with a pair in place of one character, where both lie in the same word."""
    get = words.frequencies().get
    return max((score + get(left + pair + right, _NEVER) for left, right, score in frames), default=_NEVER)


def _ending(ends: Sequence[tuple[str, float]], char: str) -> float:
    get = words.frequencies().get
    *longer, (_, alone) = ends
    return max(alone + words.cost(char), *(score + get(left + char, -99.0) for left, score in longer), _NEVER)


def _starting(starts: Sequence[tuple[str, float]], char: str) -> float:
    get = words.frequencies().get
    (_, alone), *longer = starts
    return max(
        words.cost(char) + alone, *(get(char + right, -99.0) + score for right, score in longer), _NEVER
    )


@cache
def _first(lead: int) -> tuple[_Named, ...]:
    return tuple(_named(u, bytes((lead, u))) for u in gbk.trails(lead) if u in gbk.gaps())


@cache
def _second(trail: int, spelled: str) -> tuple[_Named, ...]:
    named = (_named(v, bytes((v, trail))) for v in gbk.leads(trail))
    return tuple(one for one in named if not spelled or is_reading(one[1], spelled))


def _named(half: int, pair: bytes) -> _Named:
    char = gbk.decode(pair)
    return half, char, char.translate(readings.fold())


def _with(reading: Reading, joint: tuple[int, int, int], pair: str, width: int, manner: Manner) -> Reading:
    at = joint[0]
    joints = tuple(
        (place + (place > at), lead, trail) for place, lead, trail in reading.joints if place != at
    )
    text = reading.text[:at] + pair + reading.text[at + 1 :]
    prior = reading.prior + strangeness(pair, manner) - strangeness(reading.text[at], manner)
    return reading._replace(
        at=reading.at + width, text=text, prior=prior, joints=joints, lost=reading.lost + 1
    )
