import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcorpus.steps.label.fold import _table, fold
from ipcorpus.steps.label.lines import views


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("當前位置：首頁", "当前位置:首页"),
        ("産權 爲 内 閲讀 閱讀", "产权 为 内 阅读 阅读"),
        ("著作权人与发明人", "著作权人与发明人"),
        ("【關閉】〔打印〕", "[关闭][打印]"),
        ("Ｃopyright　© ２０１９", "copyright © 2019"),
        ("来源｜作者丨编辑", "来源|作者|编辑"),
        ("二○一九年、第三期。", "二○一九年、第三期。"),
        ("İstanbul 𠮷野家", "İstanbul 𠮷野家"),
    ],
)
def test_fold_writes_alike_what_means_the_same(written, folded):
    assert fold(written) == folded


@given(st.text())
def test_fold_keeps_every_offset_and_is_final(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert [i for i, char in enumerate(folded) if char == "\n"] == [
        i for i, char in enumerate(text) if char == "\n"
    ]


@given(
    st.text("今天是星期一，。", max_size=300),
    st.text("產權ＡＢ：a\U00020bb7\ue000", max_size=60),
    st.integers(0, 300),
)
def test_fold_turns_each_character_by_the_table(plain, strange, at):
    text = plain[:at] + strange + plain[at:]
    assert fold(text) == text.translate(_table()) == "".join(map(fold, text))


@given(st.text(alphabet="首頁。a \n\t\u3000"))
def test_views_point_at_the_visible_part_of_each_line(text):
    lines = text.split("\n")
    found = views(text)
    for number, start, shown, folded in zip(*found, strict=True):
        assert text[start : start + len(shown)] == shown == lines[number].strip()
        assert fold(shown) == folded
    assert found.numbers == [number for number, line in enumerate(lines) if line.strip()]
