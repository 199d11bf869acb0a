"""What the markup of a page says for or against its lines."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.document import Cue

# In the scores of shape: in the article's block a short line stays, outside it only long paragraphs may.
_VOTES = {0.0: -3.0, 0.5: 0.0, 1.0: 0.7}
# A line that is mostly links leads away from the page.
_LINKED, _AWAY = 0.6, -3.0
# Paragraphs and captions are what articles are made of.
_PROSE, _FOR = frozenset({"p", "blockquote", "figcaption", "pre", "h2", "h3", "h4"}), 0.2
# In the article's block a row of data is its own, however short its cells are.
_ROW = 0.4


def priors(cues: Sequence[Cue]) -> list[float | None]:
    """Give each line's score from its cue, to be added to that of its shape; None for that of an inset."""
    return [None if inset else _prior(tag, links, article) for tag, _, links, article, inset in cues]


@lru_cache(maxsize=4096)
def _prior(tag: str, links: float, article: float) -> float:
    score = _VOTES[article]
    if links > _LINKED:
        return score + _AWAY
    if tag in _PROSE:
        return score + _FOR
    return score + _ROW if tag == "tr" and article == 1 else score
