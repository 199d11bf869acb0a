"""Mend what scrapers and site tools broke: mojibake, injected pinyin, spliced bytes."""

from __future__ import annotations

from typing import NamedTuple

from ipcorpus.document import Cut, apply, compose
from ipcorpus.steps.repair.mojibake import mend
from ipcorpus.steps.repair.pinyin import unannotate

# Nothing that site tools leave is without one of these; markup has further ways to write a bracket.
_SIGNS = ("(", ")", "（", "?", "\ufffd")
_SIGNS_OF_MARKUP = ("<rt>", "&#")


class Repaired(NamedTuple):
    """The mended text, its cuts, and the flags an article must carry (`splice`, `mojibake`)."""

    text: str
    cuts: list[Cut]
    flags: tuple[str, ...]


def repair(text: str, *, markup: bool = False, strip_glosses: bool = False) -> Repaired:
    """Mend a decoded text as it stands; in HTML (`markup`) tags and entities are barriers.

    `strip_glosses` takes every reading in brackets behind its hanzi out, also those a person wrote.

    >>> repair("展?fàn)I造創(chuàng)新環(huán)境").text
    '展營造創新環境'
    >>> repair("亳(bó)州").text, repair("亳(bó)州", strip_glosses=True).text
    ('亳(bó)州', '亳州')
    """
    read = mend(text)
    flags = ("mojibake",) if read.cuts else ()
    if not any(sign in read.text for sign in (_SIGNS + _SIGNS_OF_MARKUP * markup)):
        return Repaired(*read, flags)
    mended = unannotate(read.text, markup=markup, strip_glosses=strip_glosses)
    cuts = compose(text, read.cuts, mended.cuts)
    return Repaired(apply(text, cuts), cuts, flags + ("splice",) * mended.doubtful)
