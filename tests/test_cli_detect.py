"""`ipcorpus detect`, as a user calls it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from ipcorpus.cli import command_line
from ipcorpus.errors import UsageProblem

HANS = "昨天下午，我们去图书馆还书，路上下起了大雨。"
HANT = "昨天下午，我們去圖書館還書，路上下起了大雨。"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_bytes(HANS.encode("gbk"))
    (tmp_path / "b.txt").write_bytes(HANT.encode("big5")[:-1])
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "d.txt").write_bytes(b"")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(
        command_line, ["detect", *map(str, arguments)], standalone_mode=False, catch_exceptions=False
    )


def test_a_line_for_each_document(folder):
    assert run(folder).output.splitlines() == [
        "a.txt\tgb18030\tfrequency\tzh-Hans\t0",
        "b.txt\tbig5\tfrequency\tzh-Hant\t1",
        "c.png\tnot text (PNG image)",
        "d.txt\tempty",
    ]


def test_a_saved_page_is_opened(tmp_path):
    page = f"<html><body><p>{HANT}</p></body></html>".encode("big5")
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    body = b"Content-Type: text/html; charset=big5\r\n\r\n" + page + b"\r\n--x--\r\n"
    (tmp_path / "a.mhtml").write_bytes(head + body)
    assert run(tmp_path / "a.mhtml").output == "a.mhtml\tbig5\tfrequency\tzh-Hant\t0\n"


def test_json_for_machines(folder):
    found = json.loads(run(folder / "a.txt", folder / "c.png", "--format", "json").output)
    assert [entry["path"] for entry in found] == ["a.txt", "c.png"]
    assert found[0] | {"path": ""} == {
        "path": "",
        "encoding": "gb18030",
        "how": "frequency",
        "script": "zh-Hans",
        "replaced": 0,
        "problem": None,
    }
    assert found[1]["problem"] == "not text (PNG image)"
    assert found[1]["encoding"] is None


def test_a_file_that_is_not_there(folder):
    with pytest.raises(UsageProblem, match="there is no"):
        run(folder / "nothing.txt")
