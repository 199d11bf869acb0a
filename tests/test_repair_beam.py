"""What is spared in the search for a splice's text changes nothing of what is found."""

from __future__ import annotations

from operator import itemgetter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import pollution
from ipcorpus.data import words
from ipcorpus.steps.repair import beam, gbk, repair
from ipcorpus.steps.repair.injection import polluted
from ipcorpus.steps.repair.lattice import Reading
from ipcorpus.steps.repair.manner import Manner, manner
from test_repair import article, pairs

CHARS = st.text("发展营造新环境的一是在有吗呢，。？！中国人民a１囍", max_size=9)
WAYS = Manner(
    silent=False, mark="?", eats=True, foreign=frozenset(), proven=True, ends=frozenset("。"), variants={}
)
# Sentences that the second tool cuts, for the bytes of a full-width mark lie across two characters.
WHOLE = (
    "不論事情大小，我們都要認真去做。",
    "貓的個頭很小，可是牠跑得最快。",
    "房間不分大小；窗子都朝南。",
    "爺爺的菜園很小，種了三排白菜。\n他每天澆水。",
    "先看大局，再看小；小的不要丟。",
)
CUT = tuple(pollution.inject(text, [], marks=pollution.MARKS) for text in WHOLE)


@given(CHARS, CHARS)
@example("", "吗？。")  # a mark that ends a word has a mark behind it
@settings(max_examples=200)
def test_a_score_is_the_same_from_either_end(before: str, behind: str) -> None:
    heard = words.hear(words.SILENCE, before)
    score = words.joined(heard, behind, words.suffixes(behind))
    assert score == pytest.approx(words.hear(heard, behind).score)


@given(CHARS, CHARS)
@settings(max_examples=100)
def test_characters_heard_together_are_heard_as_one_by_one(before: str, chars: str) -> None:
    heard = words.hear(words.SILENCE, before)
    assert [one.best[3] for one in words.hear_each(heard, chars)] == pytest.approx(
        [words.hear(heard, char).score for char in chars]
    )


@pytest.mark.parametrize("view", [*CUT, "大?。?", "大?。小?，"])
def test_ends_left_out_are_not_among_the_best(view: str, monkeypatch: pytest.MonkeyPatch) -> None:
    few, looked = beam.readings(view, start_in(view), WAYS)
    monkeypatch.setattr(beam, "_MANY", 1 << 20)
    every, looked_at_all = beam.readings(view, start_in(view), WAYS)
    assert looked == looked_at_all
    assert len(few) <= len(every)
    assert best(few, view) == best(every, view)


def start_in(view: str) -> Reading:
    at = view.index("?")
    heard = words.hear(words.SILENCE, view[:at])
    return Reading(at, gbk.encode(view[at - 1]), odd=False, text="", heard=heard, prior=0.0)


def best(found: list[Reading], view: str) -> list[tuple[float, str]]:
    scored = []
    for one in found:
        rest = view[one.at : one.at + 4]
        scored.append((round(words.joined(one.heard, rest, words.suffixes(rest)) + one.prior, 6), one.text))
    return sorted(scored, key=itemgetter(0), reverse=True)[: beam.KEPT]


def test_not_all_ends_are_looked_at() -> None:
    view = CUT[1]
    found, looked = beam.readings(view, start_in(view), WAYS)
    assert len(found) < looked / 4


@pytest.mark.parametrize("cut", [False, True])
def test_what_gbk_has_not_stays_where_it_is(cut: bool) -> None:
    line = "😀歷史\x01，😁發展。🙂新"
    assert polluted(line, {"發": "fā"}, WAYS, cut_at_marks=cut) == "😀歷史\x01，😁發(fā)展。🙂新"


def test_a_line_of_many_foreign_characters_is_proved_like_another() -> None:
    clean = article(1, 2).split("\n")[0]
    table = pairs(1)
    bare, strange = (pollution.inject(text, table) for text in (clean, clean + "🙂" * 50))
    assert repair(strange).text == repair(bare).text + "🙂" * 50
    assert [cut.rule for cut in repair(strange).cuts] == [cut.rule for cut in repair(bare).cuts]


def test_a_page_without_splices_has_no_manner() -> None:
    assert manner("發展，新環境。", proven=0, whole=True, loose=False) is None
