"""Cuts: applied, undone and joined without losing a character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ipcorpus.compose import compose
from ipcorpus.document import ARTICLE_KEYS, Cut, Document, apply, undo


@st.composite
def cuts_of(draw: st.DrawFn, text: str, rule: str) -> list[Cut]:
    """Sorted cuts of a text that do not overlap, insertions and deletions among them."""
    marks = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return [Cut(low, text[low:high], draw(st.text("年x(", max_size=3)), rule) for low, high in pairs]


@st.composite
def two_passes(draw: st.DrawFn) -> tuple[str, list[Cut], list[Cut]]:
    text = draw(st.text("知識(shí)", max_size=20))
    first = draw(cuts_of(text, "one"))
    return text, first, draw(cuts_of(apply(text, first), "two"))


@given(two_passes())
def test_undo_gives_back_what_was_cut(passes: tuple[str, list[Cut], list[Cut]]) -> None:
    text, cuts, _ = passes
    assert undo(apply(text, cuts), cuts) == text


@given(two_passes())
def test_joined_cuts_do_what_both_passes_did(passes: tuple[str, list[Cut], list[Cut]]) -> None:
    text, first, second = passes
    joined = compose(text, first, second)
    result = apply(apply(text, first), second)
    assert apply(text, joined) == result
    assert undo(result, joined) == text


@given(two_passes())
def test_joined_cuts_are_sorted_and_do_not_overlap(passes: tuple[str, list[Cut], list[Cut]]) -> None:
    text, first, second = passes
    at = 0
    for cut in compose(text, first, second):
        assert cut.start >= at
        assert text[cut.start :].startswith(cut.removed)
        at = cut.start + len(cut.removed)


def test_joined_cut_names_both_rules() -> None:
    joined = compose("a,,b", [Cut(1, ",,", ",", "doubled")], [Cut(1, ",", "，", "width")])
    assert joined == [Cut(1, ",,", "，", "doubled+width")]


def test_cuts_apart_stay_apart() -> None:
    joined = compose("xaby", [Cut(1, "a", "", "one")], [Cut(1, "b", "", "two")])
    assert joined == [Cut(1, "a", "", "one"), Cut(2, "b", "", "two")]


def test_cuts_that_cancel_are_gone() -> None:
    assert compose("a", [Cut(0, "a", "b", "there")], [Cut(0, "b", "a", "back")]) == []


def test_id_depends_on_path_and_bytes() -> None:
    ids = {Document(path, data).id for path in ("a.txt", "b.txt") for data in (b"", b"1")}
    assert len(ids) == 4
    assert all(len(name) == 16 for name in ids)


def test_id_of_a_path_that_is_no_utf8() -> None:
    assert len(Document("\udcb0.txt", b"").id) == 16


def test_article_keys_are_the_contract() -> None:
    keys = (
        *("id", "path", "url", "title", "source", "authors", "editor", "published", "section", "keywords"),
        *("text", "script", "source_script", "encoding", "flags", "chars", "removed", "sha256"),
        *("source_sha256", "text_original", "extra"),
    )
    assert keys == ARTICLE_KEYS
