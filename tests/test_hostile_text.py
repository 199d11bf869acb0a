"""No text makes a step hang: attacks that once did, and lengths that only linear work can stand."""

from __future__ import annotations

import pytest

from ipcorpus import Cleaned, Cleaner, Document, Settings

CLEANERS = [Cleaner(), Cleaner(Settings(script="tw"))]
ARTICLE = "\n图书馆本周末开放新馆。馆长说，新馆有三层，藏书四十万册，周一闭馆，其余各日从九点开到晚上九点。\n"
# Each of these once took minutes, or would if the work were quadratic: what fails here does not end.
ATTACKS = {
    "splices that run into marks": ("知識產權\ufffd?" + ">" * 110 + "I") * 300,
    "a menu that is none": "首页" + "中" * 150 + "，图书馆开馆。",
    "a menu of marks": "首页" + "·" * 46 + "中" * 12,
    "buttons without end": "返回顶部" * 14 + "了",
    "a count of likes": "点赞" + "1 " * 20 + "位",
    "a line without quotes beside one with some": "他说“好”。\n" + "图书馆" * 40_000,
    "a row with a number too long to be one": "1 甲 乙\n2 丙 丁\n" + "9" * 5000 + " 戊 己",
    "key words without end": "关键词：知识，产权，保护，专利，商标，版权，创新，发展，制度。\n" * 100_000,
    "rows within rows": "<html><body>" + "<tr><pre>一<td>" * 12_000 + "</table><h1>新馆</h1><p>",
    "addresses without end": "http://a.cn/" * 20_000,
    "commas and full stops without an item between": ",." * 60_000,
}


@pytest.mark.parametrize("cleaner", CLEANERS, ids=["hans", "tw"])
@pytest.mark.parametrize("name", ATTACKS)
def test_attacks_come_out_in_time(name: str, cleaner: Cleaner) -> None:
    outcome = cleaner.clean(Document("a.txt", (ATTACKS[name] + ARTICLE).encode()))
    assert isinstance(outcome, Cleaned)
    assert "四十" in outcome.article.text
