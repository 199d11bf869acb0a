"""JSON Lines: one record a line, in UTF-8."""

from __future__ import annotations

from typing import Any

import orjson

from ipcorpus.sinks.whole import WholeFile


def row(record: dict[str, Any]) -> bytes:
    """Give a record as one line; raises TypeError where JSON has no form for it."""
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)


class JsonLines(WholeFile):
    """A file of records in the making, under a temporary name."""

    def add(self, record: dict[str, Any]) -> None:
        """Add a record as one line."""
        self.write(row(record))
