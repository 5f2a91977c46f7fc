"""The structure of a document: its headings, what stands under each, and whether that looks back or ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.documents.document import Part, Section
from kg.documents.rules import load_rules

_CELL = "\t"
_SENTENCE_END = re.compile("[。！？；]")
_DEFAULT_PARTS: dict[str, Part] = {"plan": "plan", "opinion-interview": "plan", "news": "review"}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found: its level (1 the highest) and its stretch ``[start, end)`` of the clean text."""

    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class HeadingRule:
    """A pattern for the beginning of a heading; prose may follow an ``inline`` heading on its line, articles have an ``item`` inside."""

    level: int
    pattern: re.Pattern[str]
    inline: bool
    item: bool = False


@dataclass(frozen=True, slots=True)
class ArticleRule:
    """The pattern for the number at the head of an article, and from how many lines of that kind on they are articles."""

    level: int
    pattern: re.Pattern[str]
    least: int


@dataclass(frozen=True, slots=True)
class SectionRules:
    """What headings look like and what they tell of their sections; ``longest`` and ``opening`` are lengths in characters."""

    headings: tuple[HeadingRule, ...]
    article: ArticleRule
    dash: re.Pattern[str]
    longest: int
    opening: int
    parts: tuple[tuple[Part, re.Pattern[str]], ...]


def load_section_rules() -> SectionRules:
    """The rules of ``rules/sections.toml``."""
    rules = load_rules("sections.toml")
    part, article = rules["part"], rules["article"]
    return SectionRules(
        headings=tuple(_heading_rule(rule) for rule in rules["heading"]),
        article=ArticleRule(article["level"], re.compile(article["pattern"]), article["least"]),
        dash=re.compile(rules["dash"]["pattern"]),
        longest=int(rules["longest"]),
        opening=int(part["opening"]),
        parts=(("other", re.compile(part["other"])), ("plan", re.compile(part["plan"])), ("review", re.compile(part["review"]))),
    )


def _heading_rule(rule: Mapping[str, Any]) -> HeadingRule:
    return HeadingRule(rule["level"], re.compile(rule["pattern"]), rule["inline"], rule.get("item", False))


def find_sections(text: str, title: str, kind: str, rules: SectionRules, marked: Mapping[int, int] | None = None) -> tuple[Section, ...]:
    """The sections of the clean ``text``, in order; the first has level 0 and holds the whole document.

    Arguments: ``title`` and ``kind`` are those of the metadata; ``marked`` the levels of the lines that the file format marks as
    headings, by where these begin. Each section's ``part`` is what its heading says, else that of the section around it; the
    document's own part follows from its kind. A section's ``title`` is the beginning of its text.
    """
    headings = list(_headings(text, marked or {}, rules))
    parts = _parts(text, headings, kind, rules)
    whole = Section(0, title, 0, len(text), _document_part(title, kind, parts))
    sections = [whole]
    around = [whole]
    for heading, end, part in zip(headings, _ends(headings, len(text)), parts, strict=True):
        while around[-1].level >= heading.level:
            around.pop()
        section = Section(heading.level, text[heading.start : heading.end], heading.start, end, part or around[-1].part)
        sections.append(section)
        around.append(section)
    return tuple(sections)


def _ends(headings: Sequence[Heading], length: int) -> list[int]:
    """Where the section of each heading ends: at the next one of its level or a higher one, or at the end of the text."""
    ends = [length] * len(headings)
    open_sections: list[int] = []
    for index, heading in enumerate(headings):
        while open_sections and headings[open_sections[-1]].level >= heading.level:
            ends[open_sections.pop()] = heading.start
        open_sections.append(index)
    return ends


def _headings(text: str, marked: Mapping[int, int], rules: SectionRules) -> Iterator[Heading]:
    level = start = 0
    title_is_over = in_article = False
    lines = text.split("\n")
    articles = _articles(lines, rules.article)
    for number, line in enumerate(lines):
        if number in articles:
            heading: tuple[int, int] | None = (rules.article.level, articles[number])
        else:
            heading = _heading(line, rules, in_article) or ((marked[start], len(line)) if start in marked and line else None)
        if heading:
            level = heading[0]
            in_article = number in articles
            yield Heading(level, start, start + heading[1])
        elif rules.dash.match(line) and title_is_over and (end := _sentence_end(line, rules.longest)):
            yield Heading(level + 1, start, start + end)
        title_is_over = title_is_over or len(line) > 60 or bool(heading) or line.endswith(("：", "。"))
        start += len(line) + 1


def _articles(lines: Sequence[str], rule: ArticleRule) -> dict[int, int]:
    """The lines that begin an article, each with the length of its number; none where there are too few of them."""
    found = {number: match.end() for number, line in enumerate(lines) if line[:1] == "第" and (match := rule.pattern.match(line))}
    return found if len(found) >= rule.least else {}


def _heading(line: str, rules: SectionRules, in_article: bool) -> tuple[int, int] | None:
    """The level of the heading that ``line`` is or begins with, and its length; an item of an article and a row of a table are none."""
    if _CELL in line:
        return None
    for rule in rules.headings:
        if rule.pattern.match(line) and not (in_article and rule.item):
            end = _sentence_end(line, rules.longest) if rule.inline else len(line)
            return (rule.level, end) if end else None
    return None


def _sentence_end(line: str, longest: int) -> int:
    """Where the first sentence of ``line`` ends, or 0 if it is too long to be a heading."""
    match = _SENTENCE_END.search(line)
    end = match.end() if match else len(line)
    return end if end <= longest else 0


def _parts(text: str, headings: Sequence[Heading], kind: str, rules: SectionRules) -> list[Part | None]:
    """What each heading says of its section; in a report the chapters behind the first plan are plans, too."""
    parts: list[Part | None] = []
    planning = False
    for heading in headings:
        part = _part_of(text[heading.start : heading.end], rules)
        if part is None and kind == "report" and heading.level == 1:
            part = _part_of(text[heading.end : heading.end + rules.opening].lstrip("\n").split("\n", maxsplit=1)[0], rules)
            part = part or ("plan" if planning else None)
        if heading.level == 1:
            planning = part == "plan" or (planning and part is None)
        parts.append(part)
    return parts


def _part_of(words: str, rules: SectionRules) -> Part | None:
    """The part that the heading ``words`` speak of: the one whose words come first, the past before the future at a tie."""
    found = [(match.start(), part) for part, pattern in rules.parts if (match := pattern.search(words))]
    if not found:
        return None
    if {"review", "plan"} <= {part for _, part in found}:
        return "other" if len(found) == 3 else min(found)[1]
    return next((part for _, part in found if part != "other"), "other")


def _document_part(title: str, kind: str, parts: Sequence[Part | None]) -> Part:
    if kind in _DEFAULT_PARTS:
        return _DEFAULT_PARTS[kind]
    if kind == "report":
        return "other" if "review" in parts else "review"
    return "other"
