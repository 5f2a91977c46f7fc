"""What a graph knows of a name: found by any of its names, told with the sentences that say it."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from kg.errors import GraphError
from loaders.graph_files import GraphFile
from ontology.records import Edge, Node

_MARKS = dict.fromkeys(map(ord, "“”‘’\"'《》〈〉「」『』"))
_NOT_NAMED = frozenset(("Document", "Passage", "Observation"))
_NEAR = 10


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that says something: its text, file, and the stretch ``[start, end)`` of the clean document that says it."""

    sentence: str
    file: str
    start: int
    end: int
    status: str = ""
    rule: str = ""
    implicit: bool = False
    period: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge of the guide, seen from the entity: ``out`` to the other one, or ``in`` from it."""

    predicate: str
    direction: Literal["out", "in"]
    other: str
    name: str
    status: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that measures the entity, or is the entity's own result or target."""

    name: str
    subject: str
    body: str
    period: str
    status: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that the graph holds of one entity."""

    id: str
    type: str
    name: str
    properties: Mapping[str, Any]
    broader: tuple[str, ...]
    topics: tuple[str, ...]
    mentions: int
    documents: tuple[str, ...]
    relations: tuple[Relation, ...]
    quantities: tuple[Quantity, ...]

    def as_json(self) -> dict[str, Any]:
        """The explanation as one JSON object."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Found:
    """The nodes that a name denotes; where there is none, ``near`` has those whose names contain it or are part of it."""

    nodes: tuple[Node, ...]
    near: tuple[Node, ...]


def find(graph: GraphFile, name: str) -> Found:
    """The entities with the id or the name ``name``; those with it as canonical name go before those with it as another name."""
    wanted = _folded(name)
    canonical: list[Node] = []
    aliased: list[Node] = []
    near: list[tuple[int, str, Node]] = []
    for node in graph.nodes():
        if node.id == name:
            return Found((node,), ())
        if node.type in _NOT_NAMED:
            continue
        own, others = _folded(node.name), {_folded(alias) for alias in _texts(node.properties.get("aliases"))}
        if wanted == own:
            canonical.append(node)
        elif wanted in others:
            aliased.append(node)
        elif wanted and (closest := _distance(wanted, {own, *others})) is not None:
            near.append((closest, node.id, node))
    nearest = [node for _, _, node in sorted(near, key=lambda each: each[:2])[:_NEAR]]
    return Found(tuple(canonical or aliased), tuple(nearest))


def explain(graph: GraphFile, node: Node) -> Explanation:
    """All that ``graph`` holds of ``node``. Raises ``GraphError`` where the graph contradicts itself."""
    return _Explainer(graph, node).explanation()


@dataclass(slots=True)
class _Figure:
    subject: str = ""
    body: str = ""
    mentions: list[Edge] = field(default_factory=list)


class _Explainer:
    """Goes through the file a few times and keeps only what belongs to one node."""

    def __init__(self, graph: GraphFile, node: Node) -> None:
        self._node = node
        self._edges = [edge for edge in graph.edges() if node.id in (edge.source, edge.target)]
        self._figures = self._figure_parts(graph)
        self._known = self._details(graph)
        self._known[node.id] = node
        self._file_name = graph.path

    def explanation(self) -> Explanation:
        mentions = [edge for edge in self._edges if edge.type == "MENTIONED_IN"]
        return Explanation(
            id=self._node.id,
            type=self._node.type,
            name=self._node.name,
            properties=self._node.properties,
            broader=self._names("BROADER"),
            topics=self._names("ADDRESSES"),
            mentions=sum(len(_texts(edge.properties.get("texts"))) for edge in mentions),
            documents=tuple(sorted({self._file(edge.target) for edge in mentions})),
            relations=tuple(self._relations()),
            quantities=tuple(sorted(self._quantities(), key=lambda quantity: [(e.file, e.start, e.end) for e in quantity.evidence])),
        )

    def _figure_parts(self, graph: GraphFile) -> dict[str, _Figure]:
        measuring = {edge.target for edge in self._edges if edge.type == "HAS_OBSERVATION"}
        own = {edge.source for edge in self._edges if edge.type == "ATTRIBUTED_TO"}
        figures = {identity: _Figure() for identity in sorted(measuring | own)}
        if not figures:
            return figures
        for edge in graph.edges():
            if edge.type == "HAS_OBSERVATION" and edge.target in figures:
                figures[edge.target].subject = edge.source
            elif edge.type == "ATTRIBUTED_TO" and edge.source in figures:
                figures[edge.source].body = edge.target
            elif edge.type == "MENTIONED_IN" and edge.source in figures:
                figures[edge.source].mentions.append(edge)
        return figures

    def _details(self, graph: GraphFile) -> dict[str, Node]:
        """The nodes that the explanation names or quotes, and all documents."""
        needed = {end for edge in self._edges for end in (edge.source, edge.target)} | set(self._figures)
        for edge in self._edges:
            needed.update(_texts(edge.properties.get("passages")))
        for figure in self._figures.values():
            needed.update((figure.subject, figure.body, *(edge.target for edge in figure.mentions)))
        return {node.id: node for node in graph.nodes() if node.id in needed or node.type == "Document"}

    def _relations(self) -> Iterator[Relation]:
        for edge in sorted(self._edges, key=lambda edge: (edge.type, edge.source != self._node.id, edge.source, edge.target)):
            if "passages" in edge.properties:
                out = edge.source == self._node.id
                other = edge.target if out else edge.source
                status = str(edge.properties.get("status", ""))
                evidence = tuple(self._statements(edge.properties))
                yield Relation(edge.type, "out" if out else "in", other, self._at(other).name, status, evidence)

    def _statements(self, properties: Mapping[str, Any]) -> Iterator[Evidence]:
        names = ("passages", "starts", "ends", "statuses", "rules", "implicits", "periods", "roles")
        for passage, start, end, status, rule, implicit, period, role in zip(*self._parallel(properties, *names), strict=True):
            told = ["" if each == "-" else str(each) for each in (period, role)]
            yield Evidence(self._sentence(passage), self._file(passage), start, end, status, rule, bool(implicit), *told)

    def _quantities(self) -> Iterator[Quantity]:
        for identity, figure in self._figures.items():
            node = self._at(identity)
            evidence = tuple(
                Evidence(self._sentence(edge.target), self._file(edge.target), start, end, str(node.properties.get("status", "")))
                for edge in figure.mentions
                for start, end in zip(*self._parallel(edge.properties, "starts", "ends"), strict=True)
            )
            period, status = (str(node.properties.get(name, "")) for name in ("period", "status"))
            body = self._at(figure.body).name if figure.body else ""
            yield Quantity(node.name, self._at(figure.subject).name, body, period, status, evidence)

    def _names(self, kind: str) -> tuple[str, ...]:
        return tuple(self._at(edge.target).name for edge in self._edges if edge.type == kind and edge.source == self._node.id)

    def _sentence(self, passage: str) -> str:
        return str(self._at(passage).properties.get("text", ""))

    def _at(self, identity: str) -> Node:
        if identity not in self._known:
            raise self._damaged(f"{identity or 'an edge without end'} is no node")
        return self._known[identity]

    def _parallel(self, properties: Mapping[str, Any], *names: str) -> list[list[Any]]:
        lists = [properties.get(name) for name in names]
        found = [each for each in lists if isinstance(each, list)]
        if len(found) < len(names) or len(set(map(len, found))) > 1:
            raise self._damaged(f"{', '.join(names)} are no lists of one length")
        return found

    def _damaged(self, problem: str) -> GraphError:
        remedy = "Build the graph again with `union-kg build`"
        return GraphError(f"the graph is damaged: {problem}", place=str(self._file_name), remedy=remedy)

    def _file(self, passage: str) -> str:
        """The path of the document that a passage stands in."""
        document = "document/" + passage.removeprefix("passage/").rpartition("/")[0]
        node = self._known.get(document)
        return str(node.properties.get("path", node.name)) if node is not None else document


def _folded(name: str) -> str:
    """``name`` without width, case, blanks and quotation marks: how a person may write it."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().translate(_MARKS).split())


def _distance(wanted: str, names: Collection[str]) -> int | None:
    """By how many characters the closest name is longer or shorter that contains ``wanted`` or, from two characters on, is in it."""
    lengths = [abs(len(name) - len(wanted)) for name in names if wanted in name or (len(name) > 1 and name in wanted)]
    return min(lengths, default=None)


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []
