"""The end of a run: hold the books against the plan, list the duplicates, write the summary."""

from __future__ import annotations

import hashlib
import platform
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from ipcorpus.corpus import dropping, duplicates
from ipcorpus.errors import BooksDoNotBalance
from ipcorpus.runs import output, plan
from ipcorpus.runs.tally import Tally
from ipcorpus.sinks.whole import WholeFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ipcorpus.ledger import Entry, Ledger
    from ipcorpus.runs.order import Order

# What readers of run.json can rely on; it grows when a key changes its meaning or goes.
SCHEMA = 1
SUMMARY, DUPLICATES = "run.json", "duplicates.jsonl"


def idle(out: Path, ledger: Ledger) -> dict[str, Any] | None:
    """Give the summary of the run that closed these books, if nothing of it was touched since."""
    try:
        data = (out / SUMMARY).read_bytes()
    except OSError:
        return None
    entries = ledger.entries()
    if ledger.about().get("closed") != _seal(out, entries, data):
        return None
    summary: dict[str, Any] = orjson.loads(data)
    kind = f"articles.{summary['settings']['format']}"
    there = all(output.place(out, kind, entry.number).exists() for entry in entries)
    return summary if there and all(output.whole(out, entry) for entry in entries) else None


class Books(NamedTuple):
    """What is to be closed: the output, its ledger, what must be in it, and how its summary begins.

    `listed` is the digest of the plan's shards in order, `pieces` the number of files they were made from.
    """

    out: Path
    ledger: Ledger
    listed: str
    pieces: int
    heading: dict[str, Any]


def close(books: Books, work: Path, seconds: float, made: int) -> dict[str, Any]:
    """Check the books, write what stands beside the shards, and give the summary.

    `seconds` is the time that the run took for `made` documents. Raises BooksDoNotBalance where a document
    that was listed is in no shard, or in two.
    """
    entries = books.ledger.entries()
    tally = _balanced(books, entries)
    keys, near = (
        [output.place(books.out, kind, entry.number) for entry in entries if kind in entry.files]
        for kind in ("keys", "near")
    )
    copies = duplicates.write(keys, near, work, books.out / DUPLICATES)
    if books.heading["settings"]["drop_duplicates"]:
        dropping.write(_dropping(books, entries), books.out / DUPLICATES, work)
    timing = {
        "seconds": round(seconds, 3),
        "documents_per_second": round(made / seconds, 1) if seconds else None,
    }
    counts = tally.record() | {"duplicates": copies, "shards": len(entries)}
    summary = books.heading | {"counts": counts, "timing": timing}
    data = orjson.dumps(summary, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    with WholeFile(work / SUMMARY) as file:
        file.write(data)
        file.close()
    (work / SUMMARY).replace(books.out / SUMMARY)
    books.ledger.note({"closed": _seal(books.out, entries, data)})
    return summary


def heading(order: Order) -> dict[str, Any]:
    """Give the part of a summary that an order decides."""
    identity = order.identity
    part, parts = order.part
    return {
        "schema": SCHEMA,
        "settings": asdict(order.settings)
        | {
            "cuts": order.cuts,
            "format": order.form,
            "near_duplicates": order.near,
            "drop_duplicates": order.drop,
            "shard_size": order.shard_size,
        },
        "part": f"{part}/{parts}" if parts > 1 else None,
        "versions": {
            "ipcorpus": identity["version"],
            "opencc": identity["opencc"],
            "python": platform.python_version(),
            "rules": identity["rules"],
        },
    }


def _dropping(books: Books, entries: Sequence[Entry]) -> Iterator[tuple[Path, Path]]:
    """Give the file of all articles of each shard, and that of those which are written."""
    form = books.heading["settings"]["format"]
    for entry in entries:
        yield (
            output.place(books.out, f"all.{form}", entry.number),
            output.place(books.out, f"articles.{form}", entry.number),
        )


def _balanced(books: Books, entries: Sequence[Entry]) -> Tally:
    """Add up the shards' books; every shard of the plan must be there once, and hold every piece."""
    if plan.digest(entries) != books.listed:
        raise BooksDoNotBalance(f"the {len(entries)} shards in the ledger are not those of the plan")
    total = Tally()
    for entry in entries:
        total.add(entry.tally)
    total.balance()
    if total.documents < books.pieces:
        raise BooksDoNotBalance(f"{books.pieces} files listed, but {total.documents} documents seen")
    return total


def _seal(out: Path, entries: Sequence[Entry], summary: bytes) -> str:
    """Give a digest of the closed books: the shards, the summary, the size of the list of duplicates."""
    try:
        size = (out / DUPLICATES).stat().st_size
    except OSError:
        size = -1
    shards = "\n".join(f"{entry.number} {entry.inputs}" for entry in entries)
    return hashlib.sha256(f"{shards}\n{size}\n".encode() + summary).hexdigest()
