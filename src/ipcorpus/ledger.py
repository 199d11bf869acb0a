"""What is done: the shards of an output, with the inputs and settings they were made from.

One SQLite file in the output. A run holds it locked, so that no second run writes into the same output; the
lock is the operating system's and ends with the process, however that ends.
"""

from __future__ import annotations

import sqlite3
from array import array
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import orjson

from ipcorpus.errors import UsageProblem
from ipcorpus.runs.tally import Tally
from ipcorpus.sources.piece import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Self

# The form of the tables; a ledger of another form is refused, never guessed at.
FORM = 1
# The disk's trouble, not the ledger's.
_DISK = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR}
# A commit that a power cut swallows costs a shard done again, never a wrong one: files are looked at as well.
_OPENING = """
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
BEGIN EXCLUSIVE;
COMMIT;
"""
_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE shards (
    listed TEXT PRIMARY KEY,  -- digest of the inputs' paths, sizes and times
    number INTEGER NOT NULL,
    paths TEXT NOT NULL,      -- digest of the inputs' paths
    templates TEXT NOT NULL,  -- digest of what was learnt of their sites
    inputs TEXT NOT NULL,     -- digest of the inputs' bytes
    files TEXT NOT NULL,      -- JSON: kind to [size, time, SHA-256]
    tally TEXT NOT NULL       -- JSON: the books of the shard
) WITHOUT ROWID;
CREATE TABLE templates (
    site TEXT PRIMARY KEY,
    listed TEXT NOT NULL,     -- digest of the files it was learnt from
    documents INTEGER NOT NULL,
    keys BLOB NOT NULL,       -- the keys of the lines that repeat, eight bytes each
    digest TEXT NOT NULL
) WITHOUT ROWID;
"""

# Younger than the others: a ledger without them has none.
_STRETCHES = """
CREATE TABLE IF NOT EXISTS stretches (
    name TEXT PRIMARY KEY,  -- place, size and time of an archive or a table, and the size of its stretches
    found TEXT NOT NULL     -- JSON: the numbers of each stretch
) WITHOUT ROWID;
"""


class File(NamedTuple):
    """A file of a shard as it lies in the output: size in bytes, nanoseconds since 1970, SHA-256."""

    size: int
    changed: int
    sha256: str


class Entry(NamedTuple):
    """A shard that is done."""

    listed: str
    number: int
    paths: str
    templates: str
    inputs: str
    files: dict[str, File]
    tally: Tally


class Learnt(NamedTuple):
    """What was learnt of a site: a digest of the files it was learnt from, and the parts of its template."""

    listed: str
    documents: int
    keys: frozenset[int]
    digest: str


class Damaged(UsageProblem):
    """A ledger that cannot be read: its shards cannot be trusted, and are made again on demand only."""


class Ledger:
    """The open ledger of an output."""

    def __init__(self, place: Path) -> None:
        self._place = place
        with self._plainly():
            self._base = sqlite3.connect(place, timeout=0, isolation_level=None)
            try:
                self._base.executescript(_OPENING)
                self._begin()
            except BaseException:
                self._base.close()  # or its lock stays until this object is collected
                raise

    @classmethod
    def open(cls, place: Path, *, fresh: bool = False) -> Self:
        """Open a ledger; a `fresh` one knows nothing, whatever was there."""
        try:
            ledger = cls(place)
        except Damaged:
            if not fresh:
                raise
            place.unlink()
            return cls(place)
        if fresh:
            ledger.keep([])
            ledger.learn({})
        return ledger

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def about(self) -> dict[str, str]:
        """Give what was noted of the run: what its shards depend on."""
        with self._plainly():
            return dict(self._base.execute("SELECT name, value FROM about"))

    def note(self, about: dict[str, str]) -> None:
        """Note what the shards depend on."""
        with self._change() as base:
            base.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", about.items())

    def entries(self) -> list[Entry]:
        """Give all shards that are done, in order."""
        query = "SELECT listed, number, paths, templates, inputs, files, tally FROM shards ORDER BY number"
        with self._plainly():
            return [_entry(row) for row in self._base.execute(query)]

    def enter(self, entry: Entry) -> None:
        """Enter a shard that is done."""
        with self._change() as base:
            base.execute("INSERT OR REPLACE INTO shards VALUES (?, ?, ?, ?, ?, ?, ?)", _row(entry))

    def keep(self, entries: Iterable[Entry]) -> None:
        """Make these the entries of the ledger, all at once, and forget every other."""
        with self._change() as base:
            base.execute("DELETE FROM shards")
            base.executemany("INSERT INTO shards VALUES (?, ?, ?, ?, ?, ?, ?)", map(_row, entries))

    def stretches(self) -> dict[str, tuple[Stretch, ...]]:
        """Give the stretches that archives and tables are divided into, by the name of each."""
        with self._plainly():
            return {
                name: tuple(Stretch(*numbers) for numbers in orjson.loads(found))
                for name, found in self._base.execute("SELECT name, found FROM stretches")
            }

    def divide(self, stretches: Mapping[str, Sequence[Stretch]]) -> None:
        """Note the stretches of all archives and tables, and forget every other."""
        rows = (
            (name, orjson.dumps([tuple(each) for each in found]).decode())
            for name, found in stretches.items()
        )
        with self._change() as base:
            base.execute("DELETE FROM stretches")
            base.executemany("INSERT INTO stretches VALUES (?, ?)", rows)

    def templates(self) -> dict[str, Learnt]:
        """Give what was learnt of each site."""
        query = "SELECT site, listed, documents, keys, digest FROM templates"
        with self._plainly():
            return {
                site: Learnt(listed, documents, _numbers(keys), digest)
                for site, listed, documents, keys, digest in self._base.execute(query)
            }

    def learn(self, learnt: Mapping[str, Learnt]) -> None:
        """Note what was learnt of all sites, and forget every other."""
        rows = (
            (site, found.listed, found.documents, array("Q", sorted(found.keys)).tobytes(), found.digest)
            for site, found in learnt.items()
        )
        with self._change() as base:
            base.execute("DELETE FROM templates")
            base.executemany("INSERT INTO templates VALUES (?, ?, ?, ?, ?)", rows)

    def _begin(self) -> None:
        form = self._base.execute("PRAGMA user_version").fetchone()[0]
        if form > FORM:
            raise Damaged(f"{self._place} was written by a newer ipcorpus; upgrade, or use --fresh")
        self._base.executescript(_STRETCHES)
        if form == 0:
            self._base.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {FORM}; COMMIT;")

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        with self._plainly():
            self._base.execute("BEGIN")
            try:
                yield self._base
            except BaseException:
                self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """Say in one line what SQLite's errors mean here."""
        try:
            yield
        except (sqlite3.Error, ValueError) as problem:
            # What is above the first byte says more than is asked here.
            code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
            if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise UsageProblem(f"another run is at work in {self._place.parents[1]}") from problem
            if code in _DISK:
                raise UsageProblem(f"cannot write {self._place}: {problem}") from problem
            raise Damaged(f"{self._place} is damaged ({problem}); --fresh begins anew") from problem


def _numbers(keys: bytes) -> frozenset[int]:
    numbers = array("Q")
    numbers.frombytes(keys)
    return frozenset(numbers)


def _row(entry: Entry) -> tuple[str, int, str, str, str, str, str]:
    files = orjson.dumps({kind: tuple(file) for kind, file in entry.files.items()}).decode()
    tally = orjson.dumps(entry.tally.record()).decode()
    return entry.listed, entry.number, entry.paths, entry.templates, entry.inputs, files, tally


def _entry(row: tuple[str, int, str, str, str, str, str]) -> Entry:
    files = {kind: File(*file) for kind, file in orjson.loads(row[5]).items()}
    return Entry(*row[:5], files, Tally.of(orjson.loads(row[6])))
