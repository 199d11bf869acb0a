"""What is known of each line by itself: shape, rules, metadata, repetition, cues of its page."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ipcorpus.steps.label.fields import Hits, below, each
from ipcorpus.steps.label.lines import key
from ipcorpus.steps.label.members import seen
from ipcorpus.steps.label.rules import takes
from ipcorpus.steps.label.shape import HINTS, NUMERALS, leads_on, reads_on, shape
from ipcorpus.steps.label.stated import states
from ipcorpus.steps.label.trait import Trait, unmarked

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from ipcorpus.steps.label.lines import Views
    from ipcorpus.steps.label.patterns import Match
    from ipcorpus.steps.label.rules import Rules


# What evidence weighs, in the scores of shape: a rule outweighs the longest paragraph but one.
_TAKEN, _ENDING, _META, _CREDIT, _REPEATED = -2.5, -4.0, -0.5, -1.5, -2.0
_NUMBER = r" ?[\d一二三四五六七八九十]{1,3} ?"
_DAY = re.compile(rf"\(?[\d〇○零一二三四五六七八九]{{4}} ?年{_NUMBER}月{_NUMBER}日")
# Between the last sentence of a notice and its day stand an address, enclosures, an office: so many lines.
_SIGNATURE = 8
# Where and when an article was printed may stand at its end.
_CITED = re.compile(r"\(?《[^《》]{2,20}》.{0,30}(?:版|期|页)\)?")
# Behind the day of a letter may stand the time of day: 夜, 于乙市; and its weekday.
_HOURS = 4
_WEEKDAY = re.compile(r" ?\((?:星期|周)[一二三四五六日天]\)")
# What a line that is set in costs the article around it.
_INSET = -0.1
# An event's time stands above its place.
_PLACE = re.compile(r"(?:会议|活动|培训|考试|举办|演出|报告|讲座|比赛|面试|宣讲|座谈)? ?地 ?[点址] ?:")
# Below a label's word without a colon a sentence so long is no value: the word is its heading.
_SENTENCE = 24
# A table above an official paper may set each value below its label.
_TABLE, _CELL, _NAME, _WORD = "government-table", 40, 8, 4
# The rule of a label that has its tags in the lines below it, how long and how many these are; and what may
# follow them.
_TAGGED, _TAG, _TAGS, _FILED = "tags-below", 8, 10, re.compile(r"分类 ?: ?[^ 。,:;]{1,8}")
# An entry's moment stands in brackets below its title on a portal's journals.
_MOMENT = re.compile(r"\((?:19|20)\d\d-\d\d-\d\d \d\d:\d\d:\d\d\)")
# How many lines are remembered, and how long they are at most: a menu's entries, links, a site's footer.
_MOST_SEEN, _SHORT = 20_000, 60
# Most short lines are one word or name of letters alone, and score as such.
_ENTRY = 20
_NAME_ALONE = unmarked(shape("菜单", prose=False), prose=False, leads=False, hints=False)
# A line that repeats across a site is its template only where it is no title and no sentence.
REPEATED_LONGEST = 60
# Its key takes longer than all else that is asked of a line: those of menus are remembered.
_key = lru_cache(maxsize=_MOST_SEEN)(key)


def traits(
    lines: Views,
    rules: Rules,
    priors: Sequence[float | None] | None = None,
    repeated: Container[int] = (),
) -> list[Trait]:
    """Tell what each line shows by itself.

    `priors` are the scores that the page's markup gives the lines, by their number, None for an inset's.
    """
    own = _own(lines, rules)
    if priors:
        own = [*map(_placed, own, [priors[number] for number in lines.numbers])]
    if repeated:
        short = [at for at, line in enumerate(lines.folded) if len(line) <= REPEATED_LONGEST]
        for index in [index for index in short if _key(lines.folded[index]) in repeated]:
            own[index] = _again(own[index])
    return _signed(own) if repeated else own


def _signed(placed: list[Trait]) -> list[Trait]:
    """Leave a notice what stands between its last sentence and its day: all of its site may end so."""
    for index in [index for index, trait in enumerate(placed) if trait.dated and not trait.repeated]:
        for at in _closing(placed, index):
            if placed[at].repeated:
                placed[at] = replace(placed[at], repeated=False, score=placed[at].score - _REPEATED)
    return placed


def _closing(placed: Sequence[Trait], day: int) -> range:
    """Give the lines between a day and the sentence close above it, if nothing but such lines is there."""
    for at in range(day - 1, max(-1, day - 1 - _SIGNATURE), -1):
        if placed[at].prose:
            return range(at + 1, day)
        if placed[at].taken or placed[at].meta:
            break
    return range(0)


def _own(lines: Views, rules: Rules) -> list[Trait]:
    """Read the lines that were not read before: the menus of a site are the same on all its pages."""
    seen = rules.seen
    if len(seen) > _MOST_SEEN:
        seen.clear()
    known = [*map(seen.get, lines.texts)]
    unseen = {text: at for at, text in enumerate(lines.texts) if known[at] is None}
    read = dict(zip(unseen, _read(lines.at(unseen.values()), rules), strict=True))
    if len(read) <= _MOST_SEEN:  # a paragraph stands once
        seen.update([(text, trait) for text, trait in read.items() if len(text) <= _SHORT])
    return _joined(lines, [trait or read[text] for text, trait in zip(lines.texts, known, strict=True)])


def _read(lines: Views, rules: Rules) -> list[Trait]:
    """Tell what lines show by their shape, and where rules match them by these."""
    texts, folded = lines.texts, lines.folded
    matches = rules.patterns.find(folded)
    found = each(texts, folded, rules.reader)
    read = [*map(_shaped, folded)]
    for index in {*matches, *found}:
        prose = read[index].prose
        read[index] = _marked(folded[index], matches.get(index, ()), found.get(index), prose=prose)
    return read


def _joined(lines: Views, own: list[Trait]) -> list[Trait]:
    """Give a line below a label that has no value in its own line what that makes of it on this page."""
    above_all = enumerate(own[:-1], 1)
    labels = [(at, trait) for at, trait in above_all if trait.leads or trait.hits or trait.kind == _TABLE]
    for index, above in labels:
        if above.rule == _TAGGED:
            for at in _tags(lines.folded, own, index):
                own[at] = _weighed(lines.folded[at], above.taken, (), None, prose=False)
        label, line, trait = lines.folded[index - 1], lines.folded[index], own[index]
        under = own[index + 1] if index + 1 < len(own) else None
        cell = above.kind == _TABLE and _is_cell(above, (label, line), trait, under)
        hits, taken = trait.hits, above.taken if cell else trait.taken
        if above.meta and not hits and _heads(above, trait, line, label):
            own[index - 1] = _weighed(label, above.taken, above.spans, None, prose=False)
        elif above.hits and above.hits.open and not trait.taken and (not hits or hits.bare):
            hits = seen(lines.folded, index, below(above.hits.open, lines.texts[index], line)) or hits
        if hits is not trait.hits or taken is not trait.taken:
            own[index] = _weighed(line, taken, trait.spans, hits, prose=trait.prose)
    return own


def _tags(lines: Sequence[str], own: Sequence[Trait], index: int) -> Iterator[int]:
    """Give the lines below a label for tags that hold one each, and the category below them."""
    for at in range(index, min(index + _TAGS, len(lines))):
        tag = len(lines[at]) <= _TAG and lines[at].isalnum()
        if own[at].stops or not (tag or _FILED.fullmatch(lines[at])):
            break
        yield at


def _heads(above: Trait, trait: Trait, line: str, label: str) -> bool:
    """Tell whether what looks like a label is none: an event's time, or the heading of a paragraph."""
    if _PLACE.match(line):
        return True
    bare = above.hits is not None and above.hits.open is not None and label[-1] != ":"
    return bare and trait.prose and len(line) >= _SENTENCE


def _is_cell(above: Trait, lines: tuple[str, str], trait: Trait, under: Trait | None) -> bool:
    """Tell whether a line is the value of a table's label in the line above it.

    A label without a colon has its value below where the next label follows, or the value is a word (有效).
    """
    label, value = map(len, lines)
    if trait.taken or trait.prose or value > _CELL:
        return False
    follows = under is not None and under.kind == _TABLE
    return above.leads or (label <= _NAME and (follows or value <= _WORD))


def _shaped(folded: str) -> Trait:
    """Give the trait of a line by its shape alone."""
    hints = folded[-1] in HINTS
    if len(folded) <= _ENTRY and not hints and folded.isalpha() and folded[0] not in NUMERALS:
        return _NAME_ALONE
    prose = reads_on(folded)
    return unmarked(shape(folded, prose=prose), prose, leads_on(folded), hints)


def _marked(folded: str, matches: Sequence[Match], found: Hits | None, *, prose: bool) -> Trait:
    spans = tuple([match for match in matches if match.rule.span])
    prose = prose or (bool(spans) and reads_on(_without(folded, spans)))
    taken = next((match for match in matches if takes(match, folded, prose=prose)), None)
    return _weighed(folded, taken, spans, found, prose=prose)


def _without(folded: str, spans: tuple[Match, ...]) -> str:
    """Give a line as it reads without what is glued to its end."""
    start = next((match.start for match in spans if match.end == len(folded)), 0)
    return folded[:start].rstrip() or folded


def _weighed(
    folded: str, taken: Match | None, spans: tuple[Match, ...], found: Hits | None, *, prose: bool
) -> Trait:
    meta, anchor = states(folded, found, prose=prose) if found else (False, False)
    anchor = anchor and (not (folded[0] in "([" and folded[-1] in ")]") or bool(_MOMENT.fullmatch(folded)))
    day = _DAY.match(folded) if meta else None
    dated = day is not None and len(_WEEKDAY.sub("", folded)) - day.end() <= _HOURS
    dated = dated or (meta and _CITED.fullmatch(folded) is not None)
    if taken:
        score = _INSET if taken.rule.inner else _ENDING if taken.rule.ends else _TAKEN
    elif meta:
        score = _META if anchor or dated else _CREDIT
    else:
        score = shape(_without(folded, spans), prose=prose)
    leads, hints, own = leads_on(folded), folded[-1] in HINTS, not taken
    return Trait(score, prose, taken, spans, found, meta and own, anchor and own, dated, leads, hints)


def set_in(trait: Trait) -> Trait:
    """Give a line that stands among an article's paragraphs; what is none of them is an inset."""
    if trait.score >= 0:
        return trait
    return replace(trait, score=_INSET, hits=None, meta=False, anchor=False, dated=False, inset=True)


@lru_cache(maxsize=4096)
def _placed(trait: Trait, prior: float | None) -> Trait:
    """Add what the line's place on its page says of it."""
    if prior is None:
        return set_in(replace(trait, score=_INSET))
    if trait.stops or not prior:
        return trait
    if trait.hits or trait.spans:
        return replace(trait, score=trait.score + prior)
    return unmarked(trait.score + prior, trait.prose, trait.leads, trait.hints)


@lru_cache(maxsize=4096)
def _again(trait: Trait) -> Trait:
    """Add what it says of a line that it stands on other pages of its site: furniture is alike on all."""
    if trait.prose or trait.inset:
        return trait
    return replace(trait, repeated=True, score=trait.score if trait.stops else trait.score + _REPEATED)
