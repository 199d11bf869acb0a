"""Rule files of any content are loaded or refused in one line; nothing else comes of them."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ipcorpus import Cleaner, Document, Rejected, ruleset
from ipcorpus.errors import RuleError

if TYPE_CHECKING:
    from pathlib import Path

KEYS = (
    "id",
    "why",
    "pattern",
    "drops",
    "keeps",
    "misses",
    "where",
    "longest",
    "inner",
    "span",
    "ends",
    "flag",
    "field",
)
VALUES = (
    *('"x"', '""', '"tail"', '"(a+)+$"', '"("', '"(?<n>a)(?&n)"', '"\\\\p{Han}+"', '"a{99999999}"'),
    *('["x"]', "[]", "[1]", "[[]]", "1", "-1", "99999999999999999999", "true", "{}", "1979-05-27", "nan"),
)
lines = st.tuples(st.sampled_from(KEYS), st.sampled_from(VALUES)).map(" = ".join)
rules = st.lists(lines, max_size=9, unique_by=lambda line: line.split()[0]).map(
    lambda found: "\n".join(["[[rule]]", *found])
)
texts = st.lists(rules, max_size=3).map("\n".join) | st.text(max_size=80)
SOUND = '[[rule]]\nid = "own"\nwhy = "x"\ndrops = ["x"]\nkeeps = ["y"]\n'


@given(step=st.sampled_from(["boilerplate", "metadata", "script"]), text=texts)
@example(step="boilerplate", text=SOUND + 'pattern = "x"\nlongest = -1')
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_rule_file_of_any_content(step: str, text: str, tmp_path: Path) -> None:
    folder = tmp_path / step
    folder.mkdir(exist_ok=True)
    for other in tmp_path.glob("*/*.toml"):
        other.unlink()
    (folder / "own.toml").write_bytes(text.encode("utf-8", "replace"))
    try:
        loaded = ruleset.load(tmp_path)
    except RuleError:
        return
    Cleaner(rules=loaded).clean(
        Document("a.txt", "来源：甲城日报\n馆长说，新馆有三层aaaaaaa。\nx\n".encode())
    )


@given(st.binary(max_size=60))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_rule_file_of_any_bytes(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "metadata").mkdir(exist_ok=True)
    (tmp_path / "metadata" / "own.toml").write_bytes(data)
    with suppress(RuleError):
        ruleset.load(tmp_path)


REFUSED = {
    "a{99999999}": "more than 10000 times",
    "(" * 5000 + ")" * 5000: "nested too deep",
    "(": "missing )",
}


@pytest.mark.parametrize("pattern", REFUSED, ids=["counts", "nests", "is none"])
def test_a_pattern_that_cannot_be_compiled_is_refused_in_one_line(pattern: str, tmp_path: Path) -> None:
    (tmp_path / "boilerplate").mkdir()
    (tmp_path / "boilerplate" / "own.toml").write_text(f'{SOUND}pattern = "{pattern}"\n')
    with pytest.raises(
        RuleError, match=f"^boilerplate/own.toml, rule 'own': .*{re.escape(REFUSED[pattern])}"
    ):
        ruleset.load(tmp_path)


def test_a_pattern_that_calls_itself_without_end_costs_its_document(tmp_path: Path) -> None:
    (tmp_path / "boilerplate").mkdir()
    (tmp_path / "boilerplate" / "own.toml").write_text(f'{SOUND}pattern = "(?R)"\n')
    outcome = Cleaner(rules=ruleset.load(tmp_path)).clean("馆长说，新馆有三层。".encode())
    assert isinstance(outcome, Rejected)
    assert outcome.reason == "rule timeout: own"
