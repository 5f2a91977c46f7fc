"""Figures of tables: each cell with a number, its subject from its row, unit, period and status from its header.

Readers give a table as lines with tabs between the cells, the header first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.fragment import Figure, Place, Status
from kg.relations.facts import RuleContext

_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)(%|‰)?")
_UNIT = re.compile(r"（([^（）]{1,6})）")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SCALES = (("万", 10_000.0), ("亿", 100_000_000.0))


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a table: where it begins in the text, and what it holds."""

    start: int
    text: str


def table_figures(context: RuleContext) -> list[Figure]:
    """The figures of all tables of the document, those of empty cells and of rows without a subject left out."""
    found: list[Figure] = []
    header: list[_Cell] = []
    for row in _rows(context.view.text):
        if not row:
            header = []
        elif not header:
            header = row
        else:
            found.extend(_row(context, header, row))
    return found


def _rows(text: str) -> Iterator[list[_Cell]]:
    """The cells of each line; an empty list for a line that is no row."""
    position = 0
    for line in text.split("\n"):
        cells: list[_Cell] = []
        if line.count("\t") >= 1:
            start = position
            for cell in line.split("\t"):
                cells.append(_Cell(start, cell.strip()))
                start += len(cell) + 1
        yield cells
        position += len(line) + 1


def _row(context: RuleContext, header: list[_Cell], row: list[_Cell]) -> Iterator[Figure]:
    subject = _subject(context, row[0])
    if subject is None:
        return
    columns = list(zip(header, row, strict=False))
    own_unit = next((cell.text for head, cell in columns if head.text in ("单位", "计量单位")), "")
    for head, cell in columns[1:]:
        number = _NUMBER.fullmatch(cell.text)
        named = _UNIT.search(head.text) or _UNIT.search(row[0].text)
        unit = (number.group(2) if number else "") or own_unit or (named.group(1) if named else "")
        if number is not None and unit:
            yield _figure(context, subject, row[0], head, cell, float(number.group(1).replace(",", "")), unit)


def _subject(context: RuleContext, cell: _Cell) -> int | None:
    """The first thing that the cell names."""
    mentions = context.view.mentions_between(cell.start, cell.start + len(cell.text))
    return context.first_entity(mention for mention in mentions if mention.label not in ("Place", "Post"))


def _figure(context: RuleContext, subject: int, first: _Cell, head: _Cell, cell: _Cell, value: float, unit: str) -> Figure:
    """The figure of one cell, scaled to its unit's base (万元 → 元); planned where its header or a year ahead says so."""
    scale = next((factor for sign, factor in _SCALES if unit.startswith(sign) and len(unit) > 1), 1.0)
    sentence = context.view.sentences[context.view.sentence_index(first.start)]
    year = _YEAR.search(head.text)
    issued = context.view.document.metadata.issued[:4]
    ahead = context.triggers.figures.planned_column.search(head.text) or (year is not None and issued != "" and year.group() > issued)
    status: Status = "planned" if ahead else "achieved"
    indicator = _UNIT.sub("", first.text)
    context.table.drafts[subject].wanted = True
    if context.body is not None:
        context.table.drafts[context.body].wanted = True
    place = Place(context.sheet.passage(sentence), cell.start, cell.start + len(cell.text))
    return Figure(
        subject=subject,
        body=context.body,
        indicator=indicator,
        value=value * scale,
        unit=unit[1:] if scale > 1 else unit,
        modifier="exact",
        period=year.group() if year else "",
        status=status,
        raw=cell.text,
        place=place,
    )


def without_repeated(prose: list[Figure], tables: list[Figure]) -> list[Figure]:
    """``prose`` and those of ``tables`` that it does not tell already."""
    told = {(f.subject, f.value, f.unit, f.status) for f in prose}
    return [*prose, *(f for f in tables if (f.subject, f.value, f.unit, f.status) not in told)]
