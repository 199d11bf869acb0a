"""Bring the characters of a text into one form: NFC, controls, zero-width, radicals, private use, spaces."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ipcorpus.compose import compose, further
from ipcorpus.document import Changed
from ipcorpus.lacking import lacking
from ipcorpus.steps.tidy.characters import characters, indents, odd, spaces
from ipcorpus.steps.tidy.composed import STABLE_BEYOND, UNSTABLE, composed
from ipcorpus.steps.tidy.entities import entities

if TYPE_CHECKING:
    import re


def tidy(text: str, *, width: str = "ascii", markup: bool = False) -> Changed:
    r"""Tidy the characters and spaces of a text; its lines stay lines.

    Line separators of every kind become line feeds and every kind of space an ordinary one: an indent
    stays at the head of its line and a gap between words as wide as it was, for both tell something to
    the next steps. Compatibility characters that mean something of their own stay (`①`, `㎡`, `½`, the
    full-width marks): the form is NFC, never NFKC.

    `width` is ascii (full-width letters and digits become ASCII) or keep. In HTML (`markup`) entities
    are resolved already; one that is left was written to be read.

    >>> tidy("２０１９年\u3000⼈⺠\u200b日报&ldquo;").text
    '2019年 人民日报“'
    """
    changed = _ordinary(text, Changed(text, []), width, markup=markup)
    if markup or not (found := entities(changed.text)):
        return changed
    # An icon stands alone that stood beside an entity for a space.
    return _ordinary(text, further(text, changed, found), width, markup=markup)


def _ordinary(text: str, changed: Changed, width: str, *, markup: bool) -> Changed:
    settled = _settled().fullmatch
    if settled(changed.text):
        return changed
    for often in (indents, spaces):  # all that there is to do
        spaced, cuts = often(changed.text)
        if cuts and settled(spaced):
            return Changed(spaced, compose(text, changed.cuts, cuts))
    changed = further(text, changed, characters(changed.text, width, markup=markup))
    return changed if settled(changed.text) else further(text, changed, composed(changed.text))


@cache
def _settled() -> re.Pattern[str]:
    """Compile what a text is made of that is in order: most are."""
    return lacking(odd() + UNSTABLE, STABLE_BEYOND)
