"""What a document is declared to be: the label in its header, its `<meta>` or its XML declaration."""

from __future__ import annotations

import codecs
import re
from typing import Final

# Labels of the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels) whose meaning
# on the web is another than Python's.
_LABELS: Final = {
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "gb18030", "gb_2312-80", "gb_2312", "chinese"), "gb18030"),
    **dict.fromkeys(("csgb2312", "csiso58gb231280", "iso-ir-58", "cp936", "ms936", "windows-936"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "csbig5", "x-x-big5", "cp950", "big-5"), "big5"),
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8", "x-unicode20utf8"), "utf-8"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j"), "shift_jis"),
    **dict.fromkeys(("euc-jp", "x-euc-jp"), "euc-jp"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "ksc5601", "cp949", "windows-949", "korean"), "euc-kr"),
}  # fmt: skip
_DECODERS: Final = {
    "shift_jis": "cp932",
    "euc-jp": "euc_jp",
    "euc-kr": "cp949",
    "windows-874": "cp874",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
}
# Python's names for what the standard names otherwise; iso-8859-1 and ascii are windows-1252 on the web.
_NAMES: Final = {
    **dict.fromkeys(("cp932", "shift_jis_2004", "shift_jisx0213"), "shift_jis"),
    **dict.fromkeys(("ascii", "latin_1", "iso8859-1"), "windows-1252"),
    **dict.fromkeys(("tis_620", "cp874", "iso8859-11"), "windows-874"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **dict.fromkeys(("big5hkscs", "cp950"), "big5"),
    "cp949": "euc-kr",
    "cp866": "ibm866",
    "hz": "hz-gb-2312",
    "mac_cyrillic": "x-mac-cyrillic",
    "mac_roman": "macintosh",
}
_DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{3,20})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{3,20})""",
    re.IGNORECASE,
)
# The standard's prescan reads this many bytes.
_PRESCAN: Final = 1024


def declared_in(data: bytes) -> str | None:
    """Give the label that a page's first bytes declare."""
    found = _DECLARED.search(data, 0, _PRESCAN)
    return (found[1] or found[2]).decode("ascii", "ignore") if found else None


def named(label: str | None) -> str | None:
    """Give the WHATWG name of a label, None for one that is unknown.

    >>> named("GB2312"), named("x-sjis"), named("latin1"), named("nonsense")
    ('gb18030', 'shift_jis', 'windows-1252', None)
    """
    if label is None:
        return None
    label = label.strip().strip("\"'").lower()
    if label in _LABELS:
        return _LABELS[label]
    try:
        return standard_name(codecs.lookup(label).name)
    except (LookupError, ValueError):
        return None


def standard_name(codec: str) -> str:
    """Give the WHATWG name of what a codec of Python's reads."""
    codec = codec.lower()
    if codec in _NAMES or codec.replace("-", "_") in _NAMES:
        return _NAMES.get(codec) or _NAMES[codec.replace("-", "_")]
    name = codec.replace("iso8859", "iso-8859").replace("_", "-")
    return re.sub(r"^cp(?=125)", "windows-", re.sub(r"^(utf-\d\d)-", r"\1", name))


def decoder(name: str) -> str:
    """Give the codec of Python's that reads what the standard calls by this name.

    >>> decoder("euc-kr"), decoder("windows-1251")
    ('cp949', 'windows-1251')
    """
    return _DECODERS.get(name, name)
