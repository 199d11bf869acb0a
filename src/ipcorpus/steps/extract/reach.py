"""How far a tag reaches among the open elements: which of them it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipcorpus.steps.extract.elements import walled

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from ipcorpus.steps.extract.tree import Open

# A tag looks no further than this for its element, or stray end tags would cost quadratic time.
_REACH = 200


def within(stack: Sequence[Open], parents: Container[str]) -> int:
    """Give the height of the stack up to the innermost of some elements: all of it if there is none."""
    for at in range(len(stack) - 1, max(0, len(stack) - _REACH), -1):
        if stack[at].tag in parents:
            return at + 1
    return len(stack)


def named(stack: Sequence[Open], tag: str) -> int:
    """Give the height of the stack without the innermost element of a name and what is open in it."""
    for at in range(len(stack) - 1, max(0, len(stack) - _REACH), -1):
        found = stack[at].tag
        if found == tag:
            return at
        if walled(found, tag):
            break
    return len(stack)


def nest(stack: Sequence[Open]) -> None:
    """Note a table or row within a table's row: that row lays out the page, it is no row of data."""
    for entry in reversed(stack[-_REACH:-1]):
        if entry.tag == "tr":
            entry.nested = True
            return
