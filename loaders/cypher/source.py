"""One interface for a graph that can be asked in Cypher, whoever answers: the offline engine or a Neo4j server.

Both give the same rows: the same columns in the same order, and values of a few plain kinds (``Value``), so that a result can be
compared, tested and written as JSON without knowing where it came from. What an engine has of its own becomes one of them:

* a node: a mapping of its properties, ``id``, ``type`` and ``name`` first, the others sorted;
* a relationship: a mapping with ``source``, ``target`` (ids of nodes) and ``type`` first, then its properties, sorted;
* a path: a mapping with ``nodes`` and ``relationships``, in the order of the path;
* a date, time or duration: its ISO 8601 text;
* any other mapping: its keys sorted;
* a number that is none or endless (1.0 / 0): null, because JSON has no word for it and the engines disagree.

A query that gives no order to its rows (no ORDER BY after its last RETURN) gets them sorted by ``order_of_rows``: repeated runs and
both engines agree.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any, Protocol, Self, runtime_checkable

from loaders.cypher.errors import CypherError

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]
"""What a cell of a row holds."""
Parameter = bool | int | float | str | list[str] | list[int] | list[float] | list[bool] | None
"""What a parameter of a query can be."""

DEFAULT_TIMEOUT = 60.0
"""Seconds after which a query is ended."""

_NODE_FIRST = ("id", "type", "name")
_RELATIONSHIP_FIRST = ("source", "target", "type")


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: the names of its columns, and rows with one value for each column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def as_mappings(self) -> list[dict[str, Value]]:
        """The rows as mappings from column to value, in the order of the columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def sorted(self) -> Rows:
        """The same rows in the order of ``order_of_rows``."""
        return Rows(self.columns, tuple(sorted(self.rows, key=order_of_rows)))


class GraphSource(Protocol):
    """A graph that can be asked. Use it as a context manager, or close it.

    ``place`` tells people where it is: a folder, or the address of a server. Every implementation checks a query with
    ``loaders.cypher.checks.check`` before the engine sees it, never writes, and ends a query that takes longer than its time limit.
    """

    @property
    def place(self) -> str:
        """Where the graph is, without secrets."""

    def query(self, cypher: str, /, **parameters: Parameter) -> Rows:
        """The answer to ``cypher``, in which ``$name`` stands for the parameter of that name.

        Raises ``RefusedCypherError`` for a query that may not be asked, ``ParameterError`` for a parameter that it needs and does not
        get, ``CypherTimeoutError`` when the time is over, and ``CypherError`` for a query that the engine cannot answer.
        """

    def close(self) -> None:
        """Let go of processes and connections; can be called again."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


@runtime_checkable
class _HasNative(Protocol):
    """The dates and times of the Neo4j driver."""

    def to_native(self) -> date | time: ...


@runtime_checkable
class _HasIsoFormat(Protocol):
    """The durations of the Neo4j driver."""

    def iso_format(self) -> str: ...


def normalised(value: object) -> Value:
    """``value`` as one of the plain kinds. Nodes, relationships and paths are for ``node_value`` and its sisters, not for this.

    Raises ``CypherError`` for what has no plain kind (a point, bytes).
    """
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Mapping):
        return {str(key): normalised(value[key]) for key in sorted(value, key=str)}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [normalised(each) for each in value]
    text = _iso_text(value)
    if text is None:
        remedy = "Return a property of it, or its text with toString()"
        raise CypherError(f"the query returns a {type(value).__name__}, which no row can hold", remedy=remedy)
    return text


def node_value(properties: Mapping[str, object]) -> dict[str, Value]:
    """A node with these properties (only ours: no bookkeeping of a loader) as a value."""
    return _ordered(properties, _NODE_FIRST)


def relationship_value(source: str, target: str, kind: str, properties: Mapping[str, object]) -> dict[str, Value]:
    """A relationship of type ``kind`` between the nodes with these ids as a value."""
    return _ordered({**properties, "source": source, "target": target, "type": kind}, _RELATIONSHIP_FIRST)


def path_value(nodes: Iterable[dict[str, Value]], relationships: Iterable[dict[str, Value]]) -> dict[str, Value]:
    """A path over these nodes and relationships, which are values already."""
    return {"nodes": list(nodes), "relationships": list(relationships)}


def order_of_rows(row: Sequence[Value]) -> tuple[tuple[int, float, str], ...]:
    """A key by which rows of any values can be sorted: column by column, numbers before texts, then lists and mappings, null last."""
    return tuple(_order_of_value(value) for value in row)


def _order_of_value(value: Value) -> tuple[int, float, str]:
    if value is None:
        return (4, 0.0, "")
    if isinstance(value, bool):
        return (0, float(value), "")
    if isinstance(value, int | float):
        return (1, float(value), str(value))
    if isinstance(value, str):
        return (2, 0.0, value)
    return (3, 0.0, json.dumps(value, ensure_ascii=False, sort_keys=True))


def _ordered(properties: Mapping[str, object], first: Sequence[str]) -> dict[str, Value]:
    names = [*(name for name in first if name in properties), *sorted(set(properties) - set(first))]
    return {name: normalised(properties[name]) for name in names}


def _iso_text(value: Any) -> str | None:  # noqa: ANN401 - whatever an engine returns
    if isinstance(value, date | time):  # a datetime is a date
        return value.isoformat()
    if isinstance(value, timedelta):
        return f"P{value.days}DT{value.seconds}S"
    if isinstance(value, _HasNative):
        return value.to_native().isoformat()
    return value.iso_format() if isinstance(value, _HasIsoFormat) else None
