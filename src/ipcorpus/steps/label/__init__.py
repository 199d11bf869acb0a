"""Say of each line what it is: body, title, metadata or boilerplate; keep the body, read the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.document import Evidence, Fields, apply
from ipcorpus.errors import Reject
from ipcorpus.steps.label.account import Lines
from ipcorpus.steps.label.cues import priors
from ipcorpus.steps.label.cutting import cuts
from ipcorpus.steps.label.fields import gather
from ipcorpus.steps.label.judge import BODY, judge
from ipcorpus.steps.label.lines import views
from ipcorpus.steps.label.rules import Rules, compiled, taken
from ipcorpus.steps.label.settle import settle
from ipcorpus.steps.label.traits import traits

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from ipcorpus.document import Cue, Cut, Line
    from ipcorpus.steps.label.trait import Label, Trait

__all__ = ["Labelled", "Rules", "compiled", "label", "look", "taken"]


# An article's own pager stands within this many lines below it; those of comments and lists lie farther off.
_PAGER = 4


class Labelled(NamedTuple):
    """The body's text, the cuts that left it, the fields found, flags, and every line's label."""

    text: str
    cuts: list[Cut]
    fields: Fields
    flags: tuple[str, ...]
    lines: Sequence[Line]


def label(
    text: str,
    rules: Rules,
    cues: Sequence[Cue] | None = None,
    evidence: Evidence | None = None,
    repeated: Container[int] = (),
) -> Labelled:
    """Label the lines of a tidied text by the compiled `rules` and what its page tells of it.

    `repeated` holds the keys (`lines.key`) of folded lines that repeat across the pages of a site: they
    speak against a line, they do not condemn it. Raises Reject where no line is an article's.
    """
    lines = views(text)
    known = traits(lines, rules, priors(cues) if cues else None, repeated)
    evidence = evidence or Evidence()
    labels, title = judge(lines, known, evidence)
    span = _span(labels)
    if not span:
        raise Reject("label", "no article", "no line reads like an article's")
    names = [label.name for label in labels]
    texts, folded = lines.texts, lines.folded
    if title:
        names[title.start] = "title"
    if len(title) > 1:
        texts, folded = _whole(texts, title), _whole(folded, title)
    hits = {index: trait.hits for index, trait in enumerate(known) if trait.hits}
    kept, gone, labels = settle(lines, known, labels, rules)
    if "title" not in names:  # one that only a second look told from the text names the article as well
        late = next((index for index, label in enumerate(labels) if label.name == "title"), None)
        names = [*names[:late], "title", *names[late + 1 :]] if late is not None else names
    fields = gather(texts, folded, names, (span.start, span.stop), hits, evidence)
    if not kept:
        raise Reject("label", "no article", "what reads like one is furniture")
    changes = cuts(text, kept, gone)
    flags = _flags(known, labels)
    return Labelled(apply(text, changes), changes, fields, flags, Lines(lines, labels, known))


def look(
    text: str,
    rules: Rules,
    cues: Sequence[Cue] | None = None,
    evidence: Evidence | None = None,
    repeated: Container[int] = (),
) -> Sequence[Line]:
    """Say of each line what it was taken for at first sight, also where no article came of it."""
    lines = views(text)
    known = traits(lines, rules, priors(cues) if cues else None, repeated)
    return Lines(lines, judge(lines, known, evidence).labels, known)


def _whole(parts: Sequence[str], title: range) -> list[str]:
    """Give the lines with the whole title in the place of its first."""
    return [*parts[: title.start], "".join(parts[title.start : title.stop]), *parts[title.start + 1 :]]


def _flags(known: Sequence[Trait], labels: Sequence[Label]) -> tuple[str, ...]:
    """Give what the lines that rules take tell of the article; a pager does so only close below it."""
    flagged = [(index, trait.flag) for index, trait in enumerate(known) if trait.flag]
    body = _span(labels) if flagged else range(0)
    near = range(body.start, body.stop + _PAGER)
    return tuple(sorted({flag for index, flag in flagged if flag != "more-pages" or index in near}))


def _span(labels: Sequence[Label]) -> range:
    """Give the lines from the first of the body to its last."""
    body = [index for index, label in enumerate(labels) if label is BODY]
    return range(body[0], body[-1] + 1) if body else range(0)
