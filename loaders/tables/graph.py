"""A built graph, arranged so that rows can be made of it: what is an entity, a figure, a document, and what was said where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import networkx

from loaders import networkx_graph
from loaders.errors import GraphFileError
from loaders.graph_files import GraphFile
from loaders.tables.evidence import Evidence
from ontology.records import Edge, Node

Value = TypeVar("Value")

_REMEDY = "Build the graph again with `union-kg build`"


class TableGraph:
    """The records of a graph by their part in the tables. Make it with ``of_file``, ``of_networkx`` or ``of_records``.

    ``entities`` holds the nodes of the ontology's class Entity and the vocabulary's concepts, ``statements`` the edges with evidence.
    All of them keep the order of the records, which is that of the ids.
    """

    def __init__(self, attributes: Mapping[str, Any], nodes: Iterable[Node], edges: Iterable[Edge], place: str = "") -> None:
        self.attributes = attributes
        self.place = place
        self.entities: dict[str, Node] = {}
        self.observations: dict[str, Node] = {}
        self.documents: dict[str, Node] = {}
        self.statements: list[Edge] = []
        self.mentions: dict[str, list[Edge]] = defaultdict(list)
        self.vocabulary_links: dict[str, list[Edge]] = defaultdict(list)
        self.reported_by: dict[str, list[str]] = defaultdict(list)
        self.subjects: dict[str, str] = {}
        self.bodies: dict[str, str] = {}
        self._passages: dict[str, Node] = {}
        self._documents_of: dict[str, str] = {}
        for node in nodes:
            self._take_node(node)
        for edge in edges:
            self._take_edge(edge)

    @classmethod
    def of_file(cls, file: GraphFile) -> TableGraph:
        """The graph in a graph.json. Raises ``GraphFileError`` where it is damaged."""
        return cls(file.attributes, file.nodes(), file.edges(), str(file.path))

    @classmethod
    def of_path(cls, path: Path) -> TableGraph:
        """The graph in ``path``, a folder that ``union-kg build`` wrote or a graph.json. Raises ``GraphFileError`` as ``GraphFile``."""
        return cls.of_file(GraphFile(path))

    @classmethod
    def of_networkx(cls, graph: networkx.MultiDiGraph) -> TableGraph:
        """The graph that ``loaders.networkx_graph.load`` gives. Raises ``GraphFileError`` where a node has no type or name."""
        return cls(graph.graph, networkx_graph.nodes(graph), networkx_graph.edges(graph))

    def entity(self, identifier: str) -> Node:
        """The entity with this id. Raises ``GraphFileError`` where an edge names one that is not there."""
        return self._known(self.entities, identifier)

    def document(self, identifier: str) -> Node:
        """The document with this id. Raises ``GraphFileError`` where it is not there."""
        return self._known(self.documents, identifier)

    def subject(self, observation: str) -> Node:
        """The entity that the figure with this id measures. Raises ``GraphFileError`` where it has none."""
        return self.entity(self._known(self.subjects, observation))

    def body(self, observation: str) -> Node | None:
        """The body whose result or target the figure with this id is."""
        found = self.bodies.get(observation)
        return None if found is None else self.entity(found)

    def class_of(self, node: Node) -> str:
        """The class of the ontology that an entity belongs to; of a concept that no document mentions, the class it stands for."""
        return str(node.properties.get("class", node.type)) if node.type == "Concept" else node.type

    def evidence(self, passage: str, start: int, end: int) -> Evidence:
        """What stands at ``start`` to ``end`` of the clean document, inside the passage with this id.

        Raises ``GraphFileError`` where the passage is not there or does not hold these characters.
        """
        node = self._known(self._passages, passage)
        document = self.document(self._known(self._documents_of, passage))
        text, first = str(node.properties.get("text", "")), _number(node, "start")
        if not first <= start <= end <= first + len(text):
            raise self.damaged(f"{passage} does not hold the characters {start} to {end}")
        return Evidence(
            sentence=text,
            said=text[start - first : end - first],
            document=document.name,
            issued=optional_text(document, "issued"),
            file=optional_text(document, "path"),
            section=optional_text(node, "section"),
            start=start,
            end=end,
            sentence_start=first,
            sentence_end=_number(node, "stop"),
            document_id=document.id,
        )

    def mentions_of(self, identifier: str) -> Iterator[Evidence]:
        """Every place that names the entity, or tells the figure, with this id, by document and position."""
        return iter(sorted(self._mentions_of(identifier), key=lambda place: (place.document_id or "", place.start or 0, place.end or 0)))

    def _mentions_of(self, identifier: str) -> Iterator[Evidence]:
        for edge in self.mentions.get(identifier, ()):
            starts, ends = (self.parallel(edge, name) for name in ("starts", "ends"))
            if len(starts) != len(ends):
                raise self.damaged(f"the lists of {edge.source} {edge.type} {edge.target} differ in length")
            for start, end in zip(starts, ends, strict=True):
                yield self.evidence(edge.target, start, end)

    def parallel(self, edge: Edge, name: str) -> list[Any]:
        """The list that ``edge`` holds under ``name``. Raises ``GraphFileError`` where there is none."""
        found = edge.properties.get(name)
        if not isinstance(found, list):
            raise self.damaged(f"{edge.source} {edge.type} {edge.target} has no list of {name}")
        return found

    def damaged(self, problem: str) -> GraphFileError:
        """The error for records that do not fit together."""
        return GraphFileError(f"the graph is damaged: {problem}", place=self.place, remedy=_REMEDY)

    def _take_node(self, node: Node) -> None:
        shelves = {"Observation": self.observations, "Document": self.documents, "Passage": self._passages}
        shelves.get(node.type, self.entities)[node.id] = node

    def _take_edge(self, edge: Edge) -> None:
        if edge.type == "MENTIONED_IN":
            self.mentions[edge.source].append(edge)
        elif edge.type == "IN_DOCUMENT":
            self._documents_of[edge.source] = edge.target
        elif edge.type == "HAS_OBSERVATION":
            self.subjects[edge.target] = edge.source
        elif edge.type == "ATTRIBUTED_TO":
            self.bodies[edge.source] = edge.target
        elif edge.type == "REPORTED_BY":
            self.reported_by[edge.source].append(edge.target)
        elif "passages" in edge.properties:
            self.statements.append(edge)
        elif edge.source in self.entities:
            self.vocabulary_links[edge.source].append(edge)

    def _known(self, shelf: Mapping[str, Value], identifier: str) -> Value:
        try:
            return shelf[identifier]
        except KeyError:
            raise self.damaged(f"an edge is missing, or names a record that is not there ({identifier})") from None


def optional_text(node: Node, name: str) -> str | None:
    """The property ``name`` as text; ``None`` where the node does not have it."""
    found = node.properties.get(name)
    return None if found is None else str(found)


def texts(node: Node, name: str) -> tuple[str, ...]:
    """The list of texts that the node has under ``name``; empty where it has none."""
    found = node.properties.get(name)
    return tuple(map(str, found)) if isinstance(found, list) else ()


def _number(node: Node, name: str) -> int:
    found = node.properties.get(name)
    return int(found) if isinstance(found, int | float) else 0
