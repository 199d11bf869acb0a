"""Seven-bit encodings: HZ and the ISO-2022 family look like ASCII but for their escapes."""

from __future__ import annotations

import re
from typing import Final

from ipcorpus.data.frequency import weigh

# RFC 1843: ~{ begins pairs of seven-bit bytes, ~} ends them, ~~ is a tilde, ~ at the end of a line joins.
_HZ = re.compile(rb"~(?:\{((?:[!-w][!-~])+)(?:~\}|(?=[\r\n]|\Z))|(~)|\n)")
_PAIRS = re.compile(rb"~\{(?:[!-w][!-~])+~\}")
# Program text between ~{ and ~} makes hanzi, too, but rare ones.
_LEAST: Final = 35.0
_HIGH: Final = bytes(byte | 0x80 for byte in range(256))
_ESCAPES = {
    b"\x1b$)C": ("iso-2022-kr", "iso2022_kr"),
    b"\x1b$B": ("iso-2022-jp", "iso2022_jp_2"),
    b"\x1b$@": ("iso-2022-jp", "iso2022_jp_2"),
    b"\x1b(J": ("iso-2022-jp", "iso2022_jp_2"),
}


def escaped(data: bytes) -> tuple[str, str] | None:
    """Give the text and the encoding of ASCII bytes that stand for more than ASCII."""
    if b"~{" in data and _PAIRS.search(data):
        return _hz(data)
    if b"\x1b" not in data:
        return None
    for escape, (name, codec) in _ESCAPES.items():
        if escape in data:
            try:
                return data.decode(codec), name
            except UnicodeDecodeError:
                return None
    return None


def _hz(data: bytes) -> tuple[str, str] | None:
    """Read HZ by way of gb18030: Python's own codec reads · and — as other characters."""
    high = _HZ.sub(lambda found: (found[1] or b"").translate(_HIGH) + (found[2] or b""), data)
    try:
        text = high.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return (text, "hz-gb-2312") if weigh(text) >= _LEAST else None
