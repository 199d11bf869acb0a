"""The engine that an order asks for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ipcorpus.engines import local, ray, serial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ipcorpus.runs.order import Order


def engine(order: Order, folder: Path) -> Callable[..., Iterator[Any]]:
    """Give what runs tasks; `folder` is one that all workers share."""
    if order.engine == "serial":
        return serial.run
    if order.engine == "ray":
        return partial(ray.run, marks=folder.absolute(), address=order.address, workers=order.workers)
    return partial(local.run, workers=order.workers, timeout=order.timeout)
