"""Lines that were broken at a fixed width are joined into paragraphs again."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from ipcorpus.document import Cut
from ipcorpus.steps.punctuate.language import is_cjk

# In columns, a hanzi taking two: a wrapped line has at least 12 hanzi (verse has fewer), and at most 80.
_NARROWEST, _WIDEST = 24, 160
# A text is wrapped when enough of its lines are full. A long word that did not fit leaves a gap before the
# edge; marks that may not start a line hang over it, at most three of them.
_SHARE, _LEAST = 0.3, 2
_RAGGED, _HUNG = 20, 6
_HANGING = re.compile(r"[，。、；：！？）”’》〉】」』…,.;:!?)\s]{1,4}$")
_TRAILING = re.compile("\n(?<=[ \t]\n)")
_WORD = re.compile(r"[!-~]+|.?")
_ENDED = re.compile(r"[。！？!?…：:；;.][”’」』》）)\"']*$")
_WITHIN, _SOME = re.compile(r"[。！？][”’」』》）)]*[^。！？”’」』》）)\s]"), 3
_MARKED, _NEARLY = re.compile(r"[，。、；：！？,;:!?.][”’」』》）)\"']*[ \t]*$"), 0.75
_NEW = re.compile(
    r"[ \t]|[•●○■□◆◇▪▶★☆*#+-]|第.{1,4}[章节条款篇]|[①-⑳㈠-㈩]"
    r"|[（(]?(?:\d{1,2}|[一二三四五六七八九十百]{1,3})[)）、.．，,:：](?!\d)"
)


def wrapped_lines(text: str) -> list[Cut] | None:
    """Give the cuts that join a line to the one before it, which ran to the full width without ending.

    None where the lengths of the lines alone tell that there are no such, however wide their marks are.
    """
    breaks = text.count("\n")
    if breaks < _LEAST or len(text) > (breaks + 1) * (_WIDEST + 1):
        return None
    lines = text.split("\n")
    if _uneven(text, lines):
        return None
    full = _full(lines)
    if not full or not _prose(lines, full):
        return []
    paragraphs_show = _paragraphs_show(lines, full)
    if not paragraphs_show and _verse(lines, full):
        return []
    cuts, at = [], 0
    for number, line in enumerate(lines[:-1]):
        body = line.rstrip(" \t")
        if full[number] and (paragraphs_show or not _ENDED.search(body)):
            joint = _joint(body, lines[number + 1])
            cuts += [Cut(at + len(body), line[len(body) :] + "\n", put, "wrap") for put in joint]
        at += len(line) + 1
    return cuts


def _uneven(text: str, lines: list[str]) -> bool:
    """Tell from their lengths alone that too few lines are about as wide as the widest: most texts' are."""
    lengths = [*map(len, lines)]
    if max(lengths) > _WIDEST:
        return True
    if _TRAILING.search(text) or text[-1] in " \t":
        lengths = [len(line.rstrip(" \t")) for line in lines]
    ranked = sorted(lengths)
    longest, filled = ranked[-1], len(ranked) - bisect_left(ranked, 1)
    widest = _width(lines[lengths.index(longest)][:longest])
    return len(ranked) - bisect_left(ranked, (widest - _HUNG - _RAGGED) / 2) < max(_LEAST, _SHARE * filled)


def _full(lines: list[str]) -> list[bool]:
    """Tell of each line whether the next word would not have fitted; nothing where too few are full."""
    bodies = [line.rstrip(" \t") for line in lines]
    plain = "\n".join(bodies).encode("ascii", "ignore").split(b"\n")  # one call instead of one a line
    widths = [2 * len(body) - len(ascii_) for body, ascii_ in zip(bodies, plain, strict=True)]
    ranked = sorted(widths)
    widest, needed = ranked[-1], max(_LEAST, _SHARE * (len(widths) - bisect_left(ranked, 1)))
    if widest < _NARROWEST or len(widths) - bisect_left(ranked, widest - _HUNG - _RAGGED) < needed:
        return []
    at_edge = (body for body, width in zip(bodies, widths, strict=True) if width >= widest - _HUNG)
    edge = max(_width(_HANGING.sub("", body)) for body in at_edge)
    if not _NARROWEST <= edge <= _WIDEST or widest > edge + _HUNG:
        return []
    full = [
        width >= edge - _RAGGED and width + _indent(line) + _first_word(after) > edge
        for width, line, after in zip(widths, lines, [*lines[1:], ""], strict=True)
    ]
    return full if sum(full) >= needed else []


def _indent(line: str) -> int:
    """Give what an indent has lost: of full-width spaces it has become one of half-width ones."""
    return len(line) - len(line.lstrip(" \t"))


def _first_word(line: str) -> int:
    """Give the width of what would have had to fit: a Latin word or one hanzi."""
    word = _WORD.match(line)
    return _width(word[0]) if word else 0


def _width(line: str) -> int:
    return 2 * len(line) - len(line.encode("ascii", "ignore"))


def _prose(lines: list[str], full: list[bool]) -> bool:
    """Tell sentences from headings, items and verse of one length: where a line is short, one ends."""
    after = [*lines[1:], ""]
    short = [
        line for line, full_, next_ in zip(lines, full, after, strict=True) if not (full_ and next_.strip())
    ]
    ends = [_ENDED.search(line.rstrip(" \t")) is not None for line in short if line.strip()]
    return 2 * sum(ends) > len(ends) or _goes_on(lines, full)


def _goes_on(lines: list[str], full: list[bool]) -> bool:
    """Tell sentences by where they end: inside of full lines, of which most end in the middle of one."""
    inner = [line for line, full_ in zip(lines, full, strict=True) if full_]
    within = sum(_WITHIN.search(line) is not None for line in inner)
    ended = sum(_ENDED.search(line.rstrip(" \t")) is not None for line in inner)
    return within >= _LEAST and _SOME * within >= len(inner) > _SOME * ended


def _verse(lines: list[str], full: list[bool]) -> bool:
    """Tell lines that were written as such: a mark ends nearly every one, not one in ten as by chance."""
    marked = [
        _MARKED.search(line) is not None for line, full_ in zip(lines[:-1], full, strict=False) if full_
    ]
    return sum(marked) >= _NEARLY * len(marked)


def _paragraphs_show(lines: list[str], full: list[bool]) -> bool:
    """Tell whether every paragraph starts with an indent or behind an empty line: all others go on."""
    starts = [not before.strip() or line[:1] in " \t" for before, line in pairwise(lines) if line.strip()]
    ends = [not full_ for full_, line in zip(full, lines[1:], strict=False) if line.strip()]
    return sum(starts) >= _LEAST and all(start for start, end in zip(starts, ends, strict=True) if end)


def _joint(line: str, after: str) -> tuple[str, ...]:
    """Give what belongs between two lines that are one, nothing where they are two."""
    if not after.strip() or _NEW.match(after):
        return ()
    left, right = line[-1], after[0]
    if left.isascii() and right.isascii():
        words = left.isalpha() or right.isalpha()
        return (" " if words and (left.isalnum() or left in ",.;:!?)") else "",)
    return ("",) if _chinese(left) and _chinese(right) else ()


def _chinese(char: str) -> bool:
    return char.isascii() or is_cjk(char) or char in "，；：！？（）“”‘’。…·—"
