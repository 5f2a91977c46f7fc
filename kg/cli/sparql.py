"""``union-kg sparql``: ask a built graph in SPARQL."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_GRAPH, LONGEST_QUERY, Base, Debug, Graph
from kg.cli.terminal import shown

if TYPE_CHECKING:
    from loaders.sparql.process import Answer

_SECONDS = 60.0
_STANDARD_INPUT = "-"


class ResultFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def sparql_command(
    query: Annotated[
        str | None,
        typer.Argument(
            metavar="QUERY|FILE|NAME|-",
            help="A query, a file that holds one, the name of a question that comes with the program, or standard input.",
            show_default=False,
        ),
    ] = None,
    graph: Graph = DEFAULT_GRAPH,
    base: Base = None,
    result_format: Annotated[
        ResultFormat, typer.Option("--format", help="A table for people, CSV or SPARQL JSON for programs; triples always come as Turtle.")
    ] = ResultFormat.TABLE,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.001, max=LONGEST_QUERY, help="How long the query may take, once the graph is loaded.")
    ] = (_SECONDS),
    list_questions: Annotated[bool, typer.Option("--list", help="Show the questions that come with the program.")] = False,
    debug: Debug = False,
) -> None:
    """Ask a graph in SPARQL 1.1: SELECT, ASK, CONSTRUCT or DESCRIBE. Nothing is changed, and nothing is fetched from outside.

    The default graph is everything; each document is a named graph beside it. The prefixes union:, v:, rdf:, rdfs:, skos:, oa:, prov:,
    qb:, time: and others are known, and relative IRIs are ids of the graph.

    Example: union-kg sparql "SELECT ?who { ?who union:organizes <programme/安康杯竞赛> }" --graph my-graph
    """
    from kg.errors import UsageError
    from loaders.sparql.process import Request, ask
    from ontology.namespaces import DEFAULT_BASE

    if list_questions:
        _list_questions()
        return
    if query is None:
        raise UsageError("no query is given", remedy="Give one, or the name of a question; --list shows these")
    text, name = _found(query)
    request = Request(text, name, graph, base or DEFAULT_BASE, "csv" if result_format is ResultFormat.CSV else "json")
    answer = ask(request, timeout)
    with answer.content:
        _print(answer, result_format, base or DEFAULT_BASE)


def _list_questions() -> None:
    from loaders.sparql.questions import load_questions
    from ontology.namespaces import CHINESE, ENGLISH

    for question in load_questions().values():
        typer.echo(f"{question.name}\n  {question.titles[CHINESE]}\n  {question.titles[ENGLISH]}")


def _found(given: str) -> tuple[str, str]:
    """The text of the query that ``given`` is or names, and what errors call it."""
    from kg.errors import UsageError
    from loaders.sparql.questions import load_questions

    if given == _STANDARD_INPUT:
        return _decoded(sys.stdin.buffer.read(), "standard input"), "standard input"
    if any(mark in given for mark in "{}<>?\n") or not given.strip():
        return given, "query"
    question = load_questions().get(given)
    if question is not None:
        return question.text, f"{given}.rq"
    try:
        return _decoded(Path(given).read_bytes(), given), given
    except FileNotFoundError as error:
        remedy = "Write a query in braces, name a file, or a question that --list shows"
        raise UsageError(f"{given} is neither a query, nor a file, nor a question", remedy=remedy) from error


def _decoded(content: bytes, name: str) -> str:
    from kg.errors import UsageError

    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UsageError("the query is not UTF-8", place=f"{name}:{line}", remedy="Save the file as UTF-8") from error


def _print(answer: Answer, result_format: ResultFormat, base: str) -> None:
    """Print ``answer``; for people without the characters that control a terminal."""
    if result_format is ResultFormat.TABLE and answer.kind != "triples":
        from kg.cli.sparql_table import print_answer

        print_answer(answer, base)
        return
    from kg.cli.sparql_table import lines_of

    for line in lines_of(answer):
        typer.echo(shown(line) if sys.stdout.isatty() else line)
