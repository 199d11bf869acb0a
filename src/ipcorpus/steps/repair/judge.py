"""Decide which annotations a machine injected and which a person wrote."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ipcorpus.data import readings
from ipcorpus.steps.repair.annotations import is_first_reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.repair.annotations import Annotation

# So many different hanzi that nobody would gloss, each at all its places, and the page is a machine's.
_PROOF = 4


def judge(text: str, found: Sequence[Annotation]) -> dict[tuple[str, str], str]:
    """Give for each pair of hanzi and reading that was injected the evidence it goes on."""
    pairs = Counter((entry.hanzi, entry.reading) for entry in found)
    whole = [pair for pair, count in pairs.items() if text.count(pair[0]) == count]
    going = {pair: rule for pair in whole if (rule := _verdict(*pair))}
    if len(going) >= _PROOF:
        going |= {pair: "pinyin.page" for pair in whole if pair not in going and _is_common(pair[0])}
    return going


def _verdict(hanzi: str, reading: str) -> str:
    if readings.injected().get(hanzi) == reading:
        return "pinyin.table"
    return "pinyin.reading" if _is_common(hanzi) and is_first_reading(hanzi, reading) else ""


def _is_common(hanzi: str) -> bool:
    return hanzi.translate(readings.fold()) in readings.common()
