"""Site templates: what repeats on a site speaks against a line, and never against a title or a sentence."""

import random

import pytest

from ipcorpus import Cleaner, Document
from ipcorpus.corpus import templates
from ipcorpus.document import Cleaned

# Furniture in words that no rule knows: only their repetition gives it away.
ABOVE = ["甲城文艺", "读图时刻", "老街记忆", "茶余饭后", "会员专栏"]
BELOW = ["合作伙伴风采", "老照片征集中", "甲城的四季", "本周人气之星", "小城故事汇"]
SUBJECTS = ["图书馆", "博物馆", "渡口", "粮仓", "书院", "集市", "码头", "戏台"]
DOINGS = ["整修一新", "重新开放", "迎来一批参观者", "收到居民捐赠的旧物", "公布了今年的安排", "请来了老匠人"]


def sentences(number, count):
    pick = random.Random(number)
    for _ in range(count):
        yield (
            f"{pick.choice(SUBJECTS)}在{pick.randint(1, 12)}月{pick.randint(1, 28)}日{pick.choice(DOINGS)}，"
            f"负责人说，第{pick.randint(1, 900)}位来访者得到了一份纪念品，街坊们都很高兴。"
        )


def page(number, *, above=(), below=(), title=None, extra=()):
    """Give the lines of a page and those of its article."""
    body = [*sentences(number, 6), *extra]
    head = [
        title or f"甲城{SUBJECTS[number % 8]}的第{number}个故事",
        f"来源：甲城日报　时间：2020-01-{number % 28 + 1:02}",
    ]
    return "\n".join([*above, *head, *body, *below]), body


def site_of(count, **parts):
    pages = [page(number, **parts) for number in range(count)]
    documents = [Document(f"jiacheng/{n}.txt", text.encode()) for n, (text, _) in enumerate(pages)]
    return documents, [body for _, body in pages]


@pytest.fixture(scope="module")
def cleaner():
    return Cleaner()


def cleaned(cleaner, document, learnt):
    found = cleaner.clean(document, templates.of(document, learnt).keys)
    assert isinstance(found, Cleaned)
    return found.article


def extra_characters(cleaner, documents, bodies, learnt):
    texts = [cleaned(cleaner, document, learnt).text for document in documents]
    assert all(set(body) <= set(text.split("\n")) for text, body in zip(texts, bodies, strict=True))
    return sum(len(text) - len("\n".join(body)) for text, body in zip(texts, bodies, strict=True))


def test_what_repeats_on_a_site_is_learnt(cleaner):
    documents, bodies = site_of(6, above=ABOVE, below=BELOW)
    learnt = templates.learn(documents, cleaner)["jiacheng"]
    assert learnt.keys == templates.template([*ABOVE, *BELOW], 6).keys
    assert learnt.documents == len(bodies)


def test_a_template_takes_furniture_that_no_rule_knows(cleaner):
    documents, bodies = site_of(6, above=ABOVE, below=BELOW)
    without = extra_characters(cleaner, documents, bodies, {})
    learnt = templates.learn(documents, cleaner)
    assert extra_characters(cleaner, documents, bodies, learnt) <= without
    assert extra_characters(cleaner, documents, bodies, learnt) == 0


def test_fewer_than_three_documents_teach_nothing(cleaner):
    documents, _ = site_of(2, above=ABOVE, below=BELOW)
    assert templates.learn(documents, cleaner) == {}
    assert templates.of(documents[0], {}) is templates.NONE


def test_copies_of_one_article_are_no_template(cleaner):
    text, _ = page(1, above=ABOVE, extra=["一、缘起", "二、经过", "三、结果"])
    copies = [Document(f"jiacheng/{n}.txt", text.encode()) for n in range(5)]
    assert templates.learn(copies, cleaner) == {}


def test_one_article_on_many_sites_of_one_folder_is_no_template(cleaner):
    table = ["甲区 120 增长两成", "乙区 95 增长一成", "丙区 77 与上年持平"]
    text, body = page(1, extra=table)
    menus = [
        ["滨江风物", "灯下漫谈"],
        ["老街影像", "粮仓旧事"],
        ["渡口茶座", "书院讲堂"],
        ["河埠新声", "竹巷"],
    ]
    copies = [Document(f"{n}.txt", "\n".join([*menu, text]).encode()) for n, menu in enumerate(menus)]
    learnt = templates.learn(copies, cleaner)
    assert all(cleaned(cleaner, copy, learnt).text.split("\n") == body for copy in copies)


def test_what_closes_all_notices_of_a_site_stays(cleaner):
    closing = ["联系人：林小满", "联系电话：0571-60008123", "附件：申报表", "甲城市市场监督管理局"]
    documents, bodies = [], []
    for number in range(6):
        head = [*ABOVE, f"关于第{number}批申报工作的通知", "来源：甲城日报　时间：2020-01-02"]
        body = ["各有关单位：", *sentences(number, 3), *closing, f"2020年{number + 1}月12日"]
        documents.append(Document(f"jiacheng/{number}.txt", "\n".join([*head, *body, *BELOW]).encode()))
        bodies.append(body)
    learnt = templates.learn(documents, cleaner)
    for document, body in zip(documents, bodies, strict=True):
        assert cleaned(cleaner, document, learnt).text.split("\n") == body


def test_a_title_that_repeats_is_still_the_title(cleaner):
    documents, bodies = site_of(5, above=ABOVE, below=BELOW, title="每周一读：老城的故事")
    learnt = templates.learn(documents, cleaner)
    for document, body in zip(documents, bodies, strict=True):
        article = cleaned(cleaner, document, learnt)
        assert article.title == "每周一读：老城的故事"
        assert article.text.split("\n") == body


def test_sentences_and_headings_inside_the_body_stay(cleaner):
    told = ["一、缘起", "这件事说来话长。", "二、经过", "后来的事大家都知道。"]
    pages = []
    for number in range(5):
        lines = list(sentences(number, 8))
        body = [told[0], told[1], *lines[:4], told[2], told[3], *lines[4:]]
        head = [*ABOVE, f"甲城{SUBJECTS[number]}往事", "来源：甲城日报　时间：2020-01-02"]
        pages.append(("\n".join([*head, *body, *BELOW]), body))
    documents = [Document(f"jiacheng/{n}.txt", text.encode()) for n, (text, _) in enumerate(pages)]
    learnt = templates.learn(documents, cleaner)
    for document, (_, body) in zip(documents, pages, strict=True):
        assert cleaned(cleaner, document, learnt).text.split("\n") == body


def test_a_folder_that_mixes_sites_does_not_lose_by_it(cleaner):
    documents, bodies = [], []
    for number in range(9):
        words = [f"{word}{number}" for word in ("栏目", "专题", "视点")] if number % 3 else ABOVE
        text, body = page(number, above=words, below=BELOW if number % 3 == 0 else ())
        documents.append(Document(f"mixed/{number}.txt", text.encode()))
        bodies.append(body)
    learnt = templates.learn(documents, cleaner)
    with_template = extra_characters(cleaner, documents, bodies, learnt)
    assert with_template <= extra_characters(cleaner, documents, bodies, {})


def test_the_order_of_documents_changes_nothing(cleaner):
    documents, _ = site_of(6, above=ABOVE, below=BELOW)
    assert templates.learn(documents, cleaner) == templates.learn(documents[::-1], cleaner)
    digests = {templates.learn(documents, cleaner)["jiacheng"].digest, templates.NONE.digest}
    assert len(digests) == 2


def test_a_line_must_stand_in_a_share_of_many_documents():
    seen = templates.Site()
    for number in range(60):
        rare = "偶尔一见" if number < 4 else f"独此一家{number}"
        seen.add("\n".join(["处处可见", rare, *sentences(number, 3)]))
    assert seen.repeated() == {"处处可见": 60}


def test_sites_are_told_apart_by_host_or_folder():
    cases = {
        ("a/b.html", None): "a",
        ("b.html", None): "",
        ("x/www.example.org/2020/b.html", None): "www.example.org",
        ("a/b.html", "HTTPS://News.Example.org/1.html"): "news.example.org",
        ("a/b.html", "not an address"): "a",
    }
    assert {case: templates.site(*case) for case in cases} == cases


def test_a_sample_is_chosen_by_paths_alone():
    paths = [f"a/{n:04}.txt" for n in range(500)] + ["b/1.txt", "b/2.txt"]
    sample = list(templates.chosen(paths))
    assert len(sample) == templates.SAMPLE
    assert all(path.startswith("a/") for path in sample)
    more = list(templates.chosen(sorted([*paths, "a/0250-new.txt"])))
    assert len(set(sample) ^ set(more)) <= 2


def test_many_sites_at_once_stay_bounded(cleaner):
    text, _ = page(1, above=ABOVE)
    documents = (Document(f"s{n}/{k}.txt", f"{text}\n第{k}页".encode()) for k in range(1) for n in range(200))
    assert templates.learn(documents, cleaner) == {}
