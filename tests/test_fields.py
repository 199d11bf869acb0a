"""Fields: who said what where, and whom to believe."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipcorpus.document import Evidence
from ipcorpus.steps.label.fields import gather, hits, hits_of, names, titles
from ipcorpus.steps.label.fold import fold

BODY = [
    "甲城市知识产权局昨日召开会议，部署今年的重点工作，各区县负责人参加了会议。",
    "会议要求，各部门要加强协作，提高审查质量，保护创新者的权益。",
    "与会代表还就数据共享交换了意见，下一次会议将在秋季举行。",
]


def article(*, above=(), body=BODY, below=(), evidence=None, title="甲城部署今年知识产权工作"):
    lines = [*([title] if title else []), *above, *body, *below]
    first = len(lines) - len(below) - len(body)
    labels = ["title"] * bool(title) + ["meta"] * len(above) + ["body"] * len(body) + ["outside"] * len(below)
    folded = [fold(line) for line in lines]
    found = {index: hits for index, hits in enumerate(hits_of(lines, folded)) if hits}
    return gather(lines, folded, labels, (first, first + len(body)), found, evidence)


BYLINES = [
    ("来源：甲城日报　作者：林小满　时间：2020-01-02", "甲城日报", ("林小满",), "2020-01-02"),
    ("日期：2020-01-02　作者：皮肤科 林小满　来源：宣传科", "宣传科", ("林小满",), "2020-01-02"),
    ("2020-01-02 09:30来源：甲城日报网作者：林小满", "甲城日报网", ("林小满",), "2020-01-02T09:30"),
    (
        "作者：林小满、周大山 | 来源：甲城日报 | 2020年1月2日 | 浏览：33",
        "甲城日报",
        ("林小满", "周大山"),
        "2020-01-02",
    ),
    ("2020年01月02日09:30 甲城财经", "甲城财经", (), "2020-01-02T09:30"),
    ("林小满 甲城观察 2020-01-02", "甲城观察", ("林小满",), "2020-01-02"),
    ("發佈時間：2020-01-02 來源：甲城市場監管局 字體：[大 中 小]", "甲城市場監管局", (), "2020-01-02"),
    ("来源：本站原创  时间：2020年01月02日", "本站原创", (), "2020-01-02"),
    ("来源：未知 作者：佚名 点击：15 日期：2020-01-02", None, (), "2020-01-02"),
    ("来源：甲城日报 作者：admin 发布于：2020-01-02", "甲城日报", (), "2020-01-02"),
    ("来　源：甲城日报　　记　者：林 小", "甲城日报", ("林小",), None),
    ("2020-01-02 来源：甲城日报 作者：林小满 通讯员 周大山", "甲城日报", ("林小满", "周大山"), "2020-01-02"),
    ("时间：2020-01-02 来源：甲学院 文：林小满 图：周大山", "甲学院", ("林小满",), "2020-01-02"),
    ("2020-01-02 07:55 来源：甲城新闻 · 乙频道 ", "甲城新闻", (), "2020-01-02T07:55"),
    ("林小满 2020-01-02", None, ("林小满",), "2020-01-02"),
    ("林小满 发布时间：2020-01-02", None, ("林小满",), "2020-01-02"),
    ("2020-01-02 来源：甲城网，如有侵权请联系删除", "甲城网", (), "2020-01-02"),
    ("方圆网 2020-01-02", "方圆网", (), "2020-01-02"),
    ("甲城市场监管局 发布时间：2020-01-02 浏览：33", "甲城市场监管局", (), "2020-01-02"),
]


@pytest.mark.parametrize(("line", "source", "authors", "published"), BYLINES)
def test_a_byline_in_any_order_and_separator(line, source, authors, published):
    fields = article(above=[line])
    assert (fields.source, fields.authors, fields.published) == (source, authors, published)


@pytest.mark.parametrize(("line", "source", "authors", "published"), BYLINES)
def test_a_byline_is_metadata_altogether(line, source, authors, published):  # noqa: ARG001 - the same cases
    found = hits(line, fold(line))
    assert found.whole
    assert found.anchor


SIGNATURES = [
    ("（甲城报 记者 林小满 实习记者 周大山/文 何小舟/摄）", ("林小满", "周大山", "何小舟")),
    ("（记者 林小满）", ("林小满",)),
    ("（林小满 周大山）", ("林小满", "周大山")),
    ("（林小满 撰稿）", ("林小满",)),
    ("（记者 王 宁 欧阳小明）", ("王宁", "欧阳小明")),
    ("（甲城社记者 林小满 摄）", ()),
    ("（完）", ()),
    ("（记者从会上获悉）", ()),
    ("（图文无关）", ()),
]


@pytest.mark.parametrize(("signature", "authors"), SIGNATURES)
def test_a_closing_signature_names_authors_where_no_label_does(signature, authors):
    signed = [*BODY[:-1], BODY[-1] + signature]
    assert article(body=signed).authors == authors
    assert article(body=signed, above=["作者：高云来"]).authors == ("高云来",)


@pytest.mark.parametrize(
    ("opening", "authors"),
    [
        ("本报讯（记者 林小满 通讯员 周大山）", ("林小满", "周大山")),
        ("甲城社乙市5月3日电（记者林小满）", ("林小满",)),
        ("甲城网记者林小满5月13日报道：", ("林小满",)),
        ("记者10日从有关部门获悉，", ()),
    ],
)
def test_a_dateline_names_its_reporters(opening, authors):
    assert article(body=[opening + BODY[0], *BODY[1:]]).authors == authors


@pytest.mark.parametrize(
    ("line", "editor"),
    [
        ("责任编辑：林小满", "林小满"),
        ("[责任编辑：林小满 AB054]", "林小满"),
        ("本文来源：甲城日报  责任编辑：林小满_NN12345", "林小满"),
        ("(责编：林小满、周大山)", "林小满、周大山"),
        ("【编辑:林小满】", "林小满"),
        ("责任编辑：admin", None),
        ("编辑推荐", None),
    ],
)
def test_an_editor_without_the_staff_code(line, editor):
    assert article(below=[line]).editor == editor


@pytest.mark.parametrize(
    "credit",
    ["（责任编辑：林小满）", "责任编辑：林小满 AB123", "编辑：林小满 审核：周大山", "[责编：林小满]"],
)
def test_a_credit_glued_to_a_sentence_is_told_from_it(credit):
    line = BODY[-1] + credit
    found = hits(line, fold(line))
    assert line[found.tail :] == credit
    assert not found.whole
    signed = BODY[-1] + "（记者 高云来）" + credit
    fields = article(body=[*BODY[:-1], signed])
    assert (fields.editor, fields.authors) == ("林小满", ("高云来",))


@pytest.mark.parametrize("line", ["责任编辑：林小满", "他在甲城做责任编辑：这是他的第一份工作。", *BODY])
def test_a_credit_alone_or_none_is_glued_to_nothing(line):
    found = hits(line, fold(line))
    assert found is None or found.tail is None


@pytest.mark.parametrize(
    "line",
    [
        "今天是：2020年1月2日 星期四",
        "最后更新：2020-01-02 09:30",
        "版权所有 © 2010-2020 甲城网",
        "01-02 09:30",
    ],
)
def test_other_dates_are_not_the_articles(line):
    assert article(above=[line]).published is None
    assert article(below=[line]).published is None


def test_the_day_a_page_was_renewed_counts_where_it_names_its_source_and_no_other_day():
    renewed = "来源：甲城日报　更新时间：2020-01-02　点击数：8"
    assert article(above=[renewed]).published == "2020-01-02"
    assert article(above=["2019-12-30", renewed]).published == "2019-12-30"
    assert article(above=["作者：林小满　更新时间：2020-01-02"]).published is None


def test_a_list_below_the_article_gives_no_date():
    assert article(below=["相关新闻", "乙城也开会 2020-01-02", "2020-01-03 丙城开会"]).published is None


PUBLISHED = [
    (["发布时间：2020-01-02"], ("2021-05-06",), "2020-01-02"),
    (["2020-01-02 09:30"], ("2020-01-02T09:30:15+08:00",), "2020-01-02T09:30"),
    ([], ("2020-01-02T09:30:15+08:00",), "2020-01-02T09:30:15"),
    ([], ("not a date",), None),
]


@pytest.mark.parametrize(("above", "stated", "published"), PUBLISHED)
def test_a_labelled_date_before_the_pages_head(above, stated, published):
    assert article(above=above, evidence=Evidence(published=stated)).published == published


def test_the_address_tells_the_day_where_nothing_else_does():
    evidence = Evidence(url="https://example.org/2020-01/02/c_1.htm")
    assert article(evidence=evidence).published == "2020-01-02"


def test_evidence_must_be_seen_to_name_an_author():
    evidence = Evidence(authors=("林小满", "123", "甲城网"))
    assert article(evidence=evidence).authors == ()
    assert article(above=["林小满"], evidence=evidence).authors == ("林小满",)


def test_an_author_that_is_the_outlet_is_none():
    assert article(above=["2020-01-02 来源：甲城日报 作者：甲城日报"]).authors == ()


def test_evidence_for_a_source_may_carry_its_label():
    assert article(evidence=Evidence(source=("来源：甲城网-文化频道 原创稿",))).source == "甲城网-文化频道"


def test_a_label_and_its_value_in_two_lines():
    fields = article(above=["来源：", "甲城日报", "发布时间：", "2020-01-02"])
    assert (fields.source, fields.published) == ("甲城日报", "2020-01-02")


def test_a_value_below_its_label_is_metadata_only_where_its_form_says_so():
    lines = ["来源：", "甲城日报", "作者：", "林小满", "来源：", "往事如烟"]
    shares = [hits and hits.share for hits in hits_of(lines, [fold(line) for line in lines])]
    assert shares == [1.0, 1.0, 1.0, 1.0, 1.0, 0.0]


@pytest.mark.parametrize(
    ("lines", "section"),
    [
        (["當前位置：首頁 > 消協動態"], ("首頁", "消協動態")),
        (["您的位置：首页 >> 新闻 >> 正文"], ("首页", "新闻")),
        (["当前位置：", "首页", "> 要闻", "> 甲城要闻"], ("首页", "要闻", "甲城要闻")),
        (["当前位置：", "首页", ">", "要闻", ">", "甲城要闻"], ("首页", "要闻", "甲城要闻")),
        (["当前位置：", "首页 >", "要闻 >", "甲城要闻"], ("首页", "要闻", "甲城要闻")),
        (["首页 > 新闻 > 甲城部署今年知识产权工作"], ("首页", "新闻")),
        ([], ()),
    ],
)
def test_a_breadcrumb_is_the_section(lines, section):
    assert article(above=lines).section == section


def test_keywords_of_the_site():
    assert article(body=["本文关键词：专利,商标，著作权", *BODY]).keywords == ("专利", "商标", "著作权")


@pytest.mark.parametrize("line", ["研讨会 时间：2020-01-02", "领导到甲城日报社 发布时间：2020-01-02"])
def test_an_event_or_a_headline_before_a_day_is_no_source(line):
    assert article(above=[line]).source is None


TITLES = [
    ("商标法修改要点.docVIP", (), "商标法修改要点"),
    ("商标法修改要点_第3页", (), "商标法修改要点"),
    ("商标法修改要点.doc_第3页", (), "商标法修改要点"),
    (None, ("商标法修改要点_甲城新闻_甲城网",), "商标法修改要点"),
    ("商标法修改要点有哪些你知…", ("商标法修改要点有哪些你知道吗_甲城网",), "商标法修改要点有哪些你知道吗"),
    ("正在阅读：商标法修改要点", (), "商标法修改要点"),
    ("专利名称：折叠修枝剪的制作方法", (), "折叠修枝剪的制作方法"),
    ("播报文章商标法修改要点", (), "商标法修改要点"),
    ("中美“一带一路”-专利合作", (), "中美“一带一路”-专利合作"),
    ("商标法修改要点-甲城网", (), "商标法修改要点"),
    (None, ("以法护航——访甲城知识产权局",), "以法护航——访甲城知识产权局"),
    (None, ("甲城网",), "甲城网"),
    (None, (), None),
]


@pytest.mark.parametrize(("line", "others", "title"), TITLES)
def test_a_title_without_what_hangs_on_it(line, others, title):
    assert titles.best(line, others) == title


def test_a_line_that_the_pages_head_names_is_the_title():
    stated = ("甲城专利网，权威专利资讯网站", "专利预测--甲城去年授权专利增长两成")
    above = ["发布时间：2020-01-02", "甲城去年授权专利增长两成", "首页"]
    assert titles.best(None, stated, above) == "甲城去年授权专利增长两成"


def test_a_site_that_names_itself_is_taken_off_either_end():
    assert titles.best(None, ["知产圈 | 商标法修改要点"], (), ["知产圈"]) == "商标法修改要点"
    assert titles.best(None, ["商标法修改要点 —— 知产圈"], (), ["知产圈"]) == "商标法修改要点"
    assert titles.best(None, ["知产圈的故事"], (), ["知产圈"]) == "知产圈的故事"


def test_keywords_of_the_pages_head_must_be_spoken_of():
    evidence = Evidence(keywords=("知识产权,彩票,甲城，", "审查质量"))
    assert article(evidence=evidence).keywords == ("知识产权", "甲城", "审查质量")


@pytest.mark.parametrize("name", ["林小满", "欧阳修远", "王宁", "约翰·史密斯"])
def test_people(name):
    assert names.is_person(name)


@pytest.mark.parametrize("word", ["发布会", "佚名", "华商报", "张某", "综合报道", "admin", "下同", "小"])
def test_no_people(word):
    assert not names.is_person(word)


@settings(max_examples=60)
@given(
    st.lists(
        st.text(alphabet="来源作者记编辑责任:：（）()[]/、 ，。林小满2020-01年月日\t报网", max_size=80),
        max_size=12,
    )
)
def test_no_line_breaks_the_reader(lines):
    for line in lines:
        folded = fold(line)
        found = hits(line, folded)
        if found:
            assert 0 <= found.share <= 1
            assert all(0 <= hit.start < hit.end <= len(line) and hit.value for hit in found.found)
    if lines:
        folded = [fold(line) for line in lines]
        found = {index: read for index, line in enumerate(lines) if (read := hits(line, folded[index]))}
        gather(lines, folded, ["body"] * len(lines), (0, len(lines)), found)


@pytest.mark.parametrize(
    "line", ["（" * 5000, "来源：" * 2000, "作者 " * 3000, "1" * 9000, "林" * 9000 + "（记者）", ">" * 9000]
)
def test_hostile_lines_are_read_in_passing(line):
    assert hits(line, fold(line)) is None
