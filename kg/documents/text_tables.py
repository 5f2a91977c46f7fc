"""Tables that a text draws with blanks or strokes: their columns become cells parted by tabs, as in every other format.

Three lines or more with equally many columns are a table where figures stand in them; what has none (lists of names, navigation) stays
as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.documents.operations import RESULT
from kg.documents.source_map import Edit

_CELL = f"cell{RESULT}\t"
_BLANKS = re.compile("[ \u00a0\u2000-\u200a\u3000]{2,}|\u3000")
_STROKES = re.compile("[ \u00a0\u3000\t]*[|｜│┃║][ \u00a0\u3000\t]*")
_STROKE = frozenset("|｜│┃║")
_RULE = re.compile("[\\s|｜│┃║─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬+=:_-]+")
_DRAWN = re.compile("[|│┃║─━═├┼╠╬+=-]{3}")
_FIGURE = re.compile("[约近超≥]?[-－]?[\\d０-９][\\d０-９,，.．]*[百千万亿]*[余多]?(?:[%％‰]|[\u4e00-\u9fff]{1,4})?")
_DATE = re.compile("[年月日]")
_LEAST_LINES = 3
_LONGEST_CELL = 60  # characters
_LONGEST_LINE = 1000


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of columns: where it begins, its words, and the stretches between its cells, those at its ends included."""

    start: int
    text: str
    gaps: tuple[tuple[int, int], ...]
    edges: tuple[tuple[int, int], ...]


def text_table_edits(text: str) -> Iterator[Edit]:
    """Edits that make rows of the lines that stand in columns in ``text``; a line that only draws a rule is removed."""
    table: list[_Line] = []
    rules: list[tuple[int, int]] = []
    start = 0
    for words in text.split("\n"):
        line = _columns(words, start)
        if line is None and _is_rule(words):
            rules.append((start, start + len(words)))
        elif line is None or (table and len(line.gaps) != len(table[0].gaps)):
            if line is not None or words.strip():  # an empty line ends no table
                yield from _edits(table, rules)
                table, rules = [line] if line else [], []
        else:
            table.append(line)
        start += len(words) + 1
    yield from _edits(table, rules)


def _columns(words: str, start: int) -> _Line | None:
    """The columns of a line, if it may be a row."""
    strokes = not _STROKE.isdisjoint(words)
    if "\t" in words or len(words) > _LONGEST_LINE or not (strokes or "  " in words or "\u3000" in words or "\u00a0" in words):
        return None
    if "。" in words or (strokes and _is_rule(words)):
        return None
    found = [match.span() for match in (_STROKES if strokes else _BLANKS).finditer(words)]
    stop = len(words.rstrip())
    edges = tuple(span for span in found if not words[: span[0]].strip() or span[1] >= stop)
    gaps = tuple(span for span in found if span not in edges)
    if not gaps or max(map(len, _cells(words, gaps))) > _LONGEST_CELL:
        return None
    return _Line(start, words, gaps, edges)


def _cells(words: str, gaps: Sequence[tuple[int, int]]) -> list[str]:
    bounds = [0, *(place for gap in gaps for place in gap), len(words)]
    return [words[first:last].strip() for first, last in zip(bounds[::2], bounds[1::2], strict=True)]


def _is_rule(words: str) -> bool:
    return _RULE.fullmatch(words) is not None and _DRAWN.search(words) is not None


def _edits(table: Sequence[_Line], rules: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    rows = [_cells(line.text, line.gaps) for line in table]
    with_figures = sum(any(_is_figure(cell) for cell in cells[1:]) for cells in rows[1:])
    if len(table) < _LEAST_LINES or with_figures * 2 < len(rows) - 1 or _is_contents(rows):
        return
    edits = [Edit(start, end, "", "markup") for start, end in rules]
    for line in table:
        edits += [Edit(line.start + first, line.start + last, "\t", _CELL) for first, last in line.gaps]
        edits += [Edit(line.start + first, line.start + last, "", "markup") for first, last in line.edges if last > first]
    yield from sorted(edits, key=lambda edit: edit.start)


def _is_contents(rows: Sequence[Sequence[str]]) -> bool:
    """Whether ``rows`` are a table of contents: each line ends with its page."""
    pages = [int(cells[-1]) for cells in rows if cells[-1].isdecimal()]
    return len(rows[0]) == 2 and len(pages) == len(rows) and pages == sorted(pages)


def _is_figure(cell: str) -> bool:
    return _FIGURE.fullmatch(cell) is not None and not _DATE.search(cell)
