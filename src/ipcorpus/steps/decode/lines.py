"""Files that are glued together or begin inside a character: each stretch is read in its own encoding."""

from __future__ import annotations

import re
from itertools import groupby, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from ipcorpus.data.frequency import weigh
from ipcorpus.document import Changed, Cut
from ipcorpus.lazily import lazily
from ipcorpus.steps.decode.hanzi import chinese
from ipcorpus.steps.decode.sample import shape
from ipcorpus.steps.decode.web import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# No encoding of these has a line feed or < inside a character: both end what one encoding can reach.
_LINE: Final = re.compile(rb"[^\n<]*(?:\n|<|\Z)")
# Two hanzi of UTF-8, as `shape` shows them.
_HANZI: Final = b"LTTLTT"
_ENDS: Final = 2048
# A line of few hanzi must be better by this much in another encoding than in that of the file.
_BETTER: Final = 10.0
# Chinese weighs 50 and more, in the wrong encoding 20 at most: so much stays as it is; between GBK and Big5
# the first line that changes must be this long, and this much better.
_RIGHT: Final = 45.0
_FAR: Final = 25.0
_LONG: Final = 8
_OTHER: Final = {"gb18030": "big5", "big5": "gb18030"}
# What is made of the other of the two: every fourth character or so is private or none. A run of the others
# is passed over in half the time of a search for these.
_SOUND: Final = lazily("[\x00-\udfff\uf900-\ufffc\ufffe-\U0010ffff]*+")
_KANA: Final = re.compile("[ぁ-んァ-ヶ]")
# So many lines tell whether a file is Chinese line by line, and so large a share of their bytes must be.
_LINES: Final = 50
_SHARE: Final = 0.9
# From its second byte on, a text that was cut inside a character is better by 30 and more.
_CUT: Final = 20.0
_START: Final = 100
_ENOUGH: Final = 12


class Run(NamedTuple):
    """Bytes in a row that are read in one encoding."""

    start: int
    end: int
    encoding: str


def runs(data: bytes, encoding: str, text: str) -> list[Run]:
    """Give the stretches of a file in `encoding`, as which it is `text`: most often one.

    Where nothing in the text looks misread, only its first and last lines are looked at first.
    """
    whole = _SOUND.fullmatch(text) is not None
    one = whole and not _has_utf8_end(data, encoding)
    found = [Run(0, len(data), encoding)] if one else _joined(_judged(data, encoding))
    first = found[0]
    if data[0] > 0x7F and _is_cut(data, first.encoding):  # noqa: PLR2004 - the last of ASCII
        found[:1] = [Run(0, 1, first.encoding), first._replace(start=1)]
    return found


def glued(data: bytes) -> list[Run] | None:
    """Give the stretches of a file that is Chinese only when each line is read by itself, else None."""
    first = islice((line for line in _lines(data) if not line.isascii()), _LINES)
    known = [(len(line), chinese(line, None) is not None) for line in first]
    share = sum(size for size, is_chinese in known if is_chinese)
    if share < _SHARE * sum(size for size, _ in known):
        return None
    return _joined(_judged(data, "utf-8"))


def read_runs(data: bytes, parts: Iterable[Run]) -> Changed:
    """Decode the stretches of a file, each in its encoding."""
    texts: list[str] = []
    cuts: list[Cut] = []
    for start, end, encoding in parts:
        text, found = read(data[start:end], encoding)
        texts.append(text)
        cuts += [cut._replace(start=cut.start + start) for cut in found]
    return Changed("".join(texts), cuts)


def main_encoding(parts: Iterable[Run]) -> str:
    """Give the encoding of most bytes."""
    sizes: dict[str, int] = {}
    for start, end, encoding in parts:
        sizes[encoding] = sizes.get(encoding, 0) + end - start
    return max(sizes, key=lambda encoding: sizes[encoding])


def _has_utf8_end(data: bytes, encoding: str) -> bool:
    ends = (data[:_ENDS], data[-_ENDS:]) if len(data) > _ENDS else (data,)
    likely = (end for end in ends if _HANZI in shape(end))
    lines = (line for end in likely for line in _lines(end))
    return any(_is_utf8(line, weigh(read(line, encoding).text)) for line in lines)


def _joined(judged: Iterable[tuple[bytes, str]]) -> list[Run]:
    found: list[Run] = []
    at = 0
    for encoding, lines in groupby(judged, key=lambda line: line[1]):
        end = at + sum(len(line) for line, _ in lines)
        found.append(Run(at, end, encoding))
        at = end
    return found


def _judged(data: bytes, encoding: str) -> Iterator[tuple[bytes, str]]:
    """Give the lines and their encoding; lines of ASCII go with the line before."""
    last = encoding
    for line in _lines(data):
        if not line.isascii():
            last = _in_utf8(line, last) if encoding == "utf-8" else _in_pairs(line, encoding, last)
        yield line, last


def _in_utf8(line: bytes, last: str) -> str:
    """Give the encoding of a line in a file of UTF-8, after a line in `last`."""
    if _text(line) is not None:
        return "utf-8"
    found = chinese(line, None)
    return found[0] if found else last


def _in_pairs(line: bytes, encoding: str, last: str) -> str:
    """Give the encoding of a line in a file of GBK or Big5, after a line in `last`."""
    text = read(line, encoding).text
    weight = weigh(text)
    if weight >= _RIGHT:
        return encoding
    if _is_utf8(line, weight):
        return "utf-8"
    other = _OTHER[encoding]
    better = weigh(read(line, other).text) - weight
    is_other = better > _BETTER if last == other else better > _FAR and _is_misread(line, text)
    return other if is_other else encoding


def _is_misread(line: bytes, text: str) -> bool:
    """Tell whether a line says enough, and is no Japanese, which weighs nothing, in a Chinese file."""
    return len(line) >= _LONG and (not _SOUND.fullmatch(text) or not _KANA.search(text))


def _lines(data: bytes) -> Iterator[bytes]:
    return (found[0] for found in _LINE.finditer(data) if found[0])


def _is_utf8(line: bytes, weight: float) -> bool:
    """Tell whether a line is UTF-8 and says more so than in the encoding in which it has this weight."""
    if line.isascii() or b"LTT" not in shape(line):
        return False
    text = _text(line)
    return text is not None and weigh(text) > weight + _BETTER


def _text(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_cut(data: bytes, encoding: str) -> bool:
    """Tell whether a file in a double-byte encoding begins with the second byte of a character."""
    if encoding == "utf-8":
        return False
    line = data[:_START].split(b"\n", 1)[0]
    if len(line) < _ENOUGH:
        return False
    return weigh(read(line[1:], encoding).text) > weigh(read(line, encoding).text) + _CUT
