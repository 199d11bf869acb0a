from importlib import import_module
from unittest import mock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ipcorpus import ruleset
from ipcorpus.document import Evidence, apply, undo
from ipcorpus.errors import Reject
from ipcorpus.steps.label import compiled, label
from ipcorpus.steps.label.fold import fold
from ipcorpus.steps.label.lines import key, views

judge, traits = (import_module(f"ipcorpus.steps.label.{name}") for name in ("judge", "traits"))

RULES = compiled(ruleset.load())

FIRST = "三月十二日，某市知识产权局召开专利转化工作会议，四十家企业和六所高校的代表参加了会议。"
SECOND = "会议指出，去年全市专利转让三百余件，成交额同比增长两成，但高校存量专利的盘活仍然不够。"
THIRD = "会议要求，各单位要摸清家底，分级管理，把评估、定价和收益分配的规则落到实处。"
BODY = f"{FIRST}\n{SECOND}\n{THIRD}"


def labelled(text, **more):
    return label(text, RULES, **more)


def page(*parts):
    return "\n".join(parts)


MENU = ("首页", "新闻中心", "政策法规", "办事大厅", "联系我们", "专利", "商标")
RELATED = ("相关阅读", "某县商标品牌指导站揭牌", "专利开放许可怎样申请", "两部门发布典型案例")
FOOTER = ("主办：某市知识产权局 技术支持：某某科技", "版权所有 某市知识产权局", "某ICP备00000000号-1")


@pytest.mark.parametrize(
    "text",
    [
        page(
            *MENU,
            "当前位置：首页 > 动态",
            "某市部署专利转化",
            "来源：某市日报 时间：2024-03-13",
            BODY,
            *RELATED,
        ),
        page(
            "某市部署专利转化",
            "2024-03-13 09:20 来源：某市日报",
            "【字体：大 中 小】",
            BODY,
            "责任编辑：甲乙",
            *FOOTER,
        ),
        page("某市部署专利转化", BODY, "上一篇：商标注册指南", "下一篇：没有了"),
        page(
            "當前位置：首頁 > 動態", "", "某市部署專利轉化", "", "來源：某市日報　時間：2024-03-13", "", BODY
        ),
        page("某市部署专利转化", "某市部署专利转化", BODY, "分享到：", "微信", "微博"),
        page(
            *MENU,
            "登录 | 注册",
            "某市部署专利转化",
            "发布日期：2024-03-13",
            "浏览次数：31",
            BODY,
            "打印 关闭",
            *RELATED,
            *FOOTER,
        ),
        page(
            "某市部署专利转化",
            "来源：某市日报 2024-03-13",
            BODY,
            "（责任编辑：甲乙）",
            "网友评论",
            "说得好！",
            "56分钟前",
            "支持。这个办法真不错，希望早日推行。",
        ),
        page(
            "某市部署专利转化",
            "作者：甲乙 来源：某网",
            BODY,
            "声明：本文来源于网络，如有侵权请联系我们删除。",
        ),
    ],
    ids=["menu", "byline", "neighbours", "traditional", "twice", "crowded", "comments", "disclaimer"],
)
def test_the_body_is_what_stays(text):
    found = labelled(text)
    assert [line for line in found.text.split("\n") if line] == BODY.split("\n")
    assert found.fields.title in {"某市部署专利转化", "某市部署專利轉化"}
    assert undo(found.text, found.cuts) == text


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        page("一、背景", FIRST, "二、做法", SECOND, THIRD),
        page("现场照片", FIRST, "“把家底摸清”", SECOND, "图为会议现场", THIRD),
        page(
            "版权声明的效力要看具体情形，不能一概而论。",
            FIRST,
            "转载他人作品应当注明出处，这是法律的要求。",
            THIRD,
        ),
        page(
            "问：备案号怎么查？",
            "答：登录主管部门的网站，输入域名即可查询，结果当场显示。",
            FIRST,
            "问：商标续展要多久？",
            THIRD,
        ),
        page("静夜", "月亮照着屋檐", "风从河上来", "没有人说话"),
        "今天是星期一。",
        page("目录", *[f"第{n}章 专利转化的第{n}个十年" for n in range(1, 20)], FIRST, SECOND, THIRD),
        page(
            "附件说明了专利转化的三个阶段，以下分述。",
            FIRST,
            THIRD,
            "附件：1. 名单",
            "某市知识产权局",
            "2024年3月12日",
        ),
        page(
            "关键词检索是查新的第一步，检索式要留底。",
            FIRST,
            "来源识别是商标的基本功能。",
            "责任编辑要对稿件负责，这是行规。",
            THIRD,
        ),
    ],
    ids=[
        "plain",
        "headings",
        "captions",
        "about-rights",
        "questions",
        "poem",
        "one-line",
        "contents",
        "signature",
        "about-words",
    ],
)
def test_a_clean_article_stays_as_it_is(text):
    found = labelled(text)
    assert found.text == text
    assert found.cuts == []


def test_a_subtitle_below_the_breadcrumb_stays():
    head = ("首页 > 要闻", "某市部署专利转化", "四十家企业和六所高校参加", "时间：2024-03-13 来源：某市日报")
    found = labelled(page(*head, BODY))
    assert found.fields.title == "某市部署专利转化"
    assert found.text == page("四十家企业和六所高校参加", BODY)


def test_a_way_through_menus_between_paragraphs_stays():
    text = page(
        "某市部署专利转化", "来源：某市日报", FIRST, "设置 > 网络 > 代理", SECOND, "甲 > 乙", "丙 > 丁", THIRD
    )
    assert labelled(text).text == page(*text.split("\n")[2:])
    crumb = page(FIRST, "", "某网 > 财经 > 产经", "某市部署专利转化", "来源：某市日报", SECOND, THIRD, FIRST)
    assert "财经" not in labelled(crumb).text


def test_a_tag_left_over_is_no_breadcrumb():
    text = page("<strong>一、起点</strong>", FIRST, "<strong>二、终点</strong>", SECOND)
    assert labelled(page("某市部署专利转化", "来源：某市日报", text)).text == text
    assert labelled(page("某市部署专利转化", "来源：某市日报", text)).fields.section == ()


def test_a_picture_s_tag_left_over_does_not_end_the_article():
    last = "散会的时候天已经黑了，代表们还在走廊里谈得很热烈，谁也不肯先走。"
    text = page("某市部署专利转化", "来源：某市日报", BODY, '<img src="a.jpg" alt="会场">', last)
    assert labelled(text).text == page(BODY, last)


def test_the_outlet_between_title_and_date_is_no_title():
    found = labelled(page("首页", "某市部署专利转化", "某市新闻网", "2024-03-13 09:20", BODY, "上一篇：某某"))
    assert found.fields.title == "某市部署专利转化"
    assert found.text == BODY


def test_the_number_of_a_paper_is_no_title():
    text = page("首页", "关于专利转化的通知", "甲知发〔2024〕3号", "各区知识产权局：", BODY, "版权所有 某局")
    found = labelled(text)
    assert found.fields.title == "关于专利转化的通知"
    assert found.text == page("甲知发〔2024〕3号", "各区知识产权局：", BODY)


@pytest.mark.parametrize("heading", ["1 引言", "一、前言", "0. 概述"])
def test_the_first_part_s_heading_is_no_title(heading):
    found = labelled(page("2018-07-16", "来源：某市观察", heading, BODY))
    assert found.fields.title is None
    assert found.text == page(heading, BODY)


def test_a_byline_outweighs_a_longer_text_below():
    other = page("别处的新闻", "2023-01-02 10:00", *[SECOND + THIRD] * 12)
    found = labelled(
        page("某市部署专利转化", "来源：某市日报 2024-03-13", BODY, "相关阅读", "网友评论", other)
    )
    assert found.text == BODY


def test_a_first_line_names_a_clean_article_and_stays():
    found = labelled(page("某市部署专利转化", BODY))
    assert found.fields.title == "某市部署专利转化"
    assert found.text.startswith("某市部署专利转化\n")


def test_a_title_known_from_outside_leaves_the_text():
    found = labelled(page("某市部署专利转化", BODY), evidence=Evidence(title=("某市部署专利转化",)))
    assert found.fields.title == "某市部署专利转化"
    assert found.text == BODY


@pytest.mark.parametrize(
    ("glued", "clean"),
    [
        (THIRD + "（责任编辑：甲乙）", THIRD),
        (THIRD + "返回搜狐，查看更多", THIRD),
        (THIRD + "（原标题：专利转化有了新办法）", THIRD),
    ],
)
def test_furniture_glued_to_the_last_sentence_is_trimmed(glued, clean):
    found = labelled(page(FIRST, SECOND, glued))
    assert found.text == page(FIRST, SECOND, clean)
    assert undo(found.text, found.cuts) == page(FIRST, SECOND, glued)


def test_an_abstract_goes_only_where_it_repeats_the_article():
    again = page("某市部署专利转化", f"本文摘要：{FIRST}", BODY, "上一篇：某某")
    assert labelled(again).text == BODY
    own = page("摘要：本文讨论专利转化的三种模式，并提出相应的建议。", BODY)
    assert labelled(own).text == own


@pytest.mark.parametrize(
    ("line", "flag"),
    [("1 2 3 下一页 尾页", "more-pages"), ("4、该文档为VIP文档，成为VIP会员后，下载免费。", "truncated")],
)
def test_flags_tell_of_what_is_missing(line, flag):
    assert labelled(page(BODY, line)).flags == (flag,)
    assert labelled(BODY).flags == ()


def test_the_pager_of_a_list_far_below_says_nothing_of_the_article():
    assert labelled(page(BODY, *RELATED, "首页 上一页 1 2 3 下一页 尾页")).flags == ()


@given(
    st.lists(
        st.sampled_from(
            [
                FIRST,
                SECOND,
                THIRD,
                f"摘要：{SECOND[:40]}……",
                "专利开放许可来了！",
                "谁来评估？谁来定价？",
                "他说：",
                SECOND[:30],
            ]
        ),
        min_size=1,
        max_size=7,
    ),
    st.sampled_from(["", "专利开放许可来了", FIRST]),
)
def test_a_page_of_sentences_needs_no_longer_look(lines, title):
    views_, evidence = views(page(*lines)), Evidence(title=(title,)) if title else None
    known = traits.traits(views_, RULES)
    shortly = judge.judge(views_, known, evidence)
    with mock.patch.object(judge, "_is_plain", return_value=False):
        assert judge.judge(views_, known, evidence) == shortly


def test_a_page_is_read_the_same_whatever_was_read_before():
    def told(outlet: str) -> str:
        return page(*MENU, "某市部署专利转化", "来源：", outlet, "2024-03-13", BODY)

    rules = RULES._replace(seen={})
    assert label(told("甲城日报"), rules).fields.source == "甲城日报"
    assert label(told("甲城小灯"), rules).fields.source == "甲城小灯"
    alone = page(*MENU, "某市部署专利转化", "甲城小灯", "2024-03-13", BODY)
    assert label(alone, rules) == label(alone, rules._replace(seen={}))
    assert label(alone, rules).fields.source is None


def test_repeated_lines_are_evidence_not_verdict():
    text = page(FIRST, "专利转化十问", SECOND, THIRD)
    assert labelled(text, repeated={key(fold("专利转化十问"))}).text == text
    assert labelled(text, repeated={key(fold(FIRST))}).text == text


@pytest.mark.parametrize("text", ["首页\n登录\n注册\n更多>>\n联系我们\n版权所有 某某", "\n \n"])
def test_what_is_no_article_is_rejected(text):
    with pytest.raises(Reject) as end:
        labelled(text)
    assert (end.value.step, end.value.reason) == ("label", "no article")


def test_every_line_is_told_with_label_rule_and_score():
    text = page("首页", "某市部署专利转化", "来源：某网 2024-03-13", BODY, "上一篇：某某")
    found = labelled(text)
    assert [text[line.start : line.end] for line in found.lines] == text.split("\n")
    assert [line.label for line in found.lines] == [
        "navigation",
        "title",
        "meta",
        "body",
        "body",
        "body",
        "previous-next",
    ]
    assert found.lines[0].rule == "navigation-word"
    assert all(line.score > 0 for line in found.lines if line.label == "body")


def test_lines_that_are_told_are_as_good_as_a_list():
    text = page("首页", "某市部署专利转化", "来源：某网 2024-03-13", BODY)
    lines = labelled(text).lines
    assert lines == labelled(text).lines == list(lines)
    assert lines != labelled(BODY).lines
    assert (len(lines), lines[1:3], repr(lines)) == (6, [lines[1], lines[2]], repr(list(lines)))


PARTS = [
    *MENU,
    *RELATED,
    *FOOTER,
    FIRST,
    SECOND,
    THIRD,
    "",
    "  ",
    "一、背景",
    "3",
    "来源：某网 2024-03-13",
    "（责任编辑：甲乙）",
    "标签：专利",
    "上一篇：某某",
    "本文摘要：" + FIRST[:20],
    "点击量：3",
    "图为现场",
    "免责声明：本文仅代表作者观点",
    "下一页",
    FIRST + "返回搜狐，查看更多",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=14).map("\n".join))
@example("\n".join(["政策法规", "首页", "政策法规", *[RELATED[1]] * 2, "政策法规"]))
def test_what_stays_stays_when_labelled_again(text):
    try:
        found = labelled(text)
    except Reject:
        return
    assert apply(text, found.cuts) == found.text
    assert undo(found.text, found.cuts) == text
    again = labelled(found.text)
    assert (again.text, again.cuts) == (found.text, [])


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="首页来源:>|。,\n 责编(一)[1]2019年a版权©" + "\u3000\ue600", max_size=80))
def test_any_text_gives_cuts_that_give_it_back(text):
    try:
        found = labelled(text)
    except Reject:
        return
    assert undo(found.text, found.cuts) == text
    assert [cut.start for cut in found.cuts] == sorted(cut.start for cut in found.cuts)


@pytest.mark.parametrize("rule", ruleset.load().of("boilerplate"), ids=lambda rule: rule.id)
def test_what_a_rule_drops_leaves_the_article_and_nothing_else_does(rule):
    head = ("某市部署专利转化", "来源：某市日报 2024-03-13")
    for line in () if rule.span else rule.drops:
        pages = [page(line, *head, BODY)]
        pages += [page(*head, line, BODY)] if rule.where != "tail" else []
        pages += [page(*head, BODY, line), page(BODY, line)] if rule.where != "head" else []
        assert [labelled(text).text for text in pages] == [BODY] * len(pages)


def test_contents_that_lead_to_headings_below_are_no_text():
    text = page(FIRST, "目录", "1背景", "2做法", "背景[编辑]", SECOND, "做法[编辑]", THIRD)
    assert labelled(text).text == page(FIRST, "背景", SECOND, "做法", THIRD)
    apart = page(FIRST, "目录", "1", "背景", "2", "做法", "背景", SECOND, "做法", THIRD)
    assert labelled(apart).text == page(FIRST, "背景", SECOND, "做法", THIRD)
    law = page("目录", "第一章 总则", "第二章 附则", "第一章 总则", FIRST, "第二章 附则", SECOND, THIRD)
    assert labelled(law).text == law


def test_what_a_dish_is_made_of_stays_with_how_it_is_made():
    dish = page(
        "青团软糯，清明前后最好吃，老人孩子都喜欢，冷热皆宜。",
        "主料",
        "糯米粉",
        "300克",
        "艾草",
        "一把",
        "辅料",
        "豆沙",
        "适量",
    )
    steps = page(
        "青团的做法步骤",
        "1",
        "艾草焯水，捣成泥，加到糯米粉里揉成光滑的面团，醒半小时。",
        "2",
        "分成小块，包入豆沙，搓圆后垫上油纸，大火蒸十五分钟即可。",
    )
    text = page("甲城美食 > 点心 > 青团", "青团", "收藏 12", "2020-01-02", dish, steps, "猜你喜欢", "红豆饼")
    found = labelled(text)
    assert (found.text, found.fields.title) == (page(dish, steps), "青团")


def test_a_row_of_stars_stands_below_a_title():
    text = page(
        "主页 | 网页指南 | English",
        "某市政府",
        "新闻公报",
        "某市公布样本检测结果",
        "＊" * 12,
        BODY,
        "完",
        "返回页首",
    )
    found = labelled(text)
    assert (found.fields.title, found.text) == ("某市公布样本检测结果", BODY)


def test_a_name_beside_the_day_a_page_was_put_up_goes_only_below_the_title():
    posted = "甲城知产 发布时间：2020-01-02"
    found = labelled(page("首页 > 商标", "商标续展有新规", posted, BODY))
    assert (found.fields.title, found.text) == ("商标续展有新规", BODY)
    assert "甲城知产" in labelled(page("首页 > 商标", posted, BODY)).fields.title


def test_where_a_writer_works_is_no_title():
    text = page("专利转化怎样算账", "周大山", "主任医师 内科", "某市第一医院", "2020-01-02", BODY)
    assert labelled(text).fields.title == "专利转化怎样算账"


def test_an_answer_closes_an_examination():
    asked = page(
        "1.专利权的期限自（  ）起计算。",
        "A.申请日",
        "B.授权日",
        "【正确答案】A",
        "【解析】法律规定自申请日起计算，见第四十二条。",
    )
    last = page("2.下列不属于作品的是（  ）。", "A.建筑", "B.时事新闻", "『正确答案』B")
    text = page(
        "当前位置：首页 > 真题",
        "某年考试真题",
        "来源：某某考试网 2020-01-02",
        asked,
        last,
        "[1] [2] 下一页",
        "网友评论",
    )
    assert labelled(text).text == page(asked, last)


def test_an_abstract_below_its_heading_goes_where_it_repeats_the_article():
    text = page(
        "某市部署专利转化", "2024-03-13 来源：某市日报", "导读：", f"{FIRST[:30]}...", BODY, "责任编辑：甲乙"
    )
    assert labelled(text).text == BODY


def test_credits_that_name_the_source_below_a_short_text_open_no_other():
    portrait = (
        "甲城知产网是全国领先的综合信息服务提供商，致力于连接企业、高校与代理机构，客户遍布四十个城市。"
    )
    above = page("返回", "顶部", "某市部署专利转化", BODY, "来源：甲城知产网", "编辑：林小满 校对：周大山")
    said = "页面永久保存的地址可以在手机和电脑上打开，欢迎读者随时查阅、提出意见。"
    text = page(above, "「关于甲城知产网」", portrait, said)
    assert labelled(text).text == BODY


def test_a_tool_s_list_stays_with_the_steps():
    tools = page("换阀芯只要十几块钱，半小时就能完成，新手也能学会。", "工具/原料", "活动扳手", "新阀芯")
    steps = page(
        "方法/步骤",
        "1",
        "关闭角阀，打开水龙头放掉余水，再撬开装饰盖。",
        "2",
        "取出旧阀芯，清理阀座上的水垢，装入新阀芯。",
    )
    text = page("甲城经验 > 生活 > 家居", "怎样换阀芯", "浏览：3.4万", tools, steps, "投票(1)", "相关经验")
    assert labelled(text).text == page(tools, steps)


def test_the_day_below_an_answer_opens_nothing():
    asked = "去年开了一家加盟店，合同到期后没有续约，总部要求拆除招牌，请问一定要拆吗？"
    answer = "应当拆除。合同终止后继续使用商标和装潢，构成商标侵权，建议尽快拆除并拍照留存。"
    text = page(
        "法律咨询", "加盟店的招牌该不该拆", "提问者：匿名 | 2019-03-14 | 浏览 182次", asked, "律师解答 共2条",
        answer, "2019-03-14 15:20", "有用 3", "相关咨询", "加盟费能退吗？", "找律师 甲城律师 乙城律师",
    )  # fmt: skip
    assert labelled(text).text == page(asked, answer)


def test_a_title_that_only_a_second_look_finds_is_told():
    lead = "【导语】专利转化的办法有变化，新的清单已经公布，一起来看看吧。"
    text = page(
        "来源：某市本地通", "微信公众号", "导语", lead, "某市部署专利转化",
        "2023-06-25 11:02 【热点】 转化查询入口", BODY, "手机访问 某市本地通首页", "猜你喜欢", "商标注册指南",
    )  # fmt: skip
    found = labelled(text)
    assert found.fields.title == "某市部署专利转化"
    assert found.text == BODY


def test_a_title_in_a_table_is_told_without_its_label():
    text = page(
        "索引号：0142/2022-18",
        "名　　称：某市专利转化办法公布",
        "发布日期：2022-09-01",
        "某市专利转化办法公布",
        BODY,
    )
    assert labelled(text).fields.title == "某市专利转化办法公布"


def test_a_list_below_its_byline_stands_against_a_sentence_above():
    names = page(
        "甲城中学理科实验班",
        "乙城第二中学文科班",
        "丙城实验学校高中部",
        "丁城职业中学机电班",
        "戊城外国语学校初中部",
    )
    notice = "自八月一日起，本站停止受理纸质申请，详情请参阅资讯中心的公告，感谢各位申请人的理解。"
    text = page(
        "首页", notice, "某市优秀班集体名单公布", "来源：某市教育局 时间：2020-01-02", names, "上一篇：某某"
    )
    assert labelled(text).text == names


def test_a_list_between_sentences_of_a_clean_text_stays():
    parts = ["茄子2根", "青椒1个", "大蒜4瓣", "生抽2勺", "老抽半勺", "白糖1勺", "盐少许", "油适量", "第一步"]
    text = page("茄子最吃油，许多人做出来不是太腻就是发黑，今天讲一个办法。", "要备的东西", *parts, THIRD)
    assert labelled(text).text == text


def test_the_time_of_an_event_is_no_byline():
    event = (
        "报告题目：专利怎样转化",
        "报告人：甲乙教授",
        "报告时间：2021年10月18日下午",
        "报告地点：北楼216",
    )
    found = labelled(
        page(*MENU, "学术报告：专利怎样转化", "发布者：科研办 发布时间：2021-10-12", *event, BODY, *FOOTER)
    )
    assert found.fields.title == "学术报告：专利怎样转化"
    assert found.fields.published == "2021-10-12"
    assert found.text == page(*event, BODY)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("专利怎样转化_某某知识网", *MENU, "专利怎样转化", "0评论"), "专利怎样转化"),
        (
            (*MENU, "Python 读取大 CSV 文件内存溢出的办法", "2019-06-27 22:18"),
            "Python 读取大 CSV 文件内存溢出的办法",
        ),
        ((*MENU, "BX-200型测定仪", "型号：BX-200", "2019-05-30"), "BX-200型测定仪"),
        (
            (
                "求助：专利怎样转化",
                "[复制链接]",
                "灯下鱼",
                "12",
                "主题",
                "56",
                "帖子",
                "中级会员",
                "收听TA",
                "发消息",
                "发表于 2014-7-3 21:40:18",
            ),
            "求助：专利怎样转化",
        ),
    ],
)
def test_a_title_among_a_page_s_facts_is_found(lines, title):
    assert labelled(page(*lines, BODY, *FOOTER)).fields.title == title


LEAD = "本文结合两件案例，讨论证据在无效程序里怎样质证，并给出三点建议，供同行参考。"


def test_a_byline_below_a_lead_leaves_however_short_an_article():
    text = page("首页", "无效程序里的证据", LEAD, "作者 | 林小满", "编辑 | 周大山", FIRST, SECOND)
    found = labelled(text)
    assert found.text == page(LEAD, FIRST, SECOND)
    assert found.fields.authors == ("林小满",)
    assert labelled(found.text).text == found.text


def test_writers_of_a_list_of_books_stay():
    text = page("首页", "三本书", LEAD, "作者：林小满", FIRST, "作者：周大山", SECOND, "作者：何小舟", THIRD)
    assert "作者：周大山" in labelled(text).text


@pytest.mark.parametrize("heading", ["一、引言", "引言", "1 概述"])
def test_key_words_above_an_introduction_are_the_paper_s_own(heading):
    text = page("某刊", "论证据", "作者：林小满", LEAD, "关键词：证据 质证 无效程序", heading, FIRST)
    assert labelled(text).text == page(LEAD, "关键词：证据 质证 无效程序", heading, FIRST)


def test_a_question_keeps_its_mark_before_what_a_forum_glues_to_it():
    said = "想请教各位，这张旧地图还能不能修补，大概要花多少钱？"
    found = labelled(f"{FIRST}\n{said}' ?/ h3 n; c2 [7 z\n{SECOND}- V7 D, @' o) y% p0 H")
    assert found.text == f"{FIRST}\n{said}\n{SECOND}"


@pytest.mark.parametrize(
    "text",
    [
        page(
            "房屋租赁合同",
            FIRST,
            SECOND,
            "甲方签字： 乙方签字：",
            "联系电话： 联系电话：",
            "日期：2020年2月25日 日期：2020年2月25日",
        ),
        page("演职员表", "导演：方木", "编剧：林小满", "摄影：陶然", "美术：白杨", "出品人：韩松"),
        page(
            "读完这本书，我合上封底，坐了很久。",
            "书名：《沉默的码头》",
            "作者：左岸",
            "出版社：甲城文艺出版社",
            FIRST,
        ),
        page(
            "守株待兔",
            "释义：比喻不主动努力。",
            "出处：《韩非子·五蠹》",
            "近义词：坐享其成",
            "例句：学习不能守株待兔。",
        ),
        page(FIRST, "开放时间：9:00—17:00", "门票：成人60元，学生30元。", "咨询电话：0000-1234567"),
        page(FIRST, "责任编辑：要对稿件的政治导向、学术质量、文字差错负责。", SECOND),
        page("常见问题", "1. 收不到验证码怎么办？", FIRST),
    ],
    ids=["contract", "credits", "book", "word", "visit", "editors", "questions"],
)
def test_what_only_looks_like_a_byline_or_a_footer_stays(text):
    assert labelled(text).text == text


def test_a_paper_keeps_its_head_and_the_day_it_was_sent_in():
    head = page(
        "水稻病害诊断研究",
        "孟小满，路遥",
        "（甲城农业大学 信息学院，甲城 100000）",
        "摘要：" + FIRST,
        "1 引言",
        SECOND,
        THIRD,
    )
    paper = f"{head}\n收稿日期：2020-03-15"
    assert labelled(paper).text == paper


def test_the_rows_of_a_table_below_its_caption_stay():
    text = page(
        FIRST,
        SECOND,
        "表 2.6. 常用的命令",
        "命令",
        "说明",
        "pwd",
        "显示所在的位置",
        "whoami",
        "显示用户的名字",
        "id",
        "显示身份",
    )
    assert labelled(text).text == text


def test_the_addresses_that_a_text_lists_stay():
    text = page(
        FIRST,
        SECOND,
        "可以从这里下载：",
        "https://a.example.com/1.html",
        "附录",
        "http://b.example.com/",
        "http://c.example.com/",
    )
    assert labelled(text).text == text


def test_a_day_in_brackets_among_the_notes_below_a_text_ends_nothing():
    text = page(
        FIRST,
        SECOND,
        "该文档被后来的教程取代",
        "(1998年12月11日)",
        "部分内容由几位志愿者写成",
        "第二版由新的教程取代",
    )
    assert labelled(text).text == text


@pytest.mark.parametrize(
    "last",
    [
        "完成。",
        "读者 陈小石",
        "您的外孙女 小禾",
        "甲城书社编辑部 敬上",
        "2017年冬于听雨斋",
        "基金项目：甲省自然科学基金",
        "4月28日",
        "二〇一八年冬月初三",
        "高二（3）班 陈小石",
    ],
)
def test_a_closing_line_above_furniture_stays(last):
    assert labelled(page(BODY, last, *RELATED, *FOOTER)).text == page(BODY, last)


def test_facts_between_a_title_and_the_first_sentence_are_no_menu():
    facts = page("材料", "面粉 100克", "鸡蛋 4个", "细砂糖 60克", "牛奶 50毫升", "步骤")
    text = page("蜂蜜蛋糕怎样做才松软", facts, BODY, *RELATED, *FOOTER)
    assert labelled(text).text == page(facts, BODY)


@pytest.mark.parametrize("heading", ["用料", "【用料】", "主料："])
def test_what_a_dish_is_made_of_parts_its_lead_from_its_steps(heading):
    made_of = ["带鱼 一条", "生姜 一小块", "大蒜 5瓣", "小葱 3根", "料酒 2勺", "生抽 2勺", "老抽 半勺"]
    dish = page(FIRST, heading, *made_of, "白糖 1勺", "面粉 少许", "【做法】", f"1.{SECOND}", f"2.{BODY}")
    assert labelled(page("家常红烧带鱼怎么做才不碎", dish, *RELATED, *FOOTER)).text == dish


def test_a_headline_with_blanks_around_latin_words_is_no_menu():
    head = ["老猫的笔记", "首页", "Linux", "关于我", "留言板", "Nginx 反向代理获取真实 IP 的几种方法"]
    found = labelled(page(*head, "2017年11月5日 老猫 浏览：4,512", BODY, *RELATED))
    assert found.fields.title == head[-1]


def test_a_name_alone_between_the_title_and_where_it_was_printed_is_the_writer_s():
    head = ["返回目录 放大+ 缩小-", "2023年02月17日 星期五", "让家门口的图书馆“活”起来", "林知秋"]
    found = labelled(page(*head, "《甲城日报》（2023年02月17日 第 05 版）", BODY, SECOND))
    assert (found.text, found.fields.title) == (page(BODY, SECOND), head[2])
    assert found.fields.authors == ("林知秋",)


def test_where_a_picture_is_from_names_no_page():
    head = ["首頁", "生活", "年輕人為何愛上傳統市場？三個攤商的轉型筆記", "圖片來源：林小滿攝", "2022-04-11"]
    assert labelled(page(*head, "文 林小滿", BODY, *RELATED, *FOOTER)).fields.title == head[2]


def test_the_end_of_a_guide_s_steps_does_not_end_its_notes():
    text = page(FIRST, "步骤", SECOND, BODY)
    found = labelled(
        page("怎样把照片导入电脑", text, "END", "注意事项", "拷贝时不要拔掉数据线，以免文件损坏。", *RELATED)
    )
    assert found.text == page(text, "注意事项", "拷贝时不要拔掉数据线，以免文件损坏。")


def test_the_pages_of_a_text_that_its_site_lists_are_none_of_it():
    pages = ["本文导航", "第1页：外观：硬朗不失细节", "第2页：动力：低速轻快"]
    head = ["首页 > 评测 > 正文", "试驾甲城锐途：不只是空间大", "2018-09-14 00:05:00"]
    text = page("七座车的市场这两年很热，我们到山城跑了两天，看它凭什么打动有两个孩子的家庭。", BODY)
    assert labelled(page(*head, *pages, text, *RELATED)).text == text


def test_the_day_of_a_comment_below_its_heading_begins_no_article():
    text = ["最近接手一个老库，客户表里有不少重复的记录，想了三种写法，记下来备查。", "方法一，用子查询："]
    text += ["写法最直观，可是数据量一大就慢，客户表里有两百万行，跑了十几分钟还没有出来。"]
    text += ["方法二，用自连接：", "建了索引以后，两百万行大概跑了四十秒。"]
    floors = ["#1楼 2012-08-15 09:02 | 大熊", "第二种写法在别的数据库里可以用吗？", "支持(1)反对(0)"]
    floors += ["#2楼 2012-08-15 10:18 | 小桥", "@大熊 可以，要改写成另一种形式。", "支持(0)反对(0)"]
    posted = ["« 上一篇：一次死锁的排查", "posted @ 2012-08-14 22:31 小桥 阅读(3120) 评论(2)", "评论列表"]
    found = labelled(
        page("小桥流水", "首页", "新随笔", "怎样删除重复的记录", *text, *posted, *floors, *FOOTER)
    )
    assert (found.text, found.fields.title) == (page(*text), "怎样删除重复的记录")


def test_a_post_stands_above_its_floor_and_its_day():
    post = page("上周在旧货市场碰到一位大爷收摊，地上剩下一台海鸥相机，快门能响，一百二十块钱拿下。", SECOND)
    floors = ["送TA礼物", "1楼", "2016-11-27 21:03", "回复", "老海鸥", "富有美誉", "9"]
    floors += ["这机器皮实，记得不要长时间上着快门弦存放，弹簧会疲劳。", "2楼", "2016-11-27 21:40", "回复"]
    head = [
        "胶片摄影吧",
        "关注：",
        "85,213",
        "我的第一台胶片机，从二手市场淘来的",
        "只看楼主",
        "收藏",
        "回复",
    ]
    assert labelled(page(*head, "慢门阿凯", "初级粉丝", "3", post, *floors, *FOOTER)).text == post


def test_the_key_words_below_an_abstract_of_several_paragraphs_stay():
    paper = page("摘要：", FIRST, SECOND, "关键词：茶叶嫩芽；目标检测", "中图分类号：TP391.4")
    head = ["首页 > 2022年 > 第38卷 > 第6期", "基于改进模型的茶叶嫩芽识别方法"]
    assert labelled(page(*head, paper, "PDF全文下载", *RELATED, *FOOTER)).text == paper


@pytest.mark.parametrize("lead", [f"{FIRST[:30]}...", f"{FIRST[:24]}……", FIRST])
def test_a_lead_that_the_first_paragraph_begins_with_is_no_part_of_it(lead):
    text = page(FIRST + SECOND, BODY)
    head = ["所在位置：首页 / 新闻资讯", "专利转化工作会议召开", "更新时间：2018-09-27 点击次数：1035"]
    assert labelled(page(*head, lead, text, *RELATED, *FOOTER)).text == text


def test_a_state_or_a_number_with_its_label_is_no_title():
    head = ["首页 > 问政 > 城市建设", "“断头路”何时打通？官方：年内完成征收"]
    facts = ["编号：20211108023", "状态：已办结", "提问时间：2021-11-08 09:12"]
    assert labelled(page(*head, *facts, BODY, *RELATED)).fields.title == head[1]


def test_the_last_day_for_something_below_its_label_begins_no_article():
    days = ["网上报名：2020年12月10日至13日17:00", "网上缴费：截止至2020年12月15日24:00"]
    text = page(FIRST, "二、报名时间", *days, "三、面试流程", SECOND, BODY)
    head = page("首页 > 考试动态 > 正文", "教师资格证面试报名通知", "发布时间：2020-11-25 15:30:02")
    found = labelled(page(head, text, *RELATED, *FOOTER))
    assert (found.text, found.fields.published) == (text, "2020-11-25T15:30:02")


def test_an_entry_of_a_journal_begins_below_its_moment_and_its_tags():
    head = [
        "听风的人",
        "博客等级：",
        "正文",
        "字体大小：大 中 小",
        "一只旧皮箱",
        "(2010-03-04 21:11:05)",
        "转载▼",
    ]
    tags = ["标签：", "杂谈", "父亲", "分类： 随笔"]
    found = labelled(page(*head, *tags, BODY, "分享：", "阅读(412)┊ 评论 (3)┊ 收藏(1)", *FOOTER))
    assert (found.text, found.fields.title) == (BODY, "一只旧皮箱")
    assert found.fields.published == "2010-03-04T21:11:05"


def test_the_account_between_a_headline_and_the_day_is_no_subtitle():
    head = page("首页> 民生> 正文", "环卫工雨夜护住井盖两小时", "都市热线", "2019-07-09 21:06", "关注")
    found = labelled(page(head, BODY, *RELATED, *FOOTER))
    assert (found.text, found.fields.title) == (BODY, "环卫工雨夜护住井盖两小时")


def test_a_headline_that_asks_right_below_a_breadcrumb_is_the_title():
    found = labelled(
        page("首页 > 健康问答 > 正文", "老人半夜腿抽筋是缺钙吗？", "提问者：匿名用户", BODY, *RELATED)
    )
    assert (found.fields.title, found.text) == ("老人半夜腿抽筋是缺钙吗？", BODY)


def test_a_title_is_known_by_the_sentence_that_begins_as_it_does():
    head = page(
        "需求沟通倾听客户需求了解现场工况", "方案设计根据现场工况出具方案", "专利转化工作会议召开", "1 概述"
    )
    found = labelled(page(head, f"专利转化工作会议昨天召开。{FIRST}", SECOND, *FOOTER))
    assert found.fields.title == "专利转化工作会议召开"


def test_a_line_that_tells_how_often_its_page_was_read_is_its_byline():
    found = labelled(
        page("怎样挑选新鲜的大闸蟹", "生活百科网 2017-10-11 人气：9021 我来说说(0)", BODY, *RELATED)
    )
    assert (found.fields.title, found.fields.published, found.text) == (
        "怎样挑选新鲜的大闸蟹",
        "2017-10-11",
        BODY,
    )


def test_a_record_of_a_library_of_law_gives_its_fields():
    head = page(
        "专利转化的障碍", "【标题】专利转化的障碍", "【来源】《甲城法学》2022,(11)", "【作者】林小满 周大山"
    )
    found = labelled(page(head, BODY))
    assert (found.fields.title, found.fields.authors) == ("专利转化的障碍", ("林小满", "周大山"))
    assert found.text == BODY
