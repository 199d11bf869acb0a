"""What a machine wrote goes beside what persons wrote, and each by its own signs."""

from __future__ import annotations

import pytest

import pollution
from ipcorpus.data import readings
from ipcorpus.steps.repair import repair
from ipcorpus.steps.repair.listed import in_order, left_out, reached

TABLE = tuple(readings.injected().items())
NEWS = (
    "全市產業工作會議昨天舉行，農業、醫院和網絡的數據由專人統計，錯誤的結果要復查。",
    "創新的環境越來越好，執法的習慣也改了，區裡的風景區優先養護，倉庫的貿易數據每月寫一次。",
)


def on_the_list(several: str) -> set[tuple[str, str]]:
    return {(hanzi, dict(TABLE)[hanzi]) for hanzi in several}


def test_what_stands_far_behind_on_the_list_is_not_the_tools() -> None:
    """The tool goes down its list: bare hanzi between say that it stopped before."""
    written = on_the_list("業發統數說")
    assert in_order("發業統數會時個對來說", written) == written - on_the_list("說")
    assert in_order("發業統數說", written) == written
    lesson = "\n".join(
        (*NEWS, "會議認為，審讀時把“說(shuō)服”的讀音讀錯，把評語讀成了別的時候，個個都要記住。")
    )
    assert repair(pollution.annotate(lesson, dict(TABLE[:44]))).text == lesson


def test_how_far_the_tool_came() -> None:
    pairs = on_the_list("業統數")
    assert reached("業統數的產品", pairs) == set(TABLE[:14])
    assert left_out("業統數區創發網", pairs) == 4
    assert not reached("業統數區創發網", pairs)
    assert not reached("業統的產品", on_the_list("業統"))


def test_the_tool_writes_within_a_persons_reader_too() -> None:
    """Beside a person's reading its own stands twice; alone it is the tool's."""
    lesson = "\n".join((*NEWS, "漢語有四個聲調：媽(mā)、麻(má)、馬(mǎ)、罵(mà)、嗎(ma)，調子不同。"))
    assert repair(pollution.annotate(lesson, dict(TABLE[:60]))).text == lesson
    verse = "\n".join((*NEWS, "風(fēng)來(lái)帆(fān)自(zì)動(dòng)，月(yuè)落(luò)水(shuǐ)如(rú)煙(yān)。"))
    assert repair(pollution.annotate(verse, dict(TABLE[:60]))).text.replace("(fēng)(fēng)", "(fēng)") == verse


def test_a_dense_page_is_no_reader() -> None:
    """Some hanzi wherever they stand, by chance six in a row: a person would annotate all, or one once."""
    text = (
        "我市的大學生昨天到工廠參觀，大家看了新的生產線，工人們介紹了自己的工作。\n"
        "這個廠子原來在城裡，後來搬到河邊，每組用金木水火土山作代號，產品都賣到國外。\n"
        "學生們說，生產線上的機器人動作又快又準，大家只要在旁邊看着就可以了。\n"
        "工廠的負責人說，今年的出口量比去年多了一成，明年還要建新的車間。\n"
        "有人問，機器人學會了所有的動作，工人們去哪裡呢？負責人笑着說，好的工人永遠不夠用。\n"
        "昨天的參觀用了三個小時，學生們都說下次還要來，明天他們要把看到的寫成作文。"
    )
    toned = (
        "我wǒ 大dà 天tiān 家jiā 工gōng 作zuò 一yī 年nián 可kě 以yǐ 三sān 百bǎi 成chéng 口kǒu 海hǎi 外wài "
        "上shàng 人rén 又yòu 快kuài 好hǎo 今jīn 比bǐ 去qù 明míng 小xiǎo 下xià 次cì 用yòng 有yǒu 六liù 名míng "
        "金jīn 木mù 水shuǐ 火huǒ 土tǔ 山shān"
    )
    spelled = {entry[0]: entry[1:] for entry in toned.split()}
    shown = pollution.annotate(text, spelled)
    assert "金(jīn)木(mù)水(shuǐ)火(huǒ)土(tǔ)山(shān)" in shown
    assert repair(shown).text == text


@pytest.mark.parametrize(
    "text",
    [
        "公司位於開發區，等於說離機場不遠，屬於物流園。",
        "商標的讀音相近，就難以通過；商標的圖形不同，審查人員也會檢索，等於再查一遍，終於放心，檢查商標很重要。",
    ],
)
def test_blanks_amid_words_tell_a_machine(text: str) -> None:
    spelled = {"於": "yu", "區": "qu", "標": "biao", "檢": "jian", "業": "ye"}
    assert repair(pollution.annotate(text, spelled, "({}) ")).text == text


def test_blanks_between_words_of_a_list_tell_nothing() -> None:
    text = "朗讀下面的詞語，注意讀音：銀行(hang) 步行(xing) 快樂(le) 音樂(yue)。"
    assert repair(text).text == text


def test_the_tool_went_over_the_title_alone() -> None:
    title, text = (
        "知識產權局走進老字號企業服務",
        "企業的產品有了商標，知識產權局又來服務，把老字號的權益送進車間。",
    )
    assert repair(pollution.annotate(title, dict(TABLE[:90])) + "\n" + text).text == f"{title}\n{text}"
    primer = (
        "我們學(xué)會了問(wèn)好，老師說(shuō)，過(guò)馬路要看燈。\n"
        "學校問我們過得好不好，我說很好，見到老師。"
    )
    assert repair(primer).text == primer
