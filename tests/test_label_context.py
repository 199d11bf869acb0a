"""What a rule says of a line holds where the rule was meant to act: its neighbours may know better."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcorpus import ruleset
from ipcorpus.steps.label import announced, compiled, label
from ipcorpus.steps.label.lines import views
from ipcorpus.steps.label.traits import traits

RULES = compiled(ruleset.load())

HEAD = ["当前位置：首页 > 动态", "网上的规矩", "来源：甲城日报 时间：2024-03-13"]
FOOT = ["上一篇：商标注册指南", "下一篇：没有了", "版权所有 甲城市知识产权局"]
FIRST = "网上有许多规矩，有的写在法律里，有的写在网页的角落里，很少有人从头到尾读过它们。"
SECOND = "读者在网上写下的每一句话都有人看见，说话之前想一想，对自己对别人都是一件好事情，老编辑最有体会。"
THIRD = "把文件放到网上供人取用，同样要问一问写它的人愿意不愿意，这是最起码的礼貌，也是最省事的办法。"


@pytest.mark.parametrize("heading", ["评论", "热门推荐", "相关文章", "责任编辑", "延伸阅读"])
def test_a_heading_between_paragraphs_is_the_articles_own(heading):
    shape = [FIRST, "声明", SECOND, FIRST, THIRD, heading, SECOND, "下载", THIRD]
    found = label("\n".join([*HEAD, *shape, *FOOT]), RULES)
    assert found.text.split("\n") == shape
    assert label(found.text, RULES).text == found.text


@pytest.mark.parametrize("heading", ["评论", "热门推荐", "相关文章"])
def test_a_heading_above_short_lines_ends_the_article(heading):
    below = ["灯下的读者", "写得好！", "甲城开出第一张罚单", "乙城的规矩"]
    found = label("\n".join([*HEAD, FIRST, SECOND, THIRD, heading, *below, *FOOT]), RULES)
    assert found.text.split("\n") == [FIRST, SECOND, THIRD]


def test_the_label_of_an_editor_without_a_name_still_goes():
    found = label("\n".join([*HEAD, FIRST, SECOND, "责任编辑：", *FOOT]), RULES)
    assert found.text.split("\n") == [FIRST, SECOND]


def test_whom_to_ask_stays_below_a_long_notice():
    ask = [
        "1.采购人信息",
        "名 称：甲城大学",
        "地址：甲城市灯火路1号",
        "2.代理机构信息",
        "名 称：乙城招标公司",
    ]
    shape = [FIRST, SECOND, THIRD, SECOND, THIRD, *ask, "电 话：0571-60008123"]
    found = label("\n".join([*HEAD, *shape, *FOOT]), RULES)
    assert found.text.split("\n") == shape


def test_key_words_between_abstract_and_heading_part_no_text():
    abstract = "摘 要：规矩写在哪里，比写了什么更要紧。本文查看三十家网站的页脚，分析读者看见它们的机会。"
    shape = [abstract, "关键词：规矩；读者", "一、引言", FIRST, THIRD, SECOND, "二、结语", THIRD]
    found = label("\n".join(["首页 登录 注册", "网上的规矩.doc", "页数：6", *shape, *FOOT]), RULES)
    assert found.text.split("\n") == shape


def test_a_programme_below_a_breadcrumb_keeps_its_first_lines():
    hours = [f"{hour:02}:00-{hour:02}:40 第{hour - 7}场报告" for hour in range(8, 30)]
    shape = ["时间：2019年11月12日", "地点：甲城会堂", *hours, "请于会前填写回执，发送至会务组。"]
    found = label("\n".join(["首页 > 会议日程", "甲城灯彩大会日程", *shape, *FOOT]), RULES)
    assert found.text.split("\n") == shape
    assert found.fields.title == "甲城灯彩大会日程"


LEAD = "灯彩（lantern craft），甲城一带的传统手艺，以竹为骨，以纸为皮，逢年过节挂在门前，已有六百多年。"
BOX = ["中文名", "灯彩", "外文名", "lantern craft", "地 区", "甲城", "批准时间", "2006年"]
CONTENTS = ["目录", "1 历史", "2 工艺", "· 扎骨", "· 糊纸"]
SITE = ["首页 特色 用户 专题", "下载APP", "灯彩", "讨论"]


@pytest.mark.parametrize("beside", [BOX, CONTENTS, [*BOX, *CONTENTS], ["播报", "编辑"]])
def test_the_subject_of_an_entry_names_it_and_its_lead_stays(beside):
    shape = [LEAD, "历史", SECOND, "工艺", THIRD]
    found = label("\n".join([*SITE, LEAD, *beside, *shape[1:], *FOOT]), RULES)
    assert found.fields.title == "灯彩"
    assert found.text.split("\n") == shape


def test_short_lines_of_an_entry_that_are_no_box_stay():
    shape = [LEAD, "目录", "第一章", "第二章", "历史", SECOND, "别名", "花灯", "工艺", THIRD]
    assert label("\n".join([*SITE, *shape, *FOOT]), RULES).text.split("\n") == shape


def test_what_was_asked_is_the_title_of_its_answers():
    head = [
        "甲城问答",
        "法律",
        "灯彩能不能申请专利？",
        "我来答",
        "3个回答",
        "最佳答案",
        "甲城法律行家",
        "关注",
    ]
    assert label("\n".join([*head, FIRST, SECOND, *FOOT]), RULES).fields.title == "灯彩能不能申请专利？"


def test_a_notice_that_begins_with_many_rows_keeps_them_below_its_byline():
    rows = [f"第{number}包供应商：甲城公司{number}" for number in range(1, 20)]
    found = label("\n".join(["甲城中学维修工程中标公告", HEAD[2], *rows, FIRST, SECOND, *FOOT]), RULES)
    assert found.text.split("\n") == [*rows, FIRST, SECOND]


SONG = ["词：小灯", "曲：小灯", "雨落在对岸", "船还没有来", "你把伞借给陌生人", "灯一盏一盏地亮"]
MENU = ["歌词网", "首页 歌手 专辑 排行榜", "搜索", "登录", "注册"]


def test_a_song_below_a_breadcrumb_that_names_it():
    found = label("\n".join([*MENU, "首页 > 歌词 > 灯下", "灯下", *SONG, "纠错", "版权归原作者所有"]), RULES)
    assert found.fields.title == "灯下"
    assert found.text.split("\n") == SONG


def test_a_short_title_that_the_breadcrumb_says():
    shape = [FIRST, SECOND, THIRD]
    found = label("\n".join(["首页 > 散文 > 灯下", "灯下", *shape, *FOOT]), RULES)
    assert (found.fields.title, found.text.split("\n")) == ("灯下", shape)
    lines = ["首页 > 动态", "动态", "甲城举办灯彩大会", *shape, *FOOT]
    assert label("\n".join(lines), RULES).fields.title == "甲城举办灯彩大会"


def test_a_judgment_is_not_named_by_its_court():
    court = ["甲城市中级人民法院", "民 事 判 决 书", "（2021）甲02民初417号"]
    lines = ["甲公司与乙公司侵害商标权纠纷一审判决书", "浏览：88次", *court, FIRST, SECOND, *FOOT]
    found = label("\n".join(lines), RULES)
    assert found.fields.title == "甲公司与乙公司侵害商标权纠纷一审判决书"
    assert found.text.split("\n") == [*court, FIRST, SECOND]


def test_numbers_and_their_labels_above_a_title_do_not_name_the_text():
    found = label(f"证券代码：300123 公告编号：2021-045\n关于取得专利的公告\n{FIRST}", RULES)
    assert found.fields.title == "关于取得专利的公告"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("2021年01月20日 06:27　　来源：甲城日报　　周大山", ("周大山",)),
        ("2021年01月20日 06:27　　来源：甲城日报　　要闻版", ()),
        ("2021年01月20日 06:27　　来源：甲城日报　　金融", ()),
    ],
)
def test_a_writer_without_a_label_behind_date_and_source(line, authors):
    assert label("\n".join([*HEAD[:2], line, FIRST, SECOND, *FOOT]), RULES).fields.authors == authors


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            ["“甲甲”赢了“甲乙”？法院这样判", "原创 林小满", "甲城说法", "2022-08-11 18:00"],
            "“甲甲”赢了“甲乙”？法院这样判",
        ),
        (["甲城市知识产权局政务服务网", "灯彩大会", "2022-08-11 18:00"], "灯彩大会"),
        (
            [
                "老屋的最后一个冬天",
                "林间小满",
                "关注",
                "林间小满关注",
                "12022.08.11 18:00:21字数 812阅读 1,204",
            ],
            "老屋的最后一个冬天",
        ),
        (
            ["灯笼的检索式怎么写？一篇文章教会你", "灯下客", "于 2021-08-14 23:06:51 发布"],
            "灯笼的检索式怎么写？一篇文章教会你",
        ),
        (["甲城要闻", "官司里的三个细节值得关注", "2022-08-11 18:00"], "官司里的三个细节值得关注"),
    ],
)
def test_the_name_of_who_posted_is_no_title(head, title):
    assert label("\n".join([*head, FIRST, SECOND, *FOOT]), RULES).fields.title == title


def test_what_follows_a_writers_name_on_a_page_without_furniture_stays():
    found = label(f"{FIRST}\n{SECOND}\n{THIRD}\n{FIRST}\n（周大山）\n灯下的规矩\n{THIRD}", RULES)
    assert found.text.split("\n") == [FIRST, SECOND, THIRD, FIRST, "（周大山）", "灯下的规矩", THIRD]
    assert found.fields.authors == ("周大山",)


@pytest.mark.parametrize("heading", ["一、时间", "（二）培训时间：", "1. 活动日期"])
def test_a_day_below_the_heading_of_an_item_is_no_byline(heading):
    shape = ["各有关单位：", f"{SECOND}有关事项通知如下：", heading, "2020年5月12日上午9:00"]
    shape += ["二、地点", "市科技馆三楼报告厅", "三、其他事项", "请于5月8日前将回执发至邮箱。"]
    found = label("\n".join(shape), RULES)
    assert found.text.split("\n") == shape
    assert label("\n".join([*HEAD, *shape, *FOOT]), RULES).text == found.text


def test_whom_to_tell_stays_above_a_notices_day():
    shape = [
        FIRST,
        SECOND,
        THIRD,
        "举报电话：0755-83210000",
        "特此声明！",
        "甲城灯彩有限公司",
        "2020年5月14日",
    ]
    found = label("\n".join([*HEAD, *shape, *FOOT]), RULES)
    assert found.text.split("\n") == shape


def test_a_title_in_two_languages():
    title = "A Message on the Lantern Day 灯彩日致辞"
    assert label("\n".join([title, HEAD[2], FIRST, SECOND, *FOOT]), RULES).fields.title == title


def test_the_writer_below_a_label():
    found = label("\n".join([HEAD[1], "2022-06-30 09:00", FIRST, SECOND, "本文作者", "林小满", *FOOT]), RULES)
    assert found.fields.authors == ("林小满",)
    assert found.text.split("\n") == [FIRST, SECOND]


def test_between_the_day_and_the_reporters_stand_buttons():
    title = "前三季度灯彩价格温和上涨"
    buttons = ["甲城财经APP", "缩小字体", "放大字体", "收藏", "微博", "分享", "0"]
    head = ["甲城财经 > 国内 > 正文", title, "2021年10月15日 00:31:07 甲城报", *buttons, "记者 林小满"]
    fields = label("\n".join([*head, FIRST, SECOND, *FOOT]), RULES).fields
    assert (fields.title, fields.published) == (title, "2021-10-15T00:31:07")
    below = ["甲城灯网", "2006-06-10 14:12:01来源：甲城之声", title, "分享到", "记者：林小满"]
    assert label("\n".join([*below, FIRST, SECOND, *FOOT]), RULES).fields.title == title


def test_the_day_below_a_short_letter_stays_above_what_it_encloses():
    shape = ["各区县主管部门：", SECOND, "甲城市工业局", "2022年3月10日", "甲城市灯彩办法", "第一章 总则"]
    shape += [FIRST, THIRD, SECOND] * 6
    found = label("\n".join([*HEAD, *shape, *FOOT]), RULES)
    assert found.text.split("\n") == shape


def test_a_label_without_a_value_does_not_take_the_label_below():
    found = label(
        "\n".join([*HEAD[:2], "发布时间：2022-11-08", "来源：", "信息编号：2022110", FIRST, *FOOT]), RULES
    )
    assert found.fields.source is None


PROGRAM = ["pool.submit(task);", "if (!pool.wait(60)) {", "pool.stop();", "}"]


@pytest.mark.parametrize(
    "shown",
    [
        [FIRST, *PROGRAM],
        ["完整的代码如下：", "var a = 1;", "document.write(a);"],
        [FIRST, "// 关闭", *PROGRAM],
        ["它从文件里读：", "reader = new Reader(", 'open("说明.txt"), "UTF-8");', "String line;", *PROGRAM],
        [FIRST, "server {", "listen 80;", "charset utf-8; # 中文", "}"],
        [FIRST, *(f"check('第{number}步', {number});" for number in range(12))],
    ],
)
def test_the_lines_of_a_program_that_a_text_shows_stay(shown):
    shape = [FIRST, *shown, SECOND, THIRD]
    found = label("\n".join([*HEAD, *shape, *FOOT]), RULES)
    assert found.text.split("\n") == shape
    assert label(found.text, RULES).text == found.text


def test_code_that_a_broken_page_shows_goes():
    code = ["var _a = _a || [];", "document.write(_a);"]
    found = label("\n".join([*HEAD, FIRST, SECOND, *code, THIRD, *FOOT]), RULES)
    assert found.text.split("\n") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("line", "authors"),
    [("小灯塔 发表于 2018-7-3 21:14", ("小灯塔",)), ("本文 发表于 2018-7-3 21:14", ())],
)
def test_who_posted_beside_the_time(line, authors):
    found = label("\n".join([HEAD[1], line, "只看该作者", FIRST, SECOND, *FOOT]), RULES)
    assert found.fields.authors == authors


def test_a_title_above_a_members_button_is_no_member():
    head = ["今日灯条", "首页", "关注", "推荐", "写给女儿的信", "2020-02-08 13:19 · 甲城灯彩", "关注"]
    assert label("\n".join([*head, FIRST, SECOND, THIRD, *FOOT]), RULES).fields.title == "写给女儿的信"


@pytest.mark.parametrize(
    "card",
    [
        ["灯下客", "2022-10-13 09:40", "爱看灯的人", "关注"],
        [
            "灯下客2016",
            "等级：中级会员",
            "帖子：326",
            "注册时间：2016-5-8",
            "楼主",
            "发表于 2019-11-02 22:17",
        ],
    ],
)
def test_a_member_is_not_what_the_post_is_called(card):
    found = label("\n".join(["看了三年灯，说说感受", *card, FIRST, SECOND, THIRD, "举报/反馈", *FOOT]), RULES)
    assert found.fields.title == "看了三年灯，说说感受"
    assert found.text.split("\n") == [FIRST, SECOND, THIRD]


def test_the_head_of_a_table_stays_above_its_rows():
    table = ["排名\t省份\t申请量（件）", "1\t甲省\t1876523", "2\t乙省\t901233", "3\t丙省\t677211"]
    found = label("\n".join(["各省灯彩申请量排名", *table, FIRST, SECOND, *FOOT]), RULES)
    assert found.text.split("\n") == [*table, FIRST, SECOND]


def test_a_short_question_is_the_thread_s_and_no_answer():
    asked = [FIRST, "请问各位，我该怎么办？"]
    answers = ["回复(3)", "2楼", "2018-09-03 20:40", SECOND + THIRD, "回复", "3楼"]
    answers += ["2018-09-03 21:15", THIRD * 3, "回复"]
    page = ["灯彩论坛", "灯彩铺漏水，拒交租金行吗？", "只看楼主", "1楼", "2018-09-03 20:15", *asked, *answers]
    found = label("\n".join([*page, "下一页", *FOOT]), RULES)
    assert found.text.split("\n") == asked


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (["原创", "灯下客", "甲城灯彩圈", "2024年4月18日 20:58", "甲城"], ("灯下客",)),
        (["原创", "灯下客", "于 2020-09-08 15:22:41 发布"], ("灯下客",)),
        (["原创", "甲城灯彩圈", "2024年4月18日 20:58"], ()),
    ],
)
def test_who_wrote_below_the_mark_of_an_original(head, authors):
    found = label("\n".join([HEAD[1], *head, FIRST, SECOND, *FOOT]), RULES)
    assert (found.fields.title, found.fields.authors) == (HEAD[1], authors)


def test_the_entries_of_a_menu_wrote_nothing():
    head = ["原创", "视听", "专题", "2024年4月18日 20:58", HEAD[1], "来源：甲城日报"]
    assert not label("\n".join([*head, FIRST, SECOND, *FOOT]), RULES).fields.authors


def test_a_citizens_letter_stays_above_its_answer():
    letter, answer = f"来信内容：{FIRST}", f"回复内容：{SECOND}"
    head = [
        "当前位置：首页 > 咨询答复",
        "关于挂灯的咨询",
        "信件编号：20210912",
        "来信人：王**",
        "处理状态：已办结",
    ]
    page = [*head, letter, "回复单位：市灯彩局", "回复时间：2021-09-14", answer, THIRD, SECOND, *FOOT]
    found = label("\n".join(page), RULES)
    assert found.fields.title == "关于挂灯的咨询"
    assert found.text.split("\n") == [letter, answer, THIRD, SECOND]


def test_a_programme_by_the_hour_is_no_menu():
    hours = [f"{hour}:00-{hour}:40 第{hour - 7}场" for hour in range(8, 14)]
    menu = ["首页", "登录", "注册", "动态", "展会", "收藏", "关注"]
    page = [*menu, "灯彩大会日程", "12 人赞同了该文章", *hours, "编辑于 2012-09-05 13:17", "收藏", "喜欢"]
    assert label("\n".join(page), RULES).text.split("\n") == hours


@pytest.mark.parametrize(
    "entries",
    [
        ["03-13 15:10 " + FIRST, "03-13 14:48 " + SECOND, "03-13 14:20 " + THIRD, "03-13 13:55 " + SECOND],
        ["15:10", FIRST, "14:48", SECOND, "14:20", THIRD, "13:55", SECOND],
    ],
)
@pytest.mark.parametrize("heading", ["滚动新闻", "7×24小时快讯"])
def test_a_feed_below_its_heading_is_no_article(heading, entries):
    feed = [heading, *entries, "更多"]
    above = label("\n".join(["甲城早报网", *feed, *HEAD[1:], THIRD, *FOOT]), RULES)
    below = label("\n".join([*HEAD, THIRD, *feed, *FOOT]), RULES)
    assert (above.text, above.fields.title) == (THIRD, "网上的规矩")
    assert below.text == THIRD


def test_how_to_reach_an_association_stays_above_its_name_and_day():
    ways = ["联系人：甲小姐", "电话：010-84280000 传真：010-84280001", "邮箱：peixun@example.org"]
    end = ["地址：甲城市灯火路1号", "附件：报名回执", "甲城包装协会", "二〇一六年二月二十六日"]
    shape = [FIRST, SECOND, "三、联系方式", *ways, *end]
    found = label("\n".join([*HEAD, *shape, *FOOT]), RULES)
    assert found.text.split("\n") == shape


def test_an_app_s_box_above_the_first_paragraph_is_no_poem():
    box = ["灯火旅人", "大小：1.2G", "版本：v2.3.1", "类型：角色扮演", "立即下载"]
    prize = ["奖励", "宝石×300", "碎片×20", "称号“点灯人”", "以上就是灯火旅人第三章的走法，祝各位早日过关。"]
    shape = [FIRST, "进入条件", "等级四十五以上", *prize[:4]]
    found = label("\n".join([*HEAD, *box, *shape, THIRD, *FOOT]), RULES)
    assert found.text.split("\n") == [*shape, THIRD]


def test_a_table_that_a_writer_s_name_closes_is_the_article_s():
    rows = [
        "技术统计",
        "北山队",
        "郭甲 26分 7助攻",
        "约乙 22分 13篮板",
        "海港队",
        "格丙 34分 6篮板",
        "（小西）",
    ]
    found = label("\n".join([*HEAD, FIRST, SECOND, *rows, "正在加载...", *FOOT]), RULES)
    assert found.text.split("\n") == [FIRST, SECOND, *rows]


def test_what_a_thing_measures_is_the_article_s_however_long_the_list():
    facts = [
        f"{name}：{size}毫米" for size, name in enumerate(["外形尺寸", "进口口径", "出口口径", "灯罩"], 20)
    ]
    shape = [
        FIRST,
        "主要特点",
        *["自动开灯，不用人手"] * 4,
        "技术参数",
        *facts,
        "标准配置",
        *["主机一台"] * 4,
    ]
    found = label("\n".join([*HEAD, *shape, "同类产品", "乙型灯", *FOOT]), RULES)
    assert found.text.split("\n") == shape


def test_a_question_above_a_part_s_number_is_the_text_s():
    shape = [
        "开学一个月，问得最多的就是：规矩写在哪里，谁来读它？",
        "01",
        "写在哪里",
        SECOND,
        "02",
        "谁来读它",
        THIRD,
    ]
    head = [
        "灯下夜话",
        "点击上方“灯下夜话”，选择“星标”",
        "规矩没人读？试试这两招",
        "以下文章来源于灯下小事 ，作者灯老师",
    ]
    found = label("\n".join([*head, *shape, "-END-", *FOOT]), RULES)
    assert (found.text.split("\n"), found.fields.title) == (shape, head[2])


def test_names_with_their_places_close_a_short_text():
    names = ["陈甲", "刘乙", "许丙", "孟丁", "叶戊", "范己", "高庚"]
    shape = [
        FIRST,
        "一班",
        *[f"{name}（甲城）" for name in names],
        "二班",
        *[f"{name}（乙城）" for name in names],
    ]
    found = label("\n".join([*HEAD, *shape, "友情链接", "校友总会", *FOOT]), RULES)
    assert found.text.split("\n") == shape


def test_the_years_of_a_house_below_its_breadcrumb_are_no_menu():
    years = [
        "1998年",
        "红星水泵厂改制",
        "租用厂房八百平方米",
        "2004年",
        "首台长轴泵试制成功",
        "2009年",
        "新厂竣工投产",
    ]
    menu = ["华泰泵业", "首页", "关于华泰", "产品中心", "发展历程", "您的位置：首页 - 关于华泰 - 发展历程"]
    found = label("\n".join([*menu, "发展历程", *years, "扫描二维码", *FOOT]), RULES)
    assert found.text.split("\n") == years


def test_what_a_dish_is_made_of_stays_when_cleaned_again():
    parts = [
        "主料",
        "面粉500克",
        "红豆沙300克",
        "酵母5克",
        "温水260克",
        "豆沙包的做法步骤",
        "1",
        "酵母用温水化开，静置五分钟。",
    ]
    text = "\n".join([*parts, "2", SECOND, "3", THIRD])
    assert label(text, RULES).text == text


@pytest.mark.parametrize("title", ["2018年11月26日农产品批发价格", "2018年11月26日灯火路交通管制安排"])
def test_a_title_that_begins_with_a_day_is_no_byline(title):
    menu = ["今日价格", "行情分析", "求购信息", "您现在的位置：首页 > 今日价格 > 蔬菜"]
    found = label("\n".join([*menu, title, "来源：甲城日报 日期：2018-11-27", FIRST, SECOND, *FOOT]), RULES)
    fields = (found.fields.title, found.fields.source, found.fields.published)
    assert fields == (title, "甲城日报", "2018-11-27")


def test_a_title_with_a_label_stays_one_below_a_line_that_glues_it_to_a_menu():
    glued = "首页国内国际社会评论财经体育娱乐教育健康实录：知识产权新闻发布会2015-06-18 10:25来源：江北晚报"
    head = [glued, "实录：知识产权新闻发布会", "来源：江北晚报 | 2015-06-18 10:25"]
    assert label("\n".join([*head, FIRST, SECOND, *FOOT]), RULES).fields.title == head[1]


@pytest.mark.parametrize("pattern", [announced.CONTENTS, announced.INGREDIENTS, announced.PART])
@given(data=st.data())
def test_what_announces_or_numbers_is_known_by_its_last_character(pattern, data):
    line = data.draw(st.from_regex(pattern, fullmatch=True))
    assert announced.hints(traits(views(line), RULES)) == [0]


@pytest.mark.parametrize("address", ["http://www.example.org/a/83.html", "甲城体育-www.example.com"])
def test_an_address_is_no_source(address):
    found = label(
        "\n".join([*HEAD[:2], "2021-01-20 06:27", FIRST, SECOND, f"本文来源：{address}", *FOOT]), RULES
    )
    assert (found.fields.source, found.text.split("\n")) == (None, [FIRST, SECOND])


def test_a_step_of_the_breadcrumb_above_the_text_is_none_of_it():
    head = ["当前位置：甲城网 - 公司动态 -", "一块屏幕怎样走出工厂", "公司动态", "2021-01-20 06:27"]
    found = label("\n".join([*head, FIRST, "公司动态", SECOND, *FOOT]), RULES)
    assert found.text.split("\n") == [FIRST, "公司动态", SECOND]


def test_what_says_where_a_page_was_posted_is_no_writer():
    line = "作者：林小满 | 发表于 甲城散文网 | 阅读：33 次"
    assert label("\n".join([*HEAD[:2], line, FIRST, SECOND, *FOOT]), RULES).fields.authors == ("林小满",)


def test_a_collection_is_named_above_the_words_of_who_compiled_it():
    word = "大家都写过作文吧。以下是小编收集整理的我的校园作文，希望对大家有所帮助。"
    page = ["我的校园作文450字（通用15篇）", word, "我的校园作文450字1", FIRST, SECOND, *FOOT]
    found = label("\n".join(page), RULES)
    assert found.fields.title == page[0]
    assert found.text.split("\n") == page[2:5]


def test_a_title_that_begins_with_a_products_name_is_no_menu():
    page = [
        "首页 > 教程 > 手机",
        "Moto Note 9怎么开启开发者模式",
        "2021-02-18 作者：林小满",
        FIRST,
        SECOND,
        *FOOT,
    ]
    assert label("\n".join(page), RULES).fields.title == page[1]
