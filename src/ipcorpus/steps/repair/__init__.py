"""Mend what scrapers and site tools broke: mojibake, injected pinyin, spliced bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.compose import further
from ipcorpus.document import Changed
from ipcorpus.steps.repair.adrift import is_adrift
from ipcorpus.steps.repair.mojibake import is_lossy, mend
from ipcorpus.steps.repair.pinyin import unannotate
from ipcorpus.steps.repair.signs import is_injected, is_misread

if TYPE_CHECKING:
    from ipcorpus.document import Cut


class Repaired(NamedTuple):
    """The mended text, its cuts, and the flags an article must carry (`splice`, `mojibake`)."""

    text: str
    cuts: list[Cut]
    flags: tuple[str, ...]


def repair(
    text: str,
    *,
    markup: bool = False,
    strip_glosses: bool = False,
    unread: int = 0,
    data: bytes | None = None,
) -> Repaired:
    """Mend a decoded text as it stands; in HTML (`markup`) tags and entities are barriers.

    `strip_glosses` takes every reading in brackets behind its hanzi out, also those a person wrote;
    `unread` is how many U+FFFD the decoding itself has put; `data` is the text's UTF-8, where it came so.

    >>> repair("展?fàn)I造創(chuàng)新環(huán)境").text
    '展營造創新環境'
    >>> repair("亳(bó)州").text, repair("亳(bó)州", strip_glosses=True).text
    ('亳(bó)州', '亳州')
    """
    data = _encoded(text) if data is None else data
    read = mend(text) if is_misread(data) else Changed(text, [])
    if not is_injected(read.text, _encoded(read.text) if read.cuts else data, markup=markup):
        return Repaired(*read, _flags(read, read.text, unread))
    mended = unannotate(read.text, markup=markup, strip_glosses=strip_glosses)
    whole = further(text, read, mended.cuts)
    doubtful = mended.doubtful or (bool(mended.cuts) and is_adrift(whole.text))
    return Repaired(*whole, _flags(read, whole.text, unread) + ("splice",) * doubtful)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _flags(read: Changed, text: str, unread: int) -> tuple[str, ...]:
    """Flag what was misread, and what a wrong decoding has lost for good."""
    return ("mojibake",) if read.cuts or is_lossy(text, unread) else ()
