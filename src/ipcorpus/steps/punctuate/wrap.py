"""Lines that were broken at a fixed width are joined into paragraphs again."""

from __future__ import annotations

import re

from ipcorpus.document import Cut
from ipcorpus.steps.punctuate.language import is_cjk

# In columns, a hanzi taking two: a wrapped line has at least 12 hanzi (verse has fewer), and at most 80.
_NARROWEST, _WIDEST = 24, 160
# A line is full when no other hanzi would have fitted, and a text is wrapped when enough lines are full.
_RAGGED, _SHARE, _LEAST = 2, 0.3, 2
_ENDED = re.compile(r"[。！？!?…：:；;.][”’」』》）)\"']*$")
_ITEM = re.compile(
    r"[ \t]|[•●○■□◆◇▪▶★☆*#+-]|第.{1,4}[章节条款篇]|[①-⑳㈠-㈩]"
    r"|[（(]?(?:\d{1,2}|[一二三四五六七八九十百]{1,3})[)）、.．，,:：](?!\d)"
)


def wrapped_lines(text: str) -> list[Cut]:
    """Give the cuts that join a line to the one before it, which ran to the full width without ending."""
    breaks = text.count("\n")
    if breaks < _LEAST or len(text) > (breaks + 1) * (_WIDEST + 1):
        return []
    lines = text.split("\n")
    if max(map(len, lines)) > _WIDEST:
        return []
    widths = [_width(line.rstrip(" \t")) for line in lines]
    widest = max(widths)
    full = [width >= widest - _RAGGED for width in widths]
    if not _NARROWEST <= widest <= _WIDEST or sum(full) < max(_LEAST, _SHARE * sum(map(bool, widths))):
        return []
    cuts, at = [], 0
    for number, line in enumerate(lines[:-1]):
        body = line.rstrip(" \t")
        after = lines[number + 1]
        if full[number] and (joint := _joint(body, after)) is not None:
            cuts.append(Cut(at + len(body), line[len(body) :] + "\n", joint, "wrap"))
        at += len(line) + 1
    return cuts


def _width(line: str) -> int:
    return 2 * len(line) - len(line.encode("ascii", "ignore"))


def _joint(line: str, after: str) -> str | None:
    """Give what belongs between two lines that are one, None where they are two."""
    if not after.strip() or _ENDED.search(line) or _ITEM.match(after):
        return None
    left, right = line[-1], after[0]
    if left.isascii() and right.isascii() and left.isprintable():
        return " "
    return "" if _chinese(left) and _chinese(right) else None


def _chinese(char: str) -> bool:
    return char.isascii() or is_cjk(char) or char in "，；：！？（）“”‘’。…·％—"
