"""Engines: every task once, whatever becomes of the workers."""

from __future__ import annotations

import os
import signal
import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import pytest

from ipcorpus import Cleaner
from ipcorpus.cli import status
from ipcorpus.engines import local, serial
from ipcorpus.errors import IpcorpusError, UsageProblem
from ipcorpus.runs import shard
from ipcorpus.sources import container

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


Dead = tuple[tuple[int, str], ...]
Sum = tuple[int, int, Dead]


class Toy(NamedTuple):
    """A task of some numbers, of which some do harm."""

    number: int
    values: tuple[int, ...]
    dead: Dead = ()


DEADLY, ENDLESS = -1, -2


def add(task: Toy, begin: Callable[[int], None] = lambda _: None) -> Sum:
    total = 0
    for place, value in enumerate(task.values):
        begin(place)
        if place in dict(task.dead):
            continue
        if value == DEADLY:
            os.kill(os.getpid(), signal.SIGKILL)
        if value == ENDLESS:
            time.sleep(60)
        total += value
    return task.number, total, task.dead


def once(folder: Path, task: Toy, begin: Callable[[int], None]) -> Sum:
    """Die at each task's third value, the first time only: as a worker that something else killed."""
    mark = folder / str(task.number)
    if not mark.exists():
        mark.touch()
        begin(2)
        os.kill(os.getpid(), signal.SIGKILL)
    return add(task, begin)


def fail(_task: Toy, _begin: Callable[[int], None]) -> None:
    raise OSError(28, "No space left on device")


def odd(_task: Toy, _begin: Callable[[int], None]) -> None:
    raise ZeroDivisionError("a bug")


def dying(_task: Toy, _begin: Callable[[int], None]) -> None:
    os._exit(7)


def mistaken(_task: Toy, _begin: Callable[[int], None]) -> None:
    raise UsageProblem("this cannot be")


def worker(_task: Toy, _begin: Callable[[int], None]) -> int:
    return os.getpid()


def tasks(*of: tuple[int, ...]) -> list[Toy]:
    return [Toy(number, values) for number, values in enumerate(of)]


MANY = [(number, number + 1, number + 2) for number in range(20)]


@pytest.mark.parametrize("engine", [serial.run, partial(local.run, workers=1), partial(local.run, workers=4)])
def test_every_task_is_done_once(engine: Callable[..., object]) -> None:
    assert sorted(engine(add, tasks(*MANY))) == [(n, sum(values), ()) for n, values in enumerate(MANY)]


@pytest.mark.parametrize("workers", [1, 3])
def test_what_kills_a_worker_twice_is_left_out(workers: int) -> None:
    found = sorted(local.run(add, tasks((1, DEADLY, 2), (3,), (DEADLY, 4, DEADLY)), workers=workers))
    died = "worker died"
    assert found == [(0, 3, ((1, died),)), (1, 3, ()), (2, 4, ((0, died), (2, died)))]


def test_a_worker_killed_from_outside_costs_nothing(tmp_path: Path) -> None:
    found = sorted(local.run(partial(once, tmp_path), tasks(*MANY), workers=2))
    assert found == [(n, sum(values), ()) for n, values in enumerate(MANY)]


def test_what_takes_too_long_is_left_out() -> None:
    began = time.monotonic()
    found = sorted(local.run(add, tasks((1, ENDLESS, 2), (3,)), workers=2, timeout=0.3))
    assert found == [(0, 3, ((1, "timed out"),)), (1, 3, ())]
    assert time.monotonic() - began < 30


def test_no_more_tasks_are_taken_than_can_be_run() -> None:
    taken = []
    found = local.run(add, (taken.append(task.number) or task for task in tasks(*MANY)), workers=2)
    next(found)
    assert len(taken) <= 4
    found.close()


def test_a_full_disk_in_a_worker_is_told_here() -> None:
    with pytest.raises(OSError, match="No space left on device"):
        list(local.run(fail, tasks((1,)), workers=1))


def test_a_bug_in_a_worker_is_told_here() -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError: a bug"):
        list(local.run(odd, tasks((1,)), workers=1))


def test_no_worker_outlives_its_run() -> None:
    found = local.run(add, tasks((ENDLESS,), (1,)), workers=2)
    assert next(found) == (1, 1, ())
    children = set(_children())
    found.close()
    assert children
    assert not children & set(_children())


def test_workers_stay_from_one_work_to_the_next() -> None:
    with local.hire(workers=2) as crew:
        found = list(crew(add, tasks(*MANY)))
        pids = {*crew(worker, tasks(*MANY)), *crew(worker, tasks(*MANY))}
    assert len(found) == len(MANY)
    assert len(pids) <= 2


def test_a_worker_that_dies_idle_is_replaced() -> None:
    with local.hire(workers=1) as crew:
        (first,) = crew(worker, tasks((1,)))
        os.kill(first, signal.SIGKILL)
        (second,) = crew(worker, tasks((1,)))
    assert second != first


def test_an_idle_worker_ends_with_its_parent() -> None:
    reading, writing = os.pipe()
    if not (parent := os.fork()):
        try:
            with local.hire(workers=2) as crew:
                pids = crew(worker, tasks(*MANY))
                os.write(writing, " ".join(map(str, pids)).encode())
                os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(1)
    os.waitpid(parent, 0)
    os.close(writing)
    pids = {int(pid) for pid in os.read(reading, 1000).split()}
    os.close(reading)
    began = time.monotonic()
    while running := [pid for pid in pids if _runs(pid)]:
        assert time.monotonic() - began < 30, running
        time.sleep(0.01)
    assert pids


def _runs(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as file:  # noqa: PTH123 - no file of ours
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _children() -> list[str]:
    with open(f"/proc/self/task/{os.getpid()}/children") as file:  # noqa: PTH123 - no file of ours
        return file.read().split()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "scraped"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(
            f"青溪县图书馆本周末开放新馆，共有三层，第{number}条。", "utf-8"
        )
    return folder


def test_a_document_that_crashes_the_cleaner_costs_itself(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = Cleaner.clean

    def deadly(self: Cleaner, document: object, *more: object) -> object:
        if document.path == "17.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return honest(self, document, *more)

    monkeypatch.setattr(Cleaner, "clean", deadly)
    out = tmp_path / "out"
    assert status(["clean", str(site), "-o", str(out), "--workers", "2", "--shard-size", "8", "--quiet"]) == 0
    rejected = b"".join(file.read_bytes() for file in sorted(out.glob("rejected-*")))
    assert rejected == b'{"path":"17.txt","step":"clean","reason":"worker died","detail":""}\n'
    assert sum(file.read_bytes().count(b"\n") for file in out.glob("articles-*")) == 29


def test_what_crashes_the_reader_costs_the_rest_of_its_file(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [f'{{"text": "青溪县图书馆本周末开放新馆，共有三层，第{number}行。"}}' for number in range(9)]
    (site / "17.jsonl").write_text("\n".join(rows), "utf-8")
    honest = container.table.json_rows

    def deadly(*given: object) -> Iterator[object]:
        for row in honest(*given):
            if row.path == "17.jsonl#5":
                os.kill(os.getpid(), signal.SIGKILL)
            yield row

    monkeypatch.setattr(container.table, "json_rows", deadly)
    out = tmp_path / "out"
    assert status(["clean", str(site), "-o", str(out), "--workers", "2", "--shard-size", "8", "--quiet"]) == 0
    rejected = b"".join(file.read_bytes() for file in sorted(out.glob("rejected-*")))
    told = b'{"path":"17.jsonl","step":"read","reason":"worker died","detail":"the rest was not read"}\n'
    assert rejected == told
    assert sum(file.read_bytes().count(b"\n") for file in out.glob("articles-*")) == 34


def test_a_slow_reader_is_waited_for(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = container.packed.unpacked

    def slow(path: str, *more: object) -> object:
        if path == "17.txt":
            time.sleep(3)
        return honest(path, *more)

    monkeypatch.setattr(container.packed, "unpacked", slow)
    command = ["clean", str(site), "-o", str(tmp_path / "out"), "--workers", "2", "--quiet", "--no-templates"]
    assert status([*command, "--strict", "--timeout", "2"]) == 0


def test_a_bug_in_a_step_rejects_its_document(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = Cleaner.clean

    def buggy(self: Cleaner, document: object, *more: object) -> object:
        return {}["nothing"] if document.path == "17.txt" else honest(self, document, *more)

    monkeypatch.setattr(Cleaner, "clean", buggy)
    out = tmp_path / "out"
    assert status(["clean", str(site), "-o", str(out), "--engine", "serial", "--quiet"]) == 0
    assert (
        b'"reason":"internal error","detail":"KeyError: \'nothing\'"'
        in (out / "rejected-00000.jsonl").read_bytes()
    )


def test_lost_documents_are_a_bug_that_is_told(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    honest = shard.read
    monkeypatch.setattr(
        shard, "read", lambda piece, choice: iter(()) if "17" in piece.path else honest(piece, choice)
    )
    assert status(["clean", str(site), "-o", str(tmp_path / "out"), "--engine", "serial", "--quiet"]) == 3
    assert "rows written of 29 documents" in capsys.readouterr().err


def test_a_disk_that_fills_up_stops_the_run_and_leaves_no_half_file(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out, honest, written = tmp_path / "out", os.fsync, []

    def full(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) > 4:  # the first shard has three files with something in them
            raise OSError(28, "No space left on device")
        honest(descriptor)

    arguments = ["clean", str(site), "-o", str(out), "--engine", "serial", "--shard-size", "8", "--quiet"]
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        assert status(arguments) == 2
    assert capsys.readouterr().err == f"ipcorpus: cannot write into '{out}': No space left on device\n"
    assert not list((out / ".ipcorpus").glob("work-*"))
    assert len(list(out.glob("articles-*"))) == 1
    assert status(arguments) == 0
    assert sum(file.read_bytes().count(b"\n") for file in out.glob("articles-*")) == 30


def test_workers_that_die_before_any_document_end_the_run() -> None:
    with pytest.raises(IpcorpusError, match=r"workers die before their first document \(exit code 7\)"):
        list(local.run(dying, [Toy(0, (1,))], workers=1))


def test_an_engine_is_told_of_problems_of_the_user() -> None:
    with pytest.raises(UsageProblem, match="this cannot be"):
        list(local.run(mistaken, tasks((1,)), workers=1))
