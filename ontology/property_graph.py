"""What a property-graph database needs to know before the graph comes: labels, relationship types, constraints and indexes, as data.

All of it follows from ``union.ttl``, but for the choice of what is indexed, which stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ontology.errors import OntologyError
from ontology.schema import Schema

ROOT = "Record"
"""The label that every node carries."""
CONCEPT = "Concept"
"""The type of the nodes that only the taxonomy needs; their real class is in the property ``class``."""


@dataclass(frozen=True)
class UniquenessConstraint:
    """No two nodes with ``label`` have the same value of ``property``."""

    name: str
    label: str
    property: str


@dataclass(frozen=True)
class FullTextIndex:
    """An index that finds words in ``properties`` (texts or lists of texts) of the nodes that carry any of ``labels``."""

    name: str
    labels: tuple[str, ...]
    properties: tuple[str, ...]
    analyzer: str = "cjk"  # Chinese has no blanks between words; this one indexes pairs of characters


@dataclass(frozen=True)
class RangeIndex:
    """An index for equality and order of ``property`` among the nodes with ``label``.

    Never on names: they can be too long for its keys.
    """

    name: str
    label: str
    property: str


CONSTRAINTS = (UniquenessConstraint("record_id", ROOT, "id"),)
"""One constraint is enough: look-ups by id always name the label ``Record``."""
FULL_TEXT_INDEXES = (
    FullTextIndex("entity_names", ("Entity", CONCEPT), ("name", "aliases")),
    FullTextIndex("passage_texts", ("Passage",), ("text",)),
)
RANGE_INDEXES = (RangeIndex("place_code", "Place", "code"), RangeIndex("document_issued", "Document", "issued"))


def label_sets(schema: Schema) -> dict[str, tuple[str, ...]]:
    """The labels of the nodes of each class, the most general first: ``Record, Entity, Organization, TradeUnion``."""
    return {name: (*reversed(schema.ancestors(name)), name) for name in schema.classes}


def node_labels(sets: Mapping[str, tuple[str, ...]], node_type: str, real_class: str = "") -> tuple[str, ...]:
    """The labels of a node with the type ``node_type``; a ``Concept`` has those of its ``real_class`` as well.

    ``sets`` comes from ``label_sets``. Raises ``OntologyError`` for a class that the ontology does not have.
    """
    try:
        own = sets[node_type]
        return own if node_type != CONCEPT or not real_class else tuple(dict.fromkeys((*own, *sets[real_class])))
    except KeyError as error:
        problem = f"{error.args[0]} is not a class of the ontology"
        raise OntologyError(problem, place="union.ttl", remedy="Use one of its classes") from None


def relationship_types(schema: Schema) -> tuple[str, ...]:
    """The types of the edges that a graph can have, in the order of ``union.ttl``."""
    return tuple(name for name, predicate in schema.predicates.items() if predicate.kind != "vocabulary")
