"""How often and how fast a document's encoding is found, beside the detectors that others use.

    pip install chardet chardetng-py faust-cchardet    # the peers; one that is missing is left out
    python tests/bench/bench_decode.py TEXTS [--count 20] [--seed 1] [--errors] [TABLE ...]

TEXTS is a folder of UTF-8 files named by their language: `hans-news.txt`, `hant-blog.txt`, `ja-manual.txt`.
A text counts as right when it is exact to the character; a peer's `gb2312` is read as gb18030 and its
`cp950` as Big5, both as browsers read them. Tables: chinese damage glued foreign binary mojibake weights
sample speed large memory import.
"""

from __future__ import annotations

import argparse
import gzip
import io
import random
import subprocess
import sys
import tracemalloc
import zipfile
from collections import Counter, defaultdict
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
import decode_cases as cases

from ipcorpus.errors import Reject
from ipcorpus.steps.decode import decode, hanzi
from ipcorpus.steps.decode.labels import named
from ipcorpus.steps.decode.sample import pieces
from ipcorpus.steps.decode.web import read
from ipcorpus.steps.repair.mojibake import mend

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Reader = Callable[[bytes], tuple[str | None, str]]


class Options(NamedTuple):
    """What to measure on, how much of it, and whether to show what went wrong."""

    folder: Path
    count: int
    seed: int
    errors: bool


def main() -> None:
    """Print the tables that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("tables", nargs="*", default=list(TABLES))
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    for table in given.tables:
        print(f"\n== {table}")
        TABLES[table](Options(given.folder, given.count, given.seed, given.errors))


OURS_ONLY = False


def readers() -> dict[str, Reader]:
    """Give ours and the peers that are installed."""
    found: dict[str, Reader] = {"ipcorpus": _ours}
    for name, (module, call) in ({} if __import__("os").environ.get("OURS") else PEERS).items():
        try:
            import_module(module)
        except ImportError:
            print(f"({name} is not installed: left out)")
            continue
        found[name] = _peer(call)
    return found


def _ours(data: bytes) -> tuple[str | None, str]:
    try:
        decoded = decode(data)
    except Reject:
        return None, ""
    return decoded.text, decoded.encoding


def _peer(call: Callable[[bytes], str | None]) -> Reader:
    def reader(data: bytes) -> tuple[str | None, str]:
        label = call(data)
        if not label:
            return None, ""
        name = named(label) or label.lower()
        name = {"utf-8-sig": "utf-8", "utf-16": "utf-16le", "utf-32": "utf-32le"}.get(name, name)
        try:
            if name in {"utf-8", "gb18030", "big5", "utf-16le", "utf-16be", "utf-32le", "utf-32be"}:
                return read(data, name).text, name
            return data.decode(name, "replace"), name
        except LookupError:
            return None, name

    return reader


def _charset_normalizer(data: bytes) -> str | None:
    best = import_module("charset_normalizer").from_bytes(data).best()
    return best.encoding if best else None


PEERS: dict[str, tuple[str, Callable[[bytes], str | None]]] = {
    "charset-normalizer": ("charset_normalizer", _charset_normalizer),
    "chardet": ("chardet", lambda data: import_module("chardet").detect(data)["encoding"]),
    "chardetng": ("chardetng_py", lambda data: import_module("chardetng_py").detect(data, allow_utf8=True)),
    "faust-cchardet": ("cchardet", lambda data: import_module("cchardet").detect(data)["encoding"]),
}


def chinese(options: Options) -> None:
    """Share of exact texts by size, core encodings and the others, every form of document."""
    score(options, cases.chinese(options.folder, options.count, options.seed), _by_size, _is_exact)


def _by_size(case: cases.Case) -> str:
    size, codec, _ = case.about.split()
    wide = "HZ" if codec == "hz" else "UTF-16, UTF-32"
    return f"{size:>5} characters" if codec in cases.CHINESE else wide


def damage(options: Options) -> None:
    """Share of damaged documents in the right family of encodings."""
    score(options, cases.damaged(options.folder, options.count, options.seed), _about, _is_family)


def glued(options: Options) -> None:
    """Share of glued documents of which every line is right."""
    score(options, cases.glued(options.folder, options.count, options.seed), _about, _is_exact)


def foreign(options: Options) -> None:
    """Share of slices of other languages that are called Chinese; the share read right in brackets."""
    found = list(cases.foreign(options.folder, options.count, options.seed))
    for name, reader in readers().items():
        called: Counter[str] = Counter()
        right = 0
        for case in found:
            text, encoding = reader(case.data)
            called[case.about] += encoding in {"gb18030", "big5", "hz-gb-2312"}
            right += text == case.text
        bad = called.total()
        print(
            f"{name:<20} {bad / len(found):8.2%} of {len(found)} called Chinese, {right / len(found):.1%} right"
        )
        if options.errors:
            print("   ", [entry for entry in called.most_common(12) if entry[1]])


def _about(case: cases.Case) -> str:
    return case.about


def _is_exact(case: cases.Case, text: str | None, _: str) -> bool:
    return text == case.text


def _is_family(case: cases.Case, _: str | None, encoding: str) -> bool:
    return encoding == case.name


def score(
    options: Options,
    found: Iterable[cases.Case],
    row: Callable[[cases.Case], str],
    is_right: Callable[[cases.Case, str | None, str], bool],
) -> None:
    """Print a table of the share of right cases, a row for each group and a column for each reader."""
    every, documents = readers(), list(found)
    right: dict[str, Counter[str]] = {name: Counter() for name in every}
    total = Counter(row(case) for case in documents)
    wrong = defaultdict(list)
    for case in documents:
        for name, reader in every.items():
            text, encoding = reader(case.data)
            if is_right(case, text, encoding):
                right[name][row(case)] += 1
            elif name == "ipcorpus":
                wrong[case.about].append((encoding, case.text[:60], case.data[:40]))
    print(f"{'':<22} {'documents':>9} " + " ".join(f"{name:>18}" for name in every))
    for group, count in total.items():
        shares = " ".join(f"{right[name][group] / count:18.2%}" for name in every)
        print(f"{group:<22} {count:>9} {shares}")
    for about, examples in wrong.items() if options.errors else ():
        print("  wrong:", about, len(examples), examples[0])


def binary(options: Options) -> None:
    """Share of files refused that are no text."""
    rng = random.Random(options.seed)
    files = [made for _ in range(options.count) for made in _binaries(rng)]
    for name, reader in readers().items():
        print(
            f"{name:<20} {sum(reader(data)[0] is None for data in files) / len(files):8.1%} of {len(files)}"
        )


def _binaries(rng: random.Random) -> list[bytes]:
    noise = rng.randbytes(rng.randrange(300, 5000))
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("word/document.xml", noise)
    return [
        noise,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + noise,
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" + noise,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(400) + noise,
        gzip.compress(noise),
        archive.getvalue(),
    ]


def mojibake(options: Options) -> None:
    """Share of misread texts given back exactly, and of good texts that were changed."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for broken, text, about in cases.misread(options.folder, options.count, options.seed):
        total[about] += 1
        right[about] += mend(broken).text == text
        if options.errors and mend(broken).text != text:
            print("  wrong:", about, repr(text[:50]), repr(mend(broken).text[:50]))
    for about, count in total.items():
        print(f"{about:<20} {right[about] / count:8.1%} of {count} exact")
    rng = random.Random(options.seed)
    for path in sorted(options.folder.glob("*.txt")):
        text = path.read_text("utf-8")
        pieces = (text[at : at + 400] for at in (rng.randrange(len(text)) for _ in range(options.count * 10)))
        harmed = [piece for piece in pieces if mend(piece).cuts]
        print(f"{path.name:<20} {len(harmed)} of {options.count * 10} good texts changed", *harmed[:1])


def weights(options: Options) -> None:
    """Weights of the right and the wrong reading, and what is between them: least, 1 %, 50 %, 99 %, most."""
    groups: dict[str, list[tuple[float, float]]] = defaultdict(list)
    documents = [
        *cases.chinese(options.folder, options.count * 4, options.seed, (10, 20, 50, 200)),
        *cases.foreign(options.folder, options.count * 10, options.seed),
    ]
    for case in documents:
        if case.name not in {"gb18030", "big5"} and case.about[0].isdigit():
            continue
        readings = hanzi.readings(pieces(case.data))
        both = {reading.encoding: reading.weight for reading in readings}
        best = case.name if case.name in both else max(both, key=lambda name: both[name])
        group = " ".join(case.about.split()[:2]) if case.about[0].isdigit() else case.about
        groups[group].append((both[best], both[best] - min(both.values())))
    for group, found in groups.items():
        for what, column in zip(("weight", "gap"), zip(*found, strict=True), strict=True):
            ranked = sorted(column)
            marks = (0, len(ranked) // 100, len(ranked) // 2, len(ranked) * 99 // 100, len(ranked) - 1)
            print(f"{group:<24} {what:<7} " + " ".join(f"{ranked[at]:6.1f}" for at in marks))


def speed(options: Options) -> None:
    """Documents a second on pages of 3 kB: 70 % UTF-8, 22 % GBK, 8 % Big5."""
    documents = _mix(options)
    seconds = {
        name: _best(lambda r=reader: [r(data) for data in documents]) for name, reader in readers().items()
    }
    for name, spent in seconds.items():
        ratio = spent / seconds["ipcorpus"]
        print(f"{name:<20} {len(documents) / spent:10,.0f} documents/s   ours is {ratio:5.1f} times as fast")


def _mix(options: Options) -> list[bytes]:
    rng = random.Random(options.seed)
    made = []
    for number in range(100):
        codec = "utf-8" if number < 70 else "gbk" if number < 92 else "big5"
        text = cases.texts(options.folder, "hant" if codec == "big5" else "hans")
        at = rng.randrange(len(text) - 2000)
        data = cases.page(text[at : at + 1600], "").encode(codec, "ignore")
        made.append(data[:3000] if codec != "utf-8" else data[:3000].decode("utf-8", "ignore").encode())
    return made


def large(options: Options) -> None:
    """Time on files of 100 kB to 10 MB, as a multiple of a bare decode of the right codec."""
    for language, codec in (("hans", "utf-8"), ("hans", "gb18030"), ("hant", "big5hkscs")):
        text = cases.texts(options.folder, language).encode(codec, "ignore").decode(codec)
        for size in (100_000, 1_000_000, 10_000_000):
            data = (text * (2 * size // len(text) + 1)).encode(codec)[: size - size % 2]
            data = data[: data.rindex(b"\n")]
            bare = _best(lambda d=data, c=codec: d.decode(c), 15)
            ours = _best(lambda d=data: decode(d), 15)
            print(
                f"{codec:<10} {size:>10,} bytes  {ours * 1000:8.2f} ms  {ours / bare:5.2f} times a bare decode"
            )


def memory(options: Options) -> None:
    """Most memory in use while a file of 100 MB is decoded, as a multiple of its size, the file included."""
    for codec in ("utf-8", "gb18030", "big5hkscs"):
        text = cases.texts(options.folder, "hant" if codec == "big5hkscs" else "hans") * 4
        data = text.encode(codec, "ignore")
        data = data * (100_000_000 // len(data))
        tracemalloc.start()
        decode(data)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        print(f"{codec:<10} {len(data):>12,} bytes: {(most + len(data)) / len(data):.2f} times its size")


def loading(_: Options) -> None:
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


TABLES: dict[str, Callable[[Options], None]] = {
    "chinese": chinese,
    "damage": damage,
    "glued": glued,
    "foreign": foreign,
    "binary": binary,
    "mojibake": mojibake,
    "weights": weights,
    "speed": speed,
    "large": large,
    "memory": memory,
    "import": loading,
}

if __name__ == "__main__":
    main()
