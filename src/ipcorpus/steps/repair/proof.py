"""Prove repairs: pollute the mended line again and compare it with what the page shows.

A line without a splice is what the page shows without its annotations: putting them in again would prove
nothing, so it bears no mark of proof. A page has the flag `splice` unless all its other lines come back.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

from ipcorpus.document import Cut, apply
from ipcorpus.steps.repair.annotations import neighbour
from ipcorpus.steps.repair.injection import polluted, straddled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.repair.manner import Manner


def proved(
    view: str, mended: Sequence[Cut], going: Sequence[Cut], pairs: dict[str, str], ways: Manner
) -> list[Cut]:
    """Give the splices' cuts; in a line that does not come back as the page shows it all are uncertain.

    `going` are the cuts of the annotations, in order, `pairs` the hanzi they belong to with their readings.
    """
    starts, result = [cut.start for cut in going], []
    for start, several in groupby(mended, lambda cut: view.rfind("\n", 0, cut.start) + 1):
        cuts = list(several)
        last = cuts[-1].start + len(cuts[-1].removed)
        end = (view.find("\n", last) + 1 or len(view) + 1) - 1
        beside = going[bisect_left(starts, start) : bisect_left(starts, end)]
        shown = view[start:end]
        line = apply(shown, (cut._replace(start=cut.start - start) for cut in sorted([*cuts, *beside])))
        if _comes_back(line, shown, pairs | _straddled(view, cuts), ways):
            result += cuts
        else:
            result += [cut._replace(rule="splice.uncertain") for cut in cuts]
    return result


def _straddled(view: str, cuts: Sequence[Cut]) -> dict[str, str]:
    return {
        hanzi: reading
        for cut in cuts
        for hanzi, reading in straddled(neighbour(view, cut.start), cut.removed, cut.put)
    }


def _comes_back(line: str, shown: str, pairs: dict[str, str], ways: Manner) -> bool:
    return any(polluted(line, pairs, ways, cut_at_marks=cut) == shown for cut in (False, True))
