"""What the ending of a name says: archive, table, web archive, compressed, or a single document."""

from __future__ import annotations

import os
from importlib.util import find_spec

from ipcorpus import zst
from ipcorpus.errors import UsageProblem

_SHORT = {".tgz": ".tar.gz", ".txz": ".tar.xz", ".tbz2": ".tar.bz2", ".tzst": ".tar.zst"}
COMPRESSED = {".gz", ".bz2", ".xz", ".zst"}
ARCHIVES = (".zip", ".tar")
TABLES = (".jsonl", ".ndjson", ".parquet", ".warc")
# The extra that each ending needs, and how to tell that it is there.
_EXTRAS = {".zst": ("zst", zst.is_there), ".parquet": ("parquet", lambda: find_spec("pyarrow"))}
_SPECIAL = {*_SHORT, *COMPRESSED, *ARCHIVES, *TABLES}


def plain(name: str) -> str:
    """Give the name without the endings of compression: what kind of file is inside.

    >>> plain("a.jsonl.gz"), plain("b.tgz"), plain("c.html")
    ('a.jsonl', 'b.tar', 'c.html')
    """
    stem, ending = parts(name)
    return stem if ending in COMPRESSED else f"{stem}{ending}"


def parts(name: str) -> tuple[str, str]:
    """Divide a name before its last ending, which is spelt out and in small letters."""
    stem, ending = os.path.splitext(name.lower())  # noqa: PTH122 - a name, not a path
    whole = stem + _SHORT.get(ending, ending)
    return os.path.splitext(whole)  # noqa: PTH122 - the same


def is_archive(path: str) -> bool:
    """Tell by its name whether a file holds other files."""
    return plain(path).endswith(ARCHIVES)


def is_container(path: str) -> bool:
    """Tell by its name whether a file holds more than one document."""
    return is_special(path) and plain(path).endswith(ARCHIVES + TABLES)


def weight(path: str, size: int) -> int:
    """Guess how many documents a file holds: a container one for every eight kilobytes, packed for every two.

    Raises UsageProblem where an extra is missing without which it cannot be read.
    """
    if not is_special(path):
        return 1
    for ending, (extra, is_there) in _EXTRAS.items():
        if ends(path, ending) and not is_there():
            raise UsageProblem(f"{path} needs `pip install 'ipcorpus[{extra}]'` (or --exclude it)")
    if not is_container(path):
        return 1
    return 1 + size // (2048 if ends(path, ".zip", ".parquet") or plain(path) != path.lower() else 8192)


def is_special(path: str) -> bool:
    """Tell quickly whether a file can be more than a plain document: of a million few are."""
    return path[path.rfind(".") :].lower() in _SPECIAL


def ends(path: str, *endings: str) -> bool:
    """Tell whether a name has one of these endings, compressed or not."""
    return path.lower().endswith(endings) or plain(path).endswith(endings)
