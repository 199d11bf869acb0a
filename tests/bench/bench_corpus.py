"""How fast a folder becomes a corpus, end to end, beside the script that users write today.

`python tests/bench/bench_corpus.py [--documents 5000] [--json FILE]` makes a corpus up (a third traditional
dumps with injected pinyin, a third clean simplified text, a third HTML in GBK), cleans each part with
`ipcorpus clean --engine serial`, and runs a plain composition of charset-normalizer, regex, OpenCC and json
over the same files; with `pip install trafilatura` also that over the HTML. Figures are CPU seconds of one
process within one run, to be compared with each other only.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import opencc
import regex
from charset_normalizer import from_bytes

from ipcorpus import Cleaner, pipeline
from ipcorpus.cli import status
from ipcorpus.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable

# About the size of a news article: 6 kB of UTF-8.
CHARACTERS = 2000
# A site marks some characters wherever they stand, and others never.
INJECTED = 0.5
OPENINGS = (
    "市图书馆",
    "县博物馆",
    "省档案馆",
    "青溪中学",
    "科技馆",
    "文化宫",
    "气象台",
    "农科所",
    "体育中心",
)
MIDDLES = ("今天宣布", "日前表示", "近日公布", "在会上介绍", "向记者透露", "在报告中指出")
ENDS = (
    "新的阅览室将在下个月向所有居民开放",
    "今年的参观人数比去年同期增长了三成",
    "有关部门将继续改进服务并公开收费标准",
    "这项研究历时五年，共采集了两千多份样本",
    "市民可以通过电话或者网站提前预约",
    "展览分为四个部分，讲述了这座城市的变迁",
    "专家建议加强对传统工艺的保护和传承",
    "道路改造完成以后，上下班的时间缩短了一半",
)
READINGS = {
    "產": "chǎn", "創": "chuàng", "導": "dǎo", "電": "diàn", "動": "dòng", "發": "fā", "關": "guān",
    "館": "guǎn", "護": "hù", "記": "jì", "建": "jiàn", "將": "jiāng", "開": "kāi", "覽": "lǎn", "歷": "lì",
    "們": "men", "時": "shí", "術": "shù", "圖": "tú", "網": "wǎng", "務": "wù", "縣": "xiàn", "樣": "yàng",
    "藝": "yì", "議": "yì", "閱": "yuè", "長": "zhǎng", "專": "zhuān", "傳": "chuán",
}  # fmt: skip
NAVIGATION = "網站首頁 新聞中心 政策法規 專題報道 下載中心 聯系我們\n當前位置：首頁 > 新聞中心 > 正文\n"
FOOTER = "\n版權所有 未經授權不得轉載\n上一篇：沒有了\n下一篇：沒有了\n"


def article(chance: random.Random) -> str:
    """Make up some paragraphs, no two articles alike."""
    paragraphs, length = [], 0
    while length < CHARACTERS:
        paragraphs.append("".join(sentence(chance) for _ in range(chance.randrange(3, 7))))
        length += len(paragraphs[-1])
    return "\n".join(paragraphs)


def sentence(chance: random.Random) -> str:
    begin = "".join(map(chance.choice, (OPENINGS, MIDDLES)))
    return f"{begin}，{chance.choice(ENDS)}，编号{chance.randrange(10**6)}。"


def polluted(text: str, chance: random.Random, convert: Callable[[str], str]) -> bytes:
    traditional = convert(text).replace("，", ",")
    marked = {char for char in READINGS if chance.random() < INJECTED}
    noisy = (f"{char}({READINGS[char]})" if char in marked else char for char in traditional)
    return f"{NAVIGATION}{''.join(noisy)}{FOOTER}".encode()


def page(text: str, number: int) -> bytes:
    body = "\n".join(f"<p>　　{line}</p>" for line in text.split("\n"))
    links = "".join(f'<li><a href="/{n}.html">栏目{n}</a></li>' for n in range(40))
    html = (
        f'<html><head><meta charset="gbk"><title>第{number}号消息_青溪网</title></head><body>'
        f'<div class="nav"><ul>{links}</ul></div><div id="content"><h1>第{number}号消息</h1>{body}</div>'
        f'<div class="footer">版权所有 青溪网<script>var a = "{number}";</script></div></body></html>'
    )
    return html.encode("gb18030")


def make(root: Path, documents: int) -> dict[str, Path]:
    """Write the three parts of the corpus."""
    chance, convert = random.Random(5), opencc.OpenCC("s2t").convert
    parts = {name: root / name for name in ("polluted", "clean", "html")}
    for folder in parts.values():
        folder.mkdir()
    for number in range(documents // 3):
        text = article(chance)
        (parts["polluted"] / f"{number}.txt").write_bytes(polluted(text, chance, convert))
        (parts["clean"] / f"{number}.txt").write_bytes(text.encode())
        (parts["html"] / f"{number}.html").write_bytes(page(text, number))
    return parts


class Plain:
    """What users write today: detect, decode, a few patterns, convert, dump."""

    def __init__(self) -> None:
        self.convert = opencc.OpenCC("t2s").convert
        self.pinyin = regex.compile(r"(?<=\p{Han})\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]+\)")
        self.noise = regex.compile(
            r"^(?:網站首頁.*|當前位置.*|版權所有.*|上一篇.*|下一篇.*)$", regex.MULTILINE
        )

    def record(self, path: Path) -> str:
        data = path.read_bytes()
        best = from_bytes(data).best()
        text = str(best)
        text = self.noise.sub("", self.pinyin.sub("", text))
        return json.dumps(
            {"path": str(path), "encoding": best.encoding, "text": self.convert(text)}, ensure_ascii=False
        )


def seconds(work: Callable[..., object], *given: object) -> float:
    began = time.process_time()
    work(*given)
    return time.process_time() - began


def clean(folder: Path, *options: str) -> None:
    with tempfile.TemporaryDirectory() as out:
        code = status(["clean", str(folder), "-o", f"{out}/out", "--engine", "serial", "--quiet", *options])
    if code:
        raise SystemExit(f"cleaning {folder} ended with status {code}")


def plain(folder: Path, share: int) -> None:
    script = Plain()
    for path in sorted(folder.iterdir())[::share]:
        script.record(path)


def trafilatura(folder: Path, share: int) -> None:
    from trafilatura import extract  # noqa: PLC0415 - a peer that may be missing

    for path in sorted(folder.iterdir())[::share]:
        extract(path.read_bytes(), with_metadata=True, output_format="json")


def steps(folder: Path) -> dict[str, float]:
    """Give each step's share of the time of cleaning a folder."""
    spent: dict[str, float] = {}

    def timed(name: str, step: Callable[..., object]) -> Callable[..., object]:
        def run(*given: object, **named: object) -> object:
            began = time.perf_counter()
            try:
                return step(*given, **named)
            finally:
                spent[name] = spent.get(name, 0) + time.perf_counter() - began

        return run

    names = ("decode", "is_markup", "repair", "extract", "tidy", "label", "convert", "punctuate", "assess")
    documents = [Document(path.name, path.read_bytes()) for path in sorted(folder.iterdir())[:300]]
    patches = {name: timed(name, getattr(pipeline, name)) for name in names}
    cleaner = Cleaner()
    cleaner.clean(documents[0])
    began = time.perf_counter()
    with mock.patch.multiple(pipeline, **patches):
        for document in documents:
            cleaner.clean(document)
    whole = time.perf_counter() - began
    return {name: spent.get(name, 0) / whole for name in names} | {"between": 1 - sum(spent.values()) / whole}


def workers(folder: Path) -> dict[str, float]:
    """Give the wall seconds of one and of two workers, and the most memory one of them took, in MB.

    Each is the best of some runs, one and two in turn: what else the machine does slows two workers more.
    """
    found = {}
    for number in (1, 2) * 3:
        with tempfile.TemporaryDirectory() as out:
            command = [sys.executable, "-m", "ipcorpus", "clean", str(folder), "-o", f"{out}/out", "--quiet"]
            began = time.perf_counter()
            subprocess.run([*command, "--workers", str(number), "--shard-size", "100"], check=True)
            taken, name = time.perf_counter() - began, f"seconds with {number}"
            found[name] = min(taken, found.get(name, taken))
    found["times one"] = found["seconds with 1"] / found["seconds with 2"]
    found["megabytes"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return found


def measure(root: Path, documents: int) -> dict[str, dict[str, float]]:
    parts = make(root, documents)
    results: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as few:
        make(Path(few), 30)
        clean(Path(few))  # tables are read and patterns compiled before the clock starts
    for name, folder in parts.items():
        files = list(folder.iterdir())
        size, share = sum(file.stat().st_size for file in files), 10
        spent = {
            "--cuts none": seconds(clean, folder, "--cuts", "none"),
            "--cuts spans": seconds(clean, folder),
            "plain script": seconds(plain, folder, share) * share,
        }
        if name == "html" and find_spec("trafilatura"):
            spent["trafilatura"] = seconds(trafilatura, folder, share) * share
        results[name] = {f"docs/s {how}": len(files) / taken for how, taken in spent.items()}
        results[name]["MB/s --cuts spans"] = size / spent["--cuts spans"] / 1e6
        results[name]["times plain"] = spent["plain script"] / spent["--cuts spans"]
        results[name] |= {f"share of {step}": share for step, share in steps(folder).items()}
    results["workers"] = workers(root)
    return results


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--documents", type=int, default=5000)
    options.add_argument("--json", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as root:
        results = measure(Path(root), given.documents)
    for part, figures in results.items():
        print(part)
        for name, value in figures.items():
            print(f"  {name:28}{value:12.3f}" if value < 10 else f"  {name:28}{value:12,.0f}")
    if given.json:
        given.json.write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
