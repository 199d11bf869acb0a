"""Chinese punctuation: full-width marks beside hanzi, quotes, ellipses, dashes, wrapped lines, paragraphs."""

from __future__ import annotations

from typing import NamedTuple

from ipcorpus.compose import compose, further
from ipcorpus.document import Changed, Cut, apply
from ipcorpus.pieces import moved
from ipcorpus.steps.punctuate.codes import field_codes
from ipcorpus.steps.punctuate.dots import dots
from ipcorpus.steps.punctuate.language import chinese
from ipcorpus.steps.punctuate.marks import other_marks, sure_marks
from ipcorpus.steps.punctuate.settled import in_order, settled
from ipcorpus.steps.punctuate.spaces import START, letters, spaced, surplus
from ipcorpus.steps.punctuate.wrap import wrapped_lines


class _Way(NamedTuple):
    """How a text is to be set: its marks full-width, its lines joined, its quotes as corners, as a name."""

    marks: bool
    wrapped: bool
    corners: bool
    name: bool


def punctuate(
    text: str,
    *,
    punctuation: str = "fullwidth",
    wrapped: bool = True,
    corners: bool = False,
    name: bool = False,
) -> Changed:
    """Set the punctuation of a text and join its hard-wrapped lines (`wrapped`: it may have such).

    Gives paragraphs joined by one line feed, without the field codes of a word processor, without spaces
    at their edges and never two spaces in a row. With `punctuation` fullwidth the marks that stand beside
    hanzi become Chinese ones; times, numbers, addresses, code and passages in Latin letters keep theirs,
    as do Japanese and Korean paragraphs. With keep every mark stays as the page has it. With `corners`
    straight quotes become 「」 and 『』 where they would become “” and ‘’. A `name`, such as a title, is one
    line and keeps a lone • or … as its page writes it.

    >>> punctuate('会议于8:30开始,由张三(局长)主持,他说:"很好."').text
    '会议于8:30开始，由张三（局长）主持，他说：“很好。”'
    """
    way = _Way(punctuation == "fullwidth", wrapped and not name, corners, name)
    changed, again = _once(text, Changed(text, []), way)
    while again and wrapped_lines(changed.text):  # joined lines may show others
        changed, again = _once(text, changed, way)
    return changed


def _once(text: str, changed: Changed, way: _Way) -> tuple[Changed, bool]:
    """Do all that there is to do once, and tell whether there may be lines to join that there were not."""
    changed, uneven = _layout(text, changed, way.wrapped)
    now = changed.text
    if settled(now):
        return changed, False
    if not way.marks:
        fewer = sorted(surplus(now).cuts, key=START)
        return further(text, changed, fewer), way.wrapped and bool(fewer)
    (done, cuts), kept = _set(now, way)
    closed = letters(done)
    changed = further(text, Changed(done, compose(text, changed.cuts, cuts)), closed)
    return changed, way.wrapped and bool(cuts or closed) and not (uneven and kept and not closed)


def _set(text: str, way: _Way) -> tuple[Changed, bool]:
    """Set the marks and the spaces beside them; mostly what is right beside each is enough to set it.

    Tells also whether the lines are as long as they were, and not narrower.
    """
    view = chinese(text)
    seen, cuts = sure_marks(view, corners=way.corners)
    more: list[Cut] = []
    if (sound := in_order(seen)) < len(seen):
        start = seen.rfind("\n", 0, sound) + 1
        rest, others = other_marks(seen[start:], corners=way.corners)
        cuts += moved(others, start)
        more = moved(dots(rest, name=way.name), start)
        seen = seen[:start] + rest
    done, gaps = surplus(seen if view is text else spaced(text, seen), marks=True)
    cuts = sorted(cuts + more + gaps, key=START)
    if view is not text:  # what is blotted out comes back
        done = apply(text, cuts)
    elif more:
        done = apply(seen, sorted(more + gaps, key=START))
    return Changed(done, cuts), not (more or gaps)


def _layout(text: str, changed: Changed, wrapped: bool) -> tuple[Changed, bool]:
    """Take out what no reader should see and join what belongs together, before marks are looked at.

    Tells also whether the lengths of lines alone speak against more of it.
    """
    changed = further(text, changed, field_codes(changed.text))
    if not wrapped:
        return changed, True
    while joints := wrapped_lines(changed.text):
        changed = further(text, changed, joints)
        changed = further(text, changed, field_codes(changed.text))
    return changed, joints is None
