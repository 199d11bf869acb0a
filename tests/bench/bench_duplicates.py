"""How the pass that lists duplicates grows: its time, its memory and its room on the disk.

`python tests/bench/bench_duplicates.py [--rows 1000000] [--near] [--json FILE]` makes up the keys (with
`--near` the signatures too) of so many articles and of a half, a quarter and an eighth of them, a tenth of
them copies of others and a twentieth nearly copies, and runs the pass over each in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

from ipcorpus.corpus import duplicates
from ipcorpus.sinks import keys, near

SHARD = 500
COPIES, NEARLY = 0.1, 0.05
# Of the 128 numbers of a signature so many differ between a text and its near copy: nine in ten are equal.
_OTHER = 12


def make(folder: Path, rows: int, *, with_near: bool) -> tuple[list[Path], list[Path]]:
    """Write the files that the shards of a run leave behind, out of chance numbers."""
    chance = random.Random(3)
    shards: tuple[list[Path], list[Path]] = ([], [])
    earlier: list[tuple[bytes, bytes]] = []
    for number in range(0, rows, SHARD):
        texts = [article(chance, earlier, with_near=with_near) for _ in range(min(SHARD, rows - number))]
        earlier[:] = texts[:: SHARD // 20] + earlier[:2000]
        ids = (chance.randbytes(keys.ID) for _ in texts)
        pairs = zip(ids, texts, strict=True)
        content = b"".join(id_ + text for id_, (text, _) in pairs), b"".join(sign for _, sign in texts)
        for kind, data, places in zip(("keys", "near"), content, shards, strict=True):
            places.append(folder / f"{kind}-{number:08}")
            places[-1].write_bytes(data)
    return shards[0], shards[1] if with_near else []


def article(
    chance: random.Random, earlier: list[tuple[bytes, bytes]], *, with_near: bool
) -> tuple[bytes, bytes]:
    """Give the digest and the signature of a text, of a copy of one, or of nearly one."""
    what = chance.random()
    if earlier and what < COPIES:
        return chance.choice(earlier)
    if not with_near:
        return chance.randbytes(keys.TEXT), b""
    signature = bytearray(chance.randbytes(near.WIDTH))
    if earlier and what < COPIES + NEARLY:
        signature[:] = chance.choice(earlier)[1]
        for at in chance.sample(range(near.NUMBERS), _OTHER):
            signature[4 * at : 4 * at + 4] = chance.randbytes(4)
    return chance.randbytes(keys.TEXT), bytes(signature)


def run(rows: int, *, with_near: bool) -> dict[str, float]:
    """Run the pass, and give what it took."""
    with tempfile.TemporaryDirectory() as folder:
        shards, signatures = make(Path(folder), rows, with_near=with_near)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        scratch = Path(folder) / "scratch"
        scratch.mkdir()
        os.environ["SQLITE_TMPDIR"] = str(scratch)
        room = Room(scratch)
        room.start()
        began, cpu = time.perf_counter(), time.process_time()
        found = duplicates.write(shards, signatures, scratch, Path(folder) / "duplicates.jsonl")
        spent = time.perf_counter() - began, time.process_time() - cpu
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        room.end.set()
        room.join()
    return {
        "rows": rows,
        "listed": found,
        "wall s": spent[0],
        "CPU s": spent[1],
        "µs a row": spent[1] / rows * 1e6,
        "MB before": before / 1024,
        "MB peak": after / 1024,
        "MB on disk": room.most / 1e6,
    }


class Room(threading.Thread):
    """Watches the room that a folder takes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(daemon=True)
        self.folder, self.most, self.end = folder, 0, threading.Event()

    def run(self) -> None:
        while not self.end.wait(0.2):
            with suppress(OSError):
                self.most = max(self.most, sum(file.stat().st_size for file in self.folder.iterdir()))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--near", action="store_true")
    options.add_argument("--json", type=Path)
    options.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.one:
        print(json.dumps(run(given.rows, with_near=given.near)))
        return
    table = []
    for share in (8, 4, 2, 1):
        command = [sys.executable, __file__, "--one", "--rows", str(given.rows // share)]
        ended = subprocess.run(
            [*command, *["--near"][: given.near]], check=True, stdout=subprocess.PIPE, text=True
        )
        table.append(json.loads(ended.stdout))
        if share == 8:
            print("".join(f"{name:>12}" for name in table[0]))
        print("".join(f"{value:>12,.1f}" for value in table[-1].values()), flush=True)
    if given.json:
        given.json.write_text(json.dumps(table, indent=2) + "\n")


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
