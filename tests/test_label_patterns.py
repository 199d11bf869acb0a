import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipcorpus import ruleset
from ipcorpus.errors import Reject
from ipcorpus.steps.label import compiled, label
from ipcorpus.steps.label.fold import fold
from ipcorpus.steps.label.literals import literals
from ipcorpus.steps.label.patterns import REACH, Patterns
from ipcorpus.steps.label.scan import Scan, bits, numbers

RULES = ruleset.load().of("boilerplate")
PATTERNS = Patterns(RULES)
LINES = sorted({fold(line) for rule in RULES for line in (*rule.drops, *rule.keeps)})


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("^(?:上|下)一篇", {"\n上一篇", "\n下一篇"}),
        ("版权(?:所有)?声明", {"版权声明", "版权所有声明"}),
        ("a.*bcd", {"bcd"}),
        ("(?=.*下页)x+", {"下页"}),
        ("甲|乙丙", {"甲", "乙丙"}),
        ("(?i)ICP备", {"icp备"}),
        ("甲{2,3}", {"甲"}),
        ("^[大小]$", {"\n大\n", "\n小\n"}),
        (r"^\d+$", set()),
        ("(?:甲)?", set()),
        (r"\p{Han}x", set()),
    ],
)
def test_literals_of_a_pattern(pattern, needed):
    assert literals(pattern) == needed


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_bundled_rule_has_literals(rule):
    assert literals(rule.pattern)


def searched(lines):
    """What a loop over all rules finds."""
    found = {}
    for index, line in enumerate(lines):
        for rule in RULES:
            longest = rule.longest or (REACH if rule.span else 60)
            hit = re.search(rule.pattern, line) if len(line) <= longest else None
            if hit and hit[0]:
                found.setdefault(index, []).append((rule.id, *hit.span()))
    return found


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(LINES) | st.text("首页上一篇:>|版权所有 ©1[]", max_size=12), min_size=1, max_size=8
    )
)
def test_the_prefilter_finds_what_a_loop_over_all_rules_finds(lines):
    matches = PATTERNS.find(lines)
    assert {i: [(m.rule.id, m.start, m.end) for m in ms] for i, ms in matches.items()} == searched(lines)


def test_a_span_rule_sees_the_end_of_a_line_that_is_too_long():
    line = "会议开了三天。" * REACH + "返回搜狐,查看更多"
    (match,) = PATTERNS.find([line])[0]
    assert (match.rule.id, match.end) == ("back-link-glued", len(line))


def test_a_users_rule_that_takes_too_long_rejects_the_document(monkeypatch):
    monkeypatch.setattr("ipcorpus.steps.label.clock.PATIENCE", 0.2)
    rules = ruleset.load()
    endless = replace(RULES[0], id="endless", pattern="(a|aa)+$", longest=900, timed=True)
    slow = compiled(replace(rules, rules=(*rules.rules, endless)))
    with pytest.raises(Reject) as end:
        label("会议开了三天，代表们讨论了七个议题。\n" + "a" * 800 + "b", slow)
    assert (end.value.step, end.value.reason) == ("label", "rule timeout: endless")


@pytest.mark.parametrize("end", ["", "。"])
def test_one_line_of_any_length_is_labelled(end):
    text = ">" * 1_000_000 + end
    found = label(f"会议开了三天，代表们讨论了七个议题。\n{text}", compiled(ruleset.load()))
    assert found.text.startswith("会议开了三天")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_pattern_blows_up_on_what_almost_matches(rule):
    # With a pattern that backtracks without bound this test does not come back.
    longest = rule.longest or (REACH if rule.span else 60)
    for line in map(fold, rule.drops):
        for unit in (" ", "1 ", ">", " | ", "/", "a", line[:2], line[len(line) // 2 :], line + " "):
            for start in ("", line):
                hostile = (start + unit * longest)[: longest - 2] + "\x01。"
                assert len(hostile) <= longest
                re.search(rule.pattern, hostile)


@given(
    st.dictionaries(
        st.integers(0, 90), st.frozensets(st.sampled_from(["甲", "甲乙", "乙", "\n甲", "乙\n"])), max_size=6
    ),
    st.lists(st.text("甲乙丙", max_size=4), max_size=5),
)
def test_a_scan_finds_what_stands_in_the_lines(needed, lines):
    found = Scan(needed).of(lines)
    for index, line in enumerate(lines):
        able = [n for n, words in needed.items() if not words or any(w in f"\n{line}\n" for w in words)]
        assert list(numbers(found.get(index, 0))) == sorted(able)
        assert found.get(index, 0) == bits(able)
