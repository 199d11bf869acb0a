"""Mend what scrapers and site tools broke: mojibake, injected pinyin, spliced bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.compose import further
from ipcorpus.steps.repair.mojibake import is_lossy, mend
from ipcorpus.steps.repair.pinyin import unannotate

if TYPE_CHECKING:
    from ipcorpus.document import Changed, Cut

# Nothing that site tools leave is without one of these; markup has further ways to write a bracket.
_SIGNS = ("(", ")", "（", "?", "\ufffd")
_SIGNS_OF_MARKUP = ("<rt>", "&#")


class Repaired(NamedTuple):
    """The mended text, its cuts, and the flags an article must carry (`splice`, `mojibake`)."""

    text: str
    cuts: list[Cut]
    flags: tuple[str, ...]


def repair(text: str, *, markup: bool = False, strip_glosses: bool = False, unread: int = 0) -> Repaired:
    """Mend a decoded text as it stands; in HTML (`markup`) tags and entities are barriers.

    `strip_glosses` takes every reading in brackets behind its hanzi out, also those a person wrote;
    `unread` is how many U+FFFD the decoding itself has put.

    >>> repair("展?fàn)I造創(chuàng)新環(huán)境").text
    '展營造創新環境'
    >>> repair("亳(bó)州").text, repair("亳(bó)州", strip_glosses=True).text
    ('亳(bó)州', '亳州')
    """
    read = mend(text)
    if not any(sign in read.text for sign in (_SIGNS + _SIGNS_OF_MARKUP * markup)):
        return Repaired(*read, _flags(read, read.text, unread))
    mended = unannotate(read.text, markup=markup, strip_glosses=strip_glosses)
    whole = further(text, read, mended.cuts)
    return Repaired(*whole, _flags(read, whole.text, unread) + ("splice",) * mended.doubtful)


def _flags(read: Changed, text: str, unread: int) -> tuple[str, ...]:
    """Flag what was misread, and what a wrong decoding has lost for good."""
    return ("mojibake",) if read.cuts or is_lossy(text, unread) else ()
