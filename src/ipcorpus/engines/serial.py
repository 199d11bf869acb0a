"""One task after the other, in this process: for small jobs, and as the measure of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ipcorpus.shard import Shard, Task


def run(work: Callable[[Task], Shard], tasks: Iterable[Task]) -> Iterator[Shard]:
    """Run the tasks in order."""
    return map(work, tasks)
