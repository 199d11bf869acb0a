"""Weave a document's text and its cuts into one sequence that shows every character's fate."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ipcorpus.document import Cut, Step

# A changed paragraph up to this length is compared character by character; a longer one, whose length
# the change left alone, position by position: difflib's time grows with the square of the length.
_COMPARED = 2000


class Strand(NamedTuple):
    """A stretch of characters with one fate.

    `added` names the step and rule that put it there, `gone` those that took it away, each as
    `step:rule`; both are empty for what stood in the document and still does.
    """

    text: str
    added: str = ""
    gone: str = ""


def weave(text: str, steps: Iterable[Step]) -> list[Strand]:
    """Follow the characters of `text` through the cuts of the steps, in order.

    The strands without `added` are the text before the first step, those without `gone` the text after
    the last.

    >>> from ipcorpus.document import Cut, Step
    >>> weave("年(nián)末,", [Step("repair", [Cut(1, "(nián)", "", "pinyin")])])[1].gone
    'repair:pinyin'
    """
    strands = [Strand(text)]
    for step in steps:
        if step.cuts:
            strands = list(_woven(strands, [part for cut in step.cuts for part in _parts(cut)], step.name))
    return [strand for strand in strands if strand.text]


def _woven(strands: Sequence[Strand], cuts: Sequence[Cut], step: str) -> Iterator[Strand]:
    """Lay the cuts of one step over the strands that are still there."""
    left = iter([*cuts, None])
    cut = next(left)
    at = 0  # how far into the live text
    for strand in strands:
        if strand.gone:
            yield strand
            continue
        text, start = strand.text, at
        at += len(text)
        while cut is not None and cut.start < at:
            low, high = max(cut.start, start), min(cut.start + len(cut.removed), at)
            yield strand._replace(text=text[: low - start])
            yield strand._replace(text=text[low - start : high - start], gone=f"{step}:{cut.rule}")
            text, start = text[high - start :], high
            if cut.start + len(cut.removed) > at:
                break
            yield Strand(cut.put, added=f"{step}:{cut.rule}")
            cut = next(left)
        yield strand._replace(text=text)
    while cut is not None:
        yield Strand(cut.put, added=f"{step}:{cut.rule}")
        cut = next(left)


def _parts(cut: Cut) -> Iterator[Cut]:
    """Split the cut of a whole paragraph into the characters that changed in it."""
    removed, put = cut.removed, cut.put
    if not put or not removed:
        yield cut
    elif len(removed) == len(put):
        yield from _places(cut)
    elif len(removed) > _COMPARED:
        yield cut
    else:
        for tag, low, high, put_low, put_high in SequenceMatcher(
            None, removed, put, autojunk=False
        ).get_opcodes():
            if tag != "equal":
                yield cut._replace(
                    start=cut.start + low, removed=removed[low:high], put=put[put_low:put_high]
                )


def _places(cut: Cut) -> Iterator[Cut]:
    """Give each position at which a change of equal length differs: other strands may lie between two."""
    for at, (before, after) in enumerate(zip(cut.removed, cut.put, strict=True), cut.start):
        if before != after:
            yield cut._replace(start=at, removed=before, put=after)
