"""`hf://` against a server of our own that speaks as the hub does: the same as from the disk."""

from __future__ import annotations

import hashlib
import http.server
import json
import os
import re
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import unquote, urlsplit

import pytest

from folders import content, scraped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.system


class Hub(http.server.BaseHTTPRequestHandler):
    """Speaks as Hugging Face's hub does of one repository of data (https://huggingface.co/docs/hub/api)."""

    root: ClassVar[Path]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if path == "/api/datasets/me/pages":
            self.answer({"id": "me/pages", "sha": "a" * 40, "siblings": []})
        elif tree := re.fullmatch("/api/datasets/me/pages/tree/main(?:/(.*))?", path):
            folder = self.root / (tree[1] or "")
            self.answer([self.told(file) for file in sorted(folder.iterdir())] if folder.is_dir() else None)
        elif file := re.fullmatch("/datasets/me/pages/resolve/main/(.*)", path):
            self.answer((self.root / file[1]).read_bytes())
        else:
            self.answer(None)

    def told(self, file: Path) -> dict[str, object]:
        name = file.relative_to(self.root).as_posix()
        if file.is_dir():
            return {"type": "directory", "oid": "b" * 40, "size": 0, "path": name}
        data = file.read_bytes()
        return {"type": "file", "oid": hashlib.sha256(data).hexdigest(), "size": len(data), "path": name}

    def answer(self, what: object) -> None:
        body = what if isinstance(what, bytes) else json.dumps(what).encode()
        self.send_response(404 if what is None else 200)
        self.send_header("Content-Length", str(len(body)))
        if what is None:
            self.send_header("X-Error-Code", "EntryNotFound")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[str]:
    Hub.root = scraped(tmp_path, 8, times=3)
    (Hub.root / "sub").mkdir()
    (Hub.root / "sub" / "rows.jsonl").write_text(
        '{"text": "图书馆本周末开放新馆，周一闭馆。"}\n' * 3, "utf-8"
    )
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hub) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_the_hub_of_hugging_face_is_read(hub: str, tmp_path: Path) -> None:
    # The address of the hub is read when its package is loaded.
    environment = os.environ | {"HF_ENDPOINT": hub, "HF_HUB_DISABLE_TELEMETRY": "1", "NO_PROXY": "127.0.0.1"}

    def clean(source: object, out: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "ipcorpus", "clean", str(source), "-o", out]
        command = [*command, "--engine", "serial", "--shard-size", "4"]
        return subprocess.run(
            command, env=environment, cwd=tmp_path, check=False, capture_output=True, text=True
        )

    assert clean("hf://datasets/me/pages", "out").returncode == 0
    assert clean(Hub.root, "disk").returncode == 0
    assert content(tmp_path / "out") == content(tmp_path / "disk")
    assert "nothing to do" in clean("hf://datasets/me/pages", "out").stderr
    (Hub.root / "003.txt").write_text("图书馆本周末开放新馆，周一闭馆。", "utf-8")
    assert "shards are done again" in clean("hf://datasets/me/pages", "out").stderr
    assert clean(Hub.root, "disk").returncode == 0
    assert content(tmp_path / "out") == content(tmp_path / "disk")
    gone = clean("hf://datasets/me/pages/nothing", "none")
    assert gone.stderr == "ipcorpus: there is no 'hf://datasets/me/pages/nothing' to read\n"
    assert gone.returncode == 2
