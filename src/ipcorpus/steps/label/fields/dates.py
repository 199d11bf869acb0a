"""Dates as Chinese pages print them, with the precision they have and no more."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Year, month and day, in that order, as sites print them: 2019-07-25, 2019/7/25, 2019.07.25, 2019年7月25日,
# 2024 05/09. What follows may be a weekday and a time of day. A writer's rank may be glued before an entry's
# day and the count of its words: 12016.08.03 22:14:09字数 1,126.
_DAY = re.compile(
    r"(?:(?<![\d.])|(?:(?<=^\d)|(?<=^\d\.\d\d\d))(?=20\d\d(?:\.\d\d){2} \d\d:\d\d:\d\d ?字数))"
    r"((?:19[89]|20\d)\d) {0,2}([-./年 ]) {0,2}/?(\d{1,2}) {0,2}[-./月] {0,2}/?"
    r"(\d{1,2})(?!\d)(?: {0,2}[日号])?"
)
_ROC_DAY = re.compile(r"(?<=民国)(?:中华)? ?(\d{2,3}) ?(年) ?(\d{1,2}) ?月 ?(\d{1,2}) ?日")
_ROC_SHORT = re.compile(r"[ :]{0,4}(1[0-2]\d)[-./年](\d{1,2})[-./月](\d{1,2})(?![\d.])日?")
_TIME = re.compile(
    r"[ t,|/]{0,3}(?:hkt )?"
    r"(?:(?:[(\[]?(?:星期|周)[一二三四五六日天][)\]]?|\([一二三四五六日]\))[ ,]{0,2})?"
    r"(上午|下午|晚上|凌晨|中午)? ?"
    r"([01]?\d|2[0-4])(?::|时|点)([0-5]\d)(?:分)?(?::?([0-5]\d)(?!\d)秒?)?"
    r"(?:\.\d+)?(z|[+-]\d\d:?\d\d)?"
)
# Papers of Hong Kong set the time before the day: 09:35 2023-10-18 HKT.
_TIME_AHEAD = re.compile(r"(?<!\d)(?<!\d:)(?<![\d日号)] )([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))? {1,2}$")
_AHEAD = 10
_YEAR_ALONE = re.compile(r"((?:19|20)\d\d)[年-]?")
_DAY_ALONE = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")
_CLOCK_ALONE = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_STAMP = re.compile(r"香港时间 ?([01]?\d|2[0-3])时([0-5]\d)分")
_WEEKDAY = re.compile(r" {0,2}(?:[(\[]?(?:星期|周)[一二三四五六日天][)\]]?|\([一二三四五六日]\))")
_MONTH = re.compile(r"(?<!\d)((?:19[89]|20\d)\d) ?[-./年] ?(\d{1,2})(?!\d)(?: ?月)?")
# A path of an address: /2024-05/13/, /2024/05/13/, /20240513/, /202405/t20240513_1.html.
_ADDRESS = re.compile(r"(?<!\d)(20\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)")
# The same in hanzi: 二〇二〇年一月二日.
_HANZI_DAY = re.compile(
    r"([一二][九〇○零][〇○零一二三四五六七八九]{2})(年)([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_STARTS = ("20", "19", "民国", "二〇", "二○", "二零", "一九")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_PARTIAL = re.compile(r"[\d:./ 年月日时分秒-]*")
# How scripts write a moment for readers in the United States.
_MONTH_FIRST = re.compile(
    r"\s*(\d{1,2})/(\d{1,2})/(20\d\d), (?!12:\d\d(?::\d\d)? am)([\d:]{4,8}) ([ap])m\s*$"
)
_AFTERNOON = {"下午", "晚上"}
_NOON = 12
_ROC = 1911
_CHINA = timezone(timedelta(hours=8))


class Found(NamedTuple):
    """A date in a line: where it stands and what it says, as ISO 8601."""

    start: int
    end: int
    iso: str


def apart(lines: Sequence[str]) -> str | None:
    """Give the day whose parts stand in lines of their own: the year, month and day, the time.

    >>> apart(["2019", "05/17", "09:12:33", "来源:甲城网"])
    '2019-05-17T09:12:33'
    """
    for index, line in enumerate(lines[:-1]):
        year, day = _YEAR_ALONE.fullmatch(line), _DAY_ALONE.fullmatch(lines[index + 1])
        if year and day:
            clock = _CLOCK_ALONE.fullmatch(lines[index + 2]) if index + 2 < len(lines) else None
            found = find(f"{year[1]}-{day[1]}-{day[2]} {clock[0] if clock else ''}")
            return found[0].iso if found else None
    return None


def stamped(lines: Sequence[str]) -> str | None:
    """Give the moment that closes an announcement in Hong Kong: its time stands below its day.

    >>> stamped(["会议结束。", "2020年9月17日(星期四)", "香港时间12时15分"])
    '2020-09-17T12:15'
    """
    for above, below in pairwise(lines):
        clock = _STAMP.fullmatch(below)
        day = next((day for day in find(above) if day.start == 0), None) if clock else None
        if clock and day:
            return f"{day.iso[:10]}T{int(clock[1]):02}:{clock[2]}"
    return None


def find(folded: str) -> list[Found]:
    """List the dates of a folded line that name year, month and day.

    >>> find("发布时间:2023-8-17 22:10:37")[0].iso
    '2023-08-17T22:10:37'
    >>> find("8月17日")
    []
    """
    if not may_hold(folded):
        return []
    return [found for found in (_found(folded, match) for match in _days(folded)) if found]


def may_hold(folded: str) -> bool:
    """Tell cheaply that a line has no date: no year of these two centuries stands in it."""
    return any(map(folded.__contains__, _STARTS))


def month(folded: str) -> str | None:
    """Give year and month where a label says no more than these.

    >>> month("2007年8月")
    '2007-08'
    """
    match = _MONTH.search(folded)
    return f"{match[1]}-{int(match[2]):02}" if match and 1 <= int(match[2]) <= _NOON else None


def roc(folded: str, start: int) -> Found | None:
    """Read a day that a label announces in the years of Taiwan's calendar, as offices there write it.

    >>> roc("发布日期:111-05-05", 5).iso
    '2022-05-05'
    """
    match = _ROC_SHORT.match(folded, start)
    day = _day(int(match[1]) + _ROC, match[2], match[3]) if match else None
    return Found(match.start(1), match.end(), day) if match and day else None


def address(url: str) -> str | None:
    """Read the day out of an address, as content management systems write it there.

    >>> address("https://example.org/2024-05/13/content_1.htm")
    '2024-05-13'
    """
    path = url.partition("://")[2].partition("/")[2]
    match = _ADDRESS.search(path)
    return _day(int(match[1]), match[2], match[3]) if match else None


def timed(day: str, known: Sequence[str]) -> str:
    """Give a day that a byline names with its time, where the page's head says that."""
    return next((date for date in known if date.startswith(f"{day}T") and date[10:16] != "T00:00"), day)


def stated(value: str) -> str | None:
    """Read a machine's time stamp (`2019-09-09T20:52:38+08:00`); times of other zones are told in China's.

    >>> stated("2024-05-16T09:02:38Z")
    '2024-05-16T17:02:38'
    >>> stated("11/17/2020, 10:08:22 AM")
    '2020-11-17T10:08:22'
    >>> stated("3/5/2020, 1:08:22 PM")
    '2020-03-05T13:08:22'
    """
    american = _MONTH_FIRST.match(value.lower())
    if american:
        month, day, year, clock, part = american.groups()
        value = f"{year}-{month}-{day} {'下午' if part == 'p' else ''}{clock}"
    dates = find(value.lower())
    return dates[0].iso if dates else None


def written(value: str) -> str | None:
    """Read the day of a time stamp as it is written, whatever its zone: some sites name a wrong one.

    >>> written("2024-05-16T22:02:38Z")
    '2024-05-16'
    """
    match = _DAY.search(value)
    return _day(int(match[1]), match[3], match[4]) if match else None


def _days(folded: str) -> Iterator[re.Match[str]]:
    yield from _DAY.finditer(folded)
    if "民国" in folded:
        yield from _ROC_DAY.finditer(folded)
    if "日" in folded:
        yield from _HANZI_DAY.finditer(folded)


def _found(folded: str, match: re.Match[str]) -> Found | None:
    written = match.groups()
    if match.re is _HANZI_DAY:
        written = tuple(_number(part) for part in written)
    year = int(written[0]) + (_ROC if match.re is _ROC_DAY else 0)
    day = _day(year, written[2], written[3])
    if not day or (match[2] == " " and "/" not in match[0]):
        return None
    end = match.end()
    time = _TIME.match(folded, end)
    if time:
        return Found(match.start(), time.end(), _moment(day, time))
    ahead = _TIME_AHEAD.search(folded, max(0, match.start() - _AHEAD), match.start())
    if ahead:
        clock = f"{int(ahead[1]):02}:{ahead[2]}" + (f":{ahead[3]}" if ahead[3] else "")
        return Found(ahead.start(), end, f"{day}T{clock}")
    weekday = _WEEKDAY.match(folded, end)
    return Found(match.start(), weekday.end() if weekday else end, day)


def _number(hanzi: str) -> str:
    """Write a number in digits: 二〇二〇 as 2020, 二十一 as 21.

    >>> _number("二〇二〇"), _number("十"), _number("二十一")
    ('2020', '10', '21')
    """
    if "十" not in hanzi:
        return hanzi.translate(_DIGITS)
    tens, _, ones = hanzi.partition("十")
    return (tens or "一").translate(_DIGITS) + (ones or "〇").translate(_DIGITS)


def length(folded: str, start: int) -> int:
    """Count the characters of a date that is not whole (`01-02 10:00`)."""
    match = _PARTIAL.match(folded, start)
    return match.end() - start if match else 0


def _day(year: int, month: str, day: str) -> str | None:
    try:
        return date(year, int(month), int(day)).isoformat()
    except ValueError:
        return None


def _moment(day: str, time: re.Match[str]) -> str:
    part, hour, minute, second, zone = time.groups()
    hours = int(hour) + (_NOON if part in _AFTERNOON and int(hour) < _NOON else 0)
    if hours > 23:  # noqa: PLR2004 - 24:00 is the day's end, of which a clock says nothing certain
        return day
    clock = f"{day}T{hours:02}:{minute}" + (f":{second}" if second else "")
    if not zone or zone.replace(":", "") == "+0800":
        return clock
    told = datetime.fromisoformat(clock + zone.replace("z", "+00:00")).astimezone(_CHINA)
    return told.strftime("%Y-%m-%dT%H:%M:%S" if second else "%Y-%m-%dT%H:%M")
