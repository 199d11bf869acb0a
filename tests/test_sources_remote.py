"""What is read from behind a URL: the same as from the disk, resumed alike, and clear errors."""

from __future__ import annotations

import functools
import http.server
import json
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any
from unittest import mock

import fsspec
import pytest

from folders import TEXT, content, scraped
from ipcorpus import Document, clean_sources
from ipcorpus.cli import status
from ipcorpus.errors import UsageProblem
from ipcorpus.sources import Choice, pieces, read
from test_sources import PAGE, tarred, zipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROWS = "".join(f'{{"text": "第{number}条消息。", "n": {number}}}\n' for number in range(3)).encode()
FILES = {
    "b.html": PAGE,
    "a/c.txt": "图书馆".encode(),
    "a.zip": zipped({"b.html": PAGE, "in.tar": tarred({"x.txt": b"x"})}),
    "a-b/p.tar.gz": tarred({"b.html": PAGE, "c/d.txt": b"d"}, "w:gz"),
    "a b.jsonl": ROWS,
    "题/篇.txt": "题".encode(),
    ".hidden/x.txt": b"x",
    "a/.x.txt": b"x",
    "large.txt": b"x" * 2000,
}


@pytest.fixture
def memory() -> Iterator[Any]:
    files = fsspec.filesystem("memory")
    yield files
    files.store.clear()
    files.pseudo_dirs[:] = [""]


@pytest.fixture
def twice(memory: Any, tmp_path: Path) -> Path:
    """Write the same files into a folder, and behind `memory://pages`."""
    for path, data in FILES.items():
        place = tmp_path / "pages" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        memory.pipe(f"/pages/{path}", data)
    return tmp_path / "pages"


def documents(*sources: str | Path, **more: Any) -> list[Any]:
    choice = Choice(max_bytes=1000, **more)
    return [document for piece in pieces(sources, choice) for document in read(piece, choice)]


@pytest.mark.parametrize(
    "choice", [{}, {"include": ("*.html",)}, {"exclude": ("a*",)}, {"exclude": ("*/c/*", "题")}]
)
def test_a_folder_behind_a_url_is_read_as_one_on_the_disk(choice: dict[str, Any], twice: Path) -> None:
    there = documents("memory://pages", **choice)
    assert there == documents(twice, **choice) == documents(f"file://{twice}", **choice)
    assert there


@pytest.mark.parametrize("name", ["a.zip", "a-b/p.tar.gz", "a b.jsonl", "b.html", "large.txt"])
def test_a_file_behind_a_url_is_read_as_one_on_the_disk(name: str, twice: Path) -> None:
    assert documents(f"memory://pages/{name}") == documents(twice / name) != []


def test_several_sources_are_named_by_their_ends(twice: Path) -> None:
    found = documents("memory://pages", twice, include=("b.html",), exclude=("*.zip", "*.gz"))
    assert [document.path for document in found] == [
        "memory/pages/b.html",
        f"{twice.parent.name}/pages/b.html",
    ]
    with pytest.raises(UsageProblem, match="named twice"):
        documents("memory://pages", "memory://pages")


def test_a_run_gives_the_same_bytes_and_goes_on(memory: Any, tmp_path: Path, capsys: Any) -> None:
    site = scraped(tmp_path, 40, times=2)
    memory.put(str(site), "/site", recursive=True)

    def clean(source: str | Path, out: Path, *more: str) -> str:
        assert status(["clean", str(source), "-o", str(out), "--shard-size", "5", *more]) == 0
        return capsys.readouterr().err

    clean(site, tmp_path / "disk", "--engine", "serial")
    clean("memory://site", tmp_path / "out", "--workers", "2")
    assert content(tmp_path / "out") == content(tmp_path / "disk")
    assert "nothing to do" in clean("memory://site", tmp_path / "out")
    memory.pipe("/site/017.txt", f"{TEXT}改了。".encode())
    (site / "017.txt").write_text(f"{TEXT}改了。", "utf-8")
    assert "1 shards are done again" in clean("memory://site", tmp_path / "out")
    clean(site, tmp_path / "disk")
    assert content(tmp_path / "out") == content(tmp_path / "disk")


def test_other_processes_open_what_this_one_listed(tmp_path: Path) -> None:
    site = scraped(tmp_path, 30, times=2)
    command = [sys.executable, "-m", "ipcorpus", "clean", f"file://{site}", "-o", tmp_path / "out", "--quiet"]
    subprocess.run([*command, "--workers", "2", "--shard-size", "5"], check=True)
    assert status(["clean", str(site), "-o", str(tmp_path / "disk"), "--shard-size", "5", "--quiet"]) == 0
    assert content(tmp_path / "out") == content(tmp_path / "disk")


def test_an_output_of_ours_gives_its_articles(memory: Any, tmp_path: Path) -> None:
    site, out = scraped(tmp_path, 3, times=2), tmp_path / "out"
    assert status(["clean", str(site), "-o", str(out), "--quiet"]) == 0
    memory.put(str(out), "/out", recursive=True)
    assert documents("memory://out") == documents(out)
    assert len(documents("memory://out")) == 3
    memory.put(str(out), "/pages/out", recursive=True)
    memory.pipe("/pages/a.txt", b"a")
    assert [document.path for document in documents("memory://pages")] == ["a.txt"]


def test_what_a_store_tells_decides_whether_a_file_changed(memory: Any) -> None:
    memory.pipe("/pages/a.txt", b"a")

    def changed(**told: Any) -> int:
        info = {"name": "/pages/a.txt", "size": 1, "type": "file"} | told
        with mock.patch.object(type(memory), "ls", return_value=[info]):
            [piece] = pieces(["memory://pages"], Choice())
        return piece.changed

    assert changed(ETag="x") == changed(ETag="x", LastModified="later") != changed(ETag="y")
    assert changed(LastModified="now") != changed(LastModified="later")
    before = changed()
    assert before == changed()
    memory.pipe("/pages/a.txt", b"b")
    assert before != changed(), "where it tells nothing the bytes decide"


ERRORS = {
    "memory://nowhere": "there is no 'memory://nowhere' to read",
    "file:///nowhere/at/all": "there is no 'file:///nowhere/at/all' to read",
    "nosuch://pages": "cannot read 'nosuch://pages': Protocol not known: nosuch",
}


@pytest.mark.parametrize("url", ERRORS)
def test_a_url_that_leads_nowhere_is_one_clear_line(url: str, tmp_path: Path, capsys: Any) -> None:
    assert status(["clean", url, "-o", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == f"ipcorpus: {ERRORS[url]}\n"


def test_the_extra_that_is_missing_is_named(
    tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)  # as if it were not there
    assert status(["clean", "s3://bucket/pages", "-o", str(tmp_path / "out")]) == 2
    told = "ipcorpus: 's3://bucket/pages' needs `pip install 'ipcorpus[remote]'`\n"
    assert capsys.readouterr().err == told


class Refused(Exception):
    """What a store raises whose errors are all its own."""

    status = 403


TROUBLE = {
    "closed": (PermissionError("closed"), "no permission to read 'memory://pages'"),
    "closed otherwise": (Refused(), "no permission to read 'memory://pages'"),
    "broken": (ConnectionError("the line\nis dead"), "ConnectionError: the line is dead"),
}


@pytest.mark.parametrize("case", TROUBLE)
def test_a_store_that_refuses_ends_the_run(case: str, memory: Any, tmp_path: Path, capsys: Any) -> None:
    memory.pipe("/pages/a.txt", b"a")
    with mock.patch.object(type(memory), "info", side_effect=TROUBLE[case][0]):
        assert status(["clean", "memory://pages", "-o", str(tmp_path / "out")]) == 2
    assert TROUBLE[case][1] in capsys.readouterr().err


@pytest.mark.parametrize("problem", [FileNotFoundError("gone"), PermissionError("closed"), Refused()])
def test_a_file_that_is_closed_to_us_costs_itself(problem: Exception, memory: Any) -> None:
    memory.pipe({"/pages/a.txt": b"a", "/pages/b.txt": b"b"})
    listed = list(pieces(["memory://pages"], Choice()))
    with mock.patch.object(type(memory), "open", side_effect=problem):
        assert [document.reason for piece in listed for document in read(piece, Choice())] == [
            "unreadable"
        ] * 2


def test_a_net_that_fails_ends_the_run_which_can_go_on(memory: Any, tmp_path: Path, capsys: Any) -> None:
    site = scraped(tmp_path, 20, times=1)
    memory.put(str(site), "/site", recursive=True)
    more = ("--shard-size", "4", "--quiet", "--engine", "serial", "--no-templates")
    honest = type(memory).open

    def fails(self: Any, path: str, *more: Any, **named: Any) -> Any:
        if path.endswith("013.txt"):
            raise ConnectionError("reset")
        return honest(self, path, *more, **named)

    out, disk = tmp_path / "out", tmp_path / "disk"
    with mock.patch.object(type(memory), "open", fails):
        assert status(["clean", "memory://site", "-o", str(out), *more]) == 2
    assert "013.txt': ConnectionError: reset" in capsys.readouterr().err
    assert list(out.glob("articles-*"))
    assert status(["clean", "memory://site", "-o", str(out), *more]) == 0
    assert status(["clean", str(site), "-o", str(disk), *more]) == 0
    assert content(out) == content(disk)


def test_folders_without_end_and_strange_names_are_trouble(memory: Any) -> None:
    memory.pipe({f"/pages{'/x' * 80}/a.txt": b"a", "/pages/b::c.txt": b"b"})
    found = {piece.path: piece.trouble for piece in pieces(["memory://pages"], Choice())}
    assert sorted(found.values()) == ["a name with ::", "nested too deep"]


def test_a_bucket_s_odd_names_are_not_lost(memory: Any) -> None:
    names = {"/p/a": "file", "/p/a ": "directory", "/p": "file", "/p/": "directory", "/p/b": "file"}
    listed = [{"name": name.strip(" "), "size": 1, "type": kind, "ETag": "x"} for name, kind in names.items()]
    inside = [{"name": "/p/a/c", "size": 1, "type": "file", "ETag": "x"}]
    memory.pipe("/p/a", b"")
    with mock.patch.object(type(memory), "ls", side_effect=[listed, inside]):
        found = {piece.path: piece.trouble for piece in pieces(["memory://p"], Choice())}
    assert found == {"/": "a folder without a name", "a": "", "a/c": "", "b": ""}


@pytest.mark.parametrize("verb", ["clean", "merge"])
def test_an_output_is_no_url(verb: str, capsys: Any) -> None:
    assert status([verb, "samples", "-o", "s3://bucket/out"]) == 2
    assert "'s3://bucket/out' is a URL; write into a folder" in capsys.readouterr().err


def test_the_library_and_check_read_urls(memory: Any, capsys: Any) -> None:
    memory.pipe("/pages/a.txt", f"{TEXT}第1条。".encode())
    assert [outcome.article.path for outcome in clean_sources("memory://pages")] == ["a.txt"]
    assert status(["check", "memory://pages", "--exit-zero"]) == 0
    assert status(["detect", "memory://pages", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["encoding"] == "utf-8"


@pytest.mark.system
def test_a_web_server_s_folder_is_read(twice: Path) -> None:
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(twice))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_address[1]}"
        names = {"a.zip", "a-b/p.tar.gz", "b.html", "large.txt", "a/c.txt"}
        found = [d for d in documents(f"{root}/") if d.path.partition("!")[0] in names]
        expected = [d for d in documents(twice) if d.path.partition("!")[0] in names]
        assert found == expected
        assert documents(f"{root}/b.html") == [Document("b.html", PAGE)]
        with pytest.raises(UsageProblem, match="there is no"):
            documents(f"{root}/nothing.html")
        server.shutdown()
