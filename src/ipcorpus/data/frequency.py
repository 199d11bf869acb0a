"""How frequent hanzi are: a weight for each character of the Basic Multilingual Plane."""

from __future__ import annotations

import pkgutil
import re
import zlib
from functools import cache
from typing import Final

_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]+")


@cache
def weights() -> bytes:
    """Give the weights, one byte for each code point from U+0000 to U+FFFF.

    A hanzi's weight is 4 * (log2(occurrences in a million characters) + 5): 81 for the most frequent, 20
    for one in a million, 1 for one that is in no word; marks of Chinese text lie between 30 and 60, all
    else is 0. Of simplified and traditional text the one counts in which the character is more frequent.
    The source is jieba's dictionary (see README.md beside this module).

    >>> weights()[ord("的")] > weights()[ord("專")] > weights()[ord("囍")] > weights()[ord("a")]
    True
    """
    return zlib.decompress(pkgutil.get_data(__package__, "hanzi-frequency.bin") or b"")


def weigh(text: str) -> float:
    """Give the mean weight of a text's characters beyond ASCII: some 60 for Chinese, 0 where there is none.

    >>> weigh("的一是") > weigh("专利") > weigh("鐨勪竴鏄")
    True
    """
    return mean_weight("".join(_BEYOND_ASCII.findall(text)))


def mean_weight(text: str) -> float:
    """Give the mean weight of all characters of a text; a character beyond U+FFFF counts as two of none.

    >>> mean_weight("的") == 2 * mean_weight("的a")
    True
    """
    codes = memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H")
    return sum(map(weights().__getitem__, codes)) / max(1, len(codes))
