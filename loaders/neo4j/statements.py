"""The Cypher that the loader sends: one text for each shape, made here and nowhere else; data are always parameters.

Three properties of ours tell what is ours: ``_kg_hash`` (of the record, also what makes a relationship ours), ``_kg_properties`` and
``_kg_labels`` (the names of those properties and labels that came from us). Everything else belongs to others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ontology.errors import OntologyError
from ontology.property_graph import CONSTRAINTS, FULL_TEXT_INDEXES, RANGE_INDEXES, ROOT, FullTextIndex, RangeIndex, UniquenessConstraint

HASH = "_kg_hash"
OWN_PROPERTIES = "_kg_properties"
OWN_LABELS = "_kg_labels"
BOOKKEEPING = (HASH, OWN_PROPERTIES, OWN_LABELS)
"""Properties of nodes and relationships that the graph itself does not have."""
MARKER = "UnionKgGraph"
"""The label of the one node that tells whether a load has ended."""
FORMER = "FormerRecord"
"""The label of a node that was ours and keeps its place, without our data, because others attached something to it."""
MARKER_CONSTRAINT = UniquenessConstraint("union_kg_graph_id", MARKER, "id")

BUCKETS = 1024
HALF = 2**31

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True)
class Kind:
    """How nodes, or relationships, are compared with those in the database.

    ``totals`` gives count and sums of the hashes for each bucket, ``hashes`` the hashes of some buckets, ``known`` how many of some
    records (``$keys``) are there, ``keys`` the keys of the records with some hashes, ``contents`` what some records hold now.
    """

    name: str
    edges: bool
    totals: str
    hashes: str
    known: str
    keys: str
    contents: str


def _kind(name: str, match: str, variable: str, one: str, key: str, labels: str) -> Kind:
    """``match`` finds all records in ``variable``, ``one`` the one that has ``key``."""
    ours = f"{match} WHERE {variable}.{HASH} IS NOT NULL WITH {variable}.{HASH} AS hash"
    sums = f"sum(hash / {HALF}) AS high, sum(hash % {HALF}) AS low"
    return Kind(
        name,
        name == "relationships",
        f"{ours} RETURN hash % {BUCKETS} AS bucket, count(*) AS count, {sums}",
        f"{ours} WHERE hash % {BUCKETS} IN $buckets RETURN hash % {BUCKETS} AS bucket, collect(hash) AS hashes",
        f"UNWIND $keys AS key {one} AND {variable}.{HASH} IS NOT NULL RETURN count(*) AS count",
        f"{match} WHERE {variable}.{HASH} IN $hashes RETURN {variable}.{HASH} AS hash, {key} AS key, elementId({variable}) AS element",
        f"UNWIND range(0, size($keys) - 1) AS index WITH index, $keys[index] AS key {one} AND {variable}.{HASH} IS NOT NULL "
        f"RETURN index, properties({variable}) AS properties, {labels} AS labels",
    )


_ENDS = f"MATCH (a:{ROOT} {{id: row.source}}) MATCH (b:{ROOT} {{id: row.target}}) WITH *"
"""Both ends are found before the relationship is: from one end alone, it is sought among all that the node has."""
NODES = _kind("nodes", f"MATCH (n:{ROOT})", "n", f"MATCH (n:{ROOT} {{id: key}}) WHERE true", "n.id", "labels(n)")
RELATIONSHIPS = _kind(
    "relationships",
    f"MATCH (a:{ROOT})-[r]->(b:{ROOT})",
    "r",
    f"MATCH (a:{ROOT} {{id: key[0]}}) MATCH (b:{ROOT} {{id: key[2]}}) WITH * MATCH (a)-[r]->(b) WHERE type(r) = key[1]",
    "[a.id, type(r), b.id]",
    "[type(r)]",
)

OWN_NODES = (
    f"UNWIND $ids AS id MATCH (n:{ROOT} {{id: id}}) WHERE n.{HASH} IS NOT NULL "
    f"RETURN id, coalesce(n.{OWN_PROPERTIES}, []) AS properties, coalesce(n.{OWN_LABELS}, []) AS labels"
)
"""Which properties and labels of these nodes are ours."""
COUNT_FORMER = f"MATCH (n:{FORMER}) RETURN count(n) AS count"
REVIVE = f"MATCH (n:{FORMER}) WHERE n.id IN $ids SET n:{ROOT} REMOVE n:{FORMER}"
"""What kept its place is a record again."""
RELEASE_NODES = f"""\
UNWIND $keys AS id MATCH (n:{ROOT} {{id: id}}) WHERE n.{HASH} IS NOT NULL
REMOVE n.{HASH}
WITH n, n.id AS id, coalesce(n.{OWN_PROPERTIES}, []) AS properties, coalesce(n.{OWN_LABELS}, []) AS own
RETURN id, properties, own AS labels,
  EXISTS {{ MATCH (n)-[r]-() WHERE r.{HASH} IS NULL }}
  OR any(name IN keys(n) WHERE NOT name IN properties AND NOT name IN {list(BOOKKEEPING)})
  OR any(label IN labels(n) WHERE NOT label IN own) AS attached"""
"""Takes the hash away first: that locks the node, so that nobody attaches anything between the question and what follows."""
DELETE_NODES = f"UNWIND $ids AS id MATCH (n:{ROOT} {{id: id}}) OPTIONAL MATCH (n)-[r]-() WHERE r.{HASH} IS NOT NULL DELETE r, n"
"""Relationships of others make this fail; those that are ours cannot stay without the node."""
DELETE_COPIES = f"UNWIND $elements AS element MATCH ()-[r]->() WHERE elementId(r) = element AND r.{HASH} IS NOT NULL DELETE r"
"""Relationships that somebody made with all the properties of one of ours, its hash among them."""
START_MARKER = f"MERGE (m:{MARKER} {{id: 'graph'}}) SET m += $facts, m.finished = false"
"""With the names of all the properties that ``END_MARKER`` sets: the server keeps a new name in a transaction of its own."""
END_MARKER = f"MERGE (m:{MARKER} {{id: 'graph'}}) SET m += $facts, m.finished = true"
READ_MARKER = f"MATCH (m:{MARKER} {{id: 'graph'}}) RETURN m.finished AS finished, m.attributes AS attributes, m.transaction AS transaction"
CONFIRM_MARKER = f"MATCH (m:{MARKER} {{id: 'graph'}}) SET m.transaction = $transaction"
COUNT_NAMES = """\
CALL db.labels() YIELD label RETURN count(*) AS count
UNION ALL CALL db.relationshipTypes() YIELD relationshipType RETURN count(*) AS count
UNION ALL CALL db.propertyKeys() YIELD propertyKey RETURN count(*) AS count"""
"""The names of labels, types and properties in the database, each of which took a transaction of its own."""
LOCK = f"MERGE (m:{MARKER} {{id: 'lock'}}) SET m.taken = true"
"""Never committed: the constraint makes a second load wait for the first, and the server forgets it with the connection."""
UNLOCK = f"MATCH (m:{MARKER} {{id: 'lock'}}) DELETE m"


def identifier(name: str) -> str:
    """``name``, which stands in a statement as a label, a type or the name of an index; raises ``OntologyError`` if it cannot."""
    if not _IDENTIFIER.fullmatch(name):
        raise OntologyError(f"{name!r} cannot be a label or a type", remedy="Use letters of ASCII, digits and _")
    return name


def merge_nodes(labels: Iterable[str]) -> str:
    """Nodes with these labels, by ``$rows`` (their properties) and ``$labels``."""
    return (
        f"UNWIND $rows AS row MERGE (n:{ROOT} {{id: row.id}}) "
        f"SET n{_labels(labels)}, n += row, n.{OWN_PROPERTIES} = keys(row), n.{OWN_LABELS} = $labels"
    )


def change_nodes(labels: Iterable[str], gone: Iterable[str]) -> str:
    """The same for nodes that are there; ``gone`` are labels of ours that they lose, ``row.gone`` properties (name to null)."""
    remove = f" REMOVE n{_labels(gone)}" if gone else ""
    return (
        f"UNWIND $rows AS row MATCH (n:{ROOT} {{id: row.now.id}}){remove} "
        f"SET n{_labels(labels)}, n += row.gone, n += row.now, n.{OWN_PROPERTIES} = keys(row.now), n.{OWN_LABELS} = $labels"
    )


def strip_nodes(gone: Iterable[str]) -> str:
    """Nodes that keep their place: our labels and properties leave, by ``$rows`` with ``id`` and ``gone``."""
    return f"UNWIND $rows AS row MATCH (n:{ROOT} {{id: row.id}}) REMOVE n{_labels((ROOT, *gone))} SET n += row.gone, n:{FORMER}"


def merge_relationships(kind: str) -> str:
    """Relationships of type ``kind``, by ``$rows`` with ``source``, ``target`` and ``now``; one of the same type by others stays theirs.

    Gives how many rows found both their nodes.
    """
    return (
        f"UNWIND $rows AS row {_ENDS} MERGE (a)-[r:{identifier(kind)} {{{HASH}: row.now.{HASH}}}]->(b) "
        f"SET r += row.now, r.{OWN_PROPERTIES} = keys(row.now) RETURN count(*) AS count"
    )


def own_relationships(kind: str) -> str:
    """Which properties of these relationships are ours, by ``$rows``; ``index`` is the place in it."""
    return (
        f"UNWIND range(0, size($rows) - 1) AS index WITH index, $rows[index] AS row {_ENDS} MATCH (a)-[r:{identifier(kind)}]->(b) "
        f"WHERE r.{HASH} IS NOT NULL RETURN index, coalesce(r.{OWN_PROPERTIES}, []) AS properties"
    )


def change_relationships(kind: str) -> str:
    """The same as ``merge_relationships`` for relationships that are there; ``row.gone`` as in ``change_nodes``."""
    return (
        f"UNWIND $rows AS row {_ENDS} MATCH (a)-[r:{identifier(kind)}]->(b) WHERE r.{HASH} IS NOT NULL "
        f"SET r += row.gone, r += row.now, r.{OWN_PROPERTIES} = keys(row.now) RETURN count(*) AS count"
    )


def delete_relationships(kind: str) -> str:
    """Delete those of our relationships of type ``kind`` that ``$rows`` (source and target) names, and give their number."""
    return (
        f"UNWIND $rows AS row {_ENDS} MATCH (a)-[r:{identifier(kind)}]->(b) WHERE r.{HASH} IS NOT NULL "
        "WITH r DELETE r RETURN count(*) AS count"
    )


def schema_statements() -> dict[str, str]:
    """The statements that make constraints and indexes, each by its name."""
    constraints = {each.name: _constraint(each) for each in (*CONSTRAINTS, MARKER_CONSTRAINT)}
    full_text = {each.name: _full_text(each) for each in FULL_TEXT_INDEXES}
    return constraints | full_text | {each.name: _range(each) for each in RANGE_INDEXES}


def _constraint(each: UniquenessConstraint) -> str:
    name, label, key = map(identifier, (each.name, each.label, each.property))
    return f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"


def _full_text(each: FullTextIndex) -> str:
    labels = "|".join(map(identifier, each.labels))
    properties = ", ".join(f"n.{identifier(name)}" for name in each.properties)
    options = f"{{indexConfig: {{`fulltext.analyzer`: '{identifier(each.analyzer)}'}}}}"
    return f"CREATE FULLTEXT INDEX {identifier(each.name)} IF NOT EXISTS FOR (n:{labels}) ON EACH [{properties}] OPTIONS {options}"


def _range(each: RangeIndex) -> str:
    name, label, key = map(identifier, (each.name, each.label, each.property))
    return f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{key})"


def _labels(labels: Iterable[str]) -> str:
    return "".join(f":{identifier(label)}" for label in labels)
