"""Build src/ipcorpus/data/hanzi-frequency.bin from jieba's dictionary.

    pip download --no-deps --no-binary :all: jieba==0.42.1 && tar xzf jieba-0.42.1.tar.gz
    python .ci/build_frequency.py jieba-0.42.1/jieba/dict.txt

The dictionary (MIT) counts words of simplified text; OpenCC (Apache-2.0) writes the same words in
traditional script as Taiwan, Hong Kong and OpenCC's own standard have them. A character's weight is that of
the script in which it is more frequent: 4 * (log2(occurrences in a million) + 5), at least 2, as one byte.
"""

from __future__ import annotations

import math
import sys
import zlib
from collections import Counter
from pathlib import Path

import opencc

OUT = Path(__file__).parent.parent / "src/ipcorpus/data/hanzi-frequency.bin"
SCRIPTS = ("s2t", "s2tw", "s2hk")
# Text has marks, a dictionary of words has none: they get weights in the order of those of the hanzi.
MARKS = {
    "，。": 60, "、：“”": 50, "；？！（）《》「」": 44, "‘’—…·『』〈〉【】": 36,
    "％．－／～＋　": 44,
    "─━│┃┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋═║╔╗╚╝╠╣╦╩╬": 50,
    "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑∶": 30,
    "﹑‧﹒﹔﹕︰○●◎□■◆◇△▲※★☆→←↑↓①②③④⑤⑥⑦⑧⑨⑩㈠㈡㈢㈣㈤×÷°℃￥": 30,
}  # fmt: skip
FULL_WIDTH = range(0xFF10, 0xFF5B), 54


def counted(words: list[tuple[str, int]]) -> Counter[str]:
    """Count the characters of words, each word as often as it occurs."""
    found: Counter[str] = Counter()
    for word, times in words:
        for character in word:
            found[character] += times
    return found


def read(path: str) -> list[tuple[str, int]]:
    """Read words and counts from jieba's dictionary (鏄 stands in it 4025 times, but only misread: 是)."""
    rows = (line.split(" ") for line in Path(path).read_text(encoding="utf-8").splitlines())
    return [(row[0], int(row[1])) for row in rows if not is_misread(row[0])]


def is_misread(word: str) -> bool:
    """Tell the entries that were counted in UTF-8 read as GBK: hanzi alone that simplified text has not."""
    return len(word) == 1 and not word.encode("gb2312", "ignore")


def weights(words: list[tuple[str, int]]) -> dict[str, int]:
    """Weigh every hanzi by the script in which it is the more frequent."""
    text = "\n".join(word for word, _ in words)
    spellings = [text, *(opencc.OpenCC(script).convert(text) for script in SCRIPTS)]
    most: dict[str, int] = {}
    for spelling in spellings:
        pairs = list(zip(spelling.split("\n"), (times for _, times in words), strict=True))
        for character, times in counted(pairs).items():
            most[character] = max(times, most.get(character, 0))
    million = sum(counted(words).values()) / 1_000_000
    return {
        character: max(2, round(4 * (math.log2(times / million) + 5)))
        for character, times in most.items()
        if "\u4e00" <= character <= "\u9fff"
    }


def main() -> None:
    """Write the table: one byte for each code point from U+0000 to U+FFFF."""
    table = bytearray(0x10000)
    table[0x4E00:0xA000] = b"\1" * (0xA000 - 0x4E00)
    for character, weight in weights(read(sys.argv[1])).items():
        table[ord(character)] = weight
    for marks, weight in MARKS.items():
        for mark in marks:
            table[ord(mark)] = weight
    for code in FULL_WIDTH[0]:
        if chr(code).isalnum():
            table[code] = FULL_WIDTH[1]
    OUT.write_bytes(zlib.compress(bytes(table), 9))
    print(OUT.name, OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
