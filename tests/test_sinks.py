"""What is written: rows, columns, and nothing under a final name before it is whole."""

from __future__ import annotations

import json
import shutil
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from folders import content
from ipcorpus import Cleaner, Document, Rejected, Settings, records, zst
from ipcorpus.cli import status
from ipcorpus.document import ARTICLE_KEYS
from ipcorpus.errors import UsageProblem
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
@pytest.mark.parametrize("form", ["parquet", "jsonl.zst"])
def test_every_form_holds_the_same(form: str, site: Path, tmp_path: Path) -> None:
    for each in ("jsonl", form):
        arguments = ["clean", str(site), "-o", str(tmp_path / each), "--format", each]
        assert status([*arguments, "--shard-size", "4", "--quiet", "--engine", "serial"]) == 0
    lines = [json.loads(row) for file in sorted((tmp_path / "jsonl").glob("art*")) for row in file.open()]
    rows = list(records.rows(tmp_path / form, "articles"))
    assert rows == lines
    assert rows[-1]["extra"] == {"n": 2, "tags": ["a"]}
    assert not list((tmp_path / form).glob("articles-*.jsonl"))
    for kind in ("cuts", "rejected"):
        assert list(records.rows(tmp_path / form, kind)) == list(records.rows(tmp_path / "jsonl", kind))


@pytest.mark.system
def test_packed_lines_are_resumed_merged_and_read_by_every_verb(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = ["clean", str(site), "--format", "jsonl.zst", "--shard-size", "4", "--cuts", "all", "--quiet"]
    assert status([*whole, "-o", str(tmp_path / "out")]) == 0
    before = content(tmp_path / "out")
    assert {name.partition(".")[2] for name in before if "-" in name} == {"jsonl.zst"}
    (tmp_path / "out" / "cuts-00001.jsonl.zst").write_bytes(b"")
    assert status([*whole, "-o", str(tmp_path / "out"), "--workers", "2"]) == 0
    assert content(tmp_path / "out") == before
    parts = [str(tmp_path / f"part-{number}") for number in (1, 2)]
    for number, part in enumerate(parts, 1):
        assert status([*whole, "-o", part, "--shard", f"{number}/2"]) == 0
    assert status(["merge", *parts, "-o", str(tmp_path / "merged"), "--quiet"]) == 0
    assert content(tmp_path / "merged") == before
    out = str(tmp_path / "out")
    article = next(records.rows(tmp_path / "out", "articles"))
    assert status(["report", out]) == status(["report", out, "--card"]) == 0
    assert 'path: "articles-*.jsonl.zst"' in (tmp_path / "out" / "README.md").read_text("utf-8")
    capsys.readouterr()
    assert status(["restore", out, article["id"]]) == 0
    assert capsys.readouterr().out == (site / article["path"]).read_text("utf-8")
    assert status(["check", out, "--exit-zero"]) == 0


@pytest.mark.system
def test_packed_lines_that_break_off_are_told(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert status(["clean", str(site), "-o", str(out), "--format", "jsonl.zst", "--quiet"]) == 0
    place = out / "articles-00000.jsonl.zst"
    place.write_bytes(place.read_bytes()[:-5])
    with pytest.raises(UsageProblem, match="is damaged: Zstandard that breaks off"):
        list(records.rows(out, "articles"))


@pytest.mark.system
def test_others_read_what_is_written(site: Path, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    for form in ("jsonl", "jsonl.zst", "parquet"):
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
    for form in ("jsonl", "parquet", "jsonl.zst", "jsonl"):
        assert (
            status(["clean", str(site), "-o", str(out), "--format", form, "--quiet", "--engine", "serial"])
            == 0
        )
        assert [file.name for file in out.glob("articles-*")] == [f"articles-00000.{form}"]
        lines = "jsonl" if form == "parquet" else form
        assert [file.name for file in out.glob("cuts-*")] == [f"cuts-00000.{lines}"]
    shutil.rmtree(out)


@pytest.mark.parametrize(("form", "extra"), [("parquet", "parquet"), ("jsonl.zst", "zst")])
def test_a_form_without_its_extra_says_what_to_install(
    form: str,
    extra: str,
    site: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    arguments = ["clean", str(site), "-o", str(tmp_path / "out"), "--format", form, "--engine", "serial"]
    monkeypatch.setitem(sys.modules, "pyarrow", None)  # as if it were not there
    monkeypatch.setattr(zst, "module", lambda _name: None)
    assert status(arguments) == 2
    assert f"pip install 'ipcorpus[{extra}]'" in capsys.readouterr().err
