"""Every rule's examples, with all rules at work, as `ipcorpus rules test` runs them."""

import pytest

from folders import own
from ipcorpus import proof, ruleset
from ipcorpus.errors import RuleError
from ipcorpus.steps.label import compiled, taken

RULES = ruleset.load()
FAILED = list(proof.failures(RULES))


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_examples_come_out_as_the_rule_says(rule):
    assert [f"{failure.example}: {failure.problem}" for failure in FAILED if failure.rule is rule] == []


def test_a_rule_of_a_users_own_works_beside_the_bundled_ones(tmp_path):
    rules = compiled(proof.load(own(tmp_path)))
    assert taken("天天读专利", rules) == ["own-slogan"]
    assert taken("上一篇：某某", rules) == ["previous-next"]


def test_a_users_rule_whose_example_fails_names_file_and_rule(tmp_path):
    with pytest.raises(RuleError, match=r"own\.toml, rule 'own-slogan': drops: .*夜夜读专利") as problem:
        proof.load(own(tmp_path, drops="夜夜读专利"))
    assert problem.value.exit_code == 2


def test_a_users_rule_that_takes_what_a_bundled_rule_keeps_is_refused(tmp_path):
    own(tmp_path)
    file = tmp_path / "boilerplate" / "own.toml"
    file.write_text(file.read_text("utf-8").replace("^天天读专利$", "天天读专利|^首页改版$"), "utf-8")
    with pytest.raises(RuleError, match="keeps"):
        proof.load(tmp_path)


def test_the_examples_of_bundled_rules_are_many():
    boilerplate = RULES.of("boilerplate")
    assert len(boilerplate) > 80
    assert sum(len(rule.drops) + len(rule.keeps) for rule in boilerplate) > 400
