"""Between its byline and the next furniture an article keeps its short lines, whatever they say."""

import pytest

from ipcorpus import ruleset
from ipcorpus.steps.label import compiled, label

RULES = compiled(ruleset.load())

OPENING = "全市创新大赛昨日落幕，共收到作品六百一十二件，经过三轮评审，产生一等奖三名、二等奖六名。"
HEAD = ["当前位置：首页 > 动态", "创新大赛落幕", "来源：甲城日报 时间：2024-03-13", "字号：大 中 小"]
FOOT = ["上一篇：商标注册指南", "下一篇：没有了", "版权所有 甲城市知识产权局"]

SHAPES = {
    "names below a colon": [
        OPENING,
        "现将获奖名单公布如下：",
        "一等奖",
        "林小满 甲城中学 雨伞架",
        "周大山 乙城中学 节水花洒",
    ],
    "a table": [
        OPENING,
        "区县\t作品（件）\t同比",
        "甲城区\t3,120\t21.5%",
        "乙城区\t2,045\t12.0%",
        "数据以公报为准。",
    ],
    "labels and values": [
        OPENING,
        "产品参数",
        "型号：GY-T21",
        "功率：12W",
        "材质：铝合金",
        "三段延时关灯，读完就睡。",
    ],
    "enclosures, office and day": [
        "各有关单位：",
        OPENING,
        "联系人：林小满",
        "联系电话：0571-60008123",
        "附件：1.申报书",
        "2.承诺书",
        "甲城市知识产权局",
        "2023年4月12日",
    ],
    "a letter": [
        "亲爱的小满：",
        OPENING,
        "天凉了，记得加衣服。",
        "祝",
        "学业进步，平安喜乐！",
        "爸爸",
        "2019年10月20日 夜",
    ],
    "a judgment": [
        "甲城市中级人民法院",
        "民 事 判 决 书",
        "（2021）甲02民初417号",
        OPENING,
        "驳回原告的其他诉讼请求。",
        "审 判 长 周大山",
        "二〇二一年十月十九日",
        "书 记 员 林小满",
    ],
    "an interview": [
        OPENING,
        "记者：您怎么看这次大赛？",
        "周大山：孩子们的想法很大胆，很多作品稍加改进就能申请专利。",
        "记者：评审时最看重什么？",
        "周大山：看它解决了什么问题。",
    ],
    "a chronicle": [
        "1985年4月",
        "专利管理处成立，工作人员四名。",
        "2012年",
        "入选示范城市。",
        "2023年6月18日",
        "快速维权中心启用。",
    ],
    "a tender": [
        OPENING,
        "一、项目基本情况",
        "项目编号：JC-0617",
        "预算金额：86万元",
        "二、获取文件",
        "时间：2023年6月8日至2023年6月14日",
        "地点：甲城市交易网",
        "售价：0元",
    ],
    "an examination": [
        "一、选择题",
        "1．下列哪一项可以授予专利权？（ ）",
        "A．科学发现",
        "B．一种台灯",
        "2．发明专利权的期限为（ ）。",
        "A．十年",
        "B．二十年",
        "参考答案：",
        "1．B 2．B",
    ],
    "a poem": ["雨落在对岸", "船还没有来", "你把伞借给陌生人", "说 我等得起", "灯一盏一盏地亮"],
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_an_article_keeps_its_short_lines(shape):
    found = label("\n".join([*HEAD, *shape, *FOOT]), RULES)
    assert found.text.split("\n") == shape
    assert found.fields.title == "创新大赛落幕"
    assert found.fields.published == "2024-03-13"
    assert found.fields.authors == ()


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_what_was_kept_stays_when_cleaned_again(shape):
    again = label("\n".join(shape), RULES)
    assert again.text.split("\n") == shape


def test_the_next_furniture_ends_the_run():
    below = ["推荐阅读", "乙城茶园进入采摘旺季", "丙城海底电缆检修完成", "甲城地铁开通试运营"]
    found = label("\n".join([*HEAD, OPENING, "一等奖", "林小满", *FOOT[:2], *below]), RULES)
    assert found.text.split("\n")[0] == OPENING
    assert not set(below) & set(found.text.split("\n"))


def test_titles_of_other_pages_below_a_clean_article_go():
    other = [f"第{number}届全国商标品牌节将在甲城举办" for number in range(12)]
    found = label("\n".join([OPENING, OPENING, *other]), RULES)
    assert found.text == f"{OPENING}\n{OPENING}"


def test_the_value_below_a_label_of_an_official_table_is_no_title():
    table = ["索引号：", "DC0012-2023-00045", "发布机构：", "甲城市知识产权局", "有效性：", "有效"]
    found = label("\n".join([*table, "关于开展申报工作的通知", OPENING, *FOOT]), RULES)
    assert found.fields.title == "关于开展申报工作的通知"
    assert found.fields.source == "甲城市知识产权局"
    assert found.text == OPENING
