"""``union-kg export --format xlsx|csv``: the graph as tables for a spreadsheet."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from loaders.tables.contents import TablesReport


def export_tables(kind: str, graph: Path, out: Path, *, json_output: bool, quiet: bool) -> int:
    """Write the graph in the folder ``graph`` as a workbook (``xlsx``) or as CSV files (``csv``) to ``out``, and tell what was written."""
    import json
    from dataclasses import asdict

    from kg.progress import progress_bar
    from loaders.tables.csv_files import write_csv
    from loaders.tables.workbook import write_workbook

    write = write_workbook if kind == "xlsx" else write_csv
    with progress_bar("Writing rows", shown=not quiet and not json_output and sys.stderr.isatty()) as progress:
        report = write(graph, out, progress)
    if json_output:
        typer.echo(json.dumps({"out": str(out), "format": kind, **asdict(report)}, ensure_ascii=False, indent=1))
    elif not quiet:
        typer.echo(_summary(report, out))
    return 0


def _summary(report: TablesReport, out: Path) -> str:
    counts = ", ".join(f"{count:,} {name}" for name, count in report.rows.items())
    lines = [f"{counts}: written to {out}"]
    if report.cut:
        lines.append(f"{report.cut:,} cells were cut, for Excel holds 32,767 characters in one; each says so at its end")
    if report.replaced:
        lines.append(f"{report.replaced:,} cells held characters that a spreadsheet cannot hold; a sign stands for each")
    if report.guarded:
        lines.append(f"{report.guarded:,} cells have an apostrophe before them, so that no spreadsheet takes them for a formula")
    return "\n".join(lines)
