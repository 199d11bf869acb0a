"""How the decoder of a page treated bytes that make no character, and in which script the page is."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.data import readings
from ipcorpus.lazily import lazily
from ipcorpus.steps.repair import gbk
from ipcorpus.steps.repair.annotations import (
    HANZI,
    LETTERS,
    SYLLABLE,
    TONED,
    is_first_reading,
    is_reading,
    neighbour,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEPT = re.compile(rf"[?\ufffd]\({SYLLABLE}\)")
# What a splice may stand behind: a hanzi, a mark, or an annotation.
_MARKS = "、-】“”‘’，。；：！？（）"
_BESIDE = f"[{HANZI}{_MARKS})]"
_AT_MARK = re.compile(rf"\((?<=[{_MARKS}]\(){TONED}\)")
_SILENT = lazily(rf"\((?<=({_BESIDE})\()({TONED})\)")
_BARE = lazily(rf"(?<=({_BESIDE}))\(?({TONED})\)")
_CLOSED = lazily(rf"(?<={_BESIDE}){TONED}\)\Z")
# A bracket that closes behind a letter, and no bracket opens right before its syllable of at most so many.
_LONGEST = 8
_UNOPENED = lazily(
    rf"\)(?<=[{LETTERS}].)" + "".join(rf"(?<!\([{LETTERS}]{{{n}}}.)" for n in range(1, _LONGEST + 1))
)
# A lead byte and the bracket behind it became one replacement character, or the bracket stayed.
HOLE = re.compile(rf"[?\ufffd]\(? ?({SYLLABLE}) ?\)")
_PLACE = re.compile(rf"{HOLE.pattern}|[?\ufffd](?=[。！？；?!;])")
# The same for the many texts that have question marks only: a search for one literal is the faster.
_QUESTIONED = re.compile(rf"\?(?:\(? ?({SYLLABLE}) ?\)|(?=[。！？；?!;]))")
# What proves no splice by itself is only believed on a page with so many different injected annotations.
_PROOF = 3
_SAMPLE = 20_000
# A bracket that closes opened within so many characters.
_NEAR = 200


class Manner(NamedTuple):
    """How the page's decoder treated a lead byte without its trail byte.

    `silent`: it left no `mark`. `eats`: the byte behind went with it. `foreign`: hanzi of the script
    that the page was not in when it was polluted. `proven`: it has injected annotations beside those that
    split a character. `ends`: the marks that its lines end with. `variants`: on a page turned into simplified
    script after all this, the traditional hanzi that its hanzi stand for.
    """

    silent: bool
    mark: str
    eats: bool
    foreign: frozenset[str]
    proven: bool
    ends: frozenset[str]
    variants: dict[str, str]


def manner(view: str, *, proven: int, whole: bool, loose: bool) -> Manner | None:
    """Tell a page's manner by its first splices; None where it has none.

    `proven` is how many different hanzi it surely annotates; `whole` says that every bracketed syllable on it
    is a reading of the hanzi before it, `loose` that other brackets may close on it.
    """
    places = marked_places(view)
    first = next(places, None)
    marked = first is not None and any(place[1] for place in chain((first,), places))
    silent = not marked and proven > 0 and _is_silent(view, whole=whole, loose=loose)
    if not silent and first is None:
        return None
    foreign = _foreign(view[:_SAMPLE])
    converted = (marked or silent) and "發" in foreign
    return Manner(
        silent=silent,
        mark="\ufffd" if "\ufffd" in view else "?",
        eats=any(place[0][0] != "(" for place, _ in silent_places(view))
        if silent
        else not _KEPT.search(view),
        foreign=readings.only_in()[0] if converted else foreign,
        proven=proven >= _PROOF,
        ends=gbk.SENTENCE_END | {mark for mark in gbk.CLAUSE_END if view.count(f"{mark}\n") > 1},
        variants=readings.unfold() if converted else {},
    )


def marked_places(view: str) -> Iterator[re.Match[str]]:
    """Give where a lost byte left a mark: before a reading, or before a full-width mark."""
    if "\ufffd" in view:
        return _PLACE.finditer(view)
    return _QUESTIONED.finditer(view) if "?" in view else iter(())


def _is_silent(view: str, *, whole: bool, loose: bool) -> bool:
    if whole and ")(" not in view and not (loose and (_AT_MARK.search(view) or _is_bare(view))):
        return False
    return next(silent_places(view), None) is not None


def _is_bare(view: str) -> bool:
    """Tell whether opening brackets are gone: a reading closes one that nothing near before it opened."""
    for bracket in _UNOPENED.finditer(view):
        end = bracket.end()
        place = _CLOSED.search(view, max(0, end - _LONGEST - 1), end)
        if place:
            low, at = max(0, place.start() - _NEAR), place.start()
            if view.rfind("(", low, at) <= max(view.rfind(")", low, at), view.rfind("\n", low, at)):
                return True
    return False


def silent_places(view: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Give the syllables that may belong to a hanzi that begins with the last byte of the one before them.

    They are not its first reading; the second value says that they are no reading of it at all.
    The bracket before them is there, or went with the lead byte.
    """
    for place in (_BARE if _is_bare(view) else _SILENT).finditer(view):
        hanzi = place[1] if place[1] != ")" else neighbour(view, place.start())
        if not is_first_reading(hanzi, place[2]) and _fits(hanzi, place[2]):
            yield place, not is_reading(hanzi, place[2])


def _fits(hanzi: str, spelled: str) -> bool:
    data = gbk.encode(hanzi)
    return bool(data and gbk.read(spelled, data[-1]))


def _foreign(view: str) -> frozenset[str]:
    simplified, traditional = readings.only_in()
    used = set(view)
    return simplified if len(used & traditional) >= len(used & simplified) else traditional
