"""Signs are asked for first: what has none of them must have nothing to mend."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import pollution
from ipcorpus.document import Cut
from ipcorpus.steps.repair import repair
from ipcorpus.steps.repair.mojibake import mend
from ipcorpus.steps.repair.pinyin import unannotate
from ipcorpus.steps.repair.signs import is_injected, is_misread
from test_repair import TABLE, article, pairs

PIECES = (
    *(
        "年(nián)",
        "年（nián）",
        "年( nián )",
        "年(nián、niàn)",
        "年(nian2)",
        "年",
        "大",
        "(",
        ")",
        "（",
        "）",
    ),
    *("年<b>(nián)</b>", "年(<i>nián</i>)", "年<rt>nián</rt>", "年&#40;ni&#225;n&#41;", "年(ni&aacute;n)"),
    *("&#24180;(nián)", "&lpar;", "&#x28;", "<b>", "nián", "nián)", "(nián)", "1)", "(15)", " ", "\n"),
    *(
        "要?dú)v史",
        "展?fàn)I造",
        "大?。?",
        "?。",
        "\ufffd(dú)v",
        "?",
        "\ufffd",
        "。",
        "；",
        "，",
        "!",
        "http://a.cn/?b=c",
    ),
    *("ÖÐ¹ú", "鐨勪竴", "锛", "\xa0", "\xa0\xa0", "é", "é\xa0", "©", "·"),
)
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=40)


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@given(texts, st.booleans(), st.booleans())
@settings(max_examples=300)
@example("年(<i>nián</i>)", True, False)
def test_nothing_is_injected_without_a_sign(text: str, markup: bool, strip: bool) -> None:
    if not is_injected(text, encoded(text), markup=markup):
        assert unannotate(text, markup=markup, strip_glosses=strip) == ([], False)


@given(texts)
@settings(max_examples=200)
def test_nothing_is_misread_without_a_sign(text: str) -> None:
    if not is_misread(encoded(text)):
        assert not mend(text).cuts


@pytest.mark.parametrize("decoder", pollution.DECODERS)
@pytest.mark.parametrize("marks", ["", pollution.MARKS])
def test_polluted_texts_have_signs(decoder: str, marks: str) -> None:
    for seed in range(3):
        polluted = pollution.inject(article(seed, 3), pairs(seed), decoder, marks=marks)
        assert is_injected(polluted, encoded(polluted), markup=False)


@pytest.mark.parametrize(
    "form", ["({})", "（{}）", "({}) ", "<b>({})</b>", "(<i>{}</i>)", "<rt>{}</rt>", "&#40;{}&#41;"]
)
def test_every_form_of_annotation_has_a_sign(form: str) -> None:
    page = pollution.annotate(article(1, 2), dict(TABLE), form)
    assert is_injected(page, encoded(page), markup=True)


@pytest.mark.parametrize(
    "misread", [("utf-8", "latin-1"), ("gbk", "latin-1"), ("utf-8", "gb18030"), ("big5", "gb18030")]
)
def test_misread_texts_have_signs(misread: tuple[str, str]) -> None:
    is_in, read_as = misread
    text = "這是一個我們的國家，有很多的人在這裡生活。" * 3
    assert is_misread(encoded(text.encode(is_in, "ignore").decode(read_as, "ignore")))


@pytest.mark.parametrize("markup", [False, True])
def test_a_sign_is_found_wherever_it_stands(markup: bool) -> None:
    for size in (10, 70, 65_530, 65_534, 65_536, 140_000):
        for before in ("国(A)", "a?b", "·"):
            page = (before * size)[:size]
            assert is_injected(page + "年(nián)", encoded(page + "年(nián)"), markup=markup)
            assert is_misread(encoded(page + "锛屾"))
            assert is_injected(page + "&lpar;", encoded(page + "&lpar;"), markup=markup) is markup


def test_ordinary_pages_have_no_sign() -> None:
    page = (
        "<p>北京(Beijing)的官方网站（www.a.cn）有什么?<a href='?a=b'>更多(15)</a>\xa0\xa0f(a);if(a>(b)){}</p>"
    )
    assert not is_injected(page, encoded(page), markup=False)
    assert not is_misread(encoded(page))


def test_bytes_at_hand_give_what_the_text_gives() -> None:
    text = "要?dú)v史，發(fā)展"
    assert repair(text, data=text.encode()) == repair(text)
    assert repair(text).cuts[0] == Cut(1, "?dú)v", "歷", "splice.verified")
