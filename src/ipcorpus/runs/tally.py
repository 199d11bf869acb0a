"""The books of a run: how many documents came, what became of them, and what was taken from them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, NamedTuple

from ipcorpus.document import Rejected
from ipcorpus.errors import BooksDoNotBalance

if TYPE_CHECKING:
    from ipcorpus.document import Cleaned, Step


@dataclass(slots=True)
class Tally:
    """Counts that can be added up in any order: of one shard, of one run, of the parts of a run.

    `rejected` is counted by `step: reason`; `steps` and `rules` (`step/rule`) count characters that the
    text became shorter by, `cuts` the places a rule acted on; `input_bytes` counts the documents' bytes.
    """

    documents: int = 0
    articles: int = 0
    input_bytes: int = 0
    characters: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    encodings: Counter[str] = field(default_factory=Counter)
    scripts: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    steps: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    cuts: Counter[str] = field(default_factory=Counter)

    def count(self, outcome: Cleaned | Rejected, size: int = 0) -> None:
        """Enter what became of one document of `size` bytes."""
        self.documents += 1
        self.input_bytes += size
        if isinstance(outcome, Rejected):
            self.rejected[f"{outcome.step}: {outcome.reason}"] += 1
            return
        article = outcome.article
        self.articles += 1
        self.characters += article.chars
        self.encodings[article.encoding] += 1
        self.scripts[article.source_script] += 1
        self.flags.update(article.flags)
        self.steps.update(article.removed)
        for step in outcome.steps:
            # What decode took was bytes, not characters; it is in the cuts, not in these sums.
            if (step.cuts or step.dropped) and step.name != "decode":
                self._step(step)

    def _step(self, step: Step) -> None:
        for name, (cuts, characters) in step.losses.items():
            rule = f"{step.name}/{name}"
            self.cuts[rule] += cuts
            self.rules[rule] += characters
        for dropped in step.dropped:
            rule = f"{step.name}/{dropped.kind}"
            self.cuts[rule] += 1
            self.rules[rule] += len(dropped.text)

    def add(self, other: Tally) -> None:
        """Enter the books of a part."""
        for entry in fields(self):
            mine, theirs = getattr(self, entry.name), getattr(other, entry.name)
            if isinstance(mine, Counter):
                mine.update(theirs)
            else:
                setattr(self, entry.name, mine + theirs)

    def balance(self) -> None:
        """Raise BooksDoNotBalance unless the documents seen are the articles and the rejected."""
        rejected = self.rejected.total()
        if self.documents != self.articles + rejected:
            raise BooksDoNotBalance(
                f"{self.documents} documents seen, but {self.articles} articles and {rejected} rejected"
            )

    def record(self) -> dict[str, Any]:
        """Give the books as JSON can hold them, every list with its greatest entry first."""
        return {entry.name: _plain(getattr(self, entry.name)) for entry in fields(self)}

    @classmethod
    def of(cls, record: dict[str, Any]) -> Tally:
        """Read the books that `record` gave."""
        tally = cls()
        for key, value in record.items():
            setattr(tally, key, Counter(value) if isinstance(value, dict) else value)
        return tally


def _plain(value: int | Counter[str]) -> int | dict[str, int]:
    if isinstance(value, int):
        return value
    return {
        name: number for name, number in sorted(value.items(), key=lambda item: (-item[1], item[0])) if number
    }


class Stand(NamedTuple):
    """How far a run is: its books, the documents in all, the shard just done, the shards to do in all.

    `before` counts the documents that an earlier run had done.
    """

    tally: Tally
    total: int
    shard: int
    shards: int
    before: int
