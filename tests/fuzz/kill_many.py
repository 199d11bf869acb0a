"""Kill a run at random moments, many times, and let it end: `python tests/fuzz/kill_many.py [TIMES] [SEED]`.

Each time a run over the same folder is killed with SIGKILL, again and again until it ends by itself; at times
the parent alone is killed, or one worker alone. Then documents are counted, and bytes compared with
those of a run that nobody disturbed. Prints what it saw; ends with status 1 at the first difference.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

DOCUMENTS = 200
# A run that is killed so often is left to end.
MOST = 3
TEXT = "青溪县图书馆本周末开放新馆。\n馆长说，新馆有三层，藏书四十万册，周一闭馆。\n" * 10


def content(out: Path) -> dict[str, bytes]:
    files = {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()}
    summary = json.loads(files.pop("run.json"))
    del summary["timing"]
    return files | {"run.json": json.dumps(summary).encode()}


def command(site: Path, out: Path) -> list[str]:
    options = ["--quiet", "--shard-size", "20", "--workers", "2"]
    return [sys.executable, "-m", "ipcorpus", "clean", str(site), "-o", str(out), *options]


def victims(parent: int, chance: random.Random) -> list[int]:
    """Choose whom to kill: all, the parent alone, or one worker alone."""
    with suppress(OSError):
        children = [
            int(child) for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        ]
        choice = chance.randrange(3)
        if choice == 0 and children:
            return [chance.choice(children)]
        if choice == 1:
            return [parent, *children]
    return [parent]


def killed_until_done(site: Path, out: Path, chance: random.Random) -> int:
    """Run to the end, killing on the way; give how often it was killed."""
    kills = 0
    while True:
        process = subprocess.Popen(command(site, out), stderr=subprocess.DEVNULL)
        patience = time.monotonic() + chance.uniform(0.1, 1.2)
        while process.poll() is None and time.monotonic() < patience:
            time.sleep(0.005)
        if process.poll() is None and kills < MOST:
            for victim in victims(process.pid, chance):
                with suppress(ProcessLookupError):
                    os.kill(victim, signal.SIGKILL)
            kills += 1
        if process.wait() == 0:
            return kills


def main() -> int:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as root:
        site = Path(root, "scraped")
        site.mkdir()
        for number in range(DOCUMENTS):
            (site / f"{number:04}.txt").write_text(f"{TEXT}第{number}条。", "utf-8")
        subprocess.run(command(site, Path(root, "whole")), check=True)
        whole = content(Path(root, "whole"))
        for number in range(times):
            out = Path(root, f"out-{number}")
            seen["kills"] += killed_until_done(site, out, chance)
            seen["runs"] += 1
            ids = [json.loads(row)["id"] for file in out.glob("articles-*") for row in file.open("rb")]
            seen["lost"] += DOCUMENTS - len(set(ids))
            seen["doubled"] += len(ids) - len(set(ids))
            seen["different"] += content(out) != whole
    sys.stdout.write(" ".join(f"{name} {number}" for name, number in seen.items()) + "\n")
    return int(bool(seen["lost"] or seen["doubled"] or seen["different"]))


if __name__ == "__main__":
    sys.exit(main())
