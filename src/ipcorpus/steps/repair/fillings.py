"""Find the pairs of hanzi that may stand for one character where a pair of bytes was dropped in its midst."""

from __future__ import annotations

import heapq
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.data import readings, words
from ipcorpus.steps.repair import gbk
from ipcorpus.steps.repair.annotations import is_reading
from ipcorpus.steps.repair.lattice import strangeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ipcorpus.steps.repair.manner import Manner

_NEVER, _PAIR = -1e9, 2
# Of the hanzi that fit a gap the best on either side are tried.
_FIRSTS, _SECONDS = 7, 24
# How many characters before and behind a pair belong to its word.
_REACHES = ((0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2))
# How many characters before and behind a pair its words may take in, and the least that these words cost.
_MOST = tuple(
    (left, right, words.LEAST[left + 1] + words.LEAST[right + 1])
    for left in range(words.LONGEST)
    for right in range(words.LONGEST)
) + tuple((left, right, words.LEAST[left + right + _PAIR]) for left, right in _REACHES)
# Each takes about a kilobyte.
_JOINTS_KEPT = 1 << 12

# A character's place in a stretch, and its two bytes.
Joint = tuple[int, int, int]
# A byte of a gap, the hanzi it gives, that simplified, and the logarithm of its share.
_Named = tuple[int, str, str, float]


class Text(NamedTuple):
    """A stretch between its neighbours, simplified, with the scores of all its prefixes and suffixes."""

    text: str
    before: list[float]
    behind: list[float]


class _Frames(NamedTuple):
    """The words that a pair may be part of, each with the score of the text without it.

    `alone` is that where the pair is the word; `around` has what is before and behind the pair in the word,
    `behind` what is behind it where nothing is before.
    """

    alone: float
    around: list[tuple[str, str, float]]
    behind: list[tuple[str, float]]


def most(around: Text, at: int) -> float:
    """Give a score that no text with a pair at `at` exceeds: one or two words, as frequent as there are."""
    _, before, behind = around
    return max(
        before[at - left] + behind[at + 1 + right] + cost
        for left, right, cost in _MOST
        if left <= at and at + 1 + right < len(behind)
    )


def fillings(
    around: Text, at: int, joint: Joint, manner: Manner, spelled: str, least: float
) -> Iterator[tuple[float, str]]:
    """Give the pairs of hanzi that fit a joint, at `at`, with the scores of the text from `least` on."""
    ends, starts, frames = _ends(around, at), _starts(around, at), _frames(around, at, least)
    endings = {one: _ending(ends, one) for one in _first(joint[1])}
    startings = {other: _starting(starts, other) for other in _second(joint[2], spelled)}
    if not frames and max(endings.values(), default=_NEVER) + max(startings.values(), default=_NEVER) < least:
        return
    words_of = {one: _begun(frames, one[2]) for one in endings} if frames else {}
    for one, other in _likely(endings, startings, _words(*joint[1:], spelled)):
        score = endings[one] + startings[other]
        if frames:
            score = max(score, _as_one_word(frames, words_of[one], one[2], other[2]))
        if score >= least:
            yield (
                score + _beside(around, at, one[1] + other[1]) + strangeness(one[1] + other[1], manner),
                (one[1] + other[1]),
            )


def _likely(
    endings: dict[_Named, float], startings: dict[_Named, float], known: Iterable[tuple[_Named, _Named]]
) -> Iterator[tuple[_Named, _Named]]:
    """Give pairs with a gap between them: of the hanzi that are the best on either side, and the words."""
    gaps = gbk.gaps()
    firsts = heapq.nlargest(_FIRSTS, ((score, one) for one, score in endings.items()))
    seconds = heapq.nlargest(_SECONDS, ((score, other) for other, score in startings.items()))
    for _, one in firsts:
        gap = gaps[one[0]]
        yield from ((one, other) for _, other in seconds if other[0] in gap)
    yield from known


@lru_cache(_JOINTS_KEPT)
def _words(lead: int, trail: int, spelled: str) -> tuple[tuple[_Named, _Named], ...]:
    """Give the pairs of hanzi that fit a joint and are a word, however rare each is alone."""
    known, gaps = words.frequencies(), gbk.gaps()
    seconds = _second(trail, spelled)
    return tuple(
        (one, other)
        for one in _first(lead)
        for other in seconds
        if other[0] in gaps[one[0]] and one[2] + other[2] in known
    )


def _beside(around: Text, at: int, pair: str) -> float:
    """Give what it costs that a pair puts marks beside each other."""
    if pair[0] not in words.STOPS and pair[1] not in words.STOPS:
        return 0.0
    beside = around.text[max(0, at - 1) : at] + pair + around.text[at + 1 : at + 2]
    return words.DOUBLED * sum(one in words.STOPS and other in words.STOPS for one, other in pairwise(beside))


def _frames(around: Text, at: int, least: float) -> _Frames | None:
    """Give the words that a pair at `at` may be part of, if the most frequent such words reach `least`."""
    text, before, behind = around
    frames = [
        (text[at - left : at], text[at + 1 : at + 1 + right], score)
        for left, right in _REACHES
        if left <= at
        and at + 1 + right <= len(text)
        and (score := before[at - left] + behind[at + 1 + right]) + words.LEAST[left + right + _PAIR] >= least
    ]
    if not frames:
        return None
    alone = max((score for left, right, score in frames if not left + right), default=_NEVER)
    longer = [(right, score) for left, right, score in frames if right and not left]
    return _Frames(alone, [frame for frame in frames if frame[0]], longer)


def _begun(frames: _Frames, one: str) -> list[tuple[str, str, float]]:
    """Give the frames that begin a word with the first of a pair, with what they begin."""
    stems = words.stems()
    return [(left + one, right, score) for left, right, score in frames.around if left + one in stems]


def _as_one_word(frames: _Frames, begun: Sequence[tuple[str, str, float]], one: str, other: str) -> float:
    """Give the score of the text with a pair in place of one character, where both lie in the same word."""
    get, pair = words.frequencies().get, one + other
    best = frames.alone + get(pair, _NEVER)
    for stem, right, score in begun:
        best = max(best, score + get(stem + other + right, _NEVER))
    if frames.behind and pair in words.stems():
        for right, score in frames.behind:
            best = max(best, score + get(pair + right, _NEVER))
    return best


def _ends(around: Text, at: int) -> list[tuple[str, float]]:
    """Give what words may begin with that end at `at`, and the score of what is before; first nothing."""
    text, before, _ = around
    stems = words.stems()
    starts = (start for start in range(at, max(0, at - 3) - 1, -1))
    return [
        (text[start:at], before[start]) for start in starts if at - start < _PAIR or text[start:at] in stems
    ]


def _starts(around: Text, at: int) -> list[tuple[str, float]]:
    """Give what words may end with that start at `at`, and the score of what is behind; first nothing."""
    last = min(len(around.text), at + 4)
    return [(around.text[at + 1 : end], around.behind[end]) for end in range(at + 1, last + 1)]


def _ending(ends: Sequence[tuple[str, float]], named: _Named) -> float:
    """Give the score of the text up to a character, with the best word that it ends."""
    get, char = words.frequencies().get, named[2]
    best = ends[0][1] + named[3]
    for left, score in ends[1:]:
        best = max(best, score + get(left + char, words.NO_WORD))
    return best


def _starting(starts: Sequence[tuple[str, float]], named: _Named) -> float:
    """Give the score of the text from a character on, with the best word that it starts."""
    get, stems = words.frequencies().get, words.stems()
    best = starts[0][1] + named[3]
    for right, score in starts[1:]:
        word = named[2] + right
        best = max(best, score + get(word, words.NO_WORD))
        if word not in stems:
            break
    return best


@cache
def _first(lead: int) -> tuple[_Named, ...]:
    return tuple(_named(u, bytes((lead, u))) for u in gbk.trails(lead) if u in gbk.gaps())


@lru_cache(_JOINTS_KEPT)
def _second(trail: int, spelled: str) -> tuple[_Named, ...]:
    named = (_named(v, bytes((v, trail))) for v in gbk.leads(trail))
    return tuple(one for one in named if not spelled or is_reading(one[1], spelled))


def _named(half: int, pair: bytes) -> _Named:
    char = gbk.decode(pair)
    simple = char.translate(readings.fold())
    return half, char, simple, words.cost(simple)
