"""Dates and spans of years as documents write them."""

from __future__ import annotations

import re

_NUMERALS = str.maketrans("〇○Ｏ零一二三四五六七八九", "0000123456789")
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_DATE = re.compile(rf"(?<!\d){_YEAR}(?:年(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日)?|([-./])(?P<m>\d{{1,2}})\4(?P<d>\d{{1,2}})(?!\d))")
_CHINESE_YEAR = re.compile("[一二][〇○Ｏ零一二三四五六七八九]{3}(?=年)")
_CHINESE_DATE = re.compile(
    "[一二][〇○Ｏ零一二三四五六七八九]{3}年(?:(?:十[一二]?|[一二三四五六七八九])月(?:[一二三]?十?[一二三四五六七八九]?日)?)?"
)


def find_date(text: str) -> str:
    """The first full or month-exact date in ``text`` as ISO 8601 (``2023-10-14``, ``2023-10``), or an empty string."""
    for match in _DATE.finditer(text):
        month, day = int(match["month"] or match["m"]), int(match["day"] or match["d"] or 0)
        if 1 <= month <= 12 and day <= 31:
            return f"{match['year']}-{month:02}" + (f"-{day:02}" if day else "")
    in_numerals = _CHINESE_DATE.search(text)
    return _from_numerals(in_numerals.group()) if in_numerals else ""


def arabic_years(text: str) -> str:
    """``text`` with years in Chinese numerals (二〇二三年) in Arabic digits; the length stays."""
    return _CHINESE_YEAR.sub(lambda match: match.group().translate(_NUMERALS), text)


def number_of(numeral: str) -> int:
    """The value of a numeral below one hundred, in Chinese (二十三) or Arabic digits; 0 if it is none."""
    if numeral.isascii() and numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.partition("十")
    digits = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
    if not ten:
        return digits.get(numeral, 0)
    return digits.get(tens, 1 if not tens else 0) * 10 + digits.get(ones, 0)


def _from_numerals(date: str) -> str:
    year, _, rest = date.partition("年")
    month, _, rest = rest.partition("月")
    parts = [year.translate(_NUMERALS), *(f"{number_of(part.removesuffix('日')):02}" for part in (month, rest) if part)]
    return "-".join(parts)
