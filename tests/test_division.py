"""Large archives and tables are divided: stretches give what the whole gives, whatever fails."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import random
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from folders import content
from ipcorpus.cli import status
from ipcorpus.document import Document, Rejected
from ipcorpus.sources import Choice, pieces
from ipcorpus.sources.container import read
from ipcorpus.sources.division import divide

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

HANZI = [chr(code) for code in range(0x4E00, 0x5A00)]


def texts(count: int, length: int = 400) -> list[str]:
    """Give texts of chance hanzi, which pack badly."""
    chance = random.Random(7)
    return [
        f"青溪县图书馆本周末开放新馆。\n{''.join(chance.choices(HANZI, k=length))}，这是第{number}条。\n"
        for number in range(count)
    ]


def rows(found: Sequence[str]) -> bytes:
    return b"".join(json.dumps({"text": text}).encode() + b"\n" for text in found)


def record(text: str, kind: str = "response") -> bytes:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text.encode()
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nContent-Length: {len(page)}\r\n\r\n"
    return head.encode() + page + b"\r\n\r\n"


def records(found: Sequence[str]) -> list[bytes]:
    kinds = ("request", "response")
    return [record("", "warcinfo"), *(record(text, kind) for text in found for kind in kinds)]


def tarred(found: Sequence[str], mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:
        for number, text in enumerate(found):
            # Every third name needs a header of its own.
            info = tarfile.TarInfo(f"{'很长的文件夹名字' * 12 * (number % 3 == 0)}/{number:04}.txt")
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return buffer.getvalue()


def zipped(found: Sequence[str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in enumerate(found):
            archive.writestr(f"{number:04}.txt", text)
    return buffer.getvalue()


KINDS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "a.jsonl": rows,
    "a.ndjson.gz": lambda found: gzip.compress(rows(found)),
    "a.jsonl.gz": lambda found: b"".join(gzip.compress(rows([text])) + bytes(3) for text in found),
    "a.jsonl.bz2": lambda found: bz2.compress(rows(found)),
    "a.jsonl.xz": lambda found: lzma.compress(rows(found)),
    "a.warc": lambda found: b"".join(records(found)),
    "a.warc.gz": lambda found: b"".join(map(gzip.compress, records(found))),
    "b.warc.gz": lambda found: gzip.compress(b"".join(records(found))),
    "a.tar": tarred,
    "a.tgz": lambda found: tarred(found, "w:gz"),
    "a.tar.xz": lambda found: tarred(found, "w:xz"),
    "a.zip": zipped,
}


def in_stretches(place: Path, size: int) -> list[list[Document | Rejected]]:
    (piece,) = pieces([place], Choice())
    found = divide(piece, size)
    return [list(read(piece._replace(stretch=stretch), Choice())) for stretch in found]


def as_whole(place: Path) -> list[Document | Rejected]:
    (piece,) = pieces([place], Choice())
    return list(read(piece, Choice()))


@pytest.mark.parametrize("size", [1, 7, 50, 59])
@pytest.mark.parametrize("name", KINDS)
def test_stretches_give_what_the_whole_gives(name: str, size: int, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(KINDS[name](texts(60, 50)))
    parts, whole = in_stretches(tmp_path / name, size), as_whole(tmp_path / name)
    assert len(whole) == 60
    assert list(chain(*parts)) == whole
    begun_anew = name in {
        "a.ndjson.gz",
        "a.jsonl.bz2",
        "a.jsonl.xz",
        "b.warc.gz",
        "a.tgz",
        "a.tar.xz",
        "a.zip",
    }
    expected = -(-60 // size)
    while begun_anew and expected > 8:
        expected = -(-expected // 2)
    assert len(parts) == expected


@pytest.mark.system
def test_rows_of_parquet_are_divided_by_groups_and_in_them(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pa.table({"text": texts(60, 50), "n": list(range(60))})
    for group, size, expected in ((60, 7, 8), (60, 5, 8), (25, 7, 8), (4, 10, 5), (1, 7, 9)):
        place = tmp_path / f"{group}-{size}.parquet"
        parquet.write_table(table, place, row_group_size=group)
        parts, whole = in_stretches(place, size), as_whole(place)
        assert list(chain(*parts)) == whole
        assert len(parts) == expected


ROWS = st.lists(st.sampled_from([b"", b"{}", b'{"text": "\xe4\xb8\x80"}', b"x" * 70, b"no"]), max_size=40)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=ROWS, end=st.sampled_from([b"", b"\n", b"\n\n"]), size=st.integers(1, 9), block=st.integers(1, 40)
)
def test_any_rows_at_all(
    lines: list[bytes], end: bytes, size: int, block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ipcorpus.sources.table._BLOCK", block)
    place = tmp_path / "a.jsonl"
    place.write_bytes(b"\n".join(lines) + end)
    parts, count = in_stretches(place, size), len(place.read_bytes().splitlines())
    assert len(parts) == (0 if count <= size else -(-count // size))
    if any(lines) and parts:
        assert list(chain(*parts)) == as_whole(place)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(KINDS)),
    at=st.integers(0, 100_000),
    put=st.binary(max_size=8),
    cut=st.booleans(),
)
# What is broken here reads as the archive's end.
@example(name="a.tar.xz", at=3966, put=b"\x1a\xf6D\t\xa4'\xae\x12", cut=False)
def test_what_is_damaged_is_read_alike(name: str, at: int, put: bytes, tmp_path: Path, *, cut: bool) -> None:
    data = KINDS[name](texts(40, 50))
    at %= len(data)
    (tmp_path / name).write_bytes(data[:at] + put + (b"" if cut else data[at + len(put) :]))
    whole = as_whole(tmp_path / name)
    if parts := list(chain(*in_stretches(tmp_path / name, 2))):
        # Of a packed file the last block before the damage may be lost.
        lost = 20 if name.endswith(("z", "z2")) else 0
        same = max(0, min(len(parts), len(whole)) - lost)
        assert parts[:same] == whole[:same]
        assert abs(len(parts) - len(whole)) <= lost
        assert isinstance(parts[-1], Rejected) == isinstance(whole[-1], Rejected)


def test_damage_behind_what_looks_like_the_end_of_a_tar_is_told(tmp_path: Path) -> None:
    place = tmp_path / "a.tgz"
    data = gzip.compress(tarred(texts(4)) + bytes(1 << 20))
    place.write_bytes(data[:-8] + bytes(8))
    *sound, last = as_whole(place)
    assert len(sound) == 4
    assert isinstance(last, Rejected)
    assert last.reason == "damaged archive"


def clean(source: Path, out: Path, *more: str) -> int:
    return status(["clean", str(source), "-o", str(out), "--shard-size", "5", *more])


def articles(out: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(out.glob("articles-*")))


@pytest.mark.parametrize("name", ["a.jsonl", "a.warc.gz", "a.tar", "a.zip"])
def test_the_shards_hold_what_one_shard_would(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(KINDS[name](texts(60)))
    one, serial, local = tmp_path / "one", tmp_path / "serial", tmp_path / "local"
    assert clean(tmp_path / name, one, "--engine", "serial", "--quiet", "--shard-size", "500") == 0
    assert clean(tmp_path / name, serial, "--engine", "serial", "--quiet") == 0
    assert clean(tmp_path / name, local, "--workers", "2", "--quiet") == 0
    assert len(list(one.glob("articles-*"))) == 1
    assert len(list(serial.glob("articles-*"))) >= 6
    assert articles(serial) == articles(one)
    assert content(local) == content(serial)


def test_parts_of_a_run_share_a_table(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(rows(texts(60)))
    whole, parts = tmp_path / "whole", [tmp_path / f"part-{number}" for number in (1, 2, 3)]
    assert clean(tmp_path / "a.jsonl", whole, "--engine", "serial", "--quiet") == 0
    for number, part in enumerate(parts, 1):
        assert (
            clean(tmp_path / "a.jsonl", part, "--engine", "serial", "--quiet", "--shard", f"{number}/3") == 0
        )
        assert len(list(part.glob("articles-*"))) == 4
    assert status(["merge", *map(str, parts), "-o", str(tmp_path / "out"), "--quiet"]) == 0
    assert content(tmp_path / "out") == content(whole)


def test_a_table_is_looked_through_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, out = tmp_path / "a.jsonl", tmp_path / "out"
    table.write_bytes(rows(texts(60)))
    assert clean(table, out) == 0
    assert "1 large archives or tables are looked through\n" in capsys.readouterr().err
    assert clean(table, out) == 0
    assert capsys.readouterr().err == f"nothing to do: all 60 documents are done, in {out}\n"


def test_rows_that_are_added_redo_the_last_shard(tmp_path: Path) -> None:
    table, out, fresh = tmp_path / "a.jsonl", tmp_path / "out", tmp_path / "fresh"
    every = texts(64)
    table.write_bytes(rows(every[:58]))
    assert clean(table, out, "--quiet", "--engine", "serial") == 0
    before = {file.stat().st_mtime_ns for file in out.glob("articles-*")}
    with table.open("ab") as file:
        file.write(rows(every[58:]))
    assert clean(table, out, "--quiet", "--engine", "serial") == 0
    assert len({file.stat().st_mtime_ns for file in out.glob("articles-*")} - before) == 2
    assert clean(table, fresh, "--quiet", "--engine", "serial") == 0
    assert content(out) == content(fresh)


def test_what_changes_under_way_is_not_read_askew(tmp_path: Path) -> None:
    table = tmp_path / "a.jsonl"
    table.write_bytes(rows(texts(20)))
    (piece,) = pieces([table], Choice())
    stretch = divide(piece, 5)[2]
    table.write_bytes(rows(texts(20, 30)))
    (told,) = read(piece._replace(stretch=stretch), Choice())
    assert (told.path, told.reason) == ("a.jsonl", "changed while it was read")


@pytest.mark.parametrize("name", ["a.tar", "a.zip"])
def test_archives_with_a_name_twice_stay_whole(name: str, tmp_path: Path) -> None:
    if name == "a.zip":
        # Written under two names of one length, and changed behind the archive's back.
        (tmp_path / name).write_bytes(zipped(["一"] * 9).replace(b"0001.txt", b"0002.txt"))
    else:
        with tarfile.open(tmp_path / name, "w") as archive:
            for _ in range(9):
                archive.addfile(tarfile.TarInfo("a.txt"))
    assert not in_stretches(tmp_path / name, 2)


def test_killed_in_the_middle_of_a_table_it_ends_with_the_same_bytes(tmp_path: Path) -> None:
    table, fresh = tmp_path / "a.warc.gz", tmp_path / "fresh"
    table.write_bytes(KINDS["a.warc.gz"](texts(60)))
    assert clean(table, fresh, "--quiet") == 0
    command = [sys.executable, "-m", "ipcorpus", "clean", str(table), "--quiet", "--shard-size", "5", "-o"]
    kept = 0
    for number in range(4):
        out = tmp_path / f"out-{number}"
        process = subprocess.Popen([*command, str(out), "--engine", "serial"], start_new_session=True)
        while len(list(out.glob("articles-*"))) <= number and process.poll() is None:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        before = {file.stat().st_mtime_ns for file in out.glob("articles-*")}
        assert clean(table, out, "--quiet", "--workers", "2") == 0
        kept += len(before & {file.stat().st_mtime_ns for file in out.glob("articles-*")})
        assert content(out) == content(fresh)
    assert kept >= 4
