"""HTML becomes lines: which, in what form, with what cues, and what is listed as dropped."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ipcorpus.errors import Reject
from ipcorpus.steps.extract import extract, is_markup

DIRECTORY = (
    "<ul>"
    + "".join(f"<li><a href=/{n}>关于第{n}件事的通知公告</a><i>5-6</i></li>" for n in range(60))
    + "</ul>"
)


def lines(page):
    return extract(page, markup=True).text.split("\n")


def dropped(page):
    return [(part.kind, part.text) for part in extract(page, markup=True).dropped]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>甲<p>乙", ["甲", "乙"]),
        ("<div>甲<br>乙<br/>丙</div>", ["甲", "乙", "丙"]),
        ("<h2>题</h2>文<ul><li>一<li>二</ul>末", ["题", "文", "一", "二", "末"]),
        ("<dl><dt>词<dd>义</dl>", ["词", "义"]),
        ("<p>前<blockquote>引</blockquote>后", ["前", "引", "后"]),
        ("<figure><img alt=无><figcaption>图注</figcaption></figure>", ["图注"]),
        ("<p>中<b>间</b>有<a href=x>链</a>接", ["中间有链接"]),
        ("<nav><a href=x>首页</a><a href=y>新闻</a> <a href=z>更多</a></nav>", ["首页 新闻 更多"]),
        ("<p>汉字\n   换行", ["汉字换行"]),
        ("<p>two\n  words", ["two words"]),
        ("<p>\xa0\u3000</p><p>\u200b</p>有", ["有"]),
        ("<pre>床前\n  明月</pre>", ["床前", "  明月"]),
        ('<div style="white-space: pre-wrap">一\n二</div>', ["一", "二"]),
        ("<p>一\u2028二\x0b三\x85四", ["一 二 三 四"]),
        ("<pre>一\u2028二\x0b三\x85四\x1c五", ["一", "二", "三", "四 五"]),
        ("<p>&amp;lt;p&amp;gt; &lt;i&gt; &#20013;&copy", ["&lt;p&gt; <i> 中©"]),
        ("<p>a < b, 3<4", ["a < b, 3<4"]),
        ("<title>题</title><p>文", ["文"]),
    ],
)
def test_what_a_browser_shows_as_a_line_is_a_line(page, expected):
    assert lines(page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<table><tr><th>年<th>件<tr><td>2020<td>3</table>", ["年\t件", "2020\t3"]),
        ("<table><tr><td>甲</td><td></td><td>丙</td></tr></table>", ["甲\t\t丙"]),
        ("<table><tr><td><p>甲</p><p>乙</p></td><td>丙</td></tr></table>", ["甲 乙\t丙"]),
        ("<table><caption>表</caption><tbody><tr><td>甲<td>乙</table>后", ["表", "甲\t乙", "后"]),
        ("<table><tr><td>甲<td hidden>隐<td>丙</table>", ["甲\t\t丙"]),
        ("<table><tr><td>独</td></tr></table>", ["独"]),
        ("<table><tr><td>左<td><table><tr><td>甲<td>乙</table></table>", ["左", "甲\t乙"]),
        ("<table><tr><td>栏<td>" + "<p>段" * 4 + "</table>", ["栏", *["段"] * 4]),
        ("<table><tr><td><div>未闭<td>乙</table>后", ["未闭\t乙", "后"]),
    ],
)
def test_a_row_of_data_is_a_line_and_a_layout_is_not(page, expected):
    assert lines(page) == expected


@pytest.mark.parametrize(
    ("page", "kept", "gone"),
    [
        ("<script>if(a<b)'</p>'</script>文", ["文"], [("script", "if(a<b)'</p>'")]),
        ("<style>p{}</style>文<!-- 注 -->", ["文"], [("style", "p{}"), ("comment", "注")]),
        ("文<noscript><p>请启用&amp;</p></noscript>", ["文"], [("noscript", "请启用&")]),
        ("显<span hidden>隐<span>里</span></span>示", ["显示"], [("hidden", "隐里")]),
        ('<div style="display: none"><p>隐</p></div>显', ["显"], [("hidden", "隐")]),
        ("<p aria-hidden=true>隐</p>显", ["显"], [("hidden", "隐")]),
        ("<p class=hidden>显</p>", ["显"], []),
        ("选<select><option>甲<option>乙</select>末", ["选末"], [("form", "甲乙")]),
        ("<button>登录</button>文<textarea>&lt;写</textarea>", ["文"], [("form", "登录"), ("form", "<写")]),
        ("<form><p>文</p></form>", ["文"], []),
        ("<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</ruby>后", ["汉字后"],
         [("pinyin", "("), ("pinyin", "hàn"), ("pinyin", ")"), ("pinyin", "zì")]),
        ("<iframe>框</iframe>尾", ["尾"], [("hidden", "框")]),
        ("<svg><title>图</title><p>x</svg>尾", ["尾"], [("hidden", "图x")]),
        ("<template><p>模</template>文", ["文"], [("hidden", "模")]),
    ],
)  # fmt: skip
def test_what_no_reader_sees_is_listed_and_leaves_no_trace(page, kept, gone):
    assert (lines(page), dropped(page)) == (kept, gone)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<html><body><p>甲</body></html><p>乙</html>丙", ["甲", "乙丙"]),
        ("<table><tr><td>" * 200 + "深" + "</td></tr></table>" * 200 + "<p>尾", ["深", "尾"]),
        ("<div>" * 5000 + "深" + "</div>" * 5000 + "<p>尾", ["深", "尾"]),
        ("<span>" * 5000 + "深<p>尾", ["深", "尾"]),
        ('<p title="没有引号>甲</p><p>乙', ["甲", "乙"]),
        ('<a title="1>2" href=x>甲</a>乙', ["甲乙"]),
        ("<title>未闭<p>甲", ["未闭", "甲"]),
        ("甲<div cla", ["甲"]),
        ("<p>甲</div></td></table>乙", ["甲乙"]),
        ("<a href=x>链<p>文</a>外", ["链", "文外"]),
        ("甲<!-- 不闭合 <p>乙", ["甲"]),
        ("甲</>乙</ 3>丙<![CDATA[x]]>丁<?php ?>戊", ["甲乙丙丁戊"]),
        ("<p>&#99999999999999999999;&#xD800;&#0;甲", ["\ufffd\ufffd\ufffd甲"]),
    ],
)
def test_broken_pages_lose_nothing_that_a_browser_shows(page, expected):
    assert lines(page) == expected


def test_a_short_article_beside_long_scripts_is_read():
    assert lines("<p>本站今天起停止更新，谢谢大家。</p><script>" + "go();" * 2000 + "</script>") != []


def test_a_page_that_hides_its_article_until_its_script_runs_is_read():
    article = "知识产权保护是一件长期的事情，需要各方一起努力，" * 4 + "大家都同意。"
    page = (
        f"<p>菜单，请选。</p><p hidden>隐</p><div style='visibility:hidden'><p>{article}</p><p>注</p></div>"
    )
    assert lines(page) == ["菜单，请选。", article, "注"]
    assert dropped(page) == [("hidden", "隐")]


@pytest.mark.parametrize(
    "article",
    [
        "<h1>题目四字</h1><p>没有标点的诗第一行</p><p>没有标点的诗第二行</p><p>没有标点的诗第三行</p><p>没有标点的诗第四行</p>",
        "<div>2020-05-06 来源：某报</div><p>一句话新闻</p>",
        "<p>" + "这里有一篇文章，不算短，也没有题目和来源。" * 6 + "</p>",
    ],
)
def test_an_article_among_many_links_is_read(article):
    assert article.rpartition("<p>")[2].removesuffix("</p>") in lines(
        f"<title>题目四字</title>{DIRECTORY}{article}"
    )


def test_cues_tell_where_a_line_stands_and_what_of_it_is_a_link():
    page = extract(
        "<body class=b><div id=c class='x y'><p>文</p><p>四<a href=1>个字</a>呢</p></div>", markup=True
    )
    assert [(cue.tag, cue.path, cue.links) for cue in page.cues] == [
        ("p", "body.b/div#c.x.y/p", 0.0),
        ("p", "body.b/div#c.x.y/p", 0.5),
    ]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body></body></html>", "empty"),
        ("<html><frameset><frame src=a><frame src=b></frameset></html>", "empty"),
        ("<html><div id=app></div><script>" + "go();" * 2000 + "</script>", "needs-javascript"),
        (
            "<html><noscript>请启用脚本</noscript>您的浏览器没有启用脚本，请启用。<script>"
            + "go();" * 2000
            + "</script>",
            "needs-javascript",
        ),
        (
            "<html><title>搜索</title>"
            + "<div><a href=x>专利申请的若干结果</a><p>这里是一段摘要，说的是这条结果的内容…</p></div>" * 8,
            "no article",
        ),
        (DIRECTORY + "<p>版权所有，未经许可不得转载，违者必究。</p>", "no article"),
        (
            "<title>通知-某局</title><h2>通知</h2>" + DIRECTORY + "<p>主办：某局 地址：某路一号</p>",
            "no article",
        ),
    ],
)
def test_a_page_without_an_article_is_refused_with_its_reason(page, reason):
    with pytest.raises(Reject) as refused:
        extract(page, markup=True)
    assert (refused.value.step, refused.value.reason) == ("extract", reason)


def test_json_is_no_article():
    for text in ('{"title": "甲", "html": "<p>乙</p><p>丙</p>"}', ' [{"a": 1}]\n'):
        with pytest.raises(Reject, match="JSON Lines"):
            extract(text, markup=False)
    for text in ("[甲]", "{甲}", "[1] 甲说。", '{"a": 1', "{", "[" * 3000 + "]" * 3000, '["\ud800"]'):
        assert extract(text, markup=False).text == text


@pytest.mark.parametrize(
    "feed",
    [
        '<?xml version="1.0"?>\n<rss version="2.0"><channel><item><p>文</p></item></channel></rss>',
        "<!-- 甲 --><?xml-stylesheet href='a'?>\n<feed xmlns='http://www.w3.org/2005/Atom'></feed>",
        "<urlset><url><loc>http://site.example/</loc></url></urlset>",
    ],
)
def test_a_feed_is_no_article(feed):
    for markup in (True, False):
        with pytest.raises(Reject, match="a list of pages for machines") as refused:
            extract(feed, markup=markup)
        assert refused.value.reason == "no article"
    assert extract("<feed> 是 Atom 的根。", markup=False).text


@pytest.mark.parametrize(
    ("text", "media_type", "markup"),
    [
        ("<!DOCTYPE html><p>文", None, True),
        ("\ufeff \n<HTML><body>文", None, True),
        ("<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'>", None, True),
        ("<!-- saved from url=(0022)http://site.example/a -->\n文", None, True),
        ("<div><p>没有头的一段</p></div>", None, True),
        ("<p>一段", "text/html; charset=gbk", True),
        ("<p>一段", "text/plain", False),
        ("首页\n新闻\n<span>0</span>条评论\n正文<br>在这里\n版权所有", None, False),
        ("题目<br>\n第一段。<br/>\n第二段。<br>\n第三段。<BR>\n（某某）", None, True),
        ("题目\n\n<p>第一段。</p>\n\n\n<p>第二段。</p>\n\n\n（某某）", None, True),
        ("题目\n第一段。<br>\n第二段。<br>\n第三段。<br>\n第四段。\n第五段。\n（某某）", None, False),
        ("正文里说到 <div> 这个标签。", None, False),
        ("一段文字，1 < 2，a<b>c。", None, False),
        ("", "text/html", False),
    ],
)
def test_markup_is_told_by_what_it_looks_like(text, media_type, markup):
    assert is_markup(text, media_type) is markup


def test_a_text_dump_passes_as_it_is():
    page = extract("一行 \r\n<b>&amp;", markup=False)
    assert (page.text, page.cues, page.dropped) == ("一行 \r\n<b>&amp;", None, [])


# Pieces that pages are broken with, to be put together at random.
PIECES = st.sampled_from([
    "<div>", "</div>", "<p>", "</p>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<li>", "<a href=x>",
    "</a>", "<span hidden>", "</span>", "<ruby>", "<rt>", "</ruby>", "<select>", "<option>", "</select>",
    "<br>", "<!--", "-->", "<script>", "</script>", "<title>", "</title>", '="', "'", "<", ">", "&amp;",
    "&#1", "<pre>", "<svg>", "<div style=display:none>", "<meta name=author content=", "<b itemprop=author>",
    "\u2028", "\x1c", "文，",
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join))
@example("<rt><rt></ruby>文")
@example("<span hidden><select></span>文")
def test_any_page_gives_as_many_cues_as_lines(page):
    try:
        found = extract(page, markup=True)
    except Reject:
        return
    assert len(found.cues) == len(found.text.splitlines()) == found.text.count("\n") + 1
    assert all(0 <= cue.links <= 1 for cue in found.cues)


def found(page):
    try:
        return extract(page, markup=True)
    except Reject as end:
        return end.args


TEXTS = st.text("文，a 2\n\xa0\u2003<&", max_size=5)
ATTRIBUTES = st.sampled_from([
    "", "", ' class="a"', " href=/", ' href="/1"', " hidden", ' CLASS="Author"', ' itemprop="name"',
    " style=white-space:pre", " aria-hidden=true", " itemprop=author href=/",
])  # fmt: skip
LINKS = st.builds("{1}<a{0}>{2}</a>{1}".format, ATTRIBUTES, st.sampled_from(["", " \n"]), TEXTS)
ELEMENTS = st.builds(
    "<{0}{1}>{2}</{0}>".format,
    st.sampled_from([
        "p", "li", "div", "td", "tr", "table", "pre", "h1", "dd", "a", "b", "span", "time", "ruby", "rt",
        "select", "option", "button", "br",
    ]),
    ATTRIBUTES,
    TEXTS | LINKS,
)  # fmt: skip
MORE = st.sampled_from([
    "<a href=/>", "</a>", "<td>", "<tr>", "<table>", "<span>", "<svg>", "<p>", "<li>", "<rt>", "</div>",
    "<i itemprop=source>", "</i>",
])  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.lists(ELEMENTS | MORE | TEXTS, max_size=20).map("".join))
@example("<ul><li>\n<a href='/'>甲</a>\n</li><li><a>乙</a></li></ul>")
@example("<p><a href=/>甲</a><a href=/>乙</a><b></b><a href=/>丙</a></p>")
@example("<b itemprop=author><b itemprop=name>甲</b>乙</b>文")
@example("<div itemprop=source><p>甲</p></div><p>\u2003</p>")
@example("<pre> \n<a>\n2</a> \n</pre>")
def test_an_element_that_is_read_at_one_go_is_what_its_parts_are(page):
    assert found(page) == found(re.sub(r"</(\w+)>", r"</\1 >", page))
