"""Checks a graph against shapes, document by document, so that a big graph never needs one big run. pySHACL does the checking."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path

import pyshacl
from pyparsing import ParseException
from pyshacl.errors import ReportableRuntimeError
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal
from rdflib.term import Node

from loaders.errors import ShapesError
from loaders.rdf.files import read_graph
from loaders.validation.parts import Part, ValidationData
from loaders.validation.shapes import ShapesGraph
from ontology.namespaces import UNION, language_tag

Progress = Callable[[int, int], None]
"""Called with the number of parts done and that of all."""

_VIOLATION = "Violation"
_Key = tuple[str, str, str, str, str]


@dataclass(slots=True)
class Finding:
    """What a shape finds wrong: in ``node``, an IRI, a blank node (``_:…``) or a literal in quotes, which the graph calls ``name``.

    ``property`` is a path in short names; ``messages`` are by language tag; ``severity`` is Violation, Warning or Info; ``documents`` are
    the IRIs of those that say it, the empty text standing for what is said in none.
    """

    node: str
    name: str
    property: str
    value: str
    severity: str
    messages: Mapping[str, str]
    documents: list[str] = field(default_factory=list)

    def message(self, language: str) -> str:
        """The message in ``language``, or in any other where there is none."""
        return self.messages.get(language) or next(iter(self.messages.values()), "")


@dataclass(slots=True)
class ValidationReport:
    """What was checked and found. ``nodes`` counts those of the ontology's classes, each once for each document that describes it."""

    shapes: int
    documents: int = 0
    triples: int = 0
    nodes: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def conforms(self) -> bool:
        """Whether nothing was found that is a violation; warnings are none."""
        return not any(finding.severity == _VIOLATION for finding in self.findings)


def validate(path: Path, shapes_file: Path | None = None, progress: Progress | None = None, *, base: str | None = None) -> ValidationReport:
    """Check the graph in ``path``, a built graph or a file of RDF, against the shapes in ``shapes_file``, or the ontology's own.

    ``base`` goes before the ids of a built graph; in a file, relative IRIs continue it.
    Raises ``GraphFileError``, ``RdfFileError`` or ``ShapesError`` where nothing can be checked.
    """
    shapes, ontology = ShapesGraph(shapes_file), _classes_and_individuals()
    report = ValidationReport(len(shapes))
    found: dict[_Key, Finding] = {}
    data = ValidationData(path, base)
    with _ill_typed_literals_unlogged():
        for number, part in enumerate(data.parts(), 1):
            report.documents += bool(part.document)
            report.triples += len(part.graph)
            report.nodes += _described(part)
            for finding in _findings(part, shapes, ontology):
                key = (finding.node, finding.property, finding.value, finding.severity, finding.message(""))
                known = found.setdefault(key, finding)
                known.documents.append(part.document)
                known.name = known.name or data.name(finding.node)
            if progress is not None:
                progress(number, len(data))
    report.findings = [found[key] for key in sorted(found, key=lambda key: (found[key].documents[0], key))]
    return report


@contextmanager
def _ill_typed_literals_unlogged() -> Iterator[None]:
    """A literal that is none of its datatype is told in the report, not in a traceback that rdflib logs."""
    logger, silent = logging.getLogger("rdflib.term"), logging.NullHandler()
    logger.addHandler(silent)
    try:
        yield
    finally:
        logger.removeHandler(silent)


def _classes_and_individuals() -> Graph:
    """What of the ontology a check needs: which class is below which, and of which class its individuals are."""
    kept = Graph()
    with as_file(files("ontology") / "union.ttl") as path:
        for subject, predicate, value in read_graph(path):
            if predicate == RDFS.subClassOf or (predicate == RDF.type and str(value).startswith(UNION)):
                kept.add((subject, predicate, value))
    return kept


def _described(part: Part) -> int:
    typed = {str(node) for node, kind in part.graph.subject_objects(RDF.type) if str(kind).startswith(UNION)}
    return len(typed - part.borrowed)


def _findings(part: Part, shapes: ShapesGraph, ontology: Graph) -> list[Finding]:
    graph = part.graph
    graph += ontology
    try:
        _, results, text = pyshacl.validate(graph, shacl_graph=shapes.graph, inplace=True)
    except (ReportableRuntimeError, ParseException) as error:
        raise ShapesError(f"the shapes cannot be run: {error}", place=shapes.name, remedy="Correct the shape") from error
    if not isinstance(results, Graph):
        raise ShapesError(f"the shapes cannot be run: {text}", place=shapes.name, remedy="Correct the shape")
    return [
        _finding(result, results, shapes)
        for result in results.subjects(RDF.type, SH.ValidationResult)
        if not _is_of_elsewhere(result, results, part, shapes)
    ]


def _is_of_elsewhere(result: Node, results: Graph, part: Part, shapes: ShapesGraph) -> bool:
    """Whether the result tells of a node that another part describes, that it is not described here."""
    shape = results.value(result, SH.sourceShape)
    return str(results.value(result, SH.focusNode)) in part.borrowed and shape is not None and shapes.asks_a_class(shape)


def _finding(result: Node, results: Graph, shapes: ShapesGraph) -> Finding:
    shape = results.value(result, SH.sourceShape)
    path = shapes.graph.value(shape, SH.path) or results.value(result, SH.resultPath)
    value = results.value(result, SH.value)
    node = results.value(result, SH.focusNode)
    severity = str(results.value(result, SH.resultSeverity)).removeprefix(str(SH))
    return Finding(
        _shown(node),
        "",
        shapes.path_text(path),
        "" if value is None else str(value),
        severity,
        _messages(result, results, shapes),
    )


def _shown(node: Node | None) -> str:
    if isinstance(node, BNode):
        return f"_:{node}"
    return f"“{node}”" if isinstance(node, Literal) else str(node)


def _messages(result: Node, results: Graph, shapes: ShapesGraph) -> dict[str, str]:
    """The messages by language tag. Of those of a query pySHACL gives one only; the others stand in the shapes."""
    source = results.value(result, SH.sourceConstraint)
    texts = [*shapes.graph.objects(source, SH.message)] if source is not None else []
    texts += results.objects(result, SH.resultMessage)
    return {language_tag(text.language): str(text) for text in sorted(texts, key=str) if isinstance(text, Literal)}
