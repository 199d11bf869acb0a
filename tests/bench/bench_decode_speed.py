"""How fast documents are decoded, beside the detectors that others use and beside a bare decode.

    pip install chardet chardetng-py faust-cchardet    # the peers; one that is missing is left out
    python tests/bench/bench_decode_speed.py TEXTS

TEXTS is a folder of UTF-8 files named by their language: `hans-news.txt`, `hant-blog.txt`. CPU time, the
best of several rounds; only ratios within one run say anything.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tracemalloc
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))
import decode_cases as cases
from decode_peers import readers

from ipcorpus.steps.decode import decode

if TYPE_CHECKING:
    from collections.abc import Callable


def main(folder: Path) -> None:
    """Print the tables."""
    for table in (speed, large, memory):
        print(f"\n== {table.__name__}: {table.__doc__}")
        table(folder)
    print(f"\n== loading: {loading.__doc__}")
    loading()


def speed(folder: Path) -> None:
    """Documents a second on pages of 3 kB: 70 % UTF-8, 22 % GBK, 8 % Big5."""
    documents = _mix(folder)
    seconds = {
        name: _best(lambda r=reader: [r(data) for data in documents]) for name, reader in readers().items()
    }
    for name, spent in seconds.items():
        ratio = spent / seconds["ipcorpus"]
        print(f"{name:<20} {len(documents) / spent:10,.0f} documents/s   ours is {ratio:5.1f} times as fast")


def _mix(folder: Path) -> list[bytes]:
    rng = random.Random(1)
    made = []
    for number in range(100):
        codec = "utf-8" if number < 70 else "gbk" if number < 92 else "big5"
        text = cases.texts(folder, "hant" if codec == "big5" else "hans")
        at = rng.randrange(len(text) - 2000)
        data = cases.page(text[at : at + 1600], "").encode(codec, "ignore")
        made.append(data[:3000] if codec != "utf-8" else data[:3000].decode("utf-8", "ignore").encode())
    return made


def large(folder: Path) -> None:
    """Time on files of 100 kB to 10 MB, as a multiple of a bare decode of the right codec."""
    for language, codec in (("hans", "utf-8"), ("hans", "gb18030"), ("hant", "big5hkscs")):
        text = cases.texts(folder, language).encode(codec, "ignore").decode(codec)
        for size in (100_000, 1_000_000, 10_000_000):
            data = (text * (2 * size // len(text) + 1)).encode(codec)[: size - size % 2]
            data = data[: data.rindex(b"\n")]
            bare = _best(lambda d=data, c=codec: d.decode(c), 15)
            ours = _best(lambda d=data: decode(d), 15)
            print(f"{codec:<10} {size:>10,} bytes  {ours * 1000:8.2f} ms  {ours / bare:5.2f} bare decodes")


def memory(folder: Path) -> None:
    """Most memory in use while a file of 100 MB is decoded, as a multiple of its size, the file included."""
    for codec in ("utf-8", "gb18030", "big5hkscs"):
        text = cases.texts(folder, "hant" if codec == "big5hkscs" else "hans") * 4
        data = text.encode(codec, "ignore")
        data = data * (100_000_000 // len(data))
        tracemalloc.start()
        decode(data)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        print(f"{codec:<10} {len(data):>12,} bytes: {(most + len(data)) / len(data):.2f} times its size")


def loading() -> None:
    """What loading the tables costs, in a new interpreter."""
    code = (
        "from time import process_time as t; import pkgutil; a = t();"
        "from ipcorpus.data.frequency import weights; weights(); print(t() - a)"
    )
    spent = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(7)
    ]
    print(f"the table of weights: {min(spent) * 1000:.1f} ms")


def _best(call: Callable[[], object], rounds: int = 7) -> float:
    """Give the least CPU time of several rounds, in seconds."""
    spent = []
    for _ in range(rounds):
        start = process_time()
        call()
        spent.append(process_time() - start)
    return min(spent)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
