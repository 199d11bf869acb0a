"""Before the shards: learn which lines repeat on each site, from a sample of its files."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.corpus import templates
from ipcorpus.corpus.templates import NONE, Template
from ipcorpus.document import Document
from ipcorpus.engines import unheard
from ipcorpus.ledger import Learnt
from ipcorpus.runs import plan
from ipcorpus.runs.shard import cleaner
from ipcorpus.sources import pieces, read
from ipcorpus.sources.endings import is_container

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from ipcorpus.engines import Begin
    from ipcorpus.ledger import Ledger
    from ipcorpus.pipeline import Cleaner
    from ipcorpus.runs.task import Job
    from ipcorpus.sources import Choice, Piece

# Samples of small sites are learnt together: a full one is worth a task of its own.
_TASK = templates.SAMPLE


class Sample(NamedTuple):
    """A task: the samples of some sites, all of a site together; `dead` as in `shard.Task`."""

    number: int
    pieces: tuple[Piece, ...]
    dead: tuple[tuple[int, str], ...] = ()


def learn(
    job: Job,
    plan_file: Path,
    ledger: Ledger,
    engine: Callable[[Callable[..., dict[str, Template]], Iterable[Sample]], Iterator[dict[str, Template]]],
) -> dict[str, Template]:
    """Give the templates of all sites of a plan; what the ledger knows of the same files is not learnt again.

    The pages inside archives and tables are not learnt from: they would have to be read twice.
    """
    samples = _samples(lambda: _files(plan_file))
    listed = {site: plan.listed(pieces) for site, pieces in samples.items()}
    known = ledger.templates()
    learnt = {site: known[site] for site in samples if site in known and known[site].listed == listed[site]}
    fresh = {site: pieces for site, pieces in samples.items() if site not in learnt}
    found = dict.fromkeys(fresh, NONE)
    for part in engine(partial(work, job), _tasks(fresh)):
        found |= part
    learnt |= {
        site: Learnt(listed[site], template.documents, template.keys, template.digest)
        for site, template in found.items()
    }
    if fresh or len(known) != len(learnt):
        ledger.learn(learnt)
    return {site: Template(e.keys, e.documents, e.digest) for site, e in learnt.items() if e.keys}


def by_shard(plan_file: Path, learnt: Mapping[str, Template]) -> dict[int, dict[str, Template]]:
    """Give, of each task, the templates of the sites that its files lie in."""
    found = {}
    for task in plan.read(plan_file):
        folders = {piece.path.rpartition("/")[0] for piece in task.pieces} if learnt else ()
        sites = {templates.site(f"{folder}/" if folder else "") for folder in folders}
        found[task.number] = {site: learnt[site] for site in sorted(sites) if site in learnt}
    return found


def digest(learnt: Mapping[str, Template]) -> str:
    """Give one digest of templates; an empty one where there are none."""
    names = "".join(f"{site}\0{template.digest}\n" for site, template in learnt.items())
    return hashlib.sha256(names.encode()).hexdigest() if learnt else ""


def work(job: Job, sample: Sample, begin: Begin = unheard) -> dict[str, Template]:
    """Learn the templates of the sites of a sample."""
    return templates.learn(_documents(job, sample, begin), cleaner(job.settings, job.rules))


def at_once(
    sources: Sequence[str | Path], choice: Choice, using: Cleaner, site: str | None = None
) -> dict[str, Template]:
    """Give the templates of all sites of some sources, or of one `site`, as a run over them learns them."""
    samples = _samples(lambda: filter(_is_page, pieces(sources, choice)))
    wanted = [piece for name, sample in samples.items() if site in {None, name} for piece in sample]
    found = (document for piece in wanted for document in read(piece, choice))
    return templates.learn((document for document in found if isinstance(document, Document)), using)


def _samples(files: Callable[[], Iterable[Piece]]) -> dict[str, list[Piece]]:
    """Give the files to learn from, by site; sites of too few files are left out."""
    chosen = set(templates.chosen(piece.path for piece in files()))
    samples: dict[str, list[Piece]] = {}
    for piece in files():
        if piece.path in chosen:
            samples.setdefault(templates.site(piece.path), []).append(piece)
    return {site: pieces for site, pieces in samples.items() if len(pieces) >= templates.LEAST}


def _files(plan_file: Path) -> Iterator[Piece]:
    for task in plan.read(plan_file):
        yield from filter(_is_page, task.pieces)


def _is_page(piece: Piece) -> bool:
    return not piece.trouble and not is_container(piece.path)


def _tasks(samples: dict[str, list[Piece]]) -> Iterator[Sample]:
    number = 0
    batch: list[Piece] = []
    for sample in samples.values():
        batch += sample
        if len(batch) >= _TASK:
            yield Sample(number, tuple(batch))
            number, batch = number + 1, []
    if batch:
        yield Sample(number, tuple(batch))


def _documents(job: Job, sample: Sample, begin: Begin) -> Iterator[Document]:
    dead = dict(sample.dead)
    for place, piece in enumerate(sample.pieces):
        begin(place)
        if place not in dead:
            yield from (found for found in read(piece, job.choice) if isinstance(found, Document))
