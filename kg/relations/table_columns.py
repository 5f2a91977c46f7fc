"""What the columns of a table are: labels, units, periods, figures; the others (serial numbers, notes) are left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.relations.table_layout import Cell, Table
from kg.relations.table_words import Said, TableWords, joined

_NONE = frozenset(("", "—", "——", "-", "--", "－", "–", "/", "／", "…", "……", "无", "×", "*", "\\"))
_YEAR = re.compile(r"(?:19|20)\d\d(?:年(?:度|底|末|\d{1,2}月(?:底|末)?)?)?(?:[—–\-~～至](?:19|20)\d\d年?)?")


@dataclass(frozen=True, slots=True)
class Columns:
    """The numbers of the columns of each kind, and what the header says of every column.

    ``amounts`` hold figures alone, ``told`` figures in words (新建50家).
    """

    labels: tuple[int, ...]
    units: tuple[int, ...]
    periods: tuple[int, ...]
    amounts: tuple[int, ...]
    told: tuple[int, ...]
    said: tuple[Said, ...]


def columns_of(table: Table, words: TableWords, tells_figure: Callable[[Cell], bool]) -> Columns:
    """The kinds of the columns of ``table``; ``tells_figure`` is whether the words of a cell hold a quantity."""
    width = len(table.rows[0])
    said = tuple(joined((words.said(cell.text) for cell in head), words.plain) for head in table.heads) or (Said(),) * width
    names = ["".join(cell.text for cell in head) for head in table.heads] or [""] * width
    columns = [[row[column] for row in table.rows if row[column].text not in _NONE] for column in range(width)]
    kinds = [_kind(name, cells, words) for name, cells in zip(names, columns, strict=True)]
    for column in range(1, width):
        if kinds[column] == "label" and 2 * sum(map(tells_figure, columns[column])) >= len(columns[column]) > 0:
            kinds[column] = "told"
    if kinds[0] == "amount":  # numbers in front of all names count the rows
        kinds[0] = "label" if kinds.count("label") == 0 else "serial"
    first = next((column for column, kind in enumerate(kinds) if kind in ("amount", "told")), width)
    return Columns(
        labels=tuple(column for column, kind in enumerate(kinds) if kind == "label" and column < first),
        units=tuple(column for column, kind in enumerate(kinds) if kind == "unit"),
        periods=tuple(column for column, kind in enumerate(kinds) if kind == "period"),
        amounts=tuple(column for column, kind in enumerate(kinds) if kind == "amount"),
        told=tuple(column for column, kind in enumerate(kinds) if kind == "told"),
        said=said,
    )


def _kind(name: str, cells: Sequence[Cell], words: TableWords) -> str:
    filled = [cell.text for cell in cells]
    plain = name.strip()
    if words.serial.fullmatch(plain):
        return "serial"
    if words.unit_column.fullmatch(plain) and filled and sum(bool(words.unit(text)) for text in filled) * 2 > len(filled):
        return "unit"
    if filled and all(_YEAR.fullmatch(text) for text in filled) and (len(filled) > 1 or words.period_column.fullmatch(plain)):
        return "period"
    if words.ignored.fullmatch(plain):
        return "ignored"
    if filled and sum(words.is_amount(text) for text in filled) * 2 >= len(filled):
        return "amount"
    return "label"
