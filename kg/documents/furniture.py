"""Setting aside what a page holds beside its prose: navigation, counters, share lines, related lists, registration numbers.

Works on lines of clean text. Prose is never given up for tidiness: a long line with a full stop stays unless its rule says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.documents.rules import load_rules

BYLINE = "byline"
NAVIGATION = "navigation"
_SENTENCE_MARK = re.compile("[，。；：！？、]")
_SENTENCE_END = re.compile("[。；！？]")
_FIGURES_IN_ROW = re.compile(r"\t[\d,.%\t]*\d[\d,.%]*(?:\t|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of clean text, ``[start, end)`` without its line end, and why it is set aside (empty: it is not)."""

    start: int
    end: int
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern for furniture, searched in one line (``rules/furniture.toml`` explains the switches)."""

    reason: str
    pattern: re.Pattern[str]
    even_prose: bool = False
    from_here: bool = False
    outside_prose: bool = False
    unless_last: bool = False


@dataclass(frozen=True, slots=True)
class FurnitureRules:
    """The rules in their order (the first that matches decides), and the lengths, in characters, that make a line prose or navigation."""

    rules: tuple[Rule, ...]
    prose_length: int
    navigation_length: int


def load_furniture_rules() -> FurnitureRules:
    """The rules of ``rules/furniture.toml``."""
    settings = load_rules("furniture.toml")
    rules = tuple(
        Rule(
            reason=rule["reason"],
            pattern=re.compile(rule["pattern"]),
            even_prose=rule.get("even_prose", False),
            from_here=rule.get("from_here", False),
            outside_prose=rule.get("outside_prose", False),
            unless_last=rule.get("unless_last", False),
        )
        for rule in settings["rule"]
    )
    return FurnitureRules(rules, int(settings["prose_length"]), int(settings["navigation_length"]))


def classified_lines(text: str, rules: FurnitureRules) -> list[Line]:
    """The lines of ``text``, each with the reason why it is furniture, if it is."""
    lines = _lines(text)
    is_prose = [_is_prose(line.text, rules.prose_length) for line in lines]
    reasons = [""] * len(lines)
    end = _end_of_page(lines, is_prose, reasons, rules.rules)
    prose = [index for index in range(end) if is_prose[index]]
    first_prose, last_prose = (prose[0], prose[-1]) if prose else (end, -1)
    for index, line in enumerate(lines[:end]):
        where = _Where(is_prose[index], index < first_prose, index > last_prose)
        rule = next((rule for rule in rules.rules if _holds(rule, where) and rule.pattern.search(line.text)), None)
        reasons[index] = rule.reason if rule else ""
    _set_aside_trailing_navigation(lines[:end], reasons, last_prose, rules.navigation_length)
    return [Line(line.start, line.end, line.text, reason) for line, reason in zip(lines, reasons, strict=True)]


def _end_of_page(lines: Sequence[Line], is_prose: Sequence[bool], reasons: list[str], rules: Sequence[Rule]) -> int:
    """Where related lists or the site's own advert begin, behind most of the prose; all from there on gets that reason."""
    prose_total = sum(len(line.text) for line, prose in zip(lines, is_prose, strict=True) if prose)
    prose_before = 0
    for index, line in enumerate(lines):
        if is_prose[index]:
            prose_before += len(line.text)
        elif prose_before * 2 > prose_total:
            rule = next((rule for rule in rules if rule.from_here and rule.pattern.search(line.text)), None)
            if rule:
                reasons[index:] = [rule.reason] * (len(lines) - index)
                return index
    return len(lines)


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    start = 0
    for piece in text.split("\n"):
        lines.append(Line(start, start + len(piece), piece))
        start += len(piece) + 1
    return lines


def _is_prose(line: str, length: int) -> bool:
    return len(line) >= length and bool(_SENTENCE_END.search(line)) and "|" not in line


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a line stands: whether it is prose, and whether before the first or after the last line of prose."""

    is_prose: bool
    in_head: bool
    in_tail: bool


def _holds(rule: Rule, where: _Where) -> bool:
    """Whether ``rule`` may be tried on a line that stands at ``where``."""
    if where.is_prose and not rule.even_prose:
        return False
    if rule.outside_prose and not (where.in_head or where.in_tail):
        return False
    return not (rule.unless_last and where.in_tail and not where.in_head)


def _set_aside_trailing_navigation(lines: Sequence[Line], reasons: list[str], last_prose: int, longest: int) -> None:
    """Short lines without punctuation behind the furniture that ends the prose are the page's navigation."""
    furniture_met = False
    for index in range(last_prose + 1, len(lines)):
        furniture_met = furniture_met or bool(reasons[index])
        line = lines[index].text
        short = len(line) <= longest and not _SENTENCE_MARK.search(line)
        if furniture_met and not reasons[index] and short and not _FIGURES_IN_ROW.search(line):
            reasons[index] = NAVIGATION
