"""A file of SHACL shapes (https://www.w3.org/TR/shacl/), ready to be run."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

from rdflib import RDF, SH, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from loaders.errors import ShapesError
from loaders.rdf.files import read_graph
from loaders.rdf.namespaces import PREFIXES
from loaders.sparql.text import tokens_of

_OTHER_TARGETS = (SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
_TARGETS = (SH.targetClass, *_OTHER_TARGETS)
_QUERIES = (SH.select, SH.ask, SH.construct, SH.update)
_MARKS = {SH.inversePath: "^", SH.zeroOrMorePath: "*", SH.oneOrMorePath: "+", SH.zeroOrOnePath: "?"}
_ELSEWHERE = ("SERVICE", "FROM")


class ShapesGraph:
    """The shapes in ``path``, or those that come with the ontology.

    Raises ``ShapesError`` where the file holds none, or one of them asks somebody outside; ``RdfFileError`` where it is broken.
    """

    def __init__(self, path: Path | None = None) -> None:
        with as_file(files("ontology") / "shapes.ttl") as packaged:
            self.name = str(path or packaged.name)
            self.graph = read_graph(path or packaged)
        self._refuse_no_shapes()
        self._refuse_foreign_queries()
        self._of_classes = frozenset(self._asked_of_classes())

    def __len__(self) -> int:
        return len(set(self._shapes()))

    def asks_a_class(self, shape: Node) -> bool:
        """Whether ``shape`` describes the members of a class as a whole, not one property of whatever has it."""
        return shape in self._of_classes

    def path_text(self, path: Node | None) -> str:
        """A property path as SPARQL writes it, with short names."""
        if path is None or isinstance(path, Literal):
            return ""
        if isinstance(path, URIRef):
            return short_name(str(path))
        for predicate, mark in _MARKS.items():
            inner = self.graph.value(path, predicate)
            if inner is not None:
                return f"^{self.path_text(inner)}" if mark == "^" else f"({self.path_text(inner)}){mark}"
        either = self.graph.value(path, SH.alternativePath)
        members = Collection(self.graph, either or path)
        return ("|" if either is not None else "/").join(map(self.path_text, members))

    def _shapes(self) -> Iterator[Node]:
        for kind in (SH.NodeShape, SH.PropertyShape):
            yield from self.graph.subjects(RDF.type, kind)
        for target in _TARGETS:
            yield from self.graph.subjects(target, None)

    def _refuse_no_shapes(self) -> None:
        if next(self._shapes(), None) is None:
            remedy = "Name a file with sh:NodeShape or sh:PropertyShape"
            raise ShapesError("this is no shapes graph: there is no shape in it", place=self.name, remedy=remedy)
        if not any(next(self.graph.subjects(target, None), None) for target in _TARGETS):
            remedy = "Give a shape sh:targetClass, sh:targetNode, sh:targetSubjectsOf or sh:targetObjectsOf"
            raise ShapesError("none of the shapes has a target, so nothing would be checked", place=self.name, remedy=remedy)

    def _refuse_foreign_queries(self) -> None:
        for predicate in _QUERIES:
            for shape, query in self.graph.subject_objects(predicate):
                word = next((word for token in tokens_of(str(query)) for word in _ELSEWHERE if token.holds(word)), None)
                if word is not None:
                    named = self.path_text(shape) if isinstance(shape, URIRef) else short_name(str(predicate))
                    remedy = "Nothing is fetched from outside: ask the graph itself"
                    raise ShapesError(f"{word} is refused, in the query of {named}", place=self.name, remedy=remedy)

    def _asked_of_classes(self) -> Iterator[Node]:
        for shape in set(self.graph.subjects(SH.targetClass, None)):
            if not any(self.graph.value(shape, target) for target in _OTHER_TARGETS):
                yield shape
                yield from self.graph.objects(shape, SH.property)


def short_name(iri: str) -> str:
    """``iri`` with the prefix of its namespace, if the project has one."""
    for namespace, prefix in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"
