"""The ways through OpenCC's dictionaries, each one a configuration of ours that holds our words too.

OpenCC reads a configuration from a file and its dictionaries from its own folder; a converter is made
when first needed, once a process (it cannot be pickled).
https://github.com/BYVoid/OpenCC, data/config, describes the form.
"""

from __future__ import annotations

import importlib
import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ipcorpus.errors import UsageProblem
from ipcorpus.steps.script.detection import simplified

if TYPE_CHECKING:
    from collections.abc import Callable

    from ipcorpus.steps.script.lexicon import Words

_TS = ("TSPhrases", "TSCharacters")
_ST = ("STPhrases", "STPhrases_GeneratedFromRegionalPhrases", "STCharacters")
_TW = ("TWVariantsPhrases", "TWVariants")
_HK = ("HKVariantsPhrases", "HKVariants")
# Each stage of a route is a group of dictionaries and of our words, of which the longest match wins.
_ROUTES: dict[str, tuple[tuple[str, ...], ...]] = {
    "t2s": (_TS,),
    "s2t": (_ST, ()),
    "s2tw": (_ST, ("TWPhrases", *_TW)),
    "s2hk": (_ST, _HK),
    "t2tw": (_TW,),
    "t2hk": (_HK,),
}
_FROM_SIMPLIFIED = ("s2t", "s2tw", "s2hk")
_SURROGATES = re.compile("([\ud800-\udfff]+)")


@cache
def converter(route: str, words: Words) -> Callable[[str], str]:
    """Make the converter of a route in which `words` stand beside OpenCC's own.

    Raises UsageProblem where the module `opencc` is another package's.
    """
    opencc = importlib.import_module("opencc")
    share = _dictionaries(opencc.__file__)
    ours = [dict(words.pairs)] * len(_ROUTES[route])
    if route in _FROM_SIMPLIFIED:
        ours[0] = _boundaries() | ours[0]
    stages = [
        [*_inline(entries), *(_file(share, name) for name in stage)]
        for entries, stage in zip(ours, _ROUTES[route], strict=True)
    ]
    config: dict[str, Any] = {
        "name": route,
        "conversion_chain": [{"dict": _group(stage)} for stage in stages if stage],
    }
    with TemporaryDirectory(prefix="ipcorpus-") as folder:
        path = Path(folder) / f"{route}.json"
        path.write_text(json.dumps(config, ensure_ascii=False), "utf-8")
        # The dictionaries with characters that most fonts lack (2𫝈 for 㑮) are for typesetters.
        convert = opencc.OpenCC(str(path), include_tofu_risk_dictionaries=False).convert
    return lambda text: _whole(convert, text)


def mend(text: str, words: Words) -> str:
    """Turn what is simplified in a traditional text: s2t chooses, its other characters stay as they are."""
    turned, alone = converter("s2t", words)(text), simplified().chars
    if len(turned) != len(text):
        return turned
    return "".join(new if old in alone else old for old, new in zip(text, turned, strict=True))


@cache
def _boundaries() -> dict[str, str]:
    """Give what s2t must not take for one phrase: the last hanzi of a word with the word behind it."""
    entries: dict[str, str] = {}
    for line in (files("ipcorpus.data") / "boundaries.txt").read_text("utf-8").splitlines():
        word, turned, ends = line.split(" ")
        entries |= {end + word: put + turned for end, put in zip(ends[::2], ends[1::2], strict=True)}
    return entries


def _whole(convert: Callable[[str], str], text: str) -> str:
    """Convert a text that may hold what is no character: OpenCC takes UTF-8."""
    try:
        return convert(text)
    except UnicodeEncodeError:
        pieces = _SURROGATES.split(text)
        return "".join(piece if at % 2 else convert(piece) for at, piece in enumerate(pieces))


def _inline(entries: dict[str, str]) -> list[dict[str, Any]]:
    return [{"type": "inline", "entries": entries}] if entries else []


def _group(dictionaries: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "group", "match_policy": "union", "dicts": dictionaries}


def _file(share: Path, name: str) -> dict[str, Any]:
    return {"type": "ocd2", "file": str(share / f"{name}.ocd2")}


def _dictionaries(module: str | None) -> Path:
    share = Path(module or "").parent / "clib" / "share" / "opencc"
    if module is None or not share.is_dir():
        raise UsageProblem(
            f"the module 'opencc' at {module} is not the official converter: "
            "pip uninstall opencc-py opencc-python-reimplemented, then pip install --force-reinstall opencc"
        )
    return share
