"""Injected pinyin goes, spliced characters come back, a person's brackets stay."""

from __future__ import annotations

import pytest

from ipcorpus.document import apply, undo
from ipcorpus.steps.repair import repair

SPLICED = {
    "a letter ends the shift": ("這是我們重要?dú)v史的一部分", "這是我們重要歷史的一部分"),
    "another letter": ("為發(fā)展?fàn)I造良好環(huán)境", "為發展營造良好環境"),
}


@pytest.mark.parametrize(("broken", "whole"), SPLICED.values(), ids=SPLICED)
def test_splices(broken: str, whole: str) -> None:
    mended = repair(broken)
    assert mended.text == whole
    assert apply(broken, mended.cuts) == whole
    assert undo(whole, mended.cuts) == broken
