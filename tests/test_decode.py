"""Which encoding a document is in: our own sentences in every Chinese encoding, damaged, glued, foreign."""

from __future__ import annotations

import gzip
import io
import random
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcorpus.errors import Reject
from ipcorpus.steps.decode import decode, web

HANS = (
    "昨天下午，我们去图书馆还书，路上下起了大雨。",
    "这家小店只卖三样东西：豆浆、油条、热包子。",
    "“明年春天再来吧”，老人说，“那时候桃花都开了。”",
    "项目共有12个人参加——其中一半是学生，另一半是老师。",
)
HANT = (
    "昨天下午，我們去圖書館還書，路上下起了大雨。",
    "這家小店只賣三樣東西：豆漿、油條、熱包子。",
    "「明年春天再來吧」，老人說，「那時候桃花都開了。」",
    "專案共有12個人參加，其中一半是學生，另一半是老師。",
)
PAGE = "<html><head><title>{0}</title>{1}<script>var a = 1;</script></head><body><p>{0}</p></body></html>"
JAPANESE = "これは私たちが書いた短い文章です。漢字とかなが混ざっています。"
KOREAN = "이것은 우리가 직접 쓴 짧은 문장입니다. 비가 오는 날에는 집에서 책을 읽습니다."
RUSSIAN = "Это короткий текст, который мы написали сами, чтобы проверить чтение файлов."
FRENCH = "Voilà un texte écrit par nous-mêmes : l'été dernier, la forêt était très sèche."
POLISH = "Zażółć gęślą jaźń, powiedział chłopiec, i poszedł dalej ścieżką przez łąkę."


def cases():
    for text in HANS:
        for codec, name in [
            ("utf-8", "utf-8"),
            ("utf-8-sig", "utf-8"),
            ("gbk", "gb18030"),
            ("gb18030", "gb18030"),
            ("utf-16", "utf-16le"),
            ("utf-16-le", "utf-16le"),
            ("utf-16-be", "utf-16be"),
            ("utf-32", "utf-32le"),
            ("utf-32-le", "utf-32le"),
            ("utf-32-be", "utf-32be"),
        ]:
            yield text, codec, name
    for text in HANT:
        for codec, name in [("gbk", "gb18030"), ("big5", "big5"), ("big5hkscs", "big5"), ("cp950", "big5")]:
            yield text, codec, name


@pytest.mark.parametrize(("text", "codec", "name"), list(cases()))
@pytest.mark.parametrize("declared", [None, "utf-8", "GB2312", "big5", "iso-8859-1", "nonsense"])
def test_plain_text_whatever_is_declared(text, codec, name, declared):
    decoded = decode(text.encode(codec), declared)
    assert (decoded.text, decoded.encoding, decoded.replaced) == (text, name, 0)


@pytest.mark.parametrize("meta", ["", '<meta charset="gb2312">', '<meta content="text/html; charset=big5">'])
@pytest.mark.parametrize(
    ("text", "codec"), [*((t, "gbk") for t in (*HANS, *HANT)), *((t, "big5") for t in HANT)]
)
def test_pages_whatever_they_declare(text, codec, meta):
    page = PAGE.format(text, meta)
    assert decode(page.encode(codec)).text == page


def test_rare_hanzi_in_four_bytes():
    text = HANS[0] + "𠮷野家的㐂字和䶮字，" + HANS[1]
    assert decode(text.encode("gb18030")).text == text


def test_the_dot_and_the_dash_of_gb2312_are_those_of_the_web():
    assert decode("阿·李——作家".encode("gb18030"), "gb2312").text == "阿·李——作家"


def test_hz():
    text = "我们还书~今天·下雨——\n明天"
    data = b"~{" + "我们还书".encode("gb18030").translate(bytes(b & 0x7F for b in range(256))) + b"~}~~"
    rest = "今天·下雨——".encode("gb18030").translate(bytes(b & 0x7F for b in range(256)))
    end = "明天".encode("gb18030").translate(bytes(b & 0x7F for b in range(256)))
    decoded = decode(data + b"~{" + rest + b"~}\n~{" + end + b"~}")
    assert decoded[:3] == (text, "hz-gb-2312", "escapes")


def test_iso_2022_cn():
    low = bytes(byte & 0x7F for byte in range(256))
    first, second = ("今天·下雨——".encode("gb18030").translate(low), "明天".encode("gb18030").translate(low))
    data = b"\x1b$)A\x0e" + first + b"\x0f ok\n\x1b$)A\x0e" + second
    assert decode(data)[:3] == ("今天·下雨—— ok\n明天", "iso-2022-cn", "escapes")
    assert decode(b"\x1b$)A and nothing behind it").encoding == "utf-8"


@pytest.mark.parametrize("text", ["if (a =~ {b}) {}", "sed 's~{x~{y~'", "a~{}b", "~~", "sep='~{ab~}'"])
def test_tildes_are_not_hz(text):
    assert decode(text.encode())[:3] == (text, "utf-8", "ascii")


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (JAPANESE, "shift_jis", "shift_jis"),
        (JAPANESE, "euc_jp", "euc-jp"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
        (JAPANESE, "utf-16-be", "utf-16be"),
        (KOREAN, "euc_kr", "euc-kr"),
        (KOREAN, "iso2022_kr", "iso-2022-kr"),
        (KOREAN, "utf-16-le", "utf-16le"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8_r", "koi8-r"),
        (FRENCH * 3 + " — “fin” …", "cp1252", "windows-1252"),
        (RUSSIAN, "utf-16-be", "utf-16be"),
        (FRENCH, "utf-16-le", "utf-16le"),
    ],
)
def test_other_languages(text, codec, name):
    decoded = decode(text.encode(codec))
    assert (decoded.text, decoded.encoding) == (text, name)


@pytest.mark.parametrize(
    ("text", "codec"), [(FRENCH, "latin-1"), (POLISH, "cp1250"), (POLISH, "iso8859-2"), (RUSSIAN, "cp866")]
)
def test_other_languages_are_not_chinese(text, codec):
    assert decode(text.encode(codec)).encoding not in {"gb18030", "big5"}


TEXT = "\n".join(HANS * 3)


@pytest.mark.parametrize("start", [0, 1, 2])
@pytest.mark.parametrize("end", [0, 1, 2])
def test_utf8_cut_inside_characters(start, end):
    data = TEXT.encode()
    decoded = decode(data[start : len(data) - end])
    assert decoded.encoding == "utf-8"
    assert TEXT[1:-1] in decoded.text
    assert decoded.replaced == decoded.text.count("\ufffd")


@pytest.mark.parametrize("text", [HANS[0], HANS[1], TEXT])
def test_gbk_cut_inside_characters(text):
    decoded = decode(text.encode("gbk")[1:-1])
    assert decoded.text == f"\ufffd{text[1:-1]}\ufffd"
    assert [cut.removed for cut in decoded.cuts] == [
        text[0].encode("gbk")[1:].hex(),
        text[-1].encode("gbk")[:1].hex(),
    ]


def test_broken_bytes_in_utf8_are_cuts_that_count_in_bytes():
    data = bytearray(TEXT.encode())
    data[30] = data[99] = 0xFF
    decoded = decode(bytes(data))
    assert decoded.encoding == "utf-8"
    assert decoded.replaced == decoded.text.count("\ufffd") == len(decoded.cuts)
    assert all(data[c.start : c.start + len(c.removed) // 2].hex() == c.removed for c in decoded.cuts)


def test_big5_cut_inside_a_character_comes_back_in_step():
    decoded = decode(HANT[0].encode("big5")[1:-1])
    assert decoded.encoding == "big5"
    assert decoded.text.endswith(HANT[0][3:-1] + "\ufffd")


def test_a_byte_order_mark_before_another_encoding():
    decoded = decode(b"\xef\xbb\xbf" + HANS[0].encode("gbk") + b"\xff")
    assert decoded[:4] == (HANS[0] + "\ufffd", "gb18030", "frequency", 1)
    assert [(cut.start, cut.removed) for cut in decoded.cuts] == [(0, "efbbbf"), (3 + 2 * len(HANS[0]), "ff")]


def test_a_byte_order_mark_before_broken_utf8():
    decoded = decode(b"\xef\xbb\xbf" + HANS[0].encode() + b"\xff")
    assert decoded[:2] == (HANS[0] + "\ufffd", "utf-8")
    assert [cut.rule for cut in decoded.cuts] == ["bom", "unreadable"]


@pytest.mark.parametrize("stray", [b"\x80", b"\xff"])
def test_stray_bytes_in_gbk(stray):
    first, second = (line.encode("gbk") for line in HANS[:2])
    decoded = decode(first + stray + second)
    assert decoded.encoding == "gb18030"
    assert HANS[0] in decoded.text
    assert HANS[1] in decoded.text


@pytest.mark.parametrize("at", [0, 9, 20, 41])
def test_a_byte_lost_from_gbk(at):
    data = "昨天下午我们去图书馆还书路上下起了大雨这家小店只卖三样东西".encode("gbk")
    decoded = decode(data[:at] + data[at + 1 :])
    assert decoded.encoding == "gb18030"


def test_a_zero_byte_in_a_text():
    for codec, name in (("utf-8", "utf-8"), ("gbk", "gb18030")):
        decoded = decode(HANS[0].encode(codec) + b"\0" + HANS[1].encode(codec))
        assert (decoded.text, decoded.encoding) == (f"{HANS[0]}\0{HANS[1]}", name)


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [("废旧", "gbk", "gb18030"), ("請準備", "big5", "big5"), ("青瓷", "big5", "big5")],
)
def test_a_declaration_decides_between_two_readings_that_say_as_much(text, codec, name):
    assert decode(text.encode(codec)).text != text
    assert decode(text.encode(codec), codec)[:3] == (text, name, "declared")


# As few hanzi as these may be another language's; what is declared decides between what they could be.
@pytest.mark.parametrize(("text", "codec", "name"), [("启蒙", "gbk", "gb18030"), ("術諮", "big5", "big5")])
def test_a_declaration_decides_over_very_short_text(text, codec, name):
    assert decode(text.encode(codec)).encoding not in {"gb18030", "big5"}
    decoded = decode(text.encode(codec), codec)
    assert decoded[:3] == (text, name, "declared")
    meta = f'<meta charset="{codec}">'
    assert decode(f"{meta}{text}".encode(codec))[:3] == (meta + text, name, "declared")


@pytest.mark.parametrize("declared", ["gb2312", "big5", "utf-8"])
@pytest.mark.parametrize(("text", "codec"), [(JAPANESE, "euc_jp"), (KOREAN, "euc_kr"), (RUSSIAN, "koi8_r")])
def test_a_wrong_declaration_makes_no_chinese_of_other_languages(text, codec, declared):
    assert decode(text.encode(codec), declared).text == text


def test_valid_utf8_is_utf8_whatever_is_declared():
    data = "通知".encode("gbk")
    assert decode(data, "gb2312").text == data.decode("utf-8")


def test_what_nothing_else_reads_is_read_as_what_it_says_most():
    data = bytes.fromhex("d7f2ccec cf80 ce9f a3fe ced2 c380 c8a5cdbccae9 7fddbb9f cae9a1a3")
    decoded = decode(data)
    assert (decoded.encoding, decoded.replaced) == ("gb18030", 1)
    assert "去图书" in decoded.text


def test_ascii_with_a_few_bytes_of_nothing_known():
    data = b"plain words, many of them, and then a mark \x9d\xe9\x81 and words again"
    decoded = decode(data)
    assert decoded.text.startswith("plain words, many of them, and then a mark ")
    assert decoded.encoding not in {"gb18030", "big5"}


@pytest.mark.parametrize("mark", ["\n", "<"])
def test_glued_files_are_read_line_by_line(mark):
    for codecs in (("gbk", "utf-8"), ("utf-8", "gbk"), ("big5", "utf-8")):
        texts = (HANT[0] * 3, HANT[1] * 2)
        data = mark.encode().join(text.encode(codec) for text, codec in zip(texts, codecs, strict=True))
        decoded = decode(data)
        assert (decoded.text, decoded.how, decoded.replaced) == (mark.join(texts), "lines", 0)


@pytest.mark.parametrize("first", ["utf-8", "gbk", "big5"])
@pytest.mark.parametrize("second", ["utf-8", "gbk", "big5"])
@pytest.mark.parametrize("order", ["AB", "AAAAB", "ABABAB", "ABBBBB"])
def test_lines_in_two_encodings_in_any_order(first, second, order):
    codecs = [first if each == "A" else second for each in order]
    texts = [HANT[number % 4] for number in range(len(codecs))]
    data = b"\n".join(text.encode(codec) for text, codec in zip(texts, codecs, strict=True))
    decoded = decode(data)
    assert (decoded.text, decoded.replaced) == ("\n".join(texts), 0)
    assert (decoded.how == "lines") == (first != second)


def test_a_short_line_goes_with_the_lines_before_it():
    data = f"{HANS[0]}\n{HANS[1]}\n".encode("gbk") + f"{HANT[0]}\n圖書館\n".encode("big5")
    assert decode(data).text == f"{HANS[0]}\n{HANS[1]}\n{HANT[0]}\n圖書館\n"
    assert decode(f"{HANS[0]}\n".encode("gbk") + "圖書館\n".encode("big5")).encoding == "gb18030"


def test_lines_of_another_language_are_not_glued_chinese():
    lines = [RUSSIAN.encode("koi8_r")] * 4 + [HANS[0].encode("gbk")]
    assert decode(b"\n".join(lines)).how != "lines"


def test_a_table_drawn_with_lines():
    table = "┌──┬──┐\n│名称│数量│\n├──┼──┤\n│螺丝│二百│\n└──┴──┘"
    assert decode(table.encode("gbk"))[:2] == (table, "gb18030")


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbf", b" \r\n\t", "　\n".encode("gbk"), "\ufeff ".encode("utf-16-le")]
)
def test_white_space_is_empty(data):
    with pytest.raises(Reject, match="no character but white space") as caught:
        decode(data)
    assert caught.value.reason == "empty"


def test_hanzi_after_much_ascii():
    text = "<script>var a = 1;</script>\n" * 15_000 + HANS[0]
    assert decode(text.encode("gbk")).text == text


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_large_file_is_decoded_bit_by_bit(codec, monkeypatch):
    text = "".join(HANS) + "𠮷" + "".join(HANT)
    data = text.encode(codec)
    for size in (1, 7, len(data) - 1, len(data)):
        monkeypatch.setattr(web, "_LARGE", size)
        assert decode(data).text == text
    assert decode(data[:-1]).replaced == 1


def archive(name: str = "a.txt") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(name, TEXT)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG image"),
        (b"GIF89a\1\0\1\0", "GIF image"),
        (b"BM\x46\0\0\0\0\0\0\0\x36", "BMP image"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "WebP image"),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (archive(), "ZIP archive"),
        (archive("[Content_Types].xml"), "Office document"),
        (archive("mimetype"), "EPUB book or OpenDocument file"),
        (gzip.compress(TEXT.encode()), "gzip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "OLE document"),
        (b"BZh91AY&SY\x12\x34", "bzip2"),
        (b"\0\0\0\x20ftypisom", "MP4 or HEIF media"),
        (random.Random(7).randbytes(3000), "binary data"),
        (bytes(1000), "binary data"),
    ],
)
def test_what_is_not_text_is_rejected_with_its_kind(data, kind):
    with pytest.raises(Reject) as caught:
        decode(data)
    assert (caught.value.step, caught.value.reason, caught.value.detail) == ("decode", "not text", kind)


def test_empty():
    with pytest.raises(Reject, match="empty"):
        decode(b"")


@pytest.mark.parametrize("text", ["BM和RIFF都是缩写", "PK赛开始了", "RIFF and BM", "a\0b and more text here"])
def test_text_that_begins_like_a_picture(text):
    assert decode(text.encode()).text == text


@given(data=st.binary(max_size=60), declared=st.sampled_from([None, "gbk", "big5", "shift_jis", "rot13"]))
def test_any_bytes_are_text_or_rejected(data, declared):
    reasons = []
    try:
        decoded = decode(data, declared)
        decoded.text.encode()
        assert decode(data, declared) == decoded
    except Reject as end:
        reasons.append(end.reason)
    assert set(reasons) <= {"empty", "not text"}
