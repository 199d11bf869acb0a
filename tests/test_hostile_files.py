"""Folders and files that lie, vanish, grow or cannot be read: each costs itself, and nothing else."""

from __future__ import annotations

import errno
import gzip
import io
import json
import os
import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ipcorpus.cli import status
from ipcorpus.document import Document, Rejected
from ipcorpus.errors import UsageProblem
from ipcorpus.sources import Choice, container, pieces, read

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "青溪县图书馆本周末开放新馆。\n馆长说，新馆有三层，藏书四十万册，周一闭馆。\n".encode()


def found(place: Path, **choice: object) -> dict[str, object]:
    """Give what is read from a source: path to bytes, or to the reason why not."""
    wanted = Choice(**choice)
    documents = [document for piece in pieces([place], wanted) for document in read(piece, wanted)]
    return {d.path: d.data if isinstance(d, Document) else d.reason for d in documents}


def test_links_that_lead_nowhere_or_to_devices_are_named_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "up").symlink_to("..")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "good.txt").write_bytes(TEXT)
    (tmp_path / "link.txt").symlink_to("good.txt")
    loop = f"unreadable: {os.strerror(errno.ELOOP)}"
    assert found(tmp_path) == {
        "a.txt": loop,
        "b.txt": loop,
        "good.txt": TEXT,
        "link.txt": TEXT,
        "self": loop,
        "up": "a link to a folder",
        "zero.txt": "a device",
    }


def test_what_may_not_be_read_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").mkdir()
    for name in ("secret/a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_bytes(TEXT)
    scan, opened = os.scandir, os.open

    def refused(honest: Callable[..., object], name: str) -> Callable[..., object]:
        def call(place: object, *more: object, **named: object) -> object:
            if str(place).endswith(name):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            return honest(place, *more, **named)

        return call

    # The superuser may read everything: refusals have to be played.
    monkeypatch.setattr(os, "scandir", refused(scan, "secret"))
    monkeypatch.setattr(os, "open", refused(opened, "b.txt"))
    assert found(tmp_path) == {"b.txt": "unreadable", "c.txt": TEXT, "secret": "unreadable folder"}


def _grow(place: Path) -> None:
    place.write_bytes(TEXT * 2)


def _shrink(place: Path) -> None:
    place.write_bytes(b"x")


def _become_a_pipe(place: Path) -> None:
    place.unlink()
    os.mkfifo(place)


def _become_a_folder(place: Path) -> None:
    place.unlink()
    place.mkdir()


@pytest.mark.parametrize(
    ("change", "expected"),
    [(_grow, TEXT * 2), (_shrink, b"x"), (_become_a_pipe, "unreadable"), (_become_a_folder, "unreadable")],
)
def test_a_file_that_changes_after_it_was_listed(
    change: Callable[[Path], None], expected: object, tmp_path: Path
) -> None:
    place = tmp_path / "a.txt"
    place.write_bytes(TEXT)
    (piece,) = pieces([tmp_path], Choice())
    change(place)
    (seen,) = read(piece, Choice())
    assert (seen.data if isinstance(seen, Document) else seen.reason) == expected


def test_a_file_that_grows_without_end_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (piece,) = pieces([tmp_path], Choice())
    (seen,) = read(piece._replace(place="/dev/zero"), Choice(max_bytes=1_000_000))
    assert (seen.path, seen.reason) == ("a.txt", "too large")


def test_a_file_that_breaks_off_in_the_middle_costs_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "b.txt").write_bytes(TEXT)
    honest = container._one  # noqa: SLF001 - where all reading goes through

    def broken(path: str, *more: object) -> object:
        if path == "a.txt":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return honest(path, *more)

    monkeypatch.setattr(container, "_one", broken)
    assert found(tmp_path) == {"a.txt": "unreadable", "b.txt": TEXT}


def test_a_file_that_waits_for_an_event_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Waiting(io.BytesIO):
        def read(self, _size: int | None = -1) -> None:
            return None

    monkeypatch.setattr(container, "_open", lambda *_: Waiting())
    assert found(_file(tmp_path / "a.txt")) == {"a.txt": "unreadable"}


def test_what_we_lack_ourselves_is_no_fault_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    monkeypatch.setattr(container, "_open", refused)
    with pytest.raises(UsageProblem, match=r"cannot read 'a\.txt': Too many open files"):
        found(_file(tmp_path / "a.txt"))


def test_a_source_that_may_not_be_read_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    (tmp_path / "a.txt").write_bytes(TEXT)
    monkeypatch.setattr(os, "scandir", refused)
    assert status(["clean", str(tmp_path), "-o", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == f"ipcorpus: cannot read '{tmp_path}': Permission denied\n"


def test_an_output_among_a_source_is_one_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dump").mkdir()
    (tmp_path / "dump" / "a.txt").write_bytes(TEXT)
    assert status(["clean", str(tmp_path), "-o", str(tmp_path / "dump")]) == 2
    assert "holds files of a source; -o names another folder" in capsys.readouterr().err
    assert [file.name for file in (tmp_path / "dump").iterdir()] == ["a.txt"]
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".keep").touch()
    assert [status(["clean", str(tmp_path), "-o", str(tmp_path / "out")]) for _ in range(2)] == [0, 0]


def test_an_output_that_is_a_source_is_refused_and_left_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    assert status(["clean", str(tmp_path), "-o", f"{tmp_path}/../{tmp_path.name}"]) == 2
    assert "holds files of a source; -o names another folder" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("arguments", [["clean", "", "-o", "out"], ["clean", "in", "-o", ""]])
def test_an_empty_path_is_not_the_current_folder(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(arguments) == 2
    assert "an empty path" in capsys.readouterr().err


def test_a_path_too_long_for_the_system_costs_itself(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_bytes(TEXT)
    at = os.open(tmp_path, os.O_RDONLY)
    for _ in range(25):
        os.mkdir("d" * 200, dir_fd=at)
        inner = os.open("d" * 200, os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = inner
    os.close(at)
    seen = found(tmp_path)
    assert seen.pop("good.txt") == TEXT
    ((path, reason),) = seen.items()
    assert reason == "unreadable folder"
    assert len(path) > 3500


def test_names_that_would_break_a_line_or_steer_a_terminal_are_spelt_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [b"two\nlines.txt", b"\x1b[31mred.txt", b"\xb0\xa1.txt", "图 书😀.txt".encode()]
    (tmp_path / "in").mkdir()
    for name in names:
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path / "in"), name))).write_bytes(TEXT)  # noqa: PTH118 - of bytes
    shown = [r"\x1b[31mred.txt", r"\xb0\xa1.txt", r"two\x0alines.txt", "图 书😀.txt"]
    assert sorted(found(tmp_path / "in")) == shown
    assert status(["detect", str(tmp_path / "in")]) == 0
    assert [line.partition("\t")[0] for line in capsys.readouterr().out.splitlines()] == shown


def test_names_that_differ_in_case_only_are_two_documents(tmp_path: Path) -> None:
    names = ["A.txt", "a.txt", "Dir/x.txt", "dir/x.txt"]
    site, out = tmp_path / "scraped", tmp_path / "out"
    for name in names:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(TEXT)
    assert status(["clean", str(site), "-o", str(out), "--quiet", "--engine", "serial"]) == 0
    rows = [json.loads(line) for line in (out / "articles-00000.jsonl").open("rb")]
    assert [row["path"] for row in rows] == sorted(names)
    assert len({row["id"] for row in rows}) == 4


def test_a_sparse_member_is_not_unfolded(tmp_path: Path) -> None:
    info = tarfile.TarInfo("inner.zip")
    info.size = 512
    info.pax_headers = {
        "GNU.sparse.major": "0",
        "GNU.sparse.minor": "1",
        "GNU.sparse.name": "inner.zip",
        "GNU.sparse.size": str(1 << 40),
        "GNU.sparse.map": f"0,512,{1 << 40},0",
    }
    with tarfile.open(tmp_path / "a.tar", "w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(info, io.BytesIO(bytes(512)))
        last = tarfile.TarInfo("b.txt")
        last.size = len(TEXT)
        archive.addfile(last, io.BytesIO(TEXT))
    assert found(tmp_path) == {"a.tar!/inner.zip": "a sparse file", "a.tar!/b.txt": TEXT}


def test_many_small_bombs_in_an_archive_are_not_unpacked(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(3_000_000), 9)
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", bytes(3_000_000))
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.txt.gz", bomb)
        archive.writestr("two.zip", inner.getvalue())
        archive.writestr("three.txt.gz", gzip.compress(TEXT))
    assert found(tmp_path) == {
        "a.zip!/one.txt.gz": "unpacks to too much",
        "a.zip!/two.zip!/zeros.txt": "unpacks to too much",
        "a.zip!/three.txt.gz": TEXT,
    }


def test_a_disk_too_full_to_unpack_on_is_no_fault_of_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", TEXT)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    arguments = ["clean", str(tmp_path / "a.zip"), "-o", str(tmp_path / "out"), "--quiet"]
    with monkeypatch.context() as patch:
        patch.setattr("shutil.copyfileobj", full)
        assert status(arguments) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "cannot unpack" in line
    assert os.strerror(errno.ENOSPC) in line
    assert status(arguments) == 0


def test_rows_nested_without_end_are_rejected(tmp_path: Path) -> None:
    def nested(depth: int) -> bytes:
        return b'{"text": "%s", "deep": %s%s}' % (
            TEXT.strip().replace(b"\n", b" "),
            b"[" * depth,
            b"]" * depth,
        )

    site, out = tmp_path / "a.jsonl", tmp_path / "out"
    site.write_bytes(b"\n".join(nested(depth) for depth in (3, 500, 5000, 500_000, 4)))
    assert status(["clean", str(site), "-o", str(out), "--quiet", "--engine", "serial"]) == 0
    rejected = [json.loads(line) for line in (out / "rejected-00000.jsonl").open("rb")]
    assert [(row["path"], row["reason"]) for row in rejected] == [
        ("a.jsonl#2", "no form in JSON"),
        ("a.jsonl#3", "not JSON"),
        ("a.jsonl#4", "not JSON"),
    ]
    assert (out / "articles-00000.jsonl").read_bytes().count(b"\n") == 2


@pytest.mark.system
def test_parquet_that_unfolds_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow as pa  # noqa: PLC0415 - only where these tests run
    from pyarrow import parquet  # noqa: PLC0415

    monkeypatch.setattr("ipcorpus.sources.packed._ALWAYS", 1_000_000)
    once = pa.DictionaryArray.from_arrays(pa.array([0] * 50, pa.int32()), pa.array(["x" * 300_000]))
    parquet.write_table(pa.table({"text": once}), tmp_path / "once.parquet", compression="zstd")
    parquet.write_table(pa.table({"n": range(50), "other": once}), tmp_path / "other.parquet")
    huge = pa.table({"text": pa.array(["x" * 5_000_000])})
    parquet.write_table(huge, tmp_path / "huge.parquet", compression="zstd", use_dictionary=False)
    nested = pa.array([None], pa.int8())
    for _ in range(60):
        nested = pa.ListArray.from_arrays([0, 1], nested)
    parquet.write_table(pa.table({"text": ["好"], "deep": nested}), tmp_path / "nested.parquet")
    seen = found(tmp_path)
    assert seen.pop("nested.parquet") == "damaged table"
    assert (
        seen.pop("huge.parquet")
        == seen.pop("once.parquet")
        == seen.pop("other.parquet")
        == "unpacks to too much"
    )
    assert {path.partition("#")[0] for path in seen} == {"once.parquet", "other.parquet"}
    assert sum(isinstance(value, bytes) for value in seen.values()) < 5


def test_a_rejected_document_tells_nothing_of_the_disk(tmp_path: Path) -> None:
    (piece,) = pieces([_file(tmp_path / "a.txt")], Choice())
    (gone,) = read(piece._replace(place=str(tmp_path / "none")), Choice())
    assert gone == Rejected("a.txt", "read", "unreadable", os.strerror(errno.ENOENT))


def _file(place: Path) -> Path:
    place.write_bytes(TEXT)
    return place
