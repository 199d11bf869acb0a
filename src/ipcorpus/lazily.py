"""Regular expressions that are compiled when they are first used: many pages need none of them.

For those with a class of all hanzi: to compile one takes a millisecond, as much as to clean a page, for `re`
marks each of the class's characters.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


class Lazy:
    """A pattern that is compiled when something but its text is asked of it."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        # Asked but once: from then on it is the pattern's own method that is found here.
        found = self.__dict__[name] = getattr(self._compiled, name)
        return found


def lazily(pattern: str) -> re.Pattern[str]:
    """Give a pattern that is compiled when it is first used.

    >>> digits = lazily("[0-9]+")
    >>> digits.search("十二月12日").start()
    3
    """
    return cast("re.Pattern[str]", Lazy(pattern))
