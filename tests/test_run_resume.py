"""A run that is killed, changed or repeated ends with the same bytes as one that was not."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from folders import TEXT, content, scraped
from ipcorpus.cli import status

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SIZE = ["--shard-size", "7"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return scraped(tmp_path, 60, times=3)


def clean(site: Path, out: Path, *more: str) -> int:
    return status(["clean", str(site), "-o", str(out), "--engine", "serial", *SIZE, *more])


def fresh(site: Path, *more: str) -> dict[str, bytes]:
    """Give the output of a run that knows of no other."""
    out = site.parent / f"fresh-{len(list(site.parent.iterdir()))}"
    assert clean(site, out, "--quiet", *more) == 0
    return content(out)


def times(out: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mtime_ns for file in out.glob("articles-*")}


def test_a_second_run_does_nothing_and_says_so(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert clean(site, out, "--quiet") == 0
    before = {file: file.stat().st_mtime_ns for file in out.iterdir() if file.is_file()}
    assert clean(site, out) == 0
    assert capsys.readouterr().err == f"nothing to do: all 60 documents are done, in {out}\n"
    assert {file: file.stat().st_mtime_ns for file in out.iterdir() if file.is_file()} == before


CHANGES: dict[str, Callable[[Path], object]] = {
    "one added": lambda site: (site / "0305.txt").write_text(TEXT, "utf-8"),
    "one changed": lambda site: (site / "030.txt").write_text(TEXT, "utf-8"),
    "one removed": lambda site: (site / "030.txt").unlink(),
    "first removed": lambda site: (site / "000.txt").unlink(),
    "last added": lambda site: (site / "999.txt").write_text(TEXT, "utf-8"),
    "same size, other bytes": lambda site: (site / "030.txt").write_text(f"{TEXT * 3}第31条。", "utf-8"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_redoes_one_shard_or_two(change: str, site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert clean(site, out, "--quiet") == 0
    before = set(times(out).values())
    CHANGES[change](site)
    assert clean(site, out, "--quiet") == 0
    assert len(set(times(out).values()) - before) <= 2
    assert content(out) == fresh(site)


def test_a_touched_file_is_compared_by_its_bytes(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert clean(site, out, "--quiet") == 0
    before = times(out)
    for file in site.iterdir():
        os.utime(file, (1, 1))
    assert clean(site, out, "--quiet") == 0
    assert times(out) == before


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--script", "hant"], "all is done again: script was hans, is hant"),
        (["--cuts", "none"], "all is done again: cuts was spans, is none"),
        (["--fresh"], ""),
    ],
)
def test_other_settings_redo_all_and_say_why(
    options: list[str], why: str, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert clean(site, out, "--quiet") == 0
    assert clean(site, out, *options) == 0
    err = capsys.readouterr().err
    assert why in err
    assert "nothing to do" not in err
    assert content(out) == fresh(site, *options)


def test_shards_that_end_elsewhere_are_made_again_and_it_says_so(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert clean(site, out, "--quiet") == 0
    assert clean(site, out, "--shard-size", "9") == 0
    assert "shards are done again: their inputs, templates or outputs changed" in capsys.readouterr().err
    assert content(out) == fresh(site, "--shard-size", "9")


def test_another_version_redoes_all_and_says_why(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert clean(site, out, "--quiet") == 0
    monkeypatch.setattr("ipcorpus.__version__", "99.0")
    assert clean(site, out) == 0
    assert "all is done again: version was " in capsys.readouterr().err


@pytest.mark.parametrize("harm", ["gone", "shorter", "other"])
def test_an_output_that_was_touched_is_made_again(harm: str, site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert clean(site, out, "--quiet") == 0
    whole, victim = content(out), out / "articles-00002.jsonl"
    data = victim.read_bytes()
    victim.unlink()
    if harm != "gone":
        victim.write_bytes(data[:-1] if harm == "shorter" else data[:-2] + b" \n")
    assert clean(site, out, "--quiet") == 0
    assert content(out) == whole


@pytest.mark.parametrize("name", ["run.json", "duplicates.jsonl"])
def test_what_stands_beside_the_shards_is_written_again(name: str, site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert clean(site, out, "--quiet") == 0
    (out / name).unlink()
    assert clean(site, out, "--quiet") == 0
    assert content(out) == fresh(site)


def test_a_damaged_ledger_is_named_with_the_way_out(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert clean(site, out, "--quiet") == 0
    ledger = out / ".ipcorpus" / "ledger.sqlite"
    ledger.write_bytes(b"no database" * 500)
    assert clean(site, out) == 2
    assert "is damaged (file is not a database); --fresh begins anew" in capsys.readouterr().err
    assert clean(site, out, "--fresh", "--quiet") == 0
    assert content(out) == fresh(site)


def test_a_ledger_of_the_future_is_refused(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert clean(site, out, "--quiet") == 0
    with sqlite3.connect(out / ".ipcorpus" / "ledger.sqlite") as base:
        base.execute("PRAGMA user_version = 99")
    base.close()
    assert clean(site, out) == 2
    assert "was written by a newer ipcorpus" in capsys.readouterr().err


def test_two_runs_at_once_the_second_is_refused(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert clean(site, out, "--quiet") == 0
    code = (
        "import sys; from pathlib import Path; from ipcorpus.ledger import Ledger\n"
        "Ledger.open(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(out / ".ipcorpus" / "ledger.sqlite")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"held\n"
        for more in ([], ["--fresh"]):
            assert clean(site, out, *more) == 2
            assert capsys.readouterr().err == f"ipcorpus: another run is at work in {out}\n"
        other.kill()
    assert clean(site, out) == 0


def test_killed_at_any_moment_it_ends_with_the_same_bytes(site: Path, tmp_path: Path) -> None:
    expected, chance = fresh(site), random.Random(8)
    command = [sys.executable, "-m", "ipcorpus", "clean", str(site), "--quiet", *SIZE, "--workers", "2"]
    for number in range(10):
        out = tmp_path / f"out-{number}"
        process = subprocess.Popen([*command, "-o", str(out)], start_new_session=True)
        time.sleep(chance.uniform(0.15, 0.6))
        # Now and then the parent alone, so that its workers have to find out by themselves.
        if number % 3:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
        assert clean(site, out, "--quiet") == 0
        assert content(out) == expected
        assert not list((out / ".ipcorpus").glob("work-*"))
