"""Where records go: shards that are written whole under a temporary name, and renamed when they are done."""

from __future__ import annotations

from typing import NamedTuple


class Written(NamedTuple):
    """A file of a shard as it was written: its temporary name, its size, its digest (SHA-256)."""

    name: str
    size: int
    sha256: str
