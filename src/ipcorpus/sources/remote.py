"""Folders and files behind a URL, with the `remote` extra: `s3://bucket/pages`, `gs://...`, `hf://...`.

They are listed and read as those on the disk: of the same files the paths, order and ids are the same.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from ipcorpus.errors import UsageProblem
from ipcorpus.sources import endings
from ipcorpus.sources.piece import STATE, Piece, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipcorpus.sources.piece import Choice
    from ipcorpus.sources.store import Entry, Store

# Folders deeper than this are links of a web server to itself.
_DEEPEST = 64


def is_url(source: object) -> bool:
    """Tell a URL from a path.

    >>> is_url("s3://bucket/pages"), is_url("scraped/pages")
    (True, False)
    """
    return isinstance(source, str) and "://" in source


def as_path(url: str) -> PurePosixPath:
    """Give a URL as a path, by whose end a source can be named."""
    return PurePosixPath(url.replace("://", "/"))


def pieces(url: str, name: str, prefix: str, choice: Choice) -> Iterator[Piece]:
    """List a file by its `name`, or what lies in a folder, with paths that begin with `prefix`.

    An output of ours gives its articles. Raises UsageProblem where there is nothing at the URL, it is closed
    to us, or a package is missing for it.
    """
    store = _store(url)
    try:
        top = store.look()
        if not top.is_folder:
            yield _piece(store, top, url, name)
            return
        entries = _visible(store, top)
    except OSError as problem:
        raise UsageProblem(str(problem)) from problem
    url = url.rstrip("/")
    if not _is_output(entries):
        yield from _walk(store, entries, url, prefix, choice)
        return
    for entry in entries:
        if entry.leaf.startswith("articles-"):
            yield _piece(store, entry, f"{url}/{entry.leaf}", entry.leaf)


def copy(url: str, most: int) -> BinaryIO:
    """Give a copy of a file to move about in, of no more than `most` bytes where that is not 0.

    Raises an OSError where the file is gone or closed to us, UsageProblem where its store fails.
    """
    return _store(url).copy(most)


def _walk(store: Store, entries: list[Entry], url: str, prefix: str, choice: Choice) -> Iterator[Piece]:
    """List what lies under a folder, as `folder.walk` does."""
    for entry in entries:
        leaf = "/" if entry.nameless else entry.leaf
        path, below = prefix + shown(leaf), f"{url}/{leaf}"
        if choice.excludes(path):
            continue
        if entry.is_folder:
            yield from _under(store, entry, below, path, choice)
        elif choice.wants(path) or endings.is_archive(path):
            yield _piece(store, entry, below, path)


def _under(store: Store, entry: Entry, url: str, path: str, choice: Choice) -> Iterator[Piece]:
    if url.count("/") > _DEEPEST or entry.nameless:
        yield Piece(path, url, trouble="a folder without a name" if entry.nameless else "nested too deep")
        return
    try:
        inside = _visible(store, entry)
    except OSError:
        yield Piece(path, url, trouble="unreadable folder")
        return
    if not _is_output(inside):
        yield from _walk(store, inside, url, f"{path}/", choice)


def _visible(store: Store, folder: Entry) -> list[Entry]:
    """Give what is in a folder, sorted so that the whole walk is sorted by path.

    A bucket may hold a file and a folder of one name.
    """
    found = [e for e in store.inside(folder) if e.leaf == STATE or not e.leaf.startswith(".")]
    return sorted(found, key=lambda entry: shown(entry.leaf) + "/" * entry.is_folder)


def _is_output(entries: list[Entry]) -> bool:
    return any(entry.leaf == STATE for entry in entries)


def _piece(store: Store, entry: Entry, url: str, path: str) -> Piece:
    if "::" in url:
        return Piece(path, url, trouble="a name with ::")  # to fsspec that is a file in a file
    try:
        size, changed = store.state(entry)
    except OSError as problem:
        return Piece(path, url, trouble=f"unreadable: {problem}")
    return Piece(path, url, size, changed, weight=endings.weight(path, size))


def _store(url: str) -> Store:
    from ipcorpus.sources.store import Store  # noqa: PLC0415 - only for who has URLs

    return Store(url)
