"""Cleaning many documents from Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import ipcorpus
from ipcorpus import Cleaned, Rejected, Settings, clean_batch, clean_sources

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "青溪县图书馆本周末开放新馆,新馆有三层,藏书四十万册。"


def test_sources_are_cleaned_one_by_one(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / "c.txt").touch()
    found = list(clean_sources(tmp_path, settings=Settings(punctuation="keep")))
    assert [type(outcome) for outcome in found] == [Cleaned, Cleaned, Rejected]
    assert [outcome.article.path for outcome in found[:2]] == ["a.txt", "b.txt"]
    assert found[0].article.text == TEXT


@pytest.mark.system
def test_a_batch_keeps_its_rows() -> None:
    pa = pytest.importorskip("pyarrow")
    rows = [
        {"text": TEXT, "path": "a", "url": "http://a.cn/1"},
        {"text": "", "path": "b", "url": None},
        {"text": None, "path": None, "url": None},
    ]
    found = clean_batch(pa.RecordBatch.from_pylist(rows)).to_pylist()
    assert [row["path"] for row in found] == ["a", "b", "#3"]
    assert [row["rejected"] for row in found] == [None, "decode: empty", "decode: empty"]
    assert found[0]["text"] == TEXT.replace(",", "，")
    assert found[0]["url"] == "http://a.cn/1"


@pytest.mark.system
def test_a_batch_of_bytes_is_decoded() -> None:
    pa = pytest.importorskip("pyarrow")
    batch = pa.RecordBatch.from_pylist([{"page": (TEXT * 5).encode("gb18030")}])
    (row,) = clean_batch(batch, "page", Settings(script="hant")).to_pylist()
    assert row["text"].startswith("青溪縣圖書館")


def test_every_public_name_is_there() -> None:
    assert [name for name in ipcorpus.__all__ if not hasattr(ipcorpus, name)] == []
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        ipcorpus.nothing  # noqa: B018 - asked for to see it fail
