"""An independent generator of pollution: what site tools do to clean text, done on bytes.

It shares no code with ipcorpus. The first tool puts a bracketed reading behind every hanzi of a list, pair
of bytes by pair of bytes, wherever the two bytes stand together; the second cuts the page at the bytes of
full-width marks. Then the bytes are decoded as one of several decoders does it.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

# A decoder names what a lead byte without its trail byte becomes, and whether the byte behind it is kept.
DECODERS = {
    "question": ("?", False),  # mbstring and old browsers: one mark for both bytes
    "question-kept": ("?", True),
    "replacement": ("\ufffd", True),  # WHATWG: the ASCII byte is put back
    "replacement-eaten": ("\ufffd", False),
    "drop": ("", True),  # iconv -c
    "drop-both": ("", False),
}
MARKS = "。！？；"
_NARROW = str.maketrans("，：；！？（）＜＞［］", ",:;!?()<>[]")


def inject(
    text: str,
    pairs: Iterable[tuple[str, str]],
    decoder: str = "question",
    *,
    marks: str = "",
    undefined: str = "",
    narrow: bool = False,
) -> str:
    """Pollute a text as the first tool does; `marks` names where the second tool cuts it as well.

    `undefined` is what a pair of bytes without a character becomes; `narrow` turns marks half-width at the
    end. Characters that GBK has not were entities in the page: they stay as they are and shift nothing.
    """
    annotated = "".join(_stretches(text, lambda data: _inject(data, pairs, marks), decoder, undefined))
    return annotated.translate(_NARROW) if narrow else annotated


def _inject(data: bytes, pairs: Iterable[tuple[str, str]], marks: str) -> list[bytes]:
    for hanzi, reading in pairs:
        pair = hanzi.encode("gbk")
        data = data.replace(pair, pair + f"({reading})".encode("gbk"))
    return re.split(b"(" + b"|".join(mark.encode("gbk") for mark in marks) + b")", data) if marks else [data]


def _stretches(
    text: str, tool: Callable[[bytes], list[bytes]], decoder: str, undefined: str
) -> Iterator[str]:
    at = 0
    while at < len(text):
        end = next((i for i in range(at, len(text)) if not _in_gbk(text[i])), len(text))
        for piece in tool(text[at:end].encode("gbk")):
            yield _decode(piece, decoder, undefined)
        yield text[end : end + 1]
        at = end + 1


def _in_gbk(char: str) -> bool:
    try:
        char.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def _decode(data: bytes, decoder: str, undefined: str) -> str:
    mark, kept = DECODERS[decoder]
    shown = []
    at = 0
    while at < len(data):
        pair = data[at : at + 2]
        if pair[0] < 0x80:
            shown.append(chr(pair[0]))
            at += 1
        elif len(pair) == 2 and 0x40 <= pair[1] != 0x7F and pair[0] not in (0x80, 0xFF):
            shown.append(pair.decode("gbk", "replace") if _defined(pair) else undefined)
            at += 2
        else:
            shown.append(mark)
            at += 1 if kept or pair[0] in (0x80, 0xFF) else 2
    return "".join(shown)


def _defined(pair: bytes) -> bool:
    try:
        return len(pair.decode("gbk")) == 1
    except UnicodeDecodeError:
        return False


def annotate(text: str, readings: Mapping[str, str], form: str = "({})") -> str:
    """Annotate every hanzi of `readings`, character by character: families B and E, and forms of them."""
    return "".join(char + form.format(readings[char]) if char in readings else char for char in text)


def annotate_at_random(text: str, readings: Mapping[str, str], share: float, seed: int) -> str:
    """Draw for each paragraph which hanzi are annotated, and how often: family C, 系(xi)(xi)統(tong)."""
    draw = random.Random(seed)
    lines = []
    for line in text.split("\n"):
        several = {
            char: f"({readings[char]})" * draw.choice((1, 1, 2, 3))
            for char in sorted(set(line) & set(readings))
            if draw.random() < share
        }
        lines.append("".join(char + several.get(char, "") for char in line))
    return "\n".join(lines)
