"""The weave shows the text before and after, whatever the cuts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ipcorpus.document import Cut, Step, apply
from ipcorpus.report.weave import Strand, weave


@st.composite
def a_way(draw: st.DrawFn) -> tuple[str, list[Step], str]:
    """A text, the steps it went through, and what came out."""
    text = start = draw(st.text("年會(huì)\n", max_size=30))
    steps = []
    for name in ("repair", "label", "script"):
        marks = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
        pairs = zip(marks[::2], marks[1::2], strict=False)
        cuts = [Cut(low, text[low:high], draw(st.text("年会x", max_size=3)), "rule") for low, high in pairs]
        steps.append(Step(name, cuts))
        text = apply(text, cuts)
    return start, steps, text


@given(a_way())
def test_weave_holds_the_text_before_and_after(way: tuple[str, list[Step], str]) -> None:
    start, steps, end = way
    strands = weave(start, steps)
    assert "".join(strand.text for strand in strands if not strand.added) == start
    assert "".join(strand.text for strand in strands if not strand.gone) == end


def test_a_converted_paragraph_shows_the_characters_that_changed() -> None:
    steps = [Step("script", [Cut(0, "中國人", "中国人", "t2s")])]
    assert weave("中國人", steps) == [
        Strand("中"),
        Strand("國", gone="script:t2s"),
        Strand("国", added="script:t2s"),
        Strand("人"),
    ]


def test_a_character_changed_twice_keeps_both_reasons() -> None:
    steps = [Step("tidy", [Cut(0, "爲", "為", "variant")]), Step("script", [Cut(0, "為", "为", "t2s")])]
    assert weave("爲", steps) == [
        Strand("爲", gone="tidy:variant"),
        Strand("為", added="tidy:variant", gone="script:t2s"),
        Strand("为", added="script:t2s"),
    ]


def test_a_long_paragraph_is_compared_place_by_place() -> None:
    before, after = "甲國" * 3000, "甲国" * 3000
    strands = weave(before, [Step("script", [Cut(0, before, after, "t2s")])])
    assert len(strands) == 9000


def test_what_lies_between_two_changes_stays_between_them() -> None:
    steps = [
        Step("repair", [Cut(2, "(lián)", "", "pinyin")]),
        Step("script", [Cut(0, "門聯動", "门联动", "t2s")]),
    ]
    shown = [strand.text for strand in weave("門聯(lián)動", steps) if not strand.gone.startswith("script")]
    assert shown == ["门", "联", "(lián)", "动"]
