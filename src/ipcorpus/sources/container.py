"""Look into a file: an archive, a table or a web archive gives many documents, any other file gives one."""

from __future__ import annotations

import errno
import io
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from ipcorpus.document import Document, Rejected
from ipcorpus.errors import UsageProblem
from ipcorpus.sources import archive, packed, remote, table, warc
from ipcorpus.sources.endings import ARCHIVES, TABLES, ends, is_container, is_special, plain
from ipcorpus.sources.piece import WHOLE
from ipcorpus.sources.scratch import copied

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ipcorpus.sources.archive import Member
    from ipcorpus.sources.piece import Choice, Piece, Stretch

# An archive in an archive is looked into; one in that is not: who packs thrice hides something.
_DEEPEST = 1
# Not the file's trouble: it would stay rejected for it.
_OURS = {errno.EMFILE, errno.ENFILE, errno.ENOMEM}


def read(piece: Piece, choice: Choice) -> Iterator[Document | Rejected]:
    """Read the documents of a file; what cannot be read comes out as rejected, never as an exception."""
    if piece.trouble:
        yield Rejected(piece.path, "read", piece.trouble, "")
        return
    documents = 0
    try:
        with _open(piece, choice) as file:
            if not piece.is_whole and _changed(piece, file):
                yield Rejected(piece.path, "read", "changed while it was read", f"rows of {piece.name}")
                return
            for document in _documents(piece, file, choice):
                documents += 1
                yield document
    except OSError as problem:
        if problem.errno in _OURS:
            raise UsageProblem(f"cannot read {piece.path!r}: {problem.strerror}") from problem
        yield Rejected(piece.path, "read", "unreadable", problem.strerror or str(problem))
    else:
        # Of a stretch no document may be wanted, as of a folder.
        if not documents and piece.is_whole:
            yield Rejected(piece.path, "read", "nothing inside", "")


def _open(piece: Piece, choice: Choice) -> BinaryIO:
    if remote.is_url(piece.place):
        return remote.copy(piece.place, 0 if is_container(piece.path) else choice.max_bytes + 1)
    # Nothing that was listed as a file can block us, even where a pipe took its place meanwhile.
    return open(os.open(piece.place, os.O_RDONLY | os.O_NONBLOCK), "rb")  # noqa: PTH123 - a descriptor


def _changed(piece: Piece, file: BinaryIO) -> bool:
    """Tell whether a file is not what it was when its stretches were told apart."""
    status = os.fstat(file.fileno())
    return (status.st_size, status.st_mtime_ns) != (piece.size, piece.changed)


def _documents(piece: Piece, file: BinaryIO, choice: Choice) -> Iterable[Document | Rejected]:
    """Give the documents of an open file: most are one."""
    if is_special(piece.path):
        return _look(piece.path, file, choice, 0, piece.stretch)
    file.seek(0)  # a pipe that took its place cannot
    return (_one(piece.path, file, choice, piece.size),)


def _look(
    path: str, file: BinaryIO, choice: Choice, level: int, stretch: Stretch = WHOLE
) -> Iterator[Document | Rejected]:
    """Give the documents of an open archive, table or packed file, by the ending of its name."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    name = plain(path)
    try:
        stream = packed.unpacked(path, file, packed.limit(size, level), stretch)
        if name.endswith(ARCHIVES):
            yield from _members(path, name, stream, choice, level, stretch)
        elif name.endswith(TABLES):
            yield from _rows(path, name, stream, choice, stretch)
        else:
            yield _one(path, stream, choice, size)
    except packed.Missing as extra:
        yield Rejected(path, "read", "needs an extra", f"pip install 'ipcorpus[{extra}]'")
    except packed.TooMuch:
        yield Rejected(path, "read", "unpacks to too much", "the rest was not read")
    except packed.DAMAGED as problem:
        if isinstance(problem, OSError) and problem.errno:
            raise  # it is the disk's trouble, not the file's
        yield Rejected(path, "read", "damaged", str(problem))


def _members(
    path: str, name: str, stream: BinaryIO, choice: Choice, level: int, stretch: Stretch
) -> Iterator[Document | Rejected]:
    if level > _DEEPEST:
        yield Rejected(path, "read", "nested too deep", "")
        return
    if name.endswith(".zip"):
        with _seekable(stream) as file:
            yield from _opened(archive.zip_members(path, file, choice, level, stretch), choice, level)
    else:
        yield from _opened(archive.tar_members(path, stream, choice), choice, level)


def _opened(
    members: Iterator[Member | Rejected], choice: Choice, level: int
) -> Iterator[Document | Rejected]:
    for member in members:
        if isinstance(member, Rejected):
            yield member
        elif plain(member.path) != member.path.lower() or ends(member.path, *ARCHIVES, *TABLES):
            with _seekable(member.stream) as file:
                yield from _look(member.path, file, choice, level + 1)
        elif choice.wants(member.path):
            yield _one(member.path, member.stream, choice, choice.max_bytes)


def _rows(
    path: str, name: str, stream: BinaryIO, choice: Choice, stretch: Stretch
) -> Iterator[Document | Rejected]:
    if name.endswith(".warc"):
        yield from warc.responses(path, stream, choice, stretch.first)
    elif name.endswith(".parquet"):
        with _seekable(stream) as file:
            yield from table.parquet_rows(path, file, choice, stretch)
    else:
        yield from table.json_rows(path, stream, choice, stretch.first)


def _one(path: str, stream: BinaryIO, choice: Choice, size: int) -> Document | Rejected:
    """Read a document of about `size` bytes: to ask for all that one may have takes a buffer for as much."""
    try:
        data = stream.read(min(size, choice.max_bytes) + 1)
        if data is None:  # some files of the system wait for an event, and say so thus
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        if len(data) > size:
            data += stream.read(max(0, choice.max_bytes + 1 - len(data))) or b""
    except packed.TooMuch:
        return Rejected(path, "read", "unpacks to too much", "")
    except packed.DAMAGED as problem:
        if isinstance(problem, OSError) and problem.errno:
            raise  # as in _look
        return Rejected(path, "read", "damaged", str(problem))
    if len(data) > choice.max_bytes:
        return Rejected(path, "read", "too large", f"more than {choice.max_bytes} bytes")
    return Document(path, data)


@contextmanager
def _seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """Give a file to move about in: the stream itself where it is one on the disk, else a copy of it."""
    if isinstance(getattr(stream, "raw", None), io.FileIO):
        yield stream
        return
    with copied(stream) as copy:
        yield copy
