"""Slices: every piece once and in order, of bounded size; a change touches its neighbourhood only."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipcorpus.runs import plan
from ipcorpus.sources import Piece

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [f"site/{number:05}.txt" for number in range(3000)]


def sliced(names: list[str], size: int) -> list[tuple[Piece, ...]]:
    return list(plan.slices((Piece(name, name) for name in names), size))


@given(count=st.integers(0, 300), size=st.integers(1, 40))
def test_every_piece_is_in_one_slice_and_in_order(count: int, size: int) -> None:
    parts = sliced(NAMES[:count], size)
    assert [piece.path for piece in chain(*parts)] == NAMES[:count]
    assert all(size // 2 < len(part) <= 5 * size for part in parts) or len(parts) <= 1


@pytest.mark.parametrize("size", [10, 50, 200])
def test_slices_are_of_about_the_size_asked_for(size: int) -> None:
    lengths = [len(part) for part in sliced(NAMES, size)]
    assert 0.7 * size < sum(lengths) / len(lengths) < 1.5 * size
    assert sorted(lengths)[len(lengths) // 10] > size // 2


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 999), size=st.sampled_from([8, 20, 100]), added=st.booleans())
def test_a_change_touches_its_neighbourhood_only(place: int, size: int, added: bool) -> None:
    names = NAMES[:1000]
    before = set(sliced(names, size))
    changed = sorted([*names, f"site/{place:05}a.txt"]) if added else names[:place] + names[place + 1 :]
    assert len(set(sliced(changed, size)) - before) <= (2 if added else 3)


def test_a_change_touches_two_slices_at_most_as_a_rule() -> None:
    names = NAMES[:1000]
    before = set(sliced(names, 50))
    touched = [len(set(sliced(names[:n] + names[n + 1 :], 50)) - before) for n in range(0, 1000, 10)]
    assert sum(number <= 2 for number in touched) >= 95
    assert sum(touched) / len(touched) < 1.5


def test_heavy_pieces_are_not_heaped_up() -> None:
    pieces = [Piece(name, name, weight=30) for name in NAMES[:9]]
    assert [len(part) for part in plan.slices(pieces, 50)] == [1] * 9


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 199), weights=st.lists(st.integers(1, 40), min_size=200, max_size=200))
def test_a_change_among_containers_touches_three_slices(place: int, weights: list[int]) -> None:
    pieces = [Piece(name, name, weight=each) for name, each in zip(NAMES, weights, strict=False)]
    before, after = (set(plan.slices(p, 50)) for p in (pieces, pieces[:place] + pieces[place + 1 :]))
    assert len(after - before) <= 3
    assert len(before - after) <= 3


def test_names_that_hide_every_end_make_no_endless_slice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ipcorpus.runs.plan._hash", len)
    assert max(len(part) for part in sliced(NAMES, 10)) == 80


def test_tasks_are_read_back_in_any_order(tmp_path: Path) -> None:
    place = tmp_path / "plan"
    outlines = plan.write((Piece(name, name) for name in NAMES[:100]), 8, place)
    tasks = list(plan.read(place))
    assert list(plan.some(place, outlines)) == tasks
    assert list(plan.some(place, outlines[5:1:-1])) == tasks[5:1:-1]
