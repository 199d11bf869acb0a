"""A gzip stream that remembers where its members begin: crawlers make one of every record.

The members follow one another (RFC 1952, 2.2), so that unpacking can begin at any of them.
"""

from __future__ import annotations

import io
import zlib
from collections import deque
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from typing_extensions import Buffer

_GZIP = 31  # zlib's window bits for gzip alone
_BLOCK = 1 << 16
# Who makes a member of every byte gets on with fewer places to begin at.
_MOST = 10_000


class Members(io.RawIOBase):
    """What is in a gzip file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._rest, self._given = file, b"", 0
        self._member = zlib.decompressobj(_GZIP)
        self._begun = deque([(0, 0)])

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Buffer) -> int:
        """Read some bytes; raises EOFError where the file breaks off, zlib.error where it is damaged."""
        view = memoryview(buffer)
        data = b""
        while not data and self._goes_on():
            data = self._member.decompress(self._rest, len(view))
            self._rest = self._member.unconsumed_tail or self._member.unused_data
        self._given += len(data)
        view[: len(data)] = data
        return len(data)

    def before(self, at: int) -> tuple[int, int]:
        """Say where the member begins that holds byte `at` of the stream: in the file, and in the stream.

        No earlier place of the stream can be asked for after that.
        """
        while len(self._begun) > 1 and self._begun[1][1] <= at:
            self._begun.popleft()
        return self._begun[0]

    def _goes_on(self) -> bool:
        """Have something to unpack, in the next member where one has ended."""
        if self._member.eof:
            self._rest = (self._rest or self._file.read(_BLOCK)).lstrip(b"\0")
            while not self._rest and (block := self._file.read(_BLOCK)):
                self._rest = block.lstrip(b"\0")
            if not self._rest:
                return False
            self._begin()
        self._rest = self._rest or self._file.read(_BLOCK)
        if not self._rest:
            raise EOFError("gzip that breaks off")
        return True

    def _begin(self) -> None:
        self._member = zlib.decompressobj(_GZIP)
        self._begun.append((self._file.tell() - len(self._rest), self._given))
        if len(self._begun) > _MOST:
            del self._begun[1]
