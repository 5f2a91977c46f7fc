"""The tables of a text: their captions, header rows and data rows.

Readers give a table as lines with tabs between the cells; a cell covered by a merged one is empty. Where a plain text lost the tabs
at its line ends, a short line between two rows is the row of a group.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_LONGEST_CAPTION = 60  # characters
_LONGEST_GROUP = 30
_MOST_CAPTIONS = 3
_MOST_HEADER_ROWS = 4
_SENTENCE_END = re.compile("[。；！？]")
_FIELD = re.compile(r"[：:]|(?:19|20)\d\d年\d{1,2}月")
_COLUMN_NAME = re.compile("[甲乙丙丁戊A-E]|栏次|序号|行次")
_YEAR = re.compile(r"(?:19|20)\d\d年?")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds, without the blanks around it, and where that begins in the text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where its text ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the lines before it that say what it is, the cells above each column from the top, and its rows of data."""

    captions: tuple[Cell, ...]
    heads: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]


def find_tables(text: str, is_amount: Callable[[str], bool]) -> Iterator[Table]:
    """The tables of ``text`` that have a row under their header; ``is_amount`` tells the cells that hold a figure alone."""
    before: list[Cell] = []
    block: list[list[Cell]] = []
    lines = list(_lines(text))
    for number, cells in enumerate(lines):
        if len(cells) > 1 or (block and _is_group(lines, number)):
            if block and _begins_another(block, cells, is_amount):
                yield from _table(before, block, is_amount)
                before, block = [], []
            block.append(cells)
            continue
        if block:
            yield from _table(before, block, is_amount)
            before, block = [], []
        line = cells[0].text
        before = [*before, cells[0]][-_MOST_CAPTIONS:] if len(line) <= _LONGEST_CAPTION and not _SENTENCE_END.search(line) else []
    yield from _table(before, block, is_amount)


def _lines(text: str) -> Iterator[list[Cell]]:
    """The cells of each line; a line that is no row is one cell."""
    position = 0
    for line in text.split("\n"):
        cells: list[Cell] = []
        start = position
        for cell in line.split("\t"):
            cells.append(Cell(start + len(cell) - len(cell.lstrip()), cell.strip()))
            start += len(cell) + 1
        yield cells
        position += len(line) + 1


def _is_group(lines: Sequence[Sequence[Cell]], number: int) -> bool:
    """Whether a line without tabs stands between two rows of one table."""
    line = lines[number][0].text
    following = lines[number + 1] if number + 1 < len(lines) else ()
    if len(line) > _LONGEST_GROUP or _SENTENCE_END.search(line) or not line:
        return False
    return len(following) > 1 and len(following) == len(lines[number - 1])


def _begins_another(block: Sequence[Sequence[Cell]], cells: Sequence[Cell], is_amount: Callable[[str], bool]) -> bool:
    """Whether a row of another width, without figures, is the header of a further table."""
    return len(cells) > 1 and len(cells) != len(block[-1]) and len(block[-1]) > 1 and not _holds_figures(cells, is_amount)


def _table(captions: Sequence[Cell], block: Sequence[Sequence[Cell]], is_amount: Callable[[str], bool]) -> Iterator[Table]:
    width = max(map(len, block), default=0)
    rows = [(*row, *(Cell(row[-1].end, "") for _ in range(width - len(row)))) for row in block]
    titles = next((number for number, row in enumerate(rows) if not _says_what_follows(row)), len(rows))
    captions = [*captions, *(cell for row in rows[:titles] for cell in row if cell.text)]
    rows = [row for row in rows[titles:] if not _numbers_columns(row)]
    count = _header_rows(rows, is_amount)
    header, data = rows[:count], [row for row in rows[count:] if not _repeats(row, rows[:count])]
    if data and width > 1:
        yield Table(tuple(captions), tuple(_heads(header, width)), tuple(data))


def _says_what_follows(row: Sequence[Cell]) -> bool:
    """Whether a row in front of a table is its title, or the fields of a form (填报单位：…) with a date."""
    filled = [cell for cell in row if cell.text]
    return len(filled) <= 1 or (2 * len(filled) <= len(row) and any(_FIELD.search(cell.text) for cell in filled))


def _numbers_columns(row: Sequence[Cell]) -> bool:
    """Whether a row under the header only numbers the columns (甲, 乙, 1, 2, 3)."""
    numbers = [cell.text for cell in row if cell.text.isdecimal()]
    names = [cell.text for cell in row if cell.text and not cell.text.isdecimal()]
    return (
        len(numbers) > 1
        and numbers == [str(number + 1) for number in range(len(numbers))]
        and all(_COLUMN_NAME.fullmatch(n) for n in names)
    )


def _header_rows(rows: Sequence[Sequence[Cell]], is_amount: Callable[[str], bool]) -> int:
    """How many rows in front are header: the first, unless it holds figures that are no bare years, and those whose label it covers."""
    for number, row in enumerate(rows[: _MOST_HEADER_ROWS + 1]):
        if number and row[0].text not in ("", rows[0][0].text):
            return number
        years = [cell for cell in row[1:] if _YEAR.fullmatch(cell.text)]
        amounts = [cell for cell in row[1:] if is_amount(cell.text)]
        if amounts and not (years and len(years) >= len(amounts) and not _YEAR.fullmatch(row[0].text)):
            return number
    return min(len(rows), _MOST_HEADER_ROWS)


def _holds_figures(row: Sequence[Cell], is_amount: Callable[[str], bool]) -> bool:
    return any(is_amount(cell.text) for cell in row[1:])


def _repeats(row: Sequence[Cell], header: Sequence[Sequence[Cell]]) -> bool:
    """Whether a row is one of the header again, as at the top of a further page."""
    return any([cell.text for cell in row] == [cell.text for cell in head] for head in header)


def _heads(header: Sequence[Sequence[Cell]], width: int) -> Iterator[tuple[Cell, ...]]:
    """The cells above each column. One that is merged over several columns stands above each of them."""
    filled: list[list[Cell]] = []
    for number, row in enumerate(header):
        cells = list(row)
        if number < len(header) - 1:
            for column in range(1, width):
                goes_on = not row[column].text and all(not above[column].text for above in header[:number])
                if goes_on and column > 0 and cells[column - 1].text:
                    cells[column] = cells[column - 1]
        filled.append(cells)
    for column in range(width):
        yield tuple(row[column] for row in filled if row[column].text)
