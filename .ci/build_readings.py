"""Build src/ipcorpus/data/readings.txt: which hanzi are read how.

    pip install pypinyin && python .ci/build_readings.py

Source: pypinyin's dictionary (MIT, https://github.com/mozillazg/python-pinyin). One line a reading: the
syllable with its tone mark, its spelling in zhuyin, the hanzi it is the first reading of, the hanzi it is
another reading of; tabs between them. Only hanzi of the Basic Multilingual Plane: no legacy encoding of a
page that was polluted has others.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict
from pypinyin.style.bopomofo import converter

OUT = Path(__file__).parents[1] / "src" / "ipcorpus" / "data" / "readings.txt"
LAST = 0xFFFF


def main() -> None:
    """Write the table."""
    first: dict[str, str] = defaultdict(str)
    other: dict[str, str] = defaultdict(str)
    for code, readings in sorted(pinyin_dict.items()):
        if code <= LAST:
            head, *rest = dict.fromkeys(readings.split(","))
            first[head] += chr(code)
            for reading in rest:
                other[reading] += chr(code)
    lines = (
        f"{reading}\t{converter.to_bopomofo(reading)}\t{first[reading]}\t{other[reading]}\n"
        for reading in sorted({*first, *other})
    )
    OUT.write_text("".join(lines), "utf-8")
    print(f"{OUT.name}: {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
