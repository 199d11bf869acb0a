"""Join the cuts of passes that follow one another into one list, counted in the text before the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.document import Changed, Cut, apply

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def compose(text: str, first: Sequence[Cut], second: Sequence[Cut]) -> list[Cut]:
    """Join the cuts of two passes, one after the other, into one list that counts in `text`.

    Where a cut of the second pass touches what the first one put, the two become one cut that names
    both rules.

    >>> compose("a--b", [Cut(1, "--", "-", "dash")], [Cut(1, "-", "", "gone")])
    [Cut(start=1, removed='--', put='', rule='dash+gone')]
    """
    if not first or not second:
        return list(first or second)
    middle, drift, cuts = apply(text, first), 0, []
    for group in _groups(first, second):
        if len(group) == 1:
            span = group[0]
            cuts.append(span.cut._replace(start=span.low + drift))
            drift += span.drift
            continue
        low, high = group[0].low, max(span.high for span in group)
        start = low + drift
        drift += sum(span.drift for span in group)
        inner = [span.cut._replace(start=span.low - low) for span in group if span.second]
        put = apply(middle[low:high], inner)
        rule = "+".join(dict.fromkeys(span.cut.rule for span in group))
        cuts.append(Cut(start, text[start : high + drift], put, rule))
    return [cut for cut in cuts if cut.removed != cut.put]


def further(text: str, changed: Changed, cuts: Sequence[Cut]) -> Changed:
    """Carry out the cuts of one more pass on what has become of a text.

    >>> further("a--b", Changed("a-b", [Cut(1, "--", "-", "dash")]), [Cut(2, "b", "c", "letter")]).text
    'a-c'
    """
    if not cuts:
        return changed
    return Changed(apply(changed.text, cuts), compose(text, changed.cuts, cuts))


class _Span(NamedTuple):
    """A cut as it lies in the text between two passes; `drift` is what it took from the length."""

    low: int
    high: int
    drift: int
    second: bool
    cut: Cut


def _groups(first: Sequence[Cut], second: Sequence[Cut]) -> Iterator[list[_Span]]:
    """Give the cuts of both passes in order, those that overlap between the passes together."""
    group: list[_Span] = []
    high = 0
    for span in sorted(_spans(first, second), key=lambda span: (span.low, span.high)):
        if group and span.low >= high:
            yield group
            group = []
        high = max(high, span.high) if group else span.high
        group.append(span)
    yield group


def _spans(first: Sequence[Cut], second: Sequence[Cut]) -> Iterator[_Span]:
    drift = 0
    for cut in first:
        low, taken = cut.start - drift, len(cut.removed) - len(cut.put)
        yield _Span(low, low + len(cut.put), taken, second=False, cut=cut)
        drift += taken
    for cut in second:
        yield _Span(cut.start, cut.start + len(cut.removed), 0, second=True, cut=cut)
