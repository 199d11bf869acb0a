"""One document line by line: what each line was taken for, and every character's fate."""

from __future__ import annotations

import difflib
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ipcorpus.records import followed, restore
from ipcorpus.report.weave import Strand, weave

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ipcorpus.document import Cleaned, Dropped, Line

# The steps that run before lines are labelled: a line's place counts in the text they leave.
_BEFORE_LABELS = {"decode", "repair", "extract", "tidy"}
_AFTER_FEED = re.compile(r"[^\n]*\n|[^\n]+")
FIELDS = ("title", "source", "authors", "editor", "published", "section", "keywords", "url")


class Row(NamedTuple):
    """One line of the document: its label, the rule and score behind it, and its strands."""

    label: str
    rule: str
    score: float
    strands: tuple[Strand, ...]


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
    return Explanation(cleaned, before, list(_rows(strands, cleaned.lines)), dropped)


def _rows(strands: Iterable[Strand], lines: Iterable[Line]) -> Iterator[Row]:
    labels = {line.start: line for line in lines}
    row: list[Strand] = []
    at = start = 0  # places in the text the lines were labelled in
    for strand in _split(strands):
        row.append(strand)
        if _is_there(strand):
            at += len(strand.text)
            if strand.text.endswith("\n"):
                yield _row(labels.get(start), row)
                row, start = [], at
    if row:
        yield _row(labels.get(start), row)


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


def as_json(explanation: Explanation) -> str:
    """Give an explanation for scripts: the record without its text, the lines, what was dropped."""
    record = explanation.cleaned.article.record()
    lines = [
        {
            "label": row.label,
            "rule": row.rule,
            "score": round(row.score, 2),
            "strands": [list(s) for s in row.strands],
        }
        for row in explanation.rows
    ]
    shown: dict[str, Any] = {
        name: value for name, value in record.items() if name not in {"text", "text_original"}
    }
    shown |= {"lines": lines, "dropped": [part._asdict() for part in explanation.dropped]}
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
