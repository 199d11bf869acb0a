"""Rules learnt from a folder: lines that repeat on its sites and that no rule takes, for people to review."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.corpus import templates
from ipcorpus.steps.label import compiled, taken
from ipcorpus.steps.label.fields import hits
from ipcorpus.steps.label.lines import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ipcorpus.document import Document
    from ipcorpus.pipeline import Cleaner

# An example of what a rule must keep: a sentence of the same site, long enough to be prose.
_SENTENCE = 15
_STOPS = ("。",)
_ANY_SENTENCE = "这一句话说的是文章里的事情，应当留下来。"
_HEADER = """\
# Learnt by `ipcorpus rules learn`: lines that repeat on a site and that no rule takes so far.
# Review every one: a line that an article of the site could hold does not belong here.
# Keep the file as boilerplate/learned.toml in a folder of yours and give that folder with --rules.
"""


class Learnt(NamedTuple):
    """A line that repeats on a site, in `times` of its `documents`; `kept` is a sentence to be kept."""

    site: str
    line: str
    times: int
    documents: int
    kept: str


def learn(documents: Iterable[Document], cleaner: Cleaner) -> Iterator[Learnt]:
    """Give the lines that repeat on the sites of some documents and are not taken yet, site by site."""
    rules = compiled(cleaner.rules)
    for name, seen in templates.count(documents, cleaner):
        new = [line for line in seen.repeated() if not _known(line, cleaner)]
        sentences = (line for line in seen.counts if len(line) >= _SENTENCE and line.endswith(_STOPS))
        kept = next((line for line in sentences if not taken(line, rules)), _ANY_SENTENCE) if new else ""
        for line in new:
            yield Learnt(name, line, seen.counts[line], seen.documents, kept)


def toml(found: Iterable[Learnt]) -> Iterator[str]:
    """Write what was learnt as a rule file, piece by piece; each line of a site becomes one rule."""
    yield _HEADER
    for learnt in found:
        where = f" of {learnt.site}" if learnt.site else ""
        rule: dict[str, str | list[str]] = {
            "id": f"learned-{key(learnt.site + chr(10) + learnt.line):016x}",
            "why": f"Stands in {learnt.times} of {learnt.documents} documents{where}.",
            "pattern": f"^{re.escape(learnt.line)}$",
            "drops": [learnt.line],
            "keeps": [learnt.kept],
        }
        yield "\n[[rule]]\n" + "".join(f"{name} = {_written(value)}\n" for name, value in rule.items())


def _known(line: str, cleaner: Cleaner) -> bool:
    """Tell whether a rule takes the line already, or it is metadata."""
    rules = compiled(cleaner.rules)
    found = hits(line, line, rules.reader)
    return bool(taken(line, rules)) or bool(found and found.whole)


def _written(value: str | list[str]) -> str:
    """Write a string, or a list of strings, as TOML: plainly where that can be read back."""
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    plain = "'" not in value and value.isprintable()
    return (
        f"'{value}'"
        if plain and "\\" in value
        else json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    )
