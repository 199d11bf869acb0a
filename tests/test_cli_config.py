"""ipcorpus.toml: the defaults of the command line, refused where they cannot be meant."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pytest

from ipcorpus.cli import status

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "scraped").mkdir()
    (tmp_path / "scraped" / "a.txt").write_text(
        "青溪县图书馆本周末开放新馆，新馆有三层，藏书四十万册。" * 3, "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(*arguments: str) -> dict[str, object]:
    assert status(["clean", "scraped", "-o", "out", "--quiet", *arguments]) == 0
    with open("out/run.json", "rb") as file:  # noqa: PTH123 - relative to where the test stands
        return json.load(file)["settings"]


def test_the_file_here_gives_the_defaults(here: Path) -> None:
    (here / "ipcorpus.toml").write_text('script = "hant"\n[clean]\nshard-size = 7\ncuts = "all"\n')
    given = settings()
    assert (given["script"], given["shard_size"], given["cuts"]) == ("hant", 7, "all")


def test_the_command_line_wins_over_the_file_and_the_verb_over_all(here: Path) -> None:
    (here / "ipcorpus.toml").write_text('script = "hant"\ncuts = "none"\n[clean]\nscript = "tw"\n')
    assert settings()["script"] == "tw"
    assert settings("--script", "keep")["script"] == "keep"


def test_another_file_can_be_named(here: Path) -> None:
    (here / "ipcorpus.toml").write_text('script = "hant"\n')
    (here / "other.toml").write_text('script = "hk"\n')
    assert settings("--config", "other.toml")["script"] == "hk"


def test_rules_count_from_where_the_file_lies(here: Path) -> None:
    (here / "conf" / "mine").mkdir(parents=True)
    (here / "conf" / "ipcorpus.toml").write_text('rules = ["mine"]\n')
    assert settings("--config", "conf/ipcorpus.toml")


BAD = {
    "unknown key": ('scirpt = "hant"', "unknown key 'scirpt'; did you mean 'script'?"),
    "unknown table": ("[claen]", "unknown key 'claen'; did you mean 'clean'?"),
    "unknown key of a verb": (
        "[clean]\nshard_size = 3",
        "[clean] unknown key 'shard_size'; did you mean 'shard-size'?",
    ),
    "option as a table": ("[script]", "'script' is an option, not a verb with a table of its own"),
    "bad value": ('script = "hanz"', "'hanz' is not one of"),
    "bad type": ("[clean]\nshard-size = 'many'", "'many' is not a valid integer"),
    "no TOML": ("script = ", "ipcorpus.toml is not TOML in UTF-8"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_mistake_is_one_line_and_status_2(
    case: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, message = BAD[case]
    (here / "ipcorpus.toml").write_text(text + "\n")
    assert status(["clean", "scraped", "-o", "out"]) == 2
    err = capsys.readouterr().err
    assert message in err
    assert err.count("\n") == 1


def test_a_missing_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["clean", "scraped", "-o", "out", "--config", "none.toml"]) == 2
    assert "cannot read none.toml: No such file or directory" in capsys.readouterr().err


def test_config_shows_a_file_of_the_same_form(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "ipcorpus.toml").write_text('[clean]\nscript = "hant"\n')
    assert status(["config"]) == 0
    shown = capsys.readouterr().out
    assert 'script = "hant"  # ipcorpus.toml' in shown
    table = tomllib.loads(shown)["clean"]
    assert table["script"] == "hant"
    assert table["shard-size"] == 500
    (here / "ipcorpus.toml").write_text(shown)
    assert settings()["script"] == "hant"
