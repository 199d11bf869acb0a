"""Take injected pinyin out of a text, and mend the characters that it and its like split in two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.document import Cut
from ipcorpus.steps.repair.annotations import (
    HANZI,
    Annotation,
    groups,
    is_first_reading,
    narrowed,
    with_readings,
)
from ipcorpus.steps.repair.judge import judge
from ipcorpus.steps.repair.manner import manner
from ipcorpus.steps.repair.proof import proved
from ipcorpus.steps.repair.splice import Mended, letters, splices

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A letter's annotation is believed on a page with so many different others.
_PROOF = 3
_BLANKS_LEAST, _BLANKS_SHARE = 3, 0.8
_BLANK_OR_HANZI = re.compile(f"[ {HANZI}]")


class Unannotated(NamedTuple):
    """The cuts that mend a text, and whether a splice in it is left or uncertain."""

    cuts: list[Cut]
    doubtful: bool


def unannotate(text: str, *, markup: bool, strip_glosses: bool) -> Unannotated:
    """Give the cuts that take injected pinyin and splices out of a text."""
    view = narrowed(text)
    every = groups(view, markup=markup)
    found = with_readings(every)
    going = judge(view, found)
    ways = manner(
        view,
        proven=len({entry[:2] for entry, _ in going}),
        whole=len(every) == len(found)
        and all(is_first_reading(*pair) for pair in {entry[:2] for entry in found}),
    )
    mended = splices(text, view, ways) if ways else Mended([], doubtful=False)
    if mended.cuts:
        rest = _masked(view, mended.cuts)
        found = with_readings(groups(rest, markup=markup))
        going = judge(rest, found, proven=sum(")" in cut.removed for cut in mended.cuts))
    if strip_glosses:
        going = list((dict.fromkeys(found, "pinyin.gloss") | dict(going)).items())
    cuts = _cuts(text, going)
    if len({entry[:2] for entry, _ in going}) >= _PROOF:
        cuts = sorted([*cuts, *letters(_masked(view, mended.cuts))])
    if not ways:
        return Unannotated(cuts, mended.doubtful)
    sure = proved(view, mended.cuts, cuts, {entry.hanzi: entry.reading for entry, _ in going}, ways)
    doubtful = mended.doubtful or any(cut.rule != "splice.verified" for cut in sure)
    return Unannotated(sorted([*sure, *cuts]), doubtful)


def _cuts(text: str, going: Sequence[tuple[Annotation, str]]) -> list[Cut]:
    """Give the cuts of the annotations that go, with the blank behind each where the page puts one."""
    if not any(text.startswith(" ", entry.end) for entry, _ in going):
        return [Cut(start, text[start:end], "", rule) for (_, _, start, end), rule in going]
    blanks = _with_blank(text, [entry for entry, _ in going])
    spans = ((entry.start, entry.end + (entry in blanks), rule) for entry, rule in going)
    return [Cut(start, text[start:end], "", rule) for start, end, rule in spans]


def _with_blank(text: str, going: Iterable[Annotation]) -> set[Annotation]:
    amid = [entry for entry in going if _BLANK_OR_HANZI.match(text, entry.end)]
    blanks = {entry for entry in amid if text[entry.end] == " "}
    return blanks if len(blanks) >= max(_BLANKS_LEAST, _BLANKS_SHARE * len(amid)) else set()


def _masked(view: str, cuts: Sequence[Cut]) -> str:
    """Blank out what was mended: what stands there is not what the page said."""
    if not cuts:
        return view
    pieces: list[str] = []
    at = 0
    for cut in cuts:
        pieces += (view[at : cut.start], " " * len(cut.removed))
        at = cut.start + len(cut.removed)
    return "".join((*pieces, view[at:]))
