"""Between its byline and the next furniture an article keeps its short lines, whatever they say."""

import pytest

from ipcorpus import ruleset
from ipcorpus.steps.label import compiled, label

RULES = compiled(ruleset.load())

OPENING = "全市创新大赛昨日落幕，共收到作品六百一十二件，经过三轮评审，产生一等奖三名、二等奖六名。"
HEAD = ["当前位置：首页 > 动态", "创新大赛落幕", "来源：甲城日报 时间：2024-03-13", "字号：大 中 小"]
FOOT = ["上一篇：商标注册指南", "下一篇：没有了", "版权所有 甲城市知识产权局"]

CELLS = ["区县", "发明", "同比", "甲区", "212", "12.4%", "乙区", "96", "-3.1%", "丙区", "530", "21.7%"]
SHAPES = {
    "a table that counts its rows": [
        OPENING,
        "序号 单位名称 类型 数量",
        "1 甲城轴承公司 发明 12",
        "2 乙城学院 发明 31",
        "3 丙城玻璃公司 外观 2",
        "联系电话：0571-60008123",
        "2022年12月8日",
    ],
    "a table of one cell a line": ["单位：件", *CELLS, "注：同比指与上年同期相比，数据以公报为准。"],
    "a list between telephone and day": [
        OPENING,
        "如有异议，请以书面形式实名反映。",
        "联系电话：0571-60008123，地址：甲城市灯火路1号",
        "拟立项目名单",
        *(f"{number}.节水花洒第{number}型 乙城第{number}中学" for number in range(1, 15)),
        "甲城市知识产权局",
        "2023年4月12日",
    ],
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
    "a public notice": [
        OPENING,
        "1.甲城照明股份有限公司",
        "2.乙城茶业集团",
        "公示期：2023年11月6日至11月12日",
        "监督电话：0571-60008199",
        "电子邮箱：jiandu@example.com",
        "甲城市市场监督管理局",
        "2023年11月6日",
    ],
    "a list without a word of its own": [
        OPENING,
        "阵容推荐",
        "鱼灯匠+走马灯匠",
        "亭台灯匠+兔子灯匠",
    ],
    "both languages": [
        OPENING,
        "Suggestive marks may be registered, while descriptive marks in principle may not.",
    ],
    "notices quoted": [
        OPENING,
        "“如有侵权，请联系删除”成了许多网站的标配。",
        "本文仅代表作者观点，这句话又是何时出现的？查旧报纸，民国时已有。",
        "版权声明写得再好，也不如事先问一句：可以用吗？",
    ],
    "where it was printed": [OPENING, "《甲城日报》（2020年3月4日 第03版）"],
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


def test_a_short_line_below_the_byline_takes_nothing_from_its_help():
    comment = ["顶，写得好！", "支持。"]
    lines = ["临时停水通知", "2020-01-02 10:20", "用户须知", OPENING, "看看", "2020-01-02 23:59", *comment]
    found = label("\n".join([*lines, *FOOT]), RULES)
    assert OPENING in found.text.split("\n")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["扫一扫就知道产地 甲湾蜜柚有了身份证", HEAD[2]], "扫一扫就知道产地 甲湾蜜柚有了身份证"),
        (["“版权所有，翻印必究”是怎么来的", HEAD[2]], "“版权所有，翻印必究”是怎么来的"),
        (["会飞的灯笼", "原创", "小灯", "甲城圈", "2020年1月2日 10:20"], "会飞的灯笼"),
        (["甲城灯彩", "播报", "讨论", "甲城灯彩，甲城市传统美术，国家级非物质文化遗产之一。"], "甲城灯彩"),
        (["年度总结.docx", "已阅读1页，还剩2页未读"], "年度总结"),
    ],
)
def test_where_the_title_stands(lines, title):
    found = label("\n".join(["首页", "登录", *lines, OPENING, *FOOT]), RULES)
    assert found.fields.title == title


def test_a_title_that_the_breadcrumb_ends_in():
    crumb = "甲论坛 > 法律维权 > 求助：设计稿被人拿去申请了专利"
    lines = [crumb, "发新帖", "求助：设计稿被人拿去申请了专利", "小灯", "楼主", OPENING, *FOOT]
    assert label("\n".join(lines), RULES).fields.title == "求助：设计稿被人拿去申请了专利"


def test_the_value_below_a_label_of_an_official_table_is_no_title():
    table = ["索引号：", "DC0012-2023-00045", "发布机构：", "甲城市知识产权局", "有效性：", "有效"]
    found = label("\n".join([*table, "关于开展申报工作的通知", OPENING, *FOOT]), RULES)
    assert found.fields.title == "关于开展申报工作的通知"
    assert found.fields.source == "甲城市知识产权局"
    assert found.text == OPENING


def test_values_below_labels_without_a_colon_are_the_tables():
    table = ["索 引 号", "DC0012-2023-00045", "发布机构", "甲城市知识产权局", "公开目录", "政府文件"]
    table += ["公开责任部门", "综合处", "发布日期", "2023-05-06", "有 效 性", "有效"]
    found = label("\n".join([HEAD[0], *table, "关于开展申报工作的通知", OPENING, *FOOT]), RULES)
    assert (found.fields.title, found.fields.source) == ("关于开展申报工作的通知", "甲城市知识产权局")
    assert found.fields.published == "2023-05-06"
    assert found.text == OPENING


def test_the_title_above_the_table_of_a_law():
    table = [
        "【发布部门】 甲城市人民政府",
        "【发文字号】 第3号",
        "【发布日期】 2001.04.02",
        "【时效性】 现行有效",
    ]
    lines = [HEAD[0], "甲城市灯彩保护条例", *table, "甲城市人民政府令", "（第3号）", OPENING, *FOOT]
    found = label("\n".join(lines), RULES)
    assert (found.fields.title, found.fields.source) == ("甲城市灯彩保护条例", "甲城市人民政府")
    assert found.fields.published == "2001-04-02"
    assert found.text.split("\n") == ["甲城市人民政府令", "（第3号）", OPENING]


def test_key_words_below_their_label():
    lines = [*HEAD, OPENING, OPENING, "文章关键词：", "灯彩 专利 商标", *FOOT]
    found = label("\n".join(lines), RULES)
    assert found.fields.keywords == ("灯彩", "专利", "商标")
    assert label("\n".join([*HEAD, OPENING, "标签：", "分享给您的朋友", *FOOT]), RULES).fields.keywords == ()


def test_no_label_of_a_byline_begins_a_title():
    lines = [
        "灯彩的来历",
        "#本文仅代表作者观点，不代表甲城网立场#",
        "来源：甲城网（jiacheng）中文",
        "2020-06-18 08:58:31",
    ]
    assert label("\n".join([*lines, OPENING, *FOOT]), RULES).fields.title == "灯彩的来历"


def test_many_days_among_short_lines_are_read_in_a_moment():
    found = label("\n".join([*HEAD, OPENING, *["2019年1月2日", "x", "y"] * 8000]), RULES)
    assert found.text.startswith(OPENING)


def test_tags_below_an_article_are_no_office_that_signs_it():
    found = label("\n".join([*HEAD, OPENING, OPENING, "专利", "新创", "智慧局", "分享", *FOOT]), RULES)
    assert found.text.split("\n") == [OPENING, OPENING]
    signed = [OPENING, OPENING, "教务处"]
    assert label("\n".join([*HEAD, *signed, *FOOT]), RULES).text.split("\n") == signed


def test_a_mall_shows_its_facts_between_its_byline_and_the_text_s_heading():
    mall = [
        "商标管理制度.docx",
        "下载券5",
        "2021-10-14 发布于甲江",
        "认购",
        "小编辑",
        "满减购买",
        "会员特权",
        "文档简介",
    ]
    text = ["第一章 总则", OPENING, OPENING]
    found = label("\n".join(["首页 > 办公", *mall, *text, *FOOT]), RULES)
    assert found.text.split("\n") == text
    assert found.fields.title == "商标管理制度"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (["首页 > 通知公告", "知识产权周", "知识产权周在甲城开幕"], "知识产权周在甲城开幕"),
        (
            ["索 引 号", "0014/2022-8", "内容概述", "关于申报项目的通知", "甲城关于申报项目的通知"],
            "甲城关于申报项目的通知",
        ),
    ],
)
def test_a_longer_line_right_below_says_the_title(above, title):
    assert label("\n".join([*above, OPENING, OPENING, *FOOT]), RULES).fields.title == title


def test_the_source_below_its_label_is_the_account_on_the_card_above():
    card = ["灯下看天下", "1024", "文章", "会飞的灯笼", "2021-12-20 20:05", "来源:", "灯下看天下"]
    found = label("\n".join([*card, OPENING, OPENING, *FOOT]), RULES)
    assert found.text.split("\n") == [OPENING, OPENING]
    assert found.fields.source == "灯下看天下"


@pytest.mark.parametrize(
    ("above", "account", "writers"),
    [
        (["小灯 甲城灯彩圈", "2022-08-19 17:30", "发表于甲江"], "甲城灯彩圈", ("小灯",)),
        (["小灯", "甲城灯彩圈", "2022-08-19 17:30", "发表于甲江"], "甲城灯彩圈", ("小灯",)),
        (["原创", "小灯", "甲城灯彩圈", "2022-08-19 17:30", "发表于甲江"], "甲城灯彩圈", ("小灯",)),
        (["甲城灯彩圈", "2022-08-19 17:30", "发表于甲江"], "甲城灯彩圈", ()),
        (["甲城灯彩圈 2022-08-19 17:30 发表于甲江"], "甲城灯彩圈", ()),
        (["甲城灯彩圈", "2022-08-19 17:30"], None, ()),
    ],
)
def test_who_wrote_and_posted_stand_between_title_and_day(above, account, writers):
    found = label(
        "\n".join(["会飞的灯笼怎么扎才好看", *above, OPENING, OPENING, "来源 | 综合整理", *FOOT]), RULES
    )
    assert (found.fields.source, found.fields.authors) == (account, writers)
    if account:
        assert found.fields.title == "会飞的灯笼怎么扎才好看"


def test_a_question_and_the_line_that_describes_it_stand_above_its_answers():
    head = [
        "登录/注册",
        "这个职业的前景如何？",
        "本人大四，想听听各位的看法。",
        "关注者",
        "212",
        "写回答",
        "灯下客",
    ]
    found = label("\n".join([*head, "346 人赞同了该回答", OPENING, OPENING, *FOOT]), RULES)
    assert found.fields.title == "这个职业的前景如何？"


def test_a_title_in_latin_letters_translates_the_one_above_the_writers():
    head = [
        "首页",
        "编委会",
        "灯笼骨架的受力分析",
        "林小满，Lin Wei",
        "甲城大学",
        "On the Frames of Lanterns: A Study",
    ]
    found = label("\n".join([*head, OPENING, OPENING, *FOOT]), RULES)
    assert found.fields.title == "灯笼骨架的受力分析"


def test_an_announcement_is_stamped_below_its_end():
    found = label(
        "\n".join(
            [
                "新聞公報",
                "海關檢獲燈籠",
                OPENING,
                OPENING,
                "2020年9月17日（星期四）",
                "香港時間12時15分",
                *FOOT,
            ]
        ),
        RULES,
    )
    assert found.fields.published == "2020-09-17T12:15"


def test_an_office_names_in_brackets_which_it_is_as_well():
    found = label(
        "\n".join([*HEAD[:2], "来源：甲城市市场监督管理局（知识产权局） 时间：2024-03-13", OPENING, *FOOT]),
        RULES,
    )
    assert found.fields.source == "甲城市市场监督管理局（知识产权局）"


@pytest.mark.parametrize(
    ("above", "source", "writers", "day"),
    [
        (["2019", "05/17", "09:12:33", "来源：甲城网"], "甲城网", (), "2019-05-17T09:12:33"),
        (["2019", "05/17", "09:12", "来源", "甲城晚报", "分享"], "甲城晚报", (), "2019-05-17T09:12"),
        (
            ["2023年04月11日 17:26", "甲城财经", "作者：林小满", "收藏"],
            "甲城财经",
            ("林小满",),
            "2023-04-11T17:26",
        ),
        (["甲城财经", "2023年04月11日 17:26", "收藏"], "甲城财经", (), "2023-04-11T17:26"),
        (["林小满 · 2022-08-19 · 甲城志"], "甲城志", ("林小满",), "2022-08-19"),
        (["1楼 小灯塔 2013-07-21"], None, ("小灯塔",), "2013-07-21"),
    ],
)
def test_a_byline_in_parts(above, source, writers, day):
    title = "专家：灯笼这样挂才安全"
    found = label("\n".join(["首页 > 民生 > 正文", title, *above, OPENING, OPENING, *FOOT]), RULES)
    fields = found.fields
    assert (fields.title, fields.source, fields.authors, fields.published) == (title, source, writers, day)
    assert found.text.split("\n") == [OPENING, OPENING]


@pytest.mark.parametrize("day", ["2021年3月30日", "（2021年3月30日）"])
def test_an_office_and_its_day_in_brackets_sign_a_text(day):
    shape = [OPENING, OPENING, "甲城统计局", day]
    assert label("\n".join([*HEAD, *shape, *FOOT]), RULES).text.split("\n") == shape


WRITERS = [
    (["林小满", "2021-10-11 08:00 来源：甲城论坛"], "甲城论坛", ("林小满",)),
    (["林小满 周大山", "2021-10-11 08:00 来源：甲城论坛"], "甲城论坛", ("林小满", "周大山")),
    (["林小满", "《甲城论坛》2021年第19期", "2021-10-11 08:00"], "甲城论坛", ("林小满",)),
    (["2021-10-11 08:00    甲城日报    林小满"], "甲城日报", ("林小满",)),
    (
        ["来源：甲城周末 2021-10-11 08:00", "甲城周末记者 林小满", "甲城周末实习生 周大山"],
        "甲城周末",
        ("林小满", "周大山"),
    ),
]


@pytest.mark.parametrize(("above", "source", "writers"), WRITERS)
@pytest.mark.parametrize("way", ["首页 > 理论", "登录/注册"])
def test_writers_in_lines_of_their_own(way, above, source, writers):
    title = "从数量到质量的跨越"
    found = label("\n".join([way, title, *above, OPENING, OPENING, *FOOT]), RULES)
    assert (found.fields.title, found.fields.source, found.fields.authors) == (title, source, writers)
    assert found.text.split("\n") == [OPENING, OPENING]


def test_a_title_right_below_the_day_of_who_posted():
    head = ["甲城说法", "2022-02-10 · 北京", "如何判断一件商标是否三年没有使用？", "阅读量：3302"]
    found = label("\n".join([*head, OPENING, OPENING, *FOOT]), RULES)
    assert (found.fields.title, found.fields.source) == ("如何判断一件商标是否三年没有使用？", None)


def test_an_essay_headed_by_what_it_tells_of_its_subject():
    text = "灯笼节，每年正月十五在甲城举行，满城的灯笼要挂到月底，远近的人都赶来看。"
    head = ["首页 > 节日大全 > 灯笼节 >", "灯笼节的由来", "时间：", "灯笼节", "我要投稿"]
    assert label("\n".join([*head, text, OPENING, *FOOT]), RULES).fields.title == "灯笼节的由来"


def test_contents_that_a_site_sets_above_a_text_say_its_headings():
    names = ["1、灯笼奖是什么奖", "2、怎样申报"]
    shape = [names[0], OPENING, names[1], OPENING]
    found = label("\n".join([*HEAD, "内容导航：", *names, *shape, *FOOT]), RULES)
    assert found.text.split("\n") == shape


def test_a_line_that_a_rule_takes_parts_no_numbered_lines():
    asked = [
        "一、项目编号：ZFCG-188",
        "二、中标信息",
        "供应商名称：甲城服务公司",
        "三、评审专家",
        "林小满、周大山",
    ]
    shape = [
        *asked[:2],
        "服务热线：400-800-1234",
        *asked[2:],
        OPENING,
        "四、联系方式",
        "1.采购人信息",
        "名 称：甲城园区",
    ]
    found = label("\n".join([*HEAD, *shape, *FOOT]), RULES)
    assert found.text.split("\n") == [line for line in shape if not line.startswith("服务热线")]


def test_a_paper_and_its_day_stand_above_the_page_of_its_edition():
    head = ["甲城周报", "2022年11月14日 星期一", "往期回顾", "返回目录", "第06版：工匠", "上一版", "下一版"]
    found = label("\n".join([*head, "一把刻刀的专利", "□本报记者 林小满", OPENING, OPENING, *FOOT]), RULES)
    fields = found.fields
    assert (fields.title, fields.source, fields.published) == ("一把刻刀的专利", "甲城周报", "2022-11-14")


def test_a_label_of_enclosures_without_any_is_no_text():
    shape = [OPENING, OPENING, "联系人：林小满 0571-60008123"]
    found = label("\n".join([*HEAD, *shape, "附件：", *FOOT]), RULES)
    assert found.text.split("\n") == shape


@pytest.mark.parametrize(
    "byline",
    [
        ["灯下客", "灯下客 于 2021-08-14 23:06:51 发布"],
        ["灯下客", "关注", "赞赏支持", "2019.06.03 20:41:17"],
    ],
)
def test_the_name_of_who_posted_is_no_title(byline):
    title = "灯笼的检索式怎么写？一篇文章教会你"
    found = label("\n".join(["首页", "登录", title, *byline, OPENING, OPENING, *FOOT]), RULES)
    assert (found.fields.title, found.fields.source) == (title, None)
    assert found.text.split("\n") == [OPENING, OPENING]


ROWS = {
    "numbers first": [
        "序号",
        "企业名称",
        "所在区",
        "1",
        "甲城机械公司",
        "东区",
        "2",
        "乙城纸业公司",
        "东区",
        "3",
        "丙城茶油公司",
        "西区",
    ],
    "numbers last": [
        "姓名",
        "性别",
        "单位",
        "得分",
        "林小满",
        "女",
        "甲学院",
        "87.5",
        "周大山",
        "男",
        "乙学院",
        "91",
        "何小舟",
        "男",
        "丙学院",
        "78",
    ],
    "numbers alone": [
        "年度",
        "申请",
        "授权",
        "2019",
        "1,204",
        "803",
        "2020",
        "1,530",
        "990",
        "2021",
        "1,877",
        "1,204",
    ],
    "a cell a line below columns named as lists are": [
        *["产区", "规格", "本周", "上周", "涨跌"],
        *["甲县", "一级红果", "4.10", "4.10", "0.00"],
        *["乙县", "半商品果", "3.85", "3.90", "-0.05"],
        *["丙县", "半商品果", "3.60", "3.55", "+0.05"],
    ],
    "rows of figures": ["姓名 单位 得分", "林小满 甲学院 87.5", "周大山 乙学院 91", "何小舟 丙学院 78"],
    "rows with tabs": ["区县\t件数\t同比", "甲区\t312\t1.2%", "乙区\t204\t3.0%", "丙区\t99\t-1%"],
}


@pytest.mark.parametrize("foot", [FOOT, ["分享到：", "打印", "关闭", *FOOT]])
@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
@pytest.mark.parametrize("signed", [[], ["甲城市知识产权局", "2023年9月27日"]])
def test_a_table_below_the_last_sentence_stays(rows, signed, foot):
    shape = [OPENING, *rows, *signed]
    found = label("\n".join([*HEAD, *shape, *foot]), RULES)
    assert found.text.split("\n") == shape
    assert label(found.text, RULES).text == found.text


def test_a_list_that_a_day_signs_stays():
    shape = [
        OPENING,
        "一等奖",
        "林小满 甲城中学",
        "二等奖",
        "周大山 乙城中学",
        "甲城市知识产权局",
        "2023年9月27日",
    ]
    found = label("\n".join([*HEAD, *shape, "分享到：", "打印", *FOOT]), RULES)
    assert found.text.split("\n") == shape


@pytest.mark.parametrize(
    "below",
    [
        ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
        ["1", "市政府召开常务会议研究防汛工作", "2", "高温津贴标准公布这些人可以领", "3", "城南菜市场搬迁"],
    ],
)
def test_numbers_that_are_no_table_leave(below):
    found = label("\n".join([*HEAD, OPENING, OPENING, *below, "分享到：", *FOOT]), RULES)
    assert found.text.split("\n") == [OPENING, OPENING]


@pytest.mark.parametrize("credit", [["来源：甲城日报", "责任编辑：李小四"], ["来源：甲城日报", "编辑：王二"]])
def test_credits_below_a_short_text_begin_no_other_one(credit):
    text = [
        "甲城昨天公布了新的商标审查办法，办法共有三十二条。",
        "企业可以在网上提交申请，期限是三十天，也可以到窗口去。",
        "专家说，小企业也方便了，不必为一份材料来回跑。",
    ]
    others = [
        "乙城的企业怎样应对纠纷？听听律师怎么说，他们有三条建议。",
        "丙城的法庭昨天受理了第一批案件，一共十二件，法官介绍了情况。",
    ]
    page = ["首页 新闻 专利 商标 版权", "商标审查办法公布", *text, *credit, *others, *others[::-1], *FOOT[2:]]
    assert set(text) <= set(label("\n".join(page), RULES).text.split("\n"))


def test_rows_that_begin_with_a_number_are_a_table_s_whatever_it_counts():
    rows = ["序号 项目 单位", "3 节水花洒 甲城中学", "4 雨伞架 乙城图书馆", "7 读书灯 丙城灯具厂"]
    page = ["首页", ">", "动态", "大赛落幕", "点击收听", OPENING, *rows, "作者：王二", *FOOT[2:]]
    assert label("\n".join(page), RULES).text.split("\n")[-3:] == rows[1:]


def test_the_words_that_close_a_letter_stay_when_cleaned_again():
    rows = [
        "地区 件数 同比",
        "乙城 310 33.3%",
        "戊城 183 33.8%",
        "辛县 580 26.5%",
        "庚城 126 31.9%",
        "戊州 745 20.2%",
    ]
    text = [OPENING, "窗口的人说，新的办法明天就能用上。", *rows, "此致", "敬礼", "刘晓东"]
    menu = [
        "产品中心",
        "下载中心",
        "健康",
        "教育",
        "专题",
        "大赛落幕",
        "陈一鸣",
        "2020-01-02",
        "字号：大 中 小",
    ]
    assert label("\n".join([*menu, *text, "编辑：刘晓东", *FOOT[2:]]), RULES).text.split("\n") == text


def test_a_short_text_is_no_lead_of_the_comments_below_it():
    text = ["有关部门讨论了专利侵权纠纷案件。", "双方最后达成了和解。", "联系人：林小满"]
    head = ["首页", ">", "专题", "新办法有哪些变化？", "来源：乙城网", "字号：大 中 小"]
    said = "企业可以在网上提交申请，同比增长三成二，窗口也多了。"
    comments = ["全部评论", "周大山", "2021/03/04 10:22", said, "王二", "2020-01-02", said[::-1]]
    found = label("\n".join([*head, *text, *comments, *FOOT[2:]]), RULES)
    assert (found.text.split("\n"), found.fields.title) == (text, head[3])
