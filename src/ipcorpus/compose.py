"""Join the cuts of passes that follow one another into one list, counted in the text before the first."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from ipcorpus.document import Changed, Cut, apply, cut_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    # A cut as it lies in the text between two passes: from, to, whether the second pass made it, the cut.
    # A plain tuple, for a text may have hundreds of cuts and is composed again after every pass.
    _Span = tuple[int, int, bool, Cut]


def compose(text: str, first: Sequence[Cut], second: Sequence[Cut]) -> list[Cut]:
    """Join the cuts of two passes, one after the other, into one list that counts in `text`.

    Where a cut of the second pass touches what the first one put, the two become one cut that names
    both rules.

    >>> compose("a--b", [Cut(1, "--", "-", "dash")], [Cut(1, "-", "", "gone")])
    [Cut(start=1, removed='--', put='', rule='dash+gone')]
    """
    if not first or not second:
        return list(first or second)
    spans = sorted(_spans(first, second), key=itemgetter(0, 1))
    cuts: list[Cut] = []
    at = drift = 0
    while at < len(spans):
        low, high, later, cut = spans[at]
        at += 1
        if at < len(spans) and spans[at][0] < high:
            group, at = _group(spans, at - 1)
            cuts.append(_joined(text, group, drift))
            drift += _taken(span[3] for span in group if not span[2])
        elif later:
            cuts.append(cut_of((low + drift, *cut[1:])) if drift else cut)
        else:
            cuts.append(cut)
            drift += len(cut[1]) - high + low
    return [cut for cut in cuts if cut[1] != cut[2]]


def further(text: str, changed: Changed, cuts: Sequence[Cut]) -> Changed:
    """Carry out the cuts of one more pass on what has become of a text.

    >>> further("a--b", Changed("a-b", [Cut(1, "--", "-", "dash")]), [Cut(2, "b", "c", "letter")]).text
    'a-c'
    """
    if not cuts:
        return changed
    return Changed(apply(changed.text, cuts), compose(text, changed.cuts, cuts))


def _spans(first: Sequence[Cut], second: Sequence[Cut]) -> list[_Span]:
    spans: list[_Span] = []
    drift = 0
    for cut in first:
        start, removed, put, _ = cut
        low, length = start - drift, len(put)
        spans.append((low, low + length, False, cut))
        drift += len(removed) - length
    spans += [(cut[0], cut[0] + len(cut[1]), True, cut) for cut in second]
    return spans


def _group(spans: list[_Span], at: int) -> tuple[list[_Span], int]:
    """Give the spans from `at` on that overlap, and where the next one is."""
    high, end = spans[at][1], at + 1
    while end < len(spans) and spans[end][0] < high:
        high = max(high, spans[end][1])
        end += 1
    return spans[at:end], end


def _joined(text: str, group: list[_Span], drift: int) -> Cut:
    """Make one cut of those of both passes that overlap."""
    firsts = [cut for _, _, later, cut in group if not later]
    low, high = group[0][0], max(span[1] for span in group)
    start, end = low + drift, high + drift + _taken(firsts)
    middle = apply(text[start:end], [cut._replace(start=cut.start - start) for cut in firsts])
    put = apply(middle, [cut._replace(start=cut.start - low) for _, _, later, cut in group if later])
    return Cut(start, text[start:end], put, "+".join(dict.fromkeys(span[3].rule for span in group)))


def _taken(cuts: Iterable[Cut]) -> int:
    return sum(len(removed) - len(put) for _, removed, put, _ in cuts)
