"""What the columns of a table are: labels, units, periods, figures; the others (serial numbers, notes) are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.relations.table_layout import Cell, Table
from kg.relations.table_words import Said, TableWords, joined

_NONE = frozenset(("", "—", "——", "-", "--", "－", "–", "/", "／", "…", "……", "无", "×", "*", "\\"))
_YEAR = re.compile(r"(?:19|20)\d\d(?:年(?:度|底|末|\d{1,2}月(?:底|末)?)?)?(?:[—–\-~～至](?:19|20)\d\d年?)?")


@dataclass(frozen=True, slots=True)
class Columns:
    """The numbers of the columns of each kind, and what the header says of every column."""

    labels: tuple[int, ...]
    units: tuple[int, ...]
    periods: tuple[int, ...]
    amounts: tuple[int, ...]
    said: tuple[Said, ...]


def columns_of(table: Table, words: TableWords) -> Columns:
    """The kinds of the columns of ``table``."""
    width = len(table.rows[0])
    said = tuple(joined((words.said(cell.text) for cell in head), words.plain) for head in table.heads) or (Said(),) * width
    names = ["".join(cell.text for cell in head) for head in table.heads] or [""] * width
    kinds = [_kind(names[column], [row[column] for row in table.rows], words) for column in range(width)]
    if kinds[0] == "amount":  # numbers in front of all names count the rows
        kinds[0] = "label" if kinds.count("label") == 0 else "serial"
    first = kinds.index("amount") if "amount" in kinds else width
    return Columns(
        labels=tuple(column for column, kind in enumerate(kinds) if kind == "label" and column < first),
        units=tuple(column for column, kind in enumerate(kinds) if kind == "unit"),
        periods=tuple(column for column, kind in enumerate(kinds) if kind == "period"),
        amounts=tuple(column for column, kind in enumerate(kinds) if kind == "amount"),
        said=said,
    )


def _kind(name: str, cells: Sequence[Cell], words: TableWords) -> str:
    filled = [cell.text for cell in cells if cell.text not in _NONE]
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
