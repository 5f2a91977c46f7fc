"""The tables of a built graph's folder, each with its rows: what a workbook and CSV files have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from loaders.graph_files import GraphFile
from loaders.tables.columns import Table, load_tables
from loaders.tables.display import Display, Shown
from loaders.tables.evidence import Row
from loaders.tables.facts import fact_rows
from loaders.tables.graph import TableGraph
from loaders.tables.rejected import rejected_rows
from loaders.tables.rows import document_rows, entity_rows, observation_rows, relation_rows
from loaders.tables.targets import target_rows

Progress = Callable[[int], None]
"""Called with the number of rows written so far."""

_STEP = 200  # rows between two calls


@dataclass(slots=True)
class TablesReport:
    """What was written: the ``files``, the number of rows by table, and what a spreadsheet could not hold as it is.

    ``cut`` counts texts that are longer than a cell can be, ``replaced`` those with characters that no spreadsheet can hold, ``guarded``
    those that would have been taken for formulas and have an apostrophe before them (CSV only). ``sheets`` are the names of the sheets.
    """

    files: list[str] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    sheets: list[str] = field(default_factory=list)
    cut: int = 0
    replaced: int = 0
    guarded: int = 0


class TableContents:
    """The tables of the graph in the folder ``path`` (or of the graph.json that it names, with the files beside it).

    Raises ``GraphFileError`` where the graph, documents.jsonl or rejected.jsonl is missing or damaged.
    """

    def __init__(self, path: Path) -> None:
        file = GraphFile(path)
        self.attributes = file.attributes
        self.tables = load_tables()
        self.display = Display()
        self._graph = TableGraph.of_file(file)
        self._rejected = list(rejected_rows(file.path.parent))  # now, so that a damaged file is told before anything is written

    def cells(self, table: Table, report: TablesReport, progress: Progress | None) -> Iterator[list[Shown]]:
        """The rows of ``table`` as cells; they are counted in ``report`` and told to ``progress``."""
        shown, before = self.display.cells(table), sum(report.rows.values())
        report.rows[table.name] = 0
        for number, row in enumerate(self._rows(table.name), 1):
            report.rows[table.name] = number
            if progress is not None and number % _STEP == 0:
                progress(before + number)
            yield shown(row)

    def _rows(self, name: str) -> Iterator[Row]:
        if name == "rejected":
            return iter(self._rejected)
        makers: dict[str, Callable[[TableGraph], Iterator[Row]]] = {
            "facts": fact_rows,
            "entities": entity_rows,
            "relations": relation_rows,
            "observations": observation_rows,
            "targets": target_rows,
            "documents": document_rows,
        }
        return makers[name](self._graph)
