"""Make a page's evidence for the fields out of the facts its tags state, its headings and its breadcrumb."""

from __future__ import annotations

import re
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from ipcorpus.document import Evidence
from ipcorpus.steps.extract.asides import is_heading
from ipcorpus.steps.extract.lists import BYLINE, leads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.steps.extract.tree import Line, Tree

# Names of breadcrumbs; `pt` is Discuz's.
_CRUMB = re.compile(r"crumb|mbx|position|weizhi|location|dqwz|curr?ent-?pos|col_path|#pt(?![\w-])")
_HERE = re.compile(r"^.{0,4}位置.{0,3}[:：]\s*")
_BETWEEN = re.compile(r"(?<!\s)\s*+(?:>{1,2}|＞{1,2}|›|»|→|/|\\|\||·|-{1,2}>)\s*")
# Where style sheets draw what stands between the steps: a step of a list, the steps in one line of links.
_STEP, _STEPS = 16, 2
_HOME = re.compile(r"\S{0,6}(?:首\s?[页頁]|主[页頁])$|[Hh]ome$")
_EDITOR = re.compile(r"(?:责编|責編|责任编辑|責任編輯|编辑|編輯)\s*[:：]")
_HEADING, _VISIBLE, _LONGEST, _SHORTEST = 20, 10, 120, 3
# So many characters of a line in the page's description are no chance.
_QUOTE = 16
# So close below the title stands its day, and below this the text; so many lines of furniture end a text.
_UNDER, _APART, _DAY = 8, 8, re.compile(r"(?:19|20)\d\d ?[-./年] ?\d")
# Headings of which one may be the title, and what parts it from a site's name before it.
_RANKED, _BEHIND = frozenset({"h1", "h2", "h3"}), frozenset("-_|—–丨｜:：·>»")
# What stands between an article's title and its site's name.
_JOINTS = _BEHIND | frozenset(",，(（@")
# A title with a remark in brackets, as it is or as a file's name.
_REMARKED = re.compile(r"([^（(]{3,})[（(][^（）()]+[）)](?:\.[a-z]{3,4})?")


def evidence_of(tree: Tree, lines: Sequence[Line]) -> tuple[Evidence, list[int]]:
    """Give what a page says of its article beside its lines, and the numbers of the lines with its title."""
    facts = tree.facts
    for heading in _headings(tree, lines):
        facts.add("title", heading, _HEADING)
    for heading in _behind(tree, lines, facts.of("title")):
        facts.add("title", heading, _HEADING)
    titled = _titled(lines, facts.of("title")) or _ending(lines, facts.of("title"))
    for number in titled:
        facts.add("title", lines[number].text, _VISIBLE)
    url = facts.of("url")
    evidence = Evidence(
        title=facts.of("title"),
        source=facts.of("source"),
        authors=facts.of("authors"),
        people=facts.described("authors"),
        editor=(*facts.of("editor"), *filter(_EDITOR.match, facts.of("authors"))),
        published=facts.of("published"),
        section=tuple(facts.crumbs) or _crumbs(tree, lines) or facts.of("section"),
        keywords=facts.of("keywords"),
        url=next((address for address in url if "://" in address), None),
        site=facts.of("site"),
    )
    return evidence, titled


def _headings(tree: Tree, lines: Sequence[Line]) -> list[str]:
    """Give the page's highest headings that may be its title: of several, those that its titles hold.

    The site's name is none beside another, and one that a title says whole is no title in parts.
    """
    highest = [line for line in lines if tree.nodes[line.node].tag == "h1" and not BYLINE.search(line.text)]
    titles, sites = tree.facts.of("title"), tree.facts.of("site")
    found: list[str] = []
    for _, parts in groupby(highest, key=attrgetter("node")):
        texts = [line.text for line in parts]
        whole = "".join(texts)
        found += [whole] if any(whole in title for title in titles) else texts
    found = [text for text in found if text not in sites] or found
    return [text for text in found if any(text in title for title in titles)] or found


def _behind(tree: Tree, lines: Sequence[Line], titles: Sequence[str]) -> list[str]:
    """Give the headings that the page's title names behind its site's, where that is a link on the page."""
    linked = {line.text for line in lines if line.linked}
    found = []
    for line in lines:
        if line.linked or tree.nodes[line.node].tag not in _RANKED or len(line.text) < _SHORTEST:
            continue
        ends = (title.removesuffix(line.text) for title in titles if title.endswith(line.text))
        sites = (site.rstrip() for site in ends)
        if any(site[-1:] in _BEHIND and site[:-1].rstrip() in linked for site in sites if site):
            found.append(line.text)
    return found


def _ending(lines: Sequence[Line], titles: Sequence[str]) -> list[int]:
    """Give the number of the first line that a title ends in, behind a shorter name of the site."""
    for number, line in enumerate(lines):
        sites = [title.removesuffix(line.text).rstrip() for title in titles if title.endswith(line.text)]
        if any(0 < len(site) < len(line.text) and site[-1] in _BEHIND for site in sites) and not line.linked:
            return [number]
    return []


def _titled(lines: Sequence[Line], titles: Sequence[str]) -> list[int]:
    """Give the numbers of the lines that are, or start, one of the page's titles."""
    starts = {title[:_SHORTEST] for title in titles}
    likely = (number for number, line in enumerate(lines) if line.text[:_SHORTEST] in starts)
    found = [number for number in likely if _names(lines[number].text, titles)]
    # Below a title with a remark in brackets its start is what the text begins with.
    starts = {said[1] for said in (_REMARKED.fullmatch(lines[number].text) for number in found) if said}
    return [number for number in found if lines[number].text not in starts]


def lead(
    lines: Sequence[Line], values: Sequence[float], descriptions: Sequence[str], headings: Sequence[int]
) -> int:
    """Give the number of the first line below the heading that the page's description quotes; -1 if none."""
    quoted = [text for text in map(_plain, descriptions) if len(text) >= _QUOTE]
    below, titles = (headings[0] + 1 if headings else 0), set(headings)
    for number, line in enumerate(lines[below:] if quoted else (), below):
        if number in titles or values[number] <= 0:
            continue
        own = _plain(line.text[: 6 * _QUOTE])  # a dateline may stand before what is quoted
        if len(own) >= _QUOTE and any(own[:_QUOTE] in text or text[:_QUOTE] in own for text in quoted):
            return number
    return -1


def opening(
    lines: Sequence[Line], values: Sequence[float], headings: Sequence[int], start: int, *, listed: bool
) -> int:
    """Give the first sentence below the day under the title, where furniture parts it from a line `start`.

    A short text so stands above feeds and comments that say more, and above a list (`listed`) of others.
    -1 if there is none.
    """
    end = len(lines) if listed else start
    for heading in headings[:_UNDER]:
        near = range(heading + 1, min(heading + 1 + _UNDER, end))
        day = next((number for number in near if _DAY.search(lines[number].text)), end)
        below = range(day + 1, min(day + 1 + _UNDER, end))
        said = next((number for number in below if values[number] > 0), end)
        if listed:
            parted = not any(map(leads, lines[heading + 1 : said]))
        else:
            furniture = sum(given <= 0 for given in values[said:start])
            parted = furniture >= _APART or any(is_heading(line.text) for line in lines[said : start + 1])
        if parted and said < end:
            return said
    return -1


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _names(text: str, titles: Sequence[str]) -> bool:
    """Tell whether a line is one of the titles, or what stands before a site's name in one."""
    for title in titles if len(text) >= _SHORTEST else ():
        if title.startswith(text) and (len(title) == len(text) or title[len(text) :].lstrip()[:1] in _JOINTS):
            return True
    return False


def _crumbs(tree: Tree, lines: Sequence[Line]) -> tuple[str, ...]:
    """Read the breadcrumb: the line that says where the reader is, in steps, or the lines that are steps."""
    marked = _marked(tree)
    listed: list[str] = []
    for line in lines:
        inside = line.node in marked
        here = inside or ("位置" in line.text and _HERE.match(line.text))
        if not here or len(line.text) > _LONGEST:
            if len(listed) >= _STEPS:
                break
            listed.clear()
            continue
        steps = [step for step in _BETWEEN.split(_HERE.sub("", line.text)) if step]
        if len(steps) > 1:
            return tuple(steps)
        listed += _apart(line, steps) if inside else ()
    return tuple(listed) if len(listed) >= _STEPS and _HOME.match(listed[0]) else ()


def _apart(line: Line, steps: Sequence[str]) -> Sequence[str]:
    """Give the steps of a line of links that nothing but space keeps apart."""
    parts = line.text.split() if line.linked else steps
    return parts if all(len(part) <= _STEP for part in parts) else ()


def _marked(tree: Tree) -> set[int]:
    """Give the blocks that are named for a breadcrumb, and those in them."""
    names = {name for name in {node.name for node in tree.nodes} if _CRUMB.search(name.lower())}
    found: set[int] = set()
    for number, node in enumerate(tree.nodes if names else ()):
        if node.parent in found or node.name in names:
            found.add(number)
    return found
