"""graph.json: the graph as networkx node-link data, written and read record by record, so that memory does not grow with it.

Each node and each edge stands on a line of its own: two versions of a graph can be compared with any text tool.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, TextIO

from loaders.errors import GraphFileError
from ontology.records import Edge, Node
from ontology.schema import load_schema

GRAPH_JSON = "graph.json"
GRAPH_GRAPHML = "graph.graphml"

_NODES = '"nodes": ['
_BETWEEN = '], "edges": ['
_END = "]}"
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def _no_number(text: str) -> None:
    """NaN and Infinity, which Python reads and JSON does not have."""
    raise ValueError(f"{text} is no number of JSON")


_DECODE = json.JSONDecoder(parse_constant=_no_number).decode
_REMEDY = "Build the graph again with `union-kg build`"
_OF_NODE, _OF_EDGE = ("id", "type", "name"), ("source", "target", "key", "type")
_LINE_ENDS = b" \t\r\n"
_TAIL = 64  # bytes at the end of the file in which it must close


class GraphJsonWriter:
    """Writes graph.json. Use it as a context manager: all nodes first, then all edges, each in the order of the contract.

    ``attributes`` are those of the graph as a whole (schema, version, segmenter, vocabulary).
    """

    def __init__(self, path: Path, attributes: Mapping[str, Any]) -> None:
        self._path = path
        self._attributes = attributes
        self._file: TextIO
        self._in_edges = False
        self._separator = "\n"

    def __enter__(self) -> Self:
        self._file = self._path.open("w", encoding="utf-8", newline="\n")
        self._file.write(f'{{"directed": true, "multigraph": true, "graph": {_JSON(dict(self._attributes))}, {_NODES}')
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._begin_edges()
                self._file.write(f"\n{_END}\n")
        finally:
            self._file.close()

    def node(self, node: Node) -> None:
        """Write one node."""
        self._line(node_line(node))

    def edge(self, edge: Edge) -> None:
        """Write one edge; no node can follow."""
        self._begin_edges()
        self._line(edge_line(edge))

    def _begin_edges(self) -> None:
        if not self._in_edges:
            self._file.write(f"\n{_BETWEEN}")
            self._in_edges, self._separator = True, "\n"

    def _line(self, line: str) -> None:
        self._file.write(self._separator + line)
        self._separator = ",\n"


def node_line(node: Node) -> str:
    """The line that graph.json holds for ``node``, without the comma behind it."""
    return _JSON({"id": node.id, "type": node.type, "name": node.name, **_sorted(node.properties)})


def edge_line(edge: Edge) -> str:
    """The line that graph.json holds for ``edge``, without the comma behind it."""
    return _JSON({"source": edge.source, "target": edge.target, "key": edge.type, "type": edge.type, **_sorted(edge.properties)})


class GraphFile:
    """A graph.json to read, whole or record by record. ``path`` is the file or the folder that ``union-kg build`` wrote.

    Raises ``GraphFileError`` where it is missing, damaged, no node-link graph, or written for another version of the ontology.
    """

    def __init__(self, path: Path) -> None:
        self.path = path / GRAPH_JSON if path.is_dir() else path
        with self._opened() as file:
            self._refuse_broken_off()
            header = file.readline()
        self._whole: dict[str, Any] | None = None
        if header.rstrip("\n").endswith(_NODES):
            self.attributes: Mapping[str, Any] = self._parsed(header.rstrip("\n") + _END, 1).get("graph", {})
        else:  # laid out by another program: it has to be read at once
            self._whole = self._read_whole()
            self.attributes = self._whole.get("graph", {})
        if not isinstance(self.attributes, dict):
            raise self._damaged("its attributes are no mapping")
        refuse_other_schema(self.attributes, self.path)

    def nodes(self) -> Iterator[Node]:
        """The nodes, in the order of the file."""
        records = self._lines(edges=False) if self._whole is None else enumerate(self._whole["nodes"], 1)
        for place, record in records:
            yield self._node(record, place)

    def edges(self) -> Iterator[Edge]:
        """The edges, in the order of the file."""
        records = self._lines(edges=True) if self._whole is None else enumerate(self._whole["edges"], 1)
        for place, record in records:
            yield self._edge(record, place)

    def lines(self, *, edges: bool) -> Iterator[tuple[int, str]]:
        """Each node, or each edge, as its line, with its place in the file: for those who compare records before they read them.

        ``node_of`` and ``edge_of`` read one. A file laid out by another program gives the lines that this one would have written.
        """
        if self._whole is None:
            yield from self._raw_lines(edges=edges)
        elif edges:
            yield from enumerate(map(edge_line, self.edges()), 1)
        else:
            yield from enumerate(map(node_line, self.nodes()), 1)

    def node_of(self, line: str, place: int) -> Node:
        """The node that a line of ``lines`` holds."""
        return self._node(self._parsed(line, place), place)

    def edge_of(self, line: str, place: int) -> Edge:
        """The edge that a line of ``lines`` holds."""
        return self._edge(self._parsed(line, place), place)

    def _refuse_broken_off(self) -> None:
        """A file that was cut off is told at once, not only when its end is reached, which not every question needs."""
        with self.path.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
            end = file.read().rstrip(_LINE_ENDS)
        if not end.endswith(b"}"):
            raise self._damaged("the file breaks off")

    def _lines(self, *, edges: bool) -> Iterator[tuple[int, Any]]:
        return ((number, self._parsed(line, number)) for number, line in self._raw_lines(edges=edges))

    def _raw_lines(self, *, edges: bool) -> Iterator[tuple[int, str]]:
        with self._opened() as file:
            in_edges = ended = False
            for number, line in enumerate(file, 1):
                text = line.rstrip("\n")
                if text == _BETWEEN:
                    in_edges = True
                elif text == _END:
                    ended = True
                elif number > 1 and in_edges == edges:
                    yield number, text.removesuffix(",")
                if in_edges and not edges:
                    return
            if not ended:
                raise self._damaged("the file breaks off")
            if not in_edges:
                raise self._damaged("it has nodes and no list of edges")

    def _read_whole(self) -> dict[str, Any]:
        with self._opened() as file:
            try:
                content = json.load(file, parse_constant=_no_number)
            except (ValueError, RecursionError) as error:
                raise self._damaged(f"no JSON ({error})") from error
        if isinstance(content, dict) and "edges" not in content and "links" in content:
            content["edges"] = content["links"]
        if not isinstance(content, dict) or not all(isinstance(content.get(part), list) for part in ("nodes", "edges")):
            raise self._damaged("no node-link graph: it has no lists of nodes and edges")
        return content

    @contextmanager
    def _opened(self) -> Iterator[TextIO]:
        try:
            with self.path.open(encoding="utf-8", newline="\n") as file:
                yield file
        except FileNotFoundError as error:
            remedy = "Build it with `union-kg build`, or name its folder with --graph"
            raise GraphFileError("there is no graph here", place=str(self.path), remedy=remedy) from error
        except OSError as error:
            problem = f"the graph cannot be read ({error.strerror})"
            raise GraphFileError(problem, place=str(self.path), remedy="Check the path and its permissions") from error
        except UnicodeDecodeError as error:
            raise self._damaged("it is not UTF-8") from error

    def _parsed(self, text: str, line: int) -> Any:  # noqa: ANN401 - whatever the JSON holds; checked by the callers
        try:
            return _DECODE(text)
        except (ValueError, RecursionError) as error:
            raise self._damaged(str(error), line) from error

    def _node(self, record: Any, line: int) -> Node:  # noqa: ANN401
        if isinstance(record, dict):
            properties = dict(record)
            identity, kind, name = (properties.pop(each, None) for each in _OF_NODE)
            if isinstance(identity, str) and isinstance(kind, str) and isinstance(name, str):
                return Node(identity, kind, name, properties)
        raise self._incomplete(record, _OF_NODE, line, "a node needs id, type and name")

    def _edge(self, record: Any, line: int) -> Edge:  # noqa: ANN401
        if isinstance(record, dict):
            properties = dict(record)
            source, target, key, kind = (properties.pop(each, None) for each in _OF_EDGE)
            kind = key if kind is None else kind  # other programs may keep the key alone
            if isinstance(source, str) and isinstance(target, str) and isinstance(kind, str):
                return Edge(source, target, kind, properties)
        raise self._incomplete(record, ("source", "target", "type"), line, "an edge needs source, target and type")

    def _incomplete(self, record: Any, names: tuple[str, ...], line: int, need: str) -> GraphFileError:  # noqa: ANN401
        wrong = (name for name in names if not isinstance(record, dict) or not isinstance(record.get(name), str))
        return self._damaged(f"{need} as texts ({next(wrong)})", line)

    def _damaged(self, problem: str, line: int | None = None) -> GraphFileError:
        place = str(self.path) if line is None else f"{self.path}:{line}"
        return GraphFileError(f"the graph is damaged: {problem}", place=place, remedy=_REMEDY)


def refuse_other_schema(attributes: Mapping[str, Any], path: Path) -> None:
    """Raise ``GraphFileError`` if the graph with these attributes was built for another version of the ontology.

    Versions that differ only in their last number understand one another; a graph that states none is taken as it is.
    """
    stated, known = attributes.get("schema"), load_schema().version
    if stated is not None and str(stated).rpartition(".")[0] != known.rpartition(".")[0]:
        problem = f"the graph has version {stated} of the ontology, and this program reads {known}"
        raise GraphFileError(problem, place=str(path), remedy=_REMEDY)


def _sorted(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: properties[name] for name in sorted(properties)}
