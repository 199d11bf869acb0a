"""Build src/ipcorpus/data/characters.tsv: code points that are another character in disguise.

    python .ci/build_characters.py        (needs perl and the C library's iconv)

Sources: Kangxi radicals from the compatibility decompositions, the radicals supplement from the property
Equivalent_Unified_Ideograph, both of the Unicode Character Database (Unicode-3.0 licence; Perl carries
them); private use from the two editions of GB 18030: Python's codec gives the code points of the edition
of 2000, iconv those of 2022. A3A0 is the space of https://encoding.spec.whatwg.org/#gb18030-decoder.
"""

from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "ipcorpus" / "data" / "characters.tsv"
KANGXI, SUPPLEMENT, PRIVATE = range(0x2F00, 0x2FD6), range(0x2E80, 0x2EF4), range(0xE000, 0xF900)
ASK_PERL = (
    "use Unicode::UCD 'charprop'; binmode STDOUT, ':utf8'; for (0x2E80..0x2EF3) "
    "{my $to = charprop($_, 'Equivalent_Unified_Ideograph'); print chr, $to, \"\\n\" if $to ne ''}"
)


def main() -> None:
    """Write one line for each kind: its rule, the characters as found, the same as they are written."""
    kangxi = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in KANGXI}
    kangxi["\u2fad"] = "青"  # not 靑, which only Korean standards write
    rows = {"radical": kangxi | _supplement(), "private-use": _private()}
    lines = (f"{rule}\t{''.join(pairs)}\t{''.join(pairs.values())}\n" for rule, pairs in rows.items())
    OUT.write_text("".join(lines), "utf-8")
    print(OUT.name, {rule: len(pairs) for rule, pairs in rows.items()})


def _supplement() -> dict[str, str]:
    answer = subprocess.run(["perl", "-e", ASK_PERL], check=True, capture_output=True, text=True)  # noqa: S603, S607 - a build tool
    return {line[0]: line[1] for line in answer.stdout.splitlines()}


def _private() -> dict[str, str]:
    pairs = {"\ue5e5": "\u3000"}
    for char in map(chr, PRIVATE):
        data = char.encode("gb18030")
        if len(data) == 2:  # noqa: PLR2004 - the two-byte part of the table
            command = ["iconv", "-f", "gb18030", "-t", "utf-8"]
            now = subprocess.run(command, input=data, check=True, capture_output=True).stdout.decode()  # noqa: S603 - a build tool
            if now != char:
                pairs[char] = now
    return dict(sorted(pairs.items()))


if __name__ == "__main__":
    main()
