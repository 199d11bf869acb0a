"""The examples in rules/metadata: each rule reads the values it promises and leaves alone what it keeps."""

import pytest

from ipcorpus import ruleset
from ipcorpus.steps.label.fields import hits
from ipcorpus.steps.label.fold import fold

RULES = ruleset.load().of("metadata")
READS = [(rule, line, value) for rule in RULES for line, value in rule.reads]
KEEPS = [(rule, line) for rule in RULES for line in rule.keeps]


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
