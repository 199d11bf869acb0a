"""Half-width marks beside hanzi become the full-width ones of Chinese.

Marks come in runs (`好."`, `),`). What decides about one is the first character on each side of its run that
is neither mark nor space. No rule writes or takes such a character, and the marks that were set are looked
over like those that were found: so each decision is the same whatever the others were, and the same again
when all is done.
"""

from __future__ import annotations

import re
import string
from itertools import accumulate, cycle
from typing import TYPE_CHECKING

from ipcorpus.document import Changed, Cut, apply, cut_each, cut_of
from ipcorpus.steps.punctuate.brackets import brackets
from ipcorpus.steps.punctuate.language import CHINESE, HANZI, beside, is_cjk
from ipcorpus.steps.punctuate.quotes import in_turn, quotes
from ipcorpus.steps.punctuate.runs import Run, runs
from ipcorpus.steps.punctuate.turns import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NAMES = ("comma", "semicolon", "colon", "exclamation", "question")
_PUT = dict(zip(",;:!?", "，；：！？", strict=True))
_RULE = dict(zip(",;:!?", (f"marks.{name}" for name in _NAMES), strict=True))
# Taiwan and Hong Kong set quotation marks as corners.
_CORNERS = str.maketrans("“”‘’", "「」『』")
_ITEMS = f"{string.ascii_letters}{string.digits}μΩ°±=<>_.@%+/-"
_ITEM, _LATIN = f"[{_ITEMS}]", frozenset(_ITEMS)
# Most marks stand right behind or before a hanzi, or between two items that do (增长5.6%,PCT申请; with a
# space only behind a number, for so does English), most brackets round some. A text has hundreds: these are
# found by `split`, which is C, and not one by one.
_AFTER_ITEM = "|".join(f"(?<={CHINESE}{_ITEM * length}.)" for length in range(1, 9))
_BEFORE_ITEM = rf"(?=(?:(?<=[0-9%].) ++)?{_ITEM}{{1,24}}+(?<!-)[ \t]*+[,;:，；：]?[ \t]*+{CHINESE})"
# `![` begins a picture in Markdown.
_PICTURE = r"\[[^\[\]\n]{0,99}\]\("
_SURE = re.compile(
    rf"([,;:!?](?:(?<={CHINESE}.)(?![=:/)）-]|(?<=!){_PICTURE})|(?= ?{CHINESE})(?<![:$].)(?<![A-Za-z][!?])"
    rf"|(?<=[,;])(?!(?<=\d.) *+\d)(?:{_AFTER_ITEM}){_BEFORE_ITEM}))"
)
_ROUND = re.compile(rf"\((?<![0-9A-Za-z]-.)(?=[^{HANZI}()（）\n]*[{HANZI}])([^()（）\n]*)\)")
# The others need a look, but for those in a number.
_OTHER, _OTHER_OR_BRACKET = (re.compile(f"[,;:!?.{more}](?!(?<=[0-9][.:,])[0-9])") for more in ("", "()（）"))
# What makes such a mark part of a program, an address or a face.
_SPARED = re.compile(rf"!{_PICTURE}|:[:/=]|[:;]-?[)）]|[!?]=|(?<=:):|(?<=\$)\?")
_OPENS, _CLOSES = frozenset("“‘「『"), frozenset("”’」』")
_NUMBER_END = re.compile("(?:[0-9%％]|[0-9][A-Za-z]{1,3})$")
_BREAK = re.compile("[,;!?，；！？。、](?!(?<=[0-9],)[0-9])")
_HANZI, _SOME_HANZI = re.compile(f"[{HANZI}]"), 2
_ENGLISH, _TIGHT, _SOME_WORDS = f"{string.ascii_letters} ,'-", re.compile(",(?! )"), 3
_PAIRED = frozenset("\"'()（）“”‘’「」『』")
_CLOSING = frozenset(")\"'”’）》」』 \t")
_WITHIN, _LISTED = re.compile(f"[,;](?<={_ITEM}.)(?={_ITEM})"), f",;，； \t{_ITEMS}"
_OUTSIDE = frozenset(("", "\n", *",;:，；："))
_BLANK = frozenset(" \t")
_BETWEEN = re.compile("[,;](?!(?<=\\d.)\\d)")
# Such a list with what must stand behind it, hanzi; one that ends in a hyphen tells what is substituted where
# in a compound: N,N-二甲基甲酰胺.
_LIST = re.compile(
    rf"({_ITEM}(?<!{_ITEM}{_ITEM}){_ITEM}*+(?:(?:[,;]|[ \t]*[，；][ \t]*){_ITEM}++)+)"
    rf"((?<!-)[ \t]*+[,;:，；：]?[ \t]*+{CHINESE})?"
)


def marks(text: str, *, corners: bool = False) -> Changed:
    """Set the marks of a text of which only the Chinese is left (`language.chinese`).

    Gives the cuts in no order, and a text as long as before.
    """
    text, cuts = _sure(text)
    text, rounds = _round(text)
    text, paired = in_turn(text, "「」" if corners else "“”")
    cuts += rounds + paired
    others = _others(text)
    if corners:
        others = [cut._replace(put=cut.put.translate(_CORNERS)) for cut in others]
    return Changed(apply(text, sorted(others)) if others else text, cuts + others)


def _sure(text: str) -> Changed:
    if not any(map(text.__contains__, _PUT)):
        return Changed(text, [])
    pieces = _SURE.split(text)
    found = pieces[1::2]
    pieces[1::2] = puts = [*map(_PUT.__getitem__, found)]
    starts = [*accumulate(map(len, pieces))][::2]
    return Changed("".join(pieces), cut_each(starts, found, puts, map(_RULE.__getitem__, found)))


def _round(text: str) -> Changed:
    if "(" not in text:
        return Changed(text, [])
    pieces = _ROUND.split(text)
    return joined(pieces, cycle("()"), (len(pieces) // 2) * "（）", "brackets")


def _others(text: str) -> list[Cut]:
    """Give the cuts of the marks that stand in runs, in pairs or between Latin words."""
    pattern = _OTHER_OR_BRACKET if "(" in text or ")" in text else _OTHER
    found = [*runs(text, (mark.start() for mark in pattern.finditer(text)))]
    pairs = quotes(text)
    if pattern is _OTHER_OR_BRACKET:
        pairs += brackets(text, found)
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
    if text[at] in "!?" and before.isascii() and before.isalpha() and _ends_english(text, at):
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
    if run.right or text[at + 1 : run.end].strip(" \t") or not _NUMBER_END.search(text[max(0, at - 4) : at]):
        return False
    line = text[text.rfind("\n", 0, at) + 1 : at]
    breaks = [mark.end() for mark in _BREAK.finditer(line)]
    start = breaks[-1] if breaks else 1 + max(line.rfind(":"), line.rfind("："))
    return start > 0 and len(_HANZI.findall(line, start)) >= _SOME_HANZI


def _ends_english(text: str, at: int) -> bool:
    """Tell the mark of an English sentence, which keeps it in a Chinese one: several words, or a comma."""
    before = text[max(0, at - 99) : at]
    words = _TIGHT.split(before[len(before.rstrip(_ENGLISH)) :])[-1].split()
    some = len(words) >= _SOME_WORDS and any(map(str.islower, words))
    return some or any(word[1:].endswith(",") for word in words[:-1])


def _listed(text: str, found: list[Run]) -> list[Cut]:
    """Give the marks between Latin words and numbers that a Chinese sentence lists: `AI,IoT,5G等`."""
    cuts: list[Cut] = []
    end = 0
    for run in found:
        for at in _within(text, run):
            if at < end:
                continue
            words = _LIST.search(text, end + len(text[end:at].rstrip(_LISTED)))
            while words and words.end(1) <= at:
                words = _LIST.search(text, words.end(1))
            start, end = words.span(1) if words else (at, at + 1)
            if words and words[2] and _behind_chinese(text, start):
                commas = [(comma.start(), comma[0]) for comma in _BETWEEN.finditer(text, start, end)]
                cuts += [cut_of((where, comma, _PUT[comma], _RULE[comma])) for where, comma in commas]
    return cuts


def _within(text: str, run: Run) -> Sequence[int]:
    """Give where in a run a mark stands right between two Latin characters."""
    at = run.start
    if run.end - at > 1:
        return [mark.start() for mark in _WITHIN.finditer(text, at, run.end + 1)]
    return (at,) if text[at] in ",;" and run.right in _LATIN and text[at - 1 : at] in _LATIN else ()


def _behind_chinese(text: str, start: int) -> bool:
    before = text[start - 1 : start] if start else ""
    if before in _BLANK:
        before, _ = beside(text, start, start)
    return before in _OUTSIDE or is_cjk(before)
