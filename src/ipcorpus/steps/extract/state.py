"""Read the article of a page that a script would build, from the state that the page hands to that script.

Frameworks write it as JSON (`__NEXT_DATA__` of https://nextjs.org) or assign it to a name
(`window.__INITIAL_STATE__ = {...}` of https://ssr.vuejs.org).
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from ipcorpus.lazily import lazily
from ipcorpus.steps.extract import tokens as html

if TYPE_CHECKING:
    from collections.abc import Iterator

# What is assigned to a name, and how many of them a script is asked for; what JSON knows not.
_ASSIGNED = re.compile(r"=\s*+(?=[{\[])|\bJSON\.parse\(\s*+(?=\")")
_TRIES, _THINGS = 8, 20_000
_UNDEFINED = re.compile(r"(?<=[:,\[])\s*+undefined(?=\s*+[,}\]])")
_DECODER = json.JSONDecoder(strict=False)
_HANZI, _TAG = lazily(r"[\u3400-\u9fff]"), lazily(r"<[^<>]*+>")
# So many characters of its beginning tell that an article is shown.
_BEGINS = 20
_SENTENCE = re.compile(r"[。！？]")
# An article has at least so many hanzi; a title no more characters than this.
_LEAST, _LONGEST, _SHORT = 60, 120, 5
# By what they are to an article, the names of its parts in such states.
_CONTENT = re.compile(r"(?i:content|body|html|text|detail)")
_PARTS = {
    "title": re.compile(r"(?:article|news|content|post|doc|main)?_?(?:title|headline)", re.IGNORECASE),
    "source": re.compile(r"(?:source|media|origin|from)(?:_?name)?", re.IGNORECASE),
    "author": re.compile(r"(?:author|writer|reporter)s?(?:_?name)?", re.IGNORECASE),
    "editor": re.compile(r"(?:duty_?)?editor(?:_?name)?", re.IGNORECASE),
    "published": re.compile(
        r"(?:pub(?:lish(?:ed)?)?_?(?:time|date|at)|date_?published|p_?time)", re.IGNORECASE
    ),
}
# What paragraphs of a list call their text.
_TEXTS = ("value", "text")
_LABELS = {"source": "来源", "author": "作者", "editor": "编辑"}
_DAY = re.compile(r"20\d\d-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?")
# Times counted since 1970 between 2001 and 2100: in seconds, or in milliseconds. They are of Beijing.
_FIRST, _LAST, _MILLI, _DIGITS = 1e9, 4.1e9, 1000, 13
_BEIJING = timezone(timedelta(hours=8))


class _Article(NamedTuple):
    size: int
    content: str
    parts: dict[str, str]


def article(page: str) -> str:
    """Give the markup that a page's script would make of the article in its state; empty if there is none.

    >>> state = '{"article": {"title": "甲", "content": "<p>' + "乙丙。" * 40 + '</p>"}}'
    >>> article("<script>var state = " + state + "</script>")[:25]
    '<h1>甲</h1><article><p>乙丙。'
    """
    best, _ = _best(page)
    return _markup(best) if best.content else ""


def unseen(page: str, shown: str) -> str:
    """Give that markup where the article is the page's, by its title, and not shown.

    `shown` is what reads like prose on the page; empty where the article is among it, or there is none.
    """
    best, title = _best(page)
    if not best.content or not title.startswith(best.parts["title"]):
        return ""
    seen, said = (_HANZI.findall(text) for text in (shown, _TAG.sub("", best.content)))
    begins = "".join(said[:_BEGINS]) in "".join(seen)
    return "" if begins or 2 * len(said) <= len(seen) else _markup(best)


def _best(page: str) -> tuple[_Article, str]:
    """Give the longest article in the state of a page's scripts, and the page's title."""
    best, title = _Article(_LEAST - 1, "", {}), ""
    for _, kind, tag, source, _ in html.tokens(page):
        if kind == html.RAW and tag == "title":
            title = title or html.characters(source).strip()
        elif kind == html.RAW and tag == "script" and len(source) > _LEAST:
            best = max((best, *_articles(source, title)), key=lambda found: found.size)
    return best, title


def _articles(script: str, title: str) -> Iterator[_Article]:
    """Give what may be articles in a script's state: things with a title and a text."""
    waiting = list(_states(script))
    for _ in range(_THINGS):
        if not waiting:
            return
        thing = waiting.pop()
        if isinstance(thing, dict):
            yield from _read(thing, title)
        waiting += [
            inner
            for inner in (thing.values() if isinstance(thing, dict) else thing)
            if isinstance(inner, dict | list)
        ]


def _states(script: str) -> Iterator[Any]:
    """Give what a script decodes, or what it assigns first."""
    text = (_UNDEFINED.sub("null", script) if "undefined" in script else script).strip()
    starts = [0] if text[:1] in {"{", "["} else [found.end() for found in _ASSIGNED.finditer(text)]
    for start in starts[:_TRIES]:
        state = _decoded(text, start)
        if isinstance(state, str):
            state = _decoded(state, 0)
        if isinstance(state, dict | list):
            yield state


def _decoded(text: str, start: int) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Decode the JSON at a place of a text; None where there is none."""
    try:
        return _DECODER.raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None


def _read(thing: dict[str, Any], title: str) -> Iterator[_Article]:
    """Read a thing that has a text, and a title of its own: by its name, or what the page's begins with."""
    contents = (_joined(value) for key, value in thing.items() if _CONTENT.search(key))
    texts = list(filter(_is_text, contents))
    if not texts:
        return
    parts = {part: found for part in _PARTS if (found := _part(thing, part))}
    if "title" not in parts and (
        said := next((value for value in thing.values() if _begins(title, value)), "")
    ):
        parts["title"] = said
    if "title" in parts:
        content = max(texts, key=len)
        yield _Article(len(_HANZI.findall(content)), content, parts)


def _begins(title: str, value: object) -> bool:
    return isinstance(value, str) and _SHORT <= len(value) <= _LONGEST and title.startswith(value)


def _is_text(value: str) -> bool:
    """Tell whether a value is as long as an article at the least, and says a sentence."""
    return len(value) >= _LEAST and _SENTENCE.search(value) is not None


def _joined(content: object) -> str:
    """Give a content that is a text, or a list of paragraphs: texts, or things of which each has one."""
    if not isinstance(content, list):
        return content if isinstance(content, str) else ""
    told = [
        next((entry[key] for key in _TEXTS if key in entry), None) if isinstance(entry, dict) else entry
        for entry in content
    ]
    return "\n".join(text for text in told if isinstance(text, str))


def _part(thing: dict[str, Any], part: str) -> str:
    """Give a part of an article that is stated by its name, or by a thing of that name which has a name."""
    for key, value in thing.items():
        if not _PARTS[part].fullmatch(key):
            continue
        named = value.get("name") if isinstance(value, dict) else value
        if part == "published":
            named = _time(named)
        if isinstance(named, str) and 0 < len(named) <= _LONGEST:
            return named
    return ""


def _time(value: object) -> object:
    """Write a time that is counted as a day and an hour of Beijing."""
    if isinstance(value, str) and value.isdecimal() and len(value) <= _DIGITS:
        value = int(value)
    if not isinstance(value, int | float):
        return value
    seconds = value / _MILLI if value >= _FIRST * _MILLI else value
    if not _FIRST <= seconds <= _LAST:
        return None
    return datetime.fromtimestamp(seconds, UTC).astimezone(_BEIJING).strftime("%Y-%m-%d %H:%M:%S")


def _markup(found: _Article) -> str:
    """Write an article with its title and its byline; a day of another form stands where tags state one."""
    parts, content = found.parts, found.content
    if "<" not in content:
        content = html.characters(content) if "&lt;" in content else _paragraphs(content)
    byline = [f"{label}：{parts[part]}" for part, label in _LABELS.items() if part in parts]
    meta, day = "", parts.get("published", "")
    if _DAY.fullmatch(day):
        byline.append(day)
    elif day:
        meta = f'<meta name="pubdate" content="{escape(day)}">'
    above = _paragraphs("　".join(byline))
    return f"{meta}<h1>{escape(parts['title'])}</h1>{above}<article>{content}</article>"


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
