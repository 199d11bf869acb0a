"""The whole way from files to records beside datatrove and data-juicer, each with the steps it has for it.

`python tests/bench/bench_peers.py [--documents 2000] [--datatrove PYTHON] [--data-juicer PYTHON]`

The peers are heavy and want other versions of things than each other: give the Python of an environment of
its own for each (`pip install 'datatrove[processing]' opencc`; `pip install py-data-juicer aiohttp opencc
ftfy`). All clean the same made-up simplified and traditional articles in UTF-8, as neither peer finds
encodings, takes pinyin out or knows Chinese boilerplate: they repair mojibake, drop lines, mask addresses,
convert to simplified script and write JSON Lines; data-juicer gets them as JSON Lines, as it reads tables
best, and drops copies. Figures are CPU seconds of the process and all its children, from start to end;
`without start` is the rate between all documents and a tenth of them.
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
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import opencc
from bench_corpus import article

if TYPE_CHECKING:
    from collections.abc import Sequence

DATATROVE = """
import sys
from importlib.metadata import version
print(version("datatrove"))
from pathlib import Path
import opencc
from datatrove.data import Document
from datatrove.executor.local import LocalPipelineExecutor
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.formatters import FTFYFormatter, PIIFormatter, SymbolLinesFormatter
from datatrove.pipeline.writers.jsonl import JsonlWriter

class Texts(PipelineStep):
    name = "texts"
    def __init__(self, folder):
        super().__init__()
        self.folder = folder
    def run(self, data=None, rank=0, world_size=1):
        for path in sorted(Path(self.folder).iterdir())[rank::world_size]:
            yield Document(text=path.read_text("utf-8"), id=path.name)

class Simplified(PipelineStep):
    name = "simplified"
    def run(self, data=None, rank=0, world_size=1):
        convert = opencc.OpenCC("t2s").convert
        for document in data:
            document.text = convert(document.text)
            yield document

folder, out = sys.argv[1:]
steps = [Texts(folder), FTFYFormatter(), SymbolLinesFormatter(), PIIFormatter(), Simplified(),
         JsonlWriter(out, compression=None)]
LocalPipelineExecutor(steps, tasks=1, workers=1, logging_dir=out + "-logs").run()
"""
DATA_JUICER = """
import sys
from importlib.metadata import version
print(version("py-data-juicer"))
from data_juicer.config import init_configs
from data_juicer.core import DefaultExecutor

folder, out = sys.argv[1:]
config = out + ".yaml"
with open(config, "w") as file:
    file.write(f'''
project_name: bench
dataset_path: {folder}.jsonl
export_path: {out}/cleaned.jsonl
np: 1
process:
  - fix_unicode_mapper:
  - whitespace_normalization_mapper:
  - punctuation_normalization_mapper:
  - clean_copyright_mapper:
  - clean_links_mapper:
  - clean_email_mapper:
  - chinese_convert_mapper:
      mode: t2s
  - document_deduplicator:
''')
DefaultExecutor(init_configs(["--config", config])).run()
"""
OURS = """
import sys
from importlib.metadata import version
print(version("ipcorpus"))
from ipcorpus.cli import status
folder, out = sys.argv[1:]
code = status(["clean", folder, "-o", out, "--engine", "serial", "--quiet"])
sys.exit(code)
"""


def make(folder: Path, documents: int) -> None:
    """Write articles as files and as one table beside them; every other one is traditional."""
    chance, convert = random.Random(5), opencc.OpenCC("s2t").convert
    folder.mkdir()
    with folder.with_name(f"{folder.name}.jsonl").open("w", encoding="utf-8") as table:
        for number in range(documents):
            text = article(chance)
            text = convert(text) if number % 2 else text
            (folder / f"{number:06}.txt").write_bytes(text.encode())
            table.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")


def seconds(python: str, program: str, folder: Path, out: Path) -> tuple[float, str]:
    """Run a program over a folder; give its CPU seconds, its children's too, and its version."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command: Sequence[str] = [python, "-c", program, str(folder), str(out)]
    quiet = {"HF_HUB_OFFLINE": "1", "PIP_NO_INDEX": "1", "HF_HOME": f"{out}-hub"}
    ended = subprocess.run(command, env=os.environ | quiet, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise SystemExit(f"{ended.stderr[-3000:]}\nended with {ended.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, ended.stdout.split()[0]


def written(out: Path) -> int:
    """Count the records of a run."""
    beside = ("cuts-", "rejected-", "duplicates")
    files = [file for file in out.glob("*.jsonl") if not file.name.startswith(beside)]
    return sum(file.read_bytes().count(b"\n") for file in files)


def measure(name: str, python: str, program: str, root: Path) -> dict[str, str | float]:
    """Run one program over few documents and over all of them."""
    few, every = root / "few", root / "all"
    start, _ = seconds(python, program, few, root / f"{name}-few")
    whole, version = seconds(python, program, every, root / f"{name}-all")
    files = list(every.iterdir())
    more = len(files) - len(list(few.iterdir()))
    return {
        "program": f"{name} {version}",
        "records": written(root / f"{name}-all"),
        "CPU s": whole,
        "docs/CPU s": len(files) / whole,
        "without start": more / (whole - start),
        "MB/CPU s": sum(file.stat().st_size for file in files) / whole / 1e6,
    }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--documents", type=int, default=2000)
    options.add_argument("--datatrove", metavar="PYTHON")
    options.add_argument("--data-juicer", metavar="PYTHON")
    options.add_argument("--json", type=Path)
    given = options.parse_args()
    programs = [("ipcorpus", sys.executable, OURS)]
    programs += [("datatrove", given.datatrove, DATATROVE)] * bool(given.datatrove)
    programs += [("data-juicer", given.data_juicer, DATA_JUICER)] * bool(given.data_juicer)
    with tempfile.TemporaryDirectory() as root:
        make(Path(root, "few"), given.documents // 10)
        make(Path(root, "all"), given.documents)
        table = [measure(*program, Path(root)) for program in programs]
    print(f"{'':22}" + "".join(f"{key:>15}" for key in list(table[0])[1:]) + f"{'ratio':>9}")
    for row in table:
        ratio = table[0]["without start"] / row["without start"]
        values = "".join(f"{value:>15,.1f}" for value in list(row.values())[1:])
        print(f"{row['program']:22}{values}{ratio:>9.1f}")
    if given.json:
        given.json.write_text(json.dumps(table, indent=2) + "\n")


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
