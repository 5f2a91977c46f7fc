"""What a graph knows of one of its nodes, told with the sentences that say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.errors import GraphError
from kg.exploration.evidence import Evidence, EvidenceList, Explanation, Quantity, Relation, RelationList
from kg.exploration.finding import texts
from kg.exploration.records import Records
from ontology.records import Edge, Node

_STATEMENTS = ("passages", "starts", "ends", "statuses", "rules", "implicits", "periods", "roles")


def explain(records: Records, node: Node) -> Explanation:
    """All that the graph holds of ``node``. Raises ``GraphError`` where the graph contradicts itself."""
    return _Explainer(records, node).explanation()


@dataclass(slots=True)
class _Figure:
    subject: str = ""
    body: str = ""
    mentions: list[Edge] = field(default_factory=list)


class _Explainer:
    """Asks for the records a few times and keeps only what belongs to one node."""

    def __init__(self, records: Records, node: Node) -> None:
        self._node = node
        self._place = records.place
        self._edges = list(records.edges_at({node.id}))
        self._figures = self._figure_parts(records)
        self._known = self._details(records)
        self._known[node.id] = node

    def explanation(self) -> Explanation:
        mentions = [edge for edge in self._edges if edge.type == "MENTIONED_IN"]
        return Explanation(
            id=self._node.id,
            type=self._node.type,
            name=self._node.name,
            properties=self._node.properties,
            broader=self._names("BROADER"),
            topics=self._names("ADDRESSES"),
            mentions=sum(len(texts(edge.properties.get("texts"))) for edge in mentions),
            documents=tuple(sorted({self._file(edge.target) for edge in mentions})),
            relations=RelationList(self._relations()),
            quantities=tuple(sorted(self._quantities(), key=lambda quantity: [(e.file, e.start, e.end) for e in quantity.evidence])),
        )

    def _figure_parts(self, records: Records) -> dict[str, _Figure]:
        measuring = {edge.target for edge in self._edges if edge.type == "HAS_OBSERVATION"}
        own = {edge.source for edge in self._edges if edge.type == "ATTRIBUTED_TO"}
        figures = {identity: _Figure() for identity in sorted(measuring | own)}
        if not figures:
            return figures
        for edge in records.edges_at(figures.keys()):
            if edge.type == "HAS_OBSERVATION" and edge.target in figures:
                figures[edge.target].subject = edge.source
            elif edge.type == "ATTRIBUTED_TO" and edge.source in figures:
                figures[edge.source].body = edge.target
            elif edge.type == "MENTIONED_IN" and edge.source in figures:
                figures[edge.source].mentions.append(edge)
        return figures

    def _details(self, records: Records) -> dict[str, Node]:
        """The nodes that the explanation names or quotes, and the documents that they stand in."""
        needed = {end for edge in self._edges for end in (edge.source, edge.target)} | set(self._figures)
        for edge in self._edges:
            needed.update(texts(edge.properties.get("passages")))
        for figure in self._figures.values():
            needed.update((figure.subject, figure.body, *(edge.target for edge in figure.mentions)))
        needed.update([_document_of(each) for each in needed if each.startswith("passage/")])
        return {node.id: node for node in records.nodes_with(needed)}

    def _relations(self) -> Iterator[Relation]:
        for edge in sorted(self._edges, key=lambda edge: (edge.type, edge.source != self._node.id, edge.source, edge.target)):
            if "passages" in edge.properties:
                out = edge.source == self._node.id
                other = edge.target if out else edge.source
                status = str(edge.properties.get("status", ""))
                evidence = EvidenceList(self._statements(edge.properties))
                yield Relation(edge.type, "out" if out else "in", other, self._at(other).name, status, evidence)

    def _statements(self, properties: Mapping[str, Any]) -> Iterator[Evidence]:
        for passage, start, end, status, rule, implicit, period, role in zip(*self._parallel(properties, *_STATEMENTS), strict=True):
            told = ["" if each == "-" else str(each) for each in (period, role)]
            yield self._evidence(passage, start, end, status, rule, bool(implicit), *told)

    def _quantities(self) -> Iterator[Quantity]:
        for identity, figure in self._figures.items():
            node = self._at(identity)
            period, status = (str(node.properties.get(name, "")) for name in ("period", "status"))
            evidence = EvidenceList(
                self._evidence(edge.target, start, end, status)
                for edge in figure.mentions
                for start, end in zip(*self._parallel(edge.properties, "starts", "ends"), strict=True)
            )
            body = self._at(figure.body).name if figure.body else ""
            yield Quantity(node.name, self._at(figure.subject).name, body, period, status, evidence)

    def _evidence(self, passage: str, start: int, end: int, status: str, rule: str = "", implicit: bool = False, *told: str) -> Evidence:
        properties = self._at(passage).properties
        identity = _document_of(passage)
        document = self._known.get(identity)
        title, date = (document.name, str(document.properties.get("issued", ""))) if document is not None else ("", "")
        period, role = told or ("", "")
        sentence, sentence_start = str(properties.get("text", "")), int(properties.get("start", 0))  # type: ignore[arg-type]  # a number
        file = self._file(passage)
        return Evidence(sentence, file, start, end, status, rule, implicit, period, role, sentence_start, identity, title, date)

    def _names(self, kind: str) -> tuple[str, ...]:
        return tuple(self._at(edge.target).name for edge in self._edges if edge.type == kind and edge.source == self._node.id)

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
        return GraphError(f"the graph is damaged: {problem}", place=self._place, remedy=remedy)

    def _file(self, passage: str) -> str:
        """The path of the document that a passage stands in."""
        document = _document_of(passage)
        node = self._known.get(document)
        return str(node.properties.get("path", node.name)) if node is not None else document


def _document_of(passage: str) -> str:
    return "document/" + passage.removeprefix("passage/").rpartition("/")[0]
