"""Tell a text in which no mark and no space is in question: most are, as they come or once marks are set."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ipcorpus.lacking import passing
from ipcorpus.steps.punctuate.dots import IN_ORDER, SIGNS
from ipcorpus.steps.punctuate.language import HANZI
from ipcorpus.steps.punctuate.marks import IN_NUMBER
from ipcorpus.steps.punctuate.spaces import BESIDE_MARK

if TYPE_CHECKING:
    import re

_LATIN = "0-9A-Za-z"
# Where what the passes of this step look at is in order: marks, and blanks.
_MARKS = (
    IN_ORDER[0],
    IN_NUMBER,
    f"[.](?=[{_LATIN}{HANZI}])",
    f"'(?<=[{_LATIN}]')(?=[{_LATIN}])",
    ":(?=//)",
    *(f"(?![.]){dots}" for dots in IN_ORDER[1:]),
)
_BLANKS = (
    "\n(?<=[^\n]\n)(?=[^ \t\n])",
    # Between words, or where a line may have ended; not between the hanzi of a spaced title.
    f" (?<=[^ \t\n] )(?=[^ \t\n])(?!{BESIDE_MARK})(?!(?<=[{HANZI}] )[{HANZI}] )",
)


def settled(text: str) -> bool:
    """Tell that none of this step's passes but those on whole lines would change a text.

    >>> settled("会议于8:30开始，由张三——局长——主持。"), settled("会议开始,由张三主持...")
    (True, False)
    """
    return _settled().fullmatch(text) is not None


def in_order(text: str) -> int:
    """Give how far none would change a mark of it.

    >>> in_order("会议 开始，"), in_order("会议 开始,")
    (6, 5)
    """
    return _marks_in_order().match(text).end()  # type: ignore[union-attr]  # matches anything


@cache
def _settled() -> re.Pattern[str]:
    return passing(rf"\t\n \"'(),:;!?{SIGNS}", _MARKS[0], *_BLANKS, *_MARKS[1:])


@cache
def _marks_in_order() -> re.Pattern[str]:
    return passing(rf"\"'(),:;!?{SIGNS}", *_MARKS)
