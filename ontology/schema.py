"""The classes and properties of ``union.ttl``, with the type signatures that every edge keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal, cast

from pyoxigraph import NamedNode

from ontology.errors import OntologyError
from ontology.namespaces import OWL, RDF_TYPE, RDFS, SCHEMA, SKOS, UNION, language_tag
from ontology.turtle import Description, TurtleFile, literals, read_turtle

PredicateKind = Literal["relation", "structural", "vocabulary"]
AttributeKind = Literal["record", "statement", "vocabulary"]

_FILE = "union.ttl"
_ROOT = "Record"
_LINKED = "linked"  # the kind of the properties that only RDF has
_PROPERTIES = frozenset((f"{OWL}ObjectProperty", f"{OWL}DatatypeProperty"))


@dataclass(frozen=True)
class OntologyClass:
    """A class: the type of a record. ``parents`` are its direct superclasses, ``family`` the first part of its records' ids."""

    name: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    parents: tuple[str, ...]
    family: str
    annotated: bool = False  # an entity of the annotation guide can have this type


@dataclass(frozen=True)
class Predicate:
    """A property that links two records. ``name`` is the relationship type (``ORGANIZES``), ``domain`` and ``range`` its type signature.

    ``kind`` is ``relation`` for the predicates of the annotation guide, ``structural`` for the graph's own edges, ``vocabulary`` for
    links that only vocabulary files use.
    """

    name: str
    iri: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    domain: frozenset[str]
    range: frozenset[str]
    kind: PredicateKind
    symmetric: bool = False
    carries_role: bool = False  # its statements can tell the role of their subject

    @property
    def local_name(self) -> str:
        """The property's local name (``organizes``)."""
        return self.iri.removeprefix(UNION)


@dataclass(frozen=True)
class Attribute:
    """A property of a record. ``kind`` tells whether nodes, the statements behind an edge, or vocabulary concepts have it.

    ``name`` is what the records call it (``body``; in RDF ``bodyName``), ``datatype`` the local name of its datatype, empty where RDF
    writes a resource (``status``). ``written_as`` is the IRI of the well-known property that RDF has in its place, or its own.
    """

    name: str
    iri: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    domain: frozenset[str]
    datatype: str
    kind: AttributeKind
    written_as: str = ""


@dataclass(frozen=True)
class Schema:
    """The ontology as the records need it: classes of nodes by local name, predicates by relationship type, attributes by record name.

    What only RDF has (statements, statuses and their properties) is not here; ``ontology.terms`` has all terms.
    """

    classes: Mapping[str, OntologyClass]
    predicates: Mapping[str, Predicate]
    attributes: Mapping[str, Attribute]
    version: str
    lineages: Mapping[str, tuple[str, ...]]

    def ancestors(self, name: str) -> tuple[str, ...]:
        """The superclasses of ``name``, nearest first, without itself.

        Raises ``OntologyError`` for a name that is no class; so do the other methods that take one.
        """
        try:
            return self.lineages[name]
        except KeyError:
            raise OntologyError(f"{name} is not a class of the ontology", place=_FILE, remedy="Use one of its classes") from None

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether ``name`` is ``ancestor`` or one of its subclasses."""
        return name == ancestor or ancestor in self.ancestors(name)

    def family(self, name: str) -> str:
        """The first part of the ids of the class's records (``organization``); empty for the abstract classes above them."""
        return next((self.classes[each].family for each in (name, *self.ancestors(name)) if self.classes[each].family), "")

    def allows(self, subject_class: str, predicate: str, object_class: str) -> bool:
        """Whether the type signature of ``predicate`` (a relationship type) permits an edge between these classes."""
        try:
            signature = self.predicates[predicate]
        except KeyError:
            raise OntologyError(
                f"{predicate} is not a predicate of the ontology", place=_FILE, remedy="Use one of its predicates"
            ) from None
        return not signature.domain.isdisjoint((subject_class, *self.ancestors(subject_class))) and not signature.range.isdisjoint(
            (object_class, *self.ancestors(object_class))
        )

    @property
    def entity_types(self) -> tuple[str, ...]:
        """The classes that an entity of the annotation guide can have, in the order of ``union.ttl``."""
        return tuple(name for name, each in self.classes.items() if each.annotated)


def load_schema() -> Schema:
    """Read the packaged ``union.ttl``; raises ``OntologyError`` where it is broken."""
    file = read_turtle((files("ontology") / _FILE).read_bytes(), _FILE, OntologyError)
    classes: dict[str, OntologyClass] = {}
    predicates: dict[str, Predicate] = {}
    attributes: dict[str, Attribute] = {}
    version = ""
    for iri, description in file.subjects.items():
        types = set(_iris(description, RDF_TYPE))
        name = iri.removeprefix(UNION)
        if f"{OWL}Ontology" in types:
            version = _text(file, iri, f"{OWL}versionInfo")
        elif name == iri:
            continue  # a term of another ontology
        elif f"{OWL}Class" in types:
            classes[name] = _class(file, iri)
        elif f"{UNION}relationshipType" in description:
            predicate = _predicate(file, iri, f"{OWL}SymmetricProperty" in types)
            predicates[predicate.name] = predicate
        elif types & _PROPERTIES and _text(file, iri, f"{UNION}kind") != _LINKED:
            attribute = _attribute(file, iri)
            attributes[attribute.name] = attribute
    lineages = {name: _lineage(classes, name) for name in classes}
    classes = {name: each for name, each in classes.items() if _ROOT in (name, *lineages[name])}
    return Schema(classes, predicates, attributes, version, lineages)


def _class(file: TurtleFile, iri: str) -> OntologyClass:
    description = file.subjects[iri]
    parents = tuple(parent.removeprefix(UNION) for parent in _iris(description, f"{RDFS}subClassOf") if parent.startswith(UNION))
    family = _optional_text(description, f"{UNION}family")
    annotated = _optional_text(description, f"{UNION}annotated") == "true"
    return OntologyClass(iri.removeprefix(UNION), *_wording(description), parents, family, annotated)


def _predicate(file: TurtleFile, iri: str, symmetric: bool) -> Predicate:
    domain, range_ = (_signature(file.subjects[iri], side) for side in ("domain", "range"))
    kind = cast(PredicateKind, _text(file, iri, f"{UNION}kind"))
    name = _text(file, iri, f"{UNION}relationshipType")
    carries_role = _optional_text(file.subjects[iri], f"{UNION}carriesRole") == "true"
    return Predicate(name, iri, *_wording(file.subjects[iri]), domain, range_, kind, symmetric, carries_role)


def _attribute(file: TurtleFile, iri: str) -> Attribute:
    description = file.subjects[iri]
    range_ = next(_iris(description, f"{RDFS}range"), "")
    datatype = range_.rpartition("#")[2] if f"{OWL}DatatypeProperty" in _iris(description, RDF_TYPE) else ""
    kind = cast(AttributeKind, _text(file, iri, f"{UNION}kind"))
    name = _optional_text(description, f"{UNION}recordName") or iri.removeprefix(UNION)
    written_as = next(_iris(description, f"{UNION}writtenAs"), iri)
    return Attribute(name, iri, *_wording(description), _signature(description, "domain"), datatype, kind, written_as)


def _lineage(classes: Mapping[str, OntologyClass], name: str) -> tuple[str, ...]:
    """Breadth first, so that a nearer superclass comes before a farther one."""
    found: dict[str, None] = {}
    level = classes[name].parents
    while level:
        found.update(dict.fromkeys(level))
        level = tuple(parent for each in level for parent in classes[each].parents if parent not in found)
    return tuple(found)


def _signature(description: Description, side: str) -> frozenset[str]:
    """The classes on one side of a property: those listed with ``schema:domainIncludes``, otherwise the one of ``rdfs:domain``.

    OWL 2 RL knows no union as a domain, so a property of several classes states a superclass of them there.
    """
    listed = frozenset(_iris(description, f"{SCHEMA}{side}Includes")) or frozenset(_iris(description, f"{RDFS}{side}"))
    return frozenset(each.removeprefix(UNION) for each in listed)


def _wording(description: Description) -> tuple[dict[str, str], dict[str, str]]:
    """The labels and the definitions, by language tag."""
    labels, definitions = (
        {language_tag(each.language): each.value for each in literals(description.get(iri, []))}
        for iri in (f"{RDFS}label", f"{SKOS}definition")
    )
    return labels, definitions


def _iris(description: Description, predicate: str) -> Iterator[str]:
    return (value.value for value in description.get(predicate, []) if isinstance(value, NamedNode))


def _optional_text(description: Description, predicate: str) -> str:
    return next((each.value for each in literals(description.get(predicate, []))), "")


def _text(file: TurtleFile, iri: str, predicate: str) -> str:
    text = _optional_text(file.subjects[iri], predicate)
    if not text:
        raise OntologyError(f"{predicate} is missing", place=file.place(iri), remedy="Add it")
    return text
