"""How often and how fast a document's encoding is found, beside the detectors that others use.

    pip install chardet chardetng-py faust-cchardet    # the peers; one that is missing is left out
    python tests/bench/bench_decode.py TEXTS [--count 20] [--seed 1] [--errors] [TABLE ...]

TEXTS is a folder of UTF-8 files named by their language: `hans-news.txt`, `hant-blog.txt`, `ja-manual.txt`.
A text counts as right when it is exact to the character; a peer's `gb2312` is read as gb18030 and its
`cp950` as Big5, both as browsers read them. Tables: chinese damage glued foreign binary mojibake weights.
Speed is in bench_decode_speed.py.
"""

from __future__ import annotations

import argparse
import gzip
import io
import random
import sys
import zipfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
import decode_cases as cases
from decode_peers import readers

from ipcorpus.steps.decode import hanzi
from ipcorpus.steps.decode.sample import pieces
from ipcorpus.steps.repair.mojibake import mend

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Options(NamedTuple):
    """What to measure on, how much of it, and whether to show what went wrong."""

    folder: Path
    count: int
    seed: int
    errors: bool
    alone: bool


def main() -> None:
    """Print the tables that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("tables", nargs="*", default=list(TABLES))
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", action="store_true", help="show what we got wrong")
    parser.add_argument("--alone", action="store_true", help="leave the peers out")
    given = parser.parse_args()
    for table in given.tables:
        print(f"\n== {table}")
        TABLES[table](Options(given.folder, given.count, given.seed, given.errors, given.alone))


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
    for name, reader in readers(alone=options.alone).items():
        called: Counter[str] = Counter()
        right = 0
        for case in found:
            text, encoding = reader(case.data)
            called[case.about] += encoding in {"gb18030", "big5", "hz-gb-2312"}
            right += text == case.text
        bad = called.total()
        print(f"{name:<20} {bad / len(found):8.2%} of {len(found)} Chinese, {right / len(found):.1%} right")
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
    every, documents = readers(alone=options.alone), list(found)
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
    for name, reader in readers(alone=options.alone).items():
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
    """Weights of the right and the wrong reading, and the gap: least, 1 %, 50 %, 99 %, most."""
    groups: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
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
        groups[group].append((both[best], both[best] - min(both.values()), min(both.values())))
    for group, found in groups.items():
        for what, column in zip(("weight", "gap", "wrong"), zip(*found, strict=True), strict=True):
            ranked = sorted(column)
            marks = (0, len(ranked) // 100, len(ranked) // 2, len(ranked) * 99 // 100, len(ranked) - 1)
            print(f"{group:<24} {what:<7} " + " ".join(f"{ranked[at]:6.1f}" for at in marks))


TABLES: dict[str, Callable[[Options], None]] = {
    "chinese": chinese,
    "damage": damage,
    "glued": glued,
    "foreign": foreign,
    "binary": binary,
    "mojibake": mojibake,
    "weights": weights,
}

if __name__ == "__main__":
    main()
