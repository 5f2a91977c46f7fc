"""``union-kg load``: a built graph into a Neo4j server."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import DEFAULT_GRAPH, Debug, Graph, Json, Quiet
from kg.cli.server_options import Database, PasswordFile, Username, server_of
from kg.cli.terminal import print_error

if TYPE_CHECKING:
    from kg.progress import ProgressBar
    from loaders.neo4j.loading import LoadReport, Replacement


def load_command(
    graph: Graph = DEFAULT_GRAPH,
    uri: Annotated[
        str, typer.Option(metavar="URI", envvar="NEO4J_URI", help="The server's address: bolt://, neo4j:// or neo4j+s://.")
    ] = "bolt://localhost:7687",
    database: Database = "",
    username: Username = "neo4j",
    password_file: PasswordFile = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would change.")] = False,
    batch_size: Annotated[int, typer.Option(metavar="N", min=1, max=100_000, help="Records in one transaction.")] = 5_000,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Replace another graph in the database without asking.")] = False,
    json_output: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Load a graph into Neo4j, so that the database holds exactly this graph beside what others put there.

    Only what changed is sent. Without a server, `union-kg query` asks the same graph.

    Example: NEO4J_PASSWORD=… union-kg load --graph my-graph --uri bolt://localhost:7687
    """
    from kg.progress import progress_bar
    from loaders.neo4j.loading import LoadOptions, load

    server = server_of(uri, database, username, password_file)
    with progress_bar("Loading", shown=not quiet and not json_output and sys.stderr.isatty()) as bar:
        options = LoadOptions(
            batch_size=batch_size,
            dry_run=dry_run,
            confirm=(lambda _: True) if yes else lambda replacement: _asked(replacement, bar),
            progress=bar or (lambda done, total: None),
            waiting=lambda: None if quiet else print_error("waiting: another load of this database is at work"),
        )
        report = load(Path(graph), server, options)
    if json_output:
        import json

        typer.echo(json.dumps(_as_json(report), ensure_ascii=False, indent=1))
    elif not quiet:
        typer.echo(_summary(report))
    return 0


def _asked(replacement: Replacement, bar: ProgressBar | None) -> bool:
    if not sys.stdin.isatty():
        return False
    if bar is not None:
        bar.hide()
    question = (
        f"The database holds another graph: of its {replacement.records:,} records only {replacement.same:,} are in this one. Replace it?"
    )
    return typer.confirm(question, err=True)


def _summary(report: LoadReport) -> str:
    would = "would be " if report.dry_run else ""
    lines = [
        f"{name:14}{counts.created:>10,} {would}created {counts.updated:>10,} {would}updated {counts.removed:>10,} {would}removed "
        f"{counts.unchanged:>10,} unchanged"
        for name, counts in (("Nodes", report.nodes), ("Relationships", report.relationships))
    ]
    if report.kept:
        lines.append(f"{report.kept:,} of the removed nodes keep their place, without our data: others attached something to them")
    if report.schema:
        lines.append(f"Constraints and indexes {would}made: {', '.join(report.schema)}")
    ending = "Nothing changed: the database held this graph already" if not report.changed else f"{report.place} holds this graph now"
    return "\n".join((*lines, "Nothing was sent" if report.dry_run and report.changed else ending))


def _as_json(report: LoadReport) -> dict[str, Any]:
    from dataclasses import asdict

    return {**asdict(report), "schema": list(report.schema), "changed": report.changed}
