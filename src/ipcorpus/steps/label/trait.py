"""What one line shows, and what follows from that for its neighbours."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipcorpus.steps.label.fields import Hits
    from ipcorpus.steps.label.patterns import Match


@dataclass(slots=True, eq=False)
class Trait:
    """One line's score, whether it reads on like prose, the rule that takes it, spans to trim, metadata.

    `meta` says that the line is nothing but metadata, `anchor` that it is a byline (an article starts
    below), `dated` that it is a day written out, as it stands under a signature, `leads` that it ends in a
    colon, `repeated` that it is short, no sentence, and stands on other pages of its site too,
    `inset` that its page sets it among the article's lines without it being one of them.

    What follows from these is told once: `kind` is the kind of boilerplate that a rule takes the line for,
    or empty; below one that `ends` nothing of the article follows; one that `stops` is furniture or metadata,
    the article's edge does not reach over it; `furniture` is not set in an article.
    """

    score: float
    prose: bool
    taken: Match | None = None
    spans: tuple[Match, ...] = ()
    hits: Hits | None = None
    meta: bool = False
    anchor: bool = False
    dated: bool = False
    leads: bool = False
    repeated: bool = False
    inset: bool = False
    kind: str = field(init=False)
    ends: bool = field(init=False)
    stops: bool = field(init=False)
    furniture: bool = field(init=False)

    def __post_init__(self) -> None:
        rule = self.taken.rule if self.taken else None
        self.kind, self.ends = (rule.kind, rule.ends) if rule else ("", False)
        self.stops = rule is not None or self.repeated or self.meta
        self.furniture = self.repeated or (rule is not None and not (self.inset or rule.inner))

    @property
    def signs(self) -> bool:
        """Tell whether the line names people and nothing else, or a source in brackets: it may end a text."""
        fields = {field for field, _ in self.hits.values} if self.meta and self.hits else set()
        return fields == ({"authors"} if self.anchor else {"source"})


@lru_cache(maxsize=4096)
def unmarked(score: float, prose: bool, leads: bool, repeated: bool = False) -> Trait:
    """Give the trait of a line that shows nothing but its shape: most are alike, and share it."""
    return Trait(score, prose, leads=leads, repeated=repeated)
