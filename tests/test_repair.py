"""Injected pinyin goes, spliced characters come back, whatever the decoder and the spelling."""

from __future__ import annotations

import random
import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pollution
from ipcorpus.data import readings, words
from ipcorpus.document import apply, undo
from ipcorpus.steps.repair import repair
from ipcorpus.steps.repair.annotations import is_first_reading

# Sentences of our own, in traditional characters; articles are drawn from them.
SENTENCES = (
    "全市專利轉化運用工作會議昨天在文化中心舉行，兩百多家企業參加。",
    "會議總結了上半年的工作，部署了下一階段的重點任務。",
    "今年以來，知識產權保護力度繼續加大，公共服務不斷優化。",
    "這是我們重要歷史的一部分，應當地群眾的要求，展覽延長兩個星期。",
    "在當地黨委和政府的領導下，大家為發展營造了良好的環境。",
    "記者從發布會上獲悉，新的檢測中心將在明年春天投入使用。",
    "專家們認為，數據質量決定了系統能不能達到預期的效果。",
    "學校組織學生參觀了圖書館，同學們對古代書籍產生了興趣。",
    "他說，創新不是一句口號，要落實到每一個項目、每一項技術上。",
    "經過三個月的調查，監管部門對五家網店作出了處罰決定。",
    "天氣漸漸冷了，湖邊的車少了，老人們還是每天來散步。",
    "公司負責人介紹，這種機器比過去的節約三成電力。",
    "兩國的海關將交換數據，聯合打擊侵權貨物的進出口。",
    "他問大家：這樣的規定合理嗎？沒有人回答。",
    "村裡的農民開始種植新的品種，產量比去年提高了一成！",
    "醫生提醒，換季的時候要注意保護眼睛和皮膚。",
)
TABLE = tuple(readings.injected().items())
SPLICED = {
    "a letter ends the shift": ("這是我們重要?dú)v史的一部分", "這是我們重要歷史的一部分"),
    "another letter": ("為發(fā)展?fàn)I造良好環(huán)境", "為發展營造良好環境"),
    "hanzi shifted": ("發(fā)展?fàn)顩r", "發展狀況"),
    "an annotation before": ("在當(dāng)?shù)攸h委的領(lǐng)導(dǎo)下", "在當地黨委的領導下"),
    "one behind a run": ("穆大爺(yé)?shù)膿?dān)子", "穆大爺的擔子"),
    "two in one run": ("他讓?xiě)?zhàn)士們先走", "他讓戰士們先走"),
    "a letter's annotation": ("發(fā)展產(chǎn)業(yè)的永宏P(guān)LC", "發展產業的永宏PLC"),
    "simplified afterwards": ("发(fā)展?fàn)顩r，重要?dú)v史", "发展状况，重要历史"),
    "one right behind another": ("商標註冊(cè)?huà)裼蒙暾?qǐng)?jiān)谙仍瓌t", "商標註冊採用申請在先原則"),
    "a letter that is the rest of a hanzi": (
        "他說得對(duì)，F(xiàn)任局長也同意",
        "他說得對，現任局長也同意",
    ),
    "a letter that was one": ("這類產(chǎn)品屬於，F(xiàn)類和Ｇ類", "這類產品屬於，F類和Ｇ類"),
    "the bracket kept": ("重要\ufffd(dú)v史", "重要歷史"),
}


def article(seed: int, paragraphs: int = 4) -> str:
    draw = random.Random(seed)
    return "\n".join("".join(draw.sample(SENTENCES, 3)) for _ in range(paragraphs))


def pairs(seed: int) -> tuple[tuple[str, str], ...]:
    return TABLE[: random.Random(seed).randint(25, len(TABLE))]


@pytest.mark.parametrize(("broken", "whole"), SPLICED.values(), ids=SPLICED)
def test_splices(broken: str, whole: str) -> None:
    mended = repair(broken)
    assert mended.text == whole
    assert undo(whole, mended.cuts) == broken


@pytest.mark.parametrize("decoder", pollution.DECODERS)
def test_polluted_articles_come_back(decoder: str) -> None:
    wrong = []
    for seed in range(20):
        clean = article(seed)
        if pollution.inject(clean, pairs(seed), decoder, undefined="\ue000").count("\ue000"):
            continue  # a pair of bytes is gone: only a guess can bring it back
        mended = repair(pollution.inject(clean, pairs(seed), decoder))
        wrong += [seed] if mended.text.replace("\n", "") != clean.replace("\n", "") else []
    assert not wrong


SILENT = {
    "read so as well": "一起運輸的企業要登記。",
    "the line's end eaten": "他們達到了相當的高度。\n老人們還是每天來。",
    "a trail byte that leads nothing": "他在家帶好４個孫女。",
    "few annotations": "問我們早退休好嗎？\n沒有人回答。",
    "behind a closing mark": "他說：「一切都好」滿街的人笑了。",
    "less likely than a letter": "報告稱，政府擬稍後公布。",
    "brackets never closed": "他發來一張:-((((，因為這家公司在當地最大。",
}


@pytest.mark.parametrize("decoder", ["drop", "drop-both"])
@pytest.mark.parametrize("spliced", SILENT.values(), ids=SILENT)
def test_silent_decoders(decoder: str, spliced: str) -> None:
    clean = "湖邊的車少了，老人們還是每天來散步，" + spliced
    assert repair(pollution.inject(clean, TABLE, decoder)).text == clean


def test_lines_that_end_with_a_comma() -> None:
    clean = "天氣漸漸冷了，\n老人們每天來散步，\n湖邊的車少了，\n他們在一起做適當的事，\n大家都笑了。"
    assert repair(pollution.inject(clean, TABLE)).text == clean


@pytest.mark.parametrize("decoder", ["question", "drop"])
@pytest.mark.parametrize("before", ["當地", "從事運輸的", "他們在", "處於"])
def test_a_lost_pair_within_a_character_that_looks_right(before: str, decoder: str) -> None:
    clean = f"湖邊的車少了，老人們還是每天來散步，{before}公告期內提出的數據。"
    polluted = pollution.inject(clean, TABLE, decoder)
    assert "告" not in polluted  # its first byte went with the last of the hanzi before it
    mended = repair(polluted)
    assert (mended.text, mended.flags) == (clean, ("splice",))


@pytest.mark.parametrize("seed", range(12))
def test_what_is_verified_comes_back_when_polluted_again(seed: int) -> None:
    polluted = pollution.inject(article(seed), pairs(seed))
    mended = repair(polluted)
    assert {cut.rule for cut in mended.cuts if cut.put} <= {"splice.verified"} or mended.flags
    assert mended.flags or pollution.inject(mended.text, pairs(seed)) == polluted


def test_lost_pairs_are_flagged() -> None:
    for seed in range(20):
        clean = article(seed)
        mended = repair(pollution.inject(clean, pairs(seed)))
        assert mended.text == clean or "splice" in mended.flags


def test_the_second_tool_alone_and_over_the_first() -> None:
    exact = sum(
        repair(pollution.inject(article(seed), pairs(seed), marks=pollution.MARKS)).text == article(seed)
        for seed in range(20)
    )
    assert exact >= 19


AFTER_QUOTED = {
    "a tag": (
        "他說：“創新不是口號，要落實到每一個項目。”</strong>",
        "他說：“創新不是口號，要落實到每一個項目。”",
    ),
    "a tag within the line": (
        "他說：“創新不是口號，要落實到每一個項目。”</b>記者問了專家。",
        "他說：“創新不是口號，要落實到每一個項目。”記者問了專家。",
    ),
    "a year": ("通知寫道：“數據要交換。”2007年開始執行。", None),
    "a year of the last century": ("通知寫道：“數據要交換。”1998年開始執行。", None),
}


@pytest.mark.parametrize(("shown", "whole"), AFTER_QUOTED.values(), ids=AFTER_QUOTED)
def test_what_the_second_tool_ate_behind_a_quotation(shown: str, whole: str | None) -> None:
    before = "在當地黨委和政府的領導下，大家為發展營造了良好的環境。\n"
    polluted = pollution.inject(before + shown, TABLE, marks="！")
    assert shown not in polluted
    mended = repair(polluted)
    assert (mended.text, mended.flags) == (before + (whole or shown), ("splice",))
    assert undo(mended.text, mended.cuts) == polluted
    assert repair(mended.text).text == mended.text


def test_a_tag_stays_among_others() -> None:
    clean = "<strong>在當地，</strong>大家為發展營造了良好的環境。\n<strong>“數據要交換。”</strong>"
    assert repair(pollution.inject(clean, TABLE, marks="！")).text == clean


def test_a_digit_that_began_no_year_is_not_guessed() -> None:
    clean = "他說：“創新不是口號，要落實到每一個項目。”300年前也一樣。"
    assert "300年" not in repair(pollution.inject(clean, TABLE, marks="！")).text


def test_one_reading_decides_on_the_known_list() -> None:
    assert repair("這是一個數(shù)據。").text == "這是一個數據。"
    assert [cut.rule for cut in repair("這是一個數(shù)據。").cuts] == ["pinyin.table"]


def test_a_lone_plain_hanzi_in_prose() -> None:
    mended = repair("今年(nián)的报告已经发布。")
    assert mended.text == "今年的报告已经发布。"
    assert [cut.rule for cut in mended.cuts] == ["pinyin.lone"]


SPELLINGS = {
    "as it comes": ("({})", str),
    "full-width brackets": ("（{}）", str),
    "phonetic fonts": ("({})", lambda reading: reading.replace("a", "ɑ").replace("g", "ɡ")),
    "without tones": ("({})", readings.plain),
    "zhuyin": ("({})", lambda reading: zhuyin_of()[reading]),
    "two readings": ("({0},{0})", str),
    "thrice": ("({0})({0})({0})", str),
    "a blank behind": ("({}) ", readings.plain),
    "a blank within": ("({} )", str),
}


@cache
def zhuyin_of() -> dict[str, str]:
    return {syllable: spelled for spelled, syllable in readings.zhuyin().items()}


@pytest.mark.parametrize(("form", "spell"), SPELLINGS.values(), ids=SPELLINGS)
def test_spellings(form: str, spell) -> None:
    table = {hanzi: spell(reading) for hanzi, reading in TABLE[::3]}
    clean = article(1)
    assert repair(pollution.annotate(clean, table, form)).text == clean


def test_same_in_both_scripts() -> None:
    table = {"工": "gōng", "年": "nián", "市": "shì", "中": "zhōng", "大": "dà", "新": "xīn"}
    for seed in range(5):
        assert repair(pollution.annotate(article(seed), table)).text == article(seed)


def test_drawn_for_each_paragraph() -> None:
    table = {hanzi: readings.plain(reading) for hanzi, reading in TABLE}
    for seed in range(5):
        polluted = pollution.annotate_at_random(article(seed), table, 0.3, seed)
        assert repair(polluted).text == article(seed)


MARKUP = {
    "ruby": "<ruby>{hanzi}<rp>(</rp><rt>{reading}</rt><rp>)</rp></ruby>",
    "entities": "{hanzi}&#40;{escaped}&#41;",
    "blanks": "{hanzi}(&nbsp;{escaped}&nbsp;)",
    "brackets in a tag": '{hanzi}<span class="py">({reading})</span>',
    "the reading in a tag": "{hanzi}（<i>{reading}</i>）",
    "the hanzi in a tag": "<b>{hanzi}</b>({reading})",
}


@pytest.mark.parametrize("form", MARKUP.values(), ids=MARKUP)
def test_markup(form: str) -> None:
    table = dict(TABLE[::3])
    clean = f"<p>{article(2)}</p>"
    polluted = "".join(
        form.format(hanzi=char, reading=table[char], escaped=escaped(table[char])) if char in table else char
        for char in clean
    )
    whole = repair(polluted, markup=True).text
    assert re.sub("</?(?:ruby|span|b)[^>]*>", "", whole) == clean


def escaped(reading: str) -> str:
    return "".join(char if char.isascii() else f"&#{ord(char)};" for char in reading)


def test_tags_are_barriers() -> None:
    page = "<td>年</td>(nián)<p>數</p>(shù)"
    assert repair(page, markup=True).text == page


@pytest.mark.parametrize("seed", range(20))
def test_clean_articles_stay(seed: int) -> None:
    clean = article(seed)
    assert repair(clean) == (clean, [], ())


@pytest.mark.parametrize("dirty", [(0, 2), (1, 3), (2,)], ids=str)
def test_pages_of_which_a_part_is_polluted(dirty: tuple[int, ...]) -> None:
    lines = article(7).split("\n")
    shown = [pollution.annotate(line, dict(TABLE)) if at in dirty else line for at, line in enumerate(lines)]
    assert repair("\n".join(shown)).text.split("\n") == lines
    page = "".join(f"<p>{line}</p>" for line in shown)
    assert repair(page, markup=True).text == "".join(f"<p>{line}</p>" for line in lines)


def test_words_about_reading_explain_nothing_where_a_machine_annotates() -> None:
    clean = "在圖書館閱讀，就會遇到漢字。機器可以合成聲音，前面的質量合格，創造條件，點擊網頁，問題得到應用。"
    spelled = [
        "閱yuè",
        "漢hàn",
        "機jī",
        "以yǐ",
        "合hé",
        "前qián",
        "質zhì",
        "量liàng",
        "點diǎn",
        "問wèn",
        "應yīng",
        "創chuàng",
        "網wǎng",
    ]
    marked = {entry[0]: entry[1:] for entry in spelled}
    assert repair(pollution.annotate(clean, marked)).text == clean


def test_a_gloss_on_a_polluted_page_stays() -> None:
    page = pollution.inject(article(3) + "亳(bó)州的古井仍在。", pairs(3))
    assert repair(page).text.endswith("亳(bó)州的古井仍在。")


HOSTILE = (
    "?a)",
    "年(nián",
    "(",
    "?",
    "\ufffd(nián)",
    "要?dú)",
    "a(ā)",
    "年(nián)",
    "))",
    "&#40;",
    "<rt>",
    "。",
    "\n",
    "漢",
    "中",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from((*HOSTILE, *SENTENCES[:3])), max_size=30), st.booleans(), st.booleans())
def test_any_text_comes_back_and_stays(parts: list[str], markup: bool, strip: bool) -> None:
    text = "".join(parts)
    mended = repair(text, markup=markup, strip_glosses=strip)
    assert apply(text, mended.cuts) == mended.text
    assert undo(mended.text, mended.cuts) == text
    mended.text.encode()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_characters(text: str) -> None:
    mended = repair(text)
    assert undo(mended.text, mended.cuts) == text


@pytest.mark.parametrize("seed", range(6))
def test_twice_is_once(seed: int) -> None:
    mended = repair(pollution.inject(article(seed), pairs(seed), marks=pollution.MARKS * (seed % 2)))
    assert repair(mended.text).text == mended.text


def test_words() -> None:
    assert words.hear(words.SILENCE, "歷史").score > words.hear(words.SILENCE, "歷獨").score
    assert words.prefixes("历史")[-1] == pytest.approx(words.suffixes("历史")[0])


def test_no_word_costs_less_than_the_least() -> None:
    table = words.frequencies()
    assert all(cost <= words.LEAST[len(word)] for word, cost in table.items())


def test_stems_begin_longer_words() -> None:
    stems = words.stems()
    assert {"知识", "知识产"} <= stems
    assert "知识产权" not in stems


def test_what_stands_out_of_phase_behind_a_silent_cut_is_flagged() -> None:
    clean = "這是我們重要的一頁，應當說明。不論大小；按照要求施行一年以上"
    shown = pollution.inject(clean, readings.injected().items(), "drop", marks=pollution.MARKS)
    assert "大。话凑" in shown
    assert repair(shown).flags == ("splice",)
    assert repair(pollution.inject(clean, readings.injected().items(), "drop")).flags == ()


def test_annotations_alone_in_cells_go_where_the_list_is_used_up() -> None:
    table = "2|水泵|臺(tái)|12\n3|安全|項(xiàng)|1\n4|技術(shù)培訓(xùn)|人次|20"
    assert repair(table).text == "2|水泵|臺|12\n3|安全|項|1\n4|技術培訓|人次|20"


LAW = "合作社章程（以下簡稱《章程》）。《章程》規定，專業技術應當公開，農業應當發展。"
LOST = "實現全面應用。基于此，我國農業部門應當發展。"
FUND = "他們研究醫療保障基金的問題。一直影響醫保基金監管。專業技術應當發展。"


@pytest.mark.parametrize(
    ("whole", "marks"), [(LAW, "！"), (LOST, "；"), (FUND, "；")], ids=["bracket", "three", "elsewhere"]
)
def test_cut_at_marks_with_pairs_lost(whole: str, marks: str) -> None:
    """A bracket before the place, an annotation behind it, and words of the page tell what it was."""
    page = pollution.inject(whole, TABLE, marks=marks, narrow=True)
    assert "?" in page
    assert pollution.inject(repair(page).text, (), narrow=True) == pollution.inject(whole, (), narrow=True)


def test_an_annotation_left_behind_a_letter_is_flagged() -> None:
    found = repair("實(shí)現(xiàn)應(yīng)用,诖耍覈r(nóng)業(yè)生產(chǎn)部門和農(nóng)民都需要發(fā)展")
    assert "r(nóng)" in found.text
    assert found.flags == ("splice",)


def test_a_line_cut_at_its_first_character() -> None:
    clean = f"{article(2)}\n啊，春天的校園真美。"
    page = pollution.inject(clean, TABLE, marks=pollution.MARKS)
    assert "\n?。" in page
    mended = repair(page)
    assert mended.text.endswith("天的校園真美。")
    assert "splice" in mended.flags


@pytest.mark.parametrize(
    ("text", "decoder"),
    [
        ("他成了這輛車里的常客，大家都認得他。", "question"),  # wide, the mark behind 的 is no lost byte
        ("樣品就被當地法院的執行官查封了。", "drop"),  # the reading is that of 執, and of what is shown there
    ],
)
def test_what_is_shown_may_be_read_two_ways(text: str, decoder: str) -> None:
    clean = f"{text}\n{article(4)}"
    page = pollution.inject(clean, TABLE, decoder, narrow=True)
    assert pollution.inject(repair(page).text, (), narrow=True) == pollution.inject(clean, (), narrow=True)


def test_a_place_left_as_it_is_is_flagged_where_another_text_is_likely() -> None:
    page = pollution.inject(article(2), TABLE[:40]) + "\n應當適當下?。o專家一些時間。"
    assert repair(page).flags == ("splice",)


@pytest.mark.parametrize("marks", ["。", "。！？；"])
def test_the_items_of_a_paper_that_the_second_tool_cut_at_their_indent(marks: str) -> None:
    """The last byte of a wide blank and the first of a wide bracket are a full stop."""
    items = "\u3000\u3000（一）國務院部門應當發展專業技術。\n\u3000\u3000（二）各地區應當公開農業數據。"
    page = pollution.inject(items, TABLE, marks=marks, narrow=True)
    assert "?。" in page
    assert pollution.inject(repair(page).text, (), narrow=True) == pollution.inject(items, (), narrow=True)


@pytest.mark.parametrize("share", [0.15, 0.3])
def test_drawn_for_each_place(share: float) -> None:
    """A machine that draws at each place anew leaves most hanzi bare somewhere, also before others."""
    text = article(1, paragraphs=8)
    first = {
        hanzi: reading
        for reading, several in readings.toned().items()
        for hanzi in "".join(several)
        if hanzi in text
        and not reading.isascii()
        and is_first_reading(hanzi, reading)
        and readings.common().get(hanzi, 9999) < 900
    }
    draw = random.Random(2)
    shown = "".join(f"{one}({first[one]})" if one in first and draw.random() < share else one for one in text)
    assert repair(shown).text == text


def test_a_reader_for_children_keeps_what_it_explains_where_it_first_stands() -> None:
    text = (
        "小松(sōng)鼠找花生。大树旁边的地里种了许(xǔ)多花生，花生已经开花了。\n"
        "鼹(yǎn)鼠(shǔ)问：“你在这里干(gàn)什么？”松鼠说：“等花(huā)生结果(guǒ)。”\n"
        "太阳(yáng)出来(lái)了，松鼠每天都到那里去看。风(fēng)吹着(zhe)树叶，许多天过去了。\n"
        "有一天，土里(lǐ)长出(chū)了花生，松鼠高(gāo)兴(xìng)极了。"
    )
    assert repair(text).text == text


def test_a_lesson_about_readings_keeps_them_wherever_they_stand() -> None:
    text = (
        "第三課 買東西\n生字的讀音：買、東、西、多、少、大、小、有、來、去。\n"
        "媽媽去買(mǎi)東(dōng)西(xī)，她有(yǒu)很多(duō)錢。\n"
        "我來(lái)了，大(dà)家都來了，小(xiǎo)妹妹也去(qù)了，不少(shǎo)人買東西。"
    )
    assert repair(text).text == text
