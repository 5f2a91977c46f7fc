"""``union-kg query`` and ``union-kg queries``: ask a graph in Cypher, and what the library of queries has."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_GRAPH, LONGEST_QUERY, Debug, Graph, Json
from kg.cli.server_options import Database, PasswordFile, Username, server_of
from kg.cli.terminal import shown

if TYPE_CHECKING:
    from loaders.cypher.library import LibraryQuery
    from loaders.cypher.source import Rows, Value

_STANDARD_INPUT = "-"
_UNFOLDED = 100_000  # columns: a table that goes to a file is never folded


class RowFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def query_command(
    query: Annotated[
        str, typer.Argument(metavar="NAME|FILE|-", help="A query of the library, a file, or - for standard input.", show_default=False)
    ],
    graph: Graph = DEFAULT_GRAPH,
    param: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KEY=VALUE",
            help="A parameter; repeatable. A text, unless the query's head declares it, as in // parameter: number integer = 10",
        ),
    ] = None,
    uri: Annotated[str, typer.Option(metavar="URI", help="Ask the Neo4j server at this address instead of the files.")] = "",
    database: Database = "",
    username: Username = "neo4j",
    password_file: PasswordFile = None,
    row_format: Annotated[RowFormat, typer.Option("--format", help="How to print the rows.")] = RowFormat.TABLE,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.001, max=LONGEST_QUERY, help="The query is ended after this time.")
    ] = 60,
    debug: Debug = False,
) -> int:
    """Ask a graph in Cypher, offline by default: a query of the library (see union-kg queries), a file, or standard input.

    Example: union-kg query campaign-organizers --param campaign=安康杯 --graph my-graph
    """
    from loaders.open_graph import open_graph

    asked = _named_query(query)
    values = asked.values(_given(param or []))
    server = server_of(uri, database, username, password_file) if uri else None
    with open_graph(graph, server, timeout=timeout) as source:
        rows = source.query(asked.cypher, **values)
    if row_format is RowFormat.JSON:
        typer.echo(json.dumps(rows.as_mappings(), ensure_ascii=False, indent=1))
    elif row_format is RowFormat.CSV:
        _print_csv(rows)
    else:
        _print_table(rows)
    return 0


def queries_command(json_output: Json = False, debug: Debug = False) -> int:
    """List the queries of the library with their parameters.

    Example: union-kg queries --json
    """
    from loaders.cypher.library import library

    queries = list(library().values())
    if json_output:
        typer.echo(json.dumps({"queries": [_as_json(each) for each in queries]}, ensure_ascii=False, indent=1))
        return 0
    for each in queries:
        typer.echo(f"{each.name}\n  {each.titles['zh']} · {each.titles['en']}")
        for parameter in each.parameters:
            default = "" if parameter.default is None else f" = {parameter.default}"
            meaning = " · ".join(parameter.descriptions.values())
            typer.echo(f"    --param {parameter.name}{default}  {parameter.kind}  {meaning}")
    return 0


def _named_query(name: str) -> LibraryQuery:
    from loaders.cypher.library import library, library_query, parse, query_file

    if name == _STANDARD_INPUT:
        return parse("standard input", sys.stdin.read())
    path = Path(name)
    if name not in library() and (path.suffix == ".cypher" or path.is_file()):
        return query_file(path)
    return library_query(name)


def _given(texts: Sequence[str]) -> dict[str, str]:
    """The parameters of the call, as texts."""
    from loaders.cypher.errors import ParameterError

    given: dict[str, str] = {}
    for text in texts:
        key, sign, value = text.partition("=")
        if not sign or not key:
            raise ParameterError(f"{text} is no parameter", remedy="Write it as in --param campaign=安康杯")
        if key in given:
            raise ParameterError(f"the parameter {key} is given twice", remedy="Give it once; a list has commas between its texts")
        given[key] = value
    return given


def _print_table(rows: Rows) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not rows.rows:
        typer.echo("No rows.")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in rows.columns:
        table.add_column(Text(shown(column)))
    for row in rows.rows:
        table.add_row(*(Text(shown(_as_text(value))) for value in row))
    Console(width=None if sys.stdout.isatty() else _UNFOLDED).print(table)


def _print_csv(rows: Rows) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows([_as_text(value) for value in row] for row in rows.rows)


def _as_text(value: Value) -> str:
    """A value as one cell: texts as they are, null as nothing, lists and mappings as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _as_json(query: LibraryQuery) -> dict[str, object]:
    parameters = [
        {"name": each.name, "kind": each.kind, "default": each.default, "descriptions": dict(each.descriptions)}
        for each in query.parameters
    ]
    titles = {"titles": dict(query.titles), "questions": dict(query.questions)}
    return {"name": query.name, **titles, "parameters": parameters, "cypher": query.cypher}
