"""A built graph as a workbook for Excel, LibreOffice and WPS (Office Open XML, ECMA-376). The same graph gives the same bytes."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from loaders.errors import GraphFileError
from loaders.graph_files import GRAPH_GRAPHML, GraphFile
from loaders.tables.about import ABOUT_TITLE, ABOUT_WIDTHS, about_rows
from loaders.tables.contents import Progress, TableContents, TablesReport
from loaders.tables.heights import row_height
from loaders.tables.output import replacing
from loaders.tables.rejected import DOCUMENTS_JSONL, REJECTED_JSONL
from loaders.tables.sheets import MOST_ROWS, CellWriter, append, write_sheets

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that a zip archive can hold: no clock
_READABLE = 0o600 << 16  # the permissions of a file inside the archive


def write_workbook(graph: Path, out: Path, progress: Progress | None = None, *, most_rows: int = MOST_ROWS) -> TablesReport:
    """Write the tables of the built graph in the folder ``graph`` into the workbook ``out``; gives what was written.

    ``most_rows`` is how many rows a sheet may have, its header among them; a table with more goes on in a further sheet.
    Raises ``GraphFileError`` where the graph, documents.jsonl or rejected.jsonl is missing or damaged, and where ``out`` cannot be
    written or is one of these; a workbook that stood there then stays as it was.
    """
    _refuse_own_files(GraphFile(graph).path, out)
    contents, report = TableContents(graph), TablesReport(files=[out.name])
    with replacing(out, "the workbook") as path:
        path.touch()  # where nothing can be written, that is told before the work
        workbook = Workbook(write_only=True)
        workbook.properties.creator, workbook.properties.title = "union-kg", "工会知识图谱 / union-kg"
        workbook.properties.created = workbook.properties.modified = datetime(*_EPOCH)  # the format wants a time
        about = workbook.create_sheet(ABOUT_TITLE)
        cells = CellWriter(workbook, report)
        report.sheets.append(ABOUT_TITLE)
        for table in contents.tables.values():
            rows = contents.cells(table, report, progress)
            report.sheets += write_sheets(workbook, table.zh, table.columns, rows, cells, most_rows)
        _write_about(about, contents, report, cells)
        with _TimelessZip(path, "w", ZIP_DEFLATED) as archive:
            ExcelWriter(workbook, archive).save()
    return report


def _refuse_own_files(graph: Path, out: Path) -> None:
    own = (graph, *(graph.with_name(name) for name in (DOCUMENTS_JSONL, REJECTED_JSONL, GRAPH_GRAPHML)))
    if out.exists() and any(each.exists() and out.samefile(each) for each in own):
        raise GraphFileError("the graph would be overwritten with its own export", place=str(out), remedy="Name another file")


def _write_about(sheet: Workbook, contents: TableContents, report: TablesReport, cells: CellWriter) -> None:
    """The sheet stands first and is written last, when all is counted."""
    sheet.freeze_panes = "A2"
    for number, width in enumerate(ABOUT_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    heading, *rows = about_rows(contents, report)
    titles = [WriteOnlyCell(sheet, title) for title in heading]
    for title in titles:
        title.font = Font(bold=True)
    append(sheet, 1, titles, None)
    for number, row in enumerate(rows, 2):
        append(sheet, number, cells.row(row, [True] * len(row)), row_height(row, ABOUT_WIDTHS))
    sheet.close()


class _TimelessZip(ZipFile):
    """An archive whose members bear no time: openpyxl would give each that of its writing."""

    def writestr(self, zinfo_or_arcname: ZipInfo | str, data: Any, *compression: Any) -> None:  # noqa: ANN401 - as in ZipFile
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        super().writestr(_member(name), data, *compression)

    def write(self, filename: Any, arcname: Any = None, *_: Any) -> None:  # noqa: ANN401 - as in ZipFile
        member = _member(arcname or str(filename))
        member.file_size = Path(filename).stat().st_size
        with Path(filename).open("rb") as source, self.open(member, "w") as target:
            shutil.copyfileobj(source, target)


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name, _EPOCH)
    member.compress_type, member.external_attr = ZIP_DEFLATED, _READABLE
    return member
