"""Text that was decoded wrongly: what is read again, and what must stay as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcorpus.document import apply, undo
from ipcorpus.steps.decode.web import read
from ipcorpus.steps.repair import repair
from ipcorpus.steps.repair.mojibake import is_lossy, mend

HANS = (
    "昨天下午，我们去图书馆还书，路上下起了大雨。",
    "这家小店只卖三样东西：豆浆、油条、热包子。\n开门的时间是早上六点。",
    "项目共有12个人参加，其中 Linux 组有5人。\n名单\n如下：",
)
HANT = (
    "昨天下午，我們去圖書館還書，路上下起了大雨。",
    "這家小店只賣三樣東西：豆漿、油條、熱包子。\n開門的時間是早上六點。",
    "專案共有12個人參加，其中 Linux 組有5人。\n名單\n如下：",
)


def latin(data: bytes) -> str:
    return data.decode("latin-1")


def windows(data: bytes) -> str:
    """Decode as browsers do: windows-1252, where it has no character the control of that code."""
    return "".join(
        bytes((byte,)).decode("cp1252") if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else chr(byte)
        for byte in data
    )


def gbk(data: bytes) -> str:
    return read(data, "gb18030").text


MISREAD = [
    *(
        (text, codec, misread)
        for text in HANS
        for codec in ("utf-8", "gb18030")
        for misread in (latin, windows)
    ),
    *(
        (text, codec, misread)
        for text in HANT
        for codec in ("utf-8", "gb18030")
        for misread in (latin, windows)
    ),
    *((text, "big5", misread) for text in HANT for misread in (latin, windows, gbk)),
]


@pytest.mark.parametrize(("text", "codec", "misread"), MISREAD)
def test_what_was_misread_is_read_again(text, codec, misread):
    broken = misread(text.encode(codec))
    changed = mend(broken)
    assert changed.text == text
    assert undo(text, changed.cuts) == broken


@pytest.mark.parametrize("misread", [latin, windows])
@pytest.mark.parametrize("times", [2, 3, 4])
@pytest.mark.parametrize("text", [*HANS, *HANT])
def test_utf8_that_was_misread_several_times(text, times, misread):
    broken = text
    for _ in range(times):
        broken = misread(broken.encode())
    changed = mend(broken)
    assert changed.text == text
    assert undo(text, changed.cuts) == broken


# Three bytes a hanzi, two bytes a character of GBK: where their number is odd, the last byte is lost.
@pytest.mark.parametrize(
    "text",
    [
        "昨天下午我们去图书馆还书",
        "这家小店卖豆浆和油条炸饼",
        "“昨天下午，我们去图书馆还书，路上下起了雨。”，",
        "我們去圖書館還書那時候桃花都開了",
        "「我們去圖書館還書」，那時候桃花開了的",
    ],
)
def test_utf8_that_was_read_as_gbk(text):
    assert mend(gbk(text.encode())).text == text


def test_a_lost_last_byte_stays_lost():
    broken = "昨天下午我们去图书馆还书了".encode().decode("gb18030", "replace")
    changed = mend(f"<p>{broken}</p>")
    assert changed.text == f"<p>昨天下午我们去图书馆还书{broken[-2:]}</p>"
    assert broken[-1] == "\ufffd"


def test_a_misread_part_of_a_good_text():
    part = latin(HANS[0].encode())
    text = f"{HANS[1]}\n{part}\n{HANS[2]}"
    changed = mend(text)
    assert changed.text == "\n".join((HANS[1], HANS[0], HANS[2]))
    assert [cut.start for cut in changed.cuts] == [len(HANS[1]) + 1]


def test_tags_bound_what_is_read_again():
    page = "<html><body><p>{}</p>\n<p class='a'>{}</p></body></html>"
    assert mend(latin(page.format(HANS[0], HANS[1]).encode("gbk"))).text == page.format(HANS[0], HANS[1])


CLEAN = [
    *HANS,
    *HANT,
    "涓涓细流，汇成大海；浜、鍥、鐨这几个字很少见。",
    "他说：“阿·李——作家”……",
    "这是日文的假名：ひらがな、カタカナ。価格は１２円です。",
    "これは私たちが書いた短い文章です。漢字とかなが混ざっています。",
    "이것은 우리가 직접 쓴 짧은 문장입니다. 비가 오는 날에는 집에서 책을 읽습니다.",
    "Voilà un texte écrit par nous-mêmes : l'été dernier, la forêt était très sèche.",
    "Zażółć gęślą jaźń, powiedział chłopiec, i poszedł dalej ścieżką przez łąkę.",
    "Größe, Maß und Übermut: ÄÖÜ äöü ß — «fünf» „Äpfel“.",
    "ÀÁÂÃÄÅ ÈÉÊË ÌÍÎÏ ÒÓÔÕÖ ÙÚÛÜ",
    "Þórr á Ísöld; ærið óx ýmsum þóð.",
    "“Smart quotes” — dashes – and an ellipsis… it’s all fine.",
    "±0.5 °C × ½ · £20 © 2021 ® «a» §3 ¶4",
    "Năm ngoái tôi đã đến Hà Nội.",
    "Это короткий текст, который мы написали сами.",
    "nǐ hǎo, lǜ sè de shān, xiǎo háizi",
    "锟斤拷锟斤拷是怎么来的",
    "字\ufffd丢了\ufffd\ufffd",
    "私用区的字\ue4c7和\ue4c9也在\ue5ca",
    "",
]


@pytest.mark.parametrize("text", CLEAN)
def test_good_text_stays(text):
    assert mend(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "lossy"),
    [("锟斤拷", True), ("a\ufffdb", True), ("ï¿½", True), ("斤两", False), ("", False), (HANS[0], False)],
)
def test_lost_characters(text, lossy):
    assert is_lossy(text) is lossy


@pytest.mark.parametrize("text", ["字\ufffd丢了", "锟斤拷", latin(HANS[0].encode())])
def test_what_was_misread_is_flagged(text):
    assert repair(text).flags == ("mojibake",)


BROKEN = st.sampled_from([misread(text.encode(codec)) for text, codec, misread in MISREAD[:18]])


def test_a_cut_ends_where_the_misread_text_does():
    (cut,) = mend("ÖÐ¹úÈËÃñ, OK 100").cuts
    assert (cut.removed, cut.put) == ("ÖÐ¹úÈËÃñ", "中国人民")


@given(st.lists(st.one_of(st.text(max_size=12), BROKEN), max_size=4).map("\n".join))
def test_cuts_lead_there_and_back_and_nothing_is_left_to_do(text):
    changed = mend(text)
    assert apply(text, changed.cuts) == changed.text
    assert undo(changed.text, changed.cuts) == text
    assert mend(changed.text) == (changed.text, [])
