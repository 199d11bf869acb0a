"""What the README says is so: its commands, options, keys and examples."""

from __future__ import annotations

import contextlib
import io
import json
import re
from pathlib import Path

import click
import pytest

from ipcorpus import Cleaned, Cleaner, Document, proof
from ipcorpus.cli import VERBS, command_line
from ipcorpus.document import ARTICLE_KEYS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def blocks(kind: str) -> list[str]:
    return [text for name, text in BLOCKS if name == kind]


def verbs() -> dict[str, click.Command]:
    context = click.Context(command_line)
    found: dict[str, click.Command] = {}
    for name in VERBS:
        command = command_line.get_command(context, name)
        assert command is not None
        found[name] = command
        if isinstance(command, click.Group):
            found |= {f"{name} {sub}": command.commands[sub] for sub in command.commands}
    return found


def options() -> set[str]:
    return {
        flag
        for command in verbs().values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for flag in (*parameter.opts, *parameter.secondary_opts)
        if flag.startswith("--")
    }


@pytest.mark.parametrize("verb", sorted(verbs()))
def test_every_verb_is_told_and_has_help(verb: str) -> None:
    assert f"ipcorpus {verb}" in README
    assert verbs()[verb].help


def test_every_option_is_told() -> None:
    assert sorted(option for option in options() if f"`{option}" not in README) == []


def test_every_option_told_is_there() -> None:
    ours = re.sub(r"^.*(?:pip|venv|pytest|git|tests/bench\S*) .*$", "", README, flags=re.MULTILINE)
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", ours))
    assert sorted(told - options() - {"--help", "--version"}) == []


def test_the_chinese_section_names_the_same_verbs_and_options() -> None:
    chinese = README.partition("## 中文说明")[2].partition("\n## ")[0]
    assert [verb for verb in VERBS if f"`ipcorpus {verb}`" not in chinese] == []
    clean = verbs()["clean"]
    flags = {flag for option in clean.params for flag in (*option.opts, *option.secondary_opts)}
    told = set(re.findall(r"--[a-z][a-z-]*", chinese))
    assert sorted(flag for flag in flags if flag.startswith("--") and flag not in told) == []
    assert sorted(told - options()) == []


def test_every_key_of_a_record_is_told() -> None:
    assert [key for key in ARTICLE_KEYS if f"`{key}`" not in README] == []


def test_the_first_example_is_real() -> None:
    dirty, clean = blocks("text")[0], json.loads(blocks("json")[0])
    cleaned = Cleaner().clean(Document("page.txt", dirty.encode()))
    assert isinstance(cleaned, Cleaned)
    record = cleaned.article.record()
    assert {key: record[key] for key in clean} == clean


@pytest.mark.parametrize("table", blocks("toml"))
def test_the_rule_example_proves_itself(table: str, tmp_path: Path) -> None:
    (tmp_path / "boilerplate").mkdir()
    (tmp_path / "boilerplate/own.toml").write_text(table, "utf-8")
    assert len(proof.load(tmp_path).rules) == len(proof.load().rules) + 1


@pytest.mark.parametrize("code", blocks("python"))
def test_python_examples_run(code: str) -> None:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own README
    for comment in re.findall(r"# → (.*)$", code, re.MULTILINE):
        assert comment in said.getvalue()
