"""Canonical composition (NFC): a letter and its accent become one, twins of a hanzi become the hanzi."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import combining, is_normalized, normalize

from ipcorpus.document import Cut

# ASCII and the unified hanzi never change, nor join what stands before them: between them a text may be
# normalised piece by piece (https://www.unicode.org/reports/tr15/#Stable_Code_Points).
_PIECE = re.compile("[\0-\x7f\u4e00-\u9fff]?[^\0-\x7f\u4e00-\u9fff]+")
# Characters that NFC never changes, in the order of how many a Chinese text has; most texts have no others.
_STABLE = re.compile(
    "[\u309b-\ua000\uff00-\uffff\0-\u02ff\u3000-\u3029\u2010-\u205e\u2070-\u20cf\u2150-\u2328\u232b-\u2adb"
    "\u3030-\u3098\uac00-\uf8ff\ufe10-\ufe1f\ufe30-\ufeff\U0001f000-\U0001faff\U00020000-\U0002f7ff]*+"
)
# More marks than this on one letter are no writing (the Stream-Safe Text Format of the same report), and
# to sort them takes time that grows with the square of their number.
_MOST_MARKS = 30


def composed(text: str) -> list[Cut]:
    """Give the cuts that bring a text to NFC; a letter under a heap of marks stays as it is."""
    if _STABLE.fullmatch(text):
        return []
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
