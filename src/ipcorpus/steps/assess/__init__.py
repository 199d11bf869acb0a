"""Last look at a text: its flags, counts and hashes, and whether the books balance."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ipcorpus.document import Article, Document, Fields, Step, undo
from ipcorpus.errors import BooksDoNotBalance, Reject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.decode import Decoded
    from ipcorpus.steps.script import Converted

FLAGS = ("truncated", "more-pages", "short", "mojibake", "splice", "decode-errors", "suspect")
# A news item of two sentences has some 60 characters; what is shorter is a caption, a title or a stub.
SHORT = 60
# Letters of a font of the page's own, U+E000 to U+F8FF, left between others: what a reader saw there nobody
# can tell. In UTF-8 they begin with these bytes, that are found in a sixth of the time.
_PRIVATE_USE, _MORE_OF_IT = b"\xee", re.compile(rb"\xef[\x80-\xa3]")
# A text of no known script that is this much letters with accents was misread: French has a tenth of them.
_ACCENTED: Final = 0.4
_ASCII: Final = bytes(range(0x80))


class Account(NamedTuple):
    """What the steps found out about one document."""

    document: Document
    decoded: Decoded
    url: str | None
    fields: Fields
    flags: tuple[str, ...]
    converted: Converted
    text: str


def assess(account: Account, steps: Sequence[Step], *, keep_original: bool = False) -> Article:
    """Give the record of a document.

    Raises Reject where no text is left, and BooksDoNotBalance where the characters that went in are not
    those that came out and those the steps removed.
    """
    document, decoded, url, fields, _, converted, text = account
    if not text.strip():
        raise Reject("assess", "no text left")
    data = text.encode()
    removed = {step.name: step.removed for step in steps if step.name != "decode"}
    if len(decoded.text) != len(text) + sum(removed.values()):
        raise BooksDoNotBalance(
            f"{document.path}: {len(decoded.text)} characters in, {len(text)} out, {removed}"
        )
    return Article(
        id=document.id,
        path=document.path,
        url=url,
        title=fields.title,
        source=fields.source,
        authors=list(fields.authors),
        editor=fields.editor,
        published=fields.published,
        section=list(fields.section),
        keywords=list(fields.keywords),
        text=text,
        script=converted.script,
        source_script=converted.source_script,
        encoding=decoded.encoding,
        flags=_flags(account, data),
        chars=len(text),
        removed=removed,
        sha256=hashlib.sha256(data).hexdigest(),
        source_sha256=document.sha256,
        text_original=_before(steps, converted) if keep_original else None,
        extra=document.extra,
    )


def _flags(account: Account, data: bytes) -> list[str]:
    found = set(account.flags)
    if account.decoded.replaced:
        found.add("decode-errors")
    if len(account.text) < SHORT:
        found.add("short")
    if account.converted.source_script == "und" and _is_misread(account.text):
        found.add("mojibake")
    if _PRIVATE_USE in data or _MORE_OF_IT.search(data):
        found.add("suspect")
    return [flag for flag in FLAGS if flag in found]


def _is_misread(text: str) -> bool:
    """Tell what remains of a text that was misread as Latin-1 and lost bytes, so that it stays as it is."""
    accented = text.encode("latin-1", "ignore").translate(None, _ASCII)
    return len(accented) > _ACCENTED * len(text)


def _before(steps: Sequence[Step], converted: Converted) -> str:
    """Give the text as it was before its script was converted."""
    return undo(converted.text, next(step.cuts for step in steps if step.name == "script"))
