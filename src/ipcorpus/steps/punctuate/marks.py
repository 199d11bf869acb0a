"""Half-width marks beside hanzi become the full-width ones of Chinese.

Marks come in runs (`好."`, `),`). What decides about one is the first character on each side of its run that
is neither mark nor space. No rule writes or takes such a character, and the marks that were set are looked
over like those that were found: so each decision is the same whatever the others were, and the same again
when all is done.
"""

from __future__ import annotations

import re
import string
from functools import cache
from itertools import cycle
from typing import TYPE_CHECKING

from ipcorpus.document import Changed, Cut, apply
from ipcorpus.lacking import passing, stops
from ipcorpus.lazily import lazily
from ipcorpus.pieces import joined, replaced
from ipcorpus.steps.punctuate.brackets import FILE, brackets
from ipcorpus.steps.punctuate.language import CHINESE, HANZI, beside, is_cjk
from ipcorpus.steps.punctuate.lists import ITEM, PLACE, glossed, listed
from ipcorpus.steps.punctuate.quotes import in_turn, quotes
from ipcorpus.steps.punctuate.runs import Run, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = ("comma", "semicolon", "colon", "exclamation", "question")
_PUT = dict(zip(",;:!?", "，；：！？", strict=True))
_RULE = dict(zip(",;:!?", (f"marks.{name}" for name in _NAMES), strict=True))
# Taiwan and Hong Kong set quotation marks as corners.
_CORNERS = str.maketrans("“”‘’", "「」『』")
# Most marks stand right behind or before a hanzi, or between two items that do (增长5.6%,PCT申请; with a
# space only behind a number, for so does English), most brackets round some. A text has hundreds: these are
# found by `split`, which is C, and not one by one.
_AFTER_ITEM = "|".join(f"(?<={CHINESE}{ITEM * length}.)" for length in range(1, 9))
_BEFORE_ITEM = rf"(?={PLACE}(?:(?<=[0-9%].) ++)?{ITEM}{{1,24}}+(?<!-)[ \t]*+[,;:，；：]?[ \t]*+{CHINESE})"
# A drive of a computer is told by its letter: D:盘.
_DRIVE = "盘(?<=[C-H]:盘)(?<![A-Za-z][C-H]:盘)"
# `![` begins a picture in Markdown.
_PICTURE = r"\[[^\[\]\n]{0,99}\][(（]"
_BEHIND = rf"(?<={CHINESE}.)(?![=:/)）-])"
_BEFORE = rf"(?= ?{CHINESE})(?<![:$].)"
_IN_LIST = rf"(?!(?<=\d.) *+\d)(?:{_AFTER_ITEM}){_BEFORE_ITEM}"
# One pattern for each mark: what starts with one character is fast to search. The colon comes last, for the
# others look for one beside them.
_SURE = {
    mark: lazily(f"[{mark}](?:{beside})")
    for mark, beside in {
        ",": f"{_BEHIND}|{_BEFORE}|{_IN_LIST}",
        ";": f"{_BEHIND}|{_BEFORE}|{_IN_LIST}",
        "!": f"{_BEHIND}(?!{_PICTURE})|{_BEFORE}(?<![A-Za-z].)",
        "?": f"{_BEHIND}|{_BEFORE}(?<![A-Za-z].)",
        ":": f"{_BEHIND}|{_BEFORE}(?!{_DRIVE})",
    }.items()
}
_ROUND = lazily(rf"\((?<![0-9A-Za-zα-ω]-.)(?=[^{HANZI}()（）\n]*[{HANZI}])([^()（）\n]*)\)(?!{FILE})")
# The others need a look, but for those in a number.
_OTHER, _OTHER_OR_BRACKET = ",;:!?.", ",;:!?.()（）"
_NO_NUMBER = (
    "[0-9]?:[0-9]|(?<=[12])[0-9]{3}(?![0-9])"
    "|(?:(?<=:[0-9]{2},.)|(?<=[第求图圖骤驟][0-9],.)|(?<=[第求图圖骤驟][0-9]{2},.))(?![0-9]{2})"
)
IN_NUMBER = rf"[.:,](?<=[0-9].)(?=[0-9](?!(?<=,.)(?:{_NO_NUMBER})))"
# What makes such a mark part of a program, an address, a face, a drive or a factorial.
_SPARED = re.compile(
    rf"!{_PICTURE}|:[:/=]|[:;]-?[)）]|[!?]=|(?<=:):|(?<=\$)\?|:(?={_DRIVE})|!(?<=[kmn].)(?<![0-9A-Za-z][kmn].)(?=[^\n])"
)
_OPENS, _CLOSES = frozenset("“‘「『"), frozenset("”’」』")
_NUMBER_END = re.compile("(?:[0-9%％‰]|[0-9][A-Za-z]{1,3})$")
# An abbreviation ends in a stop of its own.
_SHORT = "Inc|Ltd|Co|Corp|No|Jr|Sr|Dr|Mr|Mrs|Ms|St|vs|etc|al|pp|Vol|Fig|Eq|Tel|Prof"
_WORD_END = re.compile(rf"(?<![.A-Za-z])(?!(?:{_SHORT})$)[A-Za-z]{{2,20}}$")
_BREAK = re.compile("(?:[,;!?，；！？]|(?<!。)。(?!。))(?!(?<=[0-9][,，])[0-9])")
_LINE_END = frozenset(("", "\n"))
_NO_FORMULA = re.compile("[^={}<>]*")
_HANZI, _SOME_HANZI = lazily(f"[{HANZI}]"), 2
_ENGLISH, _TIGHT, _SOME_WORDS = f"{string.ascii_letters} ,'-", re.compile(",(?! )"), 3
_QUOTES = frozenset('"“”「」')
_SHOUTS = frozenset("!?")
_PAIRED = frozenset("\"'()（）“”‘’「」『』")
_CLOSING = frozenset(")\"'”’）》」』 \t")


def sure_marks(text: str, *, corners: bool = False) -> Changed:
    """Set those marks of a text that what is right beside them decides, of all texts most.

    Only the Chinese of it is left (`language.chinese`). Gives the cuts in no order, and a text as long.
    """
    text, cuts = _sure(text)
    text, rounds = _round(text)
    text, paired = in_turn(text, "「」" if corners else "“”")
    return Changed(text, cuts + rounds + paired)


def other_marks(text: str, *, corners: bool = False) -> Changed:
    """Set those that `sure_marks` leaves, in the same manner."""
    cuts = _others(text)
    if corners:
        cuts = [cut._replace(put=cut.put.translate(_CORNERS)) for cut in cuts]
    return Changed(apply(text, sorted(cuts)) if cuts else text, cuts)


def _sure(text: str) -> Changed:
    cuts: list[Cut] = []
    for mark, pattern in _SURE.items():
        if mark in text:
            text, found = replaced(pattern.split(text), mark, _PUT[mark], _RULE[mark])
            cuts += found
    return Changed(text, cuts)


def _round(text: str) -> Changed:
    if "(" not in text:
        return Changed(text, [])
    pieces = _ROUND.split(text)
    return joined(pieces, cycle("()"), (len(pieces) // 2) * "（）", "brackets")


def _others(text: str) -> list[Cut]:
    """Give the cuts of the marks that stand in runs, in pairs or between Latin words."""
    kinds = _OTHER_OR_BRACKET if "(" in text or ")" in text else _OTHER
    found = [*runs(text, stops(_passing(kinds), text))]
    pairs = quotes(text)
    if kinds is _OTHER_OR_BRACKET:
        pairs += brackets(text, found)
    if not found:
        return pairs
    paired = {cut.start: cut.put for cut in pairs}
    singles = [cut for run in found for cut in _set(text, run, paired)]
    settled = {cut.start for cut in singles}
    more = {*listed(text, found), *(glossed(text) if kinds is _OTHER_OR_BRACKET else ())} - settled
    return pairs + singles + [Cut(at, text[at], _PUT[text[at]], _RULE[text[at]]) for at in sorted(more)]


@cache
def _passing(kinds: str) -> re.Pattern[str]:
    return passing(kinds, IN_NUMBER)


def _set(text: str, run: Run, pairs: dict[int, str]) -> Iterator[Cut]:
    """Give the marks of a run that are Chinese: hanzi beside the run or a Chinese bracket before them."""
    hanzi, closed = is_cjk(run.left) or is_cjk(run.right), run.closed
    if run.right and not (hanzi or closed) and _PAIRED.isdisjoint(text[max(0, run.start - 1) : run.end]):
        return
    for at in range(run.start, run.end):
        char = pairs.get(at, text[at])
        closed = closed or char == "）"
        opened = pairs.get(at + 1, text[at + 1 : at + 2]) == "（"
        if char in _PUT and _is_chinese(text, at, pairs, hanzi or closed or opened):
            yield Cut(at, char, _PUT[char], _RULE[char])
        elif char == "." and (_ends_sentence(text, run, at, closed) or _ends_line(text, run, at)):
            yield Cut(at, char, "。", "marks.stop")
        elif char in _PUT and _ends_line(text, run, at):
            yield Cut(at, char, _PUT[char], _RULE[char])


def _is_chinese(text: str, at: int, pairs: dict[int, str], beside_hanzi: bool) -> bool:
    """Tell a mark of the sentence from one of a program, from a face and from the “?” on a keyboard."""
    before = pairs.get(at - 1, text[max(0, at - 1) : at])
    after = pairs.get(at + 1, text[at + 1 : at + 2])
    if _SPARED.match(text, at) or (before in _OPENS and after in _CLOSES):
        return False
    if text[at] in ",;:" and before in ("(", "（") and after in (")", "）"):
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
    behind = behind or "》" in text[first:at]
    return behind and _CLOSING.issuperset(text[at + 1 : run.end])


def _ends_line(text: str, run: Run, at: int) -> bool:
    """Tell the line's last mark, behind a number or a word: behind another mark and a few hanzi."""
    if run.right or beside(text, at, at + 1)[1] not in _LINE_END or not _is_item(text, at):
        return False
    line = text[text.rfind("\n", 0, at) + 1 : at]
    breaks = [mark.end() for mark in _BREAK.finditer(line)]
    start = breaks[-1] if breaks else 1 + max(line.rfind(":"), line.rfind("："))
    if start == 0 or not _NO_FORMULA.fullmatch(line, start):
        return False
    return len(_HANZI.findall(line, start)) >= _SOME_HANZI


def _is_item(text: str, at: int) -> bool:
    """Tell a number, or a word that ends neither in a stop of its own nor an English sentence."""
    before = text[max(0, at - 21) : at]
    if _NUMBER_END.search(before):
        return True
    return _WORD_END.search(before) is not None and not _ends_english(text, at)


def _ends_english(text: str, at: int) -> bool:
    """Tell the mark of an English sentence, which keeps it in a Chinese one: several words, or a comma."""
    before = text[max(0, at - 99) : at]
    behind = before.rstrip(_ENGLISH)
    words = [word for word in _TIGHT.split(before[len(behind) :])[-1].split() if word.strip(",'-")]
    if behind[-1:] in _SHOUTS and behind[-2:-1].isalpha() and behind[-2:-1].isascii() and words:
        return True
    if text[at + 1 : at + 2] in _QUOTES and behind[-1:] in _QUOTES and len(words) > 1:
        return True
    some = len(words) >= _SOME_WORDS and any(map(str.islower, words))
    return some or any(word.endswith(",") and word[-2:-1].isalnum() for word in words[:-1])
