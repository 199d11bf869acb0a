"""Write the articles without their duplicates: a last pass over shards that keep them all."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import orjson

from ipcorpus.sinks import jsonl, parquet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# Every line begins with the identifier: {"id":"0123456789abcdef", ...
_ID = slice(7, 23)


def write(shards: Iterable[tuple[Path, Path]], listed: Path, work: Path) -> None:
    """Write each shard (from, to) without the articles that the list of duplicates names.

    Shards and list are in the same order, so that neither is held in memory.
    """
    with listed.open("rb") as rows:
        wanted = chain((orjson.loads(row)["id"] for row in rows), [""])
        skip = _Next(wanted)
        for source, target in shards:
            copy = work / target.name
            if target.suffix == ".parquet":
                with parquet.ParquetFile(copy) as articles:
                    for record in parquet.rows(source):
                        if not skip.is_next(record["id"]):
                            articles.add(record)
                    articles.close()
            else:
                with jsonl.made(copy, target.name.partition(".")[2]) as file:
                    for line in jsonl.lines(source):
                        if not skip.is_next(line[_ID].decode()):
                            file.write(line)
                    file.close()
            copy.replace(target)


class _Next:
    """The identifier that is to be left out next."""

    def __init__(self, wanted: Iterator[str]) -> None:
        self._wanted = wanted
        self._next = next(wanted)

    def is_next(self, id_: str) -> bool:
        """Tell whether an article is to be left out; then the next one is."""
        if id_ != self._next:
            return False
        self._next = next(self._wanted)
        return True
