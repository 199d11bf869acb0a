"""Canonical composition (NFC): a letter and its accent become one, twins of a hanzi become the hanzi."""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

from ipcorpus.document import Cut

# ASCII and the unified hanzi never change, nor join what stands before them: between them a text may be
# normalised piece by piece (https://www.unicode.org/reports/tr15/#Stable_Code_Points).
_PIECE = re.compile("[\0-\x7f\u4e00-\u9fff]?[^\0-\x7f\u4e00-\u9fff]+")


def composed(text: str) -> list[Cut]:
    """Give the cuts that bring a text to NFC."""
    if is_normalized("NFC", text):
        return []
    return [_cut(found) for found in _PIECE.finditer(text) if not is_normalized("NFC", found[0])]


def _cut(found: re.Match[str]) -> Cut:
    """Make a cut of what differs, without the ends that do not."""
    old, new = found[0], normalize("NFC", found[0])
    head = next(at for at, char in enumerate(old + "\0") if not new.startswith(char, at))
    tail, room = 0, min(len(old), len(new)) - head
    while tail < room and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Cut(found.start() + head, old[head : len(old) - tail], new[head : len(new) - tail], "nfc")
