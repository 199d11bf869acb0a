"""The way into one line: which lines are worth reading, and which part of a long one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.steps.label.fields.byline import Hits, read_ends, read_line
from ipcorpus.steps.label.fields.reader import reader as compiled

if TYPE_CHECKING:
    from ipcorpus.steps.label.fields.byline import Hit
    from ipcorpus.steps.label.fields.reader import Reader

# A byline with every field the sites of one page put into it has some 150 characters; longer lines are
# prose, of which only the first and the last words can be metadata.
SHORT = 200
_HEAD, _TAIL = 120, 100
_WORTH = re.compile(r"[:/|>]|(?:19[89]|20\d)\d|责任编辑|记者|关键词")
_OPENING = re.compile(r"记者|作者|通讯员|[讯电]|文[/|]|[>→]|首页|关键|标签|tag|位置|原创|来自|来源|转自|转载")
# A sentence ends before a credit that is glued to it; a staff code or bracket may follow the name.
_STOPS = frozenset('。!?"…')
_CODE = " )]_abcdefghijklmnopqrstuvwxyz0123456789"


def hits(text: str, folded: str, reader: Reader | None = None) -> Hits | None:
    """Read the metadata of one line; None where it states none.

    `folded` is the line's folded view, as long as `text`; `reader` holds a user's rules beside the bundled.

    >>> hits("来源：甲城日报　2020-01-02", "来源:甲城日报 2020-01-02").values
    (('source', '甲城日报'), ('published', '2020-01-02'))
    """
    reader = reader or compiled()
    size = len(folded)
    short = size <= SHORT and _WORTH.search(folded)
    line = read_line(text, folded, reader) if short else None
    found = list(line.found) if line else []
    if _OPENING.search(folded, 0, _HEAD):
        edge = size if size <= SHORT else _HEAD
        opening = read_ends(text, folded, reader, reader.head, (0, edge))
        found += [hit for hit in opening if hit.end < edge or edge == size]
    if folded[-1:] in {")", "]"}:
        found += read_ends(text, folded, reader, reader.tail, (max(0, size - _TAIL), size))
    if not found and not line:
        return None
    share = max([line.share if line else 0.0, *((hit.end - hit.start) / size for hit in found)])
    return Hits(_once(found), share, line.open if line else None, _tail(folded, found))


def _tail(folded: str, found: list[Hit]) -> Hit | None:
    """Find the editor's credit that closes a line of prose, its bracket included."""
    for hit in found:
        before = folded[: hit.start].rstrip(" ([")
        if hit.field == "editor" and before[-1:] in _STOPS and not folded[hit.end :].strip(_CODE):
            return hit._replace(start=len(before))
    return None


def _once(found: list[Hit]) -> tuple[Hit, ...]:
    """Leave one hit of those that two rules read alike: the more trusted; in the line's order."""
    best = {(hit.field, hit.value): hit for hit in sorted(found, key=lambda hit: -hit.rank)}
    return tuple(sorted(best.values(), key=lambda hit: hit.start))
