"""Ray, with the `ray` extra: core tasks on a cluster that shares the folders of the sources and the output.

Not Ray Data: the shards are ours, and what makes every row appear once is that a shard is made under a name
of its own, and published by the one process that holds the ledger. Ray may run a task as often as it must.
"""

from __future__ import annotations

import os
import signal
import socket
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ipcorpus.engines.local import done
from ipcorpus.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from ipcorpus.engines import Begin, Task

Result = TypeVar("Result")
# How often Ray itself runs a task again whose node or worker is gone.
_RETRIES = 3
# So many tasks for each processor are with Ray: no processor waits, and no plan lies in its memory.
_AHEAD = 2
_DEAD = object()
# Seconds that a cluster has to answer at its address.
_PATIENCE = 10
# Ray speaks HTTP/2: both sides begin with their settings, ours are empty (RFC 9113, 3.4 and 6.5).
_SETTINGS = b"\0\0\0\x04\0\0\0\0\0"
_HELLO = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + _SETTINGS


def run(
    work: Callable[[Task, Begin], Result],
    tasks: Iterable[Task],
    *,
    marks: Path,
    address: str = "",
    workers: int = 0,
) -> Iterator[Result]:
    """Run the tasks on the cluster at `address`, or one of `workers` processes started here without one.

    `marks` is a folder that all nodes share: there a task that killed its workers writes which document it
    has in hand, so that it is run again without that one (`worker died`).
    """
    ray = _started(address, workers)
    remote = ray.remote(max_retries=_RETRIES)(_work)
    shared = ray.put(work)
    waiting = iter(tasks)
    again: list[tuple[Task, str]] = []
    under_way: dict[Any, tuple[Task, str]] = {}
    try:
        while True:
            room = _AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
            while len(under_way) < room and (given := _next(again, waiting)):
                under_way[remote.remote(shared, *given)] = given
            if not under_way:
                return
            (ready, *_), _ = ray.wait(list(under_way), num_returns=1)
            task, mark = under_way.pop(ready)
            answer = _answer(ray, ready)
            if answer is _DEAD:
                again.append(_without(task, mark, marks))
            else:
                yield cast("Result", answer)
    finally:
        ray.shutdown()


def _answer(ray: Any, ready: object) -> object:  # noqa: ANN401 - an untyped package
    """Give a result, or _DEAD where the task's workers died; what went wrong otherwise is raised."""
    try:
        answer = ray.get(ready)
    except (ray.exceptions.WorkerCrashedError, ray.exceptions.OutOfMemoryError):
        return _DEAD
    except ray.exceptions.RayError as problem:
        raise UsageProblem(f"Ray failed: {' '.join(str(problem).split())[:300]}") from problem
    if isinstance(answer, Exception):
        raise answer
    return answer


def _started(address: str, workers: int) -> Any:  # noqa: ANN401 - an untyped package
    try:
        import ray  # noqa: PLC0415 - an extra
    except ImportError as problem:
        raise UsageProblem("--engine ray needs `pip install 'ipcorpus[ray]'`") from problem
    handler = signal.getsignal(signal.SIGTERM)
    try:
        if address:
            _reach(address)
            ray.init(address=address, log_to_driver=False)
        else:
            ray.init(num_cpus=workers or None, include_dashboard=False, log_to_driver=False)
    except (OSError, ValueError, RuntimeError, SystemExit) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise UsageProblem(f"no Ray cluster at {address!r}: {reason}") from problem
    # Ray takes SIGTERM for itself; we have a state to leave behind.
    signal.signal(signal.SIGTERM, handler)
    return ray


def _reach(address: str) -> None:
    """Raise OSError where nobody answers at `HOST:PORT` as Ray does: Ray itself would knock for minutes."""
    given = os.environ.get("RAY_ADDRESS", address) if address == "auto" else address
    host, colon, port = given.rpartition("://")[2].rpartition(":")
    if not (colon and port.isdecimal()):
        return
    with socket.create_connection((host, int(port)), _PATIENCE) as line:
        if os.environ.get("RAY_USE_TLS", "0") == "0":
            line.sendall(_HELLO)
            if line.recv(len(_SETTINGS))[3:4] != _SETTINGS[3:4]:
                raise ConnectionError("what answers there is no Ray")


def _next(again: list[tuple[Task, str]], waiting: Iterator[Task]) -> tuple[Task, str] | None:
    if again:
        return again.pop()
    task = next(waiting, None)
    return None if task is None else (task, "")


def _without(task: Task, mark: str, marks: Path) -> tuple[Task, str]:
    """Give a task that killed its workers to be run with marks, or without the document that was marked."""
    if not mark:
        return task, str(marks / f"mark-{task.number}")
    try:
        with open(mark, encoding="ascii") as file:  # noqa: PTH123 - as it is written
            place = int(file.read())
    except (OSError, ValueError) as problem:
        raise UsageProblem("Ray's workers die before their first document") from problem
    os.remove(mark)  # noqa: PTH107 - the same
    return task._replace(dead=(*task.dead, (place, "worker died"))), mark


def _work(work: Callable[[Task, Begin], Result], task: Task, mark: str) -> Result | Exception:
    """Do a task on a node."""

    def begin(place: int, *, timed: bool = True) -> None:  # noqa: ARG001 - no limit of time here
        if mark:
            with open(mark, "w", encoding="ascii") as file:  # noqa: PTH123 - once a document
                file.write(str(place))

    return done(work, task, begin)
