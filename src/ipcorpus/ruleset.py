"""Read rules from TOML files, refuse what is not understood, and compile them.

A rule is data: an id, why it exists, what it matches, and examples that prove it. The bundled rules lie
in one folder for each step (`rules/boilerplate/`, `rules/metadata/`, `rules/script/`); a folder of a user's
own has the same form and is added to them.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex

from ipcorpus.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable

# Every key a rule may have, by step, with the type it must be of; those in REQUIRED must be there.
_COMMON: dict[str, type] = {"id": str, "why": str, "keeps": list, "misses": list}
_KEYS: dict[str, dict[str, type]] = {
    "boilerplate": _COMMON
    | {
        "pattern": str,
        "drops": list,
        "where": str,
        "longest": int,
        "span": bool,
        "ends": bool,
        "inner": bool,
        "flag": str,
    },
    "metadata": _COMMON | {"pattern": str, "field": str, "reads": list, "where": str},
    "script": _COMMON | {"into": str, "has": str, "lacks": str, "words": dict, "turns": list},
}
_REQUIRED: dict[str, tuple[str, ...]] = {
    "boilerplate": ("id", "why", "pattern", "drops", "keeps"),
    "metadata": ("id", "why", "field", "pattern", "reads", "keeps"),
    "script": ("id", "why", "into", "words", "turns", "keeps"),
}
_PLACES = ("head", "tail", "anywhere")
# What a pattern counts: of a{2,30} the 2 and the 30; and how far it may count.
_COUNTS, _MOST = re.compile(r"(?<=[{,])\d+(?=[,}])"), 10_000
# What a boilerplate rule may tell of the article whose page it was found on.
FLAGS = ("truncated", "more-pages", "suspect")
# What a metadata rule may read: the fields of an article, or furniture that stands between them.
FIELDS = ("source", "authors", "editor", "published", "section", "keywords", "furniture")

# What a script rule may help to write; what holds for `hant` holds for Taiwan and Hong Kong too.
SCRIPTS = ("hans", "hant", "tw", "hk")
_CHOICES = {"where": _PLACES, "field": FIELDS, "flag": FLAGS, "into": SCRIPTS}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `kind` is the name of its file, `where` it may act, `longest` the longest line it may judge.

    A `span` rule takes what its pattern matched out of a line, any other takes the whole line; below one
    that `ends` nothing of the article follows; an `inner` one takes what stands among an article's own lines,
    and speaks against none of them; `flag` is what a match says of the article; a `timed` rule is
    a user's own and runs under a time limit. A metadata
    rule reads a `field`: the pattern's group `value`, or what follows the match up to the next label; its
    `reads` are lines with the value each must give, and `where` counts in the line. A script rule has
    `words` (what stands in the text to what must come out) in place of a pattern; it acts
    when text turns `into` a script, and only on texts that have one of the characters `has`, none of `lacks`.
    """

    id: str
    step: str
    kind: str
    file: str
    why: str
    pattern: str = ""
    where: str = "anywhere"
    longest: int = 0
    span: bool = False
    ends: bool = False
    inner: bool = False
    flag: str = ""
    timed: bool = False
    into: str = ""
    has: str = ""
    lacks: str = ""
    words: tuple[tuple[str, str], ...] = ()
    field: str = ""
    drops: tuple[str, ...] = ()
    reads: tuple[tuple[str, str], ...] = ()
    turns: tuple[tuple[str, str], ...] = ()
    keeps: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruleset:
    """All rules of a run, in order of step, file and place, and a digest of everything they say."""

    rules: tuple[Rule, ...]
    digest: str

    def of(self, step: str) -> tuple[Rule, ...]:
        """Give the rules of one step."""
        return tuple(rule for rule in self.rules if rule.step == step)


def bundled() -> Traversable:
    """Give the rules ipcorpus came with: in the wheel, or at the top of a checkout."""
    installed = files("ipcorpus") / "rules"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "rules"


def load(*folders: Path) -> Ruleset:
    """Read the bundled rules and those of the user's folders; raises RuleError at the first mistake."""
    if not folders:
        return _bundled_ruleset()
    own = (_own(rule) for folder in folders for rule in _folder(folder))
    return _ruleset([*_bundled_ruleset().rules, *own])


def digest(*folders: Path) -> str:
    """Give a digest of the files of the bundled rules and of the user's folders, whatever they say."""
    found = hashlib.sha256()
    for folder in (bundled(), *folders):
        if not folder.is_dir():
            raise RuleError(str(folder), None, "there is no such folder of rules")
        for step in sorted(folder.iterdir(), key=lambda entry: entry.name):
            for file in sorted(step.iterdir(), key=lambda entry: entry.name) if step.is_dir() else ():
                if file.name.endswith(".toml"):
                    found.update(f"{step.name}/{file.name}\0".encode() + file.read_bytes() + b"\0")
    return found.hexdigest()


@cache
def _bundled_ruleset() -> Ruleset:
    return _ruleset(_folder(bundled()))


def _own(rule: Rule) -> Rule:
    """Check a user's pattern: those of the bundled rules are known to be sound, and take time to compile."""
    # Compiling unrolls what is counted, and takes time and memory for it.
    if any(int(count) > _MOST for count in _COUNTS.findall(rule.pattern)):
        raise RuleError(rule.file, rule.id, f"bad pattern: something is to repeat more than {_MOST} times")
    try:
        regex.compile(rule.pattern)
    except regex.error as problem:
        raise RuleError(rule.file, rule.id, f"bad pattern: {problem}") from problem
    except (RecursionError, OverflowError) as problem:
        raise RuleError(rule.file, rule.id, "bad pattern: its brackets are nested too deep") from problem
    return replace(rule, timed=True)


def _ruleset(rules: Iterable[Rule]) -> Ruleset:
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in seen:
            raise RuleError(rule.file, rule.id, f"this id is taken by a rule in {seen[rule.id].file}")
        seen[rule.id] = rule
    digest = hashlib.sha256(repr(tuple(seen.values())).encode()).hexdigest()
    return Ruleset(tuple(seen.values()), digest)


def _folder(folder: Traversable) -> Iterator[Rule]:
    if not folder.is_dir():
        raise RuleError(str(folder), None, "there is no such folder of rules")
    for step in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not step.is_dir() or step.name.startswith("."):
            continue
        if step.name not in _KEYS:
            raise RuleError(str(step), None, f"no step has rules of this name; there are {', '.join(_KEYS)}")
        for file in sorted(step.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".toml"):
                yield from _file(file, step.name)


def _file(file: Traversable, step: str) -> Iterator[Rule]:
    name = f"{step}/{file.name}"
    try:
        tables = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise RuleError(name, None, f"not TOML in UTF-8: {problem}") from problem
    if unknown := set(tables) - {"rule"}:
        raise RuleError(name, None, f"unknown key {min(unknown)!r}; a rule file holds [[rule]] tables only")
    rules = tables.get("rule", [])
    if not isinstance(rules, list) or not all(isinstance(table, dict) for table in rules):
        raise RuleError(name, None, "rules are written as [[rule]] tables")
    for number, table in enumerate(rules, 1):
        yield _rule(table, step, name, number)


def _rule(table: dict[str, Any], step: str, file: str, number: int) -> Rule:
    id_ = str(table.get("id", f"number {number}"))
    for key in _REQUIRED[step]:
        if not table.get(key):
            raise RuleError(file, id_, f"{key!r} is missing or empty")
    for key, value in table.items():
        _check_key(key, value, step, file, id_)
    kind = file.rpartition("/")[2].removesuffix(".toml")
    given = dict(table)
    given["words"] = tuple(table.get("words", {}).items())
    for key in ("drops", "keeps", "misses"):
        given[key] = tuple(table.get(key, ()))
    for key in ("turns", "reads"):
        given[key] = tuple(tuple(pair) for pair in table.get(key, ()))
    return Rule(step=step, kind=kind, file=file, **given)


def _check_key(key: str, value: object, step: str, file: str, id_: str) -> None:
    known = _KEYS[step]
    if key not in known:
        near = get_close_matches(key, known, 1)
        raise RuleError(file, id_, f"unknown key {key!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    if not isinstance(value, known[key]):
        raise RuleError(file, id_, f"{key!r} must be of type {known[key].__name__}")
    if key in _CHOICES and value not in _CHOICES[key]:
        raise RuleError(file, id_, f"{key!r} must be one of {', '.join(_CHOICES[key])}")
    _check_examples(key, value, file, id_)


def _check_examples(key: str, value: object, file: str, id_: str) -> None:
    if key in {"drops", "keeps", "misses"} and not _strings(value):
        raise RuleError(file, id_, f"{key!r} must be a list of strings")
    if key in {"turns", "reads"} and not _pairs(value):
        raise RuleError(file, id_, f"{key!r} must be a list of [before, after] pairs")
    if key == "words" and not _words(value):
        raise RuleError(file, id_, "'words' must be a table of strings, none empty, none with a line end")


def _words(value: object) -> bool:
    if not isinstance(value, dict) or not _strings(list(value.values())):
        return False
    return all(text.splitlines() == [text] for pair in value.items() for text in pair)


def _pairs(value: object) -> bool:
    return isinstance(value, list) and all(_strings(pair) and len(pair) == 2 for pair in value)  # noqa: PLR2004 - a pair


def _strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value)
