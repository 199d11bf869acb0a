"""Every script rule's examples, with all rules at work; and that each rule is needed."""

from dataclasses import replace

import pytest

from ipcorpus import ruleset
from ipcorpus.steps.script.detection import traditional
from ipcorpus.steps.script.proof import Case, cases

RULES = ruleset.load()
CASES = list(cases(RULES))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule.id}-{case.kind}-{case.before}")
def test_example(case: Case, request: pytest.FixtureRequest):
    if case.kind == "misses":
        request.applymarker(pytest.mark.xfail(strict=True, reason="a known gap"))
    assert case.got == case.wanted


@pytest.mark.parametrize("rule", RULES.of("script"), ids=lambda rule: rule.id)
def test_without_the_rule_an_example_of_it_fails(rule):
    others = tuple(other for other in RULES.rules if other.id != rule.id)
    poorer = replace(RULES, rules=(*others, replace(rule, words=(("鿕", "鿕"),))))
    assert any(not case.holds for case in cases(poorer) if case.rule.id == rule.id and case.kind == "turns")


def test_no_word_puts_a_traditional_character_into_simplified_text():
    words = [word for rule in RULES.of("script") if rule.into == "hans" for word in rule.words]
    assert [pair for pair in words if traditional().within(pair[1])] == []
