"""Data is data: no network, no other program, no code out of it; a native crash costs one document."""

from __future__ import annotations

import faulthandler
import json
import os
import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ipcorpus import Document, pipeline
from ipcorpus.cli import status

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "青溪县图书馆本周末开放新馆。\n馆长说，新馆有三层，藏书四十万册，周一闭馆。\n"
# The interpreter reports what it does (https://docs.python.org/3/library/audit_events.html): whatever leaves
# this machine or runs another program ends the process at once. Workers are forked under the same guard, and
# speak with us through pairs of local sockets, which have no address.
GUARD = """
import os, sys
ENDS = ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostby",
        "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "urllib", "http.client", "ftplib",
        "smtplib", "webbrowser")
def guard(event, arguments):
    outside = event == "socket.__new__" and arguments[1] != 1
    if outside or event.startswith(ENDS):
        sys.stderr.write(f"FORBIDDEN {event} {arguments}\\n")
        sys.stderr.flush()
        os._exit(99)
sys.addaudithook(guard)
from ipcorpus.cli import main
sys.argv[0] = "ipcorpus"
main()
"""


def guarded(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", GUARD, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give pages that ask for the net in every way a page can, beside plain ones."""
    folder = tmp_path / "scraped"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"{TEXT}第{number}条。", "utf-8")
    (folder / "page.html").write_text(
        '<!DOCTYPE html [<!ENTITY x SYSTEM "http://127.0.0.1:9/x"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        '<html><head><base href="http://127.0.0.1:9/"><link rel=stylesheet href="http://127.0.0.1:9/a.css">'
        '<script src="http://127.0.0.1:9/a.js"></script><meta http-equiv=refresh content="0;url=http://a/">'
        f'<title>新馆开放</title></head><body><img src="http://127.0.0.1:9/i.png"><p>{TEXT}&x;&f;</p></body>',
        "utf-8",
    )
    (folder / "rows.jsonl").write_text(json.dumps({"text": TEXT, "url": "http://127.0.0.1:9/"}) + "\n")
    return folder


def test_the_guard_sees_the_net(tmp_path: Path) -> None:
    code = GUARD.replace("from ipcorpus.cli import main", "import socket; socket.create_connection(('', 9))")
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, cwd=tmp_path)
    assert ended.returncode == 99


def test_no_verb_opens_a_socket_or_starts_a_program(site: Path, tmp_path: Path) -> None:
    calls = [
        ("clean", site, "-o", "out", "--quiet", "--workers", "2", "--cuts", "all"),
        ("check", site, "--exit-zero"),
        ("explain", site / "page.html"),
        ("detect", *sorted(site.iterdir())),
        ("report", "out"),
        ("rules", "test"),
        ("rules", "learn", site),
        ("config",),
        ("schema",),
        *(
            ("clean", site, "-o", f"part-{n}", "--quiet", "--shard-size", "1", "--shard", f"{n}/2")
            for n in (1, 2)
        ),
        ("merge", "part-1", "part-2", "-o", "whole"),
        ("restore", "out", Document("0.txt", (site / "0.txt").read_bytes()).id),
    ]
    for call in calls:
        ended = guarded(*call, cwd=tmp_path)
        assert (ended.returncode, call, ended.stderr) != (99, call, ended.stderr)
        nothing_learnt = "learn" in call
        assert ended.returncode == nothing_learnt, (call, ended.stderr)
    articles = (tmp_path / "out" / "articles-00000.jsonl").read_text("utf-8")
    assert "root:" not in articles
    ((row),) = [row for row in map(json.loads, articles.splitlines()) if row["path"] == "page.html"]
    assert "藏书四十万册" in row["text"]


RULES = ['import = "os"', 'include = "/etc/passwd"', 'run = "id"', 'pattern = "(?{print(1)})"']
CONFIGS = ['plugins = ["os"]', 'include = "/etc/passwd"', "[clean]\nrun = 1"]


@pytest.mark.parametrize("line", [*RULES, *CONFIGS])
def test_neither_config_nor_rules_can_ask_to_run_or_read_anything(
    line: str,
    site: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    rule = tmp_path / "own" / "boilerplate" / "own.toml"
    rule.parent.mkdir(parents=True)
    if line in RULES:
        rule.write_text(f'[[rule]]\nid = "x"\nwhy = "x"\n{line}\ndrops = ["x"]\nkeeps = ["y"]\n')
    else:
        (tmp_path / "ipcorpus.toml").write_text(line)
    assert status(["clean", str(site), "-o", "out", "--rules", "own", "--quiet"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert ("own.toml" if line in RULES else "ipcorpus.toml") in err
    assert "root:" not in err


@pytest.mark.parametrize("step", ["decode", "label"])
def test_a_native_crash_in_any_step_costs_its_document(
    step: str, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest: Callable[..., object] = getattr(pipeline, step)
    limits = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, limits[1]))

    def crashing(given: object, *more: object, **named: object) -> object:
        if ("第3条".encode() if isinstance(given, bytes) else "第3条") in given:
            faulthandler.disable()  # pytest's would print where it happened
            os.abort()
        return honest(given, *more, **named)

    monkeypatch.setattr(pipeline, step, crashing)
    out = tmp_path / "out"
    try:
        assert status(["clean", str(site), "-o", str(out), "--quiet", "--workers", "2"]) == 0
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, limits)
    rejected = [json.loads(line) for line in (out / "rejected-00000.jsonl").open("rb")]
    assert [(row["path"], row["reason"]) for row in rejected] == [("3.txt", "worker died")]
    assert (out / "articles-00000.jsonl").read_bytes().count(b"\n") == 7
