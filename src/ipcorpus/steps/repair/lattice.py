"""Put the bytes of a spliced stretch back in phase: every text that its remains can come from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.steps.repair import gbk
from ipcorpus.steps.repair.annotations import SYLLABLE, is_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

# A lead byte and the bracket behind it became one replacement character; some decoders keep the bracket.
HOLE = re.compile(rf"[?\ufffd]\(? ?({SYLLABLE}) ?\)")
_MARK = re.compile(rf"\(({SYLLABLE})\)")
_ASCII = 0x80
_TRAIL = 0x40
_PAIR = 2
# A page that narrows full-width marks narrows those that a shifted stretch shows as well.
_WIDE_ROW, _WIDE_SHIFT = 0xA3, 0x80
_NARROWED = -4.0
# Shifted text comes back into phase at the first trail byte below 0x80, one in three: a longer run is none.
LONGEST = 160
_MOST = 400


class Guess(NamedTuple):
    """A text that a spliced stretch, up to `end`, may have been, and what it assumes in nats."""

    end: int
    text: str
    prior: float


class _State(NamedTuple):
    """How far the reading has come: the original's bytes so far, and whether its last byte is a lead."""

    at: int
    data: bytes
    odd: bool
    prior: float


def guesses(view: str, at: int) -> list[Guess]:
    """Give every text that the stretch of a line from `at` on can come from, until it is in phase again."""
    before = gbk.encode(view[at - 1])
    if len(before) != _PAIR:
        return []
    found, stack = [], [_State(at, before, odd=False, prior=0.0)]
    for _ in range(_MOST):
        if not stack:
            break
        state = stack.pop()
        if state.at - at > LONGEST:
            continue
        if not state.odd and state.at > at:
            found.append(_finish(view, state))
        else:
            stack.extend(_steps(view, state))
    return found


def _steps(view: str, state: _State) -> Iterator[_State]:
    at, data, odd, prior = state
    if hole := HOLE.match(view, at):
        least = _TRAIL if odd else _ASCII
        for byte in gbk.read(hole[1], data[-1]):
            if byte >= least:
                yield _State(hole.end(), data + bytes((byte,)), not odd, prior)
        return
    if mark := _marked(view, at, data):
        yield state._replace(at=mark)
        return
    for bytes_, cost in _bytes(view[at : at + 1]):
        following = _taken(data, odd, bytes_)
        if following is not None:
            yield _State(at + 1, data + bytes_, following, prior + cost)


def _marked(view: str, at: int, data: bytes) -> int:
    """Give the end of an annotation of the last two bytes, 0 where none is here."""
    mark = _MARK.match(view, at)
    return mark.end() if mark and is_reading(gbk.decode(data[-2:]) or "?", mark[1]) else 0


def _bytes(char: str) -> Iterator[tuple[bytes, float]]:
    """Give what a shown character may have been in bytes, with what each costs to assume."""
    if not char or char in "?\ufffd\n\r":
        return
    yield gbk.encode(char), 0.0
    if "!" <= char <= "~":
        yield bytes((_WIDE_ROW, ord(char) + _WIDE_SHIFT)), _NARROWED


def _taken(data: bytes, odd: bool, more: bytes) -> bool | None:
    """Tell whether the original still ends in a lead byte after `more`; None if it cannot go on so."""
    if not more:
        return None
    for byte in more:
        if odd:
            if byte < _TRAIL or not gbk.decode(bytes((data[-1], byte))):
                return None
            odd = False
        elif byte >= _ASCII:
            odd = True
        data = bytes((byte,))
    return odd


def _finish(view: str, state: _State) -> Guess:
    end = state.at
    while mark := _marked(view, end, state.data):
        end = mark
    return Guess(end, state.data.decode("gb18030", "replace")[1:], state.prior)
