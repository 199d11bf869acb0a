"""Compressed streams: gzip, bzip2, xz and, with the `zst` extra, Zstandard, never unpacked beyond a limit."""

from __future__ import annotations

import bz2
import gzip
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

if TYPE_CHECKING:
    from typing_extensions import Buffer

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


class Missing(Exception):
    """A package that an extra of ipcorpus installs is not there; the message names the extra."""


class TooMuch(Exception):
    """An archive unpacks to more than any honest one would."""


class Metered(io.RawIOBase):
    """A stream that ends in TooMuch where it gives more than `limit` bytes."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream, self._left = stream, limit

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Buffer) -> int:
        """Read some bytes."""
        view = memoryview(buffer)
        try:
            data = self._stream.read(len(view))
        except (OSError, IpcorpusError):
            raise
        except Exception as problem:  # every decompressor has errors of its own, and all mean damage
            raise EOFError(str(problem)) from problem
        self._left -= len(data)
        if self._left < 0:
            raise TooMuch
        view[: len(data)] = data
        return len(data)


def limit(size: int, level: int = 0) -> int:
    """Say how many bytes a file of `size` bytes may unpack to; fewer if it lies in an archive (`level` 1)."""
    return _ALWAYS // (_RATIO if level else 1) + _RATIO * size


def unpacked(name: str, file: BinaryIO, most: int) -> BinaryIO:
    """Give the stream inside a compressed file of this name; the file itself where it is not compressed."""
    opener = _OPENERS.get(parts(name)[1])
    return io.BufferedReader(Metered(opener(file), most)) if opener else file


def _gzip(file: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", gzip.GzipFile(fileobj=file))


def _bzip2(file: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", bz2.BZ2File(file))


def _xz(file: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", lzma.LZMAFile(file))


def _zstandard(file: BinaryIO) -> BinaryIO:
    if not zst.is_there():
        raise Missing("zst")
    return zst.unpacked(file)


_OPENERS = {".gz": _gzip, ".bz2": _bzip2, ".xz": _xz, ".zst": _zstandard}
