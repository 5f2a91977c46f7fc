"""The graph in memory, as a networkx ``MultiDiGraph``: the offline form of the graph.

A node's key is its id; an edge's key is its type. Node and edge attributes are the properties of the records, with ``type`` and,
for nodes, ``name``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import networkx

from loaders.errors import GraphFileError
from loaders.graph_files import GraphFile, GraphJsonWriter
from loaders.graphml import GraphmlWriter, read_graphml, refuse_loose_ends
from ontology.records import Edge, Node


def load(path: Path | str) -> networkx.MultiDiGraph:
    """The graph in ``path``: a folder that ``union-kg build`` wrote, a graph.json, or a GraphML file.

    Raises ``GraphFileError`` where it is missing or damaged.
    """
    path = Path(path)
    if path.suffix == ".graphml":
        return read_graphml(path)
    file = GraphFile(path)
    graph = from_records(file.attributes, file.nodes(), file.edges())
    refuse_loose_ends(graph, file.path)
    return graph


def save(graph: networkx.MultiDiGraph, path: Path | str) -> None:
    """Write ``graph`` to ``path``: GraphML if its suffix is ``.graphml``, else graph.json.

    Raises ``GraphFileError`` where the graph holds what the format cannot.
    """
    path = Path(path)
    writer = GraphmlWriter if path.suffix == ".graphml" else GraphJsonWriter
    try:
        with writer(path, graph.graph) as file:
            for node in nodes(graph):
                file.node(node)
            for edge in edges(graph):
                file.edge(edge)
    except OSError as error:
        problem = f"the graph cannot be written ({error.strerror})"
        raise GraphFileError(problem, place=str(path), remedy="Name a file that can be written") from error


def from_records(attributes: Mapping[str, Any], nodes: Iterable[Node], edges: Iterable[Edge]) -> networkx.MultiDiGraph:
    """A graph of these records. ``attributes`` are those of the graph as a whole."""
    graph = networkx.MultiDiGraph(**attributes)
    for node in nodes:
        graph.add_node(node.id, type=node.type, name=node.name, **node.properties)
    for edge in edges:
        graph.add_edge(edge.source, edge.target, key=edge.type, type=edge.type, **edge.properties)
    return graph


def nodes(graph: networkx.MultiDiGraph) -> Iterator[Node]:
    """The nodes of ``graph`` as records, sorted by id."""
    for identifier in sorted(graph):
        properties = dict(graph.nodes[identifier])
        yield Node(identifier, _taken(properties, "type", identifier), _taken(properties, "name", identifier), properties)


def edges(graph: networkx.MultiDiGraph) -> Iterator[Edge]:
    """The edges of ``graph`` as records, sorted by source, type and target."""
    links = ((source, data.get("type", key), target, data) for source, target, key, data in graph.edges(keys=True, data=True))
    for source, kind, target, data in sorted(links, key=lambda link: link[:3]):
        yield Edge(source, target, kind, {name: value for name, value in data.items() if name != "type"})


def _taken(properties: dict[str, Any], name: str, identifier: str) -> str:
    try:
        return str(properties.pop(name))
    except KeyError:
        raise GraphFileError(f"the node {identifier} has no {name}", remedy="Give every node a type and a name") from None
