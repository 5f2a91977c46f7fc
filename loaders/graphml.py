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
from ontology.records import Edge, Node

LISTS = frozenset(("aliases", "passages", "starts", "ends", "texts", "rules", "implicits", "statuses", "periods", "roles"))
"""The properties that hold lists."""
MAPPINGS = frozenset(("vocabulary",))
"""The properties of the graph as a whole that hold mappings."""

_TYPES = ((bool, "boolean"), (int, "long"), (float, "double"), (str, "string"))  # bool first: it is an int to Python
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production Char
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
        self._keys: dict[tuple[str, str], tuple[str, str]] = {}  # (element, property) -> (id of the key, GraphML type)
        self._edges = 0
        self._body: TextIO

    def __enter__(self) -> Self:
        self._body = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=self._path.parent)
        self._write_data("graph", self._attributes, "")
        self._body.write("\n")
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            self._body.close()

    def node(self, node: Node) -> None:
        """Write one node; ``label``, which viewers show, is its name."""
        self._body.write(f"<node id={quoteattr(node.id)}>")
        self._write_data("node", {"label": node.name, "name": node.name, "type": node.type, **node.properties}, node.id)
        self._body.write("</node>\n")

    def edge(self, edge: Edge) -> None:
        """Write one edge."""
        self._body.write(f'<edge id="{self._edges}" source={quoteattr(edge.source)} target={quoteattr(edge.target)}>')
        self._write_data("edge", {"type": edge.type, **edge.properties}, f"{edge.source} {edge.type} {edge.target}")
        self._body.write("</edge>\n")
        self._edges += 1

    def _write_data(self, element: str, properties: Mapping[str, Any], owner: str) -> None:
        for name, value in properties.items():
            if isinstance(value, list) != (name in LISTS) or isinstance(value, dict) != (name in MAPPINGS):
                raise self._error(f"the property {name} of {owner or 'the graph'} must {'' if name in LISTS else 'not '}be a list")
            if isinstance(value, list | dict):
                value = json.dumps(value, ensure_ascii=False, allow_nan=False)
            key, kind = self._key(element, name, value, owner)
            text = str(value).lower() if kind == "boolean" else str(value)
            if _FORBIDDEN.search(text):
                raise self._error(f"the property {name} of {owner or 'the graph'} holds a character that XML forbids")
            # A bare carriage return would come back as a line feed.
            self._body.write(f'<data key="{key}">{escape(text, {chr(13): "&#13;"})}</data>')

    def _key(self, element: str, name: str, value: object, owner: str) -> tuple[str, str]:
        kind = next((label for python, label in _TYPES if isinstance(value, python)), "")
        if not kind:
            raise self._error(f"the property {name} of {owner or 'the graph'} is neither text, number nor truth value")
        declared = self._keys.setdefault((element, name), (f"{element[0]}{len(self._keys)}", kind))
        if declared[1] != kind:
            raise self._error(f"the property {name} of {owner or 'the graph'} is {kind}, elsewhere {declared[1]}")
        return declared

    def _finish(self) -> None:
        with self._path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(_HEAD)
            for (element, name), (key, kind) in self._keys.items():
                file.write(f'<key id="{key}" for="{element}" attr.name={quoteattr(name)} attr.type="{kind}"/>\n')
            file.write('<graph edgedefault="directed">\n')
            self._body.seek(0)
            shutil.copyfileobj(self._body, file)
            file.write("</graph>\n</graphml>\n")

    def _error(self, problem: str) -> GraphFileError:
        return GraphFileError(problem, place=str(self._path), remedy="Write the property as the records of this project do")


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
    return graph


def _decoded(name: str, value: Any) -> Any:  # noqa: ANN401 - scalars stay what they are, lists and mappings come back from JSON
    return json.loads(value) if name in LISTS or name in MAPPINGS else value
