"""Numbers in all Chinese and Arabic forms."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.numbers import NUMBER, parse_number

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("80", 80),
        ("2,038", 2038),
        ("1,234,567", 1234567),
        ("12.5", 12.5),
        ("5万", 50_000),
        ("1.41亿", 141_000_000),
        ("549.9万", 5_499_000),
        ("3亿6000万", 360_000_000),
        ("5万3千", 53_000),
        ("6百万", 6_000_000),
        ("1.2万亿", 1_200_000_000_000),
        ("8万多", 80_000),
        ("2900多万", 29_000_000),
        ("10余万", 100_000),
        ("一百二十", 120),
        ("一百零五", 105),
        ("一百二", 120),
        ("两千", 2000),
        ("两千五", 2500),
        ("三万五", 35_000),
        ("五千零一", 5001),
        ("十五", 15),
        ("二十一", 21),
        ("三千多", 3000),
        ("十余", 10),
        ("十几", 10),
        ("百余", 100),
        ("十二万三千四百五十六", 123_456),
        ("一亿二千万", 120_000_000),
        ("三点五", 3.5),
        ("九十九点五万", 995_000),
        ("二〇二三", 2023),
        ("百分之八十", 0.8),
        ("百分之九十九点五", 0.995),
        ("千分之五", 0.005),
        ("三分之二", 2 / 3),
        ("1/4", 0.25),
        ("半数", 0.5),
    ],
)
def test_reads_every_form(text, value):
    assert re.fullmatch(NUMBER, text)
    assert parse_number(text) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("text", ["", "职工", "十十", "五二十", "百分之", "零分之一", "9" * 60])
def test_refuses_what_is_no_number(text):
    with pytest.raises(ValueError, match="not a"):
        parse_number(text)


def written_in_chinese(number: int) -> str:
    """The full Chinese form of a number below 10**12, by groups of four digits."""
    if number == 0:
        return "零"
    groups, written = [], ""
    for scale in ("", "万", "亿"):
        number, group = divmod(number, 10_000)
        groups.append((group, scale))
    for group, scale in reversed(groups):
        if not group:
            continue
        digits = f"{group:04d}"
        part = "".join(DIGITS[int(d)] + s if d != "0" else "零" for d, s in zip(digits, ("千", "百", "十", ""), strict=True))
        written += re.sub("零+", "零", part).rstrip("零") + scale
    return written.lstrip("零")


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_chinese_form_comes_back(number):
    assert parse_number(written_in_chinese(number)) == number


@given(st.integers(min_value=0, max_value=10**10))
def test_arabic_forms_come_back(number):
    assert parse_number(str(number)) == parse_number(f"{number:,}") == number


@given(st.integers(min_value=1, max_value=99_999), st.sampled_from([("万", 10_000), ("亿", 100_000_000)]))
def test_decimals_before_a_scale_are_exact(hundredths, scale):
    word, times = scale
    assert parse_number(f"{hundredths / 100:.2f}{word}") == hundredths * times // 100
