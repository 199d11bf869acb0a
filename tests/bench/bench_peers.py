"""The whole way from files to records beside datatrove and data-juicer, each with the steps it has for it.

`python tests/bench/bench_peers.py [--documents 2000] [--datatrove PYTHON] [--data-juicer PYTHON]`

The peers are heavy and want other versions of things than each other: give the Python of an environment of
its own for each (`pip install 'datatrove[processing]' orjson lxml_html_clean opencc`; `pip install
py-data-juicer aiohttp opencc ftfy`). All clean the same made-up articles: `texts` are simplified and
traditional dumps in UTF-8, `pages` the simplified ones as HTML in GBK. What a peer has for a step of ours, it
does:

| step | datatrove | data-juicer |
|---|---|---|
| encoding | UTF-8 or what charset-normalizer says | gets a table of decoded text, as it reads tables best |
| mojibake | ftfy | ftfy |
| lines of a page | trafilatura | tags taken out, menus and all |
| lines to drop | those of symbols | copyright headers |
| script | OpenCC | OpenCC |
| spaces, marks | - | both normalised |
| copies | - | dropped |
| JSON Lines | with path and encoding | the text |

No peer takes pinyin out, knows Chinese boilerplate, finds title, source and date, or lists what it cut; none
is asked to mask addresses, which we do not. So a text costs the peers less work than us, a page about as
much with datatrove. Figures are CPU seconds of the process and all its children, from start to end; `without
start` is the rate between all documents and a tenth of them, and `ratio` compares these.
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
from bench_corpus import article, page

if TYPE_CHECKING:
    from collections.abc import Sequence

# Each kind of document, with the ending of its files.
KINDS = {"texts": "txt", "pages": "html"}
DATATROVE = """
import sys
from importlib.metadata import version
print(version("datatrove"))
from pathlib import Path
import opencc
from charset_normalizer import from_bytes
from datatrove.data import Document
from datatrove.executor.local import LocalPipelineExecutor
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.extractors import Trafilatura
from datatrove.pipeline.formatters import FTFYFormatter, SymbolLinesFormatter
from datatrove.pipeline.writers.jsonl import JsonlWriter

def decoded(data):
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        best = from_bytes(data).best()
        return str(best), best.encoding

class Texts(PipelineStep):
    name = "texts"
    def __init__(self, folder):
        super().__init__()
        self.folder = folder
    def run(self, data=None, rank=0, world_size=1):
        for path in sorted(Path(self.folder).iterdir())[rank::world_size]:
            text, encoding = decoded(path.read_bytes())
            yield Document(text=text, id=path.name, metadata={"path": str(path), "encoding": encoding})

class Simplified(PipelineStep):
    name = "simplified"
    def run(self, data=None, rank=0, world_size=1):
        convert = opencc.OpenCC("t2s").convert
        for document in data:
            document.text = convert(document.text)
            yield document

folder, out = sys.argv[1:]
lines = [Trafilatura(timeout=60)] if folder.endswith("pages") else []
steps = [Texts(folder), *lines, FTFYFormatter(), SymbolLinesFormatter(), Simplified(),
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
lines = "clean_html_mapper" if folder.endswith("pages") else "whitespace_normalization_mapper"
with open(config, "w") as file:
    file.write(f'''
project_name: bench
dataset_path: {folder}.jsonl
export_path: {out}/cleaned.jsonl
np: 1
process:
  - {lines}:
  - fix_unicode_mapper:
  - whitespace_normalization_mapper:
  - punctuation_normalization_mapper:
  - clean_copyright_mapper:
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


def make(root: Path, documents: int) -> None:
    """Write texts and pages as files, and as one table of what is in them beside each folder."""
    chance, convert = random.Random(5), opencc.OpenCC("s2t").convert
    for kind, ending in KINDS.items():
        folder = root / kind
        folder.mkdir(parents=True)
        with folder.with_name(f"{kind}.jsonl").open("w", encoding="utf-8") as table:
            for number in range(documents):
                text = article(chance)
                if kind == "texts" and number % 2:
                    text = convert(text)
                data = text.encode() if kind == "texts" else page(text, number)
                (folder / f"{number:06}.{ending}").write_bytes(data)
                text = text if kind == "texts" else data.decode("gb18030")
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


def measure(kind: str, name: str, python: str, program: str, root: Path) -> dict[str, str | float]:
    """Run one program over few documents and over all of them."""
    few, every, out = root / "few" / kind, root / "all" / kind, root / f"{name}-{kind}"
    start, _ = seconds(python, program, few, out.with_suffix(".few"))
    whole, version = seconds(python, program, every, out)
    files = list(every.iterdir())
    more = len(files) - len(list(few.iterdir()))
    return {
        "program": f"{kind}: {name} {version}",
        "records": written(out),
        "CPU s": whole,
        "docs/CPU s": len(files) / whole,
        "without start": more / (whole - start),
        "MB/CPU s": sum(file.stat().st_size for file in files) / whole / 1e6,
    }


def show(table: list[dict[str, str | float]]) -> None:
    print(f"{'':30}" + "".join(f"{key:>15}" for key in list(table[0])[1:]) + f"{'ratio':>9}")
    for row in table:
        ratio = float(table[0]["without start"]) / float(row["without start"])
        values = "".join(f"{value:>15,.1f}" for value in list(row.values())[1:])
        print(f"{row['program']:30}{values}{ratio:>9.1f}")


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
    tables = {}
    with tempfile.TemporaryDirectory() as root:
        make(Path(root, "few"), given.documents // 10)
        make(Path(root, "all"), given.documents)
        for kind in KINDS:
            tables[kind] = [measure(kind, *program, Path(root)) for program in programs]
            show(tables[kind])
    if given.json:
        given.json.write_text(json.dumps(tables, indent=2) + "\n")


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
