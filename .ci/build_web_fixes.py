"""Build the tables of the WHATWG Encoding Standard: what Python's codecs lack, and the oracle of the tests.

    npm pack text-encoding@0.7.0 && tar xzf text-encoding-0.7.0.tgz
    python .ci/build_web_fixes.py package/lib/encoding-indexes.js

The package (Unlicense or Apache-2.0) ships the standard's indexes as they were in 2018. Since then the
standard took over GB 18030-2022 (https://github.com/whatwg/encoding/pull/336): 18 entries left private use.
"""

from __future__ import annotations

import json
import lzma
import sys
from pathlib import Path

HERE = Path(__file__).parent.parent
FIXES = HERE / "src/ipcorpus/data/web-fixes.txt"
ORACLE = HERE / "tests/whatwg-indexes.xz"
CODEC = {"gb18030": "gb18030", "big5": "big5hkscs"}
# A row of the index has this many pointers; trail bytes start at 0x40 and leave this gap after 0x7E.
SHAPE = {"gb18030": (190, 1), "big5": (157, 0x22)}
ROW_BREAK = 0x3F
SINCE_2018 = {
    "a6d9": "fe10 fe12 fe11 fe13 fe14 fe15 fe16", "a6ec": "fe17 fe18", "a6f3": "fe19",
    "fe59": "9fb4", "fe61": "9fb5", "fe66": "9fb6 9fb7", "fe6d": "9fb8", "fe7e": "9fb9", "fe90": "9fba",
    "fea0": "9fbb",
}  # fmt: skip
# Two bytes that are two characters (step 5 of the standard's Big5 decoder).
PAIRS = {1133: "\u00ca\u0304", 1135: "\u00ca\u030c", 1164: "\u00ea\u0304", 1166: "\u00ea\u030c"}
# The standard's ranges give these four bytes to the code point that A8BC had before 2005.
FOUR_BYTES = {"gb18030": {b"\x81\x35\xf4\x37": "\ue7c7"}, "big5": {}}


def code(pointer: int, encoding: str) -> bytes:
    """Give the two bytes of a pointer."""
    row, gap = SHAPE[encoding]
    lead, trail = divmod(pointer, row)
    return bytes((lead + 0x81, trail + 0x40 + (gap if trail >= ROW_BREAK else 0)))


def indexes(source: str) -> dict[str, dict[bytes, str]]:
    """Give both indexes as the standard has them today: two bytes, and what they stand for."""
    text = Path(source).read_text(encoding="utf-8")
    raw, _ = json.JSONDecoder().raw_decode(text, text.rindex("{", 0, text.index('"big5"')))
    found = {
        name: {code(at, name): chr(point) for at, point in enumerate(raw[name]) if point is not None}
        for name in CODEC
    }
    found["big5"] |= {code(at, "big5"): pair for at, pair in PAIRS.items()}
    for first, points in SINCE_2018.items():
        lead, trail = bytes.fromhex(first)
        found["gb18030"] |= {
            bytes((lead, trail + at)): chr(int(point, 16)) for at, point in enumerate(points.split())
        }
    return found


def main() -> None:
    """Write the entries that Python's codec lacks or reads otherwise, and both indexes for the tests."""
    lines, whole = [], []
    for name, index in indexes(sys.argv[1]).items():
        row, _ = SHAPE[name]
        every = [index.get(code(pointer, name), "") for pointer in range(126 * row)]
        whole.append("\t".join(every))
        lines += [
            f"{name} {pair.hex()} {' '.join(f'{ord(character):x}' for character in text)}"
            for pair, text in sorted((index | FOUR_BYTES[name]).items())
            if pair.decode(CODEC[name], "replace") != text
        ]
    FIXES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ORACLE.write_bytes(lzma.compress("\n".join(whole).encode(), preset=9))
    print(FIXES.name, len(lines), "entries;", ORACLE.name, ORACLE.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
