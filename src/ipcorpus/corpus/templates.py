"""Site templates: the short lines that repeat across the documents of one site are not an article's.

A pass before the shards: of each site a sample of documents is read, up to `SAMPLE`, chosen by the hash of
their paths so that a document added changes little. What repeats is evidence against a line, given to the
labeller; it condemns none.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.steps.label.lines import key, views

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ipcorpus.document import Document
    from ipcorpus.pipeline import Cleaner

# Two documents that share a line may share a subject; three do not by chance.
LEAST = 3
# In a large sample a line must also stand in this share of the documents: `一、总体要求` opens many a paper.
SHARE = 0.1
# More documents than these teach little more about a site.
SAMPLE = 64
# Longer lines are prose; shorter ones say nothing of where they come from.
SHORTEST, LONGEST = 2, 60
# A site that has more different lines than these in its sample has no more of them counted.
_MOST_LINES = 20_000
# Sites whose documents come mixed are counted side by side, these many at most.
_MOST_OPEN = 64
_STOPS = tuple("。!?;…,:")
# Numbered headings repeat from paper to paper: they are the articles' own.
_HEADING = re.compile(r"[(第]?[一二三四五六七八九十\d]{1,3} ?[、.)章节条款部编]")
# Copies of one article repeat all its lines and are no evidence of a template, on whatever sites they stand:
# of the characters of their sentences more than this share was seen before. A page without such sentences is
# known by its longest lines.
_AGAIN, _SAYING, _LONGEST_LINES = 0.5, 20, 3


class Template(NamedTuple):
    """The keys of the lines that repeat on a site, out of how many documents, and a digest of the keys."""

    keys: frozenset[int]
    documents: int
    digest: str


def template(lines: Iterable[str], documents: int) -> Template:
    """Make a template of folded lines."""
    keys = frozenset(map(key, lines))
    digest = hashlib.sha256(b"".join(each.to_bytes(8) for each in sorted(keys))).hexdigest()
    return Template(keys, documents, digest)


NONE = template((), 0)


@dataclass(slots=True)
class Site:
    """What was counted on one site: in how many documents each short line stands."""

    counts: Counter[str] = field(default_factory=Counter)
    read: int = 0
    documents: int = 0
    said: set[int] = field(default_factory=set)

    def add(self, text: str) -> None:
        """Count the lines of one document; a copy of one that was counted is passed over."""
        self.read += 1
        lines = views(text).folded
        if self._is_copy(lines):
            return
        self.documents += 1
        fresh = dict.fromkeys(line for line in lines if SHORTEST <= len(line) <= LONGEST)
        room = len(self.counts) < _MOST_LINES
        self.counts.update(line for line in fresh if room or line in self.counts)

    def _is_copy(self, lines: Sequence[str]) -> bool:
        """Tell whether most of what a document says was said before, whatever furniture is about it."""
        said = {key(line): len(line) for line in lines if len(line) >= _SAYING and line.endswith(_STOPS)}
        if not said:
            longest = sorted(lines, key=lambda line: (-len(line), line))[:_LONGEST_LINES]
            said = {hash_of(longest): 1}
        again = sum(size for each, size in said.items() if each in self.said)
        self.said.update(said)
        return again > _AGAIN * sum(said.values())

    def repeated(self) -> dict[str, int]:
        """Give the lines that repeat, each with the number of documents that hold it, the commonest first."""
        if self.documents < LEAST:
            return {}
        least = max(LEAST, round(SHARE * self.documents))
        found = [(line, n) for line, n in self.counts.items() if n >= least and _is_furniture(line)]
        return dict(sorted(found, key=lambda entry: (-entry[1], entry[0])))

    def template(self) -> Template:
        """Give what repeats as the labeller takes it."""
        return template(self.repeated(), self.documents)


def _is_furniture(line: str) -> bool:
    """Tell a line that can be a template's from a sentence or a heading of the articles."""
    return not line.endswith(_STOPS) and not _HEADING.match(line)


def site(path: str, url: str | None = None) -> str:
    """Name the site of a document: its address's host, else the folder named like a host, else its folder.

    >>> site("a.html", "https://www.example.org/news/1.html"), site("www.example.org/2020/01/a.html")
    ('www.example.org', 'www.example.org')
    >>> site("scraped/daily/a.txt"), site("a.txt")
    ('scraped/daily', '')
    """
    if url and "://" in url:
        return url.partition("://")[2].partition("/")[0].lower()
    root = _root(path).rstrip("/")
    return root.rpartition("/")[2] if _is_host(root.rpartition("/")[2]) else root


def _root(path: str) -> str:
    """Give the part of a path that its site's documents share: up to a folder named like a host, or all."""
    folders = path.split("/")[:-1]
    ends = [at for at, name in enumerate(folders, 1) if _is_host(name)]
    return "".join(f"{name}/" for name in (folders[: ends[0]] if ends else folders))


def chosen(paths: Iterable[str]) -> Iterator[str]:
    """Choose which documents to learn from, by their paths alone: of each folder those of the smallest hash.

    A folder of fewer than `LEAST` documents teaches nothing. Takes the paths in the source's order, in which
    those of one folder follow each other; holds the samples of the folders around the current path only.

    >>> list(chosen(["a.txt", "b/c.txt", "b/d.txt", "b/e.txt"]))
    ['b/c.txt', 'b/d.txt', 'b/e.txt']
    """
    around: list[tuple[str, list[tuple[int, str]]]] = []
    for path in paths:
        while around and not path.startswith(around[-1][0]):
            yield from _smallest(around.pop()[1])
        root = _root(path)
        if not around or around[-1][0] != root:
            around.append((root, []))
        sample = around[-1][1]
        sample.append((hash_of([path]), path))
        if len(sample) > 2 * SAMPLE:
            sample[:] = sorted(sample)[:SAMPLE]
    while around:
        yield from _smallest(around.pop()[1])


def _smallest(sample: list[tuple[int, str]]) -> list[str]:
    return sorted(path for _, path in sorted(sample)[:SAMPLE]) if len(sample) >= LEAST else []


def learn(documents: Iterable[Document], cleaner: Cleaner) -> dict[str, Template]:
    """Learn the templates of all sites that the documents come from; sites without one are left out."""
    learnt: dict[str, Template] = {}
    for name, seen in count(documents, cleaner):
        found = seen.template()
        if found.keys:
            learnt[name] = found
    return learnt


def count(documents: Iterable[Document], cleaner: Cleaner) -> Iterator[tuple[str, Site]]:
    """Count the lines of each site; a site is given when its sample is full, or at the end."""
    around: dict[str, Site] = {}
    done: set[str] = set()
    for document in documents:
        name = site(document.path, document.url)
        text = None if name in done else cleaner.lines(document)
        if text is None:
            continue
        seen = around.setdefault(name, Site())
        seen.add(text)
        if seen.read >= SAMPLE:
            done.add(name)
            yield name, around.pop(name)
        elif len(around) > _MOST_OPEN:
            around.pop(min(around, key=lambda name: around[name].read))
    yield from around.items()


def of(document: Document, learnt: Mapping[str, Template]) -> Template:
    """Give the template of a document's site, an empty one where nothing repeats."""
    return learnt.get(site(document.path, document.url), NONE) if learnt else NONE


def hash_of(lines: Iterable[str]) -> int:
    """Give a number that stands for some lines, the same in every run."""
    return key("\n".join(lines))


def _is_host(name: str) -> bool:
    parts = name.lower().split(".")
    return len(parts) > 1 and parts[-1].isalpha() and all(part.replace("-", "").isalnum() for part in parts)
