"""Find fault with documents, by the user's choice of rules and limits, without changing one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.document import Cleaned, Rejected
from ipcorpus.report.explain import as_diff, explain
from ipcorpus.report.findings import Finding, findings
from ipcorpus.report.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Outcomes = Iterable[tuple[str, Cleaned | Rejected]]


class Limits(NamedTuple):
    """From where on a run finds fault.

    A number (1 or more) or a share of `rejected` documents, the fewest `chars` of an article, the largest
    share of a text that may be `removed`.
    """

    rejected: float | None = None
    chars: int = 0
    removed: float | None = None


class Wanted(NamedTuple):
    """The steps (`label`) or rules (`label/share-bar`) whose findings count; none selected means all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def __call__(self, finding: Finding) -> bool:
        """Tell whether a finding counts."""
        names = {finding.step, f"{finding.step}/{finding.rule}"}
        return (not self.select or not names.isdisjoint(self.select)) and names.isdisjoint(self.ignore)


def check(outcomes: Outcomes, wanted: Wanted, limits: Limits) -> Iterator[Finding]:
    """Give the findings of documents one by one; those of rejected documents last, if they are too many."""
    rejected: list[Finding] = []
    documents = 0
    for path, outcome in outcomes:
        documents += 1
        of_document = findings(path, outcome)
        if isinstance(outcome, Rejected):
            rejected += of_document
        else:
            found = [*of_document, *_beyond(path, outcome, limits)]
            yield from (finding for finding in found if wanted(finding))
    if limits.rejected is None or len(rejected) > limits.rejected * (documents if limits.rejected < 1 else 1):
        yield from (finding for finding in rejected if wanted(finding))


def _beyond(path: str, outcome: Cleaned, limits: Limits) -> Iterator[Finding]:
    """Find fault with an article that is too short, or of which too much would go."""
    article = outcome.article
    if article.chars < limits.chars:
        yield Finding(
            path, 0, "assess", "min-chars", f"{article.chars} characters, fewer than {limits.chars}"
        )
    gone = sum(max(step.removed, 0) for step in outcome.steps if step.name not in {"decode", "extract"})
    share = gone / (gone + article.chars)
    if limits.removed is not None and share > limits.removed:
        yield Finding(path, 0, "assess", "max-removed", f"{share:.0%} of the text would go")


def forms(found: Iterable[Finding], form: str) -> Iterator[str]:
    """Give findings in one of FORMATS, piece by piece where the form allows it."""
    if form in {"text", "github"}:
        yield from (FORMATS[form]([finding]) for finding in found)
    else:
        yield FORMATS[form](list(found))


def statistics(found: Iterable[Finding]) -> Iterator[str]:
    """Count the findings of each rule, the most frequent first."""
    counts = Counter(f"{finding.step}/{finding.rule}" for finding in found)
    for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{count:8,}  {name}\n"


def diffs(outcomes: Outcomes) -> Iterator[str]:
    """Give the unified diff of each document whose text would change, and a line for each rejected one."""
    for path, outcome in outcomes:
        if isinstance(outcome, Rejected):
            yield f"# {path}: rejected: {outcome.reason}\n"
        elif diff := as_diff(explain(outcome)):
            yield diff
