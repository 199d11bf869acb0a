"""Find the pairs of hanzi that may stand for one character where a pair of bytes was dropped in its midst."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.data import readings, words
from ipcorpus.steps.repair import gbk
from ipcorpus.steps.repair.annotations import is_reading
from ipcorpus.steps.repair.lattice import strangeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ipcorpus.steps.repair.manner import Manner

PAIR = 2
# So many ways to fill a gap are followed.
KEPT = 4
# Of the hanzi that fit a gap the best on either side are tried.
_FIRSTS, _SECONDS = 7, 24
# How many characters before and behind a pair belong to its word.
REACHES = ((0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2))
# Each takes about a kilobyte.
_JOINTS_KEPT = 1 << 12

# A character's place in a stretch, and its two bytes.
Joint = tuple[int, int, int]
# A byte of a gap, the hanzi it gives, that simplified, and the logarithm of its share.
_Named = tuple[int, str, str, float]
# Such a hanzi with the score of the text on its side, and two with that of the whole.
_Scored = tuple[float, _Named]
_Pair = tuple[float, _Named, _Named]
# Part of a word beside a gap, and the score of the text beyond it.
_Side = tuple[str, float]


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


def fillings(
    around: Text, at: int, joint: Joint, manner: Manner, spelled: str, least: float
) -> list[tuple[float, str]]:
    """Give the best pairs of hanzi that fit a joint, at `at`, with the scores of the text, the best first.

    Only those are tried whose words reach `least`, whatever their marks and rare hanzi cost. They are
    those of the hanzi that are the best on either side, and all that are words; what is both counts twice.
    """
    ends, starts, frames = _ends(around, at), _starts(around, at), _frames(around, at, least)
    ones, others = _first(joint[1]), _second(joint[2], spelled)
    firsts = sorted(zip(_endings(ends, ones), ones, strict=True), reverse=True)
    seconds = sorted(zip(_startings(starts, others), others, strict=True), reverse=True)
    if not firsts or not seconds or not (frames or firsts[0][0] + seconds[0][0] >= least):
        return []
    known, in_words = _words(*joint[1:], spelled)
    likely = _likely(firsts[:_FIRSTS], seconds[:_SECONDS], frames, in_words, least)
    pairs = [*likely, *_known(ends, starts, known)]
    found: list[tuple[float, str]] = []
    for score, one, other in _within_words(pairs, frames, in_words) if frames else pairs:
        # What a pair costs beside its words makes it only worse.
        if score >= least and (len(found) < KEPT or score >= found[-1][0]):
            pair = one[1] + other[1]
            costs = _beside(around, at, pair) + strangeness(pair, manner)
            found = sorted([*found, (score + costs, pair)], reverse=True)[:KEPT]
    return found


def _likely(
    firsts: list[_Scored],
    seconds: list[_Scored],
    frames: _Frames | None,
    in_words: frozenset[str],
    least: float,
) -> Iterator[_Pair]:
    """Give the pairs with a gap between them, of the hanzi that are the best on either side.

    Left out is what does not reach `least` as two words and is no part of one.
    """
    gaps = gbk.gaps()
    for ending, one in firsts:
        half, _, char, _ = one
        gap, begun = gaps[half], frames and _begun(frames, char)
        for starting, other in seconds:
            score = ending + starting
            if (score >= least or begun or char + other[2] in in_words) and other[0] in gap:
                yield score, one, other


def _known(
    ends: Sequence[_Side], starts: Sequence[_Side], pairs: Sequence[tuple[_Named, _Named]]
) -> Iterator[_Pair]:
    """Give the pairs that are words."""
    if pairs:
        ones, others = zip(*pairs, strict=True)
        sums = map(add, _endings(ends, ones), _startings(starts, others))
        yield from zip(sums, ones, others, strict=True)


def _within_words(pairs: Iterable[_Pair], frames: _Frames, in_words: frozenset[str]) -> Iterator[_Pair]:
    """Give pairs with better scores where both hanzi lie in the same word."""
    begun: dict[str, list[tuple[str, str, float]]] = {}
    for score, one, other in pairs:
        char, pair = one[2], one[2] + other[2]
        if char not in begun:
            begun[char] = _begun(frames, char)
        if begun[char] or pair in in_words:
            yield max(score, _as_one_word(frames, begun[char], pair)), one, other
        else:
            yield score, one, other


@lru_cache(_JOINTS_KEPT)
def _words(lead: int, trail: int, spelled: str) -> tuple[list[tuple[_Named, _Named]], frozenset[str]]:
    """Give the pairs of hanzi that fit a joint and are a word, however rare each is alone.

    With them come, simplified, all that a word has.
    """
    known, stems, gaps = words.frequencies(), words.stems(), gbk.gaps()
    seconds = _second(trail, spelled)
    fitting = [(one, other) for one in _first(lead) for other in seconds if other[0] in gaps[one[0]]]
    pairs = [(one, other) for one, other in fitting if one[2] + other[2] in known]
    simple = {one[2] + other[2] for one, other in fitting}
    return pairs, frozenset(pair for pair in simple if pair in known or pair in stems)


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
        for left, right in REACHES
        if left <= at
        and at + 1 + right <= len(text)
        and (score := before[at - left] + behind[at + 1 + right]) + words.LEAST[left + right + PAIR] >= least
    ]
    if not frames:
        return None
    alone = max((score for left, right, score in frames if not left + right), default=words.NEVER)
    longer = [(right, score) for left, right, score in frames if right and not left]
    return _Frames(alone, [frame for frame in frames if frame[0]], longer)


def _begun(frames: _Frames, one: str) -> list[tuple[str, str, float]]:
    """Give the frames that begin a word with the first of a pair."""
    stems = words.stems()
    return [frame for frame in frames.around if frame[0] + one in stems]


def _as_one_word(frames: _Frames, begun: Iterable[tuple[str, str, float]], pair: str) -> float:
    """Give the score of the text with a pair in place of one character, where both lie in the same word."""
    get = words.frequencies().get
    best = frames.alone + get(pair, words.NEVER)
    for left, right, score in begun:
        best = max(best, score + get(left + pair + right, words.NEVER))
    if frames.behind and pair in words.stems():
        for right, score in frames.behind:
            best = max(best, score + get(pair + right, words.NEVER))
    return best


def _ends(around: Text, at: int) -> list[_Side]:
    """Give what words may begin with that end at `at`, and the score of what is before; first nothing."""
    text, before, _ = around
    stems = words.stems()
    starts = (start for start in range(at, max(0, at - 3) - 1, -1))
    return [
        (text[start:at], before[start]) for start in starts if at - start < PAIR or text[start:at] in stems
    ]


def _starts(around: Text, at: int) -> list[_Side]:
    """Give what words may end with that start at `at`, and the score of what is behind; first nothing."""
    last = min(len(around.text), at + 4)
    return [(around.text[at + 1 : end], around.behind[end]) for end in range(at + 1, last + 1)]


def _endings(ends: Sequence[_Side], several: Iterable[_Named]) -> list[float]:
    """Give for each character the score of the text up to it, with the best word that it ends."""
    get, found = words.frequencies().get, []
    (_, alone), *longer = ends
    for _, _, char, cost in several:
        best = alone + cost
        for left, score in longer:
            value = score + get(left + char, words.NO_WORD)
            best = value if value > best else best  # noqa: FURB136 - max takes three times as long
        found.append(best)
    return found


def _startings(starts: Sequence[_Side], several: Iterable[_Named]) -> list[float]:
    """Give for each character the score of the text from it on, with the best word that it starts."""
    get, stems, found = words.frequencies().get, words.stems(), []
    (_, alone), *longer = starts
    for _, _, char, cost in several:
        best = alone + cost
        for right, score in longer:
            word = char + right
            value = score + get(word, words.NO_WORD)
            best = value if value > best else best  # noqa: FURB136 - max takes three times as long
            if word not in stems:
                break
        found.append(best)
    return found


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
