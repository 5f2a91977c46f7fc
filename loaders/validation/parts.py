"""A graph in parts that can be checked one by one: what each document says, and what is said without any.

All triples wait in an engine, which holds them in little room; only one part at a time becomes an rdflib graph, which takes much more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import rdflib
from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, Store
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from loaders.graph_files import GRAPH_JSON, GraphFile
from loaders.rdf.files import load_file, to_rdflib
from loaders.rdf.iris import checked_base
from loaders.rdf.triples import RdfOptions, quad_lines
from ontology.namespaces import DEFAULT_BASE, RDF_TYPE, RDFS

_QUERIES = 1000  # that are kept prepared
_TYPE, _LABEL = NamedNode(RDF_TYPE), NamedNode(f"{RDFS}label")


class PreparedGraph(rdflib.Graph):
    """A graph that reads each query once: the shapes put the same ones to every node, and reading takes longer than answering."""

    def __init__(self, prepare: Callable[[str], Query]) -> None:
        super().__init__()
        self._prepare = prepare

    def query(self, query_object: str | Query, *arguments: Any, **named: Any) -> rdflib.query.Result:  # noqa: ANN401 - as rdflib has it
        """As rdflib's own."""
        prepared = self._prepare(query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, *arguments, **named)


@dataclass(frozen=True, slots=True)
class Part:
    """The triples of one document (``document`` is its IRI, empty for what stands in no document).

    ``borrowed`` are the nodes that are only referred to here; their classes, which other parts say, are in ``graph`` as well.
    """

    document: str
    graph: rdflib.Graph
    borrowed: frozenset[str]


class ValidationData:
    """The RDF in ``path``: a built graph (its folder or graph.json), or a file of RDF.

    ``base`` goes before the ids of a built graph; in a file, relative IRIs continue it. A file without named graphs is one part.
    Raises ``GraphFileError`` or ``RdfFileError`` where it is missing or broken.
    """

    def __init__(self, path: Path, base: str | None = None) -> None:
        self._store = Store()
        self._prepare = lru_cache(_QUERIES)(prepareQuery)
        if path.is_dir() or path.suffix in {"", Path(GRAPH_JSON).suffix}:
            for piece in quad_lines(GraphFile(path), RdfOptions(base or DEFAULT_BASE)):
                self._store.bulk_load(piece, RdfFormat.N_QUADS, lenient=True)
        else:
            load_file(self._store, path, None if base is None else checked_base(base))

    def __len__(self) -> int:
        """How many parts there are."""
        return len(self._graphs())

    def parts(self) -> Iterator[Part]:
        """The documents in the order of their IRIs, then what stands in none."""
        for graph in self._graphs():
            yield self._part(graph)

    def name(self, node: str) -> str:
        """What the graph calls ``node``, if anything."""
        try:
            subject = NamedNode(node)
        except ValueError:  # a blank node or a literal
            return ""
        labels = (quad.object for quad in self._store.quads_for_pattern(subject, _LABEL, None))
        return min((label.value for label in labels if isinstance(label, Literal)), default="")

    def _graphs(self) -> list[NamedNode | DefaultGraph]:
        named = sorted((graph for graph in self._store.named_graphs() if isinstance(graph, NamedNode)), key=str)
        return [*named, DefaultGraph()]

    def _part(self, name: NamedNode | DefaultGraph) -> Part:
        graph = PreparedGraph(self._prepare)
        typed, met = set(), set()
        for quad in self._store.quads_for_pattern(None, None, None, name):
            graph.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
            met.add(quad.subject)
            if quad.predicate == _TYPE:
                typed.add(quad.subject)
            elif isinstance(quad.object, NamedNode):
                met.add(quad.object)
        borrowed = set()
        for node in met - typed:
            for quad in self._store.quads_for_pattern(node, _TYPE, None):
                graph.add((to_rdflib(node), to_rdflib(_TYPE), to_rdflib(quad.object)))
                borrowed.add(str(to_rdflib(node)))
        return Part(name.value if isinstance(name, NamedNode) else "", graph, frozenset(borrowed))
