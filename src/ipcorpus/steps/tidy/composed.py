"""Canonical composition (NFC): a letter and its accent become one, twins of a hanzi become the hanzi."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import combining, is_normalized, normalize

from ipcorpus.document import Cut
from ipcorpus.lazily import lazily

# ASCII and the unified hanzi never change, nor join what stands before them: between them a text may be
# normalised piece by piece (https://www.unicode.org/reports/tr15/#Stable_Code_Points).
_PIECE = lazily("[\0-\x7f\u4e00-\u9fff]?[^\0-\x7f\u4e00-\u9fff]+")
# Characters that NFC may change or set among others, of the first plane; beyond it those that it never does.
UNSTABLE = (
    "\u0300-\u0390\u03ca-\u200f\u205f-\u206f\u20d0-\u20ff\u2126\u212a\u212b\u2329\u232a"
    "\u2adc-\u2fff\u302a-\u302f\u3099\u309a\ua001-\uabff\uf900-\ufe0f\ufe20-\ufe2f"
)
STABLE_BEYOND = "\U0001f000-\U0001faff\U00020000-\U0002f7ff"
# More marks than this on one letter are no writing (the Stream-Safe Text Format of the same report), and
# to sort them takes time that grows with the square of their number.
_MOST_MARKS = 30


def composed(text: str) -> list[Cut]:
    """Give the cuts that bring a text to NFC; a letter under a heap of marks stays as it is."""
    heap = _heap()
    heaps = heap.search(text) is not None
    if not heaps and is_normalized("NFC", text):
        return []
    pieces = [piece for piece in _PIECE.finditer(text) if not (heaps and heap.search(piece[0]))]
    return [_cut(piece) for piece in pieces if not is_normalized("NFC", piece[0])]


def _cut(found: re.Match[str]) -> Cut:
    """Make a cut of what differs, without the ends that do not."""
    old, new = found[0], normalize("NFC", found[0])
    head = next(at for at, char in enumerate(old + "\0") if not new.startswith(char, at))
    tail, room = 0, min(len(old), len(new)) - head
    while tail < room and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Cut(found.start() + head, old[head : len(old) - tail], new[head : len(new) - tail], "nfc")


@cache
def _heap() -> re.Pattern[str]:
    # Beyond the first plane the whole stretch that has marks: one range is faster than two hundred.
    marks = "".join(char for char in map(chr, range(0x300, 0x10000)) if combining(char))
    marks += "\U000101fd-\U0001e94a"
    return re.compile(f"[{marks}][{marks}]{{{_MOST_MARKS}}}")
