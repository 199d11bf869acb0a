"""Clean one folder of very many files; README.md beside this file says how to run it."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from ipcorpus.cli import status
from ipcorpus.sources import Choice, pieces


def _memory() -> int:
    """Give the most memory this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> int:
    """Make the folder, list it, clean it, and print what it took."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "scraped")
        site.mkdir()
        for number in range(files):
            (site / f"{number:07}.txt").write_text(f"馆长说，第{number}号馆有三层，周一闭馆。\n", "utf-8")
        before, began = _memory(), time.monotonic()
        listed = sum(1 for _ in pieces([site], Choice()))
        print(f"listed {listed} files in {time.monotonic() - began:.1f} s, {_memory() - before} MB more")
        began = time.monotonic()
        ended = status(["clean", str(site), "-o", str(Path(folder, "out")), "--quiet"])
        print(f"cleaned in {time.monotonic() - began:.1f} s, {_memory() - before} MB more, status {ended}")
        began = time.monotonic()
        status(["clean", str(site), "-o", str(Path(folder, "out"))])
        print(f"found done in {time.monotonic() - began:.1f} s")
    return ended


if __name__ == "__main__":
    sys.exit(main())
