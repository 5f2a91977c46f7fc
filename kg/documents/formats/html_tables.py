"""Tables of HTML pages: data become rows, the cells of tables that only lay out a page become lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.documents.formats.grid import CELL, GridCell, is_data, laid_out, plain_rows, span
from kg.documents.operations import COPY, RESULT

Piece = tuple[int, int, str, str]
_OF_LINKS = 0.7  # of its text, from which a table without header cells is navigation


@dataclass(slots=True)
class _Cell:
    """A cell: its pieces ``[first, last)``, where its content begins and ends in the source, and what its tag says."""

    first: int
    start: int
    columns: int
    rows: int
    last: int = -1
    end: int = -1
    nested: bool = False


@dataclass(slots=True)
class OpenTable:
    """A table while it is read; ``first`` is the index of its first piece."""

    first: int
    layout: bool
    cells: list[list[_Cell]] = field(default_factory=list)
    header: bool = False
    linked: int = 0
    _current: _Cell | None = None

    def start_row(self, pieces: int, position: int) -> None:
        """A row begins behind so many ``pieces``, at ``position`` of the source."""
        self.end_cell(pieces, position)
        self.cells.append([])

    def start_cell(self, pieces: int, position: int, attributes: Mapping[str, str | None], *, header: bool) -> None:
        """A cell begins; ``position`` is the first of its content."""
        self.end_cell(pieces, position)
        if not self.cells:
            self.cells.append([])
        self.header |= header
        self._current = _Cell(pieces, position, span(attributes.get("colspan")), span(attributes.get("rowspan"), rows=True))
        self.cells[-1].append(self._current)

    def end_cell(self, pieces: int, position: int) -> None:
        """The cell that is open, if there is one, ends."""
        if self._current is not None:
            self._current.last, self._current.end = pieces, max(position, self._current.start)
            self._current = None

    def cut(self, pieces: int) -> None:
        """The pieces from that number on were taken away: page furniture that reached into cells."""
        for cell in (cell for row in reversed(self.cells) for cell in reversed(row)):
            if max(cell.first, cell.last) <= pieces:
                return
            cell.first, cell.last = min(cell.first, pieces), min(cell.last, pieces)

    def holds_table(self) -> None:
        """A table with text stands in the open cell."""
        if self._current is not None:
            self._current.nested = True

    def rewritten(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The ``pieces`` from ``first`` on as rows, or as lines where the table only lays out the page."""
        rows = [[self._grid_cell(cell, pieces) for cell in row] for row in self.cells]
        size = sum(len("".join(cell.text.split())) for row in rows for cell in row)
        links = not self.header and self.linked > _OF_LINKS * size
        if self.layout or links or not is_data(rows):
            return list(self._lines(pieces))
        return list(self._rows(pieces, rows))

    def _grid_cell(self, cell: _Cell, pieces: Sequence[Piece]) -> GridCell:
        text = "".join(piece[2] for piece in pieces[cell.first : cell.last])
        return GridCell(text, cell.columns, cell.rows, cell.nested)

    def _lines(self, pieces: Sequence[Piece]) -> Iterator[Piece]:
        done = self.first
        for cell in (cell for row in self.cells for cell in row):
            yield from pieces[done : cell.last]
            yield cell.end, cell.end, "\n", "line-break"
            done = max(done, cell.last)
        yield from pieces[done:]

    def _rows(self, pieces: Sequence[Piece], rows: Sequence[Sequence[GridCell]]) -> Iterator[Piece]:
        filled = [sum(bool(cell.text.strip()) for cell in row) for row in rows]
        plain = plain_rows(filled)
        done = self.first
        for number, (row, places) in enumerate(zip(self.cells, laid_out(rows), strict=True)):
            if not row:
                continue
            at = row[0].start
            yield from _between(pieces[done : row[0].first])
            for column, place in enumerate(places):
                if place >= 0:
                    cell = row[place]
                    yield from _between(pieces[done : cell.first]) if place else ()
                if column and number >= plain and filled[number]:
                    at = max(at, row[place].start) if place >= 0 else at
                    yield at, at, CELL, f"cell{RESULT}{CELL}"
                if place >= 0:
                    yield from _cell_pieces(pieces[cell.first : cell.last])
                    at, done = cell.end, cell.last
            yield at, at, "\n", "line-break"
        yield from _between(pieces[done:])


def _between(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """What stands outside the cells: a caption as a line of its own, blanks not at all."""
    if any(piece[2].strip() for piece in pieces):
        yield from pieces
        end = pieces[-1][1]
        yield end, end, "\n", "line-break"


def _cell_pieces(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The content of a cell in one line, without the blanks at its ends."""
    filled = [index for index, piece in enumerate(pieces) if piece[2].strip()]
    if not filled:
        return
    before = ""
    pending: Piece | None = None  # a line end or blank that parts two words
    for index, (start, end, text, operation) in enumerate(pieces[filled[0] : filled[-1] + 1], start=filled[0]):
        if not text.strip():
            pending = pending or (start, end, " ", "blank")
            continue
        if operation == COPY:
            left = len(text) - len(text.lstrip()) if index == filled[0] else 0
            right = len(text) - len(text.rstrip()) if index == filled[-1] else 0
            start, end, text = start + left, end - right, text[left : len(text) - right]
        if pending and before.isascii() and text[0].isascii() and before.isalnum() and text[0].isalnum():
            yield pending
        pending = None
        yield start, end, text, operation
        before = text[-1]
