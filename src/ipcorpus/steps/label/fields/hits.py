"""What a line states of its article: fields and their values, and how much of the line they make up."""

from __future__ import annotations

from typing import NamedTuple

# A line that is metadata altogether has this share of it; the rest is a name or button nobody foresaw.
_WHOLE = 0.8
# Fields that stand at the head of an article: the article begins below.
BYLINE = frozenset({"published", "source", "authors"})
# The rules of a date, and of an outlet beside it, that no label announces.
BARE_DATE, BARE_SOURCE = "date-bare", "source-bare"


class Hit(NamedTuple):
    """One value a line states: its field, the value as the page writes it, and the rule that read it.

    `start` and `end` bound label and value in the line. Of hits for one field the one of the lower `rank`
    is trusted more.
    """

    field: str
    value: str
    start: int
    end: int
    rule: str
    rank: int

    @property
    def bare(self) -> bool:
        """Tell whether no label says of what it is the date or the name."""
        return self.rule in {BARE_DATE, BARE_SOURCE}


class Hits(NamedTuple):
    """All a line states, and the share of its visible characters that states it (0 to 1).

    `open` is a label at the line's end whose value must stand in the next line; its own value is empty.
    From `tail` to the line's end, all is credits that are glued to a sentence.
    """

    found: tuple[Hit, ...]
    share: float
    open: Hit | None = None
    tail: int | None = None

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """Give field and value of each hit, in the line's order."""
        return tuple((hit.field, hit.value) for hit in self.found)

    @property
    def fields(self) -> frozenset[str]:
        """Give the fields it has values of."""
        return frozenset([hit.field for hit in self.found])

    @property
    def whole(self) -> bool:
        """Tell whether the line is nothing but metadata."""
        return self.share >= _WHOLE

    @property
    def bare(self) -> bool:
        """Tell whether nothing in the line says of what it is the date."""
        return all(hit.bare for hit in self.found)

    @property
    def anchor(self) -> bool:
        """Tell whether the line is a byline, the article's beginning right below it."""
        return self.whole and not BYLINE.isdisjoint(self.fields)
