"""Pages that build themselves: the article stands in the state that their scripts start from."""

import json

import pytest

from ipcorpus import Cleaner, Document, Settings
from ipcorpus.document import Rejected
from ipcorpus.steps.extract import state

SAID = [
    "夏天过去了一半，城南的旧书市场迎来了一年里最热闹的周末。",
    "摊主们把书从袋子里倒出来，按开本码在布上，有人蹲着翻，有人站着看。",
    "一位老人在这里摆了十九年的摊，他从来不上网查价，全凭手感。",
]
CONTENT = "".join(f"<p>{line}</p>" for line in SAID)
SHELL = '<!DOCTYPE html><html><head><title>旧书市场</title></head><body><div id="app"></div>{}</body></html>'


def cleaned(script: str):
    return Cleaner(Settings()).clean(Document("a.html", SHELL.format(script).encode()))


def script(code: str) -> str:
    return f"<script>{code}</script>"


def dumped(**article) -> str:
    return json.dumps({"user": None, "data": [{"article": article}]}, ensure_ascii=False)


PLAIN = dumped(title="旧书市场", content=CONTENT)


@pytest.mark.parametrize(
    "page",
    [
        f'<script id="__NEXT_DATA__" type="application/json">{PLAIN}</script>',
        script(f"window.__INITIAL_STATE__ = {PLAIN};(function(){{var s;}}());"),
        script(f"var none = {{a: 1}}; window.state={PLAIN[:-1]}" + ',"left":undefined}'),
        script("window.state = " + dumped(title="旧书市场", content=SAID)),
        script(
            "window.state = " + dumped(title="旧书市场", content=[{"a": 1, "value": text} for text in SAID])
        ),
        script("window.state = JSON.parse(" + json.dumps(PLAIN) + ")"),
        script("window.state = " + PLAIN.replace("/", "\\u002F")),
        script("window.state = " + dumped(title="旧书市场", content="\n".join(SAID))),
        script("window.state = " + dumped(title="旧书市场", articleBody=CONTENT.replace("<", "&lt;"))),
        script(
            "window.state = " + dumped(article_title="旧书市场", html=CONTENT, summary="旧书市场的夏天。" * 9)
        ),
    ],
)
def test_a_state_s_article_is_read(page):
    article = cleaned(page).article
    assert (article.title, article.text) == ("旧书市场", "\n".join(SAID))


def test_the_longest_of_several_texts_is_the_article():
    other = {"title": "修钢笔的人", "content": "修笔师傅在弄堂口坐了四十年。" * 5}
    listed = json.dumps({"hot": [other], "detail": {"title": "旧书市场", "content": CONTENT * 2}})
    assert cleaned(script(f"window.state = {listed}")).article.title == "旧书市场"


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        ("2022-07-24 10:20:00", "2022-07-24T10:20:00"),
        ("2022-07-24", "2022-07-24"),
        (1658629200000, "2022-07-24T10:20:00"),
        ("1658629200", "2022-07-24T10:20:00"),
        ("2022-07-24T10:20:00+08:00", "2022-07-24T10:20:00"),
        (12, None),
    ],
)
def test_what_a_state_tells_of_its_article_fills_the_fields(stated, read):
    told = dumped(
        title="旧书市场",
        content=CONTENT,
        sourceName="甲城网",
        author={"name": "林小满"},
        editor="周大山",
        publishTime=stated,
    )
    article = cleaned(script(f"window.state = {told}")).article
    fields = (article.source, article.authors, article.editor, article.published)
    assert fields == ("甲城网", ["林小满"], "周大山", read)


@pytest.mark.parametrize(
    "code",
    [
        "window.state = " + dumped(content=CONTENT),  # nothing says what it is called
        "window.state = " + dumped(title="旧书市场", content="很短的一句话。"),
        "window.state = " + dumped(title="旧书市场", content="abc, " * 40),
        "window.state = " + PLAIN[: len(PLAIN) // 2],
        "window.state = " + "[" * 5000,
        "var a = " * 400 + "甲",
    ],
)
def test_a_state_without_an_article_leaves_the_page_to_its_scripts(code):
    assert state.article(SHELL.format(script(code))) == ""
    assert isinstance(cleaned(script(code)), Rejected)


def test_a_page_that_shows_its_article_is_read_as_it_is():
    other = dumped(title="修钢笔的人", content="修笔师傅在弄堂口坐了四十年。" * 30)
    page = f"<h1>旧书市场</h1>{CONTENT}" + script(f"window.state = {other}")
    article = cleaned(page).article
    assert (article.title, article.text) == ("旧书市场", "\n".join(SAID))


def test_a_state_may_name_the_title_otherwise_where_the_page_begins_with_it():
    code = json.dumps({"detail": {"id": 9, "name": "旧书市场的周末", "content": CONTENT}}, ensure_ascii=False)
    page = f"<title>旧书市场的周末-甲城新闻</title><script>{code}</script>"
    assert state.article(page).startswith("<h1>旧书市场的周末</h1>")
    assert state.article(page.replace("<title>旧", "<title>新")) == ""


NOTICE = (
    "<p>本站为改善体验而记录访问，继续浏览即表示同意这样做。</p><p>另有三篇文章等着读者去看，都写得不短。</p>"
)
MENU = "<div><a href=/1>首页</a><a href=/2>新闻</a><a href=/3>专题</a><a href=/4>视频</a></div>"


def test_a_state_s_article_is_read_where_the_page_shows_other_sentences():
    day = {"publishTime": "2022-08-03 09:40", "source": "甲城日报"}
    code = json.dumps({"detail": {"title": "旧书市场", "content": CONTENT, **day}}, ensure_ascii=False)
    around = MENU + f"<div>{NOTICE * 2}</div>" + script("var none = 1;" * 20)
    found = cleaned(around + script(f"window.STATE = {code}"))
    assert (found.article.text, found.article.source) == ("\n".join(SAID), "甲城日报")
    assert SAID[0] in cleaned(around + CONTENT + script(f"window.STATE = {code}")).article.text
    other = code.replace("旧书市场", "别的市场", 1)
    assert SAID[0] not in cleaned(around + script(f"window.STATE = {other}")).article.text
