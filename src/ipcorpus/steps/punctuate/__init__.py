"""Chinese punctuation: full-width marks beside hanzi, quotes, ellipses, dashes, wrapped lines, paragraphs."""

from __future__ import annotations

from ipcorpus.document import Changed, Cut, apply, compose
from ipcorpus.steps.punctuate.codes import field_codes
from ipcorpus.steps.punctuate.marks import marks
from ipcorpus.steps.punctuate.spaces import surplus, tight
from ipcorpus.steps.punctuate.wrap import wrapped_lines


def punctuate(text: str, *, punctuation: str = "fullwidth", wrapped: bool = True) -> Changed:
    """Set the punctuation of a text and join its hard-wrapped lines (`wrapped`: it may have such).

    Gives paragraphs joined by one line feed, without the field codes of a word processor, without spaces
    at their edges and never two spaces in a row. With `punctuation` fullwidth the marks that stand beside
    hanzi become Chinese ones; times, numbers, addresses, code and passages in Latin letters keep theirs,
    as do Japanese and Korean paragraphs. With keep every mark stays as the page has it.

    >>> punctuate('会议于8:30开始,由张三(局长)主持,他说:"很好."').text
    '会议于8:30开始，由张三（局长）主持，他说：“很好。”'
    """
    cuts = _passes(text, punctuation, wrapped)
    now = apply(text, cuts)
    while wrapped and wrapped_lines(now):  # what was joined shows lines that were hidden before
        cuts = compose(text, cuts, _passes(now, punctuation, wrapped))
        now = apply(text, cuts)
    return Changed(now, cuts)


def _passes(text: str, punctuation: str, wrapped: bool) -> list[Cut]:
    chinese = punctuation == "fullwidth"
    layout = _layout(text, wrapped)
    now = apply(text, layout)
    # Spaces and marks do not touch: marks look over spaces, so both count in the same text.
    settled = sorted(surplus(now) + (marks(now) if chinese else []))
    cuts = compose(text, layout, settled)
    if chinese:
        cuts = compose(text, cuts, tight(apply(now, settled)))
    return cuts


def _layout(text: str, wrapped: bool) -> list[Cut]:
    """Take out what no reader should see and join what belongs together, before marks are looked at."""
    cuts = field_codes(text)
    while wrapped and (joints := wrapped_lines(now := apply(text, cuts))):
        cuts = compose(text, cuts, joints)
        cuts = compose(text, cuts, field_codes(apply(now, joints)))
    return cuts
