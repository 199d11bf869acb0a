"""Where documents come from: every source lists its pieces in a stated order and reads them one by one.

The order is that of the sources on the command line, and inside a source that of the paths by code point.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from ipcorpus.errors import UsageProblem
from ipcorpus.sources import folder, remote
from ipcorpus.sources.piece import STATE, Choice, Piece, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipcorpus.document import Document, Rejected

__all__ = ["Choice", "Piece", "pieces", "read"]


def pieces(sources: Sequence[str | Path], choice: Choice) -> Iterator[Piece]:
    """List what the sources (paths and URLs) hold, without opening a document.

    An output of ours that is named as a source gives its articles, a row each. Raises UsageProblem for a
    source that is not there, cannot be read, or is named twice.
    """
    for source in sources:
        if not remote.is_url(source):
            _look(source)
    for source, name in zip(sources, _names(sources), strict=True):
        prefix = f"{name}/" if len(sources) > 1 else ""
        if remote.is_url(source):
            yield from remote.pieces(str(source), name, prefix, choice)
        else:
            yield from _local(Path(source), name, prefix, choice)


def _look(source: str | Path) -> None:
    try:
        if stat.S_ISDIR(Path(source).stat().st_mode):
            os.scandir(source).close()
    except FileNotFoundError as problem:
        raise UsageProblem(f"there is no {str(source)!r} to read") from problem
    except OSError as problem:
        raise UsageProblem(f"cannot read {str(source)!r}: {problem.strerror}") from problem


def _local(source: Path, name: str, prefix: str, choice: Choice) -> Iterator[Piece]:
    if not source.is_dir():
        yield folder.piece(source, name)
    elif os.path.isdir(source / STATE):  # noqa: PTH112 - Path's raises where we may not look
        yield from _articles(source, choice)
    else:
        yield from folder.walk(source, prefix, choice)


def _names(sources: Sequence[str | Path]) -> list[str]:
    """Name each source by the shortest end of its path that no other source shares.

    >>> _names(["/a/pages", "s3://b/pages", "/c.txt"])
    ['a/pages', 'b/pages', 'c.txt']
    """
    places = [
        remote.as_path(str(source)) if remote.is_url(source) else Path(source).resolve() for source in sources
    ]
    names = [place.name for place in places]
    for depth in range(2, max(len(place.parts) for place in places) + 1):
        shared = {name for name, count in Counter(names).items() if count > 1}
        if not shared:
            break
        ends = ["/".join(place.parts[-depth:]) for place in places]
        names = [end if name in shared else name for name, end in zip(names, ends, strict=True)]
    else:
        if len(set(places)) < len(places):
            raise UsageProblem("a source is named twice: its documents would be cleaned twice")
    return [shown(name) for name in names]


def _articles(out: Path, choice: Choice) -> Iterator[Piece]:
    if choice.out and out.resolve() == choice.out.resolve():
        return
    for file in sorted(out.glob("articles-*")):
        yield folder.piece(file, file.name)


def read(piece: Piece, choice: Choice) -> Iterator[Document | Rejected]:
    """Read the documents of a piece; what cannot be read comes out as rejected, never as an exception."""
    from ipcorpus.sources import container  # noqa: PLC0415 - who only lists needs no decompressors

    return container.read(piece, choice)
