"""What is written: rows, columns, and nothing under a final name before it is whole."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from ipcorpus import Cleaner, Document, Rejected, Settings, records
from ipcorpus.cli import status
from ipcorpus.document import ARTICLE_KEYS
from ipcorpus.runs.task import Job
from ipcorpus.sinks import ShardFiles, cuts
from ipcorpus.sources import Choice

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "青溪縣圖書館(túshūguǎn)本週末開放新館,共有三層,藏書四十萬冊。\n" * 3


def cleaned(path: str = "a.txt", **more: object) -> object:
    return Cleaner().clean(Document(path, TEXT.encode(), **more))


def job(work: Path, wanted: str) -> Job:
    return Job(settings=Settings(), rules=(), choice=Choice(), cuts=wanted, form="jsonl", work=work)


def test_a_shard_says_what_it_wrote(tmp_path: Path) -> None:
    with ShardFiles(job(tmp_path, "all"), 7) as files:
        for outcome in (cleaned(), cleaned("b.txt"), Rejected("c.txt", "decode", "empty", "")):
            assert files.write(outcome) is outcome
        written = files.close()
    assert {kind: entry.rows for kind, entry in written.items()} == {
        "articles.jsonl": 2,
        "rejected.jsonl": 1,
        "keys": 2,
        "cuts.jsonl": 2,
    }
    for entry in written.values():
        data = (tmp_path / entry.name).read_bytes()
        assert (entry.size, entry.sha256) == (len(data), sha256(data).hexdigest())
    rejected = json.loads((tmp_path / written["rejected.jsonl"].name).read_bytes())
    assert rejected == {"path": "c.txt", "step": "decode", "reason": "empty", "detail": ""}
    assert list(json.loads((tmp_path / written["articles.jsonl"].name).open().readline())) == list(
        ARTICLE_KEYS
    )


def test_what_json_has_no_form_for_is_rejected(tmp_path: Path) -> None:
    with ShardFiles(job(tmp_path, "spans"), 0) as files:
        outcome = files.write(cleaned(extra={"odd": {1, 2}}))
        files.close()
    assert (outcome.step, outcome.reason) == ("write", "no form in JSON")


def test_cuts_are_grouped_by_step_and_rule_in_the_order_of_the_pipeline() -> None:
    outcome = cleaned()
    every, some = (cuts.line(outcome, every=every)["cuts"] for every in (True, False))
    names = [entry["step"] for entry in every]
    order = [step.name for step in outcome.steps]
    assert names == sorted(names, key=order.index)
    assert [entry for entry in every if entry["step"] != "script"] == some
    assert sum(len(entry["spans"]) for entry in every) == sum(len(step.cuts) for step in outcome.steps)
    assert "script" in names


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "scraped"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.txt").write_text(f"{TEXT}第{number}条。", "utf-8")
    (folder / "empty.txt").touch()
    rows = [{"text": f"{TEXT}行{n}", "n": n, "tags": ["a"]} for n in range(3)]
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return folder


@pytest.mark.system
def test_parquet_holds_the_same_as_json_lines(site: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    for form in ("jsonl", "parquet"):
        arguments = ["clean", str(site), "-o", str(tmp_path / form), "--format", form]
        assert status([*arguments, "--shard-size", "4", "--quiet", "--engine", "serial"]) == 0
    lines = [json.loads(row) for file in sorted((tmp_path / "jsonl").glob("art*")) for row in file.open()]
    rows = list(records.rows(tmp_path / "parquet", "articles"))
    assert rows == lines
    assert rows[-1]["extra"] == {"n": 2, "tags": ["a"]}
    assert not list((tmp_path / "parquet").glob("articles-*.jsonl"))


@pytest.mark.system
def test_others_read_what_is_written(site: Path, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    for form in ("jsonl", "parquet"):
        out = tmp_path / form
        assert (
            status(["clean", str(site), "-o", str(out), "--format", form, "--quiet", "--engine", "serial"])
            == 0
        )
        found = duckdb.sql(f"SELECT count(*), sum(chars), min(removed.label) FROM '{out}/articles-*.{form}'")  # noqa: S608
        ((articles, chars, _),) = found.fetchall()
        counts = json.loads((out / "run.json").read_bytes())["counts"]
        assert (articles, chars) == (counts["articles"], counts["characters"]) == (12, chars)


@pytest.mark.system
def test_a_change_of_form_leaves_nothing_of_the_other(site: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    out = tmp_path / "out"
    for form in ("jsonl", "parquet", "jsonl"):
        assert (
            status(["clean", str(site), "-o", str(out), "--format", form, "--quiet", "--engine", "serial"])
            == 0
        )
        assert {file.suffix for file in out.glob("articles-*")} == {f".{form}"}
    shutil.rmtree(out)


def test_parquet_without_its_extra_says_what_to_install(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    arguments = ["clean", str(site), "-o", str(tmp_path / "out"), "--format", "parquet"]
    assert status([*arguments, "--engine", "serial"]) == 2
    assert "pip install 'ipcorpus[parquet]'" in capsys.readouterr().err
