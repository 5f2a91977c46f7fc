"""The records of a graph as an explanation asks for them: from its file, without holding it, or from the graph in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Protocol

import networkx

from loaders.graph_files import GraphFile
from ontology.records import Edge, Node


class Records(Protocol):
    """Where nodes and edges come from. ``place`` is what errors call it."""

    @property
    def place(self) -> str:
        """The file."""

    def nodes(self) -> Iterator[Node]:
        """All nodes, sorted by id."""

    def nodes_with(self, ids: Collection[str]) -> Iterator[Node]:
        """The nodes with these ids, as far as there are any, sorted by id."""

    def edges_at(self, ids: Collection[str]) -> Iterator[Edge]:
        """The edges that begin or end at one of these nodes, sorted by source, type and target."""


class FileRecords:
    """The records of a file, which is read anew for each question: memory does not grow with the graph."""

    def __init__(self, file: GraphFile) -> None:
        self._file = file

    @property
    def place(self) -> str:
        """The file."""
        return str(self._file.path)

    def nodes(self) -> Iterator[Node]:
        """All nodes."""
        return self._file.nodes()

    def nodes_with(self, ids: Collection[str]) -> Iterator[Node]:
        """The nodes with these ids."""
        return (node for node in self._file.nodes() if node.id in ids)

    def edges_at(self, ids: Collection[str]) -> Iterator[Edge]:
        """The edges at these nodes."""
        return (edge for edge in self._file.edges() if edge.source in ids or edge.target in ids)


class MemoryRecords:
    """The records of a graph in memory."""

    def __init__(self, graph: networkx.MultiDiGraph, place: str) -> None:
        self._graph = graph
        self._place = place

    @property
    def place(self) -> str:
        """Where the graph came from."""
        return self._place

    def nodes(self) -> Iterator[Node]:
        """All nodes."""
        return map(self._node, sorted(self._graph))

    def nodes_with(self, ids: Collection[str]) -> Iterator[Node]:
        """The nodes with these ids."""
        return map(self._node, sorted(identity for identity in ids if identity in self._graph))

    def edges_at(self, ids: Collection[str]) -> Iterator[Edge]:
        """The edges at these nodes."""
        known = [identity for identity in ids if identity in self._graph]
        links = {
            (source, kind, target): properties
            for edges in (self._graph.out_edges, self._graph.in_edges)
            for source, target, kind, properties in edges(known, keys=True, data=True)
        }
        for source, kind, target in sorted(links):
            properties = links[source, kind, target]
            yield Edge(source, target, kind, {name: value for name, value in properties.items() if name != "type"})

    def _node(self, identity: str) -> Node:
        properties = dict(self._graph.nodes[identity])
        return Node(identity, properties.pop("type"), properties.pop("name"), properties)
