"""The output folder: where the files of a shard lie, whether they are still whole, how they change places."""

from __future__ import annotations

import hashlib
import re
import shutil
from typing import TYPE_CHECKING

from ipcorpus.errors import UsageProblem
from ipcorpus.ledger import Entry, File
from ipcorpus.sources.piece import STATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ipcorpus.ledger import Ledger
    from ipcorpus.runs.task import Shard

_OURS = re.compile(r"(articles|cuts|rejected)-\d{5,}\.(jsonl(\.zst)?|parquet)")
LEDGER = "ledger.sqlite"


def prepare(out: Path, *, fresh: bool) -> Path:
    """Make the output folder and give that of our state.

    Raises UsageProblem where OUT is a file, or holds shards that no ledger tells of and that are not to
    be replaced (`fresh`).
    """
    if out.exists() and not out.is_dir():
        raise UsageProblem(f"the output {str(out)!r} is a file; -o names a folder")
    state = out / STATE
    stray = out.is_dir() and not (state / LEDGER).exists() and any(map(_ours, out.iterdir()))
    if stray and not fresh:
        raise UsageProblem(f"{str(out)!r} holds shards but no ledger of them; --fresh replaces them")
    state.mkdir(parents=True, exist_ok=True)
    return state


def place(out: Path, kind: str, number: int) -> Path:
    """Say where a file of a shard lies: `articles.jsonl` for readers, `keys` with our state."""
    name, dot, ending = kind.partition(".")
    public = dot and name != "all"
    return (out if public else out / STATE) / f"{name}-{number:05}{dot}{ending}"


def publish(out: Path, work: Path, shard: Shard) -> Entry:
    """Give a shard's files their names: from here on readers see them, and see them whole."""
    files = {}
    for kind, written in shard.files.items():
        final = (work / written.name).replace(place(out, kind, shard.number))
        files[kind] = File(written.size, final.stat().st_mtime_ns, written.sha256)
    return Entry(shard.listed, shard.number, shard.paths, shard.templates, shard.inputs, files, shard.tally)


def whole(out: Path, entry: Entry) -> bool:
    """Tell whether the files of a shard are there as they were written."""
    return all(_same(_lies(out, entry, kind), file) for kind, file in entry.files.items())


def settle(out: Path, ledger: Ledger, kept: Sequence[tuple[Entry, int]]) -> None:
    """Move the shards that are kept to their numbers, and take away every other.

    What moves is first put aside under a name of its own, then the ledger learns the numbers, then all go
    to their places: wherever this is interrupted, `_lies` finds each file.
    """
    moving = [entry for entry, number in kept if entry.number != number or _aside(out, entry).exists()]
    for entry in moving:
        _aside(out, entry).mkdir(parents=True, exist_ok=True)
        for kind in entry.files:
            _lies(out, entry, kind).replace(_aside(out, entry) / kind)
    moved = {entry.listed for entry in moving}
    _clear(out, {place(out, kind, n) for e, n in kept if e.listed not in moved for kind in e.files})
    ledger.keep(entry._replace(number=number) for entry, number in kept)
    for entry, number in kept:
        if entry.listed in moved:
            for kind in entry.files:
                (_aside(out, entry) / kind).replace(place(out, kind, number))
    shutil.rmtree(out / STATE / "aside", ignore_errors=True)


def _lies(out: Path, entry: Entry, kind: str) -> Path:
    aside = _aside(out, entry) / kind
    return aside if aside.exists() else place(out, kind, entry.number)


def _aside(out: Path, entry: Entry) -> Path:
    return out / STATE / "aside" / entry.listed


def _same(path: Path, file: File) -> bool:
    """Compare by size and time; where only the time differs, by content."""
    try:
        status = path.stat()
        if (status.st_size, status.st_mtime_ns) == (file.size, file.changed):
            return True
        with path.open("rb") as content:
            return (
                status.st_size == file.size
                and hashlib.file_digest(content, "sha256").hexdigest() == file.sha256
            )
    except OSError:
        return False


def _ours(path: Path) -> bool:
    return bool(_OURS.fullmatch(path.name))


def _clear(out: Path, kept: Iterable[Path]) -> None:
    kept = set(kept)
    for old in [*filter(_ours, out.iterdir()), *(out / STATE).glob("[akn]*-?????*")]:
        if old not in kept:
            old.unlink()
