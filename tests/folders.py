"""Folders that tests of whole runs read and write."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "青溪县图书馆本周末开放新馆。\n"
    "馆长说，新馆有三层，藏书四十万册，周一闭馆，其余各日从早上九点开到晚上九点。\n"
)


def scraped(place: Path, documents: int, *, times: int) -> Path:
    """Write a folder of so many documents, each of the same text so many `times` and its own number."""
    folder = place / "scraped"
    folder.mkdir()
    for number in range(documents):
        (folder / f"{number:03}.txt").write_text(f"{TEXT * times}第{number}条。", "utf-8")
    return folder


def content(out: Path) -> dict[str, bytes]:
    """Give the bytes of an output, all but the time it took."""
    files = {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()}
    summary = json.loads(files.pop("run.json"))
    del summary["timing"]
    return files | {"run.json": json.dumps(summary).encode()}


OWN = """
[[rule]]
id = "own-slogan"
why = "a site's slogan"
pattern = '^天天读专利$'
drops = ["{drops}"]
keeps = ["天天读专利的人不多。"]
"""


def own(folder: Path, drops: str = "天天读专利") -> Path:
    """Write a folder of a user's own rules, of one rule that takes a slogan."""
    (folder / "boilerplate").mkdir()
    (folder / "boilerplate" / "own.toml").write_text(OWN.format(drops=drops), "utf-8")
    return folder
