"""What one transaction does: a batch of records is sent, or removed, as a whole.

Each function runs in a managed transaction of the driver, which may call it again: all of them give the same result when repeated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from neo4j import ManagedTransaction

from loaders.neo4j import statements
from loaders.neo4j.errors import ServerDataError
from loaders.neo4j.records import Row
from ontology.property_graph import ROOT

EdgeKey = tuple[str, str, str]
Group = TypeVar("Group")
Item = TypeVar("Item")


def send_nodes(transaction: ManagedTransaction, rows: Sequence[Row], *, fresh: bool, former: bool) -> int:
    """Send nodes; gives how many were there before.

    ``fresh`` tells that the database has none of ours, ``former`` that nodes of ours keep their place there.
    """
    ids = [row.key for row in rows]
    if former:
        transaction.run(statements.REVIVE, ids=ids).consume()
    own = {} if fresh else {each["id"]: each for each in transaction.run(statements.OWN_NODES, ids=ids)}
    for labels, new in _grouped((row for row in rows if row.key not in own), lambda row: row.shape).items():
        transaction.run(statements.merge_nodes(labels), rows=[row.properties for row in new], labels=list(labels)).consume()
    changed = _grouped((row for row in rows if row.key in own), lambda row: (row.shape, _without(own[row.key]["labels"], row.shape)))
    for (labels, gone), known in changed.items():
        sent = [_change(row, own[row.key]["properties"]) for row in known]
        transaction.run(statements.change_nodes(labels, gone), rows=sent, labels=list(labels)).consume()
    return len(own)


def send_relationships(transaction: ManagedTransaction, rows: Sequence[Row], *, fresh: bool) -> int:
    """Send relationships; gives how many were there before.

    Raises ``ServerDataError`` where one names a node that is not there.
    """
    before = 0
    for (kind,), of_kind in _grouped(rows, lambda row: row.shape).items():
        ends = [_ends(row.key) for row in of_kind]
        own = (
            {} if fresh else {each["index"]: each["properties"] for each in transaction.run(statements.own_relationships(kind), rows=ends)}
        )
        new = [{**ends[index], "now": row.properties} for index, row in enumerate(of_kind) if index not in own]
        known = [{**ends[index], **_change(row, own[index])} for index, row in enumerate(of_kind) if index in own]
        landed = _counted(transaction, statements.merge_relationships(kind), new)
        landed += _counted(transaction, statements.change_relationships(kind), known)
        if landed != len(of_kind):
            problem = f"{len(of_kind) - landed} edges of type {kind} name nodes that the graph does not have"
            raise ServerDataError(problem, remedy="Build the graph again with `union-kg build`")
        before += len(own)
    return before


def remove_relationships(transaction: ManagedTransaction, keys: Iterable[EdgeKey]) -> int:
    """Remove relationships of ours; gives how many."""
    kinds = _grouped(keys, lambda key: key[1])
    return sum(_counted(transaction, statements.delete_relationships(kind), [_ends(key) for key in of]) for kind, of in kinds.items())


def remove_copies(transaction: ManagedTransaction, elements: Sequence[str]) -> int:
    """Remove relationships of ours by the server's own names for them; gives how many."""
    transaction.run(statements.DELETE_COPIES, elements=elements).consume()
    return len(elements)


def remove_nodes(transaction: ManagedTransaction, ids: Sequence[str]) -> int:
    """Remove nodes of ours. One that others attached something to keeps its place without our data; gives how many do."""
    released = list(transaction.run(statements.RELEASE_NODES, keys=ids))
    kept = [row for row in released if row["attached"]]
    transaction.run(statements.DELETE_NODES, ids=[row["id"] for row in released if not row["attached"]]).consume()
    for labels, group in _grouped(kept, lambda row: _without(row["labels"], (ROOT,))).items():
        sent = [{"id": row["id"], "gone": {**_gone(row["properties"], ("id",)), **_BOOKKEEPING_GONE}} for row in group]
        transaction.run(statements.strip_nodes(labels), rows=sent).consume()
    return len(kept)


_BOOKKEEPING_GONE = dict.fromkeys(statements.BOOKKEEPING)


def _change(row: Row, own: Iterable[str]) -> dict[str, Any]:
    """What changes a record that is there: its properties now, and null for each of ours that it no longer has."""
    return {"now": row.properties, "gone": _gone(own, row.properties)}


def _gone(own: Iterable[str], staying: Collection[str] | Mapping[str, Any]) -> dict[str, None]:
    return {name: None for name in own if name not in staying}


def _without(labels: Iterable[str], staying: Collection[str]) -> tuple[str, ...]:
    return tuple(label for label in labels if label not in staying)


def _ends(key: Any) -> dict[str, str]:  # noqa: ANN401 - a key of an edge, as a tuple of ours or a list of the server's
    return {"source": key[0], "target": key[2]}


def _counted(transaction: ManagedTransaction, statement: str, rows: Sequence[Mapping[str, Any]]) -> int:
    if not rows:
        return 0
    answer = transaction.run(statement, rows=rows).single(strict=True)
    return int(answer["count"])


def _grouped(items: Iterable[Item], group: Callable[[Item], Group]) -> dict[Group, list[Item]]:
    groups: dict[Group, list[Item]] = defaultdict(list)
    for item in items:
        groups[group(item)].append(item)
    return groups
