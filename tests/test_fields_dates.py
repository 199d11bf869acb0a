"""Dates with the precision a page gives them, and none where it gives none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcorpus.steps.label.fields import dates

DATES = [
    ("2019-07-25", "2019-07-25"),
    ("2019/7/5", "2019-07-05"),
    ("2019.07.25", "2019-07-25"),
    ("2019年7月25日", "2019-07-25"),
    ("2019 年 7 月 25 日", "2019-07-25"),
    ("2019年07月25日 星期四", "2019-07-25"),
    ("2019年07月25日(星期四) 09:30", "2019-07-25T09:30"),
    ("2019-07-25 9:30", "2019-07-25T09:30"),
    ("2019-07-25 09:30:07", "2019-07-25T09:30:07"),
    ("2019-07-25t09:30:07+08:00", "2019-07-25T09:30:07"),
    ("2019-07-25t22:30:07z", "2019-07-26T06:30:07"),
    ("2019-07-25t22:30:07.000z", "2019-07-26T06:30:07"),
    ("2019年7月25日下午3时05分", "2019-07-25T15:05"),
    ("2019年07月25日09:30", "2019-07-25T09:30"),
    ("2019 07/25 09:30:07", "2019-07-25T09:30:07"),
    ("2019-07-25 24:00", "2019-07-25"),
    ("发布时间:9:30 2019-07-25 hkt", "2019-07-25T09:30"),
    ("09:30:07 2019-07-25", "2019-07-25T09:30:07"),
    ("民国 112年8月17日", "2023-08-17"),
    ("二〇二〇年十二月二十一日", "2020-12-21"),
    ("二○一九年十月三日", "2019-10-03"),
    ("12019.10.03 20:33:40字数 612阅读 1,204", "2019-10-03T20:33:40"),
    ("0.1242019.10.03 20:33:40字数 612", "2019-10-03T20:33:40"),
]


@pytest.mark.parametrize(("printed", "iso"), DATES)
def test_a_date_keeps_its_precision(printed, iso):
    assert [found.iso for found in dates.find(printed)] == [iso]


@pytest.mark.parametrize(
    "printed",
    [
        "8月17日",
        "07-25 12:00",
        "昨天 12:00",
        "2年前",
        "2019-13-40",
        "1.2019.07",
        "2019 07 25",
        "12019-07-25",
        "12019.10.03 20:33:40",
    ],
)
def test_what_is_no_full_date_is_none(printed):
    assert dates.find(printed) == []


def test_the_time_of_one_date_is_not_the_next_ones():
    found = dates.find("2019-07-25 09:30 2019-07-26")
    assert [date.iso for date in found] == ["2019-07-25T09:30", "2019-07-26"]


@pytest.mark.parametrize(
    ("url", "iso"),
    [
        ("https://example.org/2024-05/13/content_1.htm", "2024-05-13"),
        ("http://example.org/202405/t20240513_99.html", "2024-05-13"),
        ("http://example.org/2024/05/13/1.shtml", "2024-05-13"),
        ("http://example.org/article/20241399.html", None),
        ("http://20240513.example.org/a.html", None),
        ("", None),
    ],
)
def test_an_address_tells_the_day(url, iso):
    assert dates.address(url) == iso


@given(st.text(alphabet="0123456789-/.年月日 :tz上午", max_size=60))
def test_no_text_breaks_the_reader_and_every_date_lies_in_it(text):
    for found in dates.find(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.iso[:4] in text or "民国" in text
