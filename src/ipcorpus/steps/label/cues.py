"""What the markup of a page says for or against its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.document import Cue

# A line that is mostly links leads away from the page.
_LINKED, _AGAINST = 0.6, -1.5


def priors(cues: Sequence[Cue]) -> list[float]:
    """Give each line's score from its cue, to be added to that of its shape."""
    return [_AGAINST if cue.links > _LINKED else 0.0 for cue in cues]
