"""The title that stands right below what says when a page was put up, as few do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipcorpus.steps.label.runs import is_crumb
from ipcorpus.steps.label.told import TELLING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.label.trait import Trait

# So many lines below the title is the first sentence.
_NEXT = 3


def day(lines: Sequence[str], able: Sequence[int], above: Sequence[int], day: int) -> bool:
    """Tell whether the title stands right below a page's day, and above this but the name of who posted."""
    if list(above) != [0] or len(lines[0]) >= TELLING:
        return False
    return any(at == day + 1 and len(lines[at]) >= 2 * TELLING for at in able)


def byline(lines: Sequence[str], traits: Sequence[Trait], above: Sequence[int], index: int) -> bool:
    """Tell whether the line at `index`, right below a byline, is the title rather than one of those `above`.

    Two of three say so: a breadcrumb parts these from the byline, all are as short as the words of a menu,
    the text begins right below the line.
    """
    if above[-1] == index - 2 or len(lines[index]) < TELLING:
        return False
    parted = any(is_crumb(trait) for trait in traits[above[-1] : index])
    words = all(len(lines[other]) < TELLING for other in above)
    return parted + words + any(trait.prose for trait in traits[index + 1 : index + _NEXT]) > 1
