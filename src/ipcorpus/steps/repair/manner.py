"""How the decoder of a page treated bytes that make no character, and in which script the page is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.data import readings
from ipcorpus.steps.repair import gbk
from ipcorpus.steps.repair.annotations import HANZI, SYLLABLE, TONED, is_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEPT = re.compile(rf"[?\ufffd]\({SYLLABLE}\)")
_SILENT = re.compile(rf"\((?<=([{HANZI})])\()({TONED})\)")
_BARE = re.compile(rf"(?<=([{HANZI})]))({TONED})\)")
_MARKED = re.compile(rf"[?\ufffd]\(?{SYLLABLE}\)")
_SAMPLE = 20_000


class Manner(NamedTuple):
    """How the page's decoder treated a lead byte without its trail byte.

    `silent`: it left no `mark`. `eats`: the byte behind went with it. `foreign`: hanzi of the other script.
    """

    silent: bool
    mark: str
    eats: bool
    foreign: frozenset[str]


def manner(view: str) -> Manner:
    """Tell a page's manner by its first splices."""
    silent = not _MARKED.search(view) and any(place[1] != ")" for place in silent_places(view))
    return Manner(
        silent=silent,
        mark="\ufffd" if "\ufffd" in view else "?",
        eats=view.count(")") > view.count("(") if silent else not _KEPT.search(view),
        foreign=_foreign(view[:_SAMPLE]),
    )


def silent_places(view: str) -> Iterator[re.Match[str]]:
    """Give the syllables that are no reading of the hanzi before them but of one with its last byte.

    The bracket before them is there, or went with the lead byte: then the page has more `)` than `(`.
    """
    bare = view.count(")") > view.count("(")
    for place in (_BARE if bare else _SILENT).finditer(view):
        if place[1] == ")" or (not is_reading(place[1], place[2]) and _fits(place[1], place[2])):
            yield place


def _fits(hanzi: str, spelled: str) -> bool:
    data = gbk.encode(hanzi)
    return bool(data and gbk.read(spelled, data[-1]))


def _foreign(view: str) -> frozenset[str]:
    simplified, traditional = readings.only_in()
    used = set(view)
    return simplified if len(used & traditional) >= len(used & simplified) else traditional
