"""Take injected pinyin out of a text, and mend the characters that it and its like split in two."""

from __future__ import annotations

import re
from itertools import starmap
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.document import Cut, cut_of
from ipcorpus.lazily import lazily
from ipcorpus.steps.repair.annotations import (
    HANZI,
    groups,
    is_first_reading,
    narrowed,
    with_readings,
)
from ipcorpus.steps.repair.judge import judge
from ipcorpus.steps.repair.manner import manner
from ipcorpus.steps.repair.proof import proved
from ipcorpus.steps.repair.splice import Mended, letters, splices, stranded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ipcorpus.steps.repair.annotations import Annotation, Pair

_BLANKS_LEAST, _BLANKS_SHARE = 3, 0.8
_BLANK_BEHIND = re.compile(" (?<=[)）>;].)")
# Stands for what was mended: text, but none that anything is known of.
_MASK = "\u9fff"
_BLANK_OR_HANZI = lazily(f"[ {HANZI}]")
# A tag, and the rest of one that lost its first character.
_TAG = re.compile(r"</?[a-z]")
_TAG_REST = re.compile(r"/?[a-z][a-z0-9]{0,9}(?: [^<>\n]{0,200})?/?>")


class Unannotated(NamedTuple):
    """The cuts that mend a text, and whether a splice in it is left or uncertain."""

    cuts: list[Cut]
    doubtful: bool


def unannotate(text: str, *, markup: bool, strip_glosses: bool) -> Unannotated:
    """Give the cuts that take injected pinyin and splices out of a text."""
    view = narrowed(text)
    every = groups(view, markup=markup)
    found = with_readings(every)
    judged, rules = judge(view, found)
    whole = len(every) == len(found.entries) and all(starmap(is_first_reading, found.counts))
    ways = manner(view, proven=len(rules), whole=whole, loose=markup or view.count(")") > len(every))
    mended = splices(text, view, ways) if ways else Mended([], doubtful=False)
    rest = _masked(view, mended.cuts)
    if mended.cuts:
        found = with_readings(groups(rest, markup=markup))
        judged, rules = judge(rest, found, proven=sum(")" in cut.removed for cut in mended.cuts))
    cuts = _cuts(text, judged, rules)
    if strip_glosses:
        named = {cut.start: cut.rule for cut in cuts}
        judged, rules = found.entries, dict.fromkeys(found.counts, "pinyin.gloss")
        cuts = [cut._replace(rule=named.get(cut.start, cut.rule)) for cut in _cuts(text, judged, rules)]
    beside = list(letters(rest)) if rules else []
    unsure = mended.doubtful or any(cut.put for cut in beside) or (bool(rules) and stranded(rest, beside))
    if beside:
        cuts = sorted([*cuts, *beside])
    if not ways:
        return Unannotated(cuts, unsure)
    pairs = dict(pair for pair, _, _ in judged if pair in rules)
    sure = proved(view, mended.cuts, cuts, pairs, ways)
    doubtful = unsure or any(cut.rule != "splice.verified" for cut in sure)
    return Unannotated(sorted([*(sure if markup else _with_tags(text, sure)), *cuts]), doubtful)


def _with_tags(text: str, cuts: Iterable[Cut]) -> Iterator[Cut]:
    return (_with_its_tag(text, cut) if cut.put.endswith("<") else cut for cut in cuts)


def _with_its_tag(text: str, cut: Cut) -> Cut:
    """Take along what is left of a tag that lost its first character where a page's other tags are gone."""
    end = cut.start + len(cut.removed)
    rest = _TAG_REST.match(text, end)
    if rest is None or _TAG.search(text):
        return cut
    return cut._replace(removed=cut.removed + rest[0], put=cut.put[:-1])


def _cuts(text: str, found: Iterable[Annotation], rules: Mapping[Pair, str]) -> list[Cut]:
    """Give the cuts of the annotations that go, with the blank behind each where the page puts one."""
    if not rules:
        return []
    cuts = [
        cut_of((start, text[start:end], "", rule)) for pair, start, end in found if (rule := rules.get(pair))
    ]
    if len(_BLANK_BEHIND.findall(text)) < _BLANKS_LEAST:
        return cuts
    behind = [text[at : at + 1] for at in (start + len(removed) for start, removed, _, _ in cuts)]
    if not _is_blank_theirs(behind):
        return cuts
    return [
        cut_of((cut[0], cut[1] + char, "", cut[3])) if char == " " else cut
        for cut, char in zip(cuts, behind, strict=True)
    ]


def _is_blank_theirs(behind: Sequence[str]) -> bool:
    """Tell by the characters behind a page's annotations whether a blank there came with them."""
    blanks = behind.count(" ")
    amid = len(_BLANK_OR_HANZI.findall("".join(behind))) if blanks >= _BLANKS_LEAST else 0
    return blanks >= max(_BLANKS_LEAST, _BLANKS_SHARE * amid)


def _masked(view: str, cuts: Sequence[Cut]) -> str:
    """Blank out what was mended: what stands there is not what the page said."""
    if not cuts:
        return view
    pieces: list[str] = []
    at = 0
    for cut in cuts:
        pieces += (view[at : cut.start], _MASK * len(cut.removed))
        at = cut.start + len(cut.removed)
    return "".join((*pieces, view[at:]))
