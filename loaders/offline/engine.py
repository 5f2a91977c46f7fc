"""The graph of a folder in kglite (MIT), an engine that answers Cypher inside this process.

Records go in as parameters of CREATE statements, not through pandas: every value keeps its type, texts like ``nan`` or ones with
blanks around them included, and each node has its class and superclasses as labels from the start.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import kglite

from loaders.cypher.errors import CypherError, CypherTimeoutError, ParameterError
from loaders.cypher.source import Parameter, Value, node_value, normalised, path_value, relationship_value
from loaders.errors import GraphFileError
from loaders.graph_files import GraphFile
from ontology.property_graph import label_sets, node_labels, relationship_types
from ontology.records import Edge, Node
from ontology.schema import load_schema

_BATCH = 10_000
_RESERVED = frozenset(("title", "label", "labels", "end"))
_ALWAYS_FLOAT = "value"
_NODE = {"id", "labels", "properties"}
_RELATIONSHIP = {"id", "start", "end", "type", "properties"}
_PATH = {"nodes", "relationships"}
_OWN_TITLE = "title"  # of the engine; equal to the name
_NAME_IN_WARNING = re.compile(r"'([^']+)'")


class OfflineEngine:
    """A graph in the memory of this process that answers Cypher. It checks nothing: ask through ``OfflineGraph``.

    Raises ``GraphFileError`` where ``path`` holds no graph, or one that cannot be asked.
    """

    def __init__(self, path: Path) -> None:
        kglite.set_query_warning_policy("silent")  # they are read from each result instead
        schema = load_schema()
        self._label_sets = label_sets(schema)
        self._known = {*self._label_sets, *relationship_types(schema), *schema.attributes, "id", "type", "name", "class"}
        self._graph = kglite.KnowledgeGraph()
        self._ids: list[str] = []
        file = GraphFile(path)
        types = self._add_nodes(file.nodes(), file.path)
        self._add_edges(file.edges(), types, file.path)

    def ask(
        self, cypher: str, parameters: Mapping[str, Parameter], timeout: float, *, optimized: bool
    ) -> tuple[list[str], list[list[Value]]]:
        """Columns and rows, at most ``timeout`` seconds long as far as the engine keeps to it.

        Raises ``CypherError`` with what the engine says, ``CypherTimeoutError`` and ``ParameterError``.
        """
        try:
            view = self._view(cypher, params=dict(parameters), timeout_ms=max(1, int(timeout * 1000)), disable_optimizer=not optimized)
            columns, rows = list(view.columns), view.to_list()
        except kglite.CypherTimeoutError as error:
            remedy = "Ask for less, or give it more time with --timeout"
            raise CypherTimeoutError(f"the query took longer than {timeout:g} s", remedy=remedy) from error
        except OverflowError as error:
            raise ParameterError("a number is beyond 64 bits", remedy="Give it as a text") from error
        except (kglite.KgError, ValueError, TypeError, RuntimeError) as error:
            raise CypherError(f"the offline engine cannot answer: {_first_line(error)}") from error
        self._refuse_unknown(view.warnings)
        return columns, [[self._value(row[column]) for column in columns] for row in rows]

    def _add_nodes(self, nodes: Iterable[Node], path: Path) -> dict[str, str]:
        """Add the nodes; gives the type of each id."""
        types: dict[str, str] = {}
        waiting: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for node in nodes:
            if node.id in types:
                raise _unfit(f"the id {node.id} occurs twice", path)
            types[node.id] = node.type
            labels = node_labels(self._label_sets, node.type, str(node.properties.get("class", "")))
            shape = (node.type, *(label for label in labels if label != node.type))
            properties = _properties(node.properties, node.id, path)
            waiting[shape].append({**properties, "id": node.id, "type": node.type, "name": node.name})
            if len(waiting[shape]) == _BATCH:
                self._create_nodes(shape, waiting.pop(shape))
        for shape, rows in waiting.items():
            self._create_nodes(shape, rows)
        return types

    def _add_edges(self, edges: Iterable[Edge], types: Mapping[str, str], path: Path) -> None:
        waiting: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
        for edge in edges:
            loose = next((end for end in (edge.source, edge.target) if end not in types), None)
            if loose is not None:
                raise _unfit(f"{loose} is an end of an edge, and no node", path)
            if edge.type not in self._known:
                raise _unfit(f"{edge.type} is no relationship type of the ontology", path)
            shape = (types[edge.source], edge.type, types[edge.target])
            properties = {**_properties(edge.properties, edge.source, path), "type": edge.type}
            waiting[shape].append({"source": edge.source, "target": edge.target, "properties": properties})
            if len(waiting[shape]) == _BATCH:
                self._create_edges(shape, waiting.pop(shape))
        for shape, rows in waiting.items():
            self._create_edges(shape, rows)

    def _create_nodes(self, labels: Sequence[str], rows: list[dict[str, Any]]) -> None:
        self._write(f"UNWIND $rows AS row CREATE (n:{':'.join(labels)}) SET n = row", rows)

    def _create_edges(self, shape: tuple[str, str, str], rows: list[dict[str, Any]]) -> None:
        source, kind, target = shape  # classes and types of the ontology, so no text of others gets into the statement
        match = f"MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}})"
        self._write(f"UNWIND $rows AS row {match} CREATE (a)-[r:{kind}]->(b) SET r = row.properties", rows)

    def _write(self, statement: str, rows: list[dict[str, Any]]) -> None:
        self._graph.cypher(statement, params={"rows": rows}, timeout_ms=0)

    def _refuse_unknown(self, warnings: Iterable[str]) -> None:
        """What the engine merely warns of and then answers with nothing is an error, unless the ontology has the name."""
        for warning in warnings:
            name = _NAME_IN_WARNING.search(warning)
            if name is None:
                raise CypherError(f"the offline engine may not answer fully: {_first_line(warning)}")
            if name[1] not in self._known:
                near = difflib.get_close_matches(name[1], sorted(self._known), 1)
                remedy = f"Did you mean {near[0]}?" if near else "Use the names of the ontology"
                raise CypherError(f"the ontology has no label, relationship type or property {name[1]}", remedy=remedy)

    def _value(self, value: object) -> Value:
        """A value of the engine as one of the plain kinds that every engine gives."""
        if isinstance(value, list):
            return [self._value(each) for each in value]
        if not isinstance(value, dict):
            return normalised(value)
        if value.keys() == _NODE and _OWN_TITLE in value["properties"]:
            return node_value({name: each for name, each in value["properties"].items() if name != _OWN_TITLE})
        if value.keys() == _RELATIONSHIP:
            return relationship_value(self._id(value["start"]), self._id(value["end"]), value["type"], value["properties"])
        if value.keys() == _PATH:
            nodes, relationships = (self._value(value[name]) for name in ("nodes", "relationships"))
            return path_value(nodes, relationships)  # type: ignore[arg-type]
        all_properties = {_OWN_TITLE, "id", "type", "name"} <= value.keys()  # properties(n) and n {.*}
        return {name: self._value(value[name]) for name in sorted(value) if name != _OWN_TITLE or not all_properties}

    def _view(self, cypher: str, **options: Any) -> kglite.ResultView:  # noqa: ANN401 - the options of the engine
        view = self._graph.cypher(cypher, **options)
        if not isinstance(view, kglite.ResultView):
            raise CypherError("the query asks for a format of its own", remedy="Choose the format with --format")
        return view

    def _id(self, internal: int) -> str:
        """The id of the node to which the engine gave the number ``internal``."""
        if not self._ids:
            rows = self._view("MATCH (n) RETURN elementId(n) AS number, n.id AS id", timeout_ms=0).to_list()
            self._ids = [row["id"] for row in sorted(rows, key=lambda row: int(row["number"]))]
        return self._ids[internal]


def _properties(properties: Mapping[str, Any], owner: str, path: Path) -> dict[str, Any]:
    reserved = _RESERVED & properties.keys()
    if reserved:
        raise _unfit(f"{owner} has a property {min(reserved)}, a name that no record may use", path)
    if _ALWAYS_FLOAT in properties:  # 5 and 5.0 would be two kinds of value in one property
        try:
            return {**properties, _ALWAYS_FLOAT: float(properties[_ALWAYS_FLOAT])}
        except (TypeError, ValueError, OverflowError):
            raise _unfit(f"the value of {owner} is no number", path) from None
    return dict(properties)


def _unfit(problem: str, path: Path) -> GraphFileError:
    return GraphFileError(f"the graph cannot be asked: {problem}", place=str(path), remedy="Build the graph again with `union-kg build`")


def _first_line(text: object) -> str:
    return str(text).strip().partition("\n")[0].removeprefix("Cypher execution error: ")
