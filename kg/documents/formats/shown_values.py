"""The values of spreadsheet cells as the sheet shows them, by their number formats (ECMA-376 Part 1, 18.8.30)."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

_ERROR = re.compile(r"#(?:N/A|DIV/0!|REF!|NAME\?|VALUE!|NUM!|NULL!|GETTING_DATA|SPILL!)")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_CONDITION = re.compile(r"\[[^\]]*\]")
_PADDING = re.compile(r"_.|\*.")
_LITERAL = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)')
_DIGITS = re.compile(r"(?:[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+),*")
_DATE_PART = re.compile(r"yyyy|yy|mmm+|mm|m|dddd|ddd|dd|d|hh|h|ss|s|AM/PM|上午/下午", re.IGNORECASE)
_MARK = "\ue000"  # stands for a literal while the digits are looked for


def shown(value: object, number_format: str) -> str:
    """``value`` as a cell with ``number_format`` shows it; empty for an error value and an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, datetime | date | time):
        return _date(value, number_format)
    text = str(value)
    return "" if _ERROR.fullmatch(text) else text


def _number(value: float, number_format: str) -> str:
    sections = _sections(number_format)
    section = sections[0]
    if value < 0 and len(sections) > 1:
        section, value = sections[1], -value
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    section = _CONDITION.sub("", _CURRENCY.sub(lambda match: f'"{match[1]}"', section))
    section = _PADDING.sub("", section)
    literals: list[str] = []

    def set_apart(match: re.Match[str]) -> str:
        literals.append(match["quoted"] if match["quoted"] is not None else match["escaped"])
        return _MARK

    pattern = _LITERAL.sub(set_apart, section)
    digits = _DIGITS.search(pattern)
    if pattern.strip(_MARK) in ("General", "@", "") or digits is None or "/" in pattern or "E" in pattern:
        text = _general(value) if "General" in pattern or "@" in pattern or digits or not literals else ""
        shown_text = re.sub("General|@", lambda _: text, pattern) if re.search("General|@", pattern) else text or pattern
    else:
        shown_text = pattern[: digits.start()] + _digits(value, digits.group(), pattern.count("%")) + pattern[digits.end() :]
    for literal in literals:
        shown_text = shown_text.replace(_MARK, literal, 1)
    return shown_text.strip()


def _sections(number_format: str) -> list[str]:
    """The parts of a format for positive, negative and zero values; a ``;`` in quotation marks parts nothing."""
    return re.findall(r'(?:"[^"]*"|\\.|[^;])+', number_format) or ["General"]


def _digits(value: float, pattern: str, percents: int) -> str:
    plain = pattern.rstrip(",")
    thousands = len(pattern) - len(plain)  # each comma behind the digits divides by a thousand
    whole, _, decimals = plain.partition(".")
    number = Decimal(repr(value)).scaleb(2 * percents - 3 * thousands)
    least, most = decimals.count("0"), len(decimals)
    text = str(number.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP))
    before, _, after = text.partition(".")
    after = after[:least] + after[least:].rstrip("0")
    if "," in whole:
        before = f"{int(before):,}" if not before.startswith("-0") else before
    return f"{before}.{after}" if after else before


def _general(value: float) -> str:
    """A number without format: no more digits than a cell has room for."""
    text = f"{value:.10g}"
    return text if "e" not in text else format(Decimal(text), "f")


def _date(value: datetime | date | time, number_format: str) -> str:
    pattern = _CONDITION.sub("", _CURRENCY.sub("", _sections(number_format)[0]))
    if not _DATE_PART.search(_LITERAL.sub("", pattern)) or "general" in pattern.lower():
        return value.isoformat(" ") if isinstance(value, datetime) and value.time() != time() else value.isoformat()[:10]
    pieces: list[str] = []
    minutes = False  # m stands for minutes behind hours and before seconds
    position = 0
    while position < len(pattern):
        literal, part = _LITERAL.match(pattern, position), _DATE_PART.match(pattern, position)
        if literal:
            pieces.append(literal["quoted"] if literal["quoted"] is not None else literal["escaped"])
        elif part:
            code = part.group().lower()
            minutes = minutes or pattern[part.end() :].lower().lstrip(':"时分 ').startswith("s")
            pieces.append(_date_part(value, code, minutes=minutes and code in ("m", "mm")))
            minutes = code in ("h", "hh")
        else:
            pieces.append("" if pattern[position] in "@;" else pattern[position])
        position = literal.end() if literal else part.end() if part else position + 1
    return "".join(pieces).strip()


def _date_part(value: datetime | date | time, code: str, *, minutes: bool) -> str:
    letter = "n" if minutes else code[0]
    names = {"y": "year", "m": "month", "d": "day", "h": "hour", "n": "minute", "s": "second"}
    if letter not in names:
        return ""
    number = int(getattr(value, names[letter], 0))
    if letter == "y":
        return f"{number:04d}" if len(code) > 2 else f"{number % 100:02d}"
    return f"{number:02d}" if len(code) == 2 else str(number)
