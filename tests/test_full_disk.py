"""A disk that is full, read-only or broken: one line, status 2, no half file; later the run goes on."""

from __future__ import annotations

import errno
import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from folders import TEXT, content, scraped
from ipcorpus.cli import status
from ipcorpus.sinks.whole import WholeFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZE = ["--engine", "serial", "--shard-size", "8", "--quiet"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return scraped(tmp_path, 40, times=12)


def whole(out: Path) -> bool:
    """Tell whether all that readers see ends where a row ends, and nothing lies about."""
    rows = [file.read_bytes() for file in out.glob("*.jsonl")]
    for data in rows:
        for line in data.splitlines():
            json.loads(line)
    return all(data.endswith(b"\n") for data in rows if data) and not list(out.glob("*.part"))


@pytest.mark.parametrize("trouble", [errno.EIO, errno.EDQUOT, errno.ENOSPC, errno.EROFS])
@pytest.mark.parametrize("after", [0, 9, 60, 100])
def test_a_disk_that_fails_is_told_in_one_line_and_the_run_goes_on_later(
    trouble: int,
    after: int,
    site: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out, honest, written = tmp_path / "out", WholeFile.write, []

    def failing(self: WholeFile, row: bytes) -> None:
        written.append(row)
        if len(written) > after:
            raise OSError(trouble, os.strerror(trouble))
        honest(self, row)

    arguments = ["clean", str(site), "-o", str(out), *SIZE]
    with monkeypatch.context() as patch:
        patch.setattr(WholeFile, "write", failing)
        assert status(arguments) == 2
    assert capsys.readouterr().err == f"ipcorpus: cannot write into '{out}': {os.strerror(trouble)}\n"
    assert whole(out)
    assert not (out / "run.json").exists()
    assert not list((out / ".ipcorpus").glob("work-*"))
    assert status(arguments) == 0
    assert status(["clean", str(site), "-o", str(tmp_path / "fresh"), *SIZE]) == 0
    assert content(out) == content(tmp_path / "fresh")


def mount(place: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], check=True)  # noqa: S607 - the system's


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Give a small disk of our own, which only the superuser may make."""
    place = tmp_path / "disk"
    place.mkdir()
    mount(place, "size=64k")
    yield place
    subprocess.run(["umount", place], check=True)  # noqa: S607 - the system's


@pytest.mark.system
def test_a_small_disk_at_every_size(
    site: Path, disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(["clean", str(site), "-o", str(tmp_path / "fresh"), *SIZE]) == 0
    expected, failures = content(tmp_path / "fresh"), 0
    for size in range(16, 340, 12):
        mount(disk, f"remount,size={size}k")
        out = disk / f"out-{size}"
        arguments = ["clean", str(site), "-o", str(out), *SIZE]
        if status(arguments) != 0:
            failures += 1
            line = capsys.readouterr().err
            assert line.count("\n") == 1, line
            assert line.startswith("ipcorpus: cannot write")
            assert whole(out) if out.exists() else True
            mount(disk, "remount,size=50m")
            assert status(arguments) == 0
        assert content(out) == expected
        subprocess.run(["rm", "-r", out], check=True)  # noqa: S607 - the system's
    assert failures > 10


@pytest.mark.system
def test_a_disk_that_is_read_only(site: Path, disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mount(disk, "remount,size=50m")
    arguments = ["clean", str(site), "-o", str(disk / "out"), *SIZE]
    assert status(arguments) == 0
    before = content(disk / "out")
    (site / "50.txt").write_text(TEXT, "utf-8")
    mount(disk, "remount,ro")
    for out in ("out", "other"):
        assert status(["clean", str(site), "-o", str(disk / out), *SIZE]) == 2
        line = capsys.readouterr().err
        assert line.count("\n") == 1, line
        assert line.startswith("ipcorpus: cannot write")
    assert content(disk / "out") == before
    mount(disk, "remount,rw")
    assert status(arguments) == 0
