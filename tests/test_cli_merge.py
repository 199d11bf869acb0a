"""The parts of a run, done one by one, and joined."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ipcorpus.cli import status

if TYPE_CHECKING:
    from pathlib import Path

ENGINE = ["--engine", "serial", "--quiet", "--shard-size", "4"]


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    (tmp_path / "scraped").mkdir()
    for number in range(60):
        text = f"青溪县图书馆本周末开放新馆，新馆有三层，藏书四十万册，第{number % 55}条。"
        (tmp_path / "scraped" / f"{number:02}.txt").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    for part in (1, 2, 3):
        assert clean(f"p{part}", "--shard", f"{part}/3") == 0
    return ["p1", "p2", "p3"]


def clean(out: str, *more: str) -> int:
    return status(["clean", "scraped", "-o", out, *ENGINE, *more])


def content(out: Path) -> dict[str, bytes]:
    files = {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()}
    summary = json.loads(files.pop("run.json"))
    del summary["timing"]
    return files | {"run.json": json.dumps(summary).encode()}


def test_the_parts_joined_are_the_whole(
    parts: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(["merge", *reversed(parts), "-o", "all", "--quiet"]) == 0
    assert clean("whole") == 0
    assert content(tmp_path / "all") == content(tmp_path / "whole")
    counts = [
        json.loads((tmp_path / part / "run.json").read_bytes())["counts"]["documents"] for part in parts
    ]
    assert sum(counts) == 60
    assert all(counts)
    assert status(["clean", "scraped", "-o", "all", *ENGINE[:2], *ENGINE[3:]]) == 0
    assert "nothing to do: all 60 documents are done" in capsys.readouterr().err


def test_a_part_that_is_missing_or_double_is_told(
    parts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(["merge", *parts[:2], "-o", "all"]) == 2
    assert "1 of 3 parts are missing: 3/3" in capsys.readouterr().err
    assert status(["merge", "scraped", "-o", "all"]) == 2
    assert "scraped: no ledger here" in capsys.readouterr().err
    assert clean("again", "--shard", "2/3") == 0
    assert status(["merge", *parts, "again", "-o", "all"]) == 2
    assert "again is part 2/3, which is here already" in capsys.readouterr().err
    for arguments in ([*parts, parts[0], "-o", "all"], [*parts, "-o", parts[0]]):
        assert status(["merge", *arguments]) == 2
        assert f"{parts[0]} is named twice" in capsys.readouterr().err


def test_a_part_of_another_run_is_told(
    parts: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert clean("p2", "--shard", "2/3", "--script", "hant") == 0
    assert status(["merge", *parts, "-o", "all"]) == 2
    assert "p2 is no part of the same run as p1: the values of script differ" in capsys.readouterr().err
    (tmp_path / "scraped" / "new.txt").write_text("新的一条。", "utf-8")
    assert clean("p2", "--shard", "2/3") == 0
    assert status(["merge", *parts, "-o", "all"]) == 2
    assert "p2 is no part of the same run as p1: their inputs differ" in capsys.readouterr().err


def test_a_part_that_is_not_done_is_told(
    parts: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p3" / "run.json").unlink()
    assert status(["merge", *parts, "-o", "all"]) == 2
    assert "p3 is not done; run its `ipcorpus clean --shard` again" in capsys.readouterr().err
