"""Mend what scrapers and site tools broke: mojibake, injected pinyin, spliced bytes."""

from __future__ import annotations

from typing import NamedTuple

from ipcorpus.document import Changed, Cut, apply
from ipcorpus.steps.repair.annotations import find, view
from ipcorpus.steps.repair.judge import judge
from ipcorpus.steps.repair.manner import manner
from ipcorpus.steps.repair.splice import splices


class Repaired(NamedTuple):
    """The mended text, its cuts, and the flags an article must carry (`splice`, `mojibake`)."""

    text: str
    cuts: list[Cut]
    flags: tuple[str, ...]


def repair(text: str, *, markup: bool = False, strip_glosses: bool = False) -> Repaired:
    """Mend a decoded text as it stands; in HTML (`markup`) tags and entities are barriers."""
    mended = _pinyin(text)
    return Repaired(mended.text, mended.cuts, ())


def _pinyin(text: str) -> Changed:
    if not any(bracket in text for bracket in "()（"):
        return Changed(text, [])
    seen = view(text)
    mended, doubtful = splices(text, seen, manner(seen))
    found = find(seen)
    going = judge(seen, found)
    cuts = mended + [
        Cut(entry.start, text[entry.start : entry.end], "", going[entry.hanzi, entry.reading])
        for entry in found
        if (entry.hanzi, entry.reading) in going
        and not any(cut.start <= entry.start < cut.start + len(cut.removed) for cut in mended)
    ]
    cuts.sort()
    return Changed(apply(text, cuts), cuts)
