from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipcorpus.document import Cut, apply, undo
from ipcorpus.lacking import lacking
from ipcorpus.steps.tidy import tidy
from ipcorpus.steps.tidy.characters import characters, odd
from ipcorpus.steps.tidy.composed import STABLE_BEYOND, UNSTABLE

CASES = {
    "nfc: a letter and its accent": ("a\u0304 e\u0301", "ā é"),
    "nfc: a twin of a hanzi": ("\uf90a属", "金属"),
    "nfc: twelve hanzi among the twins are no twins": ("\ufa0e\ufa0f", "\ufa0e\ufa0f"),
    "nfc: a heap of marks stays, the rest does not": (
        "Z" + "\u0301\u0316" * 20 + " a\u0301",
        "Z" + "\u0301\u0316" * 20 + " á",
    ),
    "never nfkc": ("㎡ ① ℃ ½ ™ ㈱ ㊣ Ⅷ …，（）", "㎡ ① ℃ ½ ™ ㈱ ㊣ Ⅷ …，（）"),
    "kangxi radicals": ("⼈⼝", "人口"),
    "radicals supplement": ("⺠⻓", "民长"),
    "a radical that nobody writes in that form": ("⾭年", "青年"),
    "zero-width": ("你好\u200b世\ufeff界\u2060", "你好世界"),
    "bidirectional controls": ("\u200e标题\u202c\u2069", "标题"),
    "soft hyphen and object": ("知识\xad产权\ufffc", "知识产权"),
    "controls": ("甲\x00乙\x08丙\x1f丁\x7f\x9f", "甲乙丙丁"),
    "a tab stays a separator": ("甲\t乙", "甲\t乙"),
    "joined pictures": ("👨\u200d👩\ufe0f", "👨\u200d👩\ufe0f"),
    "a joiner between hanzi": ("中\u200d文", "中文"),
    "a joiner behind marks that NFC sorts": ("ê\u0f71\u0301\u200d中", "ế\u0f71中"),
    "an icon between spaces that are entities": ("中&nbsp;\ue123&nbsp;文", "中  文"),
    "a joiner in Persian": ("می\u200cخواهم", "می\u200cخواهم"),
    "ideographic variation": ("葛\U000e0100", "葛\U000e0100"),
    "line separators": ("甲\u2028乙\u2029丙\x85丁\v戊\f己", "甲\n乙\n丙\n丁\n戊\n己"),
    "carriage returns": ("甲\r\n乙\r丙\r\r\n丁\n", "甲\n乙\n丙\n丁\n"),
    "spaces of every kind, one for one": ("\u3000\u3000甲\xa0\xa0乙\u2003丙\u202f丁", "  甲  乙 丙 丁"),
    "private use of GB 18030": ("国\ue5e5家\ue81e\ue78d\ue7c7", "国 家龴，ḿ"),
    "private use between hanzi stays": ("价格\ue123\ue124元", "价格\ue123\ue124元"),
    "an icon that stands alone": ("\ue600 首页 \ue601\n\ue602", " 首页 \n"),
    "a bullet of Word": ("\uf06c第一点", "第一点"),
    "full-width letters and digits": ("ＡＢＣ２０１９ａｚ", "ABC2019az"),
    "full-width marks stay": ("１７％，《甲》（乙）", "17％，《甲》（乙）"),
    "marks of a full-width number": (
        "３．５％ １０：３０ １，２００人 ２０１９／０７／２５ ０４７１－６９",
        "3.5％ 10:30 1,200人 2019/07/25 0471-69",
    ),
    "marks between a full-width number and words": ("１．甲，２０人；１２，３人", "1．甲，20人；12，3人"),
    "small forms": ("來源﹕本站﹐甲﹑乙﹔﹙丙﹚﹖", "來源：本站，甲、乙；（丙）？"),
    "vertical forms": ("︽甲︾︵乙︶︒", "《甲》（乙）。"),
    "entities": ("&ldquo;甲&rdquo;&nbsp;乙&#12290;&#x4E2D;A&amp;B&hellip;&zwnj;", "“甲” 乙。中A&B…"),
    "entities once": ("&amp;nbsp; &amp;amp;lt;", "&amp;nbsp; &amp;amp;lt;"),
    "a tag that is shown stays shown": ("&lt;div&gt; 3 &lt; 5", "&lt;div&gt; 3 < 5"),
    "no entity at all": ("A&B; &unknown; &#1; &;", "A&B; &unknown; &#1; &;"),
    "a lone surrogate": ("甲\ud800乙", "甲\ufffd乙"),
    "Japanese and Korean": ("「日本語」、カタカナ・ﾊﾝｶｸ｡ 한국어", "「日本語」、カタカナ・ﾊﾝｶｸ｡ 한국어"),
}

DIRT = (
    "甲乙a1Ａ９．，：－\r\n\v\x85\u2028 \t\xa0\u3000\u200b\u200d\u200c\xad\x00\u0301\u0304"
    "\uf90a⼈⺠\ue600\ue5e5\uf06c﹕︽&#;lt\u037e가\u1100\u1161👨می\ud800\ue78d"
)
texts = st.one_of(
    st.text(alphabet=DIRT, max_size=40),
    st.lists(
        st.sampled_from(["&nbsp;", "&amp;", "&#8203;", "&lt;", "&#59;", "&nb", "sp;", "\u200b", "a", "#"]),
        max_size=8,
    ).map("".join),
    st.text(max_size=40),
)


@pytest.mark.parametrize(("found", "written"), CASES.values(), ids=CASES.keys())
def test_tidies(found, written):
    changed = tidy(found)
    assert changed.text == written
    assert undo(changed.text, changed.cuts) == found


def test_names_the_rule_of_every_cut():
    found = "\r\n\u3000\u200b⼈\ue5e5Ａ﹕a\u0301&nbsp;中\u200d\ud800\ue600 "
    rules = {
        "newline",
        "space",
        "invisible",
        "radical",
        "private-use",
        "width",
        "form",
        "nfc",
        "entity",
        "joiner",
        "surrogate",
    }
    assert {rule for cut in tidy(found).cuts for rule in cut.rule.split("+")} == rules


@pytest.mark.parametrize(
    "indents",
    [("\u3000\u3000",) * 3, ("\u3000" * 4, "\u3000\u3000"), ("\u3000" * 3,), ("\u3000\u3000\xa0", "\xa0")],
)
def test_an_indent_is_one_cut(indents):
    lines = [f"{indent}甲乙" for indent in indents]
    starts = [sum(map(len, lines[:at])) + at for at in range(len(lines))]
    cuts = [
        Cut(start, indent, " " * len(indent), "space") for start, indent in zip(starts, indents, strict=True)
    ]
    assert tidy("\n".join(lines)).cuts == cuts


def test_leaves_full_width_letters_where_asked():
    assert tidy("ＡＢＣ\u3000１", width="keep").text == "ＡＢＣ １"


def test_leaves_entities_and_the_number_of_lines_of_a_page():
    assert tidy("写作&nbsp;\xa0\r\n甲\u2028乙", markup=True).text == "写作&nbsp;  \n甲 乙"


@given(texts)
@settings(max_examples=200)
def test_undo_idempotent_and_storable(text):
    changed = tidy(text)
    assert apply(text, changed.cuts) == changed.text
    assert undo(changed.text, changed.cuts) == text
    assert tidy(changed.text) == (changed.text, [])
    assert unicodedata.is_normalized("NFC", changed.text)
    changed.text.encode()


@given(st.text(alphabet="甲乙 \n\u3000a\u0301", max_size=30))
@settings(max_examples=100)
def test_line_endings_do_not_matter(text):
    assert tidy(text.replace("\n", "\r\n")).text == tidy(text).text
    assert tidy(text.replace("\n", "\r")).text == tidy(text).text


def test_what_is_not_looked_at_is_in_order():
    every = "".join(map(chr, range(0x30000)))
    assert not characters("".join(lacking(odd()).findall(every)))
    passed = "".join(lacking(UNSTABLE, STABLE_BEYOND).findall(every))
    # What composes with a letter before it stands behind that in what it makes, or is a jamo of Hangul.
    pieces = {char for made in every for char in unicodedata.normalize("NFD", made)[1:]}
    assert pieces.isdisjoint(passed)
    assert not any(map(unicodedata.combining, passed))
    assert all(unicodedata.is_normalized("NFC", char) for char in passed)
    assert tidy("100 ℃ ™ №5 αβ “①”").cuts == []
