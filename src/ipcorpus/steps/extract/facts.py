"""What a page's tags state of its article: meta, microdata, JSON-LD, named elements, links, comments.

Names are those of Open Graph (https://ogp.me), schema.org, Dublin Core, the tags of Chinese government sites
(国办发〔2017〕47号: ArticleTitle, PubDate, ContentSource ...) and Baidu's `source_baidu` and kin.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from ipcorpus.lazily import lazily
from ipcorpus.steps.extract.spacing import spaced
from ipcorpus.steps.extract.tokens import characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipcorpus.steps.extract.look import Look

# By field, names of meta tags and properties, the most trusted first.
_NAMES = {
    "title": "articletitle headline og:title twitter:title dc.title citation_title title",
    "published": "pubdate datepublished article:published_time og:article:published_time publishdate"
    " publish-date publish_date publish_time publishtime published_time pubtime og:published_time"
    " og:release_date apub:time bytedance:published_time weibo:article:create_at article:create_at"
    " citation_publication_date citation_date"
    " dc.date.issued dc.date firstcreatetime og:time date time",
    "source": "contentsource og:article:source article:source dc.source citation_journal_title source"
    " mediaid",
    "authors": "citation_author author article:author og:article:author dc.creator creator",
    "editor": "editor article:editor og:article:editor",
    "section": "columnname article:section og:article:section articlesection section",
    "keywords": "keywords news_keywords article:tag og:article:tag",
    "description": "description og:description twitter:description",
    "site": "sitename og:site_name application-name",
    "url": "og:url url",
}
_META = {name: (field, rank) for field, names in _NAMES.items() for rank, name in enumerate(names.split())}
# The trust of other places, beside the ranks 0.. of meta names.
_DESCRIBED, _LINKED, _NAMED, _TIME, _SCRIPT, _TITLE = -1, 2, 30, 40, 45, 50
# So much further back stands an outlet's address, which is no name of it.
_ADDRESS = 50
# Where public accounts name the writer of a piece, pen names too.
_WRITER = "rich_media_meta_text"
_NAMED_AS = re.compile(
    r"(?:[a-z]+[-_])?(?:(?P<source>source|laiyuan|js_name|media[-_]?name)|(?P<authors>author|writer|zuozhe)|(?P<editor>editor)"
    r"|(?P<published>pub-?_?time|pub-?_?date|publish-?_?time|publish-?_?date))(?:[-_](?:baidu|name|text))?",
    re.IGNORECASE,
)
# The state that a page's script starts from: "publishTime": "2020-05-06 10:00", publish_time = '2020-05-06'.
# What starts with a word is fast to search: what is before it is looked at from behind.
_STATED = re.compile(
    r"ublish(?<=[pP]ublish)(?:_t|T|t)ime[\"']?\s*+[:=]\s*+[\"'](20\d\d-\d\d-\d\d[ T\d:]{0,9})[\"']"
)
_OUTLET = lazily(
    r"media(?<=[\"']media)(?:_?[nN]ame)?[\"']\s*+:\s*+[\"']([\u4e00-\u9fffA-Za-z0-9·]{2,20})[\"']"
)
_SAVED = re.compile(r"\s*saved from url=\(\d+\)(\S+)")
_LABEL = re.compile(r"^[^:：]{1,8}[:：]\s*")
_ARTICLE = re.compile(r"Article|Posting|Report|Review$|WebPage|^$")
_LONGEST, _MOST = 200, 50


class Fact(NamedTuple):
    """A value for a field, and its rank among the field's values: the lower, the more trusted."""

    field: str
    value: str
    rank: int


class Facts:
    """Collects the facts of a page while its tags are read.

    `listening` names the field whose value is the text being read, or is empty.
    """

    def __init__(self) -> None:
        self.found: list[Fact] = []
        self.crumbs: list[str] = []
        self._ld = False
        self.listening = self._tag = ""
        self._rank = self._depth = 0
        self._parts: list[str] = []

    def of(self, field: str) -> tuple[str, ...]:
        """Give the values for a field, the most trusted first, each once."""
        found = [fact for fact in self.found if fact.field == field]
        found.sort(key=attrgetter("rank"))
        return tuple(dict.fromkeys([fact.value for fact in found]))

    def described(self, field: str) -> tuple[str, ...]:
        """Give the values for a field that structured data describes: people of whom it says so."""
        return tuple(fact.value for fact in self.found if fact.field == field and fact.rank == _DESCRIBED)

    def add(self, field: str, value: object, rank: int) -> None:
        """Note a value, unless it is empty, no text, or longer than any field's."""
        if isinstance(value, str) and len(self.found) < _MOST and (value := spaced(value[: _LONGEST * 2])):
            unnamed = field == "source" and "//" in value
            self.found.append(Fact(field, value[:_LONGEST], rank + _ADDRESS if unnamed else rank))

    def start(self, tag: str, look: Look) -> None:
        """Note the attributes of a start tag, and listen to its text where that is a value."""
        if self.listening and look.given.get("itemprop") == "name":
            self._describe(tag)
        elif self.listening and tag == self._tag:
            self._depth += 1
        if tag == "script":
            self._ld = look.given.get("type", "").lower() == "application/ld+json"
        elif not self.listening and (look.telling or (tag == "time" and look.given)):
            self._listen(tag, look)

    def _listen(self, tag: str, look: Look) -> None:
        given = look.given
        if tag == "time":
            self.add("published", given.get("datetime"), _TIME)
        field, rank = _META.get(given.get("itemprop", "").lower()) or _named(look)
        if field and field != "title":
            self.listening, self._tag, self._rank, self._depth = field, tag, rank, 1
            self.add(field, given.get("content", given.get("datetime")), rank)

    def _describe(self, tag: str) -> None:
        """Listen to the name only of the person or outlet that a field's element describes."""
        self._tag, self._rank, self._depth = tag, _DESCRIBED, 1
        self._parts.clear()

    def text(self, text: str) -> None:
        """Take a text that is listened to."""
        self._parts.append(text)

    def end(self, tag: str) -> None:
        """End what is listened to with its element."""
        if tag != self._tag:
            return
        self._depth -= 1
        if self._depth:
            return
        value = spaced("".join(self._parts))
        if len(value) <= _LONGEST // 4:
            self.add(self.listening, _LABEL.sub("", value) if self._rank == _NAMED else value, self._rank)
        self.listening = ""
        self._parts.clear()

    def void(self, tag: str, given: dict[str, str]) -> None:
        """Note a meta tag or a link."""
        if tag == "link":
            if given.get("rel", "").lower() == "canonical":
                self.add("url", given.get("href"), -1)
            return
        if self.listening and given.get("itemprop") == "name":
            self.add(self.listening, given.get("content"), _DESCRIBED)
            self.listening = ""
            self._parts.clear()
        for key in ("name", "property", "itemprop"):
            field, rank = _META.get(given.get(key, "").strip().lower(), ("", 0))
            if field:
                self.add(field, given.get("content"), rank)

    def raw(self, tag: str, source: str) -> None:
        """Note the page's title, and JSON-LD."""
        if tag == "title":
            self.add("title", characters(source), _TITLE)
        elif tag == "script" and self._ld:
            self._ld = False
            for thing in _things(source):
                self._thing(thing)
        elif tag == "script":
            if "ublish" in source and (stated := _STATED.search(source)):
                self.add("published", stated[1], _SCRIPT)
            if "media" in source and (outlet := _OUTLET.search(source)):
                self.add("source", outlet[1], _SCRIPT)

    def comment(self, source: str) -> None:
        """Note the address that a browser writes on top of a page it saves."""
        if saved := _SAVED.match(source):
            self.add("url", saved[1], 9)

    def _thing(self, thing: dict[str, Any]) -> None:
        kind = str(thing.get("@type", ""))
        if kind == "BreadcrumbList":
            self.crumbs = self.crumbs or _crumbs(thing)
        elif _ARTICLE.search(kind):
            self.add("title", thing.get("headline", thing.get("title")), _LINKED)
            self.add("published", thing.get("datePublished", thing.get("pubDate")), _LINKED)
            self.add("url", thing.get("url"), _LINKED)
            for field, key in (("authors", "author"), ("editor", "editor"), ("section", "articleSection")):
                for name in _names(thing.get(key)):
                    self.add(field, name, _DESCRIBED if _is_person(thing.get(key)) else _LINKED)
            for word in _names(thing.get("keywords")):
                self.add("keywords", word, _LINKED)


def _named(look: Look) -> tuple[str, int]:
    for word in re.split(r"[#.]", look.name)[:6]:
        if match := _NAMED_AS.fullmatch(word):
            return str(match.lastgroup), _NAMED
    return ("authors", _DESCRIBED) if _WRITER in look.name else ("", 0)


def _things(source: str) -> Iterator[dict[str, Any]]:
    """Give the objects of a JSON-LD script, those of its lists and graphs too, few levels deep."""
    try:
        waiting = [(orjson.loads(source.strip().rstrip(";")), 0)]
    except orjson.JSONDecodeError:
        return
    while waiting:
        thing, depth = waiting.pop()
        if isinstance(thing, list):
            waiting += [(entry, depth + 1) for entry in reversed(thing[:_MOST])] if depth < 4 else []  # noqa: PLR2004 - list in graph in list is the deepest seen
        elif isinstance(thing, dict):
            yield thing
            if "@graph" in thing:
                waiting.append((thing["@graph"], depth + 1))


def _is_person(value: object) -> bool:
    first = value[0] if isinstance(value, list) and value else value
    return isinstance(first, dict) and first.get("@type") == "Person"


def _names(value: object) -> Iterator[str]:
    """Give the names in a value of JSON-LD: a text, a thing with a name, or a list of them."""
    for entry in value[:10] if isinstance(value, list) else [value]:
        name = entry.get("name") if isinstance(entry, dict) else entry
        if isinstance(name, str):
            yield name


def _crumbs(thing: dict[str, Any]) -> list[str]:
    steps = thing.get("itemListElement")
    found: list[str] = []
    for step in steps[:10] if isinstance(steps, list) else []:
        if isinstance(step, dict):
            found += _names(step.get("name") or step.get("item"))
    return found
