"""Chinese punctuation: full-width marks beside hanzi, quotes, ellipses, dashes, wrapped lines, paragraphs."""

from __future__ import annotations

from ipcorpus.document import Changed


def punctuate(text: str, *, punctuation: str = "fullwidth", wrapped: bool = True) -> Changed:
    """Set the punctuation of a text and join its hard-wrapped lines (`wrapped`: it may have such)."""
    return Changed(text, [])
