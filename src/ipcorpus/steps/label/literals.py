"""Literals of a pattern: strings one of which stands in everything the pattern can match.

They decide which patterns are tried at all: one scan for all literals of all rules is far cheaper than
one search for each rule (tests/bench/bench_label.py).
"""

from __future__ import annotations

import re._constants as op  # type: ignore[import-not-found]  # typeshed has no stubs for re's inner modules
import re._parser as parser  # type: ignore[import-not-found]
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

# More alternatives than this cost more in the scan than they spare in searches.
_MOST = 64
# Each further character of a word makes it so many times as rare.
_CHOICE = 20.0
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)

Words = frozenset[str]
_NOTHING: Words = frozenset({""})
_EDGE: Words = frozenset({"\n"})
_BARE = _NOTHING | _EDGE
_EDGES = (op.AT_BEGINNING, op.AT_BEGINNING_STRING, op.AT_END, op.AT_END_STRING)


def literals(pattern: str) -> Words:
    r"""Give strings one of which is in every match of a pattern in folded text; empty: no such set is known.

    A line feed in them stands for a line's start or end.

    >>> sorted(literals("(?:相关|热门)?(?:上|下)一(?:篇|页)$"))
    ['上一篇\n', '上一页\n', '下一篇\n', '下一页\n']
    """
    try:
        tree = parser.parse(pattern)
    except (parser.error, OverflowError, RecursionError):  # what only the regex module understands
        return frozenset()
    words = {word.lower() for word in _needed(tree)}
    # A word that is in others stands in all of them together more than once; most patterns have none.
    together = "\0".join(words)
    inner = [word for word in words if together.count(word) > 1]
    return frozenset([word for word in words if not any(o in word for o in inner if o != word)])


def _needed(sequence: Any, run: Words = _NOTHING) -> Words:  # noqa: ANN401 - see _nodes
    """Give the best set of needed strings of a sequence of nodes; those of `run` stand right before it.

    Neighbouring nodes that stand for few strings are joined (上 or 下, then 一篇); the best set is the
    one that stands in the fewest lines.
    """
    found = [run]
    for node in _nodes(sequence):
        exact = _exact(node)
        if exact is None:
            found.append(_inside(node, run))
            run = _NOTHING
        elif "" in run or len(run) * len(exact) > _MOST:
            run = exact
        else:
            run = _beside(run, exact)
        found += [run, *_ahead(node)]
    best = max(found, key=_worth)
    return best if _worth(best) else frozenset()


def _nodes(sequence: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - what re's parser gives
    """Give the nodes of a sequence, (operator, argument), neighbouring literals as one word."""
    for kind, nodes in groupby(sequence.data, itemgetter(0)):
        if kind is op.LITERAL:
            yield kind, "".join([chr(code) for _, code in nodes])
        else:
            yield from nodes


def _beside(left: Words, right: Words) -> Words:
    return frozenset([a + b for a in left for b in right])


def _ahead(node: Any) -> list[Words]:  # noqa: ANN401 - see _exact
    """Give what a look-ahead needs."""
    kind, argument = node
    return [_needed(argument[1])] if kind is op.ASSERT and argument[0] > 0 else []


def _worth(words: Words) -> float:
    """Tell how seldom one of some words stands in a line: the longer they are, and the fewer."""
    return 0.0 if words & _BARE or not words else 1 / sum([_CHOICE ** -len(word) for word in words])


def _exact(node: Any) -> Words | None:  # noqa: ANN401 - a node of re's parser: (operator, argument)
    """Give all strings a node can match, where they are few."""
    kind, argument = node
    if kind is op.LITERAL:
        return frozenset({argument})
    if kind is op.AT:
        return _EDGE if argument in _EDGES else _NOTHING
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return _NOTHING
    if kind in _REPEATS and argument[1] == 1:
        inner = _joined(argument[2])
        return inner if argument[0] == 1 or inner is None else inner | _NOTHING
    parts = {op.IN: _class, op.SUBPATTERN: _group, op.BRANCH: _either}
    return parts[kind](argument) if kind in parts else None


def _class(members: list[Any]) -> Words | None:
    chars: set[str] = set()
    for kind, argument in members:
        if kind is op.LITERAL:
            chars.add(chr(argument))
        elif kind is op.RANGE and argument[1] - argument[0] < _MOST:
            chars.update(map(chr, range(argument[0], argument[1] + 1)))
        else:
            return None
    return frozenset(chars) if len(chars) <= _MOST else None


def _joined(sequence: Any) -> Words | None:  # noqa: ANN401 - see _nodes
    run = _NOTHING
    for node in _nodes(sequence):
        exact = _exact(node)
        if exact is None or len(run) * len(exact) > _MOST:
            return None
        run = _beside(run, exact)
    return run


def _group(argument: Any) -> Words | None:  # noqa: ANN401 - see _exact
    return _joined(argument[-1])


def _either(argument: Any) -> Words | None:  # noqa: ANN401 - see _exact
    found: Words = frozenset()
    for branch in argument[1]:
        words = _joined(branch)
        if words is None:
            return None
        found |= words
    return found if len(found) <= _MOST else None


def _inside(node: Any, run: Words) -> Words:  # noqa: ANN401 - see _exact
    """Give what is needed inside a node that stands for too many strings to list."""
    kind, argument = node
    if kind is op.SUBPATTERN:
        return _needed(argument[-1], run)
    if kind is op.ATOMIC_GROUP:
        return _needed(argument, run)
    if kind in _REPEATS and argument[0]:
        return _needed(argument[2], run)
    if kind is op.BRANCH:
        branches = [_needed(branch, run) for branch in argument[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    return frozenset()
