"""Copies of streams, to move about in: on the disk without a name, so that they go with the process."""

from __future__ import annotations

import errno
import shutil
from tempfile import TemporaryFile, gettempdir
from typing import BinaryIO, cast

from ipcorpus.errors import UsageProblem

_BLOCK = 1 << 20


def copied(stream: BinaryIO) -> BinaryIO:
    """Copy what a stream still gives; raises UsageProblem where the disk has no room for it."""
    copy = cast("BinaryIO", TemporaryFile())  # noqa: SIM115 - the caller closes it
    try:
        shutil.copyfileobj(stream, copy, _BLOCK)
        copy.seek(0)
    except BaseException as problem:
        copy.close()
        # A full disk of ours is no fault of the archive, which would stay rejected for it.
        if isinstance(problem, OSError) and problem.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise UsageProblem(f"cannot unpack into {gettempdir()!r}: {problem.strerror}") from problem
        raise
    return copy
