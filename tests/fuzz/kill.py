"""Kill a run again and again, and look at what is left; README.md beside this file says how to run it.

Each round begins a run, kills it at a moment of chance, with all its workers or alone, does so with the run
that goes on from there, and lets the third one end. What it leaves must be what an undisturbed run leaves.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

TEXT = "青溪县图书馆本周末开放新馆。\n馆长说，新馆有三层，藏书四十万册，周一闭馆，其余各日从早上九点开到晚上九点。\n"  # noqa: E501 - hanzi count double
DOCUMENTS, SIZE, KILLS = 400, 20, 2


def started(site: Path, out: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "ipcorpus", "clean", str(site), "-o", str(out), "--quiet"]
    command += ["--shard-size", str(SIZE), "--workers", str(workers)]
    return subprocess.Popen(command, start_new_session=True)


def content(out: Path) -> dict[str, bytes]:
    """Give all that readers see of an output, but for the clock."""
    files = {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()}
    summary = json.loads(files.pop("run.json"))
    del summary["timing"]
    return files | {"run.json": json.dumps(summary).encode()}


def ids(out: Path) -> Counter[str]:
    """Count the records of each article."""
    rows = (json.loads(line) for file in out.glob("articles-*") for line in file.open("rb"))
    return Counter(row["id"] for row in rows)


def killed(process: subprocess.Popen[bytes], after: float, *, alone: bool) -> bool:
    """Kill a run after some seconds; tell whether it was still at work."""
    time.sleep(after)
    working = process.poll() is None
    if working and alone:
        process.kill()
    elif working:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return working


def main() -> int:
    """Run the rounds and print what came of them; exit with 1 where a round left anything else."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 8)
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        site, out = Path(folder, "scraped"), Path(folder, "out")
        site.mkdir()
        for number in range(DOCUMENTS):
            (site / f"{number:03}.txt").write_text(f"{TEXT * 10}第{number}条。", "utf-8")
        began = time.monotonic()
        started(site, Path(folder, "whole"), 2).wait()
        took, expected = time.monotonic() - began, content(Path(folder, "whole"))
        every = ids(Path(folder, "whole"))
        for _ in range(rounds):
            for _ in range(KILLS):
                process = started(site, out, chance.randint(1, 3))
                found["kills"] += killed(process, chance.uniform(0, took), alone=chance.random() < 1 / 3)
            found["runs that failed"] += started(site, out, 2).wait() != 0
            left = ids(out)
            found["records lost"] += len(every - left)
            found["records doubled"] += len(left - every)
            found["other bytes"] += content(out) != expected
            shutil.rmtree(out)
    kills = found.pop("kills")
    print(f"{rounds} rounds, {kills} kills of a run of {took:.1f} s: {dict(found)}")
    return int(found.total() > 0)


if __name__ == "__main__":
    sys.exit(main())
