"""The sample folder gives the records that stand beside it, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from ipcorpus.cli import command_line

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("samples") / "out"
    arguments = ["clean", str(SAMPLES / "scraped"), "-o", str(place), "--quiet"]
    CliRunner().invoke(command_line, arguments, standalone_mode=False, catch_exceptions=False)
    return place


@pytest.mark.parametrize("name", ["articles-00000.jsonl", "rejected-00000.jsonl"])
def test_records_are_as_expected(out: Path, name: str) -> None:
    came, expected = (
        (folder / name).read_text("utf-8").splitlines() for folder in (out, SAMPLES / "expected")
    )
    assert [json.loads(line) for line in came] == [json.loads(line) for line in expected]
    assert came == expected


def test_the_samples_show_every_step() -> None:
    lines = (SAMPLES / "expected/articles-00000.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert {step for record in records for step, count in record["removed"].items() if count} >= {
        *("repair", "extract", "tidy", "label", "punctuate"),
    }
    assert {record["encoding"] for record in records} >= {"utf-8", "gb18030", "big5"}
    assert {record["source_script"] for record in records} >= {"zh-Hans", "zh-Hant"}
    folders = {path.relative_to(SAMPLES / "scraped").parts[0] for path in (SAMPLES / "scraped").rglob("*.*")}
    assert len(folders) == 4
