"""A built graph in an embedded SPARQL engine (pyoxigraph), in memory and without any door to the outside.

The default graph is the union of all: what every document says, and the vocabulary. Beside it each document has a named graph of its
own. Named graphs are loaded only for queries that ask for them; the engine can form the union itself, but then counts a triple once for
each document that says it.
"""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store

from loaders.errors import QueryError
from loaders.graph_files import GraphFile
from loaders.rdf.namespaces import PREFIXES
from loaders.rdf.triples import RdfOptions, quad_lines
from loaders.sparql.syntax import check_syntax
from loaders.sparql.text import QueryText

PREDECLARED = {prefix: namespace for namespace, prefix in PREFIXES.items()}
"""The prefixes that a query need not declare."""

Results = QuerySolutions | QueryBoolean | QueryTriples


def read_query(text: str, name: str, base: str) -> QueryText:
    """The query in ``text``, with the prefixes of the project and ``base``, which relative IRIs continue.

    ``name`` is what errors call it. Raises ``QueryError`` where it is broken, or asks for what is refused.
    """
    query = QueryText(text, name, PREDECLARED, base)
    check_syntax(query)
    return query


class SparqlStore:
    """The graph in ``path``, a folder that ``union-kg build`` wrote or a graph.json, ready to be asked.

    ``base`` goes before every id. Without ``named_graphs`` there is only the default graph, in half the time and memory.
    Raises ``GraphFileError`` where the graph is missing or damaged.
    """

    def __init__(self, path: Path, base: str, *, named_graphs: bool = True) -> None:
        self._store = Store()
        self._named_graphs = named_graphs
        file, options = GraphFile(path), RdfOptions(base=base)
        for named in (False, True) if named_graphs else (False,):
            for piece in quad_lines(file, options, named_graphs=named):
                self._store.bulk_load(piece, RdfFormat.N_QUADS if named else RdfFormat.N_TRIPLES, lenient=True)

    def __len__(self) -> int:
        return len(self._store)

    def ask(self, query: QueryText) -> Results:
        """What the engine answers. Raises ``QueryError`` where it cannot, and for a FROM that names no graph of this store."""
        if needs_named_graphs(query) and not self._named_graphs:
            raise ValueError("the store was filled without named graphs")
        for token, graph in query.graphs():
            if not self._store.contains_named_graph(NamedNode(graph)):
                remedy = "Name the IRI of a document of the graph; nothing is fetched from outside"
                raise query.error(f"FROM names no document of this graph: {graph}", token, remedy)
        try:
            return self._store.query(query.for_the_engine(), base_iri=query.base, prefixes=query.prefixes)
        except (RuntimeError, ValueError, OSError) as error:
            raise QueryError(str(error), place=query.name, remedy="Use what SPARQL 1.1 defines") from error


def needs_named_graphs(query: QueryText) -> bool:
    """Whether the query looks at single documents."""
    return any(token.holds("GRAPH") or token.holds("FROM") for token in query.tokens)
