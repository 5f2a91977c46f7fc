"""What ``union-kg build`` tells when it is done."""

from __future__ import annotations

import shlex
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from kg.building import FILES, BuildReport
from kg.cli.options import DEFAULT_GRAPH

_REASONS_SHOWN = 8


def as_json(report: BuildReport) -> dict[str, Any]:
    """The report as one JSON object."""
    return {
        "out": str(report.out),
        "written": report.written,
        "documents": {"read": report.documents, "skipped": len(report.skipped), "failed": len(report.failures)},
        "entities": dict(sorted(report.entities.items())),
        "relations": {predicate: {"achieved": done, "planned": planned} for predicate, done, planned in _relations(report)},
        "observations": {status: report.observations[status] for status in ("achieved", "planned")},
        "rejected": dict(sorted(report.rejected.items())),
        "failures": [str(failed.error) for failed in report.failures],
        "warnings": [*map(str, report.skipped), *report.warnings],
    }


def print_summary(report: BuildReport) -> None:
    """Print tables of what was found, where the files are, and what to do next."""
    console = Console()
    counts = f"{report.documents} read, {len(report.skipped)} skipped, {len(report.failures)} failed"
    console.print(f"Documents: {counts}", highlight=False)
    if not report.written:
        console.print("No document could be read; no graph was written.")
        return
    console.print(_entity_table(report))
    console.print(_relation_table(report))
    figures = f"{report.observations['achieved']} achieved, {report.observations['planned']} planned"
    console.print(f"Figures: {figures}", highlight=False)
    _print_rejected(console, report)
    console.print(f"\nWritten to {report.out}: {', '.join(FILES)}", highlight=False, soft_wrap=True, markup=False)
    option = "" if report.out == DEFAULT_GRAPH else f" --graph {shlex.quote(str(report.out))}"
    for name, what in (("view", "one page of it all, for a web browser"), ("explain NAME", "all about a name in your documents")):
        console.print(f"Next: union-kg {name}{option}  ({what})", highlight=False, soft_wrap=True, markup=False)


def _entity_table(report: BuildReport) -> Table:
    table = Table("Entities", box=box.SIMPLE_HEAD)
    table.add_column("", justify="right")
    for kind, count in sorted(report.entities.items(), key=lambda item: (-item[1], item[0])):
        table.add_row(kind, str(count))
    table.add_section()
    table.add_row("all", str(report.entities.total()))
    return table


def _relation_table(report: BuildReport) -> Table:
    table = Table("Relations", box=box.SIMPLE_HEAD)
    table.add_column("achieved", justify="right")
    table.add_column("planned", justify="right")
    rows = _relations(report)
    for predicate, achieved, planned in rows:
        table.add_row(predicate, str(achieved), str(planned))
    table.add_section()
    table.add_row("all", str(sum(row[1] for row in rows)), str(sum(row[2] for row in rows)))
    return table


def _relations(report: BuildReport) -> list[tuple[str, int, int]]:
    counts = report.relations
    return [(name, counts[name, "achieved"], counts[name, "planned"]) for name in sorted({predicate for predicate, _ in counts})]


def _print_rejected(console: Console, report: BuildReport) -> None:
    if report.rejected:
        console.print(f"Found and not kept: {report.rejected.total()}", highlight=False)
    for reason, count in report.rejected.most_common(_REASONS_SHOWN):
        console.print(f"  {count:>5}  {reason}", highlight=False, markup=False)
    if len(report.rejected) > _REASONS_SHOWN:
        console.print(f"  and {len(report.rejected) - _REASONS_SHOWN} more reasons in rejected.jsonl", highlight=False)
