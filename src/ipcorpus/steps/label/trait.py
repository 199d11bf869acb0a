"""What one line shows, and what follows from that for its neighbours."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.label.fields import Hits
    from ipcorpus.steps.label.patterns import Match


class Label(NamedTuple):
    """What a line is (body, title, meta, outside, or a kind of boilerplate) and the rule that says so."""

    name: str
    rule: str


_NONE: frozenset[str] = frozenset()
META, _TEMPLATE = Label("meta", "meta"), Label("template", "site-template")


@dataclass(slots=True, eq=False)
class Trait:
    """One line's score, whether it reads on like prose, the rule that takes it, spans to trim, metadata.

    `meta` says that the line is nothing but metadata, `anchor` that it is a byline (an article starts
    below), `dated` that it is a day written out, as it stands under a signature, `leads` that it ends in a
    colon, `hints` that it ends as numbers and headings of lists do, `repeated` that it is short, no
    sentence, and stands on other pages of its site too, `inset` that its page sets it among the article's
    lines without it being one of them, `names` that it is the subject of which the text below speaks.

    What follows from these is told once: `rule` takes the line for boilerplate of a `kind`, both empty where
    none does; below one that `opens` an article begins, below one that `ends` nothing of it follows, and one
    that `concludes` is such a line or a credit; one that `stops` is furniture or metadata: the article's edge
    does not reach over it; `furniture` is not set in an article; a `flag` is what its rule tells of the
    article; `label` is what the line is outside one, whatever stands around it; `fields` are those that it
    states; one that `signs` names people and nothing else, or a source in brackets: it may end a text.
    `marked` tells whether it shows any of these at all, as few lines do.
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
    hints: bool = False
    repeated: bool = False
    inset: bool = False
    names: bool = False
    rule: str = field(init=False)
    kind: str = field(init=False)
    opens: bool = field(init=False)
    ends: bool = field(init=False)
    concludes: bool = field(init=False)
    stops: bool = field(init=False)
    furniture: bool = field(init=False)
    flag: str = field(init=False)
    label: Label | None = field(init=False)
    fields: frozenset[str] = field(init=False)
    signs: bool = field(init=False)
    marked: bool = field(init=False)

    def __post_init__(self) -> None:
        self.rule, self.kind, self.flag = "", "", ""
        self.ends, self.furniture = False, self.repeated
        self.opens = self.anchor or self.names
        self.stops = self.taken is not None or self.repeated or self.meta
        self.label = META if self.meta else _TEMPLATE if self.repeated else None
        if self.taken:
            rule = self.taken.rule
            self.rule, self.kind, self.flag = rule.id, rule.kind, rule.flag
            self.label = Label(rule.kind, rule.id)
            self.ends = rule.ends and not self.inset
            self.furniture = self.repeated or not (self.inset or rule.inner)
        self.concludes = self.ends or (self.meta and not self.anchor)
        self.fields = self.hits.fields if self.hits else _NONE
        self.signs = self.meta and self.fields == ({"authors"} if self.anchor else {"source"})
        self.marked = self.label is not None or self.leads or self.dated or self.names


def marks(traits: Sequence[Trait]) -> list[int]:
    """Give the lines that show more than their shape: what most asks for that looks a page over."""
    return [index for index, trait in enumerate(traits) if trait.marked]


@lru_cache(maxsize=4096)
def unmarked(score: float, prose: bool, leads: bool, hints: bool) -> Trait:
    """Give the trait of a line that shows nothing but its shape: most are alike, and share it."""
    return Trait(score, prose, leads=leads, hints=hints)
