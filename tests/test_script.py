"""Which script a text is in, and what conversion makes of it."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipcorpus import Cleaner, Settings, UsageProblem, apply, undo
from ipcorpus.steps.script import convert
from ipcorpus.steps.script.detection import signs, simplified, traditional
from ipcorpus.steps.script.lexicon import Words
from ipcorpus.steps.script.routes import converter

DETECTED = [
    ("国家知识产权局发布公告", "zh-Hans"),
    ("國家知識產權局發布公告", "zh-Hant"),
    ("这是一个简体字的段落\n這是繁體字的段落", "zh-mixed"),
    ("日本の特許庁は新しい制度を発表した。", "ja"),
    ("特許庁からのお知らせ", "ja"),
    ("知的財産ニュース", "ja"),
    ("대한민국 특허청은 새로운 제도를 발표했다.", "ko"),
    ("特許法 제1조 목적", "ko"),
    ("今天下雨", "und"),
    ("Plain English text.", "und"),
    ("", "und"),
    ("特許庁総合窓口", "und"),
    ("优の良品开业", "zh-Hans"),
    ("索尼（ソニー）發表聲明，這次與他們簽約", "zh-Hant"),
    ("税务局户口", "zh-Hans"),
    ("這是税務局和衞生署", "zh-Hant"),
    ("付録の説明", "und"),
    ("&#21457;今天", "und"),
    ("東京国立博物館のご案内", "ja"),
    ("ﾄｯｷｮﾁｮｳ", "ja"),
    ("特許庁ﾆｭｰｽ", "ja"),
    ("中国語学習参考資料", "und"),
    ("当時の状態", "und"),
    ("The following table explains the parts of a menu entry. " * 10 + "設定\n変数値", "und"),
    ("国家發展", "zh-mixed"),
    ("当前状態说明", "zh-mixed"),
]

TO_HANS = [
    # the particle that Taiwan writes 著, and the words that are written so
    ("看著他著力打造著名的著作權，顯著提高", "看着他着力打造著名的著作权，显著提高"),
    ("隨著時間過去", "随着时间过去"),
    # where a text has both, each stands for itself
    ("看着，他著有《書》，所著之書卓著", "看着，他著有《书》，所著之书卓著"),
    ("乾隆年間的幹部喝乾杯，財政部長王丙乾", "乾隆年间的干部喝干杯，财政部长王丙乾"),
    ("瞭望臺上了解到，了卻了心願", "瞭望台上了解到，了却了心愿"),
    ("一目瞭然，簡單明瞭", "一目了然，简单明了"),
    ("覆蓋面廣，恢復，複雜，顛覆", "覆盖面广，恢复，复杂，颠覆"),
    ("一箇中國，個中滋味", "一个中国，个中滋味"),
    # variant forms
    ("産業爲内戶靑淸衞敍，麻痺，妳，牠", "产业为内户青清卫叙，麻痹，你，它"),
    ("裡裏麵麪羣峯牀脣蹤綫", "里里面面群峰床唇踪线"),
    ("台灣、臺灣的颱風颳起", "台湾、台湾的台风刮起"),
    ("頭髮發展，皇后後來，薑姜，鬥斗", "头发发展，皇后后来，姜姜，斗斗"),
    ("於是由於潛在風險，於崇文院士", "于是由于潜在风险，於崇文院士"),
    # what is not Chinese text stays
    ("PCT/CN2019/000001 ㎡ ① 軟體", "PCT/CN2019/000001 ㎡ ① 软体"),
]

UNTOUCHED = [
    "已经是简体字，乾隆、著名、瞭望、於崇文、藉此。",
    "今天是星期一。",
    "日本の東京で開催された國際會議について。\n東京都千代田區",
    "한국 特許廳은 發表했다. 서울 特別市 知識財產",
    "",
    "\n\n",
    "English only, with “quotes”.",
]


@pytest.mark.parametrize(("text", "script"), DETECTED)
def test_script_of_a_text(text, script):
    assert signs(text).script == script
    assert convert(text, "keep").source_script == script


@pytest.mark.parametrize(
    "chars", [simplified().chars, traditional().chars], ids=["simplified", "traditional"]
)
def test_every_exclusive_character_alone_tells_its_script(chars):
    wanted = "zh-Hans" if chars is simplified().chars else "zh-Hant"
    told = {signs(f"一{char}，").script for char in chars}
    assert wanted in told
    # a form that Japan shares says nothing alone
    assert told <= {wanted, "und"}
    assert signs("".join(chars)).script == wanted


@pytest.mark.parametrize(("before", "after"), TO_HANS)
def test_to_simplified(before, after):
    assert convert(before, "hans", "zh-Hant").text == after


@pytest.mark.parametrize("text", UNTOUCHED)
def test_left_as_it_is(text):
    result = convert(text)
    assert (result.text, result.cuts) == (text, [])


@pytest.mark.parametrize("target", ["hans", "hant", "tw", "hk"])
@pytest.mark.parametrize("text", [UNTOUCHED[2], UNTOUCHED[3]], ids=["ja", "ko"])
def test_japanese_and_korean_never_change(text, target):
    assert convert(text, target).text == text


def test_a_quotation_in_the_other_script_is_converted_and_a_japanese_one_is_not():
    japanese = "「発明の範囲は東京で廣く知られている」"
    ours, theirs = "他说，专利制度很重要。", "「發明專利的範圍」"
    within = "原文是“知的財産権を守る東京”，他说。"
    text = f"{ours}\n{theirs}\n{japanese}\n{within}"
    assert convert(text).text == f"{ours}\n「发明专利的范围」\n{japanese}\n{within}"
    taiwan = ("他說，專利制度很重要。", theirs, japanese, "原文是「知的財産権を守る東京」，他說。")
    assert convert(text, "tw").text == "\n".join(taiwan)


JAPANESE_BLOCKS = [
    ("これは設定です。", "設定", "次の設定です。"),
    ("これは設定です。", "注記", "", "正規表現", "次の設定です。"),
    ("これは設定です。", "図の説明"),
    ("値の例", "これは設定です。"),
    ("これは設定です。", "ls -l /etc", "変数の値"),
]


@pytest.mark.parametrize("block", JAPANESE_BLOCKS)
def test_lines_of_kanji_among_japanese_ones_stay(block):
    lines = ["這些權利屬於發明人。", *block, "國會討論這些問題。"]
    assert convert("\n".join(lines)).text.split("\n")[1:-1] == list(block)


def test_a_chinese_line_beside_a_japanese_one_is_converted():
    text = "這些權利屬於發明人。\nこれは設定です。\n發明\n國會討論這些問題。"
    assert convert(text).text.split("\n")[2] == "发明"


def test_a_heading_that_may_be_japanese_stays():
    assert convert("付録A 補遺\n目次").text == "付録A 補遺\n目次"


def test_a_paragraph_is_one_cut_and_unchanged_ones_are_none():
    text = "第一段講軟體。\n今天\n第三段講網路。"
    result = convert(text)
    assert [(cut.start, cut.removed, cut.rule) for cut in result.cuts] == [
        (0, "第一段講軟體。", "script.t2s"),
        (11, "第三段講網路。", "script.t2s"),
    ]
    assert result[1:3] == ("zh-Hans", "zh-Hant")


def test_a_rule_that_depends_on_the_text_is_named():
    (cut,) = convert("他看著軟體").cuts
    assert cut.rule == "script.t2s+zhe-written-zhu"


def test_a_short_text_goes_with_its_document():
    assert convert("乾燥").text == "乾燥"
    assert convert("乾燥", source="zh-Hant").text == "干燥"
    assert convert("東京電力", source="ja").text == "東京電力"
    assert convert("お知らせ：東京", source="zh-Hant").text == "お知らせ：東京"
    assert convert("后天", "hant", "zh-Hans").text == "後天"
    assert convert("后天", "hant", "zh-Hant").text == "后天"


# Where s2t alone takes the end of one word with the start of the next, or knows one sense only.
TO_HANT = [
    ("我国历史上，千年历史里，全国历经数次", "我國歷史上，千年歷史裏，全國歷經數次"),
    ("学生发展，市长发言，代理发明专利，保护发现者", "學生發展，市長發言，代理發明專利，保護發現者"),
    ("面积和面粉，产品和面积，对表示异议的人", "面積和麪粉，產品和面積，對表示異議的人"),
    ("决定制定规定制度，不系统学习，在核心技术上", "決定制定規定制度，不系統學習，在核心技術上"),
    ("是只要努力就行，不只是这只猫，两只船只", "是只要努力就行，不只是這隻貓，兩隻船隻"),
    ("多采用，没有采取，更复杂，一斗争就赢", "多採用，沒有採取，更複雜，一鬥爭就贏"),
    ("并成立公司，合并成立公司，并购买并购的股份", "並成立公司，合併成立公司，並購買併購的股份"),
    ("干粉和干部，骨干和干燥，若干干扰", "乾粉和幹部，骨幹和乾燥，若干干擾"),
    ("天后宫前，三天后来了，上周围绕主题，上游客户", "天后宮前，三天後來了，上週圍繞主題，上游客戶"),
    ("皇后之后，公里以里，头发发展，钟表三点钟", "皇后之後，公里以裏，頭髮發展，鐘錶三點鐘"),
]


@pytest.mark.parametrize(("before", "after"), TO_HANT)
def test_words_that_touch_are_told_apart(before, after):
    assert convert(before, "hant", "zh-Hans").text == after


REGIONAL = [
    ("hant", "中国的软件和网络，“一个中国”", "中國的軟件和網絡，“一個中國”"),
    ("tw", "中国的软件和网络，“一个中国”", "中國的軟體和網路，「一個中國」"),
    ("hk", "中国的软件和网络，“一个中国”", "中國的軟件和網絡，「一個中國」"),
    ("tw", "他说：“这叫‘发明’，it’s new。”", "他說：「這叫『發明』，it’s new。」"),
    ("tw", "这是‘‘甲’乙’，’90年代的students’说", "這是『『甲』乙』，’90年代的students’說"),
    ("hk", "卫生署的里面", "衞生署的裏面"),
    ("tw", "卫生署的里面", "衛生署的裡面"),
    # already traditional: forms of the place, never simplified's words
    ("tw", "他說范先生的軟件在裏面，皇后", "他說范先生的軟件在裡面，皇后"),
    ("hk", "他說裡面有衛生署的軟體", "他説裏面有衞生署的軟體"),
    ("hant", "他說范先生在裏面，裡面，皇后", "他說范先生在裏面，裡面，皇后"),
    # a simplified word within traditional text
    ("hant", "這項動态的目标，范先生與皇后", "這項動態的目標，范先生與皇后"),
]


@pytest.mark.parametrize(("target", "before", "after"), REGIONAL)
def test_to_traditional(target, before, after):
    result = convert(before, target)
    assert result.text == after
    assert result.script == {"hant": "zh-Hant", "tw": "zh-TW", "hk": "zh-HK"}[target]


def test_a_text_that_asks_for_no_conversion_needs_no_opencc(monkeypatch):
    def fail(*_):
        raise AssertionError

    monkeypatch.setattr("ipcorpus.steps.script.converter", fail)
    for text in UNTOUCHED:
        assert convert(text).text == text


def test_a_package_that_shadows_opencc_is_told(monkeypatch):
    shadow = SimpleNamespace(__file__="/lib/opencc/__init__.py", OpenCC=lambda _: None)
    monkeypatch.setitem(__import__("sys").modules, "opencc", shadow)
    with pytest.raises(UsageProblem, match="opencc-python-reimplemented"):
        converter("t2s", Words(()))


def test_the_cleaner_converts_fields_and_keeps_the_original():
    text = "她說這項軟體的專利權屬於國家，並且著力保護。" * 4
    cleaned = Cleaner(Settings(keep_original=True)).clean_text(text)
    assert cleaned.article.text_original == text
    assert cleaned.article.text == "她说这项软体的专利权属于国家，并且着力保护。" * 4
    assert (cleaned.article.script, cleaned.article.source_script) == ("zh-Hans", "zh-Hant")


def test_straight_quotes_become_corners_in_taiwan_and_stay_so():
    cleaner = Cleaner(Settings(script="tw"))
    text = "局长在会上说:\"软件专利的审查员'不少'，工作很重要。\"会议随后结束。"
    once = cleaner.clean_text(text).article
    assert once.text == "局長在會上說：「軟體專利的審查員『不少』，工作很重要。」會議隨後結束。"
    assert cleaner.clean_text(once.text).article.text == once.text


PIECES = [
    "看著著作權",
    "這個軟體",
    "这个软件",
    "后天在里面",
    "乾杯乾隆",
    "瞭望瞭",
    "“引言”",
    "‘a’",
    "お知らせ",
    "東京ニュース",
    "특허청",
    "妳衞麽",
    "，",
    "（",
    "\n",
    "\r\n",
    "abc 12",
    "\ud800",
    "&#21457;",
    "𫝈㑮",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=60)
TARGETS = st.sampled_from(["hans", "hant", "tw", "hk", "keep"])
SOURCES = st.sampled_from([None, "zh-Hans", "zh-Hant", "zh-mixed", "ja", "und"])


@settings(max_examples=300, deadline=None)
@given(TEXTS, TARGETS, SOURCES)
def test_cuts_replay_both_ways(text, target, source):
    result = convert(text, target, source)
    assert apply(text, result.cuts) == result.text
    assert undo(result.text, result.cuts) == text
    assert all(cut.removed == text[cut.start : cut.start + len(cut.removed)] for cut in result.cuts)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TARGETS)
def test_twice_is_once(text, target):
    once = convert(text, target).text
    assert convert(once, target).text == once


@settings(max_examples=100, deadline=None)
@given(TEXTS.map(lambda text: text.replace("\r", "")), TARGETS)
def test_line_endings_decide_nothing(text, target):
    assert convert(text.replace("\n", "\r\n"), target).text == convert(text, target).text.replace(
        "\n", "\r\n"
    )
