"""Constraints and indexes in the database, made from the ontology before any data comes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from neo4j import ManagedTransaction, Session

from loaders.neo4j.errors import ServerDataError
from loaders.neo4j.statements import MARKER_CONSTRAINT, identifier, schema_statements
from ontology.property_graph import CONSTRAINTS, FULL_TEXT_INDEXES, RANGE_INDEXES, FullTextIndex

_AWAITED = 600  # seconds for a full-text index over a large graph
_INDEXES = "SHOW INDEXES YIELD name, type, labelsOrTypes, properties, options, owningConstraint"


def missing_schema(session: Session) -> list[str]:
    """The names of the constraints and indexes that are not there, or not as they should be."""
    there = {row["name"]: row for row in session.execute_read(_rows)}
    unique = {(tuple(row["labelsOrTypes"]), tuple(row["properties"])) for row in there.values() if row["owningConstraint"]}
    constraints = [each.name for each in (*CONSTRAINTS, MARKER_CONSTRAINT) if ((each.label,), (each.property,)) not in unique]
    full_text = [each.name for each in FULL_TEXT_INDEXES if not _is_this(there.get(each.name), each)]
    ranges = [each.name for each in RANGE_INDEXES if each.name not in there]
    return constraints + full_text + ranges


def make_schema(session: Session) -> list[str]:
    """Make what is missing, and wait until it works; gives the names. An index of ours that is made otherwise today is made anew.

    Raises ``ServerDataError`` where the name of a constraint belongs to another one.
    """
    missing = missing_schema(session)
    statements = schema_statements()
    indexes = {each.name for each in FULL_TEXT_INDEXES}
    for name in missing:
        if name in indexes:
            _run(session, f"DROP INDEX {identifier(name)} IF EXISTS")
        _run(session, statements[name])
    if missing:
        still = missing_schema(session)
        if still:
            problem = f"the database has something else called {', '.join(still)}"
            raise ServerDataError(problem, remedy="Rename that constraint or index, or name another database with --database")
    return missing


def await_indexes(session: Session) -> None:
    """Wait until the indexes find everything."""
    session.run("CALL db.awaitIndexes($seconds)", seconds=_AWAITED).consume()


def _rows(transaction: ManagedTransaction) -> list[dict[str, Any]]:
    return [row.data() for row in transaction.run(_INDEXES)]


def _run(session: Session, statement: str) -> None:
    session.execute_write(lambda transaction: transaction.run(statement).consume())


def _is_this(row: Mapping[str, Any] | None, index: FullTextIndex) -> bool:
    if row is None or row["type"] != "FULLTEXT":
        return False
    analyzer = row["options"].get("indexConfig", {}).get("fulltext.analyzer")
    same_names = sorted(row["labelsOrTypes"]) == sorted(index.labels) and sorted(row["properties"]) == sorted(index.properties)
    return same_names and analyzer == index.analyzer
