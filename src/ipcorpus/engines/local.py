"""Worker processes on this machine: one task at a time each, and a worker that dies costs one document.

A worker that dies is replaced and its task run again. The document in hand when a worker dies a second
time is taken to be the cause: the task runs once more without it, and it is rejected.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
import traceback
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from ipcorpus.errors import IpcorpusError

Result = TypeVar("Result")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from ctypes import Array, c_double
    from multiprocessing.process import BaseProcess

    from ipcorpus.engines import Begin, Task

    Work = Callable[[Task, Begin], Result]

# A fork shares the compiled rules and tables; elsewhere than on Linux system libraries do not survive it.
_START = "fork" if sys.platform == "linux" else "spawn"
# How often the workers are looked after when none has anything to say, in seconds.
_LOOK = 0.5


class _Worker(NamedTuple):
    """A process, our end of its pipe, and where it writes [place of the document in hand, since when]."""

    process: BaseProcess
    pipe: Connection
    mark: Array[c_double]
    task: Task | None = None


def run(work: Work[Result], tasks: Iterable[Task], *, workers: int, timeout: float = 0) -> Iterator[Result]:
    """Run the tasks on `workers` processes, results as they come; no more tasks are taken than can be run.

    A document that takes longer than `timeout` seconds (0: no limit) is rejected as `timed out`, one that
    kills its worker twice as `worker died`.
    """
    with hire(workers=workers, timeout=timeout) as crew:
        yield from crew(work, tasks)


@contextmanager
def hire(*, workers: int, timeout: float = 0) -> Iterator[Callable[..., Iterator[Any]]]:
    """Give a `run` whose workers stay until the end: what they read for one work they have for the next."""
    idle: list[_Worker] = []
    try:
        yield partial(_run, idle, workers, timeout)
    finally:
        for worker in idle:
            _dismiss(worker)


def _run(
    idle: list[_Worker], workers: int, timeout: float, work: Work[Result], tasks: Iterable[Task]
) -> Iterator[Result]:
    waiting = iter(tasks)
    crew: list[_Worker] = []
    deaths: set[tuple[int, int]] = set()
    try:
        while len(crew) < workers and (task := next(waiting, None)):
            crew.append(_given(idle.pop() if idle else _hired(), work, task))
        while crew:
            _stop_slow(crew, timeout)
            for worker in _heard(crew):
                answer, again = _answer(worker, deaths, timeout)
                crew.remove(worker)
                if again:
                    crew.append(_given(_hired(), work, again))
                    continue
                if task := next(waiting, None):
                    crew.append(_given(worker, work, task))
                else:
                    idle.append(worker)
                yield cast("Result", answer)
    finally:
        for worker in crew:
            worker.process.kill()
            worker.process.join()


def _hired() -> _Worker:
    context = multiprocessing.get_context(_START)
    mine, theirs = context.Pipe()
    mark = context.RawArray("d", 2)
    process = context.Process(target=_serve, args=(mine, theirs, mark, os.getpid()), daemon=True)  # type: ignore[attr-defined]  # typeshed has Process on the concrete contexts only
    process.start()
    theirs.close()
    return _Worker(process, mine, mark)


def _given(worker: _Worker, work: Work[Result], task: Task) -> _Worker:
    worker.mark[:] = [-1, 0]
    with suppress(BrokenPipeError):  # it died meanwhile: its pipe will tell
        worker.pipe.send((work, task))
    return worker._replace(task=task)


def _dismiss(worker: _Worker) -> None:
    with suppress(BrokenPipeError):  # it is dead already
        worker.pipe.send(None)
    worker.pipe.close()
    worker.process.join()


def _heard(crew: list[_Worker]) -> list[_Worker]:
    ready = wait([worker.pipe for worker in crew], _LOOK)
    return [worker for worker in crew if worker.pipe in ready]


def _stop_slow(crew: list[_Worker], timeout: float) -> None:
    for worker in crew:
        if _slow(worker, timeout):
            worker.process.kill()


def _slow(worker: _Worker, timeout: float) -> bool:
    since = worker.mark[1]
    return bool(timeout and since) and time.monotonic() - since > timeout


def _answer(
    worker: _Worker, deaths: set[tuple[int, int]], timeout: float
) -> tuple[Result | None, Task | None]:
    """Give the result a worker has, or where it died, the task to run again."""
    try:
        answer = worker.pipe.recv()
    except (EOFError, OSError):
        worker.process.join()
        return None, _again(worker, deaths, timeout)
    if isinstance(answer, Exception):
        raise answer
    return answer, None


def _again(worker: _Worker, deaths: set[tuple[int, int]], timeout: float) -> Task:
    task, place = worker.task, int(worker.mark[0])
    if task is None:
        raise RuntimeError("a worker died without a task")
    if place >= 0 and _slow(worker, timeout):
        return task._replace(dead=(*task.dead, (place, "timed out")))
    if (task.number, place) not in deaths:
        deaths.add((task.number, place))
        return task
    if place < 0:
        raise IpcorpusError(f"workers die before their first document (exit code {worker.process.exitcode})")
    return task._replace(dead=(*task.dead, (place, "worker died")))


def _serve(far: Connection, pipe: Connection, mark: Array[c_double], parent: int) -> None:
    """Be a worker: until there is none, take a task, do it, and say how it went."""
    # Our copy of the parent's end: as long as it is open, we do not hear that the parent is gone.
    far.close()
    # Ctrl-C reaches the whole terminal; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)

    def begin(place: int, *, timed: bool = True) -> None:
        if os.getppid() != parent:
            os._exit(1)
        mark[:] = [place, time.monotonic() if timed else 0]

    while True:
        try:
            given = pipe.recv()
        except (EOFError, OSError):  # the parent is gone
            return
        if given is None:
            return
        work, task = given
        answer = done(work, task, begin)
        mark[1] = 0
        with suppress(BrokenPipeError):  # the parent is gone: the next turn ends this
            pipe.send(answer)


def done(work: Work[Result], task: Task, begin: Begin) -> Result | Exception:
    """Do a task; what went wrong comes back as an exception that can be sent."""
    try:
        return work(task, begin)
    except (OSError, IpcorpusError) as problem:
        return problem
    except Exception:  # noqa: BLE001 - not every exception can be sent; its text can
        return RuntimeError(traceback.format_exc())
