"""Pages that a browser saved in one file with their pictures."""

import base64
import quopri

import pytest

from ipcorpus import Cleaner, Document
from ipcorpus.steps.extract.mhtml import opened

TEXT = "春天的公园里开满了花，来看花的人很多，大家都很高兴。\n到了傍晚，风停了，湖面上只有几只鸭子。"
PAGE = "<html><head><title>看花</title></head><body><h1>看花</h1>{}</body></html>".format(
    "".join(f"<p>{line}</p>" for line in TEXT.split("\n"))
)


def mhtml(encoding, encode, eol=b"\r\n", charset=b""):
    lines = [
        b"From: <Saved by Blink>",
        b"Snapshot-Content-Location: http://a.example/top",
        b"MIME-Version: 1.0",
        b'Content-Type: multipart/related; type="text/html";',
        b'\tboundary="--x(1)"',
        b"",
        b"----x(1)",
        b"Content-Type: text/css",
        b"",
        b"p { color: red }",
        b"----x(1)",
        b"Content-Type: text/html" + charset,
        b"Content-Transfer-Encoding: " + encoding,
        b"Content-Location: http://a.example/page",
        b"",
        encode(PAGE.encode("gb18030")),
        b"----x(1)",
        b"Content-Type: image/png",
        b"Content-Transfer-Encoding: base64",
        b"",
        b"AAAA",
        b"----x(1)--",
        b"",
    ]
    return eol.join(lines)


@pytest.mark.parametrize("eol", [b"\r\n", b"\n"])
@pytest.mark.parametrize(
    ("encoding", "encode"),
    [(b"quoted-printable", quopri.encodestring), (b"base64", base64.encodebytes), (b"8bit", bytes)],
)
def test_the_page_in_a_saved_file_is_cleaned(encoding, encode, eol):
    article = (
        Cleaner().clean(Document("a.mhtml", mhtml(encoding, encode, eol, b'; charset="gb2312"'))).article
    )
    assert (article.text, article.title, article.url) == (TEXT, "看花", "http://a.example/page")


@pytest.mark.parametrize(("wrappers", "found"), [(1, True), (3, True), (4, False)])
def test_a_page_in_so_many_wrappers_is_found(wrappers, found):
    data = mhtml(b"8bit", bytes)
    for number in range(wrappers - 1):
        mark = b"w%d" % number
        head = b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=" + mark
        data = head + b"\r\n\r\n--" + mark + b"\r\n" + data + b"\r\n--" + mark + b"--\r\n"
    assert (opened(Document("a.mhtml", data)).media_type == "text/html") == found


def test_what_its_part_declares_is_known():
    page = opened(Document("a.mht", mhtml(b"8bit", bytes, charset=b"; charset=GB2312")))
    assert (page.charset, page.media_type, page.path) == ("gb2312", "text/html", "a.mht")


def test_an_address_from_outside_wins():
    assert (
        opened(Document("a.mht", mhtml(b"8bit", bytes), url="http://b.example/")).url == "http://b.example/"
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>Content-Type: multipart/related",
        b"Subject: x\n\ntext",
        b"Content-Type: multipart/related\n\nno boundary",
        b"Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/plain\n\nx\n--a--",
        b"Content-Type: multipart/related; boundary=a\n\n"
        + b"--a\nContent-Type: multipart/related; boundary=a\n\n" * 500,
    ],
)
def test_what_holds_no_page_stays_as_it_is(data):
    document = Document("a", data)
    assert opened(document) is document
