"""How the decoder of a page treated bytes that make no character, and in which script the page is."""

from __future__ import annotations

import re
from typing import NamedTuple

from ipcorpus.data import readings
from ipcorpus.steps.repair.annotations import HANZI, SYLLABLE, TONED

_KEPT = re.compile(rf"[?\ufffd]\({SYLLABLE}\)")
_BARE = re.compile(rf"[{HANZI})]{TONED}\)")
_MARKED = re.compile(rf"[?\ufffd]\(?{SYLLABLE}\)")
_SAMPLE = 20_000


class Manner(NamedTuple):
    """How the page's decoder treated a lead byte without its trail byte.

    `silent`: it left no mark. `eats`: the byte behind went with it. `foreign`: hanzi of the other script.
    """

    silent: bool
    eats: bool
    foreign: frozenset[str]


def manner(view: str) -> Manner:
    """Tell a page's manner by its first splices."""
    silent = not _MARKED.search(view)
    return Manner(
        silent=silent,
        eats=bool(_BARE.search(view)) if silent else not _KEPT.search(view),
        foreign=_foreign(view[:_SAMPLE]),
    )


def _foreign(view: str) -> frozenset[str]:
    simplified, traditional = readings.only_in()
    used = set(view)
    return simplified if len(used & traditional) >= len(used & simplified) else traditional
