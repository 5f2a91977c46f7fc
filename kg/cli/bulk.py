"""``union-kg export --format neo4j-admin``: CSV for Neo4j's own importer."""

from __future__ import annotations

from pathlib import Path

import typer


def export_bulk(graph: Path, out: Path, *, json_output: bool, quiet: bool) -> int:
    """Write the graph in the folder ``graph`` into the folder ``out``, and tell the command that imports it."""
    import json

    from loaders.graph_files import GraphFile
    from loaders.neo4j.bulk import write_bulk

    export = write_bulk(GraphFile(graph), out)
    if json_output:
        counts = {"nodes": export.nodes, "relationships": export.relationships}
        files = {"node_files": list(export.node_files), "relationship_files": list(export.relationship_files)}
        report = {"out": str(out), "format": "neo4j-admin", **counts, **files, "command": export.command()}
        typer.echo(json.dumps(report, ensure_ascii=False, indent=1))
    elif not quiet:
        typer.echo(f"{export.nodes:,} nodes and {export.relationships:,} relationships written to {out}")
        typer.echo("Stop the server, and in that folder run this; it replaces the database:\n")
        typer.echo(export.command_line())
        typer.echo("\nThen start it, and `union-kg load` makes constraints and indexes")
    return 0
