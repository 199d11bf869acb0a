"""Find the articles that another one repeats, across a whole run, with the state on disk."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from ipcorpus.corpus import near
from ipcorpus.errors import BooksDoNotBalance
from ipcorpus.sinks import jsonl, keys
from ipcorpus.sinks.whole import WholeFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

# Sorted by SQLite's own merge sort on disk: ten million articles take no more memory than ten thousand.
_PRAGMAS = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;"
_TABLE = "CREATE TABLE articles (place INTEGER PRIMARY KEY, id BLOB NOT NULL, text BLOB NOT NULL);"
_INDEXES = "CREATE INDEX by_id ON articles (id); CREATE INDEX by_text ON articles (text, place);"
_TWICE = "SELECT id FROM articles GROUP BY id HAVING count(*) > 1 LIMIT 1"
_EXACT = """
CREATE TABLE repeats (place INTEGER PRIMARY KEY, first INTEGER NOT NULL, kind TEXT NOT NULL);
INSERT INTO repeats
SELECT copy.place, pair.place, 'exact'
FROM (SELECT text, min(place) AS place FROM articles GROUP BY text HAVING count(*) > 1) AS pair
JOIN articles AS copy ON copy.text = pair.text AND copy.place > pair.place;
"""
_LIST = """
SELECT copy.id, first.id, repeats.kind
FROM repeats
JOIN articles AS copy ON copy.place = repeats.place
JOIN articles AS first ON first.place = repeats.first
ORDER BY repeats.place
"""


def write(shards: Iterable[Path], near_shards: Sequence[Path], work: Path, target: Path) -> int:
    """Write the list of duplicates, and give their number.

    `shards` are the shards' files of keys in order, `near_shards` those of signatures (empty: only exact
    duplicates are sought), `work` a folder for scratch. A duplicate names the first article of the same
    letters. Raises BooksDoNotBalance where two articles have one id.
    """
    with closing(sqlite3.connect(work / "duplicates.sqlite", isolation_level=None)) as base:
        base.executescript(_PRAGMAS + _TABLE)
        base.execute("BEGIN")
        base.executemany("INSERT INTO articles (id, text) VALUES (?, ?)", _rows(shards))
        base.execute("COMMIT")
        base.executescript(_INDEXES)
        if twice := base.execute(_TWICE).fetchone():
            raise BooksDoNotBalance(f"two articles have the id {twice[0].hex()}")
        base.executescript(_EXACT)
        if near_shards:
            near.find(base, near_shards)
        with WholeFile(work / target.name) as file:
            for copy, first, kind in base.execute(_LIST):
                file.write(jsonl.row({"id": copy.hex(), "duplicate_of": first.hex(), "kind": kind}))
            written = file.close()
    (work / target.name).replace(target)
    return written.rows


def _rows(shards: Iterable[Path]) -> Iterator[tuple[bytes, bytes]]:
    for shard in shards:
        data = shard.read_bytes()
        for start in range(0, len(data), keys.WIDTH):
            yield data[start : start + keys.ID], data[start + keys.ID : start + keys.WIDTH]
