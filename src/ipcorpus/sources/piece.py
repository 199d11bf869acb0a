"""What one task reads: a piece of a source, and which of its documents are wanted."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from fnmatch import translate
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

# The folder of our own state inside an output; what lies beside it is output, not input.
STATE = ".ipcorpus"
# An article has some kilobytes; the largest single pages of the web have a few megabytes.
MAX_BYTES = 20_000_000
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Stretch(NamedTuple):
    """Some documents of a container that follow each other: from number `first` on to before `last`, from 0.

    Where documents stand one after the other in a stream, they are its bytes from `start` to before `stop`.
    To find them, reading may begin at byte `member` of the file, with `skipped` bytes of the stream left out.
    """

    first: int = 0
    last: int = sys.maxsize
    start: int = 0
    stop: int = sys.maxsize
    member: int = 0
    skipped: int = 0


WHOLE = Stretch()


class Piece(NamedTuple):
    """A file as the source lists it: `path` as records name it, `place` where it lies (a path or a URL).

    `size` in bytes and `changed` (nanoseconds since 1970; behind a URL a number made of what its store
    tells) tell whether it is the file of an earlier run; `trouble` says why it cannot be read, `weight`
    about how many documents it holds; of a large archive or table it is a `stretch` only.
    """

    path: str
    place: str
    size: int = 0
    changed: int = 0
    trouble: str = ""
    weight: int = 1
    stretch: Stretch = WHOLE

    @property
    def name(self) -> str:
        """Give a name that no other piece has."""
        return self.path if self.is_whole else f"{self.path}#{self.stretch.first}-{self.stretch.last}"

    @property
    def is_whole(self) -> bool:
        """Tell whether it is all of its file."""
        return self.stretch is WHOLE or self.stretch == WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which documents are wanted, and how they are read.

    `include` and `exclude` are glob patterns, `max_bytes` is the most that one may have, `column` the one of
    a table that holds it, `out` the place of our output.

    A pattern with a slash is held against the whole path, any other against the name; `*` matches `/` too.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    max_bytes: int = MAX_BYTES
    column: str = ""
    out: Path | None = None

    def wants(self, path: str) -> bool:
        """Tell whether a document of this path is asked for."""
        return (not self.include or _matches(self.include, path)) and not self.excludes(path)

    def excludes(self, path: str) -> bool:
        """Tell whether a path was asked to be left out."""
        return _matches(self.exclude, path)


def _matches(patterns: tuple[str, ...], path: str) -> bool:
    whole, names = _compiled(patterns)
    return bool((whole and whole.match(path)) or (names and names.match(path.rpartition("/")[2])))


@cache
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    whole = "|".join(translate(pattern) for pattern in patterns if "/" in pattern)
    names = "|".join(translate(pattern) for pattern in patterns if "/" not in pattern)
    return re.compile(whole) if whole else None, re.compile(names) if names else None


def shown(name: str) -> str:
    r"""Give a file's name as text that can be written: bytes that are no UTF-8 are shown as `\xb0`.

    So are control characters, of which one could end a line of output or steer a terminal.

    >>> shown("a\udcb0.txt"), shown("two\nlines.txt")
    ('a\\xb0.txt', 'two\\x0alines.txt')
    """
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return text if text.isprintable() else _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
