"""A built graph as CSV files (RFC 4180), one for each table, in UTF-8 with a byte order mark, so that Excel shows the Chinese.

The cells are those of the workbook, with three differences: nothing is cut; a text that a spreadsheet would take for a formula has an
apostrophe before it (``loaders.tables.cells.guarded`` tells the rule, which loses nothing); and there are no notes, so
``columns.csv`` tells the fields and English titles of all columns.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from loaders.errors import GraphFileError
from loaders.tables.cells import allowed, guarded
from loaders.tables.contents import Progress, TableContents, TablesReport
from loaders.tables.display import Shown
from loaders.tables.output import replacing

_COLUMNS_FILE = "columns"
_COLUMNS_HEADING = ["文件", "列", "字段", "英文名称", "说明"]


def write_csv(graph: Path, out: Path, progress: Progress | None = None) -> TablesReport:
    """Write the tables of the built graph in the folder ``graph`` into the folder ``out``, which is made; gives what was written.

    Files of these names that stand there are replaced when all of them are written. Raises ``GraphFileError`` where the graph,
    documents.jsonl or rejected.jsonl is missing or damaged, and where ``out`` cannot be written to.
    """
    contents, report = TableContents(graph), TablesReport()
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = "this is a file" if out.is_file() else f"the folder cannot be made ({error.strerror})"
        raise GraphFileError(problem, place=str(out), remedy="Name a folder for the CSV files with --out") from error
    with ExitStack() as files:
        for table in contents.tables.values():
            heading = [column.zh for column in table.columns]
            _write(files, out / f"{table.name}.csv", heading, contents.cells(table, report, progress), report)
        columns = ([table.name, each.zh, each.field, each.en, each.note] for table in contents.tables.values() for each in table.columns)
        _write(files, out / f"{_COLUMNS_FILE}.csv", _COLUMNS_HEADING, columns, report)
    return report


def _write(files: ExitStack, path: Path, heading: list[str], rows: Iterable[Iterable[Shown]], report: TablesReport) -> None:
    """Write one file, which gets its name when ``files`` is closed."""
    unfinished = files.enter_context(replacing(path, "the table"))
    with unfinished.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        for row in rows:
            writer.writerow([_cell(value, report) if isinstance(value, str) else value for value in row])
    report.files.append(path.name)


def _cell(text: str, report: TablesReport) -> str:
    cleaned, replaced = allowed(text)
    safe, has_guard = guarded(cleaned)
    report.replaced += replaced
    report.guarded += has_guard
    return safe
