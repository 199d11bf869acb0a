"""explain, check, report, restore and schema, as a user calls them."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from ipcorpus.cli import command_line
from ipcorpus.errors import UsageProblem
from ipcorpus.steps.decode import decode

SAMPLES = Path(__file__).parents[1] / "samples/scraped"
DIRTY = SAMPLES / "mirror-a/0002.txt"


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(
        command_line, [str(argument) for argument in arguments], standalone_mode=False
    )
    if result.exception and not isinstance(result.exception, UsageProblem):
        raise result.exception
    return result


def records(out: Path, kind: str) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for file in sorted(out.glob(f"{kind}-*.jsonl"))
        for line in file.open(encoding="utf-8")
    ]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("run") / "out"
    run("clean", SAMPLES, "-o", place, "--cuts", "all", "--quiet")
    return place


def test_every_record_follows_the_schema(out: Path) -> None:
    validator = Draft202012Validator(json.loads(run("schema").output))
    articles = records(out, "articles")
    assert articles
    for article in articles:
        validator.validate(article)
        assert list(article) == validator.schema["required"]


def test_restore_gives_back_every_decoded_text_dump(out: Path) -> None:
    dumps = [article for article in records(out, "articles") if not article["removed"]["extract"]]
    assert len(dumps) >= 8
    for article in dumps:
        result = run("restore", out, article["id"])
        assert result.stdout_bytes.decode() == decode((SAMPLES / str(article["path"])).read_bytes()).text


def test_restore_without_all_cuts_says_how_to_get_them(tmp_path: Path) -> None:
    run("clean", SAMPLES, "-o", tmp_path / "out", "--quiet")
    result = run("restore", tmp_path / "out", "0" * 16)
    assert "--cuts all" in str(result.exception)


def test_restore_gives_nothing_back_where_a_cut_is_missing(out: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(out, tmp_path / "copy")
    kept = records(out, "cuts")
    for row in kept:
        row["cuts"] = [cut for cut in row["cuts"] if cut["step"] != "label"]
    rows = (json.dumps(row) + "\n" for row in kept)
    (copy / "cuts-00000.jsonl").write_text("".join(rows), "utf-8")
    article = next(row for row in records(out, "articles") if row["removed"]["label"])
    assert "the cuts of label are not all there" in str(run("restore", copy, article["id"]).exception)


def test_restore_of_an_unknown_id_says_so(out: Path) -> None:
    assert "no article has the id" in str(run("restore", out, "0" * 16).exception)


def test_explain_names_what_went_and_by_which_rule() -> None:
    shown = run("explain", DIRTY).output
    assert "pinyin" in shown or "repair" in shown
    assert "\x1b[" not in shown
    told = json.loads(run("explain", DIRTY, "--format", "json").output)
    strands = [strand for line in told["lines"] for strand in line["strands"]]
    gone = {strand[2].partition(":")[0] for strand in strands if strand[2]}
    assert {"repair", "label", "script"} <= gone
    assert "".join(text for text, added, _ in strands if not added) == DIRTY.read_text("utf-8")


def test_explain_names_each_field_where_it_was_found() -> None:
    told = json.loads(run("explain", SAMPLES / "mirror-a/0001.txt", "--format", "json").output)
    found = {name: line["label"] for line in told["lines"] for name in line["fields"]}
    expected = dict.fromkeys(("source", "authors", "published"), "meta")
    assert found == expected | dict.fromkeys(("title", "section"), "breadcrumb")
    closing = json.loads(run("explain", SAMPLES / "mirror-a/0003.txt", "--format", "json").output)["lines"][
        -1
    ]
    assert (closing["label"], closing["fields"]) == ("body", ["authors"])


def test_explain_wraps_in_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = run("explain", DIRTY).output.splitlines()
    assert max(cell_len(line) for line in lines) <= 40


def test_explain_as_a_page_keeps_hostile_text_as_text(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("今天<script>alert(1)</script>很好,大家都來看年(nián)畫。\n" * 3, "utf-8")
    page = run("explain", file, "--format", "html").output
    assert "<script" not in page
    assert "alert(1)" in page


def test_explain_as_a_diff() -> None:
    diff = run("explain", DIRTY, "--diff").output
    assert diff.startswith("--- a/0002.txt\n+++ b/0002.txt\n")


def test_explain_a_rejected_file_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    result = run("explain", tmp_path / "a.txt")
    assert result.return_value == 1
    assert "empty" in result.stderr


MENU = ["首页", "登录", "更多>>", "版权所有 某某"]


def test_explain_a_file_without_an_article_shows_its_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n".join(MENU), "utf-8")
    shown = run("explain", tmp_path / "a.txt")
    assert shown.return_value == 1
    assert all(line in shown.stdout for line in MENU)
    assert "copyright-line" in shown.stdout
    told = json.loads(run("explain", tmp_path / "a.txt", "--format", "json").stdout)
    assert (told["step"], told["reason"]) == ("label", "no article")
    assert [line["strands"][0][0] for line in told["lines"]] == MENU


def test_explain_reads_a_file_as_clean_does(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(DIRTY.read_bytes()))
    strands = [
        json.loads(run("explain", file, "--format", "json").stdout) for file in (tmp_path / "a.txt.gz", DIRTY)
    ]
    assert strands[0]["lines"] == strands[1]["lines"]
    (tmp_path / "b.gz").write_bytes(b"\x1f\x8b no gzip")
    assert run("explain", tmp_path / "b.gz").return_value == 1
    (tmp_path / "rows.jsonl").write_text('{"text": "甲"}\n' * 2, "utf-8")
    assert "holds several documents" in str(run("explain", tmp_path / "rows.jsonl").exception)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Five pages of one site, with furniture in words that no rule knows."""
    for number in range(5):
        body = [f"码头在{number + 1}月迎来第{number}批参观者，负责人说，街坊们都很高兴。" for _ in range(3)]
        lines = [f"甲城故事{number}", "来源：甲城日报", *body, "合作伙伴风采", "老照片征集中", "小城故事汇"]
        (tmp_path / "pages").mkdir(exist_ok=True)
        (tmp_path / "pages" / f"{number}.txt").write_text("\n".join(lines), "utf-8")
    return tmp_path / "pages"


def test_check_judges_as_clean_does(site: Path, tmp_path: Path) -> None:
    run("clean", site, "-o", tmp_path / "out", "--quiet")
    cleaned = (tmp_path / "out" / "cuts-00000.jsonl").read_text("utf-8")
    assert "site-template" in cleaned
    assert "site-template" in run("check", site, "--format", "json").stdout
    assert "site-template" not in run("check", site, "--format", "json", "--no-templates").stdout


def test_explain_judges_a_file_as_one_of_its_site(site: Path) -> None:
    page = site / "1.txt"
    assert "site-template" not in run("explain", page).stdout
    assert "site-template" in run("explain", page, "--site", site).stdout
    assert "site-template" in run("explain", page, "--site", site.parent).stdout
    assert "is not in" in str(run("explain", DIRTY, "--site", site).exception)


@pytest.mark.parametrize("form", ["text", "json", "github", "junit", "sarif"])
def test_check_finds_fault_with_a_dirty_folder(form: str) -> None:
    result = run("check", SAMPLES / "mirror-a", "--format", form)
    assert result.return_value == 1
    assert "0001.txt" in result.output


def test_check_names_places_from_the_working_folder_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        (tmp_path / name / "甲 #1").mkdir(parents=True)
        (tmp_path / name / "甲 #1" / "x.txt").write_bytes(b"")
    rows = tmp_path / "a" / "rows.jsonl"
    rows.write_text('{"body": ""}\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    assert "a/甲 #1/x.txt: decode" in run("check", "a").output
    assert "b/甲 #1/x.txt: decode" in run("check", "a", tmp_path / "b").output
    assert "a/rows.jsonl#1: read" in run("check", "a").output
    assert "a/rows.jsonl#1: decode" in run("check", "a", "--column", "body").output
    assert '"uri": "a/%E7%94%B2%20%231/x.txt"' in run("check", "a", "--format", "sarif").output
    monkeypatch.chdir(tmp_path / "b")
    assert f"{tmp_path}/a/rows.jsonl#1: read" in run("check", "../a/rows.jsonl").output
    assert f'"uri": "file://{tmp_path}/a/rows.jsonl%231"' in run("check", rows, "--format", "sarif").output


def test_check_changes_nothing_and_lets_clean_text_pass(tmp_path: Path) -> None:
    text = "夜里下了一场雨，早上起来院子里都是落叶。\n邻居家的孩子背着书包去上学了。"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    result = run("check", tmp_path)
    assert (result.return_value, result.output) == (0, "")
    assert (tmp_path / "a.txt").read_text("utf-8") == text


def test_check_reads_an_output_of_ours(out: Path) -> None:
    assert "articles-00000.jsonl#" in run("check", out, "--min-chars", "100000", "--exit-zero").output


def test_check_of_nothing_says_so(tmp_path: Path) -> None:
    assert "nothing to check" in str(run("check", tmp_path).exception)


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--exit-zero"], 0),
        (["--select", "decode"], 0),
        (["--select", "label"], 1),
        (["--ignore", "repair", "--ignore", "tidy", "--ignore", "label", "--ignore", "script"], 1),
        (["--statistics"], 1),
        (["--diff"], 1),
    ],
)
def test_check_listens_to_its_options(options: list[str], status: int) -> None:
    assert run("check", DIRTY, *options).return_value == status


@pytest.mark.parametrize(("limit", "status"), [("1", 0), ("0", 1), ("50%", 0), ("0.2", 1)])
def test_check_lets_so_many_rejected_pass(tmp_path: Path, limit: str, status: int) -> None:
    (tmp_path / "a.txt").write_text("夜里下了一场雨，早上起来院子里都是落叶。", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    assert run("check", tmp_path, "--max-rejected", limit).return_value == status


@pytest.mark.parametrize("limit", ["200%", "-1", "1.5", "many"])
def test_check_refuses_a_share_that_is_none(tmp_path: Path, limit: str) -> None:
    with pytest.raises(click.BadParameter, match="neither a number of documents nor a share"):
        run("check", tmp_path, "--max-rejected", limit)


def test_check_limits_on_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("夜里下了一场雨，早上起来院子里都是落叶。", "utf-8")
    assert "assess min-chars" in run("check", tmp_path, "--min-chars", "50").output
    assert "assess max-removed" in run("check", DIRTY, "--max-removed", "0.01").output


def test_report_holds_every_document_and_no_hostile_tag(out: Path, tmp_path: Path) -> None:
    run("report", out, "-o", tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text("utf-8")
    assert page.count("<script") == 2
    assert "mirror-a/0001.txt" in page


def test_report_of_a_folder_that_is_no_output(tmp_path: Path) -> None:
    assert "run.json" in str(run("report", tmp_path).exception)


def test_card_is_what_the_hub_reads(out: Path, tmp_path: Path) -> None:
    run("report", out, "--card", "-o", tmp_path / "README.md")
    _, front, body = (tmp_path / "README.md").read_text("utf-8").split("---\n", 2)
    assert 'path: "articles-*.jsonl"' in front
    assert "n<1K" in front
    articles = len(records(out, "articles"))
    assert f"{articles} articles" in body
