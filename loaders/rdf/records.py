"""What RDF says of a node by itself: its classes, its names, and one triple for each other property of its record."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from loaders.errors import GraphFileError
from loaders.rdf.iris import Iris
from loaders.rdf.periods import Periods
from loaders.rdf.terms import (
    ACHIEVED,
    NOT_STATED,
    PLANNED,
    QB,
    TYPE,
    Pair,
    boolean,
    chinese,
    date,
    decimal,
    integer,
    iri,
    plain,
)
from ontology.namespaces import SKOS, UNION
from ontology.records import Node, Scalar
from ontology.schema import Schema

STATUSES = {"achieved": ACHIEVED, "planned": PLANNED}
OBSERVATIONS = "dataset/observations"
CONCEPT = "Concept"
_OBSERVATION = "Observation"
_SAID_AT_ITS_HEAD = frozenset(("aliases", "class"))
_NUMBERS = frozenset(("decimal", "integer", "boolean"))
_TEXTS = {"langString": chinese, "Literal": date}
"""How a text is written, by the local name of the datatype that the ontology gives its property; otherwise it is plain.

What has no datatype is an IRI: a property that links to something outside the graph."""


class RecordDescriber:
    """Describes nodes. Raises ``GraphFileError`` for a class, a property or a value that the ontology does not have."""

    def __init__(self, iris: Iris, periods: Periods, schema: Schema) -> None:
        self._classes = {name: (TYPE, iri(UNION, name)) for name in schema.classes}
        self._concept_type = (TYPE, iri(SKOS, CONCEPT))
        self._data_set = (iri(QB, "dataSet"), iris.own(OBSERVATIONS))
        self._predicates = {name: iri(attribute.written_as) for name, attribute in schema.attributes.items()}
        self._numbers = frozenset(name for name, attribute in schema.attributes.items() if attribute.datatype in _NUMBERS)
        resources: dict[str, Callable[[str], str]] = {"period": periods.of, "status": status_term}
        writers: dict[str, Callable[[str], str]] = {**_TEXTS, "": iris.external}
        self._texts: dict[str, Callable[[str], str]] = {
            name: resources.get(name) or writers.get(attribute.datatype, plain) for name, attribute in schema.attributes.items()
        }

    def describe(self, node: Node) -> list[Pair]:
        """The predicates and objects of ``node``."""
        try:
            pairs = list(self._head(node))
            for name, value in node.properties.items():
                if name not in _SAID_AT_ITS_HEAD:
                    predicate, of_text, number = self._predicates[name], self._texts[name], name in self._numbers
                    for each in value if isinstance(value, list) else (value,):
                        if isinstance(each, str) is number or not isinstance(each, str | int | float):
                            raise _unfit(node, name, each)
                        pairs.append((predicate, of_text(each) if isinstance(each, str) else _term(each)))
        except KeyError as error:
            problem = f"the ontology does not know {error.args[0]}, which {node.id} has"
            raise GraphFileError(problem, remedy="Use the classes and properties of union.ttl") from None
        return pairs

    def _head(self, node: Node) -> Iterator[Pair]:
        if node.type == CONCEPT:
            yield self._classes[str(node.properties["class"])]
            yield self._concept_type
        else:
            yield self._classes[node.type]
        yield self._predicates["name"], chinese(node.name)
        for alias in _texts(node, "aliases"):
            yield self._predicates["aliases"], plain(alias) if alias.isascii() else chinese(alias)
        if node.type == _OBSERVATION:
            yield self._data_set
            if "period" not in node.properties:
                yield self._predicates["period"], NOT_STATED


def status_term(status: str) -> str:
    """The individual for ``achieved`` or ``planned``; raises ``GraphFileError`` for anything else."""
    try:
        return STATUSES[status]
    except KeyError:
        problem = f"the status {status!r} is neither achieved nor planned"
        raise GraphFileError(problem, remedy="Build the graph again with `union-kg build`") from None


def _unfit(node: Node, name: str, value: object) -> GraphFileError:
    problem = f"{node.id} has {value!r:.80} as its {name}, which is no value of this property"
    return GraphFileError(problem, remedy="Build the graph again with `union-kg build`")


def _texts(node: Node, name: str) -> list[str]:
    texts = node.properties.get(name, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise GraphFileError(f"the property {name} of {node.id} is no list of texts", remedy="Build the graph again with `union-kg build`")
    return [text for text in texts if isinstance(text, str)]


def _term(value: Scalar) -> str:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, bool):
        return boolean(value)
    return integer(value) if isinstance(value, int) else decimal(value)
