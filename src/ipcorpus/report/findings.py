"""What cleaning would change in a document, place by place, for `ipcorpus check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.document import Cleaned, Rejected
from ipcorpus.errors import because
from ipcorpus.records import followed, restore
from ipcorpus.report.weave import weave

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHOWN = 40  # characters of an example in a message: half a terminal line of hanzi


class Finding(NamedTuple):
    """One change of one rule on one line: `line` counts from 1, and is 0 where there is no such line."""

    path: str
    line: int
    step: str
    rule: str
    message: str


def findings(path: str, outcome: Cleaned | Rejected) -> list[Finding]:
    """List what is to be changed in a document, in the order of its text.

    Lines are those of a text dump; those of an HTML page, whose text is gathered from all over the file,
    are not told. A rejected document has one finding.
    """
    if isinstance(outcome, Rejected):
        why = because(outcome.reason, outcome.detail)
        return [Finding(path, 0, outcome.step, "rejected", f"rejected: {why}")]
    record = outcome.article.record()
    page = bool(record["removed"]["extract"])
    text = restore(record, outcome.steps)
    found = dict.fromkeys(_changes(weave(text, followed(record, outcome.steps))))
    unread = [Finding(path, 0, "decode", cut.rule, f"bytes {cut.removed}") for cut in outcome.steps[0].cuts]
    return [
        *unread,
        *(_finding(path, 0 if page else line, reason, gone, put) for line, reason, gone, put in found),
    ]


def _finding(path: str, line: int, reason: str, gone: str, put: str) -> Finding:
    step, rule = reason.split(":", 1)
    return Finding(path, line, step, rule, _message(gone, put))


def _changes(strands: Iterable[tuple[str, str, str]]) -> Iterator[tuple[int, str, str, str]]:
    """Pair what went with what came in its place: line, `step:rule`, and both texts."""
    line, pending = 1, None
    for text, added, gone in strands:
        if pending and added == pending[1] and not gone:
            yield (*pending[:3], text)
            pending = None
            continue
        if pending:
            yield pending
            pending = None
        if gone:
            pending = (line, gone, text, "")
        elif added:
            yield (line, added, "", text)
        line += 0 if added else text.count("\n")
    if pending:
        yield pending


def _message(gone: str, put: str) -> str:
    if gone and put:
        return f"{_short(gone)} → {_short(put)}"
    return f"remove {_short(gone)}" if gone else f"insert {_short(put)}"


def _short(text: str) -> str:
    shown = text.replace("\n", "⏎")
    return repr(shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…")
