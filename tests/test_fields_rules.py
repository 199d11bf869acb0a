"""The examples in rules/metadata: each rule reads the values it promises and leaves alone what it keeps."""

from dataclasses import replace

import pytest

from ipcorpus import ruleset
from ipcorpus.errors import Reject
from ipcorpus.steps.label.fields import hits, reader
from ipcorpus.steps.label.fold import fold

RULES = ruleset.load().of("metadata")
READS = [(rule, line, value) for rule in RULES for line, value in rule.reads]
KEEPS = [(rule, line) for rule in RULES for line in rule.keeps]
MISSES = [(rule, line) for rule in RULES for line in rule.misses]


def named(case):
    return f"{case[0].id}-{case[1][:12]}"


@pytest.mark.parametrize(("rule", "line", "value"), READS, ids=map(named, READS))
def test_a_rule_reads_what_it_promises(rule, line, value):
    found = hits(line, fold(line))
    read = [hit.value for hit in found.found if hit.field == rule.field] if found else []
    assert "、".join(read) == value


@pytest.mark.parametrize(("rule", "line"), KEEPS, ids=map(named, KEEPS))
def test_a_rule_leaves_alone_what_it_must_keep(rule, line):
    found = hits(line, fold(line))
    assert rule.id not in [hit.rule for hit in found.found] if found else True


@pytest.mark.xfail(strict=True, reason="known gaps")
@pytest.mark.parametrize(("rule", "line"), MISSES, ids=map(named, MISSES))
def test_a_known_gap_is_a_gap_still(rule, line):
    found = hits(line, fold(line))
    assert found
    assert rule.id in [hit.rule for hit in found.found]


def test_a_rule_of_a_users_own_may_not_take_forever(monkeypatch):
    monkeypatch.setattr("ipcorpus.steps.label.clock.PATIENCE", 0.2)
    slow = replace(RULES[0], id="slow", pattern="^(林|林林)+$", timed=True)
    with pytest.raises(Reject, match="rule timeout: slow"):
        hits("林" * 150 + "山", "林" * 150 + "山", reader((slow,)))


def test_a_rule_of_a_users_own_reads_as_the_bundled_do():
    mine = replace(RULES[0], id="mine", field="source", pattern="摘自 *: *", timed=True)
    assert hits("摘自：甲城旧闻", "摘自:甲城旧闻", reader((*RULES, mine))).values == (("source", "甲城旧闻"),)
