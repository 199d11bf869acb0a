"""What stands between a byline and what closes an article is the article, whatever is said around it."""

import pytest

from ipcorpus import ruleset
from ipcorpus.errors import Reject
from ipcorpus.steps.label import compiled, label
from ipcorpus.steps.label.fold import fold
from ipcorpus.steps.label.shape import reads_on

RULES = compiled(ruleset.load())

MENU = ["首页", "要闻", "财经", "登录", "注册"]
BYLINE = "2021-04-06 09:20:11 来源：甲城日报"
TEASER = (
    "微视频：渡口边的老船工，一根竹篙撑了四十年！桥通车那天，他把船洗得干干净净，"
    "在岸边坐到天黑才回家，孩子们喊他吃饭，他说再等等，等最后一个人走过桥去。"
)
SAID = "甲城大桥今天通车，往来的人再也不用等船，渡口的老船工也上了岸。"
BELOW = ["图集", "[责任编辑：林小满]", "推荐阅读", TEASER, "关于我们 联系我们 网站地图"]
SHAPES = {
    "a timetable": ["6:30 起床", "7:00—7:40 早读", "8:00—11:40 上课", "12:00 午餐", "21:30 熄灯"],
    "a song": ["小河小河慢些跑", "听我唱支歌谣", "唱得柳树弯了腰", "唱得鱼儿吐泡泡"],
    "a couplet": ["上联：春风送暖入千家", "下联：瑞雪迎春到万户"],
    "results": ["第一局 25:21", "第二局 19:25", "第三局 25:23", "总比分 3:1"],
    "moves and a sentence": ["2.马二进三 车9平8", "3.车一平二 马2进3", "黑方弃马抢攻，形成对攻。"],
    "facts and a sentence": [
        "性别：男",
        "出生年月：1992年8月",
        "学历：硕士",
        "工作经历",
        "2017年7月至2019年6月 某某软件公司 工程师",
        "自我评价：踏实，认真，喜欢打羽毛球。",
    ],
}


def text(*lines: str) -> str:
    return label("\n".join(lines), RULES).text


@pytest.mark.parametrize("shape", SHAPES)
def test_lines_between_a_byline_and_the_editor_outweigh_a_teaser(shape):
    page = [*MENU, "首页 > 正文", "一件小事", BYLINE, "微信", "微博", "评论", *SHAPES[shape], *BELOW]
    assert text(*page) == "\n".join(SHAPES[shape])


@pytest.mark.parametrize("buttons", [[], ["分享到：", "打印本页"]])
@pytest.mark.parametrize("said", [SHAPES["a song"], ["甲城大桥今天通车，往来的人再也不用等船。"]])
def test_a_text_between_a_breadcrumb_and_the_editor_outweighs_teasers(said, buttons):
    page = [*MENU, "首页 > 文化 > 正文", "桥通车了", *buttons, *said, *BELOW, TEASER[::-1], TEASER]
    found = label("\n".join(page), RULES)
    assert (found.text, found.fields.title) == ("\n".join(said), "桥通车了")


def test_titles_of_a_paper_above_the_next_page_are_no_article_where_one_has_its_byline():
    head = [
        "甲城晚报数字版",
        "2020年11月09日 星期一",
        "上一期",
        "下一期",
        "版面导航",
        "第01版：要闻",
        "标题导航",
    ]
    titles = ["秋粮收购进度过半", "粮仓里的“老把式”", "供热企业全员上岗", "甲城：农机跑出加速度"]
    said = [SAID, f"{SAID[:16]}人人都说好。", f"那天{SAID}"]
    turn = ["放大", "缩小", "第01版：要闻", "上一篇", "下一篇"]
    page = [
        *head,
        *titles,
        *turn,
        titles[1],
        "甲城晚报 2020年11月09日",
        "本报记者 林小满",
        *said,
        "上一篇",
        "下一篇",
    ]
    assert text(*page, "甲城晚报社版权所有") == "\n".join(said)


def test_a_list_of_pages_below_a_breadcrumb_is_no_article():
    titles = ["甲城大桥通车", "乙城灯会开幕", "丙城老街修缮", "丁城书市闭市"]
    with pytest.raises(Reject):
        label(
            "\n".join([*MENU, "首页 > 要闻", *titles, "首页 上一页 1 2 3 下一页 尾页", "版权所有 甲城日报"]),
            RULES,
        )


def test_a_caption_says_whose_picture_it_is():
    caption = "老船工在渡口洗船。甲城日报社供图"
    page = ["桥通车了", BYLINE, "甲城大桥今天通车，往来的人再也不用等船。", caption, *BELOW]
    assert text(*page).endswith(caption)


@pytest.mark.parametrize("closing", ["标签：渡口 老船工", "上一篇：桥通车了"])
def test_tags_and_the_next_article_close_a_text_without_a_sentence(closing):
    song = SHAPES["a song"]
    assert text(*MENU, "小河谣", BYLINE, *song, closing, "热门推荐", TEASER) == "\n".join(song)


def test_a_word_between_a_byline_and_its_tags_is_no_article():
    page = [*MENU, "桥通车了", BYLINE, "关注本台", "标签：渡口", "甲城大桥今天通车。", "[责任编辑：林小满]"]
    assert text(*page) == "甲城大桥今天通车。"


def test_a_text_of_a_sentence_stands_above_the_days_of_other_pages():
    others = ["乙城修桥记", "2021-04-05", "丙城的老街", "2021-04-04", "丁城看灯会", "2021-04-03"]
    rules = "请自觉遵守互联网相关的法规，共同营造“阳光、理性、友善”的评论环境，文明上网，理性发言。"
    said = "甲城大桥今天通车，往来的人再也不用等船。\n老船工把船洗得干干净净，在岸边坐到天黑才回家。"
    found = label("\n".join([*MENU, "桥通车了", said, "栏目", "专题", *others, "我要评论", rules]), RULES)
    assert (found.text, found.fields.title) == (said, "桥通车了")


def test_a_couplet_below_its_byline_on_a_page_without_a_sentence():
    foot = ["主办单位：甲城文化馆 版权所有", "地址：甲城灯火路1号 邮编：000001 电话：0000-3985088"]
    couplet = SHAPES["a couplet"]
    assert text(
        "首页", "机构", "制度", "门上的春联", "来源：甲城日报 | 2021-04-06", *couplet, *foot
    ) == "\n".join(couplet)


def test_facts_below_a_breadcrumb_are_no_menu():
    facts = ["项目名称：档案数字化", "项目编号：2020-ZB-017", "采购人：甲城档案馆", "中标金额：986000元"]
    page = [*MENU, "首页", "> 要闻", "中标公告", *facts, "扫一扫在手机打开当前页面", "领导动态", "常务会议"]
    assert text(*page).endswith("\n".join(facts))


@pytest.mark.parametrize(
    ("line", "reads"),
    [
        ("正是有了不肯走的人，才有了这座城！（评论员 林小满 周大山）", True),
        ("老船工今年七十二岁，还在渡口撑船。（记者 林小满）", True),
        ("甲城大桥今天通车啦！（组图）", False),
        ("甲城大桥项目有限公司（筹备处一组）", False),
    ],
)
def test_who_wrote_may_stand_in_brackets_behind_the_last_sentence(line, reads):
    assert reads_on(fold(line)) is reads


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (["机构职能", "校内制度", "首页 > 要闻", BYLINE, "甲城大桥今天正式通车"], "甲城大桥今天正式通车"),
        (["机构职能", "校内制度", "■ 校园新闻", BYLINE, "甲城大桥今天正式通车"], "甲城大桥今天正式通车"),
        (["机构职能", "首页 > 要闻", "桥通车了", BYLINE, "往来的人不用等船"], "桥通车了"),
    ],
)
def test_a_title_right_below_its_byline(above, title):
    found = label("\n".join([*MENU, *above, SAID, SAID[::-1], *BELOW]), RULES)
    assert found.fields.title == title


def test_a_headline_of_clauses_right_below_a_breadcrumb_is_the_title():
    headline = "老船工洗船，摆渡人上岸，卖茶人收摊，这几件渡口旧事都成了老照片"
    found = label("\n".join([*MENU, "首页 > 文化 > 正文", headline, TEASER, SAID, *BELOW[:2]]), RULES)
    assert (found.fields.title, found.text) == (headline, f"{TEASER}\n{SAID}")


OTHER = ["丙城老街修缮一新", "2021-04-05 10:20 来源：丙城日报", TEASER, TEASER[::-1], SAID[::-1]]


@pytest.mark.parametrize(
    "closing",
    [["图集", "[责任编辑：林小满]", "打印本页"], ["打印本页", "推荐阅读"]],
)
def test_a_short_text_without_a_byline_outweighs_teasers_below(closing):
    said = "甲城大桥今天通车，往来的人再也不用等船。"
    page = [*MENU, "首页 > 文化 > 正文", "桥通车了", said, *closing, TEASER, TEASER[::-1]]
    assert text(*page) == said


def test_a_byline_below_what_was_closed_is_another_texts():
    said = "甲城大桥今天通车，往来的人再也不用等船。"
    page = [*MENU, "首页 > 文化 > 正文", "桥通车了", said, *BELOW[:2], "打印本页", *OTHER]
    assert text(*page) == said
    assert text(*page, "[责任编辑：周大山]") == "\n".join(OTHER[2:])


def test_a_headline_that_asks_above_its_byline_and_editor_is_no_text():
    head = ["首页 > 文化 > 正文", "老渡口还剩几条船？", "2021-04-06 09:20", "来源：甲城日报", "编辑：甲城网"]
    said = [SAID, TEASER]
    found = label("\n".join([*MENU, *head, "54人评论", "微信扫一扫", *said, *BELOW[:2]]), RULES)
    assert (found.fields.title, found.text.split("\n")) == ("老渡口还剩几条船？", said)


def test_a_greeting_above_tags_does_not_outweigh_a_long_text():
    said = [TEASER, SAID, TEASER[::-1], SAID[::-1]]
    head = ["首页 > 文化 > 正文", "欢迎访问本站，有事请留言。", "热门标签", "桥通车了"]
    assert text(*MENU, *head, *said, "[责任编辑：林小满]").endswith("\n".join(said))
