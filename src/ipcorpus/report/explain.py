"""One document line by line: what each line was taken for, and every character's fate."""

from __future__ import annotations

import difflib
import json
import re
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from ipcorpus.records import followed, restore
from ipcorpus.report.weave import Strand, weave
from ipcorpus.steps.label.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ipcorpus.document import Article, Cleaned, Dropped, Line, Rejected

# The steps that run before lines are labelled: a line's place counts in the text they leave.
_BEFORE_LABELS = {"decode", "repair", "extract", "tidy"}
_AFTER_FEED = re.compile(r"[^\n]*\n|[^\n]+")
# The labels of lines that tell something of the article, and the end of all strands.
_TELLING = {"title", "meta", "breadcrumb", "tags", "government-table"}
_END = Strand("")
FIELDS = ("title", "source", "authors", "editor", "published", "section", "keywords", "url")


class Row(NamedTuple):
    """One line of the document: its label, the rule and score behind it, its strands, the fields found."""

    label: str
    rule: str
    score: float
    strands: tuple[Strand, ...]
    fields: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The line as it was when it was labelled."""
        return "".join(strand.text for strand in self.strands if _is_there(strand))


class Explanation(NamedTuple):
    """All there is to see of one document: rows in order, and what extraction dropped from a page."""

    cleaned: Cleaned
    before: str
    rows: list[Row]
    dropped: list[Dropped]


def explain(cleaned: Cleaned) -> Explanation:
    """Line up a document's text, as it was before the first text step, with all that happened to it."""
    record = cleaned.article.record()
    before = restore(record, cleaned.steps)
    strands = weave(before, followed(record, cleaned.steps))
    dropped = [part for step in cleaned.steps for part in step.dropped]
    rows = named(list(_rows(strands, cleaned.lines)), cleaned.article)
    return Explanation(cleaned, before, rows, dropped)


def named(rows: list[Row], article: Article) -> list[Row]:
    """Name in each row the fields whose values stand there: in title, metadata or the body's ends."""
    body = [index for index, row in enumerate(rows) if row.label == "body"]
    ends = {body[0], body[-1]} if body else set()
    places = [index for index, row in enumerate(rows) if row.label in _TELLING]
    places += sorted(ends)
    found: dict[int, list[str]] = {}
    for name in FIELDS[:-1]:
        value = getattr(article, name)
        values = [fold(part) for part in (value if isinstance(value, list) else [value]) if part]
        here = next((at for at in places if values and all(_stands(name, v, rows[at]) for v in values)), None)
        if here is not None:
            found.setdefault(here, []).append(name)
    return [row._replace(fields=tuple(found.get(at, ()))) for at, row in enumerate(rows)]


def _stands(name: str, value: str, row: Row) -> bool:
    if name != "published":
        return value in fold(row.text)
    numbers = [int(number) for number in re.findall(r"\d+", value[:10])]
    return set(numbers) <= {int(number) for number in re.findall(r"[0-9]{1,4}", row.text)}


def _rows(strands: Iterable[Strand], lines: Iterable[Line]) -> Iterator[Row]:
    left = iter(lines)
    line = next(left, None)
    row: list[Strand] = []
    at = 0  # how far into the text that the lines were labelled in
    for strand in chain(_split(strands), [_END]):
        row.append(strand)
        at += len(strand.text) if _is_there(strand) else 0
        if strand is _END or (_is_there(strand) and strand.text.endswith("\n")):
            mine = line if line and (line.start < at or strand is _END) else None
            line = next(left, None) if mine else line
            if any(part.text for part in row):
                yield _row(mine, row)
            row = []


def _row(line: Line | None, strands: list[Strand]) -> Row:
    label, rule, score = (line.label, line.rule, line.score) if line else ("", "", 0.0)
    return Row(label, rule, score, tuple(strands))


def _split(strands: Iterable[Strand]) -> Iterator[Strand]:
    """Cut the strands after each line feed."""
    for strand in strands:
        yield from (strand._replace(text=piece) for piece in _AFTER_FEED.findall(strand.text))


def _is_there(strand: Strand) -> bool:
    """Tell whether a strand stood in the text when its lines were labelled."""
    came = not strand.added or strand.added.partition(":")[0] in _BEFORE_LABELS
    went = strand.gone and strand.gone.partition(":")[0] in _BEFORE_LABELS
    return came and not went


def at_first_sight(text: str, lines: Iterable[Line]) -> list[Row]:
    """Give the lines of a document that gave no article, each with its label."""
    return [Row(*line[2:], (Strand(text[line.start : line.end]),)) for line in lines]


def rejected_as_json(rejected: Rejected, rows: Iterable[Row]) -> str:
    """Give a rejected document for scripts: which step says so, why, and its lines."""
    shown: dict[str, Any] = {"path": rejected.path, "step": rejected.step, "reason": rejected.reason}
    shown |= {"detail": rejected.detail, "lines": _plain(rows)}
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


def _plain(rows: Iterable[Row]) -> list[dict[str, Any]]:
    return [
        {
            "label": row.label,
            "rule": row.rule,
            "fields": list(row.fields),
            "score": round(row.score, 2),
            "strands": [list(s) for s in row.strands],
        }
        for row in rows
    ]


def as_json(explanation: Explanation) -> str:
    """Give an explanation for scripts: the record without its text, the lines, what was dropped."""
    record = explanation.cleaned.article.record()
    shown: dict[str, Any] = {
        name: value for name, value in record.items() if name not in {"text", "text_original"}
    }
    shown |= {"lines": _plain(explanation.rows), "dropped": [part._asdict() for part in explanation.dropped]}
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


def as_diff(explanation: Explanation) -> str:
    """Give the change as a unified diff, for people who pipe."""
    path = explanation.cleaned.article.path
    before = explanation.before.splitlines(keepends=True)
    after = explanation.cleaned.article.text.splitlines(keepends=True)
    lines = difflib.unified_diff(before, after, f"a/{path}", f"b/{path}")
    return "".join(
        line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines
    )
