"""One scan of all lines for the literals of all patterns: which patterns can match which lines."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ipcorpus.steps.label.literals import Words


class Scan:
    """Some numbered patterns behind the literals that they need; a pattern without any may match any line.

    A set of patterns is a number whose bits are theirs: pattern 3 is the bit 8.
    """

    def __init__(self, needed: Mapping[int, Words]) -> None:
        owners: dict[str, int] = {}
        self._always = bits(number for number, words in needed.items() if not words)
        for number, words in needed.items():
            for word in words:
                owners[word] = owners.get(word, 0) | 1 << number
        self._owners = list(owners.values())
        self._scanner = AhoCorasick(list(owners)) if owners else None

    def of(self, lines: Sequence[str]) -> dict[int, int]:
        """Give, by index, the lines that patterns can match, with the set of these."""
        found = dict.fromkeys(range(len(lines)), self._always) if self._always else {}
        if not self._scanner or not lines:
            return found
        # Each line with the line feed before it: in literals it stands for a line's start or end.
        ends = list(accumulate(map(len, lines)))
        text = "\n".join(["", *lines, ""])
        index = 0
        for word, start, _ in self._scanner.find_matches_as_indexes(text, overlapping=True):
            while start - index > ends[index]:
                index += 1
            found[index] = found.get(index, 0) | self._owners[word]
        return found


def bits(numbers: Iterable[int]) -> int:
    """Give the set of the patterns with these numbers."""
    return sum(1 << number for number in numbers)


@lru_cache(maxsize=4096)
def numbers(patterns: int) -> tuple[int, ...]:
    """Give the numbers of a set of patterns, in order: the same few sets come again and again.

    >>> numbers(0b1010)
    (1, 3)
    """
    found = []
    while patterns:
        lowest = patterns & -patterns
        found.append(lowest.bit_length() - 1)
        patterns ^= lowest
    return tuple(found)
