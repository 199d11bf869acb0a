"""Build src/ipcorpus/data/words.zlib and common.txt: how often words and hanzi occur.

    pip install jieba && python .ci/build_words.py

Source: jieba's dictionary (MIT, https://github.com/fxsjy/jieba), which counts 349,000 words. `words.zlib`
is a zlib-packed text: one line a class of frequency, its natural logarithm in quarters first, then the
words of that class, blanks between them. Words seen fewer than LEAST times and words of more than LONGEST
characters are left out: they cost loading time and decide nothing. `common.txt` is one line of hanzi, the
most frequent first.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter, defaultdict
from pathlib import Path

import jieba

DATA = Path(__file__).parents[1] / "src" / "ipcorpus" / "data"
LEAST, LONGEST, COMMON = 8, 4, 4000


def main() -> None:
    """Write both tables, all words in simplified characters."""
    fold = str.maketrans(*(DATA / "fold.txt").read_text("utf-8").split("\n")[:2])
    words: Counter[str] = Counter()
    with (Path(jieba.__file__).parent / "dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, count, _ = line.split(" ")
            words[word.translate(fold)] += int(count)
    words = Counter({word: count for word, count in words.items() if all("一" <= c <= "鿿" for c in word)})
    _words(words)
    _common(words)


def _words(words: Counter[str]) -> None:
    classes: dict[int, list[str]] = defaultdict(list)
    for word, count in words.items():
        if len(word) == 1 or (count >= LEAST and len(word) <= LONGEST):
            classes[round(4 * math.log(count / words.total()))].append(word)
    lines = (f"{number} {' '.join(sorted(entries))}" for number, entries in sorted(classes.items()))
    out = DATA / "words.zlib"
    out.write_bytes(zlib.compress("\n".join(lines).encode(), 9))
    print(f"{out.name}: {sum(map(len, classes.values()))} words, {out.stat().st_size} bytes")


def _common(words: Counter[str]) -> None:
    hanzi: Counter[str] = Counter()
    for word, count in words.items():
        for char in word:
            hanzi[char] += count
    text = "".join(
        char for char, _ in sorted(hanzi.items(), key=lambda entry: (-entry[1], entry[0]))[:COMMON]
    )
    (DATA / "common.txt").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
