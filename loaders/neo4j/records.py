"""The records of a graph.json as a Neo4j server takes them: hashes to compare by, rows to send."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from loaders.graph_files import GraphFile
from loaders.neo4j.errors import ServerDataError
from loaders.neo4j.statements import BOOKKEEPING, HASH, OWN_LABELS, OWN_PROPERTIES, Kind
from ontology.property_graph import label_sets, node_labels, relationship_types
from ontology.records import Edge, Node
from ontology.schema import Schema, load_schema

Key = str | tuple[str, str, str]
"""What a record is known by: a node by its id, an edge by source, type and target."""

_LAYOUT = 1  # of what the loader makes of a record; a greater number sends everything again
_HASH_BITS = 62  # positive, and two of them add up in a Cypher integer
_SMALLEST, _GREATEST = -(2**63), 2**63 - 1
_KINDS = (bool, int, float, str)
_RESERVED_NODE = frozenset((*BOOKKEEPING, "id", "type", "name"))
_RESERVED_EDGE = frozenset((*BOOKKEEPING, "source", "target", "type"))


@dataclass(frozen=True, slots=True)
class Row:
    """A record to send. ``shape`` are the labels of a node, or the type of an edge alone; ``properties`` hold the hash as well."""

    key: Key
    shape: tuple[str, ...]
    properties: Mapping[str, Any]

    def is_stored_as(self, properties: Mapping[str, Any], labels: Collection[str]) -> bool:
        """Whether a record with these properties and labels (or type) holds all of this one; what others added does not count."""
        own = properties.get(OWN_PROPERTIES, ()), properties.get(OWN_LABELS, self.shape)
        return (
            set(self.shape) <= set(labels)
            and all(isinstance(names, Collection) for names in own)
            and (set(own[0]), set(own[1])) == (set(self.properties), set(self.shape))
            and all(_is_same(value, properties.get(name)) for name, value in self.properties.items())
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A record as its line in the file, with its hash."""

    place: int
    text: str
    hash: int


class GraphRecords:
    """The nodes and edges in ``file``.

    ``hashed`` and ``row`` raise ``GraphFileError`` for damaged lines, ``row`` also ``OntologyError`` for unknown classes and
    ``ServerDataError`` for what Neo4j cannot store.
    """

    def __init__(self, file: GraphFile, schema: Schema | None = None) -> None:
        self.file = file
        schema = schema or load_schema()
        self._sets = label_sets(schema)
        self._types = frozenset(relationship_types(schema))
        # A node's labels follow from the ontology: where that changes, so does every hash, and the nodes are sent again.
        layout = json.dumps([_LAYOUT, self._sets], ensure_ascii=False, sort_keys=True)
        self._hasher = hashlib.blake2b(layout.encode(), digest_size=8)

    @cached_property
    def facts(self) -> dict[str, str]:
        """What the marker of a finished load tells of the graph as a whole."""
        attributes = self.file.attributes
        own = {name: str(attributes[name]) for name in ("schema", "version") if name in attributes}
        return own | {"attributes": json.dumps(attributes, ensure_ascii=False, sort_keys=True)}

    def hashed(self, kind: Kind) -> Iterator[Line]:
        """The nodes, or the edges, as lines with their hashes, in the order of the file."""
        for place, text in self.file.lines(edges=kind.edges):
            yield Line(place, text, self._hash(text))

    def row(self, kind: Kind, line: Line) -> Row:
        """The record that ``line`` holds, to be sent."""
        return self._edge_row(line) if kind.edges else self._node_row(line)

    def _hash(self, text: str) -> int:
        hasher = self._hasher.copy()
        hasher.update(text.encode("utf-8", "surrogatepass"))
        return int.from_bytes(hasher.digest()) >> (64 - _HASH_BITS)

    def _node_row(self, line: Line) -> Row:
        node = self.file.node_of(line.text, line.place)
        self._check(node, node.id, _RESERVED_NODE, line)
        properties = {"id": node.id, "type": node.type, "name": node.name, **node.properties, HASH: line.hash}
        return Row(node.id, node_labels(self._sets, node.type, str(node.properties.get("class", ""))), properties)

    def _edge_row(self, line: Line) -> Row:
        edge = self.file.edge_of(line.text, line.place)
        if edge.type not in self._types:
            raise self._refused(f"{edge.type} is not a predicate of the ontology", edge.source, line)
        self._check(edge, f"{edge.source} → {edge.target}", _RESERVED_EDGE, line)
        return Row((edge.source, edge.type, edge.target), (edge.type,), {**edge.properties, HASH: line.hash})

    def _check(self, record: Node | Edge, identity: str, reserved: frozenset[str], line: Line) -> None:
        """Refuse what would be stored as something else, or make the server refuse a whole batch without telling which record."""
        texts = (record.id, record.name) if isinstance(record, Node) else (record.source, record.target)
        for name, value in (*record.properties.items(), *(("id or name", text) for text in texts)):
            if not name or "\0" in name or name in reserved or not _encodes(name):
                raise self._refused(f"{name!r} cannot be the name of a property", identity, line)
            if not _is_storable(value):
                raise self._refused(f"Neo4j cannot store its {name}", identity, line)

    def _refused(self, problem: str, identity: str, line: Line) -> ServerDataError:
        remedy = "Correct the record; nulls, mappings, lists of several kinds and integers over 64 bits cannot be stored"
        return ServerDataError(f"{identity}: {problem}", place=f"{self.file.path}:{line.place}", remedy=remedy)


def _is_same(one: object, other: object) -> bool:
    """Equal, and of one kind: 1, 1.0 and True are equal to Python."""
    if isinstance(one, list) and isinstance(other, list):
        return one == other and [*map(type, one)] == [*map(type, other)]
    return one == other and type(one) is type(other)


def _is_storable(value: object) -> bool:
    if isinstance(value, list):
        return len(set(map(type, value))) <= 1 and all(_is_scalar(each) for each in value)
    return _is_scalar(value)


def _is_scalar(value: object) -> bool:
    if isinstance(value, str):
        return _encodes(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return _SMALLEST <= value <= _GREATEST
    return isinstance(value, _KINDS)


def _encodes(text: str) -> bool:
    """Whether ``text`` is Unicode: JSON can hold halves of surrogate pairs, which no encoding has."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)
