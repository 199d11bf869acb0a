"""`ipcorpus rules`, as a user calls it."""

import json

import pytest
from click.testing import CliRunner

from folders import own
from ipcorpus import ruleset
from ipcorpus.cli import command_line
from ipcorpus.errors import RuleError, UsageProblem


def run(*arguments):
    return CliRunner().invoke(command_line, ["rules", *map(str, arguments)], standalone_mode=False)


def test_list_names_every_rule():
    text = run("list").output
    assert [line.split()[0] for line in text.splitlines()] == [rule.id for rule in ruleset.load().rules]
    assert len(json.loads(run("list", "--format", "json").output)) == len(ruleset.load().rules)


def test_show_gives_the_examples():
    record = json.loads(run("show", "previous-next", "--format", "json").output)
    assert record["ends"] is True
    assert record["drops"]
    assert record["keeps"][0] in run("show", "previous-next").output


def test_show_of_no_rule_says_where_the_names_are():
    assert isinstance(run("show", "nobody").exception, UsageProblem)


def test_test_is_content_with_the_bundled_rules(tmp_path):
    done = run("test", "--rules", own(tmp_path))
    assert done.return_value == 0
    assert "0 failures" in done.stderr


@pytest.mark.parametrize("form", ["text", "json"])
def test_test_names_the_example_that_fails(tmp_path, form):
    done = run("test", "--rules", own(tmp_path, drops="夜夜读专利"), "--format", form)
    assert done.return_value == 1
    assert "夜夜读专利" in done.stdout
    assert "own-slogan" in done.stdout


def test_a_bad_rule_file_is_a_rule_error(tmp_path):
    (tmp_path / "boilerplate").mkdir()
    (tmp_path / "boilerplate" / "bad.toml").write_text('[[rule]]\nid = "x"\npatern = "x"\n', "utf-8")
    assert isinstance(run("list", "--rules", tmp_path).exception, RuleError)


def test_learn_has_a_place_among_them():
    assert "learn" in run("--help").output
    assert run("learn", "--help").exit_code == 0
