"""Who posted, where a site of accounts says so without a label: a name with the member's card beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.label.lines import View
    from ipcorpus.steps.label.trait import Trait

# Rows of a member's card are of this kind.
_CARD = "threads"
# A member's name is one short word; the card, or the button that follows a member, stands so close to it.
_NAME, _NEAR = re.compile(r"[^\s,.;:!?。、()\[\]《》\"]{2,16}"), 5
_FOLLOW = re.compile(r"[+ ]*(?:关注|已关注|加关注|私信)")


def above(traits: Sequence[Trait], byline: int, most: int) -> int:
    """Give the line `most` lines above a byline, rows of a member's card not counted."""
    low = byline
    while low and most:
        low -= 1
        most -= traits[low].kind != _CARD
    return low


def posted(lines: Sequence[View], traits: Sequence[Trait], index: int, byline: int) -> bool:
    """Tell whether a line above a byline is the name of who posted: a longer one, the title, is above it."""
    if index == 0 or not _NAME.fullmatch(lines[index].folded):
        return False
    card = index + 1 < byline and traits[index + 1].kind == _CARD
    if card or index + 1 != byline:
        return card
    if traits[index - 1].stops or len(lines[index - 1].folded) <= len(lines[index].folded):
        return False
    return any(_FOLLOW.fullmatch(view.folded) for view in lines[byline + 1 : byline + 1 + _NEAR])
