"""Files that are glued together or begin inside a character: each stretch is read in its own encoding."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from ipcorpus.data.frequency import weigh
from ipcorpus.document import Changed, Cut
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
# From its second byte on, a text that was cut inside a character is better by 30 and more.
_CUT: Final = 20.0
_START: Final = 100
_ENOUGH: Final = 12


class Run(NamedTuple):
    """Bytes in a row that are read in one encoding."""

    start: int
    end: int
    encoding: str


def runs(data: bytes, encoding: str, *, whole: bool) -> list[Run]:
    """Give the stretches of a file in `encoding`: most often one.

    Where the file could be read `whole` in its encoding, only its first and last lines are looked at first.
    """
    one = not _has_utf8_end(data, encoding) if whole else encoding != "utf-8" and _HANZI not in shape(data)
    found = [Run(0, len(data), encoding)] if one else _joined(_judged(data, encoding))
    first = found[0]
    if data[0] > 0x7F and first.end > 1 and _is_cut(data, first.encoding):  # noqa: PLR2004 - the last of ASCII
        found[:1] = [Run(0, 1, first.encoding), first._replace(start=1)]
    return found


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
    return any(_is_utf8(line, encoding) for end in likely for line in _lines(end))


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
            last = _judge(line, encoding)
        yield line, last


def _judge(line: bytes, encoding: str) -> str:
    if encoding != "utf-8":
        return "utf-8" if _is_utf8(line, encoding) else encoding
    if _text(line) is not None:
        return "utf-8"
    found = chinese(line, None)
    return found[0] if found else "utf-8"


def _lines(data: bytes) -> Iterator[bytes]:
    return (found[0] for found in _LINE.finditer(data) if found[0])


def _is_utf8(line: bytes, encoding: str) -> bool:
    """Tell whether a line is UTF-8 and says more so than in the other encoding."""
    if line.isascii() or b"LTT" not in shape(line):
        return False
    text = _text(line)
    return text is not None and weigh(text) > weigh(read(line, encoding).text) + _BETTER


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
