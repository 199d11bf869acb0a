"""What is put between the pieces of a text is what is told of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ipcorpus.document import Cut, apply, undo
from ipcorpus.pieces import joined, moved, replaced

TEXTS = st.text("甲乙, ", max_size=20)


@given(TEXTS, st.sampled_from([",", ", ", "  "]), st.sampled_from(["，", "", "——"]))
@settings(max_examples=100)
def test_replaced_is_what_its_cuts_make(text: str, removed: str, put: str) -> None:
    changed = replaced(text.split(removed), removed, put, "mark")
    assert changed.text == text.replace(removed, put) == apply(text, changed.cuts)
    assert undo(changed.text, changed.cuts) == text
    assert len(changed.cuts) == text.count(removed)


@given(TEXTS)
@settings(max_examples=50)
def test_joined_puts_one_sign_after_the_other(text: str) -> None:
    signs = "“”" * text.count(",")
    changed = joined(text.split(","), ["," for _ in signs], signs[: text.count(",")], "quotes")
    assert changed.text == apply(text, changed.cuts)
    assert [cut.put for cut in changed.cuts] == [*signs[: text.count(",")]]


def test_cuts_of_a_part_count_in_the_text() -> None:
    part = replaced(["乙", "丙"], ",", "，", "mark", 2)
    assert part.cuts == moved([Cut(1, ",", "，", "mark")], 2)
    assert apply("甲\n乙,丙", part.cuts) == "甲\n乙，丙"
