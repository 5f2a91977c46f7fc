"""GraphML (http://graphml.graphdrawing.org, version 1.0) for Gephi and other viewers, and back.

GraphML knows no lists: they are written as JSON strings and decoded by the name of the property, never by looking at the text.
Edge ids are running numbers, because Gephi drops edges whose ids are equal; an edge's key is its type.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self, TextIO
from xml.etree.ElementTree import ParseError
from xml.sax.saxutils import escape, quoteattr

import networkx

from loaders.errors import GraphFileError
from loaders.graph_files import refuse_other_schema
from ontology.records import Edge, Node

LISTS = frozenset(("aliases", "passages", "starts", "ends", "texts", "rules", "implicits", "statuses", "periods", "roles"))
"""The properties that hold lists."""
MAPPINGS = frozenset(("vocabulary",))
"""The properties of the graph as a whole that hold mappings."""

_TYPES = {bool: "boolean", int: "long", float: "double", str: "string", list: "string", dict: "string"}
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production Char
_SPECIAL = re.compile("[&<>\r]|" + _FORBIDDEN.pattern)
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


class GraphmlWriter:
    """Writes a GraphML file record by record. Use it as a context manager: all nodes first, then all edges.

    The keys, which GraphML wants before the records that use them, are known only at the end: the records wait in a temporary file.
    """

    def __init__(self, path: Path, attributes: Mapping[str, Any]) -> None:
        self._path = path
        self._attributes = attributes
        self._keys: dict[tuple[str, str], tuple[str, type]] = {}  # (element, property) -> (id of the key, kind of value)
        self._edges = 0
        self._body: TextIO

    def __enter__(self) -> Self:
        self._body = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=self._path.parent)
        self._body.write(self._data("graph", self._attributes, "the graph") + "\n")
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            self._body.close()

    def node(self, node: Node) -> None:
        """Write one node; ``label``, which viewers show, is its name."""
        properties = {"label": node.name, "name": node.name, "type": node.type, **node.properties}
        self._body.write(f"<node id={quoteattr(node.id)}>{self._data('node', properties, node.id)}</node>\n")

    def edge(self, edge: Edge) -> None:
        """Write one edge."""
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        data = self._data("edge", {"type": edge.type, **edge.properties}, edge.source)
        self._body.write(f'<edge id="{self._edges}" {ends}>{data}</edge>\n')
        self._edges += 1

    def _data(self, element: str, properties: Mapping[str, Any], owner: str) -> str:
        """The data elements of a node, an edge or the graph."""
        parts: list[str] = []
        for name, value in properties.items():
            key, kind = self._keys.get((element, name)) or self._declared(element, name, value, owner)
            if type(value) is not kind:
                raise self._error(f"the property {name} of {owner} is a {type(value).__name__}, and a {kind.__name__} elsewhere")
            text = _as_text(value)
            if _SPECIAL.search(text):
                text = self._escaped(text, name, owner)
            parts.append(f'<data key="{key}">{text}</data>')
        return "".join(parts)

    def _declared(self, element: str, name: str, value: object, owner: str) -> tuple[str, type]:
        """The key of a property that comes for the first time: its id, and the kind of value it has from now on."""
        kind = type(value)
        if (kind is list) != (name in LISTS) or (kind is dict) != (name in MAPPINGS):
            raise self._error(f"the property {name} of {owner} must {'' if name in LISTS else 'not '}be a list")
        if kind not in _TYPES:
            raise self._error(f"the property {name} of {owner} is neither text, number nor truth value")
        self._keys[element, name] = (f"{element[0]}{len(self._keys)}", kind)
        return self._keys[element, name]

    def _escaped(self, text: str, name: str, owner: str) -> str:
        if _FORBIDDEN.search(text):
            raise self._error(f"the property {name} of {owner} holds a character that XML forbids")
        return escape(text, {"\r": "&#13;"})  # a bare carriage return would come back as a line feed

    def _finish(self) -> None:
        with self._path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(_HEAD)
            for (element, name), (key, kind) in self._keys.items():
                file.write(f'<key id="{key}" for="{element}" attr.name={quoteattr(name)} attr.type="{_TYPES[kind]}"/>\n')
            file.write('<graph edgedefault="directed">\n')
            self._body.seek(0)
            shutil.copyfileobj(self._body, file)
            file.write("</graph>\n</graphml>\n")

    def _error(self, problem: str) -> GraphFileError:
        return GraphFileError(problem, place=str(self._path), remedy="Write the property as the records of this project do")


def _as_text(value: Any) -> str:  # noqa: ANN401 - a value of one of the kinds in _TYPES
    if isinstance(value, str):
        return value
    if isinstance(value, list | dict):
        return _JSON(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def read_graphml(path: Path) -> networkx.MultiDiGraph:
    """The graph in a GraphML file that ``GraphmlWriter`` wrote: lists decoded, each edge under its type as key, no ``label``.

    Raises ``GraphFileError`` where the file is missing or damaged.
    """
    try:
        raw = networkx.read_graphml(path, force_multigraph=True)
        graph = networkx.MultiDiGraph(**{name: _decoded(name, raw.graph[name]) for name in raw.graph if not name.endswith("_default")})
        for node, properties in raw.nodes(data=True):
            graph.add_node(node, **{name: _decoded(name, value) for name, value in properties.items() if name != "label"})
        for source, target, properties in raw.edges(data=True):
            graph.add_edge(source, target, key=properties["type"], **{name: _decoded(name, each) for name, each in properties.items()})
    except OSError as error:
        problem = f"the graph cannot be read ({error.strerror})"
        raise GraphFileError(problem, place=str(path), remedy="Check the path and its permissions") from error
    except (ParseError, networkx.NetworkXError, KeyError, ValueError) as error:
        remedy = "Build the graph again with `union-kg build`"
        raise GraphFileError(f"the graph is damaged: {error}", place=str(path), remedy=remedy) from error
    refuse_other_schema(graph.graph, path)
    refuse_loose_ends(graph, path)
    return graph


def refuse_loose_ends(graph: networkx.MultiDiGraph, path: Path) -> None:
    """Raise ``GraphFileError`` if an edge leads to what is no node: networkx makes one without properties of it."""
    for node, properties in graph.nodes(data=True):
        if "type" not in properties:
            remedy = "Build the graph again with `union-kg build`"
            raise GraphFileError(f"the graph is damaged: {node} is an end of an edge, and no node", place=str(path), remedy=remedy)


def _decoded(name: str, value: Any) -> Any:  # noqa: ANN401 - scalars stay what they are, lists and mappings come back from JSON
    return json.loads(value) if name in LISTS or name in MAPPINGS else value
