"""Every script rule's examples, with all rules at work; and that each rule is needed."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from ipcorpus import ruleset
from ipcorpus.steps.script import convert, lexicon
from ipcorpus.steps.script.detection import traditional
from ipcorpus.steps.script.proof import Case, cases

RULES = ruleset.load()
CASES = list(cases(RULES))
# The 8,105 characters of the Table of General Standard Chinese Characters (2013).
STANDARD = frozenset((Path(__file__).parent / "general-standard.txt").read_text("utf-8")) - {"\n"}
EXPECTED = Path(__file__).parents[1] / "samples" / "expected" / "articles-00000.jsonl"
HANZI = re.compile("[\u3400-\u9fff]")


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


def test_what_simplified_text_gets_is_in_the_general_standard():
    put = {
        char
        for rule in RULES.of("script")
        if rule.into == "hans"
        for _, turned in rule.words
        for char in turned
    }
    # The state's list of occupational diseases has 矽肺.
    assert {char for char in put - STANDARD if char.isalpha()} == {"矽"}


def test_nothing_outside_the_general_standard_is_left_in_the_samples():
    articles = [json.loads(line) for line in EXPECTED.read_text("utf-8").splitlines()]
    texts = [article["text"] for article in articles if article["script"] == "zh-Hans"]
    assert texts
    assert {char for text in texts for char in HANZI.findall(text)} - STANDARD == set()


def test_no_character_of_the_general_standard_counts_as_traditional():
    assert traditional().chars & STANDARD == set()


@pytest.mark.parametrize("char", ["𠮷", "堃"])
def test_a_rule_for_a_character_that_nobody_expects_acts_on_simplified_text(char: str) -> None:
    rule = next(rule for rule in RULES.of("script") if rule.into == "hans" and not rule.has + rule.lacks)
    rules = replace(RULES, rules=(replace(rule, words=((char, "吉"),)),))
    assert convert(f"知识{char}", words=lexicon(rules)).text == "知识吉"
