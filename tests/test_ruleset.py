import pytest

from ipcorpus import ruleset
from ipcorpus.errors import RuleError

GOOD = """
[[rule]]
id = "own"
why = "a line of ours"
pattern = '^甲$'
drops = ["甲"]
keeps = ["乙"]
"""


def folder(tmp_path, text, step="boilerplate", name="own.toml"):
    (tmp_path / step).mkdir()
    (tmp_path / step / name).write_text(text, "utf-8")
    return tmp_path


def test_own_rules_are_added_and_run_under_a_time_limit(tmp_path):
    rules = ruleset.load(folder(tmp_path, GOOD))
    assert rules.rules[:-1] == ruleset.load().rules
    assert (rules.rules[-1].id, rules.rules[-1].kind, rules.rules[-1].timed) == ("own", "own", True)
    assert rules.digest != ruleset.load().digest
    assert not any(rule.timed for rule in ruleset.load().rules)


def test_the_digest_says_what_the_rules_say(tmp_path):
    first = ruleset.load(folder(tmp_path, GOOD)).digest
    assert ruleset.load(tmp_path).digest == first
    (tmp_path / "boilerplate" / "own.toml").write_text(GOOD.replace("^甲$", "甲$"), "utf-8")
    assert ruleset.load(tmp_path).digest != first


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("pattern", "patern"), "unknown key 'patern'; did you mean 'pattern'?|'pattern' is missing"),
        (("'^甲$'", "'(甲'"), "bad pattern"),
        (("'^甲$'", "3"), "'pattern' must be of type str"),
        (('drops = ["甲"]', "drops = []"), "'drops' is missing or empty"),
        (('keeps = ["乙"]', "keeps = [1]"), "'keeps' must be a list of strings"),
        (('id = "own"', 'id = "previous-next"'), "this id is taken"),
        (('id = "own"', 'id = "own"\nwhere = "middle"'), "'where' must be one of"),
        (('id = "own"', 'id = "own"\nflag = "odd"'), "'flag' must be one of"),
        (('id = "own"', 'id = "own"\nends = "yes"'), "'ends' must be of type bool"),
        (("[[rule]]", "[[rules]]"), "unknown key 'rules'"),
        (("[[rule]]", "[[rule]"), "not TOML"),
    ],
)
def test_what_is_not_understood_is_refused(tmp_path, change, problem):
    with pytest.raises(RuleError, match=problem) as refused:
        ruleset.load(folder(tmp_path, GOOD.replace(*change, 1)))
    assert refused.value.file == "boilerplate/own.toml"


def test_a_step_without_rules_is_refused(tmp_path):
    with pytest.raises(RuleError, match="no step has rules of this name"):
        ruleset.load(folder(tmp_path, GOOD, step="boilerplates"))


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(RuleError, match="no such folder"):
        ruleset.load(tmp_path / "nowhere")
