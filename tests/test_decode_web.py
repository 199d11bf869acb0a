"""Decoding as browsers do: every pointer of the standard's indexes, and what bad bytes become."""

from __future__ import annotations

import hashlib
import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcorpus.document import Cut
from ipcorpus.steps.decode.web import read

# Both indexes of https://encoding.spec.whatwg.org/, built by .ci/build_web_fixes.py.
INDEXES = Path(__file__).parent / "whatwg-indexes.xz"
SHA256 = "027ac8c851deb3f5f6a95a30c03ad87a17701007f4ab29d481994d757f3b9753"
ROWS = {"gb18030": (190, 1), "big5": (157, 0x22)}
UNICODE = ("utf-8", "gb18030", "utf-16le", "utf-16be", "utf-32le", "utf-32be")
CODECS = {name: f"{name[:6]}-{name[6:]}" for name in UNICODE if name.startswith("utf-") and len(name) > 5}


def index(encoding: str) -> list[tuple[bytes, str]]:
    rows = dict(zip(ROWS, lzma.decompress(INDEXES.read_bytes()).decode().split("\n"), strict=True))
    row, gap = ROWS[encoding]
    found = []
    for pointer, text in enumerate(rows[encoding].split("\t")):
        lead, trail = divmod(pointer, row)
        found.append((bytes((lead + 0x81, trail + 0x40 + (gap if trail >= 0x3F else 0))), text))
    return found


def test_indexes_are_those_that_were_checked():
    assert hashlib.sha256(INDEXES.read_bytes()).hexdigest() == SHA256


@pytest.mark.parametrize(("encoding", "entries"), [("gb18030", 23940), ("big5", 18594)])
def test_every_pointer_reads_as_the_standard_has_it(encoding, entries):
    pairs = index(encoding)
    assert sum(text != "" for _, text in pairs) == entries
    assert [(pair.hex(), text) for pair, text in pairs if text and read(pair, encoding) != (text, [])] == []


@pytest.mark.parametrize("encoding", ROWS)
def test_pointers_without_an_entry_are_one_error(encoding):
    for pair, text in index(encoding):
        if not text:
            taken, rest = (pair[:1], chr(pair[1])) if pair[1] < 0x80 else (pair, "")
            assert read(pair + b".", encoding) == (
                f"\ufffd{rest}.",
                [Cut(0, taken.hex(), "\ufffd", "unreadable")],
            )


def test_all_pointers_in_one_text():
    for encoding in ROWS:
        pairs = [(pair, text) for pair, text in index(encoding) if text]
        assert read(b"\n".join(pair for pair, _ in pairs), encoding).text == "\n".join(t for _, t in pairs)


def four_bytes(pointer: int) -> bytes:
    rest, last = divmod(pointer, 10)
    rest, third = divmod(rest, 126)
    first, second = divmod(rest, 10)
    return bytes((first + 0x81, second + 0x30, third + 0x81, last + 0x30))


# Ends of the standard's ranges, and the pointers around them that have no code point.
@pytest.mark.parametrize(
    ("pointer", "text"),
    [
        (0, "\x80"),
        (7456, "\u1e3e"),
        (7457, "\ue7c7"),
        (7458, "\u1e40"),
        (33469, "\ue76c"),
        (33470, "\ue7c8"),
        (39419, "\uffff"),
        (39420, "\ufffd"),
        (188999, "\ufffd"),
        (189000, "\U00010000"),
        (1237575, "\U0010ffff"),
        (1237576, "\ufffd"),
    ],
)
def test_four_byte_sequences(pointer, text):
    assert read(four_bytes(pointer), "gb18030").text == text


@pytest.mark.parametrize(
    ("data", "encoding", "text", "bad"),
    [
        (b"\x80", "gb18030", "€", []),
        (b"a\xffb", "gb18030", "a\ufffdb", ["ff"]),
        (b"\x81", "gb18030", "\ufffd", ["81"]),
        (b"\x81\x30", "gb18030", "\ufffd", ["8130"]),
        (b"\x81\x30\x81", "gb18030", "\ufffd", ["813081"]),
        (b"\x81\x30\x81a", "gb18030", "\ufffd0乤", ["81"]),
        (b"\x81\x30a", "gb18030", "\ufffd0a", ["81"]),
        (b"\x81\x20", "gb18030", "\ufffd ", ["81"]),
        (b"\xd6\xd0\xa1\xff\xce\xc4", "gb18030", "中\ufffd文", ["a1ff"]),
        (b"\x80a", "big5", "\ufffda", ["80"]),
        (b"\xa4\xa4\xff\xa4\xe5", "big5", "中\ufffd文", ["ff"]),
        (b"\xa4\x90\xa4\xe5", "big5", "\ufffd文", ["a490"]),
        (b"\x88\x62\x88\xa3", "big5", "\u00ca\u0304\u00ea\u0304", []),
        (b"\xa1\xfe\xa2\x41\xff\xa2\x42A", "big5", "／\u2215\ufffd\ufe68A", ["ff"]),
        (b"\xa4\xa2A\xa2\x41", "big5", "丐A\u2215", []),
        ("中文".encode()[:-1], "utf-8", "中\ufffd", ["e696"]),
        (b"\xf0\x9f\x98 \xc0\xaf", "utf-8", "\ufffd \ufffd\ufffd", ["f09f98", "c0", "af"]),
        (b"\x2d\x4e\x87", "utf-16le", "中\ufffd", ["87"]),
        (b"\x00\xd8\x2d\x4e", "utf-16le", "\ufffd中", ["00d8"]),
    ],
)
def test_what_cannot_be_read(data, encoding, text, bad):
    changed = read(data, encoding)
    assert changed.text == text
    assert [cut.removed for cut in changed.cuts] == bad
    assert all(data[cut.start :].startswith(bytes.fromhex(cut.removed)) for cut in changed.cuts)


@pytest.mark.parametrize("encoding", UNICODE)
def test_a_byte_order_mark_is_cut(encoding):
    codec = CODECS.get(encoding, encoding)
    mark = "\ufeff".encode(codec)
    assert read(mark + "中文".encode(codec), encoding) == ("中文", [Cut(0, mark.hex(), "", "bom")])


@given(data=st.binary(max_size=40), encoding=st.sampled_from((*UNICODE, "big5")))
def test_any_bytes_give_text_and_cuts_in_order(data, encoding):
    text, cuts = read(data, encoding)
    text.encode("utf-8")
    assert text.count("\ufffd") >= sum(cut.put == "\ufffd" for cut in cuts)
    at = 0
    for cut in cuts:
        assert cut.start >= at
        at = cut.start + len(cut.removed) // 2
        assert data[cut.start : at].hex() == cut.removed


@given(text=st.text(max_size=30), encoding=st.sampled_from(UNICODE))
def test_what_was_encoded_is_read_back(text, encoding):
    text = "".join(char for char in text if not _moved(char)).lstrip("\ufeff")
    assert read(text.encode(CODECS.get(encoding, encoding)), encoding) == (text, [])


def _moved(char):
    """Tell the characters to which the standard gives other bytes than Python does."""
    return char in "\ue5e5\ue7c7\u1e3f" or "\ue78d" <= char <= "\ue864"
