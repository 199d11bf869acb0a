"""Attack every pattern with texts made of its own parts; README.md beside this file says how to run it.

A pattern is linear in practice if no text makes it take more than twice as long, and a half for the noise,
when the text is twice as long. The patterns are those of the bundled rules and every compiled one that a
module of ipcorpus holds.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import signal
import sys
import time
from contextlib import suppress
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

import regex

import ipcorpus
from ipcorpus import ruleset
from ipcorpus.lazily import Lazy
from ipcorpus.steps.label.fields.line import SHORT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

SIZES = (12_500, 25_000, 50_000, 100_000)
RATIO, SECONDS, SUSPECT = 2.5, 1.0, 0.002
ENDS = ("", "\0", ",\0", "\n\0")
# So many of a pattern's parts are put together in pairs.
PARTS = 12
# One character of each class that patterns are made of.
CLASSES = {
    op.CATEGORY_DIGIT: "1",
    op.CATEGORY_NOT_DIGIT: "中",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_NOT_SPACE: "中",
    op.CATEGORY_WORD: "中",
    op.CATEGORY_NOT_WORD: "-",
}


# These see no whole text, but what stands a few characters before or behind a place, a title or a value.
NEAR = (
    "label.fields.choose._CRUMB",
    "label.fields.names._ROLE",
    "label.fields.titles._NAMED_SITE",
    "label.fields.titles._PART",
    "label.fields.values._HOME",
    "label.fields.values._STAFF",
    "punctuate.pairs._NEXT",
    "repair.annotations._ANNOTATED",
    "repair.splice._BEFORE",
)


class Attack(NamedTuple):
    """A text of any length: how it begins, what is repeated, how it ends."""

    first: str
    part: str
    end: str

    def text(self, size: int) -> str:
        """Give the text of about so many characters."""
        return self.first + self.part * (size // len(self.part)) + self.end


class Slow(NamedTuple):
    """An attack that a pattern does not stand, and how long texts of SIZES took, in seconds."""

    attack: Attack
    seconds: list[float]


def patterns() -> Iterator[tuple[str, Any, Callable[[Any, str], object]]]:
    """Give every pattern with the place where it stands and the way in which it is used there."""
    for rule in ruleset.load().rules:
        if rule.pattern:
            way = _search if rule.step == "boilerplate" else _find_near
            yield f"rule {rule.id}", re.compile(rule.pattern), way
    for module in pkgutil.walk_packages(ipcorpus.__path__, "ipcorpus."):
        if not module.name.endswith("__main__"):
            yield from _of_module(importlib.import_module(module.name))


def _of_module(module: ModuleType) -> Iterator[tuple[str, Any, Callable[[Any, str], object]]]:
    source = inspect.getsource(module)
    for name, value in vars(module).items():
        # A name that is only imported is tried where it was made.
        if re.search(rf"^{name}\b.* = ", source, re.MULTILINE):
            anchored = {"match", "fullmatch"} >= set(re.findall(rf"\b{name}\.(\w+)", source)) != set()
            for found in _compiled(value):
                place = f"{module.__name__}.{name}"
                yield place, found, _find_near if place.endswith(NEAR) else _match if anchored else _find


def _find_near(pattern: Any, text: str) -> object:
    # The rules for metadata see no more than this of a line; what counts is the cost of a text of such lines.
    return [pattern.search(text[at : at + SHORT]) for at in range(0, len(text), SHORT)]


def _search(pattern: Any, text: str) -> object:
    return pattern.search(text)


def _match(pattern: Any, text: str) -> object:
    return pattern.match(text) and pattern.fullmatch(text)


def _find(pattern: Any, text: str) -> object:
    return sum(1 for _ in pattern.finditer(text)), pattern.match(text)


def _compiled(value: object) -> Iterator[Any]:
    if isinstance(value, re.Pattern | regex.Pattern):
        yield value
    elif isinstance(value, Lazy):
        yield re.compile(value.pattern)
    elif isinstance(value, dict):
        yield from _compiled(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _compiled(inner)


def parts(pattern: str) -> tuple[list[str], list[str]]:
    """Give the pieces of text a pattern speaks of, and the beginnings of a text that it would match."""
    try:
        tree = parser.parse(pattern)
    except (parser.error, OverflowError):  # what only the regex module understands
        return sorted(set(re.findall(r"\w+|[^\w\\]", pattern))), [""]
    found: dict[str, None] = {}
    begun: dict[str, None] = {"": None}
    run = ""
    for node in tree:
        run += _one(*node, found)
        begun.setdefault(run, None)
    found.setdefault(run, None)
    return [part for part in found if part], list(begun)[:PARTS]


def _walk(nodes: list[Any], found: dict[str, None]) -> str:
    """Gather the parts of a sequence; give one text that it might match."""
    run = ""
    for kind, argument in nodes:
        run += _one(kind, argument, found)
    found.setdefault(run, None)
    return run


def _one(kind: Any, argument: Any, found: dict[str, None]) -> str:  # noqa: PLR0911 - one a kind of node
    match kind:
        case op.LITERAL:
            return chr(argument)
        case op.IN:
            return _member(argument)
        case op.ANY | op.NOT_LITERAL:
            return "中"
        case op.MAX_REPEAT | op.MIN_REPEAT | op.POSSESSIVE_REPEAT:
            return _walk(list(argument[2]), found) * max(1, min(argument[0], 3))
        case op.BRANCH:
            every = [_walk(list(branch), found) for branch in argument[1]]
            return every[0]
        case op.SUBPATTERN | op.ATOMIC_GROUP:
            return _walk(list(argument[-1] if kind is op.SUBPATTERN else argument), found)
        case op.ASSERT | op.ASSERT_NOT:
            _walk(list(argument[1]), found)
    return ""


def _member(argument: Any) -> str:
    if argument[0][0] is op.NEGATE:
        return "中"
    kind, value = argument[-1]
    if kind is op.CATEGORY:
        return CLASSES.get(value, "中")
    return chr(value[0] if kind is op.RANGE else value)


def attacks(pattern: str) -> Iterator[Attack]:
    """Give the texts to try: a beginning, what is repeated after it, and what makes the match fail."""
    found, begun = parts(pattern)
    for first, part, end in product(begun, found[: 3 * PARTS], ENDS):
        yield Attack(first, part, end)
    for first, second in product(found[:PARTS], repeat=2):
        if first != second:
            yield Attack("", first + second, "\0")


def worst(pattern: Any, search: Callable[[Any, str], object]) -> Slow | None:
    """Give the attack that shows a pattern to be slow, if there is one."""
    source = pattern.pattern
    for attack in attacks(source if isinstance(source, str) else source.decode("latin-1")):
        # Two milliseconds for 4 kB is what a quadratic pattern needs at least, and a linear one does not.
        if _time(pattern, search, attack.text(4000)) < SUSPECT:
            continue
        seconds: list[float] = []
        for size in SIZES:
            seconds.append(_time(pattern, search, attack.text(size)))
            if seconds[-1] > SECONDS:
                return Slow(attack, seconds)
        if seconds[-1] > RATIO * seconds[-2]:
            # Of noise there is less in the best of five.
            half, whole = (
                min(_time(pattern, search, attack.text(size)) for _ in range(5)) for size in SIZES[-2:]
            )
            if whole > RATIO * half:
                return Slow(attack, [*seconds[:2], half, whole])
    return None


def _time(pattern: Any, search: Callable[[Any, Any], object], attack: str) -> float:
    text = attack if isinstance(pattern.pattern, str) else attack.encode("latin-1", "replace")
    began = time.process_time()
    signal.setitimer(signal.ITIMER_REAL, 5 * SECONDS)
    with suppress(TimeoutError):
        search(pattern, text)
    signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - began


def _ring(*_: object) -> None:
    raise TimeoutError


def main() -> int:
    """Print every pattern that is not linear; exit with 1 where there is one."""
    signal.signal(signal.SIGALRM, _ring)
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    tried = slow = 0
    for place, pattern, search in patterns():
        if wanted not in place:
            continue
        tried += 1
        if found := worst(pattern, search):
            slow += 1
            times = " ".join(f"{second:.3f}" for second in found.seconds)
            print(f"{place}: {pattern.pattern!r}\n    {found.attack}: {times} s", flush=True)
    print(f"{tried} patterns, {slow} not linear")
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(main())
