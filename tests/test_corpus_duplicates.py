"""Duplicates across a run: exact ones always, near ones when asked for."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from ipcorpus import records
from ipcorpus.cli import status

if TYPE_CHECKING:
    from pathlib import Path

HANZI = "青溪县图书馆本周末开放新共有三层藏四十万册市民可以凭身份证办理借阅手续每天早上九点到晚间闭"


def text(seed: int) -> str:
    chance = random.Random(seed)
    return "\n".join("".join(chance.choices(HANZI, k=60)) + "。" for _ in range(10))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "scraped"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(text(number), "utf-8")
    (folder / "a-same.txt").write_text(text(3).replace("\n", "\n\n"), "utf-8")
    (folder / "b-near.txt").write_text(text(3) + "\n另有一句是后来加上的。", "utf-8")
    (folder / "c-near.txt").write_text("先说一句别的。\n" + text(7), "utf-8")
    (folder / "d-half.txt").write_text(text(9)[:300] + text(99)[:300], "utf-8")
    return folder


def listed(site: Path, *more: str) -> list[tuple[str, str, str]]:
    out = site.parent / f"out-{len(list(site.parent.iterdir()))}"
    assert status(["clean", str(site), "-o", str(out), "--shard-size", "5", "--quiet", *more]) == 0
    files = sorted(out.glob("articles-*"))
    paths = {row["id"]: row["path"] for file in files for row in map(json.loads, file.open())}
    rows = [json.loads(row) for row in (out / "duplicates.jsonl").open()]
    counts = json.loads((out / "run.json").read_bytes())["counts"]
    assert counts["duplicates"] == len(rows)
    assert counts["articles"] == len(paths) == 34
    return [(paths[row["id"]], paths[row["duplicate_of"]], row["kind"]) for row in rows]


def test_exact_duplicates_differ_in_spaces_and_marks_only(site: Path) -> None:
    assert listed(site, "--engine", "serial") == [("a-same.txt", "03.txt", "exact")]


@pytest.mark.parametrize(
    "form", ["jsonl", *(pytest.param(form, marks=pytest.mark.system) for form in ("parquet", "jsonl.zst"))]
)
def test_duplicates_are_dropped_on_request_and_stay_counted(form: str, site: Path, tmp_path: Path) -> None:
    for number in (5, 6, 7):
        (site / f"z-{number}.txt").write_text(text(number), "utf-8")
    out = tmp_path / "out"
    arguments = ["clean", str(site), "-o", str(out), "--shard-size", "5", "--quiet", "--engine", "serial"]
    arguments += ["--format", form, "--drop-duplicates"]
    assert status(arguments) == 0
    gone = {row["id"] for row in map(json.loads, (out / "duplicates.jsonl").open())}
    kept = list(records.rows(out, "articles"))
    assert len(gone) == 4
    assert len(kept) == 33
    assert not gone & {row["id"] for row in kept}
    counts = json.loads((out / "run.json").read_bytes())["counts"]
    assert (counts["documents"], counts["articles"], counts["duplicates"]) == (37, 37, 4)
    (site / "z-5.txt").unlink()
    (out / f"articles-00001.{form}").unlink()
    assert status(arguments) == 0
    assert len(list(records.rows(out, "articles"))) == 33


@pytest.mark.system
def test_near_duplicates_name_the_first_of_their_group(site: Path) -> None:
    pytest.importorskip("rensa")
    found = listed(site, "--engine", "serial", "--near-duplicates")
    assert found == [
        ("a-same.txt", "03.txt", "exact"),
        ("b-near.txt", "03.txt", "near"),
        ("c-near.txt", "07.txt", "near"),
    ]
    assert listed(site, "--workers", "3", "--near-duplicates") == found


def test_near_duplicates_without_their_extra_say_what_to_install(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "rensa", None)
    out = str(site.parent / "out")
    assert status(["clean", str(site), "-o", out, "--engine", "serial", "--near-duplicates"]) == 2
    assert "pip install 'ipcorpus[near]'" in capsys.readouterr().err
