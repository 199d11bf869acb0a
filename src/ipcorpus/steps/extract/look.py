"""What the attributes of an element say of it: its name in a style sheet, and whether it is seen."""

from __future__ import annotations

import re
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ipcorpus.steps.extract.tokens import attributes

if TYPE_CHECKING:
    from collections.abc import Callable

_HIDING = re.compile(r"(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden)")
# Text that a forum hides among its own from those who copy it: letters of no size, and Discuz's name of them.
_VANISHING = re.compile(r"font-size\s*+:\s*+0(?:px|pt|em|%)?\s*+(?:[;\"']|$)|\bjammer\b", re.IGNORECASE)
# The value of `hidden` with which a browser shows what is looked for.
_SHOWN = "until-found"
# Names of what holds a fact of the article.
_WORDS = "media[-_]?name|source|author|editor|pub|laiyuan|js_name|writer|zuozhe|rich_media_meta_text"
_WANTED = re.compile(_WORDS)
# Without any of these an element's attributes neither hide it nor promise a fact.
_PROMISE = re.compile(f"&|hidden|none|itemprop|{_WORDS}")
_TELLING = re.compile(r"itemprop|author|source|js_name|editor|hidden|none")
_KEPT_SPACE = re.compile(r"white-space\s*+:\s*+(?:pre|break-spaces)")
# So many sources no longer than this are remembered. Names are cut to the length that a reader of a tag path
# can take in.
_SHORT, _KNOWN, _NAME = 200, 4096, 100

_Seen = TypeVar("_Seen")


class Look(NamedTuple):
    """An element's attributes, its `#id.class.class`, whether it is hidden, whether it keeps white space.

    It is `telling` where its name or an attribute promises a fact of the article.
    """

    given: dict[str, str]
    name: str
    hidden: bool
    kept: bool
    telling: bool


PLAIN = Look({}, "", hidden=False, kept=False, telling=False)


def _once(look: Callable[[str], _Seen]) -> Callable[[str], _Seen]:
    """Look at short attributes once: a site says the same of most of its elements."""
    known = lru_cache(_KNOWN)(look)
    return wraps(look)(lambda source: known(source) if len(source) <= _SHORT else look(source))


@_once
def look_at(source: str) -> Look:
    """Look at an element's attributes as written.

    >>> look_at(' id="a" class="b c" style="display:none"')[1:]
    ('#a.b.c', True, False, False)
    """
    given = attributes(source)
    if not given:
        return PLAIN
    name, style = _name(given), given.get("style", "").lower()
    hidden = (
        given.get("hidden", _SHOWN).lower() != _SHOWN
        or given.get("aria-hidden", "").lower() == "true"
        or (style and _HIDING.search(style))
    )
    kept = style and _KEPT_SPACE.search(style)
    telling = "itemprop" in given or (name and _WANTED.search(name.lower()))
    return Look(given, name, bool(hidden), bool(kept), bool(telling))


@_once
def promising(source: str) -> bool:
    """Tell whether an element's attributes as written may make its look telling or hidden.

    >>> promising(' class="b c"'), promising(' class="Author"'), promising(' style="display:none"')
    (False, True, True)
    """
    return _PROMISE.search(source.lower()) is not None


@_once
def leading(source: str) -> bool:
    """Tell a link that says nothing but where it leads, by its attributes as written: most do so.

    >>> leading(' href="/news.html"'), leading(' href="/news.html" class="author"')
    (True, False)
    """
    return _TELLING.search(source) is None


@_once
def vanishing(source: str) -> bool:
    """Tell whether the text right in an element is of no size, as its attributes are written.

    >>> vanishing(' style="font-size:0px;color:#fff"'), vanishing(' style="font-size:0.8em"')
    (True, False)
    """
    return _VANISHING.search(source) is not None


def _name(given: dict[str, str]) -> str:
    id_, classes = given.get("id"), given.get("class")
    name = f"#{id_}" if id_ else ""
    if classes:
        name = ".".join([name, *classes[:_NAME].split()])
    return name[:_NAME].replace("/", "_")
