"""The time that a user's rules have for one document: a pattern that never comes back must not stop a run."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from ipcorpus.errors import Reject

if TYPE_CHECKING:
    import regex

# Seconds that the rules of a user's own may use for one document.
PATIENCE = 5.0
_LEAST = 0.001


class Clock:
    """What a user's rules have left for one document."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = PATIENCE

    def search(self, rule: str, pattern: regex.Pattern[str], line: str) -> regex.Match[str] | None:
        """Search a line; raises Reject where the time is used up."""
        found = self.find(rule, pattern, line, 0, len(line), most=1)
        return found[0] if found else None

    def find(
        self, rule: str, pattern: regex.Pattern[str], line: str, start: int, end: int, most: int = 1000
    ) -> list[regex.Match[str]]:
        """Find the matches between two places of a line; raises Reject where the time is used up."""
        started = perf_counter()
        try:
            matches = pattern.finditer(line, start, end, timeout=max(self._left, _LEAST))
            return [match for match, _ in zip(matches, range(most), strict=False)]
        except (TimeoutError, MemoryError):  # what calls itself without end runs out of memory first
            raise Reject("label", f"rule timeout: {rule}") from None
        finally:
            self._left -= perf_counter() - started
