"""Where the article lies on a page: two finders vote, line by line."""

import pytest

from ipcorpus.steps.extract import extract
from ipcorpus.steps.label.cues import priors

STORY = [
    "本报讯，市里新建的图书馆昨天开门，第一天就来了三千多名读者，门口排起了长队。",
    "馆长说，新馆有两百万册书，其中一半是从老馆搬来的，还有一半是这两年新买的。",
    "儿童阅览室在一楼，朝南，有很大的窗；家长可以陪孩子一起看书，也可以在旁边等。",
    "图书馆每天早上九点开门，晚上九点关门，星期一休息，节假日照常开放。",
]
MENU = "".join(f"<li><a href=/{n}>栏目{n}</a></li>" for n in range(30))
NEWS = "".join(f"<li><a href=/n{n}>别的新闻的一个比较长的标题之{n}</a></li>" for n in range(20))
COMMENT = "我觉得这个图书馆真不错，下次还来，希望多买一点书，多放一点椅子！"


def page(body, before="", after=""):
    head = (
        f"<html><title>新图书馆开门_某市新闻</title><body><ul id=nav>{MENU}</ul>{before}<h1>新图书馆开门</h1>"
    )
    return f"{head}{body}<div>{NEWS}</div>{after}"


def voted(source):
    found = extract(source, markup=True)
    return {line: cue.article for line, cue in zip(found.text.split("\n"), found.cues, strict=True)}


@pytest.mark.parametrize(
    "body",
    [
        "<div class=article>" + "".join(f"<p>{line}</p>" for line in STORY) + "</div>",
        "<div>" + "<br><br>".join(STORY) + "</div>",
        "<table><tr><td>" + "<br>".join(STORY) + "</td></tr></table>",
        "<section>" + "".join(f"<div><span>{line}</span></div>" for line in STORY) + "</section>",
        "<div><div>" + "".join(f"<p>{line}</p>" for line in STORY[:2]) + "<div class=pic></div>"
        + "".join(f"<p>{line}</p>" for line in STORY[2:]) + "</div></div>",
    ],
)  # fmt: skip
def test_both_finders_agree_on_an_article_and_leave_out_the_rest(body):
    votes = voted(page(body))
    assert {votes[line] for line in STORY} == {1.0}
    assert {votes["栏目7"], votes["别的新闻的一个比较长的标题之7"]} == {0.0}


def test_comments_do_not_outweigh_a_short_article():
    comments = "<div class=comment-list>" + f"<div><p>{COMMENT}</p></div>" * 40 + "</div>"
    votes = voted(page(f"<div><p>{STORY[0]}</p><p>{STORY[1]}</p></div>", after=comments))
    assert (votes[STORY[0]], votes[COMMENT]) == (1.0, 0.0)


def test_short_lines_within_the_article_belong_to_it():
    prices = "".join(f"<p>成人票原价：{n}元</p><p>电话：{n}</p>" for n in range(60, 90))
    votes = voted(
        page(f"<div class=detail><p>{STORY[0]}</p><p>{STORY[1]}</p>{prices}<p>{STORY[2]}</p></div>")
    )
    assert votes["成人票原价：77元"] >= 0.5


def test_a_word_in_the_name_of_a_block_that_holds_the_page_does_not_condemn_it():
    story = "".join(f"<p>{line}</p>" for line in STORY)
    assert voted(f"<title>题</title><div class=sidebar-right><div>{story}</div></div>")[STORY[0]] == 1.0


def test_priors_follow_the_votes_and_speak_against_links():
    body = "".join(f"<p>{line}</p>" for line in STORY)
    found = extract(page(f"<div class=article>{body}</div>"), markup=True)
    prior = dict(zip(found.text.split("\n"), priors(found.cues), strict=True))
    assert prior[STORY[0]] > 0 > prior["新图书馆开门"] > prior["栏目7"]


@pytest.mark.parametrize("quoted", [STORY[0][:20], "题外话。" + STORY[0] + STORY[1][:5]])
def test_the_block_holds_the_sentence_that_the_description_quotes(quoted):
    longer = "<div class=pane>" + f"<p>{COMMENT}</p>" * 20 + "</div>"
    teaser = f"<meta name=description content='{quoted}'>"
    votes = voted(page(f"{teaser}<div class=pane><p>{STORY[0]}</p><p>{STORY[1]}</p></div>", after=longer))
    assert votes[STORY[0]] >= 0.5


def test_a_description_that_only_repeats_the_title_leads_nowhere():
    title = "<meta name=description content='新图书馆开门，读者排起长队，大家都很高兴。'>"
    body = "<p>新图书馆开门，读者排起长队，大家都很高兴。</p>" + "".join(f"<p>{line}</p>" for line in STORY)
    assert voted(page(f"{title}<div class=a>{body}</div>"))[STORY[3]] == 1.0


def test_a_table_above_the_only_sentence_belongs_to_the_article():
    table = "<table><tr><td>区<td>馆</tr><tr><td>东区<td>12</tr><tr><td>西区<td>9</tr></table>"
    votes = voted(page(f"<div><p>各区的图书馆有：</p>{table}<p>{STORY[3]}</p></div>"))
    assert (votes["东区\t12"], votes["各区的图书馆有："]) == (1.0, 1.0)


def test_a_share_bar_within_the_article_is_none_of_it():
    share = "<div class=share-box><span>分享到朋友圈</span></div>"
    votes = voted(page(f"<div><p>{STORY[0]}</p>{share}<p>{STORY[1]}</p></div>"))
    assert (votes[STORY[1]], votes["分享到朋友圈"]) == (1.0, 0.0)
