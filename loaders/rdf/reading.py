"""An export read back: RDF to the networkx graph from which it was made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import networkx
from pyoxigraph import Literal, NamedNode

from loaders.errors import RdfFileError
from loaders.graph_files import refuse_other_schema
from loaders.networkx_graph import from_records
from loaders.rdf.dataset import AGENT
from loaders.rdf.descriptions import Descriptions, Term
from loaders.rdf.periods import period_of
from loaders.rdf.reading_edges import EdgeReader
from loaders.rdf.records import CONCEPT
from loaders.rdf.relations import BUILD
from loaders.rdf.terms import DCTERMS, PROV, VOID
from ontology.namespaces import RDF_TYPE, RDFS, SCHEMA, SKOS, UNION, XSD
from ontology.records import Node, Scalar
from ontology.schema import Schema, load_schema

_NUMBERS = {f"{XSD}integer": int, f"{XSD}decimal": float}


def read_rdf(path: Path | str) -> networkx.MultiDiGraph:
    """The graph in an export of ``union-kg export`` (Turtle, TriG, N-Triples, N-Quads, JSON-LD, RDF/XML; known by its ending).

    What can be told from the rest (an edge's count, status, first and last date) is computed. Raises ``RdfFileError`` where the file is
    missing, broken, or no such export, and ``GraphFileError`` where its graph was built for another version of the ontology.
    """
    found = Descriptions(Path(path))
    base = _base(found)
    schema = load_schema()
    attributes = _attributes(found, base)
    refuse_other_schema(attributes, found.path)
    nodes = {node.id: node for node in _Nodes(found, base, schema)}
    return from_records(attributes, nodes.values(), EdgeReader(found, base, schema, nodes).edges())


def _base(found: Descriptions) -> str:
    bases = {base for subject in found.of_type(f"{VOID}Dataset") for base in found.texts(subject, f"{VOID}uriSpace")}
    if len(bases) != 1:
        problem = "this is no export of union-kg: it has no one void:Dataset with a void:uriSpace"
        raise RdfFileError(problem, place=str(found.path), remedy="Name a file that `union-kg export` wrote")
    return bases.pop()


def _attributes(found: Descriptions, base: str) -> dict[str, Any]:
    """What is known of the graph as a whole."""
    build = f"{base}{BUILD}"
    versions = [iri.rpartition("/")[2] for iri in found.iris(f"{base}dataset", f"{DCTERMS}conformsTo")]
    segmenter = f"{base}agent/segmenter/"
    agents = [each for each in found.iris(build, f"{PROV}wasAssociatedWith") if each.startswith(segmenter)]
    files = [each for each in found.iris(build, f"{PROV}used") if each.startswith(f"{base}vocabulary-file/")]
    known = {
        "schema": [unquote(version) for version in versions],
        "version": found.texts(f"{base}{AGENT}", f"{SCHEMA}softwareVersion"),
        "segmenter": [found.text(agent, f"{RDFS}label") for agent in agents],
    }
    vocabulary = {found.text(file, f"{RDFS}label"): found.text(file, f"{UNION}sha256") for file in sorted(files)}
    return {**{name: texts[0] for name, texts in known.items() if texts}, **({"vocabulary": vocabulary} if vocabulary else {})}


class _Nodes:
    """Reads the nodes: what has a class of the ontology."""

    def __init__(self, found: Descriptions, base: str, schema: Schema) -> None:
        self._found = found
        self._base = base
        self._schema = schema
        self._attributes = {name: each.written_as for name, each in schema.attributes.items() if name not in {"name", "aliases", "class"}}

    def __iter__(self) -> Iterator[Node]:
        for subject in self._found:
            kinds = self._found.iris(subject, RDF_TYPE)
            classes = [name for name in (kind.removeprefix(UNION) for kind in kinds) if name in self._schema.classes]
            if classes and subject.startswith(self._base):
                yield self._node(subject, classes, is_concept=f"{SKOS}{CONCEPT}" in kinds)

    def _node(self, subject: str, classes: list[str], *, is_concept: bool) -> Node:
        if len(classes) != 1:
            problem = f"{subject} has several classes ({', '.join(sorted(classes))})"
            raise RdfFileError(problem, place=str(self._found.path), remedy="Give it the narrowest alone")
        names = {name: self._schema.attributes[name].written_as for name in ("name", "aliases")}
        properties: dict[str, Any] = {"class": classes[0]} if is_concept else {}
        aliases = sorted(self._found.texts(subject, names["aliases"]))
        properties.update({"aliases": aliases} if aliases else {})
        for name, predicate in self._attributes.items():
            values = [value for value in map(self._value, self._found.values(subject, predicate)) if value is not None]
            if values:
                properties[name] = values[0] if len(values) == 1 else sorted(values)
        kind = CONCEPT if is_concept else classes[0]
        return Node(subject.removeprefix(self._base), kind, self._found.text(subject, names["name"]), properties)

    def _value(self, term: Term) -> Scalar | None:
        """The value of a property; ``None`` for what the document does not state."""
        if isinstance(term, Literal):
            kind = term.datatype.value
            if kind == f"{XSD}boolean":
                return term.value in {"true", "1"}
            return _NUMBERS[kind](term.value) if kind in _NUMBERS else term.value
        if not isinstance(term, NamedNode):
            problem = f"{term} is neither a literal nor an IRI"
            raise RdfFileError(problem, place=str(self._found.path), remedy="Export the graph again with `union-kg export`")
        if term.value in {f"{UNION}achieved", f"{UNION}planned"}:
            return term.value.removeprefix(UNION)
        if term.value == f"{UNION}notStated":
            return None
        return period_of(term.value, self._base) or term.value
