"""Zstandard: Python's own from 3.14 on, else with the `zst` extra."""

from __future__ import annotations

import io
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, cast

from ipcorpus.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typing_extensions import Buffer

# The level that zstd's own program takes: above it files get little smaller, and much later.
_LEVEL = 3
# So many packed bytes are taken at a time: four of them can hold a block of 128 kB, all the same byte
# (RFC 8878, 3.1.1.2).
_SIP = 512


class Packer(Protocol):
    """What packs a stream block by block."""

    def compress(self, data: bytes, /) -> bytes:
        """Take a block, and give what is packed by now."""

    def flush(self) -> bytes:
        """End the stream, and give the rest of it."""


def is_there() -> bool:
    """Tell whether Zstandard can be used."""
    return bool(module("compression.zstd") or module("zstandard"))


def packer() -> Packer:
    """Begin a packed stream that ends in a sum to check it by; raises UsageProblem without the extra."""
    if own := module("compression.zstd"):
        options = {
            own.CompressionParameter.compression_level: _LEVEL,
            own.CompressionParameter.checksum_flag: 1,
        }
        return cast("Packer", own.ZstdCompressor(options=options))
    return cast("Packer", _extra().ZstdCompressor(level=_LEVEL, write_checksum=True).compressobj())


def unpacked(file: BinaryIO) -> io.BufferedReader:
    """Give the stream inside a packed one, which raises EOFError where that is damaged or breaks off.

    Raises UsageProblem without the extra.
    """
    return io.BufferedReader(_Unpacked(file))


class _Unpacked(io.RawIOBase):
    """What is in the frames of a file; of one that breaks off the libraries say nothing."""

    def __init__(self, file: BinaryIO) -> None:
        self._blocks, self._block = _blocks(file), memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        while not self._block:
            if (block := next(self._blocks, None)) is None:
                return 0
            self._block = memoryview(block)
        view = memoryview(buffer)
        size = min(len(view), len(self._block))
        view[:size], self._block = self._block[:size], self._block[size:]
        return size


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    frame, data = _frame(), file.read(_SIP)
    within = False
    while data:
        within = True
        try:
            block = frame.decompress(data)
        except Exception as problem:  # each library has an error of its own
            raise EOFError(str(problem)) from problem
        yield block
        data = b""
        if frame.eof:
            frame, data, within = _frame(), frame.unused_data, False
        data = data or file.read(_SIP)
    if within:
        raise EOFError("Zstandard that breaks off")


def _frame() -> Any:  # noqa: ANN401 - of Python or of an untyped package
    if own := module("compression.zstd"):
        return own.ZstdDecompressor()
    return _extra().ZstdDecompressor().decompressobj()


def _extra() -> Any:  # noqa: ANN401 - an untyped package
    if found := module("zstandard"):
        return found
    raise UsageProblem("Zstandard needs `pip install 'ipcorpus[zst]'`")


@cache
def module(name: str) -> Any:  # noqa: ANN401 - of Python or of an untyped package
    """Give a module, None where it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        return None
