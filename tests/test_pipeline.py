"""The promises that hold across all steps: nothing vanishes unseen, cleaning twice is cleaning once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipcorpus import Cleaned, Cleaner, Document, Rejected, Settings
from ipcorpus.records import restore
from ipcorpus.steps.decode import decode

SAMPLES = sorted(
    path for path in (Path(__file__).parents[1] / "samples/scraped").rglob("*") if path.is_file()
)
SCRIPTS = ("hans", "hant", "tw", "hk", "keep")

# What pages are made of: prose, marks of both widths, pinyin, furniture, broken bytes, foreign text.
PIECES = (
    *(
        "知识产权",
        "知識產權",
        "工作會議召開",
        "他說：",
        "今天是星期三",
        "编辑：",
        "来源:",
        "首页 > 新闻",
        "版权所有",
    ),
    *(
        "年(nián)",
        "要?dú)v史",
        "發(fā)展",
        "(WIPO)",
        "，",
        "。",
        ",",
        ".",
        "?",
        "!",
        "(",
        ")",
        '"',
        "“",
        "”",
        "…",
        "--",
    ),
    *(
        "2019-07-25",
        "22:10",
        "12.5%",
        "http://a.cn/b?c=d",
        "a@b.cn",
        "&nbsp;",
        "<p>",
        "</p>",
        "\n",
        "\r\n",
        "  ",
    ),
    *(
        "　　",
        "\u200b",
        "\ufeff",
        "\ufffd",
        "é",
        "e\u0301",
        "ぁカ",
        "한국",
        "１２",
        "Ａ",
        "⼈",
        "\ue5e5",
        "𠮷",
        "😀",
        "\0",
        "~",
    ),
)
pages = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner()


def before(cleaned: Cleaned) -> str:
    return restore(cleaned.article.record(), cleaned.steps)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_text_dump_comes_back_from_its_cuts(path: Path, script: str) -> None:
    data = path.read_bytes()
    cleaned = Cleaner(Settings(script=script)).clean(Document(path.name, data))
    if isinstance(cleaned, Cleaned) and not cleaned.article.removed["extract"]:
        assert before(cleaned) == decode(data).text


@settings(deadline=None)  # the first document of a process loads the tables
@given(pages)
def test_any_text_comes_back_from_its_cuts(cleaner: Cleaner, text: str) -> None:
    cleaned = cleaner.clean_text(text)
    if isinstance(cleaned, Cleaned) and not cleaned.article.removed["extract"]:
        assert before(cleaned) == decode(text.encode()).text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_clean_sample_cleaned_again_stays_as_it_is(path: Path, script: str) -> None:
    cleaner = Cleaner(Settings(script=script))
    once = cleaner.clean(Document(path.name, path.read_bytes()))
    if isinstance(once, Cleaned):
        twice = cleaner.clean_text(once.article.text)
        assert isinstance(twice, Cleaned)
        assert twice.article.text == once.article.text


@settings(deadline=None)  # the first document of a process loads the tables
@given(st.binary(max_size=400))
def test_any_bytes_give_valid_text_or_a_reason(cleaner: Cleaner, data: bytes) -> None:
    outcome = cleaner.clean(Document("a.txt", data))
    if isinstance(outcome, Rejected):
        assert outcome.reason
    else:
        assert outcome.article.text.encode("utf-8").decode("utf-8") == outcome.article.text
        assert "\0" not in outcome.article.text


@settings(deadline=None)  # the first document of a process loads the tables
@given(pages)
def test_a_record_never_depends_on_the_documents_before_it(text: str) -> None:
    worn = Cleaner()
    worn.clean_text("來源:本站 年(nián)")
    assert worn.clean_text(text) == Cleaner().clean_text(text)
