"""The answer to a SPARQL query as a table for people."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QueryResultsFormat, Triple, parse_query_results
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.cli.terminal import shown
from loaders.sparql.store import PREDECLARED

if TYPE_CHECKING:
    from loaders.sparql.process import Answer

_WIDE = 10_000  # columns, where no terminal sets a limit


def print_answer(answer: Answer, base: str) -> None:
    """Print rows as a table, a truth value as a word. ``base`` is left out of IRIs, and namespaces are shown by their prefixes."""
    results = parse_query_results(answer.content.read(), format=QueryResultsFormat.JSON)
    if isinstance(results, QueryBoolean):
        print("yes" if bool(results) else "no")
        return
    console = Console() if sys.stdout.isatty() else Console(width=_WIDE)
    names = [variable.value for variable in results.variables]
    table = Table(*(shown(name) for name in names), box=box.SIMPLE_HEAD, pad_edge=False)
    rows = [[solution[position] for position in range(len(names))] for solution in results]
    for position, column in enumerate(table.columns):
        column.overflow = "fold"
        if rows and all(row[position] is None or _is_number(row[position]) for row in rows):
            column.justify = "right"
    for row in rows:
        table.add_row(*(Text(shown(_short(term, base))) for term in row))
    if names:
        console.print(table)
    console.print(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", highlight=False)


def lines_of(answer: Answer) -> Iterator[str]:
    """The lines of an answer that is printed as it is."""
    for line in answer.content:
        yield line.decode("utf-8").rstrip("\r\n")


def _short(term: NamedNode | BlankNode | Literal | Triple | None, base: str) -> str:
    if term is None:
        return ""
    if isinstance(term, Literal):
        return term.value
    if not isinstance(term, NamedNode):
        return str(term)
    if term.value.startswith(base):
        return term.value.removeprefix(base)
    for prefix, namespace in PREDECLARED.items():
        local = term.value.removeprefix(namespace)
        if local != term.value and "/" not in local and "#" not in local:
            return f"{prefix}:{local}"
    return f"<{term.value}>"


def _is_number(term: object) -> bool:
    return isinstance(term, Literal) and term.datatype.value.rpartition("#")[2] in {"integer", "decimal", "double"}
