"""Build src/ipcorpus/data/script.txt: the characters that only one script has, a line for each kind.

    python .ci/build_script.py

Sources: OpenCC's dictionaries (Apache-2.0), asked one character at a time, and Python's codecs.
A character is traditional-exclusive when t2s turns it and simplified text has no use for it;
simplified-exclusive when t2s gives it, s2t turns it, and Windows' Big5 and Hong Kong's texts lack it;
shinjitai when jp2t turns it and neither the two scripts nor Big5 and GB 2312 have it. The fourth line
has the traditional-exclusive characters that only old Japanese texts write: t2jp turns them.
"""

from __future__ import annotations

from pathlib import Path

import opencc

OUT = Path(__file__).parents[1] / "src" / "ipcorpus" / "data" / "script.txt"
HANZI = [chr(code) for block in (range(0x3400, 0x4DC0), range(0x4E00, 0xA000)) for code in block]
# What t2s turns and the Table of General Standard Chinese Characters (State Council, 2013) has as it stands.
BOTH = frozenset("乾剋劄吒夥徵扞於昇氾祕脩苧蒐薳薹袷谿釐陞麽")
# What traditional text writes too: OpenCC's phrases for Taiwan and Hong Kong, classical words.
TRADITIONAL_TOO = frozenset("恒别咏韵冲强姗叶亘")
# Characters made in Japan; the commonest of JIS X 0208.
KOKUJI = frozenset("働込畑峠栃枠辻匂凧凪噺榊畠笹雫")


def main() -> None:
    """Write the table."""
    t2s, s2t, t2hk, jp2t, t2jp = (_converter(name) for name in ("t2s", "s2t", "t2hk", "jp2t", "t2jp"))
    hong_kong = {t2hk(char) for char in HANZI if t2hk(char) != char}
    traditional = {char for char in HANZI if t2s(char) != char} - BOTH
    given = {t2s(char) for char in traditional} & set(HANZI)
    traditional |= {char for char in hong_kong - given if not _encodable(char, "gb2312")}
    simplified = {char for char in given if s2t(char) != char and not _encodable(char, "cp950")}
    simplified -= hong_kong | TRADITIONAL_TOO
    japanese = {char for char in HANZI if jp2t(char) != char} - simplified - traditional | KOKUJI
    japanese = {char for char in japanese if not _encodable(char, "cp950") and not _encodable(char, "gb2312")}
    # What Japan shares with Hong Kong and old prints (説, 録) tells Japanese no less than traditional.
    japanese |= {
        char for char in traditional if _encodable(char, "shift_jis") and not _encodable(char, "cp950")
    }
    old = {char for char in traditional if t2jp(char) != char and _encodable(char, "cp932")}
    kinds = (simplified, traditional, japanese, old)
    OUT.write_text("".join("".join(sorted(kind)) + "\n" for kind in kinds), "utf-8")
    print(f"{OUT.name}: {[len(kind) for kind in kinds]} characters, {OUT.stat().st_size} bytes")


def _converter(name: str):  # noqa: ANN202 - OpenCC has no stubs
    return opencc.OpenCC(name, include_tofu_risk_dictionaries=False).convert


def _encodable(char: str, codec: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    main()
