"""Make the shards of a run: learn the sites' templates, keep what can be kept, do the rest."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ipcorpus.runs import learn, output, plan, resume
from ipcorpus.runs.engine import engine
from ipcorpus.runs.shard import cleaner, work
from ipcorpus.runs.tally import Stand, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from ipcorpus.corpus.templates import Template
    from ipcorpus.ledger import Ledger
    from ipcorpus.runs.order import Order
    from ipcorpus.runs.plan import Outline
    from ipcorpus.runs.task import Task


def make(
    order: Order,
    ledger: Ledger,
    outlines: Sequence[Outline],
    folder: Path,
    *,
    told: Callable[[Stand], None],
    say: Callable[[str], None],
) -> int:
    """Bring the output and the ledger to the shards of a plan, whose tasks are in `folder`.

    `told` hears how far the run is, `say` why something is done again. Gives the number of documents
    read for it.
    Raises RuleError at the first mistake in the rules.
    """
    resume.agree(order, ledger, say)
    job = order.job(folder)
    cleaner(job.settings, job.rules)
    with engine(order, folder) as run:
        learnt = learn.learn(job, folder / plan.NAME, ledger, run) if order.templates else {}
        mine = learn.by_shard(folder / plan.NAME, learnt)
        outlines = [outline._replace(templates=learn.digest(mine[outline.number])) for outline in outlines]
        missing = resume.settle(order, ledger, outlines, folder, say)
        # The heaviest come first, so that at the end no worker waits for another's.
        todo = sorted((each for each in outlines if each.number in missing), key=lambda each: -each.weight)
        tally, total = _sum(ledger), sum(outline.weight for outline in outlines)
        before = tally.documents
        for done, shard in enumerate(run(partial(work, job), _tasks(folder, todo, mine)), 1):
            ledger.enter(output.publish(order.out, folder, shard))
            tally.add(shard.tally)
            told(Stand(tally, total, done, len(todo), before))
    return tally.documents - before


def _tasks(folder: Path, todo: Sequence[Outline], learnt: dict[int, dict[str, Template]]) -> Iterator[Task]:
    """Read the tasks that are to do, each with what was learnt of its sites."""
    for task, outline in zip(plan.some(folder / plan.NAME, todo), todo, strict=True):
        yield task._replace(learnt=learnt[task.number], templates=outline.templates)


def _sum(ledger: Ledger) -> Tally:
    tally = Tally()
    for entry in ledger.entries():
        tally.add(entry.tally)
    return tally
