"""Build src/ipcorpus/data/boundaries.txt: where s2t takes the end of a word with the start of the next.

    PYTHONPATH=src python .ci/build_boundaries.py

OpenCC takes the longest phrase from the left, so 我国|历史 becomes 我國曆史, for it knows 国历 (the civil
calendar), and 市长|发言 becomes 市長髮言. Each line of the table has a word, what it becomes, and the hanzi
it must be kept from, each followed by what that becomes alone: `历史 歷史 国國年年`.

Sources: OpenCC (Apache-2.0), asked for every end and word together and apart; how often they meet, were they
drawn at random, from jieba's dictionary (MIT). Where the phrase is itself a word that jieba knows (上周,
长发) the two words must be met twenty times as often as the phrase before what is left of the second.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from math import exp
from pathlib import Path

import opencc

from ipcorpus import ruleset
from ipcorpus.data.words import frequencies

OUT = Path(__file__).parents[1] / "src" / "ipcorpus" / "data" / "boundaries.txt"
RAREST = 1e-8  # of all pairs of neighbours
TIMES = 20
LONGEST = 4
# Words that jieba counts seldom and news has often (上周围绕, 上游客户, 天后宫), and what is counted.
WORDS = frozenset(f"{which}{what}" for which in "上中下一二三本当数" for what in "周游")
WORDS |= {f"{whose}后" for whose in "天太王皇母武影歌"} | {
    f"{number}只" for number in "一二三四五六七八九十百千万亿两几数多余整半"
}
# Both forms of these are right in most words, or the word is seldom meant.
EITHER = frozenset("了个才吃占周回台烟核欲鉴")
# A word of its own that begins many phrases in which it is another: 并成功, 并购买.
AND = "并"
BATCH = 200_000


def main() -> None:
    """Write the table."""
    convert = opencc.OpenCC("s2t", include_tofu_risk_dictionaries=False).convert
    shares = {word: exp(log) for word, log in frequencies().items()}
    total = sum(shares.values())
    shares = {word: share / total for word, share in shares.items()}
    apart = _converted(convert, {*shares, *"".join(shares)})
    apart |= {
        word: turned
        for rule in ruleset.load().of("script")
        for word, turned in rule.words
        if rule.into == "hant"
    }
    ends, starts = _edges(shares)
    unsure = _unsure(apart)
    words = [word for word in shares if 1 < len(word) <= LONGEST]
    pairs = [
        (end, word)
        for word in words
        for end in (ends if word[0] in unsure else AND)
        if ends[end] * shares[word] >= RAREST
    ]
    together = _converted(convert, [end + word for end, word in pairs])
    table = defaultdict(list)
    for end, word in pairs:
        wanted = apart[end] + apart[word]
        if together[end + word] == wanted or len(wanted) != len(end + word):
            continue
        if end not in AND and together[end + word][0] != wanted[0]:  # then which of the two is right?
            continue
        if not _one_phrase(end, word, ends[end] * shares[word], shares, starts):
            table[word].append(end)
    lines = (
        " ".join((word, apart[word], "".join(end + apart[end] for end in sorted(table[word]))))
        for word in sorted(table)
    )
    OUT.write_text("".join(line + "\n" for line in lines), "utf-8")
    print(f"{OUT.name}: {len(table)} words, {sum(map(len, table.values()))} ends, {OUT.stat().st_size} bytes")


def _edges(shares: dict[str, float]) -> tuple[dict[str, float], dict[str, float]]:
    """Give how often words end with a hanzi, and how often they start so."""
    ends, starts = defaultdict(float), defaultdict(float)
    for word, share in shares.items():
        ends[word[-1]] += share
        for length in range(1, min(LONGEST, len(word)) + 1):
            starts[word[:length]] += share
    return ends, starts


def _unsure(apart: dict[str, str]) -> set[str]:
    """Give the hanzi that become this in some words and that in others."""
    forms = defaultdict(set)
    for word, turned in apart.items():
        if len(turned) == len(word):
            for old, new in zip(word, turned, strict=True):
                forms[old].add(new)
    return {char for char, new in forms.items() if len(new) > 1} - EITHER


def _one_phrase(end: str, word: str, met: float, shares: dict[str, float], starts: dict[str, float]) -> bool:
    """Tell whether the phrase that OpenCC takes may be what was meant."""
    for length in range(1, len(word)):
        phrase, rest = end + word[:length], word[length:]
        if phrase in WORDS or (
            shares.get(phrase, 0) >= RAREST and met < TIMES * shares[phrase] * starts[rest]
        ):
            return True
    return False


def _converted(convert, texts) -> dict[str, str]:  # noqa: ANN001 - OpenCC has no stubs
    waiting, done = iter(texts), {}
    while batch := list(islice(waiting, BATCH)):
        done |= zip(batch, convert("\n".join(batch)).split("\n"), strict=True)
    return done


if __name__ == "__main__":
    main()
