"""Folders and single files."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from ipcorpus.sources import endings
from ipcorpus.sources.piece import STATE, Piece, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ipcorpus.sources.piece import Choice

_KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFDIR: "a link to a folder",
}


def walk(root: Path, prefix: str, choice: Choice) -> Iterator[Piece]:
    """List the files under a folder in the order of their paths.

    Hidden files and folders and outputs of ipcorpus are passed over. A link to a file is read; a link to a
    folder is listed as trouble, not followed, for it may lead out of the source or back into it.
    """
    out = os.path.realpath(choice.out) if choice.out else None
    levels = [_entries(str(root.absolute()), prefix, out)]
    while levels:
        for entry, path in levels[-1]:
            if entry is None:
                yield Piece(path, "", trouble="unreadable folder")
            elif choice.excludes(path):
                continue
            elif entry.is_dir(follow_symlinks=False):
                levels.append(_entries(entry.path, f"{path}/", out))
                break
            elif choice.wants(path) or endings.is_archive(path):
                yield _piece(path, entry.path)
        else:
            levels.pop()


def piece(place: Path, path: str) -> Piece:
    """List a single file."""
    return _piece(path, str(place.absolute()))


def _entries(place: str, prefix: str, out: str | None) -> Iterator[tuple[os.DirEntry[str] | None, str]]:
    """Give the visible entries of a folder, sorted so that the whole walk is sorted by path."""
    if out and os.path.realpath(place) == out:
        return
    try:
        with os.scandir(place) as scan:
            entries = list(scan)
    except OSError:
        yield None, prefix.rstrip("/")
        return
    if any(entry.name == STATE for entry in entries):
        return
    # A folder sorts as its name and a slash, as it does in the paths of what lies inside.
    named = [
        (shown(entry.name) + "/" * entry.is_dir(follow_symlinks=False), entry)
        for entry in entries
        if not entry.name.startswith(".")
    ]
    for name, entry in sorted(named, key=lambda pair: (pair[0], pair[1].name)):
        yield entry, prefix + name.rstrip("/")


def _piece(path: str, place: str) -> Piece:
    try:
        status = os.stat(place)  # noqa: PTH116 - a million files: no Path objects
    except OSError as problem:
        return Piece(path, place, trouble=f"unreadable: {problem.strerror}")
    if not stat.S_ISREG(status.st_mode):
        return Piece(path, place, trouble=_KINDS.get(stat.S_IFMT(status.st_mode), "not a file"))
    weight = endings.weight(path, status.st_size)
    return Piece(path, place, status.st_size, status.st_mtime_ns, weight=weight)
