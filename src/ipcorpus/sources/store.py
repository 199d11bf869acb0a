"""A store behind a URL, as fsspec opens it with the `remote` extra; its errors are few and plain here.

What is not there or closed to us is a FileNotFoundError or a PermissionError, whatever the store calls it;
all else is a UsageProblem: the net or the store failed, and the run can go on from there later.
"""

from __future__ import annotations

import hashlib
import io
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, cast

from ipcorpus.errors import UsageProblem
from ipcorpus.sources.scratch import copied

if TYPE_CHECKING:
    from collections.abc import Iterator

# What stores call the property that changes with a file, the surest first, in small letters without `_`:
# the ETag of S3, md5Hash of Google, blob_id of Hugging Face, then times.
_MARKS = ("etag", "md5hash", "blobid", "lastmodified", "modified", "mtime", "modify", "updated", "created")
_BLOCK = 1 << 20


class Entry(NamedTuple):
    """A file or a folder: what its store calls it, and what it tells of it.

    A folder in a bucket may be `nameless` (`pages//a.txt`): the store calls it as the one that it is in.
    """

    name: str
    info: dict[str, Any]
    nameless: bool = False

    @property
    def leaf(self) -> str:
        """The last part of the name."""
        return self.name.rstrip("/").rpartition("/")[2]

    @property
    def is_folder(self) -> bool:
        """Whether it holds others."""
        return bool(self.info["type"] == "directory")


class Store:
    """The store of a URL, and where in it the URL points to (`root`)."""

    def __init__(self, url: str) -> None:
        try:
            from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra
        except ImportError as problem:
            raise UsageProblem(f"{url!r} needs `pip install 'ipcorpus[remote]'`") from problem
        self._url, self._web = url, url.startswith("http")
        try:
            self._files, self.root = url_to_fs(url)
        except (ImportError, ValueError) as problem:  # of the protocol: not installed, not known
            raise UsageProblem(f"cannot read {url!r}: {problem}") from problem
        # What a store's package raises it logs as well, with all its calls: we tell it once, in one line.
        logging.getLogger(type(self._files).__module__.partition(".")[0]).addHandler(logging.NullHandler())

    def look(self) -> Entry:
        """Tell what the URL points to."""
        with self._plainly(self._url):
            self._files.invalidate_cache()
            info = self._files.info(self.root)
            # A web server gives a page where there is a folder.
            if self._url.endswith("/") and self._files.isdir(self.root):
                info = {**info, "type": "directory"}
        return Entry(self.root, info)

    def inside(self, folder: Entry) -> list[Entry]:
        """List what lies in a folder, in no order."""
        with self._plainly(folder.name):
            listed = [Entry(info["name"], info) for info in self._files.ls(folder.name, detail=True)]
            self._files.invalidate_cache(folder.name)  # it would remember all that was ever listed
        own = folder.name.strip("/")
        if self._web:
            return [entry for entry in listed if entry.leaf and not _leads_away(entry, own)]
        again = [entry for entry in listed if entry.name.strip("/") == own]
        # A bucket may hold a folder as an empty file.
        return [entry for entry in listed if entry not in again] + [
            entry._replace(nameless=True) for entry in again if entry.is_folder and entry.name.endswith("/")
        ]

    def state(self, entry: Entry) -> tuple[int, int]:
        """Give the size of a file in bytes, and a number that changes with it.

        The number is made of what the store tells; where it tells nothing, of all bytes.
        """
        with self._plainly(entry.name):
            info = self._files.info(entry.name) if entry.info["size"] is None else entry.info
            told = {key.lower().replace("_", ""): value for key, value in info.items()}
            if mark := next((f"{key} {told[key]}" for key in _MARKS if told.get(key)), ""):
                return info["size"] or 0, _number(hashlib.sha256(mark.encode()).digest())
            return info["size"] or 0, self._digest(entry.name)

    def copy(self, most: int) -> BinaryIO:
        """Give a copy of the file to move about in, of no more than `most` bytes where that is not 0."""
        # Named as the store does: what is told of it stands in the output, where no password belongs.
        with self._plainly(self.root), self._open(self.root) as stream:
            return cast("BinaryIO", io.BytesIO(stream.read(most))) if most else copied(stream)

    def _open(self, name: str) -> Any:  # noqa: ANN401 - an untyped package
        # Not every web server can give a part of a file: we ask for all of it, as a stream.
        return self._files.open(name, "rb", **({"block_size": 0} if self._web else {}))

    def _digest(self, name: str) -> int:
        digest = hashlib.sha256()
        with self._open(name) as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
        return _number(digest.digest())

    @contextmanager
    def _plainly(self, name: str) -> Iterator[None]:
        try:
            yield
        except UsageProblem:
            raise
        except Exception as problem:  # every store has errors of its own
            code = getattr(problem, "status", None)
            if isinstance(problem, FileNotFoundError) or code == 404:  # noqa: PLR2004 - as every browser says
                raise FileNotFoundError(f"there is no {name!r} to read") from problem
            if isinstance(problem, PermissionError) or code in {401, 403}:
                raise PermissionError(f"no permission to read {name!r}") from problem
            reason = f"{type(problem).__name__}: {' '.join(str(problem).split())[:300]}"
            raise UsageProblem(f"cannot read {name!r}: {reason}") from problem


def _leads_away(link: Entry, folder: str) -> bool:
    return "?" in link.name or link.name.rstrip("/").rpartition("/")[0] != folder


def _number(digest: bytes) -> int:
    return int.from_bytes(digest[:8])
