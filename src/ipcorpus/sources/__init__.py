"""Where documents come from: every source lists its pieces in a stated order and reads them one by one.

The order is that of the sources on the command line, and inside a source that of the paths by code point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipcorpus.errors import UsageProblem
from ipcorpus.sources import folder
from ipcorpus.sources.piece import Choice, Piece, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ipcorpus.document import Document, Rejected

__all__ = ["Choice", "Piece", "pieces", "read"]


def pieces(sources: Sequence[Path], choice: Choice) -> Iterator[Piece]:
    """List what the sources hold, without opening a document.

    Raises UsageProblem for a source that is not there, or two of one name (their paths would be one).
    """
    names = [shown(source.resolve().name) for source in sources]
    for source, name in zip(sources, names, strict=True):
        if not source.exists():
            raise UsageProblem(f"there is no {str(source)!r} to read")
        if names.count(name) > 1:
            raise UsageProblem(f"two sources are called {name!r}: their paths could not be told apart")
    for source, name in zip(sources, names, strict=True):
        if source.is_dir():
            yield from folder.walk(source, f"{name}/" if len(sources) > 1 else "", choice)
        else:
            yield folder.piece(source, name)


def read(piece: Piece, choice: Choice) -> Iterator[Document | Rejected]:
    """Read the documents of a piece; what cannot be read comes out as rejected, never as an exception."""
    from ipcorpus.sources import container  # noqa: PLC0415 - who only lists needs no decompressors

    return container.read(piece, choice)
