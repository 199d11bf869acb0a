"""The vocabulary: a Document goes in, an Article or a Rejected comes out, every change is a Cut."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field, fields
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Document:
    """One document as a source found it: bytes and what was said about them.

    `path` is relative to the source, with `/`; `charset` and `media_type` are what a transport header
    declared; `extra` holds the columns carried along from a table source.
    """

    path: str
    data: bytes
    url: str | None = None
    charset: str | None = None
    media_type: str | None = None
    extra: dict[str, Any] | None = None

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the bytes: 64 hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def id(self) -> str:
        """A stable name made from path and bytes: 16 hexadecimal digits."""
        name = self.path.encode("utf-8", "surrogateescape") + b"\0" + bytes.fromhex(self.sha256)
        return hashlib.sha256(name).hexdigest()[:16]


class Cut(NamedTuple):
    """One change: at `start` of the step's input, `removed` gave way to `put`, because of `rule`."""

    start: int
    removed: str
    put: str
    rule: str


# Makes a cut of a tuple of its parts, in half the time of calling Cut: a text may have hundreds.
cut_of = partial(tuple.__new__, Cut)


class Changed(NamedTuple):
    """What a text step gives: the new text, and the cuts that turned its input into it, in order."""

    text: str
    cuts: list[Cut]


def apply(text: str, cuts: Iterable[Cut]) -> str:
    """Carry out cuts, sorted by start and not overlapping, on the text they were made for.

    >>> apply("年(nián)末", [Cut(1, "(nián)", "", "pinyin")])
    '年末'
    """
    pieces: list[str] = []
    at = 0
    for start, removed, put, _ in cuts:
        if put or at < start:
            pieces += (text[at:start], put)
        at = start + len(removed)
    pieces.append(text[at:])
    return "".join(pieces)


def undo(text: str, cuts: Iterable[Cut]) -> str:
    """Give back the text from before the cuts.

    >>> undo("年末", [Cut(1, "(nián)", "", "pinyin")])
    '年(nián)末'
    """
    pieces: list[str] = []
    at = drift = 0
    for start, removed, put, _ in cuts:
        pieces += (text[at : start - drift], removed)
        at = start - drift + len(put)
        drift += len(removed) - len(put)
    pieces.append(text[at:])
    return "".join(pieces)


class Cue(NamedTuple):
    """What a line of an HTML page tells beside its characters.

    `tag` is its block element, `path` the elements it lies in from the outside in, each with its id and
    classes (`div#content.article/p`), `links` the share of its characters inside links (0 to 1), `article`
    the share of the finders that take it for part of the article's block (0 to 1). An `inset` is set among
    the article's paragraphs and none of them: contents, related news, an advertisement.
    """

    tag: str
    path: str
    links: float = 0.0
    article: float = 0.0
    inset: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of an article beside its lines: from the page's head, its address or its file name.

    Each field lists candidates, the most trusted first; the labeller checks them against the lines. `people`
    are those authors whom structured data describes as persons, `site` are names of the site itself.
    """

    title: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    url: str | None = None
    people: tuple[str, ...] = ()
    site: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """What an article says of itself; empty where it does not say."""

    title: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    editor: str | None = None
    published: str | None = None
    section: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """The clean record of one article, its keys in the order of the output (`ipcorpus schema`)."""

    id: str
    path: str
    url: str | None
    title: str | None
    source: str | None
    authors: list[str]
    editor: str | None
    published: str | None
    section: list[str]
    keywords: list[str]
    text: str
    script: str
    source_script: str
    encoding: str
    flags: list[str]
    chars: int
    removed: dict[str, int]
    sha256: str
    source_sha256: str
    text_original: str | None = None
    extra: dict[str, Any] | None = None

    def record(self) -> dict[str, Any]:
        """Give the article as the dictionary that becomes one line of output."""
        return {name: getattr(self, name) for name in ARTICLE_KEYS}


ARTICLE_KEYS = tuple(entry.name for entry in fields(Article))


@dataclass(frozen=True, slots=True)
class Rejected:
    """A document that gave no article: which step says so, why, and what about this one."""

    path: str
    step: str
    reason: str
    detail: str


class Line(NamedTuple):
    """One line's label (`body`, `title`, `meta`, or a kind of boilerplate), the rule behind it, its score."""

    start: int
    end: int
    label: str
    rule: str
    score: float


class Dropped(NamedTuple):
    """A part of an HTML page that is no visible text: its kind, tag path, and the text it held.

    The kinds are script, style, comment (of these three the start only), hidden, noscript, form, and
    pinyin: the readings in `<ruby>`.
    """

    kind: str
    path: str
    text: str


@dataclass(frozen=True)
class Step:
    """What one step did to one document: its cuts, counted in the step's input.

    Extraction makes lines out of a page and is no list of cuts: it lists what it `dropped`, and `taken`
    is how many characters, markup included, the lines are shorter than the page.
    """

    name: str
    cuts: list[Cut] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    taken: int = 0

    @property
    def losses(self) -> dict[str, tuple[int, int]]:
        """How many cuts each rule made, and how many characters the text became shorter by with them.

        >>> Step("tidy", [Cut(0, "  ", " ", "blanks"), Cut(4, " ", "", "blanks")]).losses
        {'blanks': (2, 2)}
        """
        return self._losses if self.cuts else {}

    @cached_property
    def _losses(self) -> dict[str, tuple[int, int]]:
        shorter: dict[str, list[int]] = defaultdict(list)
        for _, removed, put, rule in self.cuts:
            shorter[rule].append(len(removed) - len(put))
        return {rule: (len(several), sum(several)) for rule, several in shorter.items()}

    @property
    def removed(self) -> int:
        """How many characters the text became shorter by (negative: longer)."""
        return self.taken + sum(characters for _, characters in self.losses.values())


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article, the cuts of each step that made it, and the lines of the tidied text with their labels."""

    article: Article
    steps: list[Step]
    lines: Sequence[Line] = ()
