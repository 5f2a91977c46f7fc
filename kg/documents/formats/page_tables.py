"""Tables on a page whose text has positions (PDF, OFD): drawn with rules, or standing in columns.

A page gives its lines and the rules drawn on it; the lines that belong to a table of data are replaced by its rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kg.documents.formats.columns import column_rows
from kg.documents.formats.grid import GridCell, in_one_line, is_data, row_lines
from kg.documents.formats.page_lines import Glyph, PageLine

_TOUCH = 3.0  # points between rules that meet, or that are the two edges of one
_MOST_RULES = 4000  # more are a drawing


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: at ``at`` on one axis (y of a horizontal one, x of a vertical one), from ``first`` to ``last`` on the other."""

    at: float
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a page, in points from its lower left corner."""

    horizontal: tuple[Rule, ...] = ()
    vertical: tuple[Rule, ...] = ()


def with_tables(lines: Sequence[PageLine], rules: Rules) -> list[PageLine]:
    """``lines`` with the rows of the page's tables in place of theirs."""
    for grid in _grids(rules):
        lines = _with_grid(lines, grid)
    return column_rows(lines)


@dataclass(frozen=True)
class _Grid:
    """A grid of rules: the places of its rules from left to right and from top to bottom, and the rules themselves."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    rules: Rules

    def cell(self, glyph: Glyph) -> tuple[int, int] | None:
        """The row and column that ``glyph`` stands in, of merged cells those of the first; ``None`` outside the grid."""
        column = bisect_right(self.columns, (glyph.left + glyph.right) / 2) - 1
        middle = (glyph.top + glyph.bottom) / 2
        row = bisect_right(self._depths, -middle) - 1
        if not (0 <= column < len(self.columns) - 1 and 0 <= row < len(self.rows) - 1):
            return None
        return self._first[row][column]

    @cached_property
    def _depths(self) -> list[float]:
        return [-at for at in self.rows]

    @cached_property
    def _first(self) -> list[list[tuple[int, int]]]:
        """For each cell the first of those it is merged with."""
        first: list[list[tuple[int, int]]] = []
        for row, (top, bottom) in enumerate(pairwise(self.rows)):
            line: list[tuple[int, int]] = []
            for column, (left, right) in enumerate(pairwise(self.columns)):
                if column and not _covered(self.rules.vertical, left, (top + bottom) / 2):
                    line.append(line[column - 1])
                elif row and not _covered(self.rules.horizontal, top, (left + right) / 2):
                    line.append(first[row - 1][column])
                else:
                    line.append((row, column))
            first.append(line)
        return first


def _covered(rules: Sequence[Rule], at: float, place: float) -> bool:
    return any(abs(rule.at - at) <= _TOUCH and rule.first - _TOUCH <= place <= rule.last + _TOUCH for rule in rules)


def _grids(rules: Rules) -> Iterator[_Grid]:
    """The grids of rules that touch each other, of two columns and two rows at least."""
    count = len(rules.horizontal) + len(rules.vertical)
    if len(rules.horizontal) < 3 or len(rules.vertical) < 3 or count > _MOST_RULES:
        return
    for group in _touching(rules):
        columns = _places([rule.at for rule in group.vertical])
        rows = _places([rule.at for rule in group.horizontal])[::-1]
        if len(columns) > 2 and len(rows) > 2:
            yield _Grid(tuple(columns), tuple(rows), group)


def _touching(rules: Rules) -> Iterator[Rules]:
    """The rules in groups of those that cross or meet."""
    parent = list(range(len(rules.horizontal) + len(rules.vertical)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for index, across in enumerate(rules.horizontal):
        for number, down in enumerate(rules.vertical, start=len(rules.horizontal)):
            if _meet(across, down):
                parent[root(number)] = root(index)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate((*rules.horizontal, *rules.vertical)):
        groups.setdefault(root(index), ([], []))[index >= len(rules.horizontal)].append(rule)
    for across_rules, down_rules in groups.values():
        yield Rules(tuple(across_rules), tuple(down_rules))


def _meet(across: Rule, down: Rule) -> bool:
    meets_down = down.first - _TOUCH <= across.at <= down.last + _TOUCH
    return meets_down and across.first - _TOUCH <= down.at <= across.last + _TOUCH


def _places(values: Sequence[float]) -> list[float]:
    """The distinct ones of ``values`` from the lowest up; the two edges of a thick rule are one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _TOUCH:
            places.append(value)
    return places


def _with_grid(lines: Sequence[PageLine], grid: _Grid) -> list[PageLine]:
    """``lines`` with rows in place of what stands in ``grid``, unless that is no data."""
    cells: dict[tuple[int, int], list[str]] = {}
    outside: list[PageLine] = []
    first = -1
    low, high = grid.rows[-1], grid.rows[0]
    for line in lines:
        if line.is_row or not low - _TOUCH <= line.top - line.height / 2 <= high + _TOUCH:
            outside.append(line)
            continue
        placed = [(grid.cell(glyph) if glyph.text.strip() else None, glyph) for glyph in line.glyphs()]
        if all(cell is None for cell, _ in placed):
            outside.append(line)
            continue
        first = len(outside) if first < 0 else first
        for cell, text in _parts(placed):
            if cell is None:
                outside.append(line.part(text))
            else:
                cells.setdefault(cell, []).append(text)
    texts = [
        [in_one_line("\n".join(cells.get((row, column), ()))) for column in range(len(grid.columns) - 1)]
        for row in range(len(grid.rows) - 1)
    ]
    if first < 0 or not is_data([[GridCell(text) for text in row] for row in texts]):
        return list(lines)
    rows = [_row_line(text, grid, number) for number, text in enumerate(row_lines(texts)) if text.strip()]
    return [*outside[:first], *rows, *outside[first:]]


def _parts(placed: Sequence[tuple[tuple[int, int] | None, Glyph]]) -> Iterator[tuple[tuple[int, int] | None, str]]:
    """The stretches of a line that stand in one cell; a blank belongs to what stands before it."""
    text, current = "", None
    for cell, glyph in placed:
        if glyph.text.strip() and cell != current:
            if text.strip():
                yield current, text.strip()
            text, current = "", cell
        text += glyph.text
    if text.strip():
        yield current, text.strip()


def _row_line(text: str, grid: _Grid, number: int) -> PageLine:
    top, bottom = grid.rows[number], grid.rows[number + 1]
    return PageLine(text, grid.columns[0], grid.columns[-1], top, top - bottom, _no_glyphs, is_row=True)


def _no_glyphs() -> list[Glyph]:
    return []
