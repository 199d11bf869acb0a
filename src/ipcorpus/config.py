"""ipcorpus.toml: the defaults of the command line, checked as strictly as the command line itself.

    script = "hant"              # for every verb that has the option

    [clean]                      # for one verb
    shard-size = 1000

Keys are the options' long names. Nothing in the file is run, and no other file is read because of it; a
relative folder of rules counts from where the file lies.
"""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from ipcorpus.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

NAME = "ipcorpus.toml"


def defaults(file: Path, verb: str, known: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Give the defaults that a file has for the options of a verb.

    `known` names every verb's options. Raises UsageProblem, with the file's name and the nearest name that
    is known, for a key or a table that is not.
    """
    tables = _read(file)
    shared = {key: value for key, value in tables.items() if not isinstance(value, dict)}
    own = {key: value for key, value in tables.items() if isinstance(value, dict)}
    every = {option for options in known.values() for option in options}
    _check(file, "", shared, every | set(known))
    _check(file, "", own, set(known) | every)
    for name, table in own.items():
        if name not in known:
            raise UsageProblem(f"{file}: {name!r} is an option, not a verb with a table of its own")
        _check(file, f"[{name}] ", table, known[name])
    wanted = {key: value for key, value in shared.items() if key in known[verb]} | own.get(verb, {})
    return {key: _placed(key, value, file) for key, value in wanted.items()}


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as problem:
        raise UsageProblem(f"cannot read {file}: {problem.strerror}") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise UsageProblem(f"{file} is not TOML in UTF-8: {problem}") from problem


def _check(file: Path, table: str, keys: Iterable[str], known: Iterable[str]) -> None:
    known = sorted(known)
    for key in keys:
        if key not in known:
            near = get_close_matches(key, known, 1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(known)}"
            raise UsageProblem(f"{file}: {table}unknown key {key!r}{hint}")


def _placed(key: str, value: Any, file: Path) -> Any:  # noqa: ANN401 - whatever TOML holds
    if key != "rules":
        return value
    return [str(file.parent / folder) for folder in ([value] if isinstance(value, str) else value)]
