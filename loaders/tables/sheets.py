"""One table on the sheets of a workbook: a header that stays in sight and can be filtered, then a row for each row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from loaders.tables.cells import allowed, escaped, fitting, guarded
from loaders.tables.columns import Column
from loaders.tables.contents import TablesReport
from loaders.tables.display import Shown
from loaders.tables.heights import row_height

MOST_ROWS = 1_048_576
"""How many rows a sheet of Excel has, its header among them."""

_WRAPPED = frozenset(("wrapped", "list"))
_HEADER_COLOUR = "DCE6F1"
_COMMENT_WIDTH, _COMMENT_HEIGHT = 260, 110  # pixels


class CellWriter:
    """Makes cells of values, for the sheets of one workbook; text is never a formula, an error or a number, whatever it looks like.

    The cells are used again and again: each is written before the next value is put into it.
    """

    def __init__(self, workbook: Workbook, report: TablesReport) -> None:
        self._report = report
        sheet = workbook.worksheets[0]
        self._texts = {
            (wrapped, quoted): _text_cell(sheet, wrapped=wrapped, quoted=quoted) for wrapped in (False, True) for quoted in (False, True)
        }
        self._whole, self._broken = (_number_cell(sheet, form) for form in ("#,##0", "#,##0.0###"))

    def row(self, values: Iterable[Shown], wraps: Iterable[bool]) -> Iterator[WriteOnlyCell | None]:
        """The cells of a row, one by one; ``wraps`` tells which of them wrap."""
        for value, wrapped in zip(values, wraps, strict=True):
            yield self.cell(value, wrapped=wrapped)

    def cell(self, value: Shown, *, wrapped: bool = False) -> WriteOnlyCell | None:
        """The cell that shows ``value``; none for nothing. Long text in it runs over several lines if ``wrapped``."""
        if value is None or value == "":
            return None
        if isinstance(value, str):
            return self._text(value, wrapped)
        cell = self._whole if isinstance(value, int) else self._broken
        cell.value = value
        return cell

    def _text(self, value: str, wrapped: bool) -> WriteOnlyCell:
        text, replaced = allowed(value)
        text, cut = fitting(escaped(text))
        self._report.replaced += replaced
        self._report.cut += cut
        cell = self._texts[wrapped, guarded(text)[1]]
        cell.value = text
        cell.data_type = "s"  # or openpyxl would make a formula of “=…” and an error of “#N/A”
        return cell


def write_sheets(
    workbook: Workbook, title: str, columns: tuple[Column, ...], rows: Iterable[list[Shown]], cells: CellWriter, most_rows: int
) -> list[str]:
    """Write ``rows`` on a sheet named ``title``, and on further ones (“关系 2”) where one has no room; gives their names."""
    titles: list[str] = []
    wraps, widths = [column.kind in _WRAPPED for column in columns], [column.width for column in columns]
    sheet, room = None, 0
    for row in rows:
        if sheet is None or not room:
            _finish(sheet, columns, most_rows)
            sheet, room = _begun(workbook, title, columns, titles), most_rows - 1
        append(sheet, most_rows - room + 1, cells.row(row, wraps), row_height(_long(row, wraps), widths))
        room -= 1
    if sheet is None:
        sheet, room = _begun(workbook, title, columns, titles), most_rows - 1
    _finish(sheet, columns, most_rows - room)
    return titles


def append(sheet: Workbook, number: int, cells: Iterable[WriteOnlyCell | None], height: float | None) -> None:
    """Append ``cells`` as the row ``number``, with a height in points; what the sheet notes of the row is forgotten once it is written."""
    if height is not None:
        sheet.row_dimensions[number].height = height
    sheet.append(cells)
    sheet.row_dimensions.pop(number, None)


def _long(row: list[Shown], wraps: list[bool]) -> list[Shown]:
    return [value if wrapped else None for value, wrapped in zip(row, wraps, strict=True)]


def _begun(workbook: Workbook, title: str, columns: tuple[Column, ...], titles: list[str]) -> Workbook:
    name = f"{title} {len(titles) + 1}" if titles else title
    titles.append(name)
    sheet = workbook.create_sheet(name)
    sheet.freeze_panes = "B2"
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    append(
        sheet,
        1,
        [_header(sheet, column) for column in columns],
        row_height([column.zh for column in columns], [column.width for column in columns]),
    )
    return sheet


def _finish(sheet: Workbook | None, columns: tuple[Column, ...], last_row: int) -> None:
    """The filter covers all rows that were written; the sheet goes to its file, so that it takes no memory any more."""
    if sheet is not None:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last_row}"
        sheet.close()


def _header(sheet: Workbook, column: Column) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, column.zh)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", start_color=_HEADER_COLOUR)
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    note = "\n".join(filter(None, (f"{column.en} ({column.field})", column.note)))
    cell.comment = Comment(note, "union-kg", width=_COMMENT_WIDTH, height=_COMMENT_HEIGHT)
    return cell


def _text_cell(sheet: Workbook, *, wrapped: bool, quoted: bool) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet)
    cell.alignment = Alignment(vertical="top", wrap_text=wrapped)
    if quoted:
        cell.quotePrefix = True  # it stays text when someone edits it
    return cell


def _number_cell(sheet: Workbook, form: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet)
    cell.alignment = Alignment(vertical="top")
    cell.number_format = form
    return cell
