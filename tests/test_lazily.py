from __future__ import annotations

import gc
import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

from ipcorpus import steps
from ipcorpus.lazily import Lazy, lazily


def test_gives_what_the_pattern_gives() -> None:
    late, plain = lazily("(?P<day>[0-9]+)日"), re.compile("(?P<day>[0-9]+)日")
    text = "12月3日至15日"
    assert [found.span("day") for found in late.finditer(text)] == [(3, 4), (6, 8)]
    assert (late.sub("-", text), late.split(text)) == (plain.sub("-", text), plain.split(text))
    assert (late.groupindex, late.pattern) == (plain.groupindex, plain.pattern)


def test_compiles_once_and_only_when_used() -> None:
    late = lazily("(甲")
    assert late.pattern == "(甲"
    with pytest.raises(re.error):
        late.search("甲")
    sound = lazily("甲")
    assert sound.search is sound.search


def test_every_pattern_of_the_steps_is_sound() -> None:
    for module in walk_packages(steps.__path__, "ipcorpus.steps."):
        import_module(module.name)
    late = {each.pattern for each in gc.get_objects() if type(each) is Lazy}
    assert len(late) > 50
    for pattern in late - {"(甲"}:
        re.compile(pattern)
