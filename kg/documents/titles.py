"""The title of a document: which line it begins in, over how many it runs, and what a page adds to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from kg.documents.dates import find_date
from kg.documents.furniture import Line
from kg.documents.rules import load_rules

PROSE_LENGTH = 60
"""Characters from which a line with a full stop is prose and no title or byline."""

_MOST_LINES = 6  # of one title: several issuing bodies, then the subject
_LONGEST_LINE = 40  # characters of a title's further line; a subtitle may have more
_LONGEST_PAGE_TITLE = 300  # characters of the title of a web page, the site's name included
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"))


@dataclass(frozen=True, slots=True)
class Page:
    """A page before its metadata are known: all its lines with what is furniture, and what its format says of it."""

    lines: Sequence[Line]
    file_stem: str
    marked_title: str
    described: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TitleRules:
    """What titles, and the lines that are none, look like (``[title]`` of ``rules/metadata.toml``)."""

    no_title: re.Pattern[str]
    site: re.Pattern[str]
    page: re.Pattern[str]
    introduction: re.Pattern[str]
    issuers: re.Pattern[str]
    subject: re.Pattern[str]
    closed: re.Pattern[str]
    open_end: re.Pattern[str]
    occasion: re.Pattern[str]


def load_title_rules() -> TitleRules:
    """The rules of ``rules/metadata.toml`` for titles."""
    rules = load_rules("metadata.toml")["title"]
    return TitleRules(**{name: re.compile(rules[name]) for name in (field.name for field in fields(TitleRules))})


def is_prose(line: str) -> bool:
    """Whether ``line`` is a paragraph of the text."""
    return len(line) >= PROSE_LENGTH and "。" in line


def find_title(page: Page, kept: Sequence[str], rules: TitleRules) -> str:
    """The title of ``page``, whose lines that are no furniture are ``kept``; the name of its file where it has none."""
    page_title = rules.site.sub("", page.described.get("page", "")[:_LONGEST_PAGE_TITLE])
    for said in (page.marked_title, page.described.get("title", ""), page_title if page_title in kept else ""):
        if said:
            return _clean(_joined(said, kept[kept.index(said) + 1 :] if said in kept else [], rules), rules)
    for index, line in enumerate(kept[:_MOST_LINES], start=1):
        if rules.no_title.search(line) or find_date(line) == line or "\t" in line:  # a row of a table
            continue
        if is_prose(line) or line.endswith("。"):
            break
        return _clean(_joined(line, kept[index:], rules), rules)
    for furniture in (line for line in page.lines[:4] if line.reason):
        if match := rules.introduction.search(furniture.text):
            return _clean(match["title"], rules)
    return page.file_stem


def _joined(first: str, following: Sequence[str], rules: TitleRules) -> str:
    """The title that begins with the line ``first`` and may run on over those ``following``."""
    title = first
    lines = following[: _MOST_LINES - 1]
    for index, line in enumerate(lines):
        joint = _joint(title, line, lines[index + 1 :], rules)
        if joint is None:
            break
        title += joint + line
    return title


def _joint(title: str, line: str, after: Sequence[str], rules: TitleRules) -> str | None:
    """What to put between ``title`` and ``line`` if ``line`` goes on with it, else ``None``."""
    if line.endswith(("。", "：", "；")) or len(line) >= PROSE_LENGTH * 2 or "\t" in line:
        return None
    if line.startswith("——") or _is_open(title, line):
        return ""
    if len(line) >= PROSE_LENGTH or rules.no_title.search(line):
        return None
    if len(line) < _LONGEST_LINE and rules.open_end.search(title):
        return ""
    if line.startswith("的") and len(line) < PROSE_LENGTH // 3:
        return ""
    if rules.occasion.match(line) and not rules.closed.search(title):
        return " "
    if rules.issuers.match(title):
        if rules.subject.match(line):
            return ""
        return " " if rules.issuers.match(line) and _leads_to_subject(after, rules) else None
    is_begun = rules.subject.search(title) and not rules.closed.search(title)
    return "" if is_begun and any(rules.closed.search(one) for one in (line, *after[:1])) else None


def _is_open(title: str, line: str) -> bool:
    """Whether a mark opened in ``title`` is closed in ``line``."""
    return any(title.count(opening) > title.count(closing) and closing in line for opening, closing in _PAIRS)


def _leads_to_subject(lines: Sequence[str], rules: TitleRules) -> bool:
    """Whether ``lines`` go on with the names of issuing bodies as far as the line that tells the subject."""
    subject = next((line for line in lines if not rules.issuers.match(line)), "")
    return bool(rules.subject.match(subject))


def _clean(title: str, rules: TitleRules) -> str:
    return rules.page.sub("", " ".join(title.split()))
