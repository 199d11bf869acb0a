"""Shapes of pages that sites of one kind share, read from the bytes to the article."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ipcorpus import Cleaned, Cleaner, Document
from ipcorpus.document import Rejected

CLEANER = Cleaner()
ONE = "三月的一个早晨，城南的老码头迎来了第一批参观的学生，讲解员在栈桥上等着他们。"
TWO = "讲解员说，这座码头修了三次，最后一次用的是从江底捞上来的旧石料，每块都编了号。"
THREE = "学生们把看到的编号抄在本子上，回到学校以后要画出一张完整的图，挂在走廊里。"
MENU = "<div class=top><a href=/1>首页</a><a href=/2>新闻</a><a href=/3>专题</a><a href=/4>视频</a></div>"
FOOT = "<div class=foot>主办：甲城文化馆　版权所有 某ICP备00000000号-1</div>"
BYLINE = "<div class=info>2021-03-15 09:20　来源：甲城日报</div>"
TITLE = "老码头的旧石料"


def read(body, title=TITLE, head=""):
    opening = f"<html><head><title>{title}_甲城网</title>{head}</head><body>"
    source = f"{opening}{MENU}<div>{body}</div>{FOOT}</body></html>"
    return CLEANER.clean(Document("a.html", source.encode(), charset="utf-8"))


def told(body, **more):
    return read(body, **more).article


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def story(inner):
    return f"<h1>{TITLE}</h1>{BYLINE}<div class=content>{inner}</div>"


INSETS = [
    "<div id=toc><p>目录</p><ul><li><a href=#a>来历</a></li><li><a href=#b>现状</a></li></ul></div>",
    "<div class=related><a href=/7>渡口的夜灯</a><a href=/8>江边的榕树</a></div>",
    "<div class=noprint><p>听新闻</p><p>字号</p></div>",
    "<div class=textCatalog><h2>目录</h2><li><a href=#a>来历</a></li><li><a href=#b>现状</a></li></div>",
    "<dl class=basic-info><dt>中文名</dt><dd>老码头</dd><dt>建成</dt><dd>1907年</dd></dl>",
    "<h2>来历</h2><div><a href=#e>播报</a><a href=#b>编辑</a></div>",
]


@pytest.mark.parametrize("inset", INSETS)
def test_what_is_set_among_paragraphs_goes_and_the_article_goes_on(inset):
    found = told(story(paragraphs(ONE) + inset + paragraphs(TWO, THREE))).text
    assert found.replace("来历\n", "") == f"{ONE}\n{TWO}\n{THREE}"


def test_what_is_set_among_paragraphs_goes_however_deep_each_paragraph_is_wrapped():
    wrapped = "<section><div><div><div><p>{}</p></div></div></div></section>".format
    found = told(story(wrapped(ONE) + INSETS[1] + wrapped(TWO) + wrapped(THREE))).text
    assert found == f"{ONE}\n{TWO}\n{THREE}"


def post(number, name, text):
    user = f"<div class=user><a href=/u>{name}</a><p>{number + 3}帖</p></div>"
    meta = f"<div class=meta>发表于 2019-08-1{number} 23:05 #{number}</div>"
    return f"<div class=post id=post{number}>{user}{meta}<div class=content><p>{text}</p></div></div>"


def test_all_posts_of_a_thread_are_kept_and_nothing_between_them():
    posts = "".join(
        post(n, name, text) for n, (name, text) in enumerate(zip("甲乙丙", (ONE, TWO, THREE), strict=True), 1)
    )
    found = told(f"<div class=thread><h1>{TITLE}</h1>{posts}</div>")
    assert found.text == f"{ONE}\n{TWO}\n{THREE}"
    assert (found.title, found.published) == (TITLE, "2019-08-11T23:05")


def test_the_post_of_who_opened_a_thread_may_have_a_name_more_than_its_replies():
    who = "<div>作者：{}　时间：2013-06-1{} 09:33</div>"
    row = f"<div class='item{{}}'>{who}<div class=said>{{}}</div><a href=/r>回复</a></div>"
    said = zip(("甲", "甲", "乙"), (" host", " host", ""), (ONE, TWO, THREE), strict=True)
    posts = "".join(row.format(host, who, n, text) for n, (who, host, text) in enumerate(said, 1))
    assert told(f"<h1>{TITLE}</h1><div class=list>{posts}</div>").text == f"{ONE}\n{TWO}\n{THREE}"


def test_a_caption_and_where_a_meeting_was_stay_between_title_and_text():
    caption = "<div class=cover><img src=a.jpg><div>学生走上栈桥。（林小满摄）</div></div>"
    place = "<div class=when><p>时间：2021年3月15日</p><p>地点：城南老码头</p></div>"
    for apart in (caption, place):
        body = f"<div class=info>{BYLINE}</div>{apart}<div class=content>{paragraphs(ONE, TWO, THREE)}</div>"
        lines = told(f"<div class=news><h1>{TITLE}</h1>{body}</div>").text.split("\n")
        assert lines[-3:] == [ONE, TWO, THREE]
        assert len(lines) == 3 + apart.count("：") + apart.count("摄")


def test_the_writers_of_a_paper_stand_below_its_title_with_numbers():
    head = "<meta name=citation_author content=林小满><meta name=citation_author content=周大山>"
    lines = "<p>林小满<sup>1</sup>，周大山<sup>2</sup></p>" + paragraphs(ONE, TWO, THREE)
    found = told(f"<h1>{TITLE}</h1><div>{lines}</div>", head=head)
    assert (found.authors, found.text) == (["林小满", "周大山"], f"{ONE}\n{TWO}\n{THREE}")


def test_short_news_stands_against_a_teaser_below_it_that_says_more():
    short = "城南老码头今天上午恢复开放。"
    news = f"<div id=text><p>{short}</p></div><div class=app><a href=/app>下载客户端</a></div>"
    teaser = f"<div class=item><p>{ONE * 2}</p><h6><a href=/t>更多故事和人物</a></h6></div>"
    box = f"<div class=clearfix><h2>推荐阅读</h2>{teaser}</div>"
    head = f"<div class=head><h1>{TITLE}</h1><div>{BYLINE}</div></div>"
    assert told(f"{head}<div class=left>{news}{box}</div>").text == short


def test_comments_set_as_a_list_of_links_leave_the_news_above_them():
    said = "".join(f"<div><div><a href=/u{n}>江上的清风客</a></div><div>{ONE}</div></div>" for n in range(6))
    news = f"<div><div>{TITLE}</div>{BYLINE}<div><div>{THREE}</div></div></div>"
    assert told(f"{news}<div>评论 6 条<div>{said}</div></div>").text == THREE


def bare_post(number, name, text):
    writer = f"<td><b>{name}</b><br>文章：{number * 37}<br>注册：2004-3-{number}</td>"
    tools = (
        f"<table><tr><td><a href=/m>短消息</a> <a href=/r>回复</a></td><td>第 {number} 楼</td></tr></table>"
    )
    said = f"<td>{tools}<blockquote><table><tr><td>{text}</td></tr></table></blockquote></td>"
    day = f"<tr><td>2005-8-{number} 10:21</td><td>编辑 删除 固顶 加入精华</td></tr>"
    return f"<table><tr>{writer}{said}</tr>{day}</table>"


def test_posts_are_known_without_names_where_a_day_and_a_way_to_reply_part_them():
    posts = "".join(
        bare_post(n, name, text)
        for n, (name, text) in enumerate(zip("甲乙丙", (ONE, TWO, THREE), strict=True), 1)
    )
    assert told(f"<table><tr><td><h1>{TITLE}</h1></td></tr></table>{posts}").text == f"{ONE}\n{TWO}\n{THREE}"


def test_parts_of_a_text_without_names_are_no_posts():
    parts = "".join(f"<div><p>{text}</p></div><p>码头：1907年-1912年</p>" for text in (ONE, TWO, THREE))
    assert "1912年" in told(f"<h1>{TITLE}</h1>{BYLINE}{parts}").text


def test_a_newspaper_s_item_is_named_as_in_its_list_and_its_paper_in_the_page_s_title():
    pages = "<tr><td>第A01版：头版</td></tr><tr><td>第A02版：要闻</td></tr>"
    items = f"<ul><li><a href=/1>{TITLE}</a></li><li><a href=/2>渡口的灯</a></li></ul>"
    heads = ("城南办起学堂", TITLE, "三百名学生走上栈桥，抄下石料的编号")
    head = "".join(f"<tr><td align=center>{text}</td></tr>" for text in (*heads, "记者 林小满"))
    body = f"<table>{pages}</table>{items}<table>{head}</table><div>{paragraphs(ONE, TWO, THREE)}</div>"
    found = told(body, title="甲城日报多媒体数字报平台")
    assert (found.title, found.source, found.authors) == (TITLE, "甲城日报", ["林小满"])


def test_a_title_keeps_its_remark_though_the_text_s_first_heading_says_it_without():
    title, first = "老码头的旧石料（从哪里来又到哪里去）", "<h2>老码头的旧石料</h2>"
    second = f"<h2>旧石料的编号</h2>{paragraphs(TWO, THREE)}"
    found = told(f"<h1>{title}</h1>{BYLINE}<div>{first}{paragraphs(ONE)}{second}</div>", title=title)
    assert (found.title, found.text.split("\n")[0]) == (title, TITLE)


def test_the_number_of_the_first_part_stays_as_those_of_the_others_do():
    parts = ("学生来了", ONE, "编号", TWO, "画图", THREE)
    numbered = [
        f"<p>0{n // 2 + 1}</p><p>{text}</p>" if n % 2 == 0 else f"<p>{text}</p>"
        for n, text in enumerate(parts)
    ]
    found = told(story("<p>点击上方蓝字关注我们</p>" + "".join(numbered))).text
    assert found.startswith(f"01\n学生来了\n{ONE}\n02\n")


def test_replies_are_part_of_a_question_and_comments_of_no_article():
    replies = f"<div class=reply><p>{TWO}</p></div><div class=reply><p>{THREE}</p></div>"
    asked = f"<div class=question-box><h1>码头的石料从哪里来</h1><div><p>{ONE}</p></div>{replies}</div>"
    assert TWO in told(asked, title="码头的石料从哪里来").text
    commented = story(paragraphs(ONE, TWO)) + f"<div class=reply><p>{THREE}</p></div>"
    assert told(commented).text == f"{ONE}\n{TWO}"


def test_a_question_below_its_title_is_kept_though_buttons_part_it_from_the_answer():
    buttons = "<div>关注者</div><div>312</div><div>被浏览</div><div>98,412</div><div>默认排序</div>"
    answer = f"<div class=a>{paragraphs(TWO, THREE)}</div>"
    body = f"<h1>码头怎么修</h1><div class=q><p>{ONE}</p></div>{buttons}{answer}"
    assert told(body, title="码头怎么修").text == f"{ONE}\n{TWO}\n{THREE}"


def test_a_row_with_the_title_in_a_cell_lays_out_the_page():
    table = f"<table><tr><td>查看: 5120</td><td><h1>{TITLE}</h1><a href=/c>[复制链接]</a></td></tr></table>"
    found = told(f"{table}<div class=content>{paragraphs(ONE, TWO)}</div>")
    assert (found.title, found.text) == (TITLE, f"{ONE}\n{TWO}")


def test_lines_of_code_in_a_table_stay_lines():
    cells = "<td class=gutter><pre>1\n2</pre></td><td><pre>for x in y:\n    use(x)</pre></td>"
    code = f"<table><tr>{cells}</tr></table>"
    assert "for x in y:\nuse(x)\n" in told(story(paragraphs(ONE) + code + paragraphs(TWO))).text


def test_the_rows_below_an_enclosure_close_a_notice():
    rows = "<table><tr><td>编号</td><td>名称</td></tr><tr><td>1</td><td>沙洋粮仓</td></tr></table>"
    notice = paragraphs(ONE, TWO, "附件：名录", "2021年3月15日", "附件", "名录") + rows
    assert told(story(notice)).text.endswith("附件\n名录\n编号\t名称\n1\t沙洋粮仓")


def test_a_bylines_elements_stand_apart():
    meta = "<div class=meta><span>慢公司</span><span>2021-03-15 09:20</span><em>发表于甲江</em></div>"
    found = told(f"<h1>{TITLE}</h1>{meta}<div>{paragraphs(ONE, TWO)}</div>")
    assert (found.text, found.published) == (f"{ONE}\n{TWO}", "2021-03-15T09:20")


TITLES = [
    (f"<h1>{TITLE}<br><span>2021-03-15 09:20 来源：甲城日报 作者：林小满</span></h1>", TITLE),
    (f"<h1>甲城网</h1><h1>{TITLE}</h1>{BYLINE}", TITLE),
]


@pytest.mark.parametrize(("head", "title"), TITLES)
def test_the_title_is_whole_and_alone(head, title):
    found = told(f"{head}<div class=content>{paragraphs(ONE, TWO)}</div>")
    assert (found.title, found.text, found.source) == (title, f"{ONE}\n{TWO}", "甲城日报")


def test_a_title_broken_over_lines_is_whole():
    title = "甲城市人民政府办公室关于老码头旧石料编号和保护的通知"
    body = f"<p>{title[:12]}<br>{title[12:]}</p>{BYLINE}<div class=content>{paragraphs(ONE, TWO)}</div>"
    found = told(body, title=title)
    assert (found.title, found.text) == (title, f"{ONE}\n{TWO}")


def test_a_heading_of_the_highest_rank_inside_is_no_title():
    inner = paragraphs(ONE) + "<h1>石料的来历</h1>" + paragraphs(TWO, THREE)
    found = told(story(inner))
    assert (found.title, found.text) == (TITLE, f"{ONE}\n石料的来历\n{TWO}\n{THREE}")


def test_a_title_that_asks_is_not_the_article():
    asks = "码头的石料从哪里来，又到哪里去？"
    head = f"<meta name=description content='{asks}'><meta property=og:title content='{asks}'>"
    again = f"<div><h1>{asks}</h1></div><div><div class=s>{asks}</div></div>"
    body = f"{again}{BYLINE}<div>{paragraphs(ONE, TWO)}</div>"
    assert told(body, title=asks, head=head).text == f"{ONE}\n{TWO}"


@pytest.mark.parametrize("signature", ["文 | 甲城日报记者 林小满", "作者 林小满"])
def test_writers_named_below_a_lead_part_nothing(signature):
    found = told(story(paragraphs(ONE, signature, TWO, THREE)))
    assert found.text.startswith(ONE)
    assert (found.authors, THREE in found.text) == (["林小满"], True)


def test_a_source_in_brackets_between_items_parts_nothing():
    items = paragraphs("1.码头开放", ONE, "（来源：甲城日报）", "2.石料编号", TWO, "3.学生画图", THREE)
    found = told(f"<h1>{TITLE}</h1><div>2021-03-15</div><div class=content>{items}</div>").text
    assert found.startswith(f"1.码头开放\n{ONE}")
    assert found.endswith(THREE)


def test_a_teaser_that_repeats_the_first_paragraph_goes_only_once():
    intro = f"<div class=intro>{ONE[:30]}…</div>"
    body = f"<h1>{TITLE}</h1>{BYLINE}{intro}<div class=content>{paragraphs(ONE, TWO)}</div>"
    assert told(body).text == f"{ONE}\n{TWO}"


def test_the_numbers_of_pictures_go_and_their_captions_stay():
    slides = "".join(
        f"<div><p>{n}/3</p><p>{text}</p></div>" for n, text in enumerate((ONE, "码头一角。", TWO), 1)
    )
    assert told(
        f"<h1>组图：{TITLE}</h1>{BYLINE}<div class=slides>{slides}</div>", title=f"组图：{TITLE}"
    ).text == (f"{ONE}\n码头一角。\n{TWO}")


def test_a_poem_with_a_note_is_kept_and_stays_as_it_is():
    verses = [
        "船还没有来",
        "卖橘子的女人把秤举得很高",
        "对岸的狗叫了两声",
        "又不叫了",
        "雨先落在瓦上",
        "再落在没有伞的人的名字上",
    ]
    note = "注：一九八七年，镇上第一次装了路灯，共十二盏，冬天就坏了五盏。"
    found = told(
        f"<h1>在渡口</h1><div>作者：林小满　发表于：2017-09-30</div><div>{paragraphs(*verses, note)}</div>",
        title="在渡口",
    )
    assert found.text == "\n".join([*verses, note])
    assert CLEANER.clean_text(found.text).article.text == found.text


LD = '<script type="application/ld+json">{"@type":"%s","author":{"@type":"%s","name":"%s"}}</script>'
WRITERS = [
    (LD % ("BlogPosting", "Person", "槐花饼"), "<span>槐花饼</span> <time>2021年3月15日</time>", ["槐花饼"]),
    (LD % ("BlogPosting", "Organization", "槐花饼"), "<span>槐花饼</span> <time>2021年3月15日</time>", []),
    (LD % ("BlogPosting", "Person", "甲城网"), "<span>甲城网</span> <time>2021年3月15日</time>", []),
    ("", "<div itemprop=author><meta itemprop=name content=槐花饼><p>槐花饼</p>手艺人</div>", ["槐花饼"]),
]  # fmt: skip


@pytest.mark.parametrize(("head", "meta", "authors"), WRITERS)
def test_a_pen_name_counts_where_the_page_describes_a_person(head, meta, authors):
    body = f"<h1>{TITLE}</h1><div>{meta}</div><div class=content>{paragraphs(ONE, TWO)}</div>"
    assert told(body, head=head).authors == authors


def test_the_time_of_the_bylines_day_is_read_from_the_head():
    head = "<meta name=PubDate content='2021-03-15 17:22'>"
    body = f"<h1>{TITLE}</h1><div>发布日期：2021-03-15</div><div>{paragraphs(ONE, TWO)}</div>"
    assert told(body, head=head).published == "2021-03-15T17:22"


def test_a_time_stamp_of_a_wrong_zone_gives_way_to_the_date_beside_the_title():
    head = "<meta name=pubdate content=2021-03-15T22:48:00Z>"
    body = f"<h1>{TITLE}</h1><div>2021/03/15 22:48</div><div>{paragraphs(ONE, TWO)}</div>"
    assert told(body, head=head).published == "2021-03-15T22:48"


def test_whom_comments_or_other_texts_name_did_not_write_the_article():
    aside = "<div><h3>回应 (3)</h3></div><div><p>作者：乔小麦</p></div>"
    assert told(story(paragraphs(ONE, TWO)) + aside).authors == []


NOTICES = [
    "<h1>404</h1><p>抱歉，您访问的页面不存在或已被删除</p><p>5秒后自动跳转到首页</p>",
    "<h2>环境异常</h2><p>当前环境异常，完成验证后即可继续访问。</p><a href=/v>去验证</a>",
    "<p>抱歉，指定的主题不存在或已被删除或正在被审核</p><a href=/b>[ 点击这里返回上一页 ]</a>",
    "<h2>用户登录</h2><form>用户名：<input> 密码：<input></form><div>其他方式登录：QQ 微信 微博</div>",
]


@pytest.mark.parametrize("notice", NOTICES)
def test_a_page_that_says_it_has_nothing_is_no_article(notice):
    found = read(notice, title="提示信息")
    assert isinstance(found, Rejected)
    assert found.reason == "no article"


def test_an_enclosure_that_is_a_link_closes_a_notice():
    enclosed = "<p>附件：<a href=/1.doc>1.老码头石料名录.doc</a></p>"
    assert told(story(paragraphs(ONE, TWO) + enclosed)).text.endswith("\n附件：1.老码头石料名录.doc")


def test_a_short_line_and_furniture_below_the_byline_hide_no_article():
    many = paragraphs(ONE, TWO, THREE)
    found = told(story(f"<p>甲城观察APP</p><p>炒股就看甲城研报，权威，及时，全面，助您挖掘机会！</p>{many}"))
    assert found.text.endswith(f"{ONE}\n{TWO}\n{THREE}")


@pytest.mark.parametrize(
    ("name", "inner"),
    [
        ("post-ratings", "<p>点击星星评分！</p><p>平均评分 4.8 / 5. 投票数： 11</p>"),
        ("article__ads", "<p>本店夏装上新，全场八折。</p>"),
        ("author-card", "<h5>林小满</h5><p>合伙人</p><p>业务领域：争议解决</p>"),
    ],
)
def test_what_a_block_is_named_for_tells_it_from_the_article(name, inner):
    block = f"<div class={name}>{inner}</div>"
    assert told(story(paragraphs(ONE, TWO, THREE) + block)).text == f"{ONE}\n{TWO}\n{THREE}"


@pytest.mark.parametrize(
    ("byline", "published"),
    [
        ("<div><span>时间：2022-10-20</span><span>来源：甲城学院</span></div>", "2022-10-20"),
        (
            "<p><span> 2024</span><em>03</em>/<em>11</em><span>09:20:41</span></p><p>来源：甲城学院</p>",
            "2024-03-11T09:20:41",
        ),
    ],
)
def test_a_date_in_parts_or_behind_its_label_stands_apart(byline, published):
    found = told(f"<h1>{TITLE}</h1>{byline}<div class=content>{paragraphs(ONE, TWO, THREE)}</div>")
    assert (found.source, found.published) == ("甲城学院", published)


def test_a_link_back_below_a_label_without_value_is_no_editor():
    tail = "<p>责任编辑：</p><p><a href=/>返回搜狐，查看更多</a></p>"
    assert not told(story(paragraphs(ONE, TWO, THREE) + tail)).editor


def test_a_labelled_author_is_not_the_outlet_beside_the_date():
    byline = "<div>漆小匠 2022-09-05 08:00 阅读 2631</div><p>作者｜漆小匠</p>"
    found = told(f"<h1>{TITLE}</h1>{byline}{paragraphs(ONE, TWO, THREE)}")
    assert (list(found.authors), found.source) == (["漆小匠"], None)


@pytest.mark.parametrize(
    "between",
    [
        "<p>分享到：微信 微博</p><p>【字体：大 中 小】</p><p>打印本页</p>",
        "<p>版权声明：本文为博主原创文章，转载请附上原文链接。</p><p>本文链接：http://a.example/1.html</p>",
        "<p>相关阅读：</p><p><a href=/1>渡口的夜灯亮了三十年</a></p><p><a href=/2>江边的榕树又发新枝</a></p>",
    ],
)
def test_furniture_below_a_lead_hides_no_article(between):
    lead = "<p>码头迎来了第一批参观的学生。</p>"
    article = [ONE, TWO, THREE, *(f"第二天，{text}" for text in (ONE, TWO, THREE))]
    assert told(story(lead + between + paragraphs(*article))).text.endswith("\n".join(article))


def test_a_short_article_is_not_given_up_for_what_stands_below_its_credits():
    below = "<p>责任编辑：林小满</p><p>分享到：</p>" + paragraphs(TWO)
    assert told(story(paragraphs(ONE) + below)).text.startswith(ONE)


def test_a_list_of_other_pages_inside_an_article_does_not_end_it():
    links = (
        "<p>相关阅读：</p><p><a href=/1>渡口的夜灯亮了三十年</a></p><p><a href=/2>江边的榕树又发新枝</a></p>"
    )
    above, below = [ONE, TWO, THREE], [f"第二天，{text}" for text in (ONE, TWO, THREE)]
    found = told(story(paragraphs(*above) + links + paragraphs(*below)))
    assert found.text == "\n".join([*above, *below])


def test_a_list_of_other_pages_below_an_article_takes_its_teaser_along():
    links = "<p>相关阅读：</p><p><a href=/1>渡口的夜灯亮了三十年</a></p>"
    teaser = "<p>渡口的夜灯是一位老船工点起来的，他每天天黑以前就上山。</p>"
    found = told(story(paragraphs(ONE, TWO, THREE) + links + teaser))
    assert found.text == f"{ONE}\n{TWO}\n{THREE}"


NAMED = [
    ("<div>林小满　周大山</div>", ["林小满", "周大山"]),
    ("<div>林小满</div>", ["林小满"]),
    ("<div>林间</div>", []),
    ("<div>江边的旧事</div>", []),
]


@pytest.mark.parametrize(("line", "authors"), NAMED)
def test_names_alone_between_title_and_date_wrote_the_article(line, authors):
    body = f"<h1>{TITLE}</h1>{line}{BYLINE}<div class=content>{paragraphs(ONE, TWO)}</div>"
    assert told(body).authors == authors


def test_the_writer_of_a_public_accounts_piece_is_named_by_its_element():
    meta = "<span class=a>原创</span>\n<span class='rich_media_meta_text'>甲江白鹭</span>\n"
    meta += "<span class='rich_media_meta_nickname'><a id=js_name href=/a>三江夜读</a></span>\n"
    meta += "<em id=publish_time class='rich_media_meta_text'>2021-03-15 22:00</em>"
    found = told(f"<h1>{TITLE}</h1><div>{meta}</div><div>{paragraphs(ONE, TWO)}</div>")
    assert (found.authors, found.source, found.published) == (["甲江白鹭"], "三江夜读", "2021-03-15T22:00")


def test_a_link_and_what_stands_behind_it_are_two_words_of_a_byline():
    info = "2021-03-15 18:20:14　来源: <a href=/a>山野笔记</a><span></span>浙江 <a href=/b>举报</a>"
    assert told(f"<h1>{TITLE}</h1><div>{info}</div><div>{paragraphs(ONE, TWO)}</div>").source == "山野笔记"


def test_a_person_described_by_the_page_outweighs_an_author_named_below():
    head = LD % ("Review", "Person", "苔藓")
    meta, below = "<div><a href=/t>苔藓</a> 2021-03-15 23:41</div>", "<div><p>作者: 林北</p></div>"
    body = f"<h1>{TITLE}</h1>{meta}<div>{paragraphs(ONE, TWO)}</div>{below}"
    assert (told(body, head=head).authors, told(body).authors) == (["苔藓"], ["林北"])


NAMES = [
    ("打印页面", f"<td>{TITLE}</td>", TITLE),
    (f"甲城日报数字报-{TITLE}", f"<td>{TITLE}</td>", TITLE),
    (f"甲城日报[2021-03-14]{TITLE}", f"<td>[2021-03-14] {TITLE}</td>", TITLE),
    (f"{TITLE} - 自驾游 - 甲城论坛 - Powered by Forum!", f"<td><a href=/t>[游记]</a> {TITLE}</td>", TITLE),
    (f"[游记]{TITLE}", f"<td>[游记]{TITLE}</td>", f"[游记]{TITLE}"),
]


@pytest.mark.parametrize(("stated", "cell", "title"), NAMES)
def test_a_title_is_the_articles_own(stated, cell, title):
    table = f"<table><tr>{cell}</tr><tr><td>发布时间：2021-03-15　来源：甲城局</td></tr></table>"
    assert told(f"{table}<div class=content>{paragraphs(ONE, TWO)}</div>", title=stated).title == title


LINKS = "<ul><li><a href=/7>渡口的夜灯亮了</a></li><li><a href=/8>江边的榕树又发芽</a></li></ul>"
HEADED = [
    "<div class=_2aF9x><h3>关于作者</h3><p>林小满，专栏作家，著有《江边》等多部作品。</p></div>",
    "<div><p>猜你喜欢</p><p>渡口的夜灯亮了，江面上来往的船也多了起来，夜市一直开到十点。</p></div>",
    "<section><p>声明</p><p>甲城网所载文章未必经过核实，请读者自己判断。</p></section>",
    f"<div class=css-19q><h4>热门推荐</h4>{LINKS}</div>",
]


@pytest.mark.parametrize("aside", HEADED)
def test_a_block_that_calls_itself_an_aside_is_one_whatever_its_name(aside):
    inner = paragraphs(ONE, TWO, THREE, ONE[:-1] + "，天还没亮。")
    assert told(story(inner) + aside).text == told(story(inner)).text
    assert told(story(inner + aside)).text == told(story(inner)).text
    among = paragraphs(ONE, TWO, THREE) + aside + paragraphs(ONE[:-1] + "，天还没亮。")
    assert told(story(among)).text == told(story(inner)).text


def test_an_article_below_such_a_heading_is_kept():
    head = f"<h1>{TITLE}</h1>{BYLINE}"
    body = f"{head}<div><div><h3>特别声明</h3>{paragraphs(ONE, TWO, THREE)}</div></div>"
    assert told(body).text.endswith(f"{ONE}\n{TWO}\n{THREE}")


def test_what_is_asked_stands_beside_its_title_and_is_kept():
    info = "<p>匿名用户 2021-03-15 13:40 浏览 1923</p>"
    asks = f"<div class=q1><h1>码头的石料从哪里来</h1>{info}<div class=d>{ONE}</div></div>"
    best = f"<div class=b><div>最佳答案</div><div class=c>{paragraphs(TWO, THREE)}</div></div>"
    links = "<div class=r1>" + "".join(f"<a href=/{n}>渡口的夜灯{n}</a><br>" for n in range(9)) + "</div>"
    body = f"<div class=main>{asks}{best}{links}</div>"
    assert told(body, title="码头的石料从哪里来").text == f"{ONE}\n{TWO}\n{THREE}"


AMONG = [
    ("<p>{}</p>", "<section><b>热读</b><ul>{}</ul><p>End of 热读</p></section>"),
    ("<div class=x><p class=y>{}</p></div>", "<section><b>热读</b>{}<p>End of 热读</p></section>"),
    ("<p>{}</p>", "<p>{}</p>"),
]


@pytest.mark.parametrize(("paragraph", "box"), AMONG)
def test_a_list_of_links_between_paragraphs_built_alike_ends_no_article(paragraph, box):
    links = "".join(f"<li><a href=/{n}>渡口的夜灯亮了{n}</a></li>" for n in range(3))
    above, below = (ONE, TWO, THREE), ("钟楼", ONE[:-1] + "，天还没亮。", TWO[:-1] + "，一共六十四块。")
    inner = "".join(map(paragraph.format, above)) + box.format(links) + "<h2>钟楼</h2>"
    inner += "".join(map(paragraph.format, below[1:]))
    assert told(story(inner)).text == "\n".join((*above, *below))


def test_a_heading_with_buttons_beside_it_is_kept():
    head = "<div class=t><h2>石料</h2><a href=/e>编辑</a><a href=/b>订正</a></div>"
    inner = paragraphs(ONE, TWO) + head + paragraphs(THREE, ONE[:-1] + "，天还没亮。")
    assert told(story(inner)).text.split("\n")[2:4] == ["石料", THREE]


def test_names_in_brackets_below_the_last_paragraph_wrote_the_article():
    found = told(story(paragraphs(ONE, TWO, THREE, "(林小满)")))
    assert (found.authors, found.text[: len(ONE)]) == (["林小满"], ONE)


def test_a_day_with_its_weekday_closes_a_notice():
    found = told(f"<h1>{TITLE}</h1><div>{paragraphs(ONE, TWO, '2021年3月15日（星期一）')}</div>")
    assert found.text.endswith("2021年3月15日（星期一）")


@pytest.mark.parametrize(
    "block",
    [
        "<div class=newsletter-signup><h4>订阅甲城周刊</h4><p>每周五，把一篇好故事送到你的邮箱。</p></div>",
        "<div class=donate><p>独立的报道需要你的支持，请考虑成为我们的会员。</p><a href=/v>加入</a></div>",
        "<div class=goods-card><p>植绒衣架 50只装</p><p>￥39.9</p><a href=/b>去看看</a></div>",
        "<div class=author-bio><p>林小满，特稿记者，著有《渡船上的人》。</p></div>",
    ],
)
def test_what_a_site_asks_its_readers_for_is_no_part_of_the_article(block):
    page = story(paragraphs(ONE) + block + paragraphs(TWO, THREE)) + block
    assert told(page).text == f"{ONE}\n{TWO}\n{THREE}"


@pytest.mark.parametrize("heading", ["更多回答", "其他2条回答", "其它回答（2）"])
def test_the_answers_of_others_are_not_the_one_that_the_page_is_about(heading):
    asked = (
        f"<div class=q><h1>码头的石料为什么要编号？</h1></div><div class=answer>{paragraphs(ONE, TWO)}</div>"
    )
    others = "".join(f"<div class=item><a href=/u>乙</a><p>{text * 2}</p></div>" for text in (THREE, ONE))
    page = f"{asked}<div class=more><h4><span>{heading}</span></h4>{others}</div>"
    assert told(page, title="码头的石料为什么要编号？").text == f"{ONE}\n{TWO}"


def test_a_question_above_the_name_of_who_answers_is_no_second_title():
    name, question = f"{TITLE}编号吗？", f"{ONE[:-1]}，请问应当怎么办？"
    meta = "<div class=i>匿名用户　2020-08-21 13:40　浙江 杭州　浏览 19</div>"
    lawyer = "<a href=/u>林小满律师</a><span>浙江 杭州</span><span>回复于 2020-08-21 15:12</span>"
    best = f"<div class=hd>最佳答案</div><div class=lawyer>{lawyer}<a href=/t>电话咨询</a></div>"
    answer = f"{best}<div class=cont>{paragraphs(TWO, THREE, ONE)}</div>"
    asked = f"<div class=ask><h1>{name}</h1>{meta}<div class=desc>{question}</div></div>"
    found = told(f"{asked}<div class=best>{answer}</div>", title=name)
    assert (found.title, found.text) == (name, f"{question}\n{TWO}\n{THREE}\n{ONE}")


VERSES = ["船还没有来", "水先来了", "它把对岸一点一点", "搬到我的脚边", "卖桃的女人数着零钱"]
VERSES += ["她数得很慢", "仿佛一数完", "天就黑了"]
WRITER = "<p class=by>作者：林小满　发表于：2018-06-18 22:40　阅读：385次</p>"
NOTICE = "<div class=rights>版权声明：本文由会员上传，文责自负，版权归原作者所有。</div>"


@pytest.mark.parametrize(
    "poem",
    [
        "<div class=text>{}</div>".format("<br>".join(VERSES)),
        "<div>{}</div>".format("".join(f"<p>{verse}</p>" for verse in VERSES)),
        "<div class=text>{}</div>".format("<br><br>".join(VERSES)),
    ],
)
def test_verses_without_a_mark_are_the_article_below_their_title(poem):
    replies = "<div class=said><p>好诗！读了三遍，还想再读。</p></div>"
    found = told(f"<div><h1>渡口</h1>{WRITER}{poem}{NOTICE}</div>{replies}", title="渡口")
    assert (found.title, found.authors, found.text) == ("渡口", ["林小满"], "\n".join(VERSES))


@pytest.mark.parametrize(
    "lines",
    [
        [f"<a href=/{n}>{verse}</a>" for n, verse in enumerate(VERSES)],  # titles of others
        [f"{verse} {n}" for n, verse in enumerate(VERSES)],  # rows of a list
        VERSES[:4],
        ["首页", "新闻", "财经", "体育", "娱乐", "汽车", "房产", "教育"],
    ],
)
def test_other_short_lines_are_no_verses(lines):
    listed = "<div class=text>{}</div>".format("<br>".join(lines))
    page = told(f"<h1>渡口</h1>{listed}<div class=main>{paragraphs(ONE, TWO, THREE)}</div>", title="渡口")
    assert page.text.endswith(f"{ONE}\n{TWO}\n{THREE}")


def test_verses_above_prose_leave_the_prose_the_article():
    page = "<h1>渡口</h1><div class=text>{}</div>".format("<br>".join(VERSES))
    assert ONE in told(f"{page}<div class=main>{paragraphs(ONE, TWO, THREE)}</div>", title="渡口").text


def test_a_word_among_furniture_is_no_article():
    menu = "<div id=nv><ul><li>论坛</li><li>导读</li></ul></div>"
    gone = "<div id=messagetext><p>抱歉，指定的主题不存在或已被删除或正在被审核</p></div>"
    page = f"<html><title>提示信息</title><body>{menu}{gone}<div>Powered by Discuz!</div></body></html>"
    assert isinstance(CLEANER.clean(Document("a.html", page.encode())), Rejected)


def test_a_feed_below_short_news_does_not_outweigh_it():
    feed = "".join(f"<div><span>09:1{n}</span><p>【甲乙】{THREE * 2}</p></div>" for n in range(5))
    page = f"<div class=d><h1>{TITLE}</h1>{BYLINE}<div class=c>{paragraphs(ONE, TWO)}</div></div>"
    head = f"<meta name=description content={ONE}>"
    assert told(f"{page}<div class=t><h2>最新快讯</h2>{feed}</div>", head=head).text == f"{ONE}\n{TWO}"


def test_poems_of_a_series_have_headings_between_them():
    parts = [("其一 渡口", VERSES[:4]), ("其二 天黑", VERSES[4:]), ("其三 灯", VERSES[2:6])]
    poems = "".join(f"<h3>{name}</h3><p>{'<br>'.join(verses)}</p>" for name, verses in parts)
    meta = (
        "<header><h1>江边三首</h1><div class=meta>发表于 2018-06-18 分类于 诗 阅读次数： 385</div></header>"
    )
    rights = "<li>版权声明：本站文章除特别声明外，均采用 <a href=/l>CC</a> 许可协议。转载请注明出处！</li>"
    foot = f"<footer class=post-footer><div class=post-copyright><ul>{rights}</ul></div></footer>"
    article = f"<article>{meta}<div class=post-body>{poems}</div>{foot}</article>"
    kept = "\n".join(line for name, verses in parts for line in (name, *verses))
    assert told(article, title="江边三首").text == kept


@pytest.mark.parametrize(("name", "question"), [("ask_cont", ONE), ("c1", f"{ONE[:-1]}，请问怎么办？")])
def test_answers_are_part_of_a_question_though_the_page_describes_the_question_alone(name, question):
    asked = f"<div class={name}><h1>{TITLE}</h1><p class=txt>{question}</p></div>"
    answers = "".join(f"<div class=sele_all><p class=sele_txt>{text}</p></div>" for text in (TWO, THREE))
    head = f"<meta name=description content={question}>"
    others = "".join(f"<li><a href=/{n}>老码头还能不能参观</a></li>" for n in range(20))
    found = told(f"{asked}<div class=sele_con>{answers}</div><ul>{others}</ul>", head=head)
    assert found.text == f"{question}\n{TWO}\n{THREE}"


@pytest.mark.parametrize(
    "hiding", ['style="font-size:0px;color:#fff"', "class=jammer", "style='FONT-SIZE: 0'"]
)
def test_letters_of_no_size_are_not_seen(hiding):
    jammed = paragraphs(ONE.replace("，", f"，<font {hiding}>, k7 p&amp;2_</font>"), TWO, THREE)
    assert told(story(jammed)).text == f"{ONE}\n{TWO}\n{THREE}"


def test_small_letters_and_what_stands_in_a_block_of_no_size_are_seen():
    small = "<span style='font-size:0.8em'>，</span>"
    inside = f"<div style='font-size:0'><span style='font-size:16px'>{TWO}</span></div>"
    assert (
        told(story(f"<p>{ONE.replace('，', small)}</p>{inside}<p>{THREE}</p>")).text
        == f"{ONE}\n{TWO}\n{THREE}"
    )


def test_what_the_box_beside_an_entry_calls_its_subject_is_no_title_in_it():
    said = f"{TITLE}在甲城的江边，始建于一百年前，本来是一座木结构的码头。"
    facts = [("中文名", TITLE), ("所在地", "甲城江边"), ("始建年代", "1907年"), ("全长", "216米")]
    box = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts)
    contents = "".join(f"<li><a href=#{n}>{n} 来历</a></li>" for n in range(1, 4))
    contents = f"<div class=lemmaCatalog><h2>目录</h2><ol>{contents}</ol></div>"
    lead = f"<dl><dd><h1>{TITLE}</h1></dd></dl><div class=lead><p>{said}</p></div>"
    heading = f"<div><h2>{TITLE}来历</h2><a href=#e>编辑</a></div>"
    parts = heading + paragraphs(TWO, THREE, ONE) + heading + paragraphs(ONE, TWO)
    entry = f"<div class=m>{lead}<dl class=basic-info>{box}</dl>{contents}{parts}</div>"
    assert told(entry, title=f"{TITLE}（甲城古迹）").text.startswith(said)


def test_the_sites_name_before_a_title_is_none():
    post = f"<div class=post><h3>{TITLE}</h3>{paragraphs(ONE, TWO, THREE)}</div>"
    blog = f"<div><h1><a href=/>甲城笔记</a></h1></div>{post}"
    page = f"<html><head><title>甲城笔记: {TITLE}</title></head><body>{blog}{FOOT}</body></html>"
    assert CLEANER.clean(Document("a.html", page.encode(), charset="utf-8")).article.title == TITLE


def test_a_title_of_another_page_above_the_breadcrumb_is_no_source():
    others = "".join(
        f"<li><a href=/{n}>江边的书房开门</a><span>2021-03-0{n}</span></li>" for n in range(1, 6)
    )
    crumb = "<div>您的位置：<a href=/>首页</a> - <a href=/n>公告</a> - 正文</div>"
    byline = "<div>发布时间：2021-03-15 09:20:11　作者：办公室</div>"
    page = f"<ul>{others}</ul><div>{crumb}<h2>{TITLE}</h2>{byline}{paragraphs(ONE, TWO, THREE)}</div>"
    assert told(page).source is None


def test_an_outlets_address_is_its_name_only_where_nothing_else_is():
    name = "<span id=media_name><a href=/j>甲城日报</a></span>"
    day = "<span id=pub_date>2008年10月06日05:42</span>"
    info = f"<div><span id=art_source><a href=/j>http://www.example.org</a></span> {day} {name}</div>"
    story = f"<h1>{TITLE}</h1>{info}<div class=content>{paragraphs(ONE, TWO, THREE)}</div>"
    assert told(story).source == "甲城日报"


def test_the_sites_name_before_a_title_is_none_though_the_page_says_it_nowhere():
    lines = f"<b>{TITLE}</b><br>{ONE}<br>{TWO}<br>{THREE}"
    story = f"<td><font>2006年5月14日 星期日</font><br>{lines}</td>"
    head = f"<head><title>甲城报 - {TITLE}</title></head>"
    page = f"<html>{head}<body><table><tr>{story}</tr></table></body></html>"
    found = CLEANER.clean(Document("a.html", page.encode(), charset="utf-8")).article
    assert (found.title, found.text) == (TITLE, f"{ONE}\n{TWO}\n{THREE}")


def test_the_day_of_what_an_article_is_about_is_not_the_articles():
    about = ("类型：工具", "大小：41M", "时间：2021-07-30")
    box = "".join(f"<span>{fact}</span>" for fact in about)
    box = f"<div class=box><b>随身听 V3.2</b>{box}</div>"
    byline = "<p>时间：2021-08-04 15:20:36 来源：甲城软件 作者：林小满</p>"
    story = f"<h1>{TITLE}</h1>{byline}{box}<div class=cont>{paragraphs(ONE, TWO, THREE)}</div>"
    assert told(story).published == "2021-08-04T15:20:36"


@pytest.mark.parametrize("sign", ["#", "¶", "§"])
def test_a_sign_that_leads_to_its_heading_is_not_seen(sign):
    body = story(f"<h2><a href=#a>{sign}</a> 来历</h2>{paragraphs(ONE, TWO)}<p><a href=/x>{sign}</a></p>")
    assert told(body).text.startswith(f"来历\n{ONE}")


def test_an_entry_below_a_heading_and_its_buttons_is_kept_without_a_heading_of_sources():
    entry = (
        "<h1>旧石料</h1><h2>（建材）</h2><div><a href=/e>编辑</a><a href=/l>锁定</a><a href=/p>播报</a></div>"
        "<div class=promotion>本词条由“科普甲城”科学百科词条编写与应用工作项目 审核 。</div>"
        f"<p>旧石料是拆下来以后再用的石头。</p><h2>来历</h2>{paragraphs(ONE, TWO)}"
        "<h2>参考文献</h2><ol><li><a href=#1>^</a> 甲城县志. 甲城出版社. 1994: 5.</li></ol>"
    )
    found = told(entry, title="旧石料")
    assert found.text == f"旧石料是拆下来以后再用的石头。\n来历\n{ONE}\n{TWO}"


def test_a_title_right_below_the_day_names_an_article_whose_page_names_only_its_site():
    title = "老码头的旧石料：一块石头一个编号"
    cell = f"<td>2003年11月20日 (星期四)<br><br><b>{title}</b><br><br>{ONE}<br>{TWO}</td>"
    found = told(f"<table><tr>{cell}</tr></table>", title="甲城日报 - 电子版")
    assert (found.title, found.text) == (title, f"{ONE}\n{TWO}")


def test_a_labelled_abstract_that_breaks_off_with_dots_goes():
    first = ONE.partition("，")[0] + "，讲解员在等着他们。"
    abstract = f"<div><b>摘要</b>: {first} ...</div>"
    assert told(story(abstract + paragraphs(first + ONE, TWO))).text == f"{first}{ONE}\n{TWO}"


def module(inner):
    box = f"<div class=column><div class=box>{inner}</div></div>"
    return f"<section class=row><div class=wrap>{box}</div></section>"


def test_modules_built_alike_are_parts_of_one_article_and_their_headings_are_kept():
    headed = "<h2>1. 石料从哪里来？</h2>", paragraphs(TWO), "<h2>2. 谁抄下编号？</h2>", paragraphs(THREE)
    parts = paragraphs(ONE), *headed
    body = f"<h1>{TITLE}</h1>{BYLINE}<div class=post>{''.join(map(module, parts))}</div>"
    assert told(body).text == f"{ONE}\n1. 石料从哪里来？\n{TWO}\n2. 谁抄下编号？\n{THREE}"


def test_a_heading_of_the_highest_rank_with_the_sites_name_is_no_title():
    head = (
        f"<meta property=og:site_name content=江边散步><meta property=og:title content='{TITLE} @ 江边散步'>"
    )
    named = f"<h1><a href=/>江边散步</a></h1><div class=t><h2><a href=/1>{TITLE}</a></h2></div>"
    body = f"{named}<div>{paragraphs(ONE, TWO)}</div>"
    assert told(body, title=f"{TITLE} @ 江边散步 :: 甲城", head=head).title == TITLE


def test_a_heading_in_two_lines_that_the_page_names_whole_is_one_title():
    head = "<meta name=ArticleTitle content=《老码头石料保护条例》政策问答>"
    body = (
        f"<h1>《老码头石料保护条例》<br>政策问答</h1>{BYLINE}<div class=content>{paragraphs(ONE, TWO)}</div>"
    )
    assert told(body, title="甲城 政策解读", head=head).title == "《老码头石料保护条例》政策问答"


def test_a_short_title_right_below_the_breadcrumb_that_ends_in_it_opens_no_article():
    crumb = "<p><a href=/>甲城文库</a>-&gt;<a href=/x>小小说</a>-&gt;夜航船<hr>"
    body = f"{crumb}<center>夜航船</center>{paragraphs(ONE, TWO)}"
    found = told(body, title="甲城文库--夜航船")
    assert (found.title, found.text) == ("夜航船", f"{ONE}\n{TWO}")


def test_an_abstract_below_its_heading_is_kept_with_its_key_words():
    front = f"<h3>摘要</h3><p>{ONE}</p><p>关键词：石料；编号</p><h3>Abstract</h3><p>Of stones.</p>"
    full = f"<div class=full><h2>一、来历</h2>{paragraphs(TWO, THREE)}</div>"
    body = f"<h1>{TITLE}</h1><div class=a>{front}</div>{full}"
    assert f"摘要\n{ONE}\n关键词：石料；编号" in told(body).text


def test_verses_right_below_the_title_are_kept_above_what_explains_them():
    verses = "石老千人过，舟轻一叶还。<br>编书留旧岸，抄字满新山。"
    tools = "<div class=tool><a href=/1>译文</a><a href=/2>赏析</a><a href=/3>背诵</a></div>"
    told_of = f"<div class=t><h2>赏析</h2>{paragraphs(ONE, TWO)}</div>"
    body = f"<h1>{TITLE}</h1><div class=v>{verses}</div>{tools}{told_of}"
    assert told(body).text.startswith("石老千人过，舟轻一叶还。\n编书留旧岸，抄字满新山。\n")


def test_a_line_that_says_whose_a_page_is_is_none_of_its_article():
    head = "<meta name=source content=江边拾遗><meta name=author content=责编：林小满>"
    byline = "<p>2020-09-10 14:21</p><div>江边拾遗</div>"
    body = f"<h3>{TITLE}</h3>{byline}<div class=content>{paragraphs(ONE, TWO)}</div>"
    found = told(body, head=head)
    assert (found.text, found.source, found.editor) == (f"{ONE}\n{TWO}", "江边拾遗", "林小满")


def test_an_outlets_name_may_begin_with_a_number():
    byline = "<div class=date><em>2017-04-12</em> <em>39甲城网</em> <em>编辑：林小满</em></div>"
    found = told(f"<h1>{TITLE}</h1>{byline}<div class=content>{paragraphs(ONE, TWO)}</div>")
    assert (found.text, found.source, found.editor) == (f"{ONE}\n{TWO}", "39甲城网", "林小满")


def test_a_day_beside_the_title_has_the_time_that_the_page_tells():
    head = "<meta property=article:published_time content=2013-05-19T22:47:00+08:00>"
    body = f"<h2>2013年5月19日 星期日</h2><h3>{TITLE}</h3><div class=content>{paragraphs(ONE, TWO)}</div>"
    assert told(body, head=head).published == "2013-05-19T22:47:00"


def test_wrappers_of_each_paragraph_do_not_hide_the_block_that_holds_them_all():
    lead = module(f"<p class=summary><b>导读：</b>{THREE}</p>")
    text = "".join(module(paragraphs(text)) for text in (ONE, "第一种是青石。", TWO, "第二种没有名字。"))
    head = f"<meta name=description content=导读：{THREE}>"
    found = told(f"<h1>{TITLE}</h1>{BYLINE}{lead}<div id=text>{text}</div>", head=head).text
    assert found == f"导读：{THREE}\n{ONE}\n第一种是青石。\n{TWO}\n第二种没有名字。"


def test_a_block_of_one_line_is_a_paragraph_of_the_block_around_it():
    rows = "".join(f"<tr><td>{name}</td><td>{count}</td></tr>" for name, count in [("石料", 4), ("栈桥", 11)])
    table = f"<table><tr><td>名称</td><td>数量</td></tr>{rows}</table>"
    inner = f"<div>{ONE}</div><div>联系人：林小满</div>{table}<div>甲城文化馆</div>"
    found = told(f"<h1>{TITLE}</h1>{BYLINE}<div id=text>{inner}</div>").text
    assert found.startswith(f"{ONE}\n联系人：林小满\n名称\t数量\n石料\t4\n栈桥\t11")


@pytest.mark.parametrize("day", ["2021-03-15 09:20", "时间：2021-03-15"])
def test_elements_that_the_source_sets_in_lines_of_their_own_stand_apart(day):
    parts = [day, "来源：", "<a href=/s>甲城风物志</a>", "<i>作者：林小满</i>", "大字体", "举报"]
    indent = "\n" + " " * 40
    byline = "".join(f"{indent}<span>{indent}{part}{indent}</span>" for part in parts)
    found = told(
        f"<h1>{TITLE}</h1><div class=info>{byline}</div><div class=content>{paragraphs(ONE, TWO)}</div>"
    )
    assert (found.source, found.authors, found.published[:10]) == ("甲城风物志", ["林小满"], "2021-03-15")


def test_lines_of_code_in_elements_of_their_own_stay_lines():
    code = "<pre><span>for stone in stones:\n</span><span>    count(stone)\n</span></pre>"
    found = told(story(paragraphs(ONE) + code + paragraphs(TWO, THREE))).text
    assert "for stone in stones:\n" in found


def test_buttons_between_a_byline_and_its_article_take_up_none_of_the_lines_that_may_part_them():
    shop = paragraphs("扫一扫下载APP", "风物产品", "风物免费版", "风物专业版", "风物策略版", "投研助理")
    steps = paragraphs(
        "打开微信，", "点击底部的“发现”", "使用“扫一扫”", "即可将网页分享至朋友圈", "字体", "打印"
    )
    tools = f"<div class=tools><a href=/7>手机查看</a>{shop}<a href=/8>153评论</a>{steps}</div>"
    inner = f"<h1>{TITLE}</h1>{BYLINE}<div>编辑：风物编辑部</div>{tools}<div>摘要</div>"
    found = told(f"{inner}{paragraphs(ONE, TWO, THREE)}<div class=more><p>文章来源：甲城日报</p></div>")
    assert found.text.endswith(f"{TWO}\n{THREE}")


def test_the_buttons_of_a_player_above_an_article_do_not_take_its_byline():
    share = "<div>关注甲城网</div><div>微信</div><div>微博</div><div>Qzone</div><a href=/c>评论</a>"
    times = "<div>00:00</div><div>/</div><div>03:21</div><div>倍速</div><div>高清</div><div>标清</div>"
    player = f"{times}<div>全屏</div><div>重播</div><p>您的浏览器暂不支持此视频格式，请更换浏览器</p>"
    body = f"<div id=detail><div class=video>{player}</div>{paragraphs(ONE, TWO, THREE)}<div>+1</div></div>"
    found = told(f"<div>{TITLE}</div>{BYLINE}<div class=left>{share}</div><div>图集</div>{body}")
    assert found.text.endswith(f"{ONE}\n{TWO}\n{THREE}")


WORDS = [
    "作者：",
    "来源：",
    "内容导航",
    "目录",
    "1 甲乙",
    "2 丙丁",
    "甲乙 [编辑]",
    "【编辑：甲乙】",
    "05/17",
    "2019",
    "-3.1%",
    "原创",
    "2021-03-15 09:20",
    "香港时间12时15分",
    "参考文献",
    "相关阅读",
    "首页 > 新闻",
    "导演：甲乙",
    TITLE,
    ONE,
    TWO,
    "",
]
PART = st.tuples(st.sampled_from(["p", "div", "h1", "li", "td", "a", "span"]), st.sampled_from(WORDS))


@settings(max_examples=150, deadline=None)
@given(st.lists(PART, min_size=1, max_size=14))
@example([("td", "-3.1%"), ("li", "一体化污水处理设备"), ("h1", "作者：")])
@example([("p", part) for part in ("内容导航", "【编辑：甲乙】", "1 甲乙", "甲乙 [编辑]", ONE, TWO)])
def test_any_page_gives_an_article_or_is_rejected(parts):
    source = "<html><body>" + "".join(f"<{tag}>{text}</{tag}>" for tag, text in parts)
    for text in (source, "\n".join(text for _, text in parts)):
        assert isinstance(CLEANER.clean(Document("a.html", text.encode())), Cleaned | Rejected)
