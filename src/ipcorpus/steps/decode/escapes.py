"""Seven-bit encodings: HZ and the ISO-2022 family look like ASCII but for their escapes."""

from __future__ import annotations

import re
from typing import Final

from ipcorpus.data.frequency import weigh

# RFC 1843: ~{ begins pairs of seven-bit bytes, ~} ends them, ~~ is a tilde, ~ at the end of a line joins.
_HZ = re.compile(rb"~(?:\{((?:[!-w][!-~])+)(?:~\}|(?=[\r\n]|\Z))|(~)|\n)")
_PAIRS = re.compile(rb"~\{(?:[!-w][!-~])+~\}")
# RFC 1922, as far as GB 2312: ESC $ ) A says that SO begins pairs of seven-bit bytes of it, SI ends them.
_CN: Final = b"\x1b$)A"
_SHIFTED: Final = re.compile(rb"\x1b\$\)A|\x0e((?:[!-w][!-~])*)(?:\x0f|(?=[\r\n]|\Z))")
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
        return _pairs(data, _HZ, "hz-gb-2312")
    if b"\x1b" not in data:
        return None
    if _CN in data:
        return _pairs(data, _SHIFTED, "iso-2022-cn")
    for escape, (name, codec) in _ESCAPES.items():
        if escape in data:
            try:
                return data.decode(codec), name
            except UnicodeDecodeError:
                return None
    return None


def _pairs(data: bytes, marked: re.Pattern[bytes], name: str) -> tuple[str, str] | None:
    """Read seven-bit pairs by way of gb18030: Python's own codecs read · and — as other characters."""
    high = marked.sub(_high, data)
    try:
        text = high.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return (text, name) if weigh(text) >= _LEAST else None


def _high(found: re.Match[bytes]) -> bytes:
    """Give pairs in eight bits; the second group is a tilde that stands for itself."""
    return found[2] if found.lastindex == 2 else (found[1] or b"").translate(_HIGH)  # noqa: PLR2004
