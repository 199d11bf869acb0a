"""Half-width marks beside hanzi become the full-width ones of Chinese.

Marks come in runs (`好."`, `),`). What decides about one is the first character on each side of its run that
is neither mark nor space. No rule writes or takes such a character, and the marks that were set are looked
over like those that were found: so each decision is the same whatever the others were, and the same again
when all is done.
"""

from __future__ import annotations

import re
import string
from itertools import accumulate, chain, cycle, islice, repeat, zip_longest
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.document import Cut, apply, cut_each
from ipcorpus.steps.punctuate.language import CHINESE, HANZI, beside, is_cjk
from ipcorpus.steps.punctuate.pairs import brackets, quotes, single_quotes
from ipcorpus.steps.punctuate.runs import Run, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = ("comma", "semicolon", "colon", "exclamation", "question")
_PUT = dict(zip(",;:!?", "，；：！？", strict=True))
_RULE = dict(zip(",;:!?", (f"marks.{name}" for name in _NAMES), strict=True))
# Taiwan and Hong Kong set quotation marks as corners.
_CORNERS = str.maketrans("“”‘’", "「」『』")
# Most marks stand right behind or before a hanzi, most brackets round some. A text has hundreds: these are
# found by `split`, which is C, and not one by one.
_SURE = re.compile(f"([,;:!?](?:(?<={CHINESE}.)(?![=:/)）-])|(?={CHINESE})(?<![:$].)))")
_ROUND = re.compile(rf"\((?<![0-9A-Za-z]-.)(?=[^{HANZI}()（）\n]*[{HANZI}])([^()（）\n]*)\)")
# The others need a look, but for those in a number.
_OTHER, _OTHER_OR_BRACKET = (re.compile(f"[,;:!?.{more}](?!(?<=[0-9][.:,])[0-9])") for more in ("", "()（）"))
# What makes such a mark part of a program, an address or a face.
_SPARED = re.compile(r":[:/=]|[:;]-?[)）]|[!?]=|(?<=:):|(?<=\$)\?")
_OPENS, _CLOSES = frozenset("“‘「『"), frozenset("”’」』")
_NUMBER_END, _CLAUSE = (
    re.compile("[0-9%％]"),
    re.compile("(?<=[,;:，；：。、])(?:[^,;:!?，；：！？。、\\n]|(?<=[0-9])[,:](?=[0-9]))+$"),
)
_HANZI, _SOME_HANZI = re.compile(f"[{HANZI}]"), 2
_PAIRED = frozenset("\"'()（）“”‘’「」『』")
_CLOSING = frozenset(")\"'”’）》」』 \t")
_ITEMS = f"{string.ascii_letters}{string.digits}_.@%+/-"
_ITEM = f"[{_ITEMS}]"
_AFTER = re.compile(r"(?<![ \t])[ \t]*+[,;:，；：]?[ \t]*+(.)")
_WITHIN, _LISTED = re.compile(f"[,;](?<={_ITEM}.)(?={_ITEM})"), frozenset(f",;，； \t{_ITEMS}")
_LIST = re.compile(rf"{_ITEM}(?<!{_ITEM}{_ITEM}){_ITEM}*+(?:(?:[,;]|[ \t]*[，；][ \t]*){_ITEM}++)+")


class Set(NamedTuple):
    """The cuts that set marks, in no order, and the text with them set: as long as before."""

    cuts: list[Cut]
    text: str


def marks(text: str, *, corners: bool = False) -> Set:
    """Set the marks of a text of which only the Chinese is left (`language.chinese`)."""
    singles, text = _sure(text)
    rounds, text = _round(text)
    others = _others(text)
    if not others:
        return Set(singles + rounds, text)
    if corners:
        others = [cut._replace(put=cut.put.translate(_CORNERS)) for cut in others]
    return Set(singles + rounds + others, apply(text, sorted(others)))


def _sure(text: str) -> Set:
    if not any(mark in text for mark in _PUT):
        return Set([], text)
    pieces = _SURE.split(text)
    found = pieces[1::2]
    pieces[1::2] = puts = [*map(_PUT.__getitem__, found)]
    starts = [*accumulate(map(len, pieces))][::2]
    return Set(cut_each(starts, found, puts, map(_RULE.__getitem__, found)), "".join(pieces))


def _round(text: str) -> Set:
    if "(" not in text:
        return Set([], text)
    pieces = _ROUND.split(text)
    ends = range(len(pieces) - 1)
    starts = map(add, accumulate(map(len, pieces)), ends)
    puts = islice(cycle("（）"), len(ends))
    cut = cut_each(starts, islice(cycle("()"), len(ends)), puts, repeat("brackets"))
    return Set(
        cut, "".join(chain.from_iterable(zip_longest(pieces, "（）" * (len(ends) // 2), fillvalue="")))
    )


def _others(text: str) -> list[Cut]:
    """Give the cuts of the marks that stand in runs, in pairs or between Latin words."""
    pattern = _OTHER_OR_BRACKET if "(" in text or ")" in text else _OTHER
    found = [*runs(text, (mark.start() for mark in pattern.finditer(text)))]
    pairs = [*brackets(text, found), *quotes(text), *single_quotes(text)]
    if not found:
        return pairs
    paired = {cut.start: cut.put for cut in pairs}
    singles = [cut for run in found for cut in _set(text, run, paired)]
    settled = {cut.start for cut in singles}
    return pairs + singles + [cut for cut in _listed(text, found) if cut.start not in settled]


def _set(text: str, run: Run, pairs: dict[int, str]) -> Iterator[Cut]:
    """Give the marks of a run that are Chinese: hanzi beside the run or a Chinese bracket before them."""
    hanzi, closed = is_cjk(run.left) or is_cjk(run.right), run.closed
    if run.right and not (hanzi or closed) and _PAIRED.isdisjoint(text[max(0, run.start - 1) : run.end]):
        return
    for at in range(run.start, run.end):
        char = pairs.get(at, text[at])
        closed = closed or char == "）"
        if char in _PUT and _is_chinese(text, at, pairs, hanzi or closed):
            yield Cut(at, char, _PUT[char], _RULE[char])
        elif char == "." and (_ends_sentence(text, run, at, closed) or _ends_with_number(text, run, at)):
            yield Cut(at, char, "。", "marks.stop")
        elif char in "!?" and _ends_with_number(text, run, at):
            yield Cut(at, char, _PUT[char], _RULE[char])


def _is_chinese(text: str, at: int, pairs: dict[int, str], beside_hanzi: bool) -> bool:
    """Tell a mark of the sentence from one of a program, from a face and from the “?” on a keyboard."""
    before = pairs.get(at - 1, text[max(0, at - 1) : at])
    after = pairs.get(at + 1, text[at + 1 : at + 2])
    if _SPARED.match(text, at) or (before in _OPENS and after in _CLOSES):
        return False
    return beside_hanzi or (before in _CLOSES and after in _OPENS)


def _ends_sentence(text: str, run: Run, at: int, closed: bool) -> bool:
    """Tell a full stop: the last mark of the line, behind hanzi, but for quotes and brackets."""
    if run.right or not (is_cjk(run.left) or closed):
        return False
    first = at
    while first and text[first - 1] in _CLOSING:
        first -= 1
    behind = is_cjk(text[max(0, first - 1) : first]) or (closed and text[at - 1] in "）)")
    return behind and _CLOSING.issuperset(text[at + 1 : run.end])


def _ends_with_number(text: str, run: Run, at: int) -> bool:
    """Tell the end of a sentence behind a number: the line's last mark, behind another and a few hanzi."""
    if run.right or text[at + 1 : run.end].strip(" \t") or not _NUMBER_END.match(text, at - 1):
        return False
    clause = _CLAUSE.search(text[text.rfind("\n", 0, at) + 1 : at])
    return clause is not None and len(_HANZI.findall(clause[0])) >= _SOME_HANZI


def _listed(text: str, found: list[Run]) -> Iterator[Cut]:
    """Give the marks between Latin words and numbers that a Chinese sentence lists: `AI,IoT,5G等`."""
    end = 0
    for mark in (mark for run in found for mark in _WITHIN.finditer(text, run.start, run.end + 1)):
        if mark.start() < end:
            continue
        start = mark.start()
        while start > end and text[start - 1] in _LISTED:
            start -= 1
        words = next(words for words in _LIST.finditer(text, start) if words.end() > mark.start())
        yield from _between(text, words.start(), end := words.end())


def _between(text: str, start: int, end: int) -> Iterator[Cut]:
    if text[end - 1] == "-":  # what is substituted where in a compound: N,N-二甲基甲酰胺
        return
    before, _ = beside(text, start, end)
    after = _AFTER.match(text, end)
    if after and is_cjk(after[1]) and (before in ("", "\n", *",;:，；：") or is_cjk(before)):
        for at in range(start, end):
            if text[at] in ",;" and not (text[at - 1].isdigit() and text[at + 1].isdigit()):
                yield Cut(at, text[at], _PUT[text[at]], _RULE[text[at]])
