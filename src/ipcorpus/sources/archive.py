"""Archives: zip and tar. Members are read, never written anywhere; what cannot be read says why.

A member's path is made harmless: no `..`, no leading slash, no drive. Of two members of one path the second
one's path ends in `#2`.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING, BinaryIO, Literal, NamedTuple, cast

from ipcorpus.document import Rejected
from ipcorpus.sources.packed import DAMAGED, TooMuch, Undivided, limit, skip
from ipcorpus.sources.piece import WHOLE, Choice, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from ipcorpus.sources.piece import Stretch

_DRIVE = re.compile(r"^[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Member(NamedTuple):
    """A file in an archive: its path in the records, and its bytes as they come."""

    path: str
    stream: BinaryIO


def zip_members(
    path: str, file: BinaryIO, choice: Choice, level: int = 0, stretch: Stretch = WHOLE
) -> Iterator[Member | Rejected]:
    """Give the members of a zip archive in the order of its directory; `level` 1: it lies in another."""
    paths, left = _Paths(path, choice), limit(file.seek(0, os.SEEK_END), level)
    try:
        archive = zipfile.ZipFile(file)
    except DAMAGED as problem:
        yield Rejected(path, "read", "damaged archive", str(problem))
        return
    for info in archive.infolist()[stretch.first : stretch.last]:
        name = paths.of(_zip_name(info))
        if info.is_dir() or not name:
            continue
        trouble = _zip_trouble(info)
        # What its directory says it unpacks to is never exceeded by what is read of it.
        left -= info.file_size
        if trouble or left < 0:
            yield Rejected(name, "read", trouble or "unpacks to too much", "")
            continue
        try:
            with archive.open(info) as stream:
                yield Member(name, cast("BinaryIO", stream))
        except DAMAGED as problem:
            yield Rejected(name, "read", "damaged member", str(problem))


def tar_members(path: str, stream: BinaryIO, choice: Choice) -> Iterator[Member | Rejected]:
    """Give the members of a tar archive in its order; one that breaks off ends in a rejected rest."""
    paths = _Paths(path, choice)
    try:
        with _tar(stream, "r|") as archive:
            for info in archive:
                # The archive keeps every header it has seen, unless it is told to forget.
                archive.members = []  # type: ignore[attr-defined]  # not in typeshed
                name = paths.of(_readable(info.name.encode("utf-8", "surrogateescape")))
                if info.isdir() or not name:
                    continue
                if trouble := _tar_trouble(info):
                    yield Rejected(name, "read", trouble, "")
                else:
                    yield Member(name, cast("BinaryIO", archive.extractfile(info)))
        if not stream.seekable():
            skip(stream, sys.maxsize)  # damage may look like the archive's end: what is behind it tells
    except DAMAGED as problem:
        yield Rejected(path, "read", "damaged archive", str(problem))
    except TooMuch:
        yield Rejected(path, "read", "unpacks to too much", "the rest of the archive was not read")


def zip_starts(file: BinaryIO, size: int) -> Iterator[int]:
    """Give the number of every `size`-th member; raises Undivided where they have to be read as a whole."""
    paths, infos = _Paths("", Choice()), zipfile.ZipFile(file).infolist()
    for info in infos:
        paths.of(_zip_name(info))
    if paths.repeat or sum(info.file_size for info in infos) > limit(file.seek(0, os.SEEK_END)):
        raise Undivided
    yield from range(0, len(infos), size)


def tar_starts(stream: BinaryIO, size: int) -> Iterator[tuple[int, int]]:
    """Give the number of every `size`-th member, and the bytes before it.

    Raises Undivided where a member's name hangs on those before it.
    """
    paths = _Paths("", Choice())
    with _tar(stream, "r:" if stream.seekable() else "r|") as archive:
        for number, info in enumerate(archive):
            archive.members = []  # type: ignore[attr-defined]  # as above
            paths.of(_readable(info.name.encode("utf-8", "surrogateescape")))
            if paths.repeat or archive.pax_headers.keys() - {"comment"}:
                raise Undivided
            if number % size == 0:
                yield number, info.offset


class _Info(tarfile.TarInfo):
    """A member's header; one that is damaged is an error, where tarfile takes it for the archive's end."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        try:
            return super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as problem:
            if not buf.strip(b"\0"):
                raise  # an honest end
            raise tarfile.ReadError(str(problem)) from problem


def _tar(stream: BinaryIO, mode: Literal["r:", "r|"]) -> tarfile.TarFile:
    return tarfile.open(None, mode, stream, tarinfo=_Info, errors="surrogateescape", encoding="utf-8")


class _Paths:
    """The paths of an archive's members as the records name them."""

    def __init__(self, archive: str, choice: Choice) -> None:
        self._archive, self._choice = archive, choice
        self._seen: dict[int, int] = {}
        self.repeat = False

    def of(self, name: str) -> str:
        """Give the path of a member, empty where it is hidden or not wanted."""
        name = _DRIVE.sub("", name.replace("\\", "/"))
        parts = [part for part in name.split("/") if part not in {"", ".", ".."}]
        path = f"{self._archive}!/{_CONTROL.sub('_', '/'.join(parts))}"
        if not parts or any(part.startswith(".") for part in parts) or self._choice.excludes(path):
            return ""
        times = self._seen[hash(path)] = self._seen.get(hash(path), 0) + 1
        self.repeat |= times > 1
        return path if times == 1 else f"{path}#{times}"


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Give a member's name; archives made on Chinese Windows hold it in GBK and do not say so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return _readable(info.orig_filename.encode("cp437"))
    except UnicodeEncodeError:
        return info.filename


def _readable(name: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return shown(name.decode("utf-8", "surrogateescape"))


def _tar_trouble(info: tarfile.TarInfo) -> str:
    if info.issym() or info.islnk():
        return "a link"
    # The holes of a sparse file count as bytes, a terabyte if it says so; no page has any.
    return "a sparse file" if info.issparse() else "" if info.isfile() else "a device"


def _zip_trouble(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & 0x1:
        return "encrypted"
    mode = info.external_attr >> 16
    if mode and stat.S_ISLNK(mode):
        return "a link"
    return ""
