"""Figures of tables: each cell with a number, its subject from its row, unit, period and status from its header.

Where the row names nothing that can be measured, the column, the group of rows or the caption does, and at last the body whose table
it is. Indicators may stand in the rows and periods in the columns, or the other way round.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from kg.fragment import Figure, Place, Status
from kg.language.mention_resolver import Mention
from kg.language.quantities import Quantity
from kg.relations.facts import RuleContext
from kg.relations.table_columns import Columns, columns_of
from kg.relations.table_layout import Cell, Table, find_tables
from kg.relations.table_words import Amount, Said, TableWords

_MARKS = "，；。、：;"
_DAY = re.compile(r"月\d{1,2}日")  # the day on which a table was filled in, which dates no figure
_MOST_IN_CELL = 40  # quantities
_MEASURED = frozenset(("Campaign", "Initiative", "Mechanism", "Platform", "Facility", "Award", "Event"))


@dataclass(frozen=True, slots=True)
class _Named:
    """What a stretch of a table names: something measured (a programme, a group, at last a body), and a body."""

    subject: int | None = None
    body: int | None = None
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: what its label names and says."""

    named: _Named
    said: Said
    first: Cell


def table_figures(context: RuleContext) -> list[Figure]:
    """The figures of all tables of the document, those of empty cells left out."""
    text = context.view.text
    if "\t" not in text:
        return []
    issued = context.view.document.metadata.issued[:4]
    words = TableWords(int(issued) if issued.isdecimal() else None)
    found = [figure for table in find_tables(text, words.is_amount) for figure in _TableReader(context, words, table).figures()]
    return list({(f.subject, f.body, f.indicator, f.value, f.unit, f.period, f.status): f for f in reversed(found)}.values())[::-1]


class _TableReader:
    """Reads one table."""

    def __init__(self, context: RuleContext, words: TableWords, table: Table) -> None:
        self._context = context
        self._words = words
        self._table = table
        self._columns: Columns = columns_of(table, words, self._tells_figure)
        self._heads = [self._named(head) for head in table.heads] or [_Named()] * len(table.rows[0])
        self._caption = self._without_role(self._named(table.captions))
        caption = [words.said(cell.text) for cell in table.captions]
        dated = [said.period for said, cell in zip(caption, table.captions, strict=True) if not _DAY.search(cell.text)]
        self._caption_period = next((period for period in reversed(dated) if period), "")
        self._caption_status = next((said.status for said in reversed(caption) if said.status), None)
        units = [words.caption_unit(cell.text) or said.unit for cell, said in zip(table.captions, caption, strict=True)]
        self._caption_unit = next((unit for unit in reversed(units) if unit), "")

    def figures(self) -> Iterator[Figure]:
        """The figures of the table, row by row."""
        group = whole = _Named()
        above: dict[int, Cell] = {}  # the last label of each column, which merged cells below it share
        for row in self._table.rows:
            amounts = [column for column in (*self._columns.amounts, *self._columns.told) if self._holds_figure(row[column])]
            labels = [row[column] for column in self._columns.labels]
            if not amounts:
                if any(cell.text for cell in labels) and not any(self._words.part.fullmatch(cell.text) for cell in labels):
                    group = self._named(labels)
                    above.clear()
                continue
            labels = self._labels(row, above)
            read = self._row(row, labels, whole, group)
            if read is None:
                continue
            if not self._is_part(labels):
                whole = read.named
            for column in amounts:
                yield from self._cell_figures(row, column, read, group)

    def _holds_figure(self, cell: Cell) -> bool:
        return self._words.is_amount(cell.text) or self._tells_figure(cell)

    def _tells_figure(self, cell: Cell) -> bool:
        return bool(self._quantities(cell))

    def _quantities(self, cell: Cell) -> list[Quantity]:
        """The quantities that the words of a cell tell."""
        quantities = self._context.view.quantities
        first = bisect_left(quantities, cell.start, key=lambda quantity: quantity.start)
        inside = takewhile(lambda quantity: quantity.end <= cell.end, quantities[first : first + _MOST_IN_CELL])
        return [quantity for quantity in inside if quantity.kind == "figure" and quantity.unit]

    def _labels(self, row: Sequence[Cell], above: dict[int, Cell]) -> list[Cell]:
        """The cells that say what a row is about, with those that reach down from above."""
        labels: list[Cell] = []
        last = next((column for column in reversed(self._columns.labels) if row[column].text), -1)
        dated = any(row[column].text for column in self._columns.periods)
        for column in self._columns.labels:
            if row[column].text:
                above[column] = row[column]
                for later in [other for other in above if other > column]:
                    del above[later]
                labels.append(row[column])
            elif (column < last or dated) and column in above:
                labels.append(above[column])
        return labels

    def _is_part(self, labels: Sequence[Cell]) -> bool:
        return any(self._words.part.match(cell.text) for cell in labels)

    def _row(self, row: Sequence[Cell], labels: Sequence[Cell], whole: _Named, group: _Named) -> _Row | None:
        """What a row is about; ``None`` where nothing says it."""
        periods = [row[column] for column in self._columns.periods if row[column].text]
        if not labels and not periods:
            return None
        named = self._named(labels)
        if self._is_part(labels):
            named = _Named(
                named.subject if named.subject is not None else whole.subject, named.body if named.body is not None else whole.body
            )
        elif any(self._words.total.fullmatch(cell.text) for cell in labels):
            named = _Named(named.subject, group.body)
        said = [self._words.said(self._words.part.sub("", cell.text, count=1)) for cell in labels]
        period = next((each.period for each in (*(self._words.said(cell.text) for cell in periods), *said) if each.period), "")
        unit = next((unit for column in self._columns.units if (unit := self._words.unit(row[column].text))), "")
        unit = unit or next((each.unit for each in said if each.unit), "")
        status = next((each.status for each in said if each.status == "planned"), None)
        label = "".join(each.words for each in said[-1:])
        return _Row(named, Said(label, period, unit, status), (*labels, *periods)[-1])

    def _cell_figures(self, row: Sequence[Cell], column: int, read: _Row, group: _Named) -> Iterator[Figure]:
        head, cell = self._columns.said[column], row[column]
        subject, by_name = self._subject(read.named, self._heads[column], group)
        if subject is None:
            return
        body = self._body(read.named, self._heads[column], group)
        if not self._words.is_amount(cell.text):
            for quantity in self._quantities(cell):
                amount = Amount(quantity.value, quantity.unit, quantity.modifier)
                yield self._figure(*self._stretch(cell, quantity), column, read, (subject, body), amount)
            return
        unit = read.said.unit or head.unit or self._caption_unit
        if head.unit in ("%", "‰") or (not head.unit and self._words.unit_by_word(head.words) == "%"):
            unit = head.unit or "%"  # a share among columns whose rows or caption have a unit of their own
        unit = unit or self._words.unit_by_word(head.words) or self._words.unit_by_word(read.said.words)
        for amount in self._words.amounts(cell.text, unit):
            if amount.unit or (by_name and self._table.heads):  # numbers without unit or header may be those of pages
                yield self._figure(cell, "", column, read, (subject, body), amount)

    def _stretch(self, cell: Cell, quantity: Quantity) -> tuple[Cell, str]:
        """The words of a cell about one of its quantities, and these without it."""
        text = self._context.view.text
        start = max(text.rfind(mark, cell.start, quantity.start) for mark in _MARKS) + 1 or cell.start
        end = min((place for mark in _MARKS if (place := text.find(mark, quantity.end, cell.end)) >= 0), default=cell.end)
        about = text[start : quantity.start] + text[quantity.end : end]
        return Cell(start, text[start:end]), about.strip("的达到为至")

    def _subject(self, row: _Named, head: _Named, group: _Named) -> tuple[int | None, bool]:
        """What a figure measures, and whether the table names it."""
        for named in (row, head, group, self._caption):
            if named.subject is not None:
                return named.subject, True
            if named.is_person:
                return None, False
        return self._context.body, False

    def _body(self, row: _Named, head: _Named, group: _Named) -> int | None:
        """The body whose figure it is: the one that row, column, group or caption name, else the document's."""
        return next((named.body for named in (row, head, group, self._caption) if named.body is not None), self._context.body)

    def _named(self, cells: Sequence[Cell]) -> _Named:
        """What ``cells`` name, programmes before groups before bodies."""
        mentions = [mention for cell in cells for mention in self._context.view.mentions_between(cell.start, cell.end)]
        bodies = [m for m in mentions if m.label in self._context.classes.organizations]
        things = [m for m in mentions if m.label in _MEASURED]
        groups = [m for m in mentions if m.label == "TargetGroup"]
        others = [m for m in mentions if m.label == "Instrument"]
        subject = self._context.first_entity((*things, *groups, *bodies, *others))
        body = self._context.first_entity(bodies)
        if body is None:
            body = self._body_of_place(mentions)
        return _Named(subject, body, is_person=subject is None and any(m.label == "Person" for m in mentions))

    def _without_role(self, named: _Named) -> _Named:
        """``named`` without a body that is a mere role (各县区工会): a caption speaks of these together."""
        if named.body is None or self._context.places.of_name(self._context.table.name(named.body)) is not None:
            return named
        return _Named(None if named.subject == named.body else named.subject, None, named.is_person)

    def _body_of_place(self, mentions: Sequence[Mention]) -> int | None:
        """The federation of a place that a row names, where the vocabulary or the text knows it by name."""
        for mention in mentions:
            index = self._context.entity(mention) if mention.label == "Place" else None
            if index is not None:
                wanted = f"{self._context.table.name(index)}总工会"
                drafts = self._context.table.drafts
                return next((number for number, draft in enumerate(drafts) if draft.type == "TradeUnion" and draft.name == wanted), None)
        return None

    def _figure(self, cell: Cell, about: str, column: int, read: _Row, of: tuple[int, int | None], amount: Amount) -> Figure:
        """The figure of a cell, or of the stretch of one whose words are ``about`` it; ``of``: what it measures and whose it is."""
        context, head = self._context, self._columns.said[column]
        subject, body = of
        sentence = context.view.sentences[context.view.sentence_index(cell.start)]
        period = head.period or read.said.period or self._caption_period
        status = self._status(head, read.said, period, sentence.part)
        for index in of:
            if index is not None:
                context.table.drafts[index].wanted = True
        metadata = context.view.document.metadata
        if not period and status == "achieved" and sentence.part == "review" and metadata.reviewed:
            period = str(metadata.reviewed)
        elif not period and status == "planned" and sentence.part == "plan" and metadata.planned:
            period = str(metadata.planned)
        return Figure(
            subject=subject,
            body=body,
            indicator=self._indicator(read, Said(about) if about else head, subject, body),
            value=amount.value,
            unit=amount.unit,
            modifier=amount.modifier,
            period=period,
            status=status,
            raw=cell.text,
            place=Place(context.sheet.passage(sentence), cell.start, min(cell.end, sentence.end)),
        )

    def _status(self, head: Said, row: Said, period: str, part: str) -> Status:
        """Planned where the header, the row or the caption say so or a year ahead is meant, else by the part of the document."""
        if head.status or row.status:
            return head.status or row.status or "achieved"
        if self._words.is_ahead(period):
            return "planned"
        if self._caption_status == "planned" or (part == "plan" and self._caption_status is None):
            return "achieved" if self._words.is_past(period) else "planned"
        return "achieved"

    def _indicator(self, row: _Row, head: Said, subject: int, body: int | None) -> str:
        """What is measured: the words of the row and those of the column, without a label that only names a body or a total."""
        label = "" if row.named.subject is not None and row.named.subject == body else row.said.words
        if self._words.total.fullmatch(label):
            label = ""
        words = "" if self._words.plain.fullmatch(head.words) or head.words in label else head.words
        return f"{label}{words}" or self._context.table.name(subject)


def without_repeated(prose: list[Figure], tables: list[Figure]) -> list[Figure]:
    """``prose`` without what it read in the cells of ``tables``, and those of ``tables`` that it does not tell already."""
    cells: dict[tuple[int, float], list[Figure]] = {}
    for figure in tables:
        cells.setdefault((figure.place.passage, figure.value), []).append(figure)
    kept = [f for f in prose if not any(_overlap(f, cell) for cell in cells.get((f.place.passage, f.value), ()))]
    told = {(f.subject, f.value, f.unit, f.status) for f in kept}
    return [*kept, *(f for f in tables if (f.subject, f.value, f.unit, f.status) not in told)]


def _overlap(one: Figure, other: Figure) -> bool:
    return one.place.start < other.place.end and other.place.start < one.place.end
