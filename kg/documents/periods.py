"""The years a report looks back on and plans for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.documents.dates import arabic_years, number_of
from kg.documents.document import Period, Section

_SPAN = re.compile(r"(?P<start>(?:19|20)\d{2})年?\s?[—－\-–~～至到]{1,2}\s?(?P<end>(?:19|20)\d{2})年?")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年)")
_TITLE_REVIEW = re.compile(r"((?:19|20)\d{2})年?度?[^，。年]{0,16}?(?:总结|报告|情况|回顾)")
_TITLE_PLAN = re.compile(r"((?:19|20)\d{2})年?度?[^，。年]{0,16}?(?:要点|计划|安排|打算|方案|思路|部署|任务)")
_FIVE_YEAR_PLAN = re.compile('[“"]?十(?P<number>[一二三四五六七])五[”"]?(?:时期|期间)?(?:工会)?(?:.{0,12})规划')
_PAST_YEARS = re.compile("(?P<years>[一两二三四五六七八九十]|\\d{1,2})年多?来|过去(?:的)?(?P<past>[一两二三四五六七八九十])年")
_COMING_YEARS = re.compile("(?:今后|未来|下一个)(?P<years>[一两二三四五六七八九十])年")
_NATIONAL_CONGRESS = re.compile("中国工会第(?P<number>[一二三四五六七八九十]{1,3})次全国代表大会")
_CONGRESS = re.compile("(?:省|市|县|区|州|盟|旗|兵团|中国)工会第[一二三四五六七八九十百]{1,4}次(?:全国)?代表大会")
_CONGRESS_TERM = 5  # years, by the constitution of the Chinese trade unions
_LATE_MONTH = "11"  # a yearly report of November or December is about its own year
_OPENING = 3000  # characters of a report that state the period


def find_periods(title: str, text: str, kind: str, issued: str, sections: Sequence[Section]) -> tuple[Period | None, Period | None]:
    """The reviewed and the planned years of a document, each ``None`` if unknown or if its kind has none.

    ``issued`` is the document's date as far as known; a congress reports about the years up to it.
    """
    title = arabic_years(title)
    year = _year_of(title, text, issued)
    reviewed = _reviewed(title, text, kind, issued, year, sections)
    planned = _planned(title, text, kind, year, reviewed, sections)
    return reviewed, planned


def congress_year(text: str) -> int:
    """The year of the national congress named in ``text``, which has met every five years (the eighteenth in 2023), or 0."""
    match = _NATIONAL_CONGRESS.search(text)
    number = number_of(match["number"]) if match else 0
    return 2023 + 5 * (number - 18) if number >= 13 else 0


def _year_of(title: str, text: str, issued: str) -> int:
    if issued[:4].isdecimal():
        return int(issued[:4])
    return congress_year(title) or congress_year(text[:300])


def _reviewed(title: str, text: str, kind: str, issued: str, year: int, sections: Sequence[Section]) -> Period | None:
    if kind != "report":
        return None
    if match := _SPAN.search(title):
        return Period(int(match["start"]), int(match["end"]))
    if (match := _TITLE_REVIEW.search(title)) and not congress_year(title):
        return Period(int(match[1]), int(match[1]))
    length = _length(_PAST_YEARS, [*(section.title for section in sections), text[:_OPENING]])
    if length <= 1 and _CONGRESS.search(title):
        length = _CONGRESS_TERM
    if length > 1 and year:
        return Period(year - length, year)
    if stated := _heading_year(sections, "review"):
        return Period(stated, stated)
    if (length == 1 or "全委" in title) and year:
        ended = year if issued[5:7] >= _LATE_MONTH else year - 1
        return Period(ended, ended)
    return None


def _planned(title: str, text: str, kind: str, year: int, reviewed: Period | None, sections: Sequence[Section]) -> Period | None:
    if kind not in ("report", "plan"):
        return None
    if kind == "plan" and (match := _SPAN.search(title)):
        return Period(int(match["start"]), int(match["end"]))
    if match := _FIVE_YEAR_PLAN.search(title):
        start = 2021 + 5 * (number_of(match["number"]) - 4)
        return Period(start, start + 4)
    if match := _TITLE_PLAN.search(title):
        return Period(int(match[1]), int(match[1]))
    length = _length(_COMING_YEARS, [*(section.title for section in sections), text])
    if not length and kind == "report" and _CONGRESS.search(title):
        length = _CONGRESS_TERM
    if length and year:
        return Period(year, year + length)
    if stated := _heading_year(sections, "plan"):
        return Period(stated, stated)
    if reviewed and reviewed.start == reviewed.end:
        return Period(reviewed.end + 1, reviewed.end + 1)
    return None


def _length(pattern: re.Pattern[str], places: Sequence[str]) -> int:
    """How many years the first statement found in ``places`` names."""
    for place in places:
        if match := pattern.search(place):
            return number_of(next(group for group in match.groups() if group).replace("两", "二"))
    return 0


def _heading_year(sections: Sequence[Section], part: str) -> int:
    """The year that the first heading of the review or the plan part names, or 0."""
    for section in sections:
        if section.level and section.part == part and (match := _YEAR.search(section.title)):
            return int(match[1])
    return 0
