"""The line that something names as title: the page's head, its breadcrumb, a file's name, the text itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.lazily import lazily
from ipcorpus.steps.label.fields import names
from ipcorpus.steps.label.fold import fold
from ipcorpus.steps.label.runs import PARAGRAPH, crumbs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipcorpus.document import Evidence
    from ipcorpus.steps.label.trait import Trait

# So many characters tell a title, also a longer one's start: a column's name, a word of a menu has fewer.
TELLING = 8
# A title that the page's head names may have so many lines of its own (a kicker, a caption) above it.
_BELOW = 4
_LINES = 4  # A title is broken over no more lines.
# So many first characters of a title stand again at the start of a sentence, among so many lines.
_WORDS, _OPENING = 4, 3
_SAID = 5  # A shorter name that stands twice is somebody's.
_START = 4  # A title that stands twice without a byline opens its page.
# A file's name, or a mall's for one of its pages; what follows the subject of an encyclopaedia's text.
_FILE = re.compile(r"(?<=\S)(?:\.(?:docx?|pdf|pptx?|xlsx?|wps|txt)(?:vip)?(?:_第\d{1,3}页)?|_第\d{1,3}页)$")
# A row of stars, as offices set it below a title.
_STARS = re.compile(r"(?:\* ?){5,}")
_SUBJECT = (",", "(", "是", "[", "位于", "又名", "又称")
_LABEL = re.compile(r"^(?:标 *题[ :]+|(?:专利)?名 *称 *: *|\[(?:标题|题名|篇名)\] *)(?=.{6})")
_SITE = re.compile(r" ?(?:[_|]|-{1,2}) ?[^_|。,]{2,24}$")  # Behind a title stands its site's name.
_NAMES = 20  # of those who write together
# A label with its value.
VALUE = lazily(r"[㐀-鿿][㐀-鿿()]{1,7}(?:: *|/(?=\d))\S")
_MARKS = re.compile(r"[\W_]+")
# A name of so many characters is a title's; a word of so many none.
_NAMES_IT, _WORD_ALONE = 12, 3
_HANZI, _APART = lazily(r"[㐀-鿿]"), re.compile(r"[,、;&|]")


def named(folded: str) -> str:
    """Give a title without its label, what makes it a file's name, or a heading of a text in Markdown."""
    return _LABEL.sub("", _FILE.sub("", folded).lstrip("# "))


def plain(folded: str) -> str:
    """Give a title's characters without blanks and marks, to compare two of them."""
    return _MARKS.sub("", folded)


def repeats(folded: str, name: str) -> bool:
    """Tell whether a line says no more and no less than a name, given as `plain` gives it."""
    return name.startswith(plain(folded[:TELLING])) and plain(folded) == name


def titles(evidence: Evidence | None) -> frozenset[str]:
    """Give what something outside the text names as its title, as `plain` gives it."""
    return frozenset(plain(fold(name)) for name in (evidence.title if evidence else ())) - {""}


def continued(lines: Sequence[str], title: int, names: frozenset[str]) -> int:
    """Give the line below the last that a title is broken over, as something outside the text names it."""
    said, end = plain(lines[title]), title + 1
    for index in range(title + 1, min(title + _LINES, len(lines))) if names else ():
        if said in names and not lines[index].startswith("--"):
            break
        said += plain(lines[index])
        if not any(name.startswith(said) for name in names):
            break
        end = index + 1
    return end


def crumbed(lines: Sequence[str], traits: Sequence[Trait], above: Sequence[int], first: int) -> int | None:
    """Give the line above the article that says what a breadcrumb above it (one of `above`) ends in.

    A short name may be the column's: it stands right below, and no title stands between it and the text.
    """
    found = crumbs(traits, above)
    long = (index for index in range(first - 1, -1, -1) if len(lines[index]) >= TELLING)
    last = next((index for index in long if not traits[index].stops), -1) if found else -1
    for crumb in found:
        name = plain(lines[crumb].rpartition(">")[2])
        if len(name) >= TELLING:
            below = range(crumb + 1, first)
            return next((index for index in below if plain(lines[index]).startswith(name)), None)
        if name and last <= crumb + 1 <= first and plain(lines[crumb + 1]) == name:
            return crumb + 1
    return None


def fuller(lines: Sequence[str], index: int, able: Sequence[int]) -> int:
    """Give the line right below a title that says all of it and more: above stood a column or a summary."""
    name, under = lines[index], index + 1
    return under if under in able and name != lines[under] and name in lines[under] else index


def asked(lines: Sequence[str], traits: Sequence[Trait], able: Sequence[int]) -> int | None:
    """Give the line above the marks of a site of questions; between them one may describe the question."""
    for index in able:
        marks = [bool(trait.taken and trait.taken.rule.inner) for trait in traits[index + 1 : index + 3]]
        if marks[:1] == [True] or (marks == [False, True] and lines[index].endswith("?")):
            return index
    return None


def native(lines: Sequence[str], able: Sequence[int]) -> int:
    """Give the last line that may be a title, or above a title in Latin letters the one that this translates.

    Between the two of a paper stand its writers, who are no title.
    """
    last = able[-1]
    part = lines[last].rstrip("1一 篇")
    if part != lines[last] and len(part) >= _SAID:  # the first of the texts of a collection
        return next((index for index in able[:-1] if lines[index].startswith(part)), last)
    if _HANZI.search(lines[last]):
        return last
    over = (index for index in reversed(able[:-1]) if len(_HANZI.findall(lines[index])) >= TELLING)
    return next((index for index in over if not people(lines[index])), last)


def people(folded: str) -> bool:
    """Tell whether a line is nothing but people's names, so many as write together."""
    words = _APART.sub(" ", folded).split() if len(folded) <= _NAMES else []
    return bool(words) and all(names.is_person(word, common=len(words) == 1) for word in words)


def starred(lines: Sequence[str], traits: Sequence[Trait], first: int) -> int | None:
    """Give the line above the article, or its first, that stands right over a row of stars."""
    able = range(1, min(first + 2, len(lines))) if "\n*" in "\n".join(lines[: first + 2]) else ()
    rows = (index for index in able if _STARS.fullmatch(lines[index]))
    return next((index - 1 for index in rows if not traits[index - 1].stops), None)


def inside(lines: Sequence[str], able: list[int], first: int) -> int | None:
    """Give the title that the page tells: a file's name, a line said twice, the subject of its text."""
    for index in able:
        if _FILE.search(lines[index]):
            return index
    twice = _twice(lines, able)
    twice = _suffixed(lines, able) if twice is None else twice
    if twice is not None:
        return twice
    said = lines[first]
    for index in able:
        if is_subject(lines[index], said):
            return index
    return None


def is_subject(name: str, said: str) -> bool:
    """Tell whether a text that says this begins with a name, and says then what that is."""
    return said.startswith(name) and said.startswith(_SUBJECT, len(name))


def _twice(lines: Sequence[str], able: list[int]) -> int | None:
    """Give the first of two neighbouring lines, no more, that say the same at the page's start."""
    for index in (index for index in able if index < _START):
        name = plain(lines[index])
        around = [plain(line) == name for line in lines[max(0, index - 1) : index + 3]]
        if len(name) >= _SAID and around == [False, True, True, False][index == 0 :]:
            return index
    return None


def _suffixed(lines: Sequence[str], able: list[int]) -> int | None:
    """Give the line that the page's first line says again, with the site's name behind it."""
    head = lines[0]
    for index in able:
        name = lines[index]
        if len(name) >= _SAID and head.startswith(name) and _SITE.match(head, len(name)):
            return index
    return None


def outside(lines: Sequence[str], traits: Sequence[Trait], first: int, names: frozenset[str]) -> int | None:
    """Give the last line at or above the article's start that something outside the text names as title.

    A line that is a title is preferred to one that starts one; below a paragraph there is none.
    """
    if not names:
        return None
    starts = {name[0] for name in names}
    below = range(first, min(first + _BELOW, len(lines) - 1))
    last = next((index for index in below if traits[index].score >= PARAGRAPH), below.stop)
    start = None
    for index in range(last, -1, -1):
        if traits[index].inset or starts.isdisjoint(lines[index]):
            continue
        own = plain(lines[index])
        if own in names:
            return index
        if start is None and len(own) >= TELLING and any(name.startswith(own) for name in names):
            start = index
    return start


def _is_minor(fact: str) -> bool:
    """Tell whether a fact is a word or a number: no title's."""
    return bool(fact) and (len(fact) <= _WORD_ALONE or not _HANZI.search(fact))


def unlabelled(lines: Sequence[str], above: list[int]) -> list[int]:
    """Leave out facts with their labels (型号：X-1) that a longer line says as well: this names the page.

    So does one beside a word or a number with its label (状态：已办结).
    """
    said = [lines[index] for index in above]
    facts = [name.partition(":")[2].strip() if VALUE.match(name) else "" for name in said]
    if not any(facts):
        return above
    pairs = list(zip(said, facts, strict=True))
    named = any(len(own) >= _NAMES_IT and not _is_minor(fact) for own, fact in pairs)
    again = [
        any(fact in name and len(own) < len(name) <= 2 * len(own) for name in said)
        or (named and _is_minor(fact))
        for own, fact in pairs
    ]
    return [index for index, fact, twice in zip(above, facts, again, strict=True) if not (fact and twice)]


def listed(lines: Sequence[str], traits: Sequence[Trait], above: Sequence[int], byline: int) -> int | None:
    """Give the line close above a byline that the list of a newspaper's items `above` it says as well."""
    if not any(traits[index].kind == "newspaper" for index in above if index < byline):
        return None
    low = max(0, byline - _OPENING)
    said = lines[:low]
    return next((at for at in range(low, byline) if lines[at] in said and len(lines[at]) >= _SAID), None)


def echoed(lines: Sequence[str], above: Sequence[int], first: int) -> int | None:
    """Give the last line above the article whose first words one of its first sentences begins with."""
    said = lines[first : first + _OPENING]
    return next(
        (at for at in reversed(above) if any(line.startswith(lines[at][:_WORDS]) for line in said)), None
    )


def is_question(lines: Sequence[str], first: int) -> bool:
    """Tell whether an article's first line is a headline that asks, above a longer line."""
    return lines[first][-1] in "?!" and is_headline(lines, first)


def is_headline(lines: Sequence[str], first: int) -> bool:
    """Tell whether an article's first line is as long as a headline, above a longer line."""
    size, below = len(lines[first]), lines[first + 1 : first + 1 + _OPENING]
    return size >= TELLING and any(len(line) > size for line in below)
