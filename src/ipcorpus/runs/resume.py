"""Compare what is asked for with what is done: keep the shards that are as they would be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipcorpus.runs import output, plan
from ipcorpus.runs.shard import inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from ipcorpus.ledger import Entry, Ledger
    from ipcorpus.runs.order import Order
    from ipcorpus.runs.plan import Outline


def agree(order: Order, ledger: Ledger, say: Callable[[str], None]) -> None:
    """Make the ledger forget everything where its settings, rules or versions are not those of the order.

    `say` hears which. Raises RuleError at the first mistake in the rules.
    """
    wanted = order.identity
    order.prove()
    if changed := list(_changed(ledger.about(), wanted)):
        if ledger.entries():
            say(f"all is done again: {'; '.join(changed)}")
        ledger.keep([])
        ledger.learn({})
    ledger.note(wanted)


def settle(
    order: Order, ledger: Ledger, outlines: Sequence[Outline], folder: Path, say: Callable[[str], None]
) -> set[int]:
    """Bring the output to the shards that can be kept, and give the numbers of those that are to do.

    `folder` holds the plan; `say` hears why anything is done again.
    """
    entries = ledger.entries()
    kept = list(_kept(order, outlines, entries, folder))
    if len(kept) < len(entries):
        say(f"{len(entries) - len(kept)} shards are done again: their inputs, templates or outputs changed")
    if kept and len(kept) < len(outlines):
        say(f"{len(kept)} of {len(outlines)} shards are done already")
    output.settle(order.out, ledger, kept)
    return {outline.number for outline in outlines} - {number for _, number in kept}


def _changed(before: dict[str, str], wanted: dict[str, str]) -> Iterator[str]:
    for name, value in wanted.items():
        if name not in before:
            yield f"{name} is new"
        elif before[name] != value:
            yield f"the {name} changed" if name == "rules" else f"{name} was {before[name]}, is {value}"


def _kept(
    order: Order, outlines: Sequence[Outline], entries: Sequence[Entry], folder: Path
) -> Iterator[tuple[Entry, int]]:
    """Give the entries that are as the outlines want them, each with its number in this run."""
    known = {entry.listed: entry for entry in entries}
    touched = _touched(order, outlines, known, folder)
    for outline in outlines:
        entry = known.get(outline.listed) or touched.get(outline.listed)
        if entry and entry.templates == outline.templates and output.whole(order.out, entry):
            yield entry, outline.number


def _touched(
    order: Order, outlines: Sequence[Outline], known: dict[str, Entry], folder: Path
) -> dict[str, Entry]:
    """Find the shards whose files have other times than before, but the same bytes."""
    by_paths = {entry.paths: entry for entry in known.values()}
    again = [each for each in outlines if each.listed not in known and each.paths in by_paths]
    found = {}
    for task in plan.some(folder / plan.NAME, again):
        entry = by_paths[task.paths]
        if entry.inputs == inputs(order.job(folder), task):
            found[task.listed] = entry._replace(listed=task.listed)
    return found
