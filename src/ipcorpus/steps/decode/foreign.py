"""What is no Chinese text: charset-normalizer's guess, checked against what the document declares."""

from __future__ import annotations

import re
from typing import Final

from ipcorpus.steps.decode.labels import decoder, standard_name
from ipcorpus.steps.decode.letters import SYLLABLES
from ipcorpus.steps.decode.sample import beyond_ascii

# Encodings in which most bytes would be an error if the declaration were wrong.
_STRICT: Final = frozenset({"shift_jis", "euc-jp", "euc-kr"})
# What the frequency of hanzi and the zeros have excluded, and mainframes' encodings, which no page is in.
_EXCLUDED: Final = (
    *("gb2312", "gbk", "gb18030", "big5", "big5hkscs", "cp950", "hz"),
    *("utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be", "utf_7"),
    *("cp037", "cp273", "cp424", "cp500", "cp875", "cp1006", "cp1026", "cp1140"),
)
# What charset-normalizer often misses: Japanese has hiragana for a third of its characters, Korean these
# syllables; other text read so has next to none of them.
_LETTERS: Final = {
    "shift_jis": (re.compile("[ぁ-ん]"), 0.15),
    "euc-jp": (re.compile("[ぁ-ん]"), 0.15),
    "euc-kr": (SYLLABLES, 0.2),
}
_BEYOND_ASCII: Final = bytes(range(0x80, 0x100))
_FEW: Final = 0.1
_HEAD: Final = 1 << 16


def foreign(data: bytes, declared: str | None) -> tuple[str, str, str] | None:
    """Give the text, its encoding and what decided, None where nothing fits."""
    if declared in _STRICT and (text := _strict(data, declared)) is not None:
        return text, declared, "declared"
    for name in _LETTERS:
        if (text := _strict(data, name)) is not None and _is_written_in(text, name):
            return text, name, "frequency"
    # Imported here: it costs more time to load than most documents to decode.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(data, cp_exclusion=list(_EXCLUDED)).best()
    if best is not None:
        name = standard_name(best.encoding)
        text = _strict(data, name)
        return str(best) if text is None else text, name, "fallback"
    if declared and (text := _strict(data, declared)) is not None:
        return text, declared, "declared"
    return _western(data)


def _western(data: bytes) -> tuple[str, str, str] | None:
    """Read what is ASCII but for a few bytes as browsers read what they know nothing of."""
    others = len(data) - len(data.translate(None, _BEYOND_ASCII))
    if others > len(data) * _FEW:
        return None
    text = _strict(data, "windows-1252")
    return data.decode("latin-1") if text is None else text, "windows-1252", "fallback"


def _is_written_in(text: str, name: str) -> bool:
    letters, share = _LETTERS[name]
    head = beyond_ascii(text[:_HEAD])
    return len(letters.findall(head)) > len(head) * share


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(decoder(name))
    except (UnicodeDecodeError, LookupError):
        return None
