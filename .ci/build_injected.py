"""Put src/ipcorpus/data/injected.txt in the order of injection.

    python .ci/build_injected.py TABLE

TABLE (tab-separated: hanzi, reading, level ...) is the project's own measurement of 94 polluted pages:
every page annotates a prefix of one list, so "annotated here, present but not annotated there" puts the
hanzi in one order without a contradiction. Three of them were placed by splices alone.
"""

from __future__ import annotations

import sys
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "ipcorpus" / "data" / "injected.txt"


def main() -> None:
    """Write one line a hanzi: the hanzi, a blank, the reading the tool gives it."""
    rows = [line.split("\t") for line in Path(sys.argv[1]).read_text("utf-8").splitlines()[1:] if line]
    rows.sort(key=lambda row: float(row[2]))
    OUT.write_text("".join(f"{row[0]} {row[1]}\n" for row in rows), "utf-8")
    print(f"{OUT.name}: {len(rows)} hanzi")


if __name__ == "__main__":
    main()
