"""Compressed streams: gzip, bzip2, xz and, with the `zst` extra, Zstandard, never unpacked beyond a limit."""

from __future__ import annotations

import bz2
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO, cast

from ipcorpus import zst
from ipcorpus.errors import IpcorpusError
from ipcorpus.sources.endings import parts
from ipcorpus.sources.gunzip import Members
from ipcorpus.sources.piece import WHOLE

if TYPE_CHECKING:
    from typing_extensions import Buffer

    from ipcorpus.sources.piece import Stretch

# What decompressors and archives raise on bytes that are cut off or damaged.
DAMAGED = (
    EOFError,
    OSError,
    zlib.error,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    NotImplementedError,  # zipfile: a method of compression it does not know
    RuntimeError,  # zipfile: a member that needs a password
    # What zipfile and tarfile trip over where a header is cut off or counts too far.
    IndexError,
    OverflowError,
    ValueError,
    struct.error,
)
# Web pages pack 5:1 to 20:1, never 100:1; whatever is small may unpack to this many bytes.
_RATIO, _ALWAYS = 100, 100_000_000
_BLOCK = 1 << 20


class Missing(Exception):
    """A package that an extra of ipcorpus installs is not there; the message names the extra."""


class TooMuch(Exception):
    """An archive unpacks to more than any honest one would."""


class Undivided(Exception):
    """A container that cannot be read in stretches."""


class Metered(io.RawIOBase):
    """A stream that ends in TooMuch where it gives more than `limit` bytes."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream, self._limit, self._given = stream, limit, 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def tell(self) -> int:
        """Say how many bytes it has given."""
        return self._given

    def readinto(self, buffer: Buffer) -> int:
        """Read some bytes."""
        view = memoryview(buffer)
        try:
            data = self._stream.read(len(view))
        except (OSError, IpcorpusError):
            raise
        except Exception as problem:  # every decompressor has errors of its own, and all mean damage
            raise EOFError(str(problem)) from problem
        self._given += len(data)
        if self._given > self._limit:
            raise TooMuch
        view[: len(data)] = data
        return len(data)


class _Within(io.RawIOBase):
    """The next `left` bytes of a stream."""

    def __init__(self, stream: BinaryIO, left: int) -> None:
        self._stream, self._left = cast("io.BufferedReader", stream), left

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer)
        # What was read before a damage is given first.
        data = self._stream.read1(min(len(view), self._left))
        self._left -= len(data)
        view[: len(data)] = data
        return len(data)


def limit(size: int, level: int = 0) -> int:
    """Say how many bytes a file of `size` bytes may unpack to; fewer if it lies in an archive (`level` 1)."""
    return _ALWAYS // (_RATIO if level else 1) + _RATIO * size


def unpacked(name: str, file: BinaryIO, most: int, stretch: Stretch = WHOLE) -> BinaryIO:
    """Give the stream inside a compressed file of this name; the file itself where it is not compressed.

    Of a `stretch` it gives the bytes.
    """
    opener = _OPENERS.get(parts(name)[1])
    if opener:
        file.seek(stretch.member)
        file = io.BufferedReader(Metered(opener(file), most - stretch.skipped))
    if (stretch.start, stretch.stop) == (WHOLE.start, WHOLE.stop):
        return file
    skip(file, stretch.start - stretch.skipped)
    return io.BufferedReader(_Within(file, stretch.stop - stretch.start))


def skip(stream: BinaryIO, size: int) -> None:
    """Leave out the next `size` bytes of a stream, or all there are."""
    if stream.seekable():
        stream.seek(size, io.SEEK_CUR)
        return
    while size > 0 and (block := stream.read(min(size, _BLOCK))):
        size -= len(block)


def _gzip(file: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", Members(file))


def _bzip2(file: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", bz2.BZ2File(file))


def _xz(file: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", lzma.LZMAFile(file))


def _zstandard(file: BinaryIO) -> BinaryIO:
    if not zst.is_there():
        raise Missing("zst")
    return zst.unpacked(file)


_OPENERS = {".gz": _gzip, ".bz2": _bzip2, ".xz": _xz, ".zst": _zstandard}
