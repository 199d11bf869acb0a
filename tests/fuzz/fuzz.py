"""Coverage-guided fuzzing of the pipeline and its steps; README.md beside this file says how to run it."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import atheris

with atheris.instrument_imports(include=["ipcorpus"]):
    from ipcorpus import Cleaned, Cleaner, Document, undo
    from ipcorpus.errors import Reject
    from ipcorpus.steps.decode import decode
    from ipcorpus.steps.extract import extract, is_markup
    from ipcorpus.steps.punctuate import punctuate
    from ipcorpus.steps.repair import repair
    from ipcorpus.steps.script import convert
    from ipcorpus.steps.tidy import tidy

if TYPE_CHECKING:
    from collections.abc import Callable

CLEANER = Cleaner()
# The pieces that make a step do something: random bytes alone seldom hold a hanzi with its pinyin.
PIECES = (
    *(
        "知識產權",
        "年(nián)",
        "要?dú)v史",
        "發(fā)展",
        "(",
        ")",
        "（",
        "）",
        "?",
        "\ufffd",
        ",",
        "。",
        '"',
        "…",
        "--",
    ),
    *(
        "来源:",
        "作者：",
        "2019-07-25",
        "首页 > ",
        "版权所有",
        "<p>",
        "</p>",
        "<td>",
        "<ruby>",
        "<!--",
        "&nbsp;",
        "\n",
    ),
    *(
        "\r",
        "　　",
        "\u200b",
        "e\u0301",
        "ぁ",
        "한",
        "１",
        "PAGE PAGE 5 ",
        "上一篇：",
        "http://a.cn",
        "瞭",
        "著",
        "\0",
    ),
)


def text_of(data: bytes) -> str:
    """Make a text of the fuzzer's bytes: small numbers stand for pieces, the rest for itself."""
    return "".join(PIECES[byte] if byte < len(PIECES) else chr(byte) for byte in data)


def clean(data: bytes) -> None:
    """The whole pipeline on raw bytes, and on a text of pieces."""
    for document in (Document("a.txt", data), Document("a.html", text_of(data).encode())):
        outcome = CLEANER.clean(document)
        if isinstance(outcome, Cleaned):
            outcome.article.text.encode()
            assert "\0" not in outcome.article.text


def _decode(data: bytes) -> None:
    decode(data).text.encode("utf-8", "surrogatepass")


def _repair(data: bytes) -> None:
    text = text_of(data)
    for markup in (False, True):
        changed = repair(text, markup=markup)
        assert undo(changed.text, changed.cuts) == text


def _extract(data: bytes) -> None:
    text = text_of(data)
    page = extract(text, markup=is_markup(text) or text.startswith("<"))
    assert page.cues is None or len(page.cues) == page.text.count("\n") + 1


def _tidy(data: bytes) -> None:
    text = text_of(data)
    once = tidy(text)
    assert undo(once.text, once.cuts) == text
    assert tidy(once.text).text == once.text


def _label(data: bytes) -> None:
    CLEANER.clean_text(text_of(data))


def _script(data: bytes) -> None:
    text = tidy(text_of(data)).text
    for target in ("hans", "hant", "tw", "hk", "keep"):
        converted = convert(text, target)
        assert undo(converted.text, converted.cuts) == text


def _punctuate(data: bytes) -> None:
    text = tidy(text_of(data)).text
    once = punctuate(text)
    assert undo(once.text, once.cuts) == text
    assert punctuate(once.text).text == once.text


STEPS: dict[str, Callable[[bytes], None]] = {
    "clean": clean,
    "decode": _decode,
    "repair": _repair,
    "extract": _extract,
    "tidy": _tidy,
    "label": _label,
    "script": _script,
    "punctuate": _punctuate,
}


def watched(step: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """Let a step end in a Reject, and in nothing else, within a second for each 100 kB."""

    def run(data: bytes) -> None:
        began = time.process_time()
        with suppress(Reject):
            step(data)
        took = time.process_time() - began
        if took > max(1.0, len(data) / 100_000):
            raise TimeoutError(f"{took:.1f} s for {len(data)} bytes")

    return run


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in STEPS:
        sys.exit(f"usage: fuzz.py STEP [libFuzzer options]; STEP is one of {', '.join(STEPS)}")
    atheris.Setup([sys.argv[0], *sys.argv[2:]], watched(STEPS.pop(sys.argv[1])))
    atheris.Fuzz()
