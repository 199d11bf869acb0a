"""`ipcorpus clean` as a user meets it: what it writes, what it says, how it ends."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from ipcorpus.cli import VERBS, status

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "青溪县图书馆本周末开放新馆。\n馆长说，新馆有三层，藏书四十万册，周一闭馆，其余各日从早上九点开到晚上九点。\n"  # noqa: E501 - hanzi count double


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of two sites with ten pages each, all different."""
    for name in ("甲站", "b-site"):
        (tmp_path / "scraped" / name).mkdir(parents=True)
        for number in range(10):
            (tmp_path / "scraped" / name / f"{number}.txt").write_text(f"{TEXT}{name}第{number}条。", "utf-8")
    return tmp_path / "scraped"


def rows(out: Path, kind: str) -> list[dict]:
    return [json.loads(line) for file in sorted(out.glob(f"{kind}-*.jsonl")) for line in file.open("rb")]


def content(out: Path) -> dict[str, bytes]:
    """Give all that readers see of an output, but for the clock."""
    files = {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()}
    summary = json.loads(files.pop("run.json"))
    del summary["timing"]
    return files | {"run.json": json.dumps(summary).encode()}


def started(*arguments: object, **more: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "ipcorpus", *map(str, arguments)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **more)


def test_writes_the_files_of_the_contract(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert status(["clean", str(site), "-o", str(out), "--quiet"]) == 0
    names = {file.name for file in out.iterdir() if not file.name.startswith(".")}
    expected = {
        "articles-00000.jsonl",
        "cuts-00000.jsonl",
        "rejected-00000.jsonl",
        "duplicates.jsonl",
        "run.json",
    }
    assert names == expected
    articles = rows(out, "articles")
    assert [row["path"] for row in articles] == [
        f"{s}/{n}.txt" for s in ("b-site", "甲站") for n in range(10)
    ]
    assert [row["id"] for row in rows(out, "cuts")] == [row["id"] for row in articles]
    summary = json.loads((out / "run.json").read_bytes())
    assert summary["schema"] == 1
    assert summary["counts"]["documents"] == summary["counts"]["articles"] == 20
    assert summary["counts"]["input_bytes"] == sum(f.stat().st_size for f in site.rglob("*.txt"))
    assert summary["settings"]["script"] == "hans"


def test_several_sources_stand_before_their_paths(site: Path, tmp_path: Path) -> None:
    out, single = tmp_path / "out", site / "甲站" / "3.txt"
    assert status(["clean", str(site / "b-site"), str(single), "-o", str(out), "--quiet"]) == 0
    assert [row["path"] for row in rows(out, "articles")] == [
        *(f"b-site/{n}.txt" for n in range(10)),
        "3.txt",
    ]


def test_sources_of_one_name_are_told_apart_by_their_folders(site: Path, tmp_path: Path) -> None:
    again = shutil.copytree(site / "b-site", tmp_path / "again/b-site")
    assert status(["clean", str(site / "b-site"), str(again), "-o", str(tmp_path / "out"), "--quiet"]) == 0
    folders = {str(row["path"]).split("/b-site/")[0] for row in rows(tmp_path / "out", "articles")}
    assert folders == {site.name, "again"}


def test_a_source_named_twice_is_refused(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(["clean", str(site), str(site), "-o", str(tmp_path / "out")]) == 2
    assert "named twice" in capsys.readouterr().err


def test_ids_hang_on_path_and_bytes_only(site: Path, tmp_path: Path) -> None:
    for name, script in (("one", "hans"), ("two", "hant")):
        assert status(["clean", str(site), "-o", str(tmp_path / name), "--script", script, "--quiet"]) == 0
    one, two = ([row["id"] for row in rows(tmp_path / name, "articles")] for name in ("one", "two"))
    assert one == two
    assert len(set(one)) == 20


def test_include_and_exclude(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    options = ["--include", "[0-3].txt", "--exclude", "甲站/*", "--exclude", "2.*"]
    assert status(["clean", str(site), "-o", str(out), "--quiet", *options]) == 0
    assert [row["path"] for row in rows(out, "articles")] == ["b-site/0.txt", "b-site/1.txt", "b-site/3.txt"]


def test_cuts_none_writes_none(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert status(["clean", str(site), "-o", str(out), "--quiet", "--cuts", "none"]) == 0
    assert not list(out.glob("cuts-*"))


def test_output_inside_the_source_is_never_input(site: Path) -> None:
    for out in (site / "out", site / "甲站" / "other", site / "out"):
        assert status(["clean", str(site), "-o", str(out), "--quiet"]) == 0
        assert json.loads((out / "run.json").read_bytes())["counts"]["documents"] == 20


BAD = {
    "missing": (["clean", "{tmp}/nowhere", "-o", "{tmp}/out"], "there is no '{tmp}/nowhere' to read"),
    "empty": (["clean", "{tmp}/empty", "-o", "{tmp}/out"], "nothing to clean: no file matched"),
    "nothing matches": (
        ["clean", "{tmp}/scraped", "-o", "{tmp}/out", "--include", "*.pdf"],
        "no file matched",
    ),
    "output is a file": (["clean", "{tmp}/scraped", "-o", "{tmp}/file"], "is a file; -o names a folder"),
    "unknown value": (
        ["clean", "{tmp}/scraped", "-o", "{tmp}/out", "--script", "hanz"],
        "'hanz' is not one of",
    ),
    "unknown option": (["clean", "{tmp}/scraped", "-o", "{tmp}/out", "--scirpt", "hans"], "--script"),
    "no output": (["clean", "{tmp}/scraped"], "Missing option '-o'"),
    "no source": (["clean", "-o", "{tmp}/out"], "Missing argument 'SOURCES...'"),
    "no such verb": (["claen"], "claen"),
    "no part": (["clean", "{tmp}/scraped", "-o", "{tmp}/out", "--shard", "0/4"], "the first of eight is 1/8"),
    "no rules": (
        ["clean", "{tmp}/scraped", "-o", "{tmp}/out", "--rules", "{tmp}/none"],
        "no such folder of rules",
    ),
    "strangers": (["clean", "{tmp}/scraped", "-o", "{tmp}/strange"], "holds shards but no ledger"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_usage_is_one_line_and_status_2(
    case: str, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert site.is_dir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    (tmp_path / "strange").mkdir()
    (tmp_path / "strange" / "articles-00000.jsonl").write_text("{}\n")
    arguments, message = BAD[case]
    assert status([part.format(tmp=tmp_path) for part in arguments]) == 2
    err = capsys.readouterr().err
    assert message.format(tmp=tmp_path) in err
    assert err.count("\n") == 1
    assert err.startswith("ipcorpus: ")


def test_what_cannot_be_read_is_rejected_and_the_rest_is_done(site: Path, tmp_path: Path) -> None:
    (site / "empty.txt").write_bytes(b"")
    (site / "binary.txt").write_bytes(bytes(range(256)) * 16)
    (site / "big.txt").write_bytes(b"x" * 5000)
    (site / "gone.txt").symlink_to(site / "nowhere.txt")
    (site / "loop").symlink_to(site)
    os.mkfifo(site / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind(os.path.relpath(site / "socket.txt"))
    (site / ".hidden.txt").write_text(TEXT, "utf-8")
    out = tmp_path / "out"
    arguments = ["clean", str(site), "-o", str(out), "--quiet", "--max-bytes", "4999"]
    assert status(arguments) == 0
    assert status([*arguments, "--strict"]) == 1
    reasons = {row["path"]: (row["step"], row["reason"]) for row in rows(out, "rejected")}
    assert reasons.pop("binary.txt")[0] == "decode"
    assert reasons == {
        "big.txt": ("read", "too large"),
        "empty.txt": ("decode", "empty"),
        "gone.txt": ("read", "unreadable: No such file or directory"),
        "loop": ("read", "a link to a folder"),
        "pipe.txt": ("read", "a pipe"),
        "socket.txt": ("read", "a socket"),
    }
    assert len(rows(out, "articles")) == 20


def test_names_that_are_no_utf8_are_shown_and_read(tmp_path: Path) -> None:
    folder = tmp_path / "scraped"
    folder.mkdir()
    for name in ("图书馆.txt".encode("gb18030"), b"two\nlines.txt", "新馆.txt".encode()):
        with open(os.fsencode(folder) + b"/" + name, "wb") as file:  # noqa: PTH123 - names as bytes
            file.write((TEXT + repr(name)).encode())
    assert status(["clean", str(folder), "-o", str(tmp_path / "out"), "--quiet"]) == 0
    shown = {row["path"] for row in rows(tmp_path / "out", "articles")}
    # The first two bytes of 图 in GB 18030 happen to be a letter in UTF-8.
    assert shown == {r"ͼ\xca\xe9\xb9\xdd.txt", r"two\x0alines.txt", "新馆.txt"}


def test_no_article_at_all_is_status_1(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert status(["clean", str(tmp_path / "empty.txt"), "-o", str(tmp_path / "out"), "--quiet"]) == 1


@pytest.mark.parametrize("engine", ["serial", "local"])
def test_every_engine_and_worker_count_gives_the_same_bytes(engine: str, site: Path, tmp_path: Path) -> None:
    for out, options in (("one", ["--engine", "serial"]), ("two", ["--engine", engine, "--workers", "3"])):
        arguments = ["clean", str(site), "-o", str(tmp_path / out), "--quiet", "--shard-size", "3", *options]
        assert status(arguments) == 0
    assert content(tmp_path / "one") == content(tmp_path / "two")
    assert len(list((tmp_path / "one").glob("articles-*"))) > 3


def test_duplicates_name_the_first_of_their_kind(site: Path, tmp_path: Path) -> None:
    (site / "z.txt").write_text((site / "b-site" / "4.txt").read_text("utf-8").replace("。", "。 "), "utf-8")
    out = tmp_path / "out"
    assert status(["clean", str(site), "-o", str(out), "--quiet", "--shard-size", "4"]) == 0
    ids = {row["path"]: row["id"] for row in rows(out, "articles")}
    pair = {"id": ids["z.txt"], "duplicate_of": ids["b-site/4.txt"], "kind": "exact"}
    assert [json.loads(line) for line in (out / "duplicates.jsonl").open()] == [pair]
    counts = json.loads((out / "run.json").read_bytes())["counts"]
    assert (counts["documents"], counts["articles"], counts["duplicates"]) == (21, 21, 1)


def test_piped_it_speaks_in_plain_lines(site: Path, tmp_path: Path) -> None:
    process = started("clean", site, "-o", tmp_path / "out", env=os.environ | {"FORCE_COLOR": "1"})
    out, err = process.communicate()
    assert process.returncode == 0
    assert out == ""
    assert "documents: 20\n" in err
    assert "\x1b" not in err


def test_quiet_says_nothing(site: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert status(["clean", str(site), "-o", str(tmp_path / "out"), "--quiet"]) == 0
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_with_nothing_half_written(
    number: signal.Signals, code: int, site: Path, tmp_path: Path
) -> None:
    for copy in range(100):
        (site / "b-site" / f"x{copy}.txt").write_text(f"{TEXT * 20}{copy}", "utf-8")
    # The last document takes seconds: long enough for the signal to come before the run ends.
    (site / "z-long.txt").write_text("老人們今年(nián)還是每天來湖邊散步。\n" * 100_000, "utf-8")
    out = tmp_path / "out"
    arguments = ["clean", site, "-o", out, "--shard-size", "20"]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # tests in the background inherit it ignored
    process = started(*arguments, "--workers", "1")
    while not list(out.glob("articles-*")):
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(number)
    _, err = process.communicate(timeout=20)
    assert process.returncode == code
    assert err.endswith("the same command goes on from here\n")
    assert not (out / "run.json").exists()
    assert not list((out / ".ipcorpus").glob("work-*"))
    for row in rows(out, "articles"):
        assert row["sha256"]
    assert status([*map(str, arguments), "--quiet"]) == 0
    assert status(["clean", str(site), "-o", str(tmp_path / "whole"), "--shard-size", "20", "--quiet"]) == 0
    assert content(out) == content(tmp_path / "whole")


def test_a_closed_pipe_is_no_error() -> None:
    process = started("clean", "--help")
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait() == 141


def test_help_lists_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["--help"]) == 0
    shown = capsys.readouterr().out
    for verb in VERBS:
        assert f"  {verb} " in shown
        assert status([verb, "--help"]) == 0


def test_help_needs_no_table() -> None:
    code = "import sys; from ipcorpus.cli import status; status(['--help']); sys.exit(repr(set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert not [name for name in ("lxml", "opencc", "regex", "rich", "orjson") if f"'{name}'" in done.stderr]
    assert "'ipcorpus.cli'" in done.stderr


@pytest.mark.parametrize("workers", ["1", "2"])
def test_another_package_called_opencc_stops_the_run(workers: str, tmp_path: Path) -> None:
    (tmp_path / "opencc").mkdir()
    (tmp_path / "opencc" / "__init__.py").write_text("class OpenCC: ...", "utf-8")
    (tmp_path / "in").mkdir()
    for name in "abc":
        (tmp_path / "in" / f"{name}.txt").write_text("國會昨日討論了這個問題，並且通過了決議。" * 4, "utf-8")
    line = [sys.executable, "-m", "ipcorpus", "clean", "in", "-o", "out", "--workers", workers]
    paths = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    environment = {**os.environ, "PYTHONPATH": paths}
    done = subprocess.run(line, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip uninstall opencc-py" in done.stderr
    assert done.stderr.count("\n") == 1


def test_standard_input_is_a_document(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for said in ("documents: 1\n", "nothing to do: all 1 documents are done"):
        process = started("clean", "-", "-o", out, stdin=subprocess.PIPE)
        _, err = process.communicate(TEXT)
        assert process.returncode == 0
        assert said in err
    assert [row["path"] for row in rows(out, "articles")] == ["stdin"]


def test_on_a_terminal_it_shows_a_bar_and_a_table(site: Path, tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    command = [
        sys.executable,
        "-m",
        "ipcorpus",
        "clean",
        str(site),
        "-o",
        str(tmp_path / "out"),
        "--shard-size",
        "5",
    ]
    process = subprocess.Popen(command, stderr=theirs, stdin=theirs, env=os.environ | {"TERM": "xterm"})
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # the terminal is gone with the process
        while block := os.read(ours, 4096):
            shown += block
    assert process.wait() == 0
    assert b"\x1b[" in shown
    assert "20 of 20 documents" in shown.decode()
    assert "shard " in shown.decode()
    assert "documents per second" in shown.decode()
