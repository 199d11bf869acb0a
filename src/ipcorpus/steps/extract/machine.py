"""What programs write for programs: feeds, site maps, JSON. Whatever text is in it, it is no article."""

from __future__ import annotations

import re
from typing import Final

import orjson

# Lists of a site's pages in XML: RSS (https://www.rssboard.org/rss-specification), Atom (RFC 4287), RDF Site
# Summary, site maps (https://www.sitemaps.org/protocol.html).
_FEED: Final = re.compile(
    r"\s*+(?:<[?!][^>]*+>\s*+)*+<(rss|feed|rdf:RDF|urlset|sitemapindex)\b[^>]*+>\s*+<", re.IGNORECASE
)
_PAIRS: Final = {"{": "}", "[": "]"}


def kind(text: str) -> str | None:
    """Name what a text is if it is written for machines.

    >>> kind('<rss version="2.0"><channel>'), kind('{"title": "甲"}'), kind("[甲]")
    ('a list of pages for machines, <rss>', 'JSON; a table of documents is JSON Lines, .jsonl', None)
    """
    if feed := _FEED.match(text):
        return f"a list of pages for machines, <{feed[1]}>"
    return "JSON; a table of documents is JSON Lines, .jsonl" if _is_json(text) else None


def _is_json(text: str) -> bool:
    inner = text.strip()
    if not inner or _PAIRS.get(inner[0]) != inner[-1]:
        return False
    try:
        orjson.loads(inner)
    except (orjson.JSONDecodeError, UnicodeEncodeError):
        return False
    return True
