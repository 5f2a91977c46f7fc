"""Markdown (CommonMark with tables): its marks are removed, its headings and table cells kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile

from kg.documents.decoding import decode
from kg.documents.document import SetAside
from kg.documents.formats.extracted import Extracted, MarkedHeading
from kg.documents.operations import COPY, RESULT, Conversions
from kg.documents.rules import load_rules
from kg.documents.source_map import Edit, tracked

FieldNames = Mapping[str, frozenset[str]]
"""The keys of front matter, in lower case, for each thing that it may say of its document."""

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<fields>.*?)\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(
    r"(?m)^(?P<key>[^\s:：#-](?:[^:：\r\n]*[^ \t:：\r\n])?)[ \t]*+[:：][ \t]*+"
    r"(?P<quote>[\"']?)(?P<value>[^\r\n]*?)(?P=quote)(?:(?<![ \t])[ \t]++)?\r?$"
)
_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"(?m)^[ ]{0,3}(?P<marks>#{1,6})[ \t]++(?P<text>(?:[^\r\n]*[^\r\n \t#])?)[ \t#]*+(?=\r?$)")
_LINE_MARK = re.compile(
    r"(?m)^[ \t]*(?:>[ \t]?)+|^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|^[ ]{0,3}(?:```|~~~)[^\r\n]*|^[ ]{0,3}(?:[-*_][ \t]*){3,}(?=\r?$)"
)
_TABLE_RULE = re.compile(r"(?m)^[ \t]*+(?:\|[ \t]*+)?:?-{2,}+:?[ \t]*+(?:\|[ \t]*+:?-{2,}+:?[ \t]*+)+(?:\|[ \t]*+)?(?=\r?$)")
_TABLE_ROW = re.compile(r"(?m)^[ \t]*\|[^\r\n]*\|[ \t]*(?=\r?$)")
_CELL_MARK = re.compile(r"(?:(?<![ \t])[ \t]++)?(?<!\\)\|[ \t]*")
_IMAGE = re.compile(r"!\[[^\]\n]{0,1000}+\]\([^()\s]*(?:[ \t]+\"[^\"\n]*\")?\)")
_LINK = re.compile(r"\[(?P<text>[^\]\n]{1,1000}+)\]\([^()\s]*(?:[ \t]+\"[^\"\n]*\")?\)")
_EMPHASIS = re.compile(r"(?P<mark>\*{1,3}|_{2,3}|~~|`+)(?P<text>[^\s*_~`][^\n]*?)(?P=mark)")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|>~])")


def load_field_names() -> FieldNames:
    """The keys of ``rules/markdown.toml``."""
    return {what: frozenset(keys) for what, keys in load_rules("markdown.toml")["described"].items()}


def read_markdown(data: bytes, place: str, conversions: Conversions, field_names: FieldNames) -> Extracted:
    """The text of a Markdown file, and what its front matter says of it; ``place`` names it in errors.

    Raises ``DocumentError`` where the file is no text.
    """
    decoded = decode(data, place, conversions)
    source = decoded.text
    text = tracked([(0, len(source), source, COPY)])
    for marks in (_bare_rows, _block_marks, _table_cells, _inline_marks):
        text = text.edited(marks(text.text))
    front_matter = _FRONT_MATTER.match(source)
    return Extracted(
        source,
        text,
        decoded.encoding,
        decoded.warnings,
        set_aside=(SetAside(front_matter.start(), front_matter.end(), "front matter"),) if front_matter else (),
        headings=tuple(_headings(source)),
        described=_described(front_matter["fields"], field_names) if front_matter else {},
    )


def _described(front_matter: str, field_names: FieldNames) -> dict[str, str]:
    """What the fields of one line in ``front_matter`` (YAML) say; of several keys for one thing the first counts."""
    described: dict[str, str] = {}
    for field in _FIELD.finditer(front_matter):
        what = next((what for what, keys in field_names.items() if field["key"].lower() in keys), "")
        if what and field["value"]:
            described.setdefault(what, field["value"])
    return described


def _headings(source: str) -> Iterator[MarkedHeading]:
    """The headings; a single one of the first level is the title, and the others move up."""
    found = list(_HEADING.finditer(source))
    first_level = sum(len(match["marks"]) == 1 for match in found)
    for match in found:
        level = len(match["marks"]) - (1 if first_level == 1 else 0)
        yield MarkedHeading(level, match.start("text"), match.end("text"))


def _removals(text: str, *patterns: re.Pattern[str]) -> Iterator[Edit]:
    last_comment = text.rfind("-->") + 3  # behind it nothing closes a comment, and each one opened would be followed to the end
    stretches = (
        (match.start(), match.end())
        for pattern in patterns
        for match in pattern.finditer(text, 0, last_comment if pattern is _COMMENT else len(text))
    )
    position = 0
    for start, end in sorted(stretches, key=lambda stretch: (stretch[0], -stretch[1])):
        if start >= position and end > start:
            yield Edit(start, end, "", "markup")
            position = end


def _block_marks(text: str) -> Iterator[Edit]:
    headings = [(match.start(), match.start("text")) for match in _HEADING.finditer(text)]
    others = [(edit.start, edit.end) for edit in _removals(text, _FRONT_MATTER, _COMMENT, _TABLE_RULE, _LINE_MARK)]
    position = 0
    for start, end in sorted([*headings, *others]):
        if start >= position:
            yield Edit(start, end, "", "markup")
            position = end


def _table_cells(text: str) -> Iterator[Edit]:
    """The strokes of rows: those at the ends are removed, the others become tabs."""
    for row in _TABLE_ROW.finditer(text):
        for mark in _CELL_MARK.finditer(text, row.start(), row.end()):
            is_edge = not text[row.start() : mark.start()].strip() or mark.end() == row.end()
            yield Edit(mark.start(), mark.end(), "" if is_edge else "\t", f"cell{RESULT}\t")


def _bare_rows(text: str) -> Iterator[Edit]:
    """Strokes at both ends of the rows that have none there: the line above a rule of dashes, and those below as far as they hold one."""
    lines = text.split("\n")
    rows: set[int] = set()
    for number, line in enumerate(lines):
        if "--" in line and number and _TABLE_RULE.fullmatch(line.rstrip("\r")) and "|" in lines[number - 1]:
            rows.add(number - 1)
            rows.update(number + 1 + below for below, _ in enumerate(takewhile(lambda row: "|" in row, lines[number + 1 :])))
    start = 0
    for number, line in enumerate(lines):
        words = line.strip()
        if number in rows and not (words.startswith("|") and words.endswith("|")):
            indent = start + len(line) - len(line.lstrip())
            if not words.startswith("|"):
                yield Edit(indent, indent, "|", f"cell{RESULT}|")
            if not words.endswith("|") or words.endswith("\\|"):
                end = start + len(line.rstrip())
                yield Edit(end, end, "|", f"cell{RESULT}|")
        start += len(line) + 1


def _inline_marks(text: str) -> Iterator[Edit]:
    edits = list(_removals(text, _IMAGE, _ESCAPE))
    for pattern in (_LINK, _EMPHASIS):
        for match in pattern.finditer(text):
            edits += [Edit(match.start(), match.start("text"), "", "markup"), Edit(match.end("text"), match.end(), "", "markup")]
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start >= position:
            yield edit
            position = edit.end
