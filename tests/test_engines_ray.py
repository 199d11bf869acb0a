"""The Ray engine on real clusters: the same bytes, and nothing lost or doubled when a node goes."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from folders import TEXT, content, scraped
from ipcorpus.cli import status

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.system


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return scraped(tmp_path, 200, times=20)


def clean(site: Path, out: Path, *more: str) -> int:
    return status(["clean", str(site), "-o", str(out), "--shard-size", "5", "--quiet", *more])


def test_ray_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    pytest.importorskip("ray")
    # A table large enough to be divided.
    rows = [json.dumps({"text": f"{TEXT * 20}第{number}行。"}, ensure_ascii=False) for number in range(40)]
    (site / "rows.jsonl").write_text("\n".join(rows), "utf-8")
    assert clean(site, tmp_path / "ray", "--engine", "ray", "--workers", "2") == 0
    assert len(list((tmp_path / "ray").glob("articles-*"))) > 40
    assert clean(site, tmp_path / "serial", "--engine", "serial") == 0
    assert content(tmp_path / "ray") == content(tmp_path / "serial")


def test_a_node_that_goes_costs_nothing(site: Path, tmp_path: Path) -> None:
    ray = pytest.importorskip("ray")
    utils = pytest.importorskip("ray.cluster_utils")
    cluster = utils.Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    try:
        second = cluster.add_node(num_cpus=1)
        out, killed = tmp_path / "ray", []

        def kill() -> None:
            while len(list(out.glob("articles-*"))) < 8:
                time.sleep(0.02)
            killed.append(len(list(out.glob("articles-*"))))
            cluster.remove_node(second, allow_graceful=False)

        killer = threading.Thread(target=kill)
        killer.start()
        assert clean(site, out, "--engine", "ray", "--address", cluster.address) == 0
        killer.join()
    finally:
        ray.shutdown()
        cluster.shutdown()
    assert clean(site, tmp_path / "serial", "--engine", "serial") == 0
    assert content(out) == content(tmp_path / "serial")
    assert killed[0] < len(list(out.glob("articles-*")))


def test_a_document_that_kills_its_workers_costs_itself(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ray")
    plugin = tmp_path / "sitecustomize.py"
    plugin.write_text(
        "import os, signal, ipcorpus.pipeline as pipeline\n"
        "honest = pipeline.Cleaner.clean\n"
        "def deadly(self, document, *more):\n"
        "    if document.path == '017.txt':\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return honest(self, document, *more)\n"
        "pipeline.Cleaner.clean = deadly\n"
    )
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    out = tmp_path / "out"
    assert clean(site, out, "--engine", "ray", "--workers", "2") == 0
    rejected = b"".join(file.read_bytes() for file in sorted(out.glob("rejected-*")))
    assert rejected == b'{"path":"017.txt","step":"clean","reason":"worker died","detail":""}\n'
    assert sum(file.read_bytes().count(b"\n") for file in out.glob("articles-*")) == 199


@pytest.mark.parametrize("given", ["--address", "RAY_ADDRESS"])
def test_an_address_where_nobody_listens_ends_it_soon(given: str, site: Path, tmp_path: Path) -> None:
    pytest.importorskip("ray")
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = f"127.0.0.1:{closed.getsockname()[1]}"
    asked = address if given == "--address" else "auto"
    command = [sys.executable, "-m", "ipcorpus", "clean", site, "-o", tmp_path / "out", "--engine", "ray"]
    ended = subprocess.run(
        [*command, "--address", asked],
        env=os.environ | {"RAY_ADDRESS": address},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,  # Ray alone knocks for three minutes
    )
    assert ended.returncode == 2
    assert ended.stderr == f"ipcorpus: no Ray cluster at '{asked}': Connection refused\n"


def test_an_address_where_something_else_listens_ends_it_soon(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("ray")
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=lambda: server.accept()[0].sendall(b"HTTP/1.1 400 Bad Request")).start()
        address = f"127.0.0.1:{server.getsockname()[1]}"
        assert clean(site, tmp_path / "out", "--engine", "ray", "--address", address) == 2
    told = f"ipcorpus: no Ray cluster at '{address}': what answers there is no Ray\n"
    assert capsys.readouterr().err == told


def test_an_address_that_is_none_is_told(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("ray")
    assert clean(site, tmp_path / "out", "--engine", "ray", "--address", "nowhere") == 2
    assert capsys.readouterr().err.startswith("ipcorpus: no Ray cluster at 'nowhere': ")


def test_sources_by_url_are_opened_by_the_workers(site: Path, tmp_path: Path) -> None:
    pytest.importorskip("ray")
    url, out = f"file://{site}", tmp_path / "url"
    more = ("--shard-size", "20", "--quiet")
    assert status(["clean", url, "-o", str(out), "--engine", "ray", "--workers", "2", *more]) == 0
    assert clean(site, tmp_path / "serial", "--engine", "serial", "--shard-size", "20") == 0
    assert content(out) == content(tmp_path / "serial")
