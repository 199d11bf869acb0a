"""What is read from folders, archives, tables and compressed files, honest and hostile."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipcorpus.document import Document, Rejected
from ipcorpus.errors import UsageProblem
from ipcorpus.sources import Choice, pieces
from ipcorpus.sources.container import read
from ipcorpus.sources.piece import Piece

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "<p>图书馆开馆了。</p>".encode("gb18030")


def found(place: Path, **choice: object) -> dict[str, object]:
    """Give what is read from a source: path to bytes, or to the reason why not."""
    wanted = Choice(**choice)
    documents = [document for piece in pieces([place], wanted) for document in read(piece, wanted)]
    paths = [document.path for document in documents]
    assert len(set(paths)) == len(paths)
    return {d.path: d.data if isinstance(d, Document) else d.reason for d in documents}


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


PACKED = {
    "a.zip": zipped({"b.html": PAGE, "c/d.txt": b"d"}),
    "a.tar": tarred({"b.html": PAGE, "c/d.txt": b"d"}),
    "a.tar.gz": tarred({"b.html": PAGE, "c/d.txt": b"d"}, "w:gz"),
    "a.TGZ": tarred({"b.html": PAGE, "c/d.txt": b"d"}, "w:gz"),
    "a.tar.xz": tarred({"b.html": PAGE, "c/d.txt": b"d"}, "w:xz"),
    "a.tar.bz2": tarred({"b.html": PAGE, "c/d.txt": b"d"}, "w:bz2"),
}


@pytest.mark.parametrize("name", PACKED)
def test_archives_give_their_members(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(PACKED[name])
    assert found(tmp_path / name) == {f"{name}!/b.html": PAGE, f"{name}!/c/d.txt": b"d"}
    assert found(tmp_path, include=("*.html",)) == {f"{name}!/b.html": PAGE}
    assert found(tmp_path, exclude=("*/c/*",)) == {f"{name}!/b.html": PAGE}


COMPRESSED = {"a.html.gz": gzip.compress(PAGE), "a.html.bz2": bz2.compress(PAGE), "a.xz": lzma.compress(PAGE)}


@pytest.mark.parametrize("name", COMPRESSED)
def test_compressed_files_are_one_document(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(COMPRESSED[name])
    assert found(tmp_path) == {name: PAGE}


def test_a_tar_that_is_damaged_in_the_middle_is_told(tmp_path: Path) -> None:
    data = bytearray(tarred({"a.txt": b"1", "b.txt": b"2", "c.txt": b"3"}))
    data[2 * 512 + 3] ^= 1
    (tmp_path / "a.tar").write_bytes(data)
    (tmp_path / "b.tar").write_bytes(data[:1000])
    (tmp_path / "c.tar").write_bytes(data[:1100])
    damaged = "damaged archive"
    assert found(tmp_path / "a.tar") == {"a.tar!/a.txt": b"1", "a.tar": damaged}
    assert found(tmp_path / "b.tar") == {"b.tar!/a.txt": b"1", "b.tar": damaged}
    assert found(tmp_path / "c.tar") == {"c.tar!/a.txt": b"1", "c.tar": damaged}


def test_names_in_archives_are_made_harmless(tmp_path: Path) -> None:
    names = ["../../up.txt", "/etc/root.txt", "C:\\dir\\win.txt", "a//./b.txt", "x\ny.txt", ".hidden/z.txt"]
    (tmp_path / "a.tar").write_bytes(tarred({name: name.encode() for name in names}))
    assert set(found(tmp_path)) == {
        f"a.tar!/{name}" for name in ("up.txt", "etc/root.txt", "dir/win.txt", "a/b.txt", "x_y.txt")
    }


def test_names_in_gbk_are_read(tmp_path: Path) -> None:
    name = "图书馆.txt".encode("gb18030")
    (tmp_path / "a.tar").write_bytes(tarred({name.decode("utf-8", "surrogateescape"): b"1"}))
    data = zipped({"12345678.txt": b"1"})
    (tmp_path / "b.zip").write_bytes(data.replace(b"12345678.txt", name.rjust(12, b"x")))
    assert set(found(tmp_path)) == {"a.tar!/图书馆.txt", "b.zip!/xx图书馆.txt"}


def test_names_that_come_twice_are_numbered(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for data in (b"1", b"2"):
            info = tarfile.TarInfo("a.txt")
            info.size = 1
            archive.addfile(info, io.BytesIO(data))
    (tmp_path / "a.tar").write_bytes(buffer.getvalue())
    assert found(tmp_path) == {"a.tar!/a.txt": b"1", "a.tar!/a.txt#2": b"2"}


def test_links_and_devices_are_named_not_followed(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    kinds = {
        "sym": tarfile.SYMTYPE,
        "hard": tarfile.LNKTYPE,
        "dev": tarfile.CHRTYPE,
        "fifo": tarfile.FIFOTYPE,
    }
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, kind in kinds.items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    (tmp_path / "a.tar").write_bytes(buffer.getvalue())
    link = zipfile.ZipInfo("link")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    reasons = {
        "a.tar!/sym": "a link",
        "a.tar!/hard": "a link",
        "a.tar!/dev": "a device",
        "a.tar!/fifo": "a device",
    }
    assert found(tmp_path) == reasons | {"b.zip!/link": "a link"}


def test_encrypted_members_are_named(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"a", "b.txt": b"b"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    assert found(tmp_path) == {"a.zip!/a.txt": "encrypted", "a.zip!/b.txt": b"b"}


def test_an_archive_in_an_archive_is_read_and_one_in_that_is_not(tmp_path: Path) -> None:
    inner = zipped({"in.txt": b"1"})
    middle = tarred({"inner.zip": inner, "mid.txt": b"2"}, "w:gz")
    (tmp_path / "out.zip").write_bytes(zipped({"mid.tgz": middle, "x.txt.gz": gzip.compress(b"3")}))
    assert found(tmp_path) == {
        "out.zip!/mid.tgz!/inner.zip": "nested too deep",
        "out.zip!/mid.tgz!/mid.txt": b"2",
        "out.zip!/x.txt.gz": b"3",
    }


def test_bombs_are_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ipcorpus.sources.packed._ALWAYS", 100_000)
    zeros = bytes(3_000_000)
    (tmp_path / "a.gz").write_bytes(gzip.compress(zeros))
    (tmp_path / "b.zip").write_bytes(zipped({"first.txt": b"1", "zeros.txt": zeros, "z": b"2"}))
    (tmp_path / "c.tar.gz").write_bytes(
        gzip.compress(tarred({"first.txt": b"1", "zeros.txt": zeros, "z": b"2"}))
    )
    (tmp_path / "d.jsonl.gz").write_bytes(gzip.compress(b'{"text": "1"}\n' + zeros))
    assert found(tmp_path, max_bytes=10_000_000) == {
        "a.gz": "unpacks to too much",
        "b.zip!/first.txt": b"1",
        "b.zip!/zeros.txt": "unpacks to too much",
        "b.zip!/z": "unpacks to too much",
        "c.tar.gz!/first.txt": b"1",
        "c.tar.gz!/zeros.txt": "unpacks to too much",
        "c.tar.gz": "unpacks to too much",
        "d.jsonl.gz#1": b"1",
        "d.jsonl.gz": "unpacks to too much",
    }


def test_members_beyond_the_limit_are_rejected_and_the_others_read(tmp_path: Path) -> None:
    members = {"big.txt": b"x" * 101, "small.txt": b"1"}
    (tmp_path / "a.zip").write_bytes(zipped(members))
    (tmp_path / "b.tar.gz").write_bytes(tarred(members, "w:gz"))
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(b"x" * 101))
    assert found(tmp_path, max_bytes=100) == {
        "a.zip!/big.txt": "too large",
        "a.zip!/small.txt": b"1",
        "b.tar.gz!/big.txt": "too large",
        "b.tar.gz!/small.txt": b"1",
        "c.txt.gz": "too large",
    }


def test_what_is_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    many = {f"{number}.txt": bytes([number % 256]) * 2000 for number in range(50)}
    (tmp_path / "a.tar").write_bytes(tarred(many)[:60_000])
    (tmp_path / "b.zip").write_bytes(zipped(many)[:3000])
    (tmp_path / "c.gz").write_bytes(gzip.compress(PAGE * 100)[:50])
    seen = found(tmp_path)
    assert seen["a.tar!/0.txt"] == many["0.txt"]
    assert sum(isinstance(value, bytes) for value in seen.values()) == 23
    reasons = {value for value in seen.values() if isinstance(value, str)}
    assert reasons == {"damaged", "damaged archive"}


def test_a_corrupt_member_costs_itself(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"abcdef", "b.txt": b"uvwxyz"}, zipfile.ZIP_STORED))
    data[data.index(b"abcdef")] ^= 1
    (tmp_path / "a.zip").write_bytes(data)
    assert found(tmp_path) == {"a.zip!/a.txt": "damaged", "a.zip!/b.txt": b"uvwxyz"}


def test_an_empty_archive_is_a_rejected_document(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({}))
    (tmp_path / "b.jsonl").write_bytes(b"\n\n")
    assert found(tmp_path) == {"a.zip": "nothing inside", "b.jsonl": "nothing inside"}


def test_a_hostile_web_archive_is_bounded(tmp_path: Path) -> None:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: "
    (tmp_path / "a.warc").write_bytes(head + b"99999999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx")
    (tmp_path / "b.warc").write_bytes(head + b"-5\r\n\r\n")
    (tmp_path / "c.warc").write_bytes(b"WARC/1.0\r\n" + b"a: b\r\n" * 5000)
    page = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(bytes(1_000_000))
    (tmp_path / "d.warc").write_bytes(head + b"%d\r\n\r\n" % len(page) + page)
    expected = {"a.warc": "damaged", "b.warc": "damaged", "c.warc": "damaged", "d.warc#1": "too large"}
    assert found(tmp_path, max_bytes=100_000) == expected


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(PACKED)), at=st.integers(0, 20_000), put=st.binary(max_size=8))
def test_no_damage_is_an_exception(name: str, at: int, put: bytes, tmp_path: Path) -> None:
    data = PACKED[name]
    at %= len(data)
    (tmp_path / name).write_bytes(data[:at] + put + data[at + len(put) :])
    seen = found(tmp_path / name)
    assert seen
    (tmp_path / name).unlink()


def test_json_lines_give_a_document_a_row(tmp_path: Path) -> None:
    table = [
        b'{"text": "\xe4\xb8\x80", "url": "http://a.cn/1", "n": 1}',
        b"",
        b'{"html": "<p>2", "text": null}',
        b"{not json}",
        b"[1]",
        b'{"n": 5}',
        b'{"text": "\xff"}',
        b'{"text": 7}',
        b'{"content": "8"}',
    ]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(table))
    assert found(tmp_path) == {
        "a.jsonl#1": "一".encode(),
        "a.jsonl#3": b"<p>2",
        "a.jsonl#4": "not JSON",
        "a.jsonl#5": "not JSON",
        "a.jsonl#6": "no document in the row",
        "a.jsonl#7": "not JSON",
        "a.jsonl#8": "no document in the row",
        "a.jsonl#9": b"8",
    }
    (first, *_) = read(Piece("a.jsonl", str(tmp_path / "a.jsonl")), Choice())
    assert (first.url, first.charset, first.extra) == (
        "http://a.cn/1",
        "utf-8",
        {"url": "http://a.cn/1", "n": 1},
    )


def test_the_column_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "a.ndjson").write_text(json.dumps({"text": "no", "body": "yes"}))
    assert found(tmp_path, column="body") == {"a.ndjson#1": b"yes"}


def test_hostile_json_is_rejected_row_by_row(tmp_path: Path) -> None:
    lines = [
        b"[" * 200_000,
        b'{"text": "' + b"x" * 2000 + b'"}',
        b'{"text": "' + b"x" * 200 + b'"}',
        b'{"text": "ok"}',
    ]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    assert list(found(tmp_path, max_bytes=100).values()) == ["too large", "too large", "too large", b"ok"]


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    names = ["b.txt", "a/z.txt", "a.txt", "a-b/c.txt", "甲.txt", "a/b/c.txt"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    assert list(found(tmp_path)) == sorted(names)


def test_a_file_that_vanishes_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"1")
    (piece,) = pieces([tmp_path], Choice())
    (tmp_path / "a.txt").unlink()
    (gone,) = read(piece, Choice())
    assert gone == Rejected("a.txt", "read", "unreadable", "No such file or directory")


def test_very_deep_folders_are_walked(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(60):
        deep /= "d" * 60
    deep.mkdir(parents=True)
    (deep / "a.txt").write_bytes(b"1")
    assert list(found(tmp_path).values()) == [b"1"]


def test_a_missing_extra_is_told_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt.zst").write_bytes(b"")
    monkeypatch.setattr("ipcorpus.zst.module", lambda _: None)
    with pytest.raises(UsageProblem, match=r"a.txt.zst needs `pip install 'ipcorpus\[zst\]'`"):
        list(pieces([tmp_path], Choice()))


@pytest.mark.system
def test_zstandard(tmp_path: Path) -> None:
    import zstandard  # noqa: PLC0415 - only where these tests run

    (tmp_path / "a.html.zst").write_bytes(zstandard.compress(PAGE))
    (tmp_path / "b.tar.zst").write_bytes(zstandard.compress(tarred({"c.txt": b"c"})))
    (tmp_path / "c.zst").write_bytes(b"no zstandard")
    (tmp_path / "d.zst").write_bytes(zstandard.compress(b"d") * 2)
    (tmp_path / "e.zst").write_bytes(zstandard.compress(PAGE)[:-1])
    (tmp_path / "f.jsonl.zst").write_bytes(zstandard.compress(b'{"text": "f"}\n' * 40_000)[:60])
    read = found(tmp_path)
    assert read.pop("f.jsonl.zst") == "damaged"
    rest = {name: data for name, data in read.items() if not name.startswith("f.")}
    assert rest == {
        "a.html.zst": PAGE,
        "b.tar.zst!/c.txt": b"c",
        "c.zst": "damaged",
        "d.zst": b"dd",
        "e.zst": "damaged",
    }


@pytest.mark.system
def test_parquet(tmp_path: Path) -> None:
    import pyarrow as pa  # noqa: PLC0415 - only where these tests run
    from pyarrow import parquet  # noqa: PLC0415

    rows = [{"bytes": PAGE, "n": number, "url": None} for number in range(100)] + [{"bytes": None}]
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet")
    (tmp_path / "b.parquet").write_bytes(b"PAR1 nothing PAR1")
    seen = found(tmp_path)
    assert seen.pop("a.parquet#101") == "no document in the row"
    assert seen.pop("b.parquet") == "damaged table"
    assert list(seen.items()) == [(f"a.parquet#{number}", PAGE) for number in range(1, 101)]


def test_web_archives(tmp_path: Path) -> None:
    def record(http: bytes, kind: bytes = b"response") -> bytes:
        return b"".join(
            (
                b"WARC/1.0\r\nWARC-Type: ",
                kind,
                b"\r\nWARC-Target-URI: http://a.cn/1\r\nWARC-Record-ID: <urn:uuid:1>\r\n",
                b"WARC-Date: 2020-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n",
                b"Content-Length: %d\r\n\r\n%b\r\n\r\n" % (len(http), http),
            )
        )

    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=gbk\r\nContent-Encoding: gzip\r\n\r\n"
    page = record(head + gzip.compress(PAGE))
    chunked = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"5\r\nhello\r\n4\r\n you\r\n0\r\n\r\n"
    )
    joined = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n<p>hello</p>"
    gone = record(b"HTTP/1.1 404 Gone\r\nContent-Type: text/html\r\n\r\nx")
    data = (
        page + record(b"GET / HTTP/1.1\r\n\r\n", b"request") + gone + page + record(chunked) + record(joined)
    )
    (tmp_path / "a.warc").write_bytes(data + b"nonsense")
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(data))
    kinds = {"#1": PAGE, "#2": "no page", "#3": PAGE, "#4": b"hello you", "#5": b"<p>hello</p>"}
    expected = {f"{name}{row}": value for name in ("a.warc", "b.warc.gz") for row, value in kinds.items()}
    assert found(tmp_path) == expected | {"a.warc": "damaged"}
    (first, *_) = read(Piece("a.warc", str(tmp_path / "a.warc")), Choice())
    assert (first.url, first.charset, first.media_type) == ("http://a.cn/1", "gbk", "text/html")
