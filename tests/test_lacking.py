from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcorpus.lacking import lacking, passing, stops

CLASSES = ["0-9", r"\]\[\\^\-", "\0-\x1f,;", "一-龥", "\ud800-\udfff"]
texts = st.text(alphabet="09a][\\^-,;\x00\x1f甲龥か\ud800\U00020000", max_size=12)


@pytest.mark.parametrize("chars", CLASSES)
@given(text=texts)
def test_passes_what_is_none_of_them(chars: str, text: str) -> None:
    assert lacking(chars).match(text).end() == re.match(f"[^{chars}]*", text).end()
    assert [*stops(lacking(chars), text)] == [found.start() for found in re.finditer(f"[{chars}]", text)]


@given(texts)
def test_passes_some_of_them_where_asked(text: str) -> None:
    wanted = [found.start() for found in re.finditer("[0-9](?!甲)", text)]
    assert [*stops(passing("0-9", "[0-9](?=甲)"), text)] == wanted


def test_passes_beyond_the_first_plane_all_or_none_or_what_is_asked() -> None:
    assert lacking("0-9").fullmatch("甲𠀀😀")
    assert not lacking("0-9𠀁").fullmatch("甲𠀀")
    assert lacking("0-9", "\U00020000").fullmatch("甲𠀀")
    assert not lacking("0-9", "\U00020000").fullmatch("甲😀")
