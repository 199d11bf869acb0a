"""The README's one line for each library, and how Hugging Face datasets reads what we write."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ipcorpus import clean_batch
from ipcorpus.cli import status

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.system

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
TEXT = "青溪县图书馆本周末开放新馆,新馆有三层,藏书四十万册。"
CLEAN = TEXT.replace(",", "，")
ROWS = [{"text": TEXT, "path": "a"}, {"text": "", "path": "b"}, {"text": f"{TEXT}好。", "path": "c"}]


def told(library: str) -> str:
    """Give the line that the README tells for a library: the same in English and in Chinese."""
    english, chinese = re.findall(rf"^\| {library} \| `(.+)` \|$", README, re.MULTILINE)
    assert english == chinese
    return str(english)


def carried_out(library: str, **names: Any) -> Any:
    return eval(told(library), {"clean_batch": clean_batch, **names})  # noqa: S307 - our own README


def check(rows: list[dict[str, Any]]) -> None:
    rows.sort(key=lambda row: row["path"])
    assert [row["path"] for row in rows] == ["a", "b", "c"]
    assert rows[0]["text"] == CLEAN
    assert rows[2]["text"] == f"{CLEAN}好。"
    assert rows[1]["rejected"] == "decode: empty"
    assert rows[1]["text"] is None


@pytest.fixture
def datasets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hub"))
    datasets = pytest.importorskip("datasets")
    monkeypatch.setattr(datasets.config, "HF_DATASETS_CACHE", tmp_path / "cache")
    return datasets


def test_datasets_map(datasets: Any) -> None:
    cleaned = carried_out("Hugging Face datasets", pages=datasets.Dataset.from_list(ROWS))
    check(cleaned.with_format(None).to_list())


def test_pandas() -> None:
    pandas, pyarrow = pytest.importorskip("pandas"), pytest.importorskip("pyarrow")
    cleaned = carried_out("pandas", frame=pandas.DataFrame(ROWS), pyarrow=pyarrow)
    assert list(cleaned["path"]) == ["a", "b", "c"]
    check(cleaned.astype(object).where(cleaned.notna(), None).to_dict("records"))


def test_ray_data() -> None:
    ray, pyarrow = pytest.importorskip("ray"), pytest.importorskip("pyarrow")
    pytest.importorskip("pandas")
    data = pytest.importorskip("ray.data")
    ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False)
    try:
        pages = data.from_arrow(pyarrow.Table.from_pylist(ROWS))
        check(carried_out("Ray Data", pages=pages).take_all())
    finally:
        ray.shutdown()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Write pages of which only the later ones say where they come from."""
    folder = tmp_path / "scraped"
    folder.mkdir()
    for number in range(40):
        head = "" if number < 20 else f"新馆开放第{number}号\n来源：青溪日报  时间：2023-04-26\n"
        (folder / f"{number:02}.txt").write_text(f"{head}{TEXT * 3}第{number}条。\n", "utf-8")
    return folder


def clean(site: Path, out: Path, *more: str) -> str:
    assert status(["clean", str(site), "-o", str(out), "--quiet", "--engine", "serial", *more]) == 0
    return str(out / "articles-*")


def columns(rows: Iterator[dict[str, Any]]) -> tuple[int, set[str | None]]:
    found = list(rows)
    return len(found), {row["source"] for row in found}


EXPECTED = (40, {None, "青溪日报"})


def test_datasets_loads_what_is_written(datasets: Any, site: Path, tmp_path: Path) -> None:
    for form, builder in (("jsonl", "json"), ("jsonl.zst", "json"), ("parquet", "parquet")):
        files = clean(site, tmp_path / form, "--format", form)
        assert columns(datasets.load_dataset(builder, data_files=files, split="train")) == EXPECTED


def test_datasets_needs_types_where_a_column_begins_late(datasets: Any, site: Path, tmp_path: Path) -> None:
    files = clean(site, tmp_path / "out", "--shard-size", "5")
    with pytest.raises(datasets.exceptions.DatasetGenerationError) as caught:
        datasets.load_dataset("json", data_files=files, split="train")
    assert "string to null" in str(caught.value.__cause__)
    assert status(["report", str(tmp_path / "out"), "--card"]) == 0
    assert columns(datasets.load_dataset(str(tmp_path / "out"), split="train")) == EXPECTED
    files = clean(site, tmp_path / "columns", "--shard-size", "5", "--format", "parquet")
    assert columns(datasets.load_dataset("parquet", data_files=files, split="train")) == EXPECTED
