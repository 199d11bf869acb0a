"""Tell a line that is nothing but metadata, and a byline among these, by the fields that it states."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ipcorpus.steps.label.fields import BYLINE

if TYPE_CHECKING:
    from ipcorpus.steps.label.fields import Hits

# Two such fields make half of a byline, or one with where and when it was posted, filed or read.
_HALF, _PART, _OPENS = 0.5, 0.3, 3
_POSTED = re.compile(
    r"(?:发布|发表)于|(?:分类|类别|栏目|字数|阅读|浏览|评论|点击|围观)\s*[:(\d]|\d月\d{1,2}日$"
)
# A day with its time, or how often it was read, and but a few words beside it; one with names behind it.
_READ = r"\d (?:浏览|阅读|点击|人气|查看)(?:量|数|次数)? ?:? ?\d"
_MOMENT = re.compile(rf"\d{{1,2}}[-./月]\d{{1,2}}日? {{0,3}}(?:hkt )?\d{{1,2}}:\d\d|{_READ}")
# The label of the day a page was put up: but one name stands beside such a day.
_PUT_UP, _MOST = re.compile(r"(?:发布|发表|发稿|添加|录入|更新|上传)(?:时间|日期) ?: ?(?:19|20)\d\d"), 0.6
_FILED = re.compile(r"\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?(?: [^ ,。:;]{2,6}){2,3}$")
_MOMENT_LINE = 44
# What a day is that no rule knows the label of: 网上缴费:截至2020年12月15日24:00. An outlet may stand so.
_LABELLED = re.compile(r"[㐀-鿿]{3,8}(?<![网报社刊台线]) ?: ?[㐀-鿿]{0,4}(?=(?:19|20)\d\d)")


def states(folded: str, found: Hits, *, prose: bool) -> tuple[bool, bool]:
    """Tell whether a line is nothing but metadata, and whether it is a byline.

    A line that is no sentence and states two of an article's date, source and authors, or when it was
    posted, is a byline even where words nobody foresaw stand among them.
    """
    if found.whole:
        return True, found.anchor
    fields = found.fields & BYLINE
    first = min((hit.start for hit in found.found), default=_OPENS)
    if "published" in fields and not prose and _is_posted(folded, found):
        return True, True
    several = len(fields) > 1 or (bool(fields) and (first < _OPENS) and _POSTED.search(folded) is not None)
    byline = not prose and several and found.share >= (_HALF if len(fields) > 1 else _PART)
    return byline, byline


def _is_posted(folded: str, found: Hits) -> bool:
    """Tell whether a line with a date, no other day's label, says when a page was posted, and little else."""
    if len(folded) > _MOMENT_LINE or (found.bare and _LABELLED.match(folded)):
        return False
    return bool(_MOMENT.search(folded) or _FILED.match(folded))


def put_up(folded: str, found: Hits | None) -> bool:
    """Tell whether most of a line is a day, with the label that says the page was put up on it.

    The rest is a name as often as a title: only below the title the line is a byline.
    """
    return found is not None and found.share >= _MOST and _PUT_UP.search(folded) is not None
