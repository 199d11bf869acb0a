"""The engine that an order asks for."""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING, Any

from ipcorpus.engines import local, ray, serial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from ipcorpus.runs.order import Order


def engine(order: Order, folder: Path) -> AbstractContextManager[Callable[..., Iterator[Any]]]:
    """Give what runs tasks as long as it is open; `folder` is one that all workers share."""
    if order.engine == "serial":
        return nullcontext(serial.run)
    if order.engine == "ray":
        marks = folder.absolute()
        return nullcontext(partial(ray.run, marks=marks, address=order.address, workers=order.workers))
    return local.hire(workers=order.workers, timeout=order.timeout)
