"""One clean form of punctuation: Chinese marks full-width, letters and digits half-width, quotation marks curly and paired."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.documents.operations import RESULT, Conversions
from kg.documents.repairs.text_edits import CHINESE, HAN, replacements
from kg.documents.source_map import Edit

_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ％＋－．／＝＆＠＃＊｜＿﹐-﹢﹪︰｡､｢｣「」『』﹁-﹄〝-〟]+")
_BRACKETS = re.compile(r"[(（]([^()（）\n]{0,120})[)）]")
_HALF_BRACKET = re.compile(f"(?<=[{CHINESE}])[()]|[()](?=[{CHINESE}])")
_HALF_MARK = re.compile(f"(?<=[{CHINESE}])[,:;?!]+|(?<=[%A-Za-z0-9)])[,;?!:](?=[{CHINESE}])|[,;?!](?=[{CHINESE}])")
_LAST_MARK = re.compile(f"(?<=[{CHINESE}][0-9%])[;?!,:](?=\n|$)|(?<=[{CHINESE}][0-9][0-9%])[;?!,:](?=\n|$)")
_FULL_STOP = re.compile(rf"(?<=[{HAN}”’》）])[.](?=[{CHINESE}]|\n|$)")
_NUMERALS = "一二三四五六七八九十"
_MIDDLE_DOT = re.compile(f"(?<=[{CHINESE}A-Za-z])[•‧・･∙⋅.](?=[{HAN}])|(?<=[{HAN}])[•‧・･∙⋅](?=[A-Za-z“])")
_DASH = re.compile(f"(?<=[{CHINESE}])(?:-{{2}}|[－─―–—]{{2}})(?=[{CHINESE}])|(?m:^)[ \t\u3000]*(?:-{{1,2}}|[－─―–—]{{1,2}})(?=[{CHINESE}])")
_IN_CHINESE = re.compile(f"[{CHINESE}]")
_SINGLE_QUOTES = re.compile(f"'[^'\n{HAN}]*+[{HAN}][^'\n]*+'")  # possessive: an apostrophe by itself takes no time by its square


def half_width(text: str, conversions: Conversions) -> Iterator[Edit]:
    """Edits that make full-width letters, digits and technical signs half-width, and corner brackets quotation marks."""
    return replacements(_FULL_WIDTH, text, conversions.normal_width, "width")


def full_width_brackets(text: str, conversions: Conversions) -> Iterator[Edit]:
    """Edits that make the brackets around or beside Chinese full-width."""
    positions: set[int] = {match.start() for match in _HALF_BRACKET.finditer(text)}
    for pair in _BRACKETS.finditer(text):
        ends = (pair.start(), pair.end() - 1)
        if _IN_CHINESE.search(pair.group(1)) or not positions.isdisjoint(ends) or "（" in pair.group() or "）" in pair.group():
            positions.update(ends)
    for position in sorted(positions):
        if text[position] in "()":
            yield Edit(position, position + 1, conversions.normal_width(text[position]), "width")


def full_width_marks(text: str, conversions: Conversions) -> Iterator[Edit]:
    """Edits that make ``, : ; ? !`` beside Chinese full-width; those inside numbers, times and addresses stay."""
    return replacements(_HALF_MARK, text, conversions.normal_width, "width")


def full_width_marks_at_line_ends(text: str, conversions: Conversions) -> Iterator[Edit]:
    """Edits that make a mark after a figure full-width where the line ends with it."""
    return replacements(_LAST_MARK, text, conversions.normal_width, "width")


def full_stops(text: str) -> Iterator[Edit]:
    """Edits that make a ``.`` after Chinese the full stop it stands for, except after the numeral of a heading (一.)."""
    for match in _FULL_STOP.finditer(text):
        if text[match.start() - 1] not in _NUMERALS:
            yield Edit(match.start(), match.end(), "。", f"mark{RESULT}。")


def middle_dots_and_dashes(text: str) -> Iterator[Edit]:
    """Edits that give the dot inside names (中国梦·劳动美) and the dash (——) their one form."""
    edits = [Edit(match.start(), match.end(), "·", f"mark{RESULT}·") for match in _MIDDLE_DOT.finditer(text) if match.group() != "."]
    for match in _DASH.finditer(text):
        start = match.end() - len(match.group().lstrip())
        if text[start : match.end()] != "——":
            edits.append(Edit(start, match.end(), "——", f"mark{RESULT}——"))
    return iter(sorted(edits, key=lambda edit: edit.start))


def curly_quotes(text: str) -> Iterator[Edit]:
    """Edits that turn straight quotation marks in Chinese lines into opening and closing ones, in turn."""
    if '"' not in text and "'" not in text:
        return
    start = 0
    for line in text.split("\n"):
        if _IN_CHINESE.search(line):
            yield from sorted(_quote_edits(line, start), key=lambda edit: edit.start)
        start += len(line) + 1


def _quote_edits(line: str, start: int) -> Iterator[Edit]:
    for number, match in enumerate(re.finditer('"', line)):
        mark = "“" if number % 2 == 0 else "”"
        yield Edit(start + match.start(), start + match.end(), mark, f"quotation-mark{RESULT}{mark}")
    for match in _SINGLE_QUOTES.finditer(line):
        for position, mark in ((match.start(), "‘"), (match.end() - 1, "’")):
            yield Edit(start + position, start + position + 1, mark, f"quotation-mark{RESULT}{mark}")
