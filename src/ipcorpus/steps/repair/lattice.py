"""Put the bytes of a spliced stretch back in phase: the ways in which its remains may go on, byte by byte.

What is shown gives its bytes, what was lost is every byte that the reading beside it, or any hanzi, allows.
"""

from __future__ import annotations

import heapq
import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.data import words
from ipcorpus.steps.repair import gbk
from ipcorpus.steps.repair.annotations import SYLLABLE, is_reading
from ipcorpus.steps.repair.manner import HOLE, Manner

if TYPE_CHECKING:
    from collections.abc import Iterator

_SILENT_HOLE = re.compile(rf"\(?({SYLLABLE})\)")
MARK = re.compile(rf"\(({SYLLABLE})\)")
_LOST = "?\ufffd"
_ASCII = 0x80
# A page that narrows full-width marks narrows those that a shifted stretch shows as well.
_WIDE_ROW, _WIDE_SHIFT = b"\xa3", 0x80
_NARROWED = -4.0
# The last byte of a wide question mark, which narrowed looks like a lost one.
_QUESTION = bytes((ord("?") + _WIDE_SHIFT,))
# A trail byte that leads nothing: in a shifted stretch it is lost alone, or shown as the euro sign.
_NO_LEAD = b"\x80"
# A wide blank behind another is as usual there as any mark.
_BLANK, _INDENTED = "\u3000".encode("gbk"), 12.0
# Nats for assuming what a page shows no sign of: a hanzi lost as a whole, a stretch's end.
_GONE, _UNSEEN = -9.0, -6.0
_UNSEEN_ENDS = 6
_CONVERTED = -1.0
# Nats for a quotation mark that opens where one stands open: in Chinese those within are others. It opened
# so many characters before at most.
_OPENED, _QUOTED = -8.0, 400
_FOREIGN = -6.0
# Stands for a character whose two bytes make none: between them a pair was dropped, or the reading is wrong.
BROKEN = "\0"


class Reading(NamedTuple):
    """One way to read a stretch so far.

    `last` are the original's last two bytes, `odd` says that the very last is a lead byte; `lost` counts
    what no evidence gives back: dropped pairs, bytes eaten. `joints` are the characters of `text` made of
    two shown ones, each by its place and its two bytes: between these two a pair may have been dropped.
    """

    at: int
    last: bytes
    odd: bool
    text: str
    heard: words.Heard
    prior: float
    lost: int = 0
    joints: tuple[tuple[int, int, int], ...] = ()

    @property
    def score(self) -> float:
        """Give the logarithm of this reading's probability."""
        return self.heard.score + self.prior


# Makes a reading of a tuple of its parts, in half the time.
reading_of = partial(tuple.__new__, Reading)


def goes_on(view: str, reading: Reading, manner: Manner) -> bool:
    """Tell whether the next insertion stands right behind this one: it split the character just read."""
    if manner.silent:
        return False
    at = marked(view, reading).at
    return view[at : at + 1] in _LOST and bool(HOLE.match(view, at))


def steps(view: str, reading: Reading, manner: Manner) -> Iterator[Reading]:
    """Give the ways to go on with a reading, each by what is shown next."""
    if reading.at >= len(view):
        if manner.silent:
            yield from _ended(view, reading, 0, manner)
        return
    moved = marked(view, reading)
    at_start = manner.silent and not reading.odd and not reading.text
    if moved.at > reading.at and not at_start:
        yield moved
        if not (manner.silent and reading.odd):  # there it may be that of the hanzi that begins here
            return
    char = view[reading.at]
    hole = None
    if manner.silent or char in _LOST:
        hole = (_SILENT_HOLE if manner.silent else HOLE).match(view, reading.at)
    if hole:
        yield from _hole(reading, hole, manner)
    elif char in _LOST and not manner.silent:
        yield from _eaten(view, reading, manner)
    else:
        yield from _shown(view, reading, char, manner)


def _hole(reading: Reading, hole: re.Match[str], manner: Manner) -> Iterator[Reading]:
    """A byte was lost to an annotation: it makes, with the byte before it, a hanzi with this reading."""
    end = hole.end() - reading.at
    for byte in gbk.read(hole[1], reading.last[-1]):
        yield from _take(reading, end, bytes((byte,)), manner)
    for hanzi in gbk.injected(hole[1]):
        whole = gbk.encode(hanzi)
        yield from _take(reading, end, whole, manner, prior=_GONE)
        if reading.odd:
            halves = (half for half in gbk.trails(reading.last[-1]) if whole[0] in gbk.gaps().get(half, ()))
            for half in halves:
                for more in _take(reading, end, bytes((half,)) + whole, manner):
                    yield more._replace(lost=more.lost + 1)


def _shown(view: str, reading: Reading, char: str, manner: Manner) -> Iterator[Reading]:
    yield from _take(reading, 1, _NO_LEAD if char == "€" else gbk.encode(char), manner, shown=True)
    for variant in manner.variants.get(char, ""):
        yield from _take(reading, 1, gbk.encode(variant), manner, prior=_CONVERTED, shown=True)
    if reading.odd and "!" <= char <= "~":
        yield from _narrowed(reading, char, manner)
    if reading.odd and manner.silent:
        yield from _take(reading, 0, _NO_LEAD, manner, shown=not manner.eats)
        if char < "@" or manner.eats or not gbk.encode(char):
            yield from _ended(view, reading, 0, manner, prior=_UNSEEN * manner.eats)


def _narrowed(reading: Reading, char: str, manner: Manner) -> Iterator[Reading]:
    """What is shown was a wide mark, which makes the rest of one hanzi and the first half of the next."""
    wide = _WIDE_ROW + bytes((ord(char) + _WIDE_SHIFT,))
    return _take(reading, 1, wide, manner, prior=_NARROWED, shown=True)


def _eaten(view: str, reading: Reading, manner: Manner) -> Iterator[Reading]:
    """A lead byte was lost at the end of a stretch, and, with some decoders, the ASCII byte behind it."""
    if reading.odd:
        yield from _take(reading, 1, _NO_LEAD, manner, shown=True)
        yield from _ended(view, reading, 1, manner)
        if view[reading.at] == "?" and _is_wide(view, reading):
            yield from _narrowed(reading, "?", manner)
    else:
        mark = view[reading.at + 1 : reading.at + 2]
        shown = (
            gbk.encode(mark) if mark > "~" else _WIDE_ROW + bytes((ord(mark) + _WIDE_SHIFT,)) if mark else b""
        )
        indent = shown[:1] == _BLANK[1:] and is_indented(view, reading.at)
        for lead in gbk.leads(shown[0]) if shown else ():
            prior = _INDENTED * (indent and lead == _BLANK[0])
            yield from _take(reading, 2, bytes((lead,)) + shown, manner, prior=prior)


def _is_wide(view: str, reading: Reading) -> bool:
    """Tell whether a question mark may be a wide one narrowed: both its bytes make common hanzi."""
    behind = gbk.encode(view[reading.at + 1 : reading.at + 2])
    return (
        behind[:1] > b"~"
        and gbk.is_common(reading.last[1:] + _WIDE_ROW)
        and gbk.is_common(_QUESTION + behind[:1])
    )


def is_indented(view: str, at: int) -> bool:
    """Tell whether a place is behind the first of the two wide blanks that an item is indented by."""
    return at > 0 and view[at - 1] == "\u3000"


def _ended(view: str, reading: Reading, width: int, manner: Manner, prior: float = 0.0) -> Iterator[Reading]:
    """A stretch ends with a lost lead byte, and, with some decoders, the ASCII byte behind it."""
    for more in _any_trail(reading, width, manner, prior):
        behind, doubt = gbk.eaten(view, more.at, more.text[-1:], manner.ends) if manner.eats else ("", 0.0)
        doubt += _OPENED * (more.text.endswith("“") and _is_quoting(view, reading.at))
        changed = behind or doubt
        yield more._replace(text=more.text + behind, prior=more.prior + doubt) if changed else more


def _is_quoting(view: str, at: int) -> bool:
    """Tell whether a quotation is open at a place of a line, by the marks that are shown."""
    start = max(view.rfind("\n", 0, at) + 1, at - _QUOTED)
    return view.rfind("“", start, at) > view.rfind("”", start, at)


def _any_trail(reading: Reading, width: int, manner: Manner, prior: float = 0.0) -> Iterator[Reading]:
    reading = reading._replace(lost=reading.lost + 1)
    ends = (
        more
        for trail in gbk.trails(reading.last[-1])
        for more in _take(reading, width, bytes((trail,)), manner, prior=prior)
    )
    # Where a stretch may end anywhere without a sign, only the best ends are worth the time.
    return iter(heapq.nlargest(_UNSEEN_ENDS, ends, key=lambda one: one.score)) if prior else ends


def _take(
    reading: Reading, width: int, more: bytes, manner: Manner, prior: float = 0.0, *, shown: bool = False
) -> Iterator[Reading]:
    """Go on by `width` characters with the bytes `more`, if they make characters; `shown`: if that is all."""
    if not more:
        return
    last, odd, text, joints = reading.last, reading.odd, "", reading.joints
    for byte in more:
        last = last[-1:] + bytes((byte,))
        if odd:
            char = gbk.decode(last) or BROKEN
            if shown:
                joints += ((len(reading.text + text), last[0], last[1]),)
            elif char == BROKEN:
                return
            text, odd = text + char, False
            prior += gbk.rarity(char) + _FOREIGN * (char in manner.foreign)
        elif byte >= _ASCII:
            odd = True
        else:
            text += chr(byte)
    heard = words.hear(reading.heard, text) if text else reading.heard
    whole = reading.text + text
    yield reading_of(
        (reading.at + width, last, odd, whole, heard, reading.prior + prior, reading.lost, joints)
    )


def strangeness(shown: str, manner: Manner) -> float:
    """Give what characters cost that nobody writes, or not in this script."""
    return sum(gbk.rarity(char) + _FOREIGN * (char in manner.foreign) for char in shown)


def marked(view: str, reading: Reading) -> Reading:
    """Go on past annotations of the last two bytes."""
    at = reading.at
    while view[at : at + 1] == "(" and (mark := MARK.match(view, at)):
        if not is_reading(gbk.decode(reading.last) or "?", mark[1]):
            break
        at = mark.end()
    return reading if at == reading.at else reading._replace(at=at)
