"""What a page states of its article: candidates for the fields, the most trusted first."""

import pytest

from ipcorpus.steps.extract import extract


def evidence(page):
    return extract(page + "<p>文", markup=True).evidence


@pytest.mark.parametrize(
    ("page", "field", "expected"),
    [
        ("<title>甲乙丙 &amp; 丁</title>", "title", ("甲乙丙 & 丁",)),
        (
            "<title>新规发布-某站</title><h1>某站</h1><div>新规发布</div>",
            "title",
            ("新规发布", "某站", "新规发布-某站"),
        ),
        ("<meta name=ArticleTitle content=正题><title>正题_站</title>", "title", ("正题", "正题_站")),
        ("<svg><title>图标</title></svg>", "title", ()),
        ("<meta name=PubDate content='2020-01-02 03:04'>", "published", ("2020-01-02 03:04",)),
        (
            "<meta property=og:release_date content=2019-01-01><meta name=pubdate content=2020-01-01>",
            "published",
            ("2020-01-01", "2019-01-01"),
        ),
        ("<time datetime=2020-05-06>五月</time>", "published", ("2020-05-06",)),
        ("<span itemprop=datePublished content=2020-05-06>昨天</span>", "published", ("2020-05-06", "昨天")),
        ("<script>var publish_time = '2020-05-06' || '';</script>", "published", ("2020-05-06",)),
        ("<script>{'publishTime': '昨天', 'publishtime':1}</script>", "published", ()),
        ("<a id=js_name> 某号 </a>", "source", ("某号",)),
        ("<meta name=ContentSource content=某报>", "source", ("某报",)),
        ("<span id=source_baidu>来源：<a href=x>某报</a></span>", "source", ("某报",)),
        ("<span class='info author-name'>作者：王甲</span>", "authors", ("王甲",)),
        ("<b itemprop=author><i>王<b>甲</b></i></b>后", "authors", ("王甲",)),
        ("<meta name=author content=''>", "authors", ()),
        ("<span id=editor_baidu>责任编辑：李乙</span>", "editor", ("李乙",)),
        ("<meta name=keywords content='专利,商标'>", "keywords", ("专利,商标",)),
        ("<meta property=og:site_name content=某网>", "site", ("某网",)),
        ("<link rel=canonical href=http://a.example/1>", "url", "http://a.example/1"),
        ("<link rel=canonical href=/1>", "url", None),
        ("<meta property=og:url content=http://a.example/2>", "url", "http://a.example/2"),
        ("<!-- saved from url=(0018)http://a.example/3 -->", "url", "http://a.example/3"),
        (
            "<div class=breadcrumb><a href=/>首页</a> &gt; <a href=/n>新闻</a></div>",
            "section",
            ("首页", "新闻"),
        ),
        ("<div>当前位置：首页 » 政策 » 解读</div>", "section", ("首页", "政策", "解读")),
        ("<meta name=ColumnName content=要闻>", "section", ("要闻",)),
        (
            "<ul class=bread-crumb><li><a href=/>首页</a><li><a href=/1>家常菜</a></ul>",
            "section",
            ("首页", "家常菜"),
        ),
        ("<div class=crumbs><a href=/>首页</a><a href=/1>城事</a></div>", "section", ("首页", "城事")),
        ("<div class=position><p>甲城网<p>要闻</div>", "section", ()),
        ("<div class=position><p>首页<p>今天的天气真不错，大家都出来走一走。</div>", "section", ()),
        ("<div id=pt><a>甲城论坛</a><em>»</em><a>房产</a></div>", "section", ("甲城论坛", "房产")),
        ("<div id=pt-box><a>甲城论坛</a><em>»</em><a>房产</a></div>", "section", ()),
    ],
)
def test_tags_state_fields(page, field, expected):
    assert getattr(evidence(page), field) == expected


def ld(source):
    return evidence(f'<p>这里有一句话，说一件事。</p><script type="application/ld+json">{source}</script>')


def test_json_ld_states_an_article():
    found = ld(
        '{"@graph": [{"@type": "NewsArticle", "headline": "题", "datePublished": "2020-01-01",'
        '"author": [{"name": "甲"}, "乙"], "articleSection": "版"},'
        '{"@type": "BreadcrumbList", "itemListElement": [{"name": "首页"}, {"item": {"name": "版"}}]}]}'
    )
    assert (found.title, found.published, found.authors) == (("题",), ("2020-01-01",), ("甲", "乙"))
    assert found.section == ("首页", "版")


def test_the_object_baidu_asks_for_states_title_and_date():
    found = ld('{"@context": "x", "title": "题", "pubDate": "2020-01-01T00:00:00"}')
    assert (found.title, found.published) == (("题",), ("2020-01-01T00:00:00",))


@pytest.mark.parametrize(
    "source",
    [
        "",
        "{",
        "null",
        "[[[[[[]]]]]]",
        '{"@type": 1, "author": {"name": 2}}',
        '{"@type": "BreadcrumbList"}',
        "[" * 1500,
    ],
)
def test_broken_json_ld_states_nothing(source):
    assert ld(source).title == ()


def test_organisations_and_other_things_are_no_article():
    assert ld('{"@type": "Organization", "name": "某网", "url": "http://a.example"}').url is None
