"""Find the texts that the remains of a spliced stretch can come from, the most probable ones.

A stretch is read byte by byte. The most probable readings are kept at every place, as in speech recognition;
a stretch ends where no byte is left that waits for another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import compress, count
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.data import words
from ipcorpus.data.readings import fold
from ipcorpus.steps.repair.lattice import Reading, goes_on, marked, reading_of, steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ipcorpus.steps.repair.manner import Manner

# A shifted stretch comes back into phase at the first trail byte below 0x80: one in three are, and a longer
# stretch than this is none.
_LONGEST = 160
_WORD = 8
_BEAM = 24
# So many of a stretch's readings are of interest in the end.
KEPT = 12
# Of more ends than these not all are looked at.
_MANY = 32
# What begins a group or a splice behind a stretch: then it is not seen what follows it.
_HIDING = "(?\ufffd"

# What tells how a reading may go on: where it is, its last bytes, whether it waits for another.
_State = tuple[int, bytes, bool]


class _Ways(NamedTuple):
    """The ways to go on from a state, what is heard of each, and whether the stretch goes on behind it.

    Where the stretch may end with a byte that was any, `best` are those of the ends that may be among
    the best whatever was before, and those that go on. `sizes` counts how long the texts of the ways are.
    """

    several: list[Reading]
    heard: list[str]
    on: list[bool]
    best: frozenset[int] | None
    sizes: Counter[int]


def readings(view: str, start: Reading, manner: Manner) -> tuple[list[Reading], int]:
    """Give the readings of the stretch from `start`, in phase, each to where it is in phase again.

    With them comes how many there were on the way, a long one counted as several. Of many ends those are left
    out that cannot be among the best.
    """
    waiting: dict[int, list[Reading]] = defaultdict(list)
    waiting[start.at].append(start)
    done: list[Reading] = []
    known: dict[_State, _Ways] = {}
    looked = 0
    while waiting:
        at = min(waiting)
        if at - start.at > _LONGEST:
            break
        for reading in sorted(waiting.pop(at), key=_score, reverse=True)[:_BEAM]:
            ways, several = _onward(view, reading, manner, known)
            for size, many in ways.items():
                looked += many * (1 + (len(reading.text) + size) // _WORD)
            for more, on in several:
                (waiting[more.at] if on else done).append(more)
    return [marked(view, reading) for reading in done], looked


def _score(reading: Reading) -> float:
    return reading[4][1][3] + reading[5]


def _onward(
    view: str, reading: Reading, manner: Manner, known: dict[_State, _Ways]
) -> tuple[Mapping[int, int], Iterable[tuple[Reading, bool]]]:
    """Give how many ways to go on with a reading add how much text, and those worth it, and if they go on."""
    if manner.silent:  # there also what was read before decides
        several = list(steps(view, reading, manner))
        sizes = Counter(len(more.text) - len(reading.text) for more in several)
        return sizes, [(more, more.odd) for more in several]
    state = reading[:3]
    ways = known.get(state)
    if ways is None:
        ways = known[state] = _ways(view, Reading(*state, "", words.SILENCE, 0.0), manner)
    if ways.best is None:
        rows = zip(ways.several, ways.heard, ways.on, strict=True)
        hear, before = words.hear, reading.heard
        return ways.sizes, [(_joined(reading, more, hear(before, text)), on) for more, text, on in rows]
    worth = _worth(reading.heard.tail, ways)
    heard = words.hear_each(reading.heard, [ways.heard[number] for number in worth])
    several = [ways.several[number] for number in worth]
    return ways.sizes, [
        (_joined(reading, more, one), ways.on[number])
        for number, more, one in zip(worth, several, heard, strict=True)
    ]


def _ways(view: str, bare: Reading, manner: Manner) -> _Ways:
    several = list(steps(view, bare, manner))
    # What a stretch's end has eaten is no part of what is heard.
    heard = [more.text[: len(more.heard.tail)].translate(fold()) for more in several]
    on = [more.odd or goes_on(view, more, manner) for more in several]
    sizes = Counter(len(more.text) for more in several)
    ends = len(several) > _MANY and 2 * sum(on) < len(on) and all(len(text) == 1 for text in heard)
    behind = view[several[0].at : several[0].at + 1] if ends else ""
    best = None
    if ends and behind not in _HIDING:
        best = _best(several, heard, behind.translate(fold())) | frozenset(compress(count(), on))
    return _Ways(several, heard, on, best, sizes)


def _best(several: Sequence[Reading], heard: Sequence[str], behind: str) -> frozenset[int]:
    """Give those of many ends that may be among the best where no word has them with what is before.

    They are the most frequent characters, those that a word has with what is `behind`, and marks: how much
    these cost depends on what is before.
    """
    apart = {number for number, char in enumerate(heard) if char in words.STOPS or _is_begun(char + behind)}
    costs = [
        (words.cost(char) + more.prior, -number)
        for number, (char, more) in enumerate(zip(heard, several, strict=True))
        if number not in apart
    ]
    return frozenset(apart | {-number for _, number in sorted(costs, reverse=True)[:KEPT]})


def _worth(tail: str, ways: _Ways) -> list[int]:
    """Give the ends that may be among the best behind what was heard last."""
    befores = [tail[-1:]] + [tail[start:] for start in (-2, -3) if tail[start:] in words.stems()]
    return [
        number
        for number, char in enumerate(ways.heard)
        if number in (ways.best or ()) or any(_is_begun(before + char) for before in befores)
    ]


def _is_begun(text: str) -> bool:
    """Tell whether a word is this or begins so."""
    return text in words.frequencies() or text in words.stems()


def _joined(reading: Reading, more: Reading, heard: words.Heard) -> Reading:
    """Put what was read further, as if nothing was before it, behind what was read so far."""
    _, _, _, text, _, prior, lost, joints = reading
    at, last, odd, added, _, more_prior, more_lost, more_joints = more
    if more_joints:
        joints += tuple((place + len(text), lead, trail) for place, lead, trail in more_joints)
    return reading_of((at, last, odd, text + added, heard, prior + more_prior, lost + more_lost, joints))
