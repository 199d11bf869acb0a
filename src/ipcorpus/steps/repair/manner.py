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
# A decoder that leaves no mark is only believed on a page with so many different injected annotations.
_PROOF = 3
_SAMPLE = 20_000


class Manner(NamedTuple):
    """How the page's decoder treated a lead byte without its trail byte.

    `silent`: it left no `mark`. `eats`: the byte behind went with it. `foreign`: hanzi of the other script.
    `proven`: the page has injected annotations beside those that split a character.
    """

    silent: bool
    mark: str
    eats: bool
    foreign: frozenset[str]
    proven: bool


def may_be_spliced(view: str, *, whole: bool) -> bool:
    """Tell whether a text may hold a splice; `whole`: every bracketed syllable is a reading of its hanzi."""
    return "?" in view or "\ufffd" in view or not whole or ")(" in view or _is_bare(view)


def manner(view: str, *, proven: int) -> Manner:
    """Tell a page's manner by its first splices, and by how many different hanzi it surely annotates."""
    marked = _MARKED.search(view) is not None
    silent = not marked and proven >= _PROOF and any(place[1] != ")" for place in silent_places(view))
    return Manner(
        silent=silent,
        mark="\ufffd" if "\ufffd" in view else "?",
        eats=_is_bare(view) if silent else not _KEPT.search(view),
        foreign=_foreign(view[:_SAMPLE]),
        proven=proven >= _PROOF,
    )


def _is_bare(view: str) -> bool:
    """Tell whether opening brackets are gone."""
    return view.count(")") > view.count("(")


def silent_places(view: str) -> Iterator[re.Match[str]]:
    """Give the syllables that are no reading of the hanzi before them but of one with its last byte.

    The bracket before them is there, or went with the lead byte: then the page has more `)` than `(`.
    """
    for place in (_BARE if _is_bare(view) else _SILENT).finditer(view):
        if place[1] == ")" or (not is_reading(place[1], place[2]) and _fits(place[1], place[2])):
            yield place


def _fits(hanzi: str, spelled: str) -> bool:
    data = gbk.encode(hanzi)
    return bool(data and gbk.read(spelled, data[-1]))


def _foreign(view: str) -> frozenset[str]:
    simplified, traditional = readings.only_in()
    used = set(view)
    return simplified if len(used & traditional) >= len(used & simplified) else traditional
