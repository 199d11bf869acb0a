"""What is no Chinese text: charset-normalizer's guess, checked against what the document declares."""

from __future__ import annotations

import re
from typing import Final

from ipcorpus.steps.decode.labels import decoder, standard_name

# Encodings in which most bytes would be an error if the declaration were wrong.
_STRICT: Final = frozenset({"shift_jis", "euc-jp", "euc-kr"})
# What the frequency of hanzi and the zeros have excluded, and mainframes' encodings, which no page is in.
_EXCLUDED: Final = (
    *("gb2312", "gbk", "gb18030", "big5", "big5hkscs", "cp950", "hz"),
    *("utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be", "utf_7"),
    *("cp037", "cp273", "cp424", "cp500", "cp875", "cp1006", "cp1026", "cp1140"),
)
# Japanese is written in hiragana by a third and more; other text read as Japanese has next to none of it.
_JAPANESE: Final = ("shift_jis", "euc-jp")
_HIRAGANA: Final = re.compile("[ぁ-ん]")
_HIRAGANA_SHARE: Final = 0.15
_HEAD: Final = 1 << 16
_BEYOND: Final = re.compile(r"[^\x00-\x7f]")


def foreign(data: bytes, declared: str | None) -> tuple[str, str, str] | None:
    """Give the text, its encoding and what decided, None where nothing fits."""
    if declared in _STRICT and (text := _strict(data, declared)) is not None:
        return text, declared, "declared"
    for name in _JAPANESE:
        if (text := _strict(data, name)) is not None and _is_japanese(text):
            return text, name, "frequency"
    # Imported here: it costs more time to load than most documents to decode.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(data, cp_exclusion=list(_EXCLUDED)).best()
    if best is not None:
        return str(best).removeprefix("\ufeff"), standard_name(best.encoding), "fallback"
    if declared and (text := _strict(data, declared)) is not None:
        return text, declared, "declared"
    return None


def _is_japanese(text: str) -> bool:
    head = text[:_HEAD]
    return len(_HIRAGANA.findall(head)) > len(_BEYOND.findall(head)) * _HIRAGANA_SHARE


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(decoder(name))
    except (UnicodeDecodeError, LookupError):
        return None
