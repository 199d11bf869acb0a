"""Who posted, where a site of accounts says so without a label: a name with the member's card beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.steps.label.fields.accounts import NAME
from ipcorpus.steps.label.runs import NUMBER
from ipcorpus.steps.label.shape import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.label.fields import Hits
    from ipcorpus.steps.label.trait import Trait

# Rows of a member's card are of this kind.
_CARD = "threads"
# So are their buttons.
_CARDS = frozenset({_CARD, "comments"})
# The card, or the button that follows a member, stands so close to the member's name.
_NEAR = 5
# The card of the account that posts a page stands so close above its byline.
_ABOVE = 20
# The rule that takes where an account posted from; writer and account are two.
_FROM, _NAMES = "posted-from", 2
# A title is so many times as long as the name of its writer.
_FAR = 2
# So the name of a site ends, which stands at the top of its pages.
_SITE = re.compile(r"(?:网站?|门户|平台|频道|论坛|博客|首页|政府|局|委员会|公司|大学|学院|医院)$")
_FOLLOW = re.compile(r"[+ ]*(?:关注|已关注|加关注|私信)")


def above(traits: Sequence[Trait], byline: int, most: int) -> int:
    """Give the line `most` lines above a byline, rows of a member's card and numbers not counted."""
    low = byline
    while low and most:
        low -= 1
        most -= not (traits[low].kind in _CARDS or (traits[low].score == NUMBER and not traits[low].stops))
    return low


def account(lines: Sequence[str], traits: Sequence[Trait], byline: int) -> int:
    """Give the first line of the names of writer and account above the day on which the account posted.

    Below the day stands where it posted from; the title, which is longer, stands above the names.
    """
    if byline + 1 == len(traits) or traits[byline + 1].rule != _FROM:
        return byline
    lows = range(max(1, byline - _NAMES), byline)
    return next((low for low in lows if _are_names(lines[low:byline], lines[low - 1])), byline)


def _are_names(lines: Sequence[str], title: str) -> bool:
    words = [word for line in lines for word in line.split()]
    longer = all(len(title) > len(line) for line in lines)
    return longer and len(words) <= _NAMES and all(map(NAME.fullmatch, words))


def seen(lines: Sequence[str], index: int, hits: Hits | None) -> Hits | None:
    """Trust an account's name below the label of a source: it stands on its card above as well."""
    above = (line for line in lines[max(0, index - _ABOVE) : index - 1])
    again = hits and hits.fields == {"source"} and lines[index] in above
    return hits._replace(share=1.0) if hits and again else hits


def posted(lines: Sequence[str], traits: Sequence[Trait], index: int, byline: int) -> bool:
    """Tell whether a line above a byline is the name of who posted: a longer one, the title, is above it."""
    if index == 0 or not NAME.fullmatch(lines[index]):
        return False
    if lines[byline].startswith(lines[index]):  # the byline says it again
        return len(lines[index - 1]) > len(lines[index])
    name, button, behind = lines[index].rpartition("关注")
    if button and not behind and name in lines[max(0, index - _NEAR) : index]:
        return True
    under = index + 1
    if under + 1 < byline and bare(lines[under]):
        under += 1  # a count stands above its word
    card = under < byline and traits[under].kind in (_CARDS if under > index + 1 else {_CARD})
    if card or index + 1 != byline:
        return card
    if traits[index - 1].stops or len(lines[index - 1]) <= len(lines[index]):
        return False
    follows = any(_FOLLOW.fullmatch(line) for line in lines[byline + 1 : byline + 1 + _NEAR])
    return follows or _names_who(lines, traits, index)


def _names_who(lines: Sequence[str], traits: Sequence[Trait], index: int) -> bool:
    """Tell whether a line between a page's first, far longer one and a day alone is the name of who wrote.

    What the longer line says as well is the title: that line is the page's, with its site.
    """
    day, title = traits[index + 1].fields == {"published"}, lines[index - 1]
    first = (index == 1 or traits[index - 2].stops) and not _SITE.search(title)
    return day and first and len(title) >= _FAR * len(lines[index]) and lines[index] not in title
