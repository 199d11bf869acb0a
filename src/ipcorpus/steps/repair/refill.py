"""Fill in the pairs of bytes that a page's decoder left out of a shifted stretch.

Between two shown characters a pair of bytes without a character is gone: of the original, the second half
of one hanzi and the first half of the next. All that is known is that the two halves made no character
together; which hanzi they were is a question of how probable the text is with them. The decoder dropped
every such pair, so a text with a gap costs nothing beyond its own improbability.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from ipcorpus.data import readings, words
from ipcorpus.steps.repair.fillings import KEPT, PAIR, REACHES, Text, fillings
from ipcorpus.steps.repair.lattice import BROKEN, MARK, strangeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipcorpus.steps.repair.fillings import Joint
    from ipcorpus.steps.repair.lattice import Reading
    from ipcorpus.steps.repair.manner import Manner

# How many characters before and behind a pair its words may take in, and the least that these words cost.
_MOST = tuple(
    (left, right, words.LEAST[left + 1] + words.LEAST[right + 1])
    for left in range(words.LONGEST)
    for right in range(words.LONGEST)
) + tuple((left, right, words.LEAST[left + right + PAIR]) for left, right in REACHES)
_ROUNDS = 6
# Only the dearest characters are replaced.
_JOINTS, _CHEAPEST = 4, 3.0
# A longer stretch may have several gaps though none shows.
_SHORT = 8
# What a stretch ends with that is no part of the text: it was eaten with its last byte (gbk.eaten).
_EATEN = "\n<&12"


def refilled(
    left: str, reading: Reading, right: str, manner: Manner, floor: float
) -> Iterator[tuple[float, Reading]]:
    """Give the most probable ways to fill some gaps of a reading, with their scores.

    Where an annotation follows, the last hanzi is the one it is a reading of. What cannot reach the score
    `floor` is left out.
    """
    for _ in range(_ROUNDS):
        mark = MARK.match(right)
        width, spelled = (mark.end(), mark[1]) if mark else (0, "")
        right = right[width:]
        around = _around(left + reading.text.rstrip(_EATEN) + right)
        joints = _joints(reading, around, len(left), last=bool(mark))
        strange = {joint: strangeness(reading.text[joint[0]], manner) for joint in joints}
        leasts = _leasts(around, len(left), strange, floor - reading.prior, long=len(reading.joints) > _SHORT)
        filled = (
            (score - strange[joint], joint, pair)
            for joint, least in leasts.items()
            for score, pair in fillings(around, len(left) + joint[0], joint, manner, spelled, least)
        )
        best = [
            (score + reading.prior, _with(reading, joint, pair, width, manner))
            for score, joint, pair in heapq.nlargest(KEPT, filled)
        ]
        yield from best
        if not best or best[0][0] < around.behind[0] + reading.prior:
            return
        reading = best[0][1]


def _joints(reading: Reading, around: Text, offset: int, *, last: bool) -> list[Joint]:
    """Give the joints where two hanzi in place of one may make the text more probable."""
    if last:
        return [joint for joint in reading.joints[-1:] if joint[0] == len(reading.text) - 1]
    dear = ((_price(around, offset + joint[0]), joint) for joint in reading.joints)
    return [joint for _, joint in heapq.nlargest(_JOINTS, (one for one in dear if one[0] > _CHEAPEST))]


def _around(text: str) -> Text:
    simple = text.translate(readings.fold())
    return Text(simple, words.prefixes(simple), words.suffixes(simple))


def _price(around: Text, at: int) -> float:
    """Give how much more probable the text is without a character."""
    return around.before[at] + around.behind[at + 1] - around.behind[0]


def _leasts(
    around: Text, offset: int, strange: dict[Joint, float], floor: float, *, long: bool
) -> dict[Joint, float]:
    """Give the score that filling each joint must reach, of those joints that can.

    That is less where another gap is seen that may be filled as well, or where the stretch is long.
    """
    now = around.behind[0]
    tops = {joint: _most(around, offset + joint[0]) - strange[joint] for joint in strange}
    gains = {
        joint: max(0.0, top - now) * (long or around.text[offset + joint[0]] == BROKEN)
        for joint, top in tops.items()
    }
    best = sum(gains.values())
    return {
        joint: floor - best + gains[joint] + strange[joint]
        for joint, top in tops.items()
        if top + best - gains[joint] >= floor
    }


def _most(around: Text, at: int) -> float:
    """Give a score that no text with a pair at `at` exceeds: one or two words, as frequent as there are."""
    _, before, behind = around
    return max(
        before[at - left] + behind[at + 1 + right] + cost
        for left, right, cost in _MOST
        if left <= at and at + 1 + right < len(behind)
    )


def _with(reading: Reading, joint: Joint, pair: str, width: int, manner: Manner) -> Reading:
    at = joint[0]
    joints = tuple(
        (place + (place > at), lead, trail) for place, lead, trail in reading.joints if place != at
    )
    text = reading.text[:at] + pair + reading.text[at + 1 :]
    prior = reading.prior + strangeness(pair, manner) - strangeness(reading.text[at], manner)
    return reading._replace(
        at=reading.at + width, text=text, prior=prior, joints=joints, lost=reading.lost + 1
    )
