"""What duplicates are found by: an article's id and a digest of its text's letters, 24 bytes a row."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipcorpus.document import Article

ID, TEXT = 8, 16
WIDTH = ID + TEXT
# Two copies of an article differ in their spaces, line ends and punctuation before anything else.
# What is alphanumeric, and the underscore (https://docs.python.org/3/library/re.html).
_WORD = re.compile(r"\w+")
# Most of what is not; taken out first, the words are fewer and found in half the time.
_FREQUENT = "，。、\n "


def row(article: Article) -> bytes:
    """Give the row of an article."""
    data = letters(article).encode("utf-8", "surrogatepass")
    return bytes.fromhex(article.id) + hashlib.blake2b(data, digest_size=TEXT).digest()


def letters(article: Article) -> str:
    """Give the letters and digits of an article's text, in small letters."""
    text = article.text
    for mark in _FREQUENT:
        text = text.replace(mark, "")
    return (text if text.isalnum() else "".join(_WORD.findall(text)).replace("_", "")).casefold()
