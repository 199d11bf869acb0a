"""How fast pages become lines, beside trafilatura; what a hostile page costs, beside two parsers of trees.

`python tests/bench/bench_extract.py [FOLDER]` reads the pages of a folder, or makes up some of its own. Needs
`pip install trafilatura lxml selectolax`; a peer that is missing is left out. Figures are CPU time of one
core within one run, to be compared with each other only.
"""

from __future__ import annotations

import random
import sys
import time
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ipcorpus import Cleaner
from ipcorpus.document import Document
from ipcorpus.errors import Reject
from ipcorpus.steps.decode import decode
from ipcorpus.steps.extract import extract

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE = {
    "open blocks": lambda n: "<div>" * n + "<p>" * n,
    "open spans, stray ends": lambda n: "<span>" * n + "</b>" * n,
    "fonts over paragraphs": lambda n: "".join(f"<font color={i}>" for i in range(n)) + "<p>文" * n,
    "attributes": lambda n: "<p " + " ".join(f"a{i}=1" for i in range(n)) + ">",
    "tables in cells": lambda n: "<table><tr><td>文" * n,
}
BROKEN = {
    "text behind </html>": "<p>甲</html><p>乙</html>",
    "text 3,000 blocks deep": "<div>" * 3000 + "甲乙",
}


def made_up(count: int = 60) -> list[str]:
    """Make pages with menus, scripts, an article, related news and a footer, the same ones each time."""
    chance = random.Random(6)
    words = "图书馆公园春天花开读书老人孩子早上晚上城市山水道路商店学校火车机场海边"

    def sentence(size: int) -> str:
        return "".join(chance.choice(words) for _ in range(size)) + chance.choice("，，，。")

    def links(number: int) -> str:
        items = (f'<li class="item"><a href="/{n}.html">{sentence(12)}</a></li>' for n in range(number))
        return f"<ul>{''.join(items)}</ul>"

    def page(number: int) -> str:
        story = ("".join(sentence(14) for _ in range(8)) for _ in range(12))
        script = "<script>" + "var a = function(b){return b<1}; " * 600 + "</script>"
        parts = (
            f"<!DOCTYPE html><html><head><title>第{number}篇_某网</title>{script}</head><body>",
            f"<div class=nav>{links(150)}</div><h1>第{number}篇</h1><div>2020-01-02 来源：某报</div>",
            "<div class=article>"
            + "".join(f'<p style="text-indent:2em">{text}。</p>' for text in story)
            + "</div>",
            f"<div class=related>{links(150)}</div><div class=footer>版权所有</div>{script}</body></html>",
        )
        return "".join(parts)

    return [page(number) for number in range(count)]


def spent(work: Callable[[], object]) -> float:
    """Give the CPU seconds of the best of three runs."""

    def once() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return min(once() for _ in range(3))


def ours(page: str) -> str:
    """Give a page's lines, none where it has no article."""
    with suppress(Reject):
        return extract(page, markup=True).text
    return ""


def speed(pages: list[str]) -> None:
    """Print pages and megabytes a second, and how many times trafilatura's pages that is."""
    size = sum(len(page.encode()) for page in pages) / 1e6
    cleaner = Cleaner()
    runs: dict[str, Callable[[str], object]] = {
        "extract": ours,
        "whole pipeline": lambda page: cleaner.clean(Document("", page.encode("utf-8", "replace"))),
    }
    if find_spec("trafilatura"):
        import trafilatura  # noqa: PLC0415 - the peer is optional

        runs["trafilatura"] = lambda page: trafilatura.bare_extraction(page, with_metadata=True)
    times = {name: spent(lambda run=run: [run(page) for page in pages]) for name, run in runs.items()}
    print(f"{len(pages)} pages, {size:.1f} MB\n{'':16} pages/s    MB/s   × trafilatura")
    for name, seconds in times.items():
        ratio = f"{times['trafilatura'] / seconds:8.1f}" if "trafilatura" in times else "       -"
        print(f"{name:16} {len(pages) / seconds:7.1f} {size / seconds:7.2f} {ratio}")


def parsers() -> dict[str, Callable[[str], str]]:
    """Give what reads a page to its text: ours, and the parsers that are installed."""
    found: dict[str, Callable[[str], str]] = {"ipcorpus": ours}
    if find_spec("lxml"):
        from lxml import etree  # noqa: PLC0415 - the peer is optional

        options = {"huge_tree": True, "encoding": "utf-8"}
        found["lxml"] = lambda page: "".join(
            etree.fromstring(page.encode(), etree.HTMLParser(**options)).itertext()
        )
    if find_spec("selectolax"):
        from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - the peer is optional

        found["selectolax"] = lambda page: LexborHTMLParser(page).text()
    return found


def growth() -> None:
    """Print how the time of hostile pages grows: twice the size takes × 2 if linear, × 4 if quadratic."""
    peers = parsers()
    print(f"\n{'seconds at n = 20,000, × those at 10,000':42}" + "".join(f"{name:>17}" for name in peers))
    for name, make in HOSTILE.items():
        cells = ""
        for parse in peers.values():
            half, full = (spent(partial(parse, "<html>文" + make(size))) for size in (10_000, 20_000))
            cells += f"{full:10.3f} ×{full / max(half, 1e-6):4.1f} "
        print(f"{name:42}{cells}")
    for name, page in BROKEN.items():
        read = ("whole" if "乙" in parse(page) else "lost" for parse in peers.values())
        print(f"{name:42}" + "".join(f"{word:>17}" for word in read))


def main() -> None:
    """Print both tables."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()] if folder else []
    speed([decode(file.read_bytes()).text for file in files] or made_up())
    growth()


if __name__ == "__main__":
    main()
