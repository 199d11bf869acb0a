"""Find the articles that say nearly what an earlier one says: MinHash with bands, sorted on disk."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from ipcorpus.sinks import near

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# Above this share of common runs a text is a copy with another headline, below it a sibling of one template.
ALIKE = 0.8
_TABLES = """
CREATE TABLE signatures (place INTEGER PRIMARY KEY, signature BLOB NOT NULL);
CREATE TABLE bands (hash BLOB NOT NULL, place INTEGER NOT NULL);
CREATE TABLE candidates (place INTEGER, first INTEGER, PRIMARY KEY (place, first)) WITHOUT ROWID;
CREATE TABLE alike (place INTEGER PRIMARY KEY, first INTEGER NOT NULL);
"""
_MEET = """
INSERT OR IGNORE INTO candidates
SELECT bands.place, meeting.first
FROM (SELECT hash, min(place) AS first FROM bands GROUP BY hash HAVING count(*) > 1) AS meeting
JOIN bands ON bands.hash = meeting.hash AND bands.place > meeting.first
"""
_CANDIDATES = """
SELECT candidates.place, candidates.first, mine.signature, other.signature
FROM candidates
JOIN signatures AS mine ON mine.place = candidates.place
JOIN signatures AS other ON other.place = candidates.first
WHERE candidates.place NOT IN (SELECT place FROM repeats)
ORDER BY candidates.place, candidates.first
"""
# An earlier one that is nearly another itself stands for that.
_ENTER = "INSERT INTO alike VALUES (?, coalesce((SELECT first FROM alike WHERE place = ?), ?))"


def find(base: sqlite3.Connection, shards: Iterable[Path]) -> None:
    """Add the near duplicates to the table `repeats` (place, first, kind) of a base.

    `shards` are the shards' files of signatures in order. The first of a group is its earliest article; what
    repeats exactly is in the table already and is left as it is.
    """
    base.executescript(_TABLES)
    base.execute("BEGIN")
    base.executemany("INSERT INTO signatures (signature) VALUES (?)", _rows(shards))
    for band in range(near.BANDS):
        low = band * near.ROWS * 4
        base.execute("DELETE FROM bands")
        base.execute(
            "INSERT INTO bands SELECT substr(signature, ?, ?), place FROM signatures",
            (low + 1, near.ROWS * 4),
        )
        base.execute(_MEET)
    for place, first in _alike(base):
        base.execute(_ENTER, (place, first, first))
    base.execute("INSERT INTO repeats SELECT place, first, 'near' FROM alike")
    base.execute("COMMIT")


def _alike(base: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Give each article that is nearly an earlier one, with the earliest that it was found to be like."""
    for place, pairs in groupby(base.execute(_CANDIDATES), key=itemgetter(0)):
        first = next((first for _, first, mine, other in pairs if _share(mine, other) >= ALIKE), None)
        if first is not None:
            yield place, first


def _share(mine: bytes, other: bytes) -> float:
    pairs = zip(near.numbers(mine), near.numbers(other), strict=True)
    return sum(a == b for a, b in pairs) / near.NUMBERS


def _rows(shards: Iterable[Path]) -> Iterator[tuple[bytes]]:
    for shard in shards:
        data = shard.read_bytes()
        yield from ((data[at : at + near.WIDTH],) for at in range(0, len(data), near.WIDTH))
