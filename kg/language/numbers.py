"""Numbers as Chinese documents write them: 2,038, 5万, 1.41亿, 三千多, 一百二十, 百分之八十, 三分之一, 半数.

Only the reading of a number; whether it counts something is for ``quantities`` to say. Values are computed as decimals, so that
1.41亿 is 141,000,000 and not a neighbour of it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

_DIGITS = {**{c: i for i, c in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_LONGEST = 24  # characters; a longer run of digits is a serial number or damage

BLANK = "[ \u00a0\u3000]?"
_SCALE = r"(?:百(?!分[之点]|日)|千(?![米克瓦卡赫帕]|分[之点])|万(?![州宁源盛载]|一的)|亿)"
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
_CHINESE_CHARACTER = r"(?:[零〇一二两三四五六七八九十亿]|百(?!分[之点])|千(?![米克瓦卡赫帕]|分[之点])|万(?![州宁源盛载]))"
_CHINESE = rf"{_CHINESE_CHARACTER}+(?:点[零〇一二三四五六七八九]+[万亿]?)?"
_MORE = rf"(?:(?:余|多(?!元化|样化))(?:{_SCALE}{{1,2}})?|(?:(?<=十)几|(?<=[十0])来)(?![自源到访信看说])(?:{_SCALE}{{1,2}})?)"

NUMBER = (
    rf"(?:[百千]分之(?:{_ARABIC}|{_CHINESE})"
    r"|(?<![\d/.])[1-9]/[1-9]\d?(?![\d/])"
    rf"|{_ARABIC}(?:{BLANK}{_SCALE}{{1,2}}(?:零?\d{{1,4}}{_SCALE})?)?(?:{BLANK}{_MORE})?"
    r"|一半|[二三四五六七八九十]分之[一二三四五六七八九]"
    rf"|{_CHINESE}{_MORE}?"
    r"|半数|(?<=[过近])半(?![年天月路导个决期])(?=[，。；数以的职企]))"
)
"""Regular expression of every form of number, without groups: longest form first, approximating 余 and 多 included."""

_ARABIC_PART = re.compile(rf"({_ARABIC})([百千万亿]*)")
_POSITIONAL = re.compile("[零〇一二两三四五六七八九]{2,}")


def parse_number(text: str) -> float:
    """The value of a number written in any of the forms of ``NUMBER``.

    Approximating characters do not change it (``8万多`` is 80,000), a bare scale is one of it (``百余`` is 100), shares are
    fractions of one (``百分之八十`` is 0.8, ``半数`` 0.5), digits in a row are read by place (``二〇二三`` is 2023).

    Raises:
        ValueError: ``text`` is no number.
    """
    plain = re.sub(r"[ \u00a0\u3000,余多来几]", "", text)
    if not plain or len(plain) > _LONGEST:
        raise ValueError(f"not a number: {text[:_LONGEST]!r}")
    if plain in ("半", "半数", "一半"):
        return 0.5
    share = re.fullmatch(r"([一二三四五六七八九十百千万]+)分之(.+)|(\d+)/(\d+)", plain)
    if share is None:
        return float(_plain_number(plain))
    if share[3]:
        below, above = Decimal(share[4]), Decimal(share[3])
    else:
        below, above = _plain_number(share[1]), _plain_number(share[2])
    if not below:
        raise ValueError(f"not a number: {text!r}")
    return float(Fraction(above) / Fraction(below))


def _plain_number(text: str) -> Decimal:
    """The value of a number that is no share: Arabic, Chinese, or Arabic figures with Chinese scales."""
    if text[:1].isdecimal():
        return _arabic_number(text)
    whole, point, decimals = text.partition("点")
    if not point:
        return Decimal(_chinese_integer(whole))
    scale = _SCALES[decimals[-1]] if decimals[-1:] in _SCALES else 1
    digits = "".join(str(_digit(c)) for c in (decimals[:-1] if scale > 1 else decimals))
    return Decimal(f"{_chinese_integer(whole)}.{digits or 0}") * scale


def _arabic_number(text: str) -> Decimal:
    """1.41亿, 3亿6000万, 80百万: the sum of figures, each with its scales."""
    total, position = Decimal(0), 0
    for part in _ARABIC_PART.finditer(text.replace("零", "")):
        value = Decimal(part[1])
        for scale in part[2]:
            value *= _SCALES[scale]
        total += value
        position = part.end()
    if position != len(text.replace("零", "")):
        raise ValueError(f"not a number: {text!r}")
    return total


def _chinese_integer(text: str) -> int:
    """一百二十, 两千, 三亿五千万, 二〇二三, and the spoken short forms 三万五 (35,000) and 一百二 (120)."""
    if _POSITIONAL.fullmatch(text):
        return int("".join(str(_digit(c)) for c in text))
    for scale in ("亿", "万"):
        head, found, tail = text.rpartition(scale)
        if found:
            times = _chinese_integer(head) if head else 1
            return times * _SCALES[scale] + _after_scale(tail, _SCALES[scale])
    return _below_ten_thousand(text)


def _after_scale(text: str, scale: int) -> int:
    """What follows 万 or 亿: nothing, a number, or a single digit of the next lower place."""
    if not text:
        return 0
    return _digit(text) * scale // 10 if len(text) == 1 and text not in _SCALES else _chinese_integer(text)


def _below_ten_thousand(text: str) -> int:
    total, digit, last = 0, -1, 10_000
    zero = False
    for character in text:
        if character in "零〇":
            zero, digit = True, -1
        elif character in _DIGITS:
            if digit >= 0:
                raise ValueError(f"not a number: {text!r}")
            digit = _digit(character)
        else:
            scale = _SCALES.get(character, 0)
            if not scale or scale >= last:
                raise ValueError(f"not a number: {text!r}")
            total, digit, last, zero = total + (digit if digit >= 0 else 1) * scale, -1, scale, False
    if digit < 0:
        return total
    return total + (digit * last // 10 if 10 < last < 10_000 and not zero else digit)


def _digit(character: str) -> int:
    if character not in _DIGITS:
        raise ValueError(f"not a digit: {character!r}")
    return _DIGITS[character]
