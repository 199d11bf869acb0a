"""Text that was decoded wrongly before it was saved: read it again where that loses nothing."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ipcorpus.compose import further
from ipcorpus.data import web
from ipcorpus.data.frequency import weigh
from ipcorpus.document import Changed, Cut

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Kind(NamedTuple):
    """How a text was misread: what it is, and as what it was read."""

    rule: str
    is_in: str
    read_as: str


_KINDS: Final = (
    _Kind("utf-8-as-latin-1", "utf-8", "latin-1"),
    _Kind("gbk-as-latin-1", "gb18030", "latin-1"),
    _Kind("big5-as-latin-1", "big5", "latin-1"),
    _Kind("utf-8-as-gbk", "utf-8", "gb18030"),
    _Kind("big5-as-gbk", "big5", "gb18030"),
)
# Windows-1252 differs from Latin-1 in 27 characters; a reader has either of both, never one for another.
_WINDOWS: Final = {
    ord(bytes((code,)).decode("cp1252")): code
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_BYTES: Final = "".join(map(chr, (*range(0x80, 0x100), *_WINDOWS)))
_LATIN: Final = re.compile(rf"[\x00-\x7f{re.escape(_BYTES)}]+")
_LATIN_PAIR: Final = re.compile("[\xa0-\xff]{2}")
# The same where all else is left out, each byte of a pair one of two: the cheaper look.
_HIGH_OR_NOT: Final = bytes(0xA0) + b"\1" * (0x100 - 0xA0)
_HIGH_PAIR: Final = b"\1\1"
# What no character of any of these encodings spans: line ends, tags, and what is lost already.
_STRETCH: Final = {
    "latin-1": re.compile(rf"[{re.escape(_BYTES)}][\x20-\x3b=\x3f-\x7f\t{re.escape(_BYTES)}]*"),
    "gb18030": re.compile(r"[^\x00-\x7f\ufffd][^\n\r<>\ufffd]*"),
}
# The first two bytes of frequent hanzi and marks in UTF-8, read as GBK; some marks and hanzi of
# Big5, read as GBK. A text has one of them in every sentence if it was misread, and seldom otherwise.
_SIGNS: Final = {
    "utf-8": "锛銆鈥鐨涓浜浠鍙澶鏈鍏杩鍦瀹鍒鍚鏄浣涔鍥鎴灏鐢鏃鍗",
    "big5": "".join(sign.encode("big5").decode("gb18030") for sign in "，。的、「：不在有是"),
}
_SIGN: Final = {name: re.compile(f"[{signs}]") for name, signs in _SIGNS.items()}
# What every misread text has one of: a search for a set costs less than one for each sign.
SIGNS_OF_GBK: Final = "".join(_SIGNS.values())
_SIGN_OF_GBK: Final = re.compile(f"[{SIGNS_OF_GBK}]")
_ANY_SIGN: Final = re.compile(f"[\x80-\xff{SIGNS_OF_GBK}]")
# One stretch must say it by so many characters, by so frequent ones, and so much better than as it stands
# (tests/bench/bench_decode.py, table "mojibake"); the other stretches of that text may be shorter.
_LEAST: Final = 4
_WEIGHT: Final = 44.0
_BETTER: Final = 15.0
_WEIGHT_ELSEWHERE: Final = 30.0
# Where most of a text was misread, a stretch that says as much either way was so too.
_EVEN: Final = -5.0
_ASCII: Final = "".join(map(chr, range(0x80)))
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
# Two codes of gb18030 are the ideographic space: the other one is the usual one.
_TWICE: Final = "\u3000"
# Two of a hanzi's three bytes in UTF-8 are one character of GBK; the third one cannot stand alone.
_CUT_HANZI: Final = 2
# Most stretches that were read rightly show it by so many characters; none of these takes more bytes.
_HEAD, _WIDEST = 8, 4
# What was misread several times is read again as often.
_MOST_PASSES: Final = 4


def mend(text: str) -> Changed:
    """Read misread stretches again: UTF-8, GBK or Big5 read as Latin-1, UTF-8 or Big5 read as GBK.

    Nothing is guessed: a stretch must give back all its bytes, they must be valid in the other encoding,
    and the hanzi that come out must be far more frequent than those that stood there.

    >>> mend("ÖÐ¹úÈËÃñ").text, mend("Voilà l'été").text
    ('中国人民', "Voilà l'été")
    """
    changed = Changed(text, [])
    for _ in range(_MOST_PASSES):
        cuts = _cuts(changed.text)
        if not cuts:
            break
        changed = further(text, changed, cuts)
    return changed


def is_lossy(text: str, unread: int = 0) -> bool:
    r"""Tell whether a text came with characters lost: with U+FFFD, or with what became of it.

    That is its UTF-8, read in GBK or Latin-1. `unread` is how many U+FFFD are of our own decoding: they are
    counted elsewhere.

    >>> is_lossy("锟斤拷"), is_lossy("斤两"), is_lossy("\ufffd", 1)
    (True, False, False)
    """
    if "\ufffd" in text and text.count("\ufffd") > unread:
        return True
    return ("锟" in text and "锟斤拷" in text) or ("ï" in text and "ï¿½" in text)


class _Stretch(NamedTuple):
    """Part of a text, and what it is when it is read again."""

    start: int
    before: str
    after: str

    def is_better(self, least: float, by: float) -> bool:
        weight = weigh(self.after)
        return weight >= least and weight >= weigh(self.before) + by

    def is_sure(self) -> bool:
        return len(_BEYOND_ASCII.findall(self.after)) >= _LEAST and self.is_better(_WEIGHT, _BETTER)

    def cut(self, rule: str) -> Cut:
        same = len(self.after) - len(self.after.rstrip(_ASCII))
        before, after = (text[: len(text) - same] for text in (self.before, self.after))
        return Cut(self.start, before, after, rule)


def _cuts(text: str) -> list[Cut]:
    """Give the cuts of the kind that explains most of the text."""
    found = (_of_kind(text, kind) for kind in _kinds(text))
    return max(found, key=lambda cuts: sum(weigh(cut.put) * len(cut.put) for cut in cuts), default=[])


def _kinds(text: str) -> Iterator[_Kind]:
    """Give the kinds that a text may be of, at little cost for one that is of none."""
    if text.isascii() or not _ANY_SIGN.search(text):
        return
    if _has_latin_pair(text):
        yield from (kind for kind in _KINDS if kind.read_as == "latin-1")
    if _SIGN_OF_GBK.search(text):
        of_gbk = (kind for kind in _KINDS if kind.read_as == "gb18030")
        yield from (kind for kind in of_gbk if _SIGN[kind.is_in].search(text))


def _has_latin_pair(text: str) -> bool:
    """Tell whether two characters beyond ASCII of Latin-1 stand together, and some stretch has enough."""
    latin = text.encode("latin-1", "ignore")
    if _HIGH_PAIR not in latin.translate(_HIGH_OR_NOT) or not _LATIN_PAIR.search(text):
        return False
    # A byte beyond ASCII begins at most two characters: a few of Big5 are a letter and its mark.
    return any(2 * len(_BEYOND_ASCII.findall(one)) >= _LEAST for one in _STRETCH["latin-1"].findall(text))


def _of_kind(text: str, kind: _Kind) -> list[Cut]:
    stretches = list(_stretches(text, kind))
    sure = sum(len(stretch.before) for stretch in stretches if stretch.is_sure())
    if not sure:
        return []
    by = _BETTER if sure * 2 < len(text) else _EVEN
    better = (stretch for stretch in stretches if stretch.is_better(_WEIGHT_ELSEWHERE, by))
    return [stretch.cut(kind.rule) for stretch in better]


def _stretches(text: str, kind: _Kind) -> Iterator[_Stretch]:
    for found in _STRETCH[kind.read_as].finditer(text):
        head = _encoded(found[0][:_HEAD], kind.read_as)
        if len(found[0]) > _HEAD and not any(_is_begun(data, kind) for data in head):
            continue
        for data in _encoded(found[0], kind.read_as):
            read = _read(data, kind)
            if read is not None:
                yield _Stretch(found.start(), found[0][: len(found[0]) - read.left], read.text)
                break


def _read(data: bytes, kind: _Kind) -> _Read | None:
    """Read bytes again: UTF-8 that was read as Latin-1 twice and more shows no hanzi until the last time."""
    read = _decoded(data, kind)
    for _ in range(_MOST_PASSES):
        if not read or kind is not _KINDS[0] or not _LATIN.fullmatch(read.text):
            break
        deeper = _decoded(next(_encoded(read.text, "latin-1")), kind)
        if not deeper or deeper.text == read.text:
            break
        read = deeper
    return read


class _Read(NamedTuple):
    """What bytes say, and how many characters at the end of the stretch are `left` out of it."""

    text: str
    left: int


def _encoded(text: str, encoding: str) -> Iterator[bytes]:
    """Give the bytes that a text was read from; the euro sign of GBK may have been either of two codes."""
    if encoding == "latin-1":
        yield text.translate(_WINDOWS).encode(encoding)
        return
    text = text.translate(_unfolded(encoding))
    if "€" in text:
        yield b"\x80".join(part.encode(encoding, "ignore") for part in text.split("€"))
    yield text.encode(encoding, "ignore")


def _decoded(data: bytes, kind: _Kind) -> _Read | None:
    """Decode bytes that are valid but for their last character, of which GBK has lost the last byte."""
    codec = web.CODECS.get(kind.is_in, kind.is_in)
    try:
        return _Read(data.decode(codec).translate(web.fold(kind.is_in)), 0)
    except UnicodeDecodeError as error:
        cut = len(data) - error.start == _CUT_HANZI and error.end == len(data) and kind.is_in == "utf-8"
        return _Read(data[: error.start].decode(codec), 1) if cut and kind.read_as == "gb18030" else None


def _is_begun(data: bytes, kind: _Kind) -> bool:
    """Tell whether bytes, which others follow, are valid but for their last character."""
    try:
        data.decode(web.CODECS.get(kind.is_in, kind.is_in))
    except UnicodeDecodeError as error:
        return error.start > len(data) - _WIDEST
    return True


@cache
def _unfolded(encoding: str) -> dict[int, int]:
    """Give the characters of Python's codec for those that browsers have in their place."""
    return {ord(right): found for found, right in web.fold(encoding).items() if right not in _TWICE}
