"""Build src/ipcorpus/data/fold.txt: every hanzi that simplified text writes as another single hanzi.

    python .ci/build_fold.py

Sources: OpenCC's character dictionaries (Apache-2.0), asked one character at a time, and the variant
glyphs that OpenCC leaves and Chinese pages were measured to use (VARIANTS below).
"""

from __future__ import annotations

from pathlib import Path

import opencc

OUT = Path(__file__).parents[1] / "src" / "ipcorpus" / "data" / "fold.txt"
BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00))
# Old and Korean-standard glyphs on Chinese pages that no OpenCC dictionary turns: measured by the project.
VARIANTS = (
    "衞卫敍叙痺痹汚污竝并靑青淸清郞郎鄕乡兪俞戸户吿告値值愼慎悳德秏耗囬回囘回廻回衹只鬦斗鬪斗鬭斗倣仿傚效闗关呉吴姪侄甎砖皐皋樻柜"
    "痲麻谘咨鴈雁鵞鹅碁棋畧略畱留裠裙鎗枪剳札砲炮寜宁馀余榖谷暱昵燄焰栢柏濬浚彞彝塡填娯娱揷插緖绪隷隶徬彷牠它妳你"
)


def main() -> None:
    """Write the table: one line of hanzi as they are found, one of what they become."""
    simplified, shinjitai = opencc.OpenCC("t2s").convert, opencc.OpenCC("jp2t").convert
    pairs: dict[str, str] = {}
    for char in (chr(code) for block in BLOCKS for code in block):
        turned = simplified(char)
        if turned == char and not _in_gb2312(char):  # what GB 2312 has is simplified as it stands
            turned = simplified(shinjitai(char))
        if turned != char and len(turned) == 1:
            pairs[char] = turned
    pairs |= dict(zip(VARIANTS[::2], VARIANTS[1::2], strict=True))
    pairs = {char: pairs.get(turned, turned) for char, turned in sorted(pairs.items())}
    OUT.write_text("".join(pairs) + "\n" + "".join(pairs.values()) + "\n", "utf-8")
    print(f"{OUT.name}: {len(pairs)} characters, {OUT.stat().st_size} bytes")


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    main()
