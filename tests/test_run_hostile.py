"""Runs in places that work against them: full and read-only disks, no network, very many files."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from typing import TYPE_CHECKING

import pytest

from ipcorpus.cli import status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "青溪县图书馆本周末开放新馆，新馆有三层，藏书四十万册。"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "scraped"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"{TEXT * 200}第{number}条。", "utf-8")
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", place], check=False)  # noqa: S607
    if mounted.returncode:
        pytest.skip("mounting is not permitted here")
    yield place
    subprocess.run(["umount", place], check=True)  # noqa: S607


def clean(site: Path, out: Path, *more: str) -> int:
    return status(["clean", str(site), "-o", str(out), "--shard-size", "6", "--quiet", *more])


def articles(out: Path) -> list[bytes]:
    return [row for file in sorted(out.glob("articles-*")) for row in file.read_bytes().splitlines()]


@pytest.mark.system
@pytest.mark.parametrize("engine", ["serial", "local"])
def test_a_full_disk_is_one_line_and_the_run_goes_on_when_there_is_room(
    engine: str, site: Path, small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, whole = small_disk / "out", site.parent / "whole"
    assert clean(site, out, "--engine", engine) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "No space left on device" in err or "full" in err
    assert all(json.loads(row)["sha256"] for row in articles(out))
    subprocess.run(["mount", "-o", "remount,size=8m", small_disk], check=True)  # noqa: S607
    assert clean(site, out, "--engine", engine) == 0
    assert clean(site, whole, "--engine", engine) == 0
    assert articles(out) == articles(whole)


@pytest.mark.system
def test_a_disk_that_cannot_be_written_is_one_line(
    site: Path, small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)  # noqa: S607
    assert clean(site, small_disk / "out") == 2
    assert (
        capsys.readouterr().err == f"ipcorpus: cannot write into '{small_disk}/out': Read-only file system\n"
    )


def test_no_network_is_asked_for(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a socket was asked for")

    out, file = tmp_path / "out", str(site / "01.txt")
    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    assert clean(site, out, "--engine", "serial") == 0
    for arguments in (["check", file], ["detect", file], ["explain", file], ["schema"], ["report", str(out)]):
        assert status(arguments) in {0, 1}, capsys.readouterr().err


def test_names_that_differ_in_case_only_are_two(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    for name in ("a.txt", "A.txt"):
        (tmp_path / "s" / name).write_text(TEXT + name, "utf-8")
    if len(os.listdir(tmp_path / "s")) < 2:  # noqa: PTH208 - a file system that takes them for one
        pytest.skip("this file system takes them for one")
    assert clean(tmp_path / "s", tmp_path / "out", "--engine", "serial") == 0
    assert [json.loads(row)["path"] for row in articles(tmp_path / "out")] == ["A.txt", "a.txt"]


def test_unreadable_files_and_folders_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    (folder / "closed").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "b.txt").write_text(TEXT, "utf-8")
    (folder / "b.txt").chmod(0)
    (folder / "closed").chmod(0)
    if os.access(folder / "b.txt", os.R_OK):
        # The super-user may read everything: take the files away behind the plan's back instead.
        shutil.rmtree(folder / "closed")
        (folder / "closed").symlink_to("closed")
        (folder / "b.txt").unlink()
        (folder / "b.txt").symlink_to("nowhere")
    assert clean(folder, tmp_path / "out", "--engine", "serial") == 0
    rejected = [json.loads(row) for row in (tmp_path / "out" / "rejected-00000.jsonl").open()]
    assert [row["path"] for row in rejected] == ["b.txt", "closed"]
    assert all(row["reason"].startswith("unreadable") for row in rejected)
