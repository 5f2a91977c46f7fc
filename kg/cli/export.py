"""``union-kg export``: the graph as linked data, as tables for a spreadsheet, or for Neo4j's importer."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_GRAPH, Base, Debug, Graph, Json, Quiet, named_path

if TYPE_CHECKING:
    from loaders.rdf.export import ExportReport

_STANDARD_OUTPUT = Path("-")


class FormatName(StrEnum):
    """The forms of RDF (``loaders.rdf.formats``), the CSV of ``loaders.neo4j.bulk``, and the tables of ``loaders.tables``."""

    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    NQUADS = "nquads"
    TRIG = "trig"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"
    NEO4J_ADMIN = "neo4j-admin"
    XLSX = "xlsx"
    CSV = "csv"


def export_command(
    kind: Annotated[
        FormatName,
        typer.Option(
            "--format",
            "-f",
            help="A form of RDF (nquads and trig keep one graph for each document), CSV for neo4j-admin, or tables: xlsx, csv.",
        ),
    ] = FormatName.TURTLE,
    graph: Graph = DEFAULT_GRAPH,
    base: Base = None,
    out: Annotated[
        Path,
        typer.Option(
            metavar="FILE|-", parser=named_path, help="The file to write, “-” for standard output; for neo4j-admin and csv a folder."
        ),
    ] = _STANDARD_OUTPUT,
    rdf_star: Annotated[bool, typer.Option("--rdf-star", help="Also tie each statement to its triple by rdf:reifies (RDF 1.2).")] = False,
    license_iri: Annotated[
        str | None, typer.Option("--license", metavar="IRI", help="The licence of the data, told in the description.", show_default=False)
    ] = None,
    json_output: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Write a graph as RDF, with the evidence of each fact and how the data set was made, or as tables for a spreadsheet.

    The tables (xlsx, csv) hold entities, relations, figures, targets beside results, documents, what was not kept, and all facts in
    one: filter it by a name. Prefer xlsx: of a CSV file a spreadsheet makes dates and numbers as it likes. In a CSV file an apostrophe
    stands before a text that begins with =, +, -, @, a tab, a line end or an apostrophe; programs take one off.

    Example: union-kg export --format turtle --graph my-graph --out my-graph.ttl

    Example: union-kg export --format xlsx --graph my-graph --out my-graph.xlsx
    """
    from kg.errors import UsageError
    from loaders.graph_files import GraphFile
    from loaders.rdf.blocks import RdfOptions
    from loaders.rdf.export import export
    from ontology.namespaces import DEFAULT_BASE

    to_standard_output = out == _STANDARD_OUTPUT
    if to_standard_output and json_output:
        raise UsageError("--json and the data cannot share standard output", remedy="Name a file with --out")
    if kind is FormatName.NEO4J_ADMIN:
        from kg.cli.bulk import export_bulk

        if to_standard_output:
            raise UsageError("CSV for neo4j-admin is many files", remedy="Name a folder with --out")
        return export_bulk(graph, out, json_output=json_output, quiet=quiet)
    if kind in (FormatName.XLSX, FormatName.CSV):
        from kg.cli.tables import export_tables

        if to_standard_output:
            what = "a workbook is a file" if kind is FormatName.XLSX else "the tables are many files"
            raise UsageError(what, remedy=f"Name a {'file' if kind is FormatName.XLSX else 'folder'} with --out")
        return export_tables(kind.value, graph, out, json_output=json_output, quiet=quiet)
    options = RdfOptions(DEFAULT_BASE if base is None else base, license_iri, triple_terms=rdf_star)
    if to_standard_output:
        export(GraphFile(graph), kind.value, sys.stdout.buffer, options)
        return 0
    report = export(GraphFile(graph), kind.value, out, options)
    if json_output:
        _print_json(report, kind, out, options.base)
    elif not quiet:
        counts = f"{report.triples:,} triples: {report.entities:,} entities and {report.statements:,} statements"
        typer.echo(f"{counts} of {report.documents:,} documents, written to {out}")
    return 0


def _print_json(report: ExportReport, kind: FormatName, out: Path, base: str) -> None:
    import json
    from dataclasses import asdict

    typer.echo(json.dumps({"out": str(out), "format": kind.value, "base": base, **asdict(report)}, ensure_ascii=False, indent=1))
