"""Tables: whether one holds data or only lays out a page, and its rows as lines with tabs between the cells.

Every format gives a table of data in the same form. A row has a tab between any two of its cells, so that an empty cell and the
cells that a merged one covers keep their place; only the rows in front that hold a single cell (the title of the table, its unit)
are plain lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

CELL = "\t"
"""What stands between two cells of a row."""

_LONGEST_CELL = 600  # characters; what is longer is a text that a table holds in place
_DOMINANT = 150  # characters of a cell that holds more than half of its table's text: the page in its frame
_REGULAR = 0.6  # of the rows have the same number of columns
_MOST_COLUMNS = 60
_MOST_ROWS = 500  # that one cell covers


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its text, how many columns and rows it covers, and whether a table with text stands in it."""

    text: str
    columns: int = 1
    rows: int = 1
    nested: bool = False


def span(value: str | None, *, rows: bool = False) -> int:
    """How many columns (or rows) a cell covers, from what its file says; 1 where it says nothing sensible."""
    number = int(value) if value and value.strip().isdecimal() and len(value) < 6 else 1
    return max(1, min(number, _MOST_ROWS if rows else _MOST_COLUMNS))


def laid_out(rows: Sequence[Sequence[GridCell]]) -> list[list[int]]:
    """For each row the index of its own cell that begins in each column, -1 where a merged cell reaches in; all rows of one length.

    A table of more columns than data have is not laid out to its end.
    """
    grid: list[list[int]] = []
    covered: dict[int, int] = {}  # column -> rows that a cell above still covers
    for row in rows:
        places: list[int] = []
        reached: dict[int, int] = {}
        cells = list(enumerate(row))
        while (cells or any(column >= len(places) for column in covered)) and len(places) <= _MOST_COLUMNS:
            column = len(places)
            if column in covered:
                places.append(-1)
            elif cells:
                index, cell = cells.pop(0)
                places += [index, *[-1] * (cell.columns - 1)]
                reached |= {column + step: cell.rows - 1 for step in range(cell.columns) if cell.rows > 1}
            else:
                places.append(-1)
        covered = {column: left - 1 for column, left in covered.items() if left > 1} | reached
        grid.append(places)
    width = max(map(len, grid), default=0)
    return [places + [-1] * (width - len(places)) for places in grid]


def is_data(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether a table holds data: two rows and two columns at least, regular, and no cell that is a page by itself."""
    cells = [cell for row in rows for cell in row]
    if any(cell.nested for cell in cells) or max(map(len, rows), default=0) > _MOST_COLUMNS:
        return False
    filled = [sum(bool(cell.text.strip()) for cell in row) for row in rows]
    if sum(count >= 2 for count in filled) < 2:
        return False
    lengths = [len("".join(cell.text.split())) for cell in cells]
    longest = max(lengths)
    if longest > _LONGEST_CELL or (longest > _DOMINANT and 2 * longest > sum(lengths)):
        return False
    if max(map(len, laid_out(rows))) > _MOST_COLUMNS:
        return False
    widths = Counter(sum(cell.columns for cell in row) for row in rows if row)
    return max(widths.values()) >= _REGULAR * len(rows) or any(cell.rows > 1 for cell in cells)


def plain_rows(filled: Sequence[int]) -> int:
    """How many rows in front are plain lines; ``filled`` counts the cells with text of each row."""
    return next((index for index, count in enumerate(filled) if count > 1), len(filled))


def row_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table whose ``rows`` have a text for each of its columns, an empty line for a row without text."""
    plain = plain_rows([sum(map(bool, row)) for row in rows])
    return ["".join(row) if number < plain or not any(row) else CELL.join(row) for number, row in enumerate(rows)]


def in_one_line(text: str) -> str:
    """The ``text`` of a cell without its line ends: joined in Chinese, with a blank between letters or figures."""
    joined = ""
    for line in text.split("\n"):
        line = " ".join(line.split())
        parted = joined[-1:].isascii() and line[:1].isascii() and joined[-1:].isalnum() and line[:1].isalnum()
        joined += (" " if parted else "") + line
    return joined
