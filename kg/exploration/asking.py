"""Questions to a graph in Cypher and SPARQL, answered as data frames."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from kg.exploration.frames import frame

if TYPE_CHECKING:
    import pandas
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    from loaders.cypher.library import LibraryQuery
    from loaders.cypher.source import GraphSource, Parameter

_NAME = "query"
_VALUES: Mapping[str, Callable[[str], object]] = {
    "integer": int,
    "decimal": float,
    "double": float,
    "float": float,
    "boolean": "true".__eq__,
}
_XSD = "http://www.w3.org/2001/XMLSchema#"


def cypher_frame(source: GraphSource, query: str, parameters: Mapping[str, Parameter]) -> pandas.DataFrame:
    """The answer of ``source`` to a query of the library, a file (``.cypher``), or Cypher."""
    asked = _asked(query)
    values = asked.values({name: _text(value) for name, value in parameters.items()})
    values.update({name: value for name, value in parameters.items() if not isinstance(value, str)})
    rows = source.query(asked.cypher, **values)
    return frame(rows.columns, rows.as_mappings())


def sparql_frame(path: Path, query: str, base: str, seconds: float) -> pandas.DataFrame:
    """The answer of the graph in ``path`` to a query of SPARQL 1.1, or to a question of the ontology by its name.

    SELECT gives its variables as columns, with IRIs as texts, numbers as numbers and ``None`` for what is not bound; ASK one cell,
    ``answer``; CONSTRUCT and DESCRIBE the columns ``subject``, ``predicate`` and ``object``.
    """
    from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat, parse, parse_query_results

    from loaders.sparql.process import Request, ask
    from loaders.sparql.questions import load_questions

    question = load_questions().get(query)
    request = Request(question.text if question is not None else query, _NAME, path, base)
    with main_module_set_aside():
        answer = ask(request, seconds)
    with answer.content as content:
        if answer.kind == "triples":
            triples = parse(content.read(), format=RdfFormat.TURTLE)
            cells = ({"subject": _cell(q.subject), "predicate": _cell(q.predicate), "object": _cell(q.object)} for q in triples)
            return frame(("subject", "predicate", "object"), cells)
        results = parse_query_results(content.read(), format=QueryResultsFormat.JSON)
    if isinstance(results, QueryBoolean):
        return frame(("answer",), [{"answer": bool(results)}])
    names = [variable.value for variable in results.variables]
    return frame(names, ({name: _cell(solution[n]) for n, name in enumerate(names)} for solution in results))


@contextmanager
def main_module_set_aside() -> Iterator[None]:
    """While a process starts: a new process imports the script that started it, and would do again all that the script does."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _asked(query: str) -> LibraryQuery:
    from loaders.cypher.library import library_query, parse, query_file

    if query.endswith(".cypher"):
        return query_file(Path(query))
    return parse(_NAME, query) if any(each.isspace() for each in query.strip()) else library_query(query.strip())


def _text(value: Parameter) -> str:
    """A parameter as the library reads it; one that is no text is put in its place afterwards."""
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def _cell(term: NamedNode | BlankNode | Literal | Triple | None) -> object:
    from pyoxigraph import Literal, NamedNode

    if term is None:
        return None
    if isinstance(term, Literal):
        kind = term.datatype.value.removeprefix(_XSD)
        return _VALUES[kind](term.value) if kind in _VALUES else term.value
    return term.value if isinstance(term, NamedNode) else str(term)
