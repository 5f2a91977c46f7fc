"""The tables of a graph as typed rows: entities, relations, figures, documents.

Every function takes a ``TableGraph`` and gives its rows one by one, in an order that does not change from run to run. Targets beside
achievements are in ``loaders.tables.targets``, all facts by entity in ``loaders.tables.facts``, what was not kept in
``loaders.tables.rejected``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.tables.evidence import NO_EVIDENCE, Evidence, Row
from loaders.tables.graph import TableGraph, optional_text, texts
from ontology.records import Edge, Node

_NONE = "-"  # in the lists of an edge


@dataclass(frozen=True, slots=True)
class EntityRow(Row):
    """A thing that the documents speak of. ``broader`` and ``topics`` are names that the vocabulary ties to it.

    ``mentions`` counts the places that name it, ``documents`` the documents in which they are, ``relations`` the statements that it is
    subject or object of, ``figures`` the observations of which it is the subject.
    """

    name: str
    type: str
    aliases: tuple[str, ...]
    scope: str | None
    number: str | None
    date: str | None
    broader: tuple[str, ...]
    topics: tuple[str, ...]
    mentions: int
    documents: int
    relations: int
    figures: int
    concept: str | None
    id: str


@dataclass(frozen=True, slots=True)
class RelationRow(Row):
    """One statement: a subject, a predicate (``ORGANIZES``) and an object, as one sentence says them.

    ``status`` is ``achieved`` or ``planned``: that of this statement, not of the edge. ``implicit`` tells that the sentence does not
    write the subject: it is the body whose report this is.
    """

    subject: str
    subject_type: str
    predicate: str
    object: str
    object_type: str
    status: str
    role: str | None
    period: str | None
    implicit: bool
    evidence: Evidence
    rule: str
    subject_id: str
    object_id: str


@dataclass(frozen=True, slots=True)
class ObservationRow(Row):
    """One figure: what is measured (``indicator``) of what (``subject``), and by whose account (``body``).

    ``value`` is in plain units: 5万 is 50000, and ``raw`` is what the text writes; ``modifier`` is exact, over, about or under;
    ``status`` is ``achieved`` (a result) or ``planned`` (a target). ``evidence`` is the first place that tells it; ``places`` counts all.
    """

    subject: str
    subject_type: str
    indicator: str
    value: float
    unit: str | None
    modifier: str | None
    period: str | None
    status: str
    body: str | None
    raw: str | None
    places: int
    evidence: Evidence
    subject_id: str
    body_id: str | None
    id: str


@dataclass(frozen=True, slots=True)
class DocumentRow(Row):
    """A document, with the number of statements and figures (planned ones counted apart) that it is evidence of."""

    title: str
    issued: str | None
    publisher: str | None
    author: str | None
    reporting_body: str | None
    event: str | None
    relations_achieved: int
    relations_planned: int
    figures_achieved: int
    figures_planned: int
    file: str | None
    script: str | None
    encoding: str | None
    sha256: str | None
    id: str


def entity_rows(graph: TableGraph) -> Iterator[EntityRow]:
    """A row for each entity, by id. Concepts that no document mentions are no rows; they stand in ``broader`` and ``topics``."""
    relations = Counter(end for edge in graph.statements for end in (edge.source, edge.target) for _ in graph.parallel(edge, "passages"))
    figures = Counter(graph.subjects.values())
    for node in graph.entities.values():
        if node.type == "Concept":
            continue
        places = list(graph.mentions_of(node.id))
        yield EntityRow(
            name=node.name,
            type=node.type,
            aliases=texts(node, "aliases"),
            scope=optional_text(node, "scope"),
            number=optional_text(node, "number"),
            date=optional_text(node, "date"),
            broader=_linked(graph, node, "BROADER"),
            topics=_linked(graph, node, "ADDRESSES"),
            mentions=len(places),
            documents=len({place.document_id for place in places}),
            relations=relations[node.id],
            figures=figures[node.id],
            concept=optional_text(node, "concept"),
            id=node.id,
        )


def relation_rows(graph: TableGraph) -> Iterator[RelationRow]:
    """A row for each statement, by subject, predicate and object."""
    for edge in graph.statements:
        yield from statements_of(graph, edge)


def statements_of(graph: TableGraph, edge: Edge) -> Iterator[RelationRow]:
    """A row for each statement behind ``edge``. Raises ``GraphFileError`` where its lists do not fit together."""
    names = ("passages", "starts", "ends", "statuses", "roles", "periods", "implicits", "rules")
    lists = [graph.parallel(edge, name) for name in names]
    if len({len(each) for each in lists}) != 1:
        raise graph.damaged(f"the lists of {edge.source} {edge.type} {edge.target} differ in length")
    subject, object_ = graph.entity(edge.source), graph.entity(edge.target)
    for passage, start, end, status, role, period, implicit, rule in zip(*lists, strict=True):
        yield RelationRow(
            subject=subject.name,
            subject_type=graph.class_of(subject),
            predicate=edge.type,
            object=object_.name,
            object_type=graph.class_of(object_),
            status=str(status),
            role=None if role == _NONE else str(role),
            period=None if period == _NONE else str(period),
            implicit=bool(implicit),
            evidence=graph.evidence(passage, start, end),
            rule=str(rule),
            subject_id=subject.id,
            object_id=object_.id,
        )


def observation_rows(graph: TableGraph) -> Iterator[ObservationRow]:
    """A row for each figure, by its subject, body, indicator and period."""
    rows = (observation_row(graph, node) for node in graph.observations.values())
    return iter(sorted(rows, key=lambda row: (row.subject_id, row.body_id or "", row.indicator, row.period or "", row.id)))


def observation_row(graph: TableGraph, node: Node) -> ObservationRow:
    """The row of the figure ``node``."""
    subject, body = graph.subject(node.id), graph.body(node.id)
    value, places = node.properties.get("value"), list(graph.mentions_of(node.id))
    if not isinstance(value, int | float):
        raise graph.damaged(f"the figure {node.id} has no value")
    return ObservationRow(
        subject=subject.name,
        subject_type=graph.class_of(subject),
        indicator=str(node.properties.get("indicator", "")),
        value=float(value),
        unit=optional_text(node, "unit"),
        modifier=optional_text(node, "modifier"),
        period=optional_text(node, "period"),
        status=str(node.properties.get("status", "")),
        body=None if body is None else body.name,
        raw=optional_text(node, "raw"),
        places=len(places),
        evidence=min(places, key=lambda place: place.issued or "9999", default=NO_EVIDENCE),
        subject_id=subject.id,
        body_id=None if body is None else body.id,
        id=node.id,
    )


def document_rows(graph: TableGraph) -> Iterator[DocumentRow]:
    """A row for each document, by id."""
    relations = Counter((row.evidence.document_id, row.status) for row in relation_rows(graph))
    figures = Counter((row.evidence.document_id, row.status) for row in observation_rows(graph))
    for node in graph.documents.values():
        yield DocumentRow(
            title=node.name,
            issued=optional_text(node, "issued"),
            publisher=optional_text(node, "publisher"),
            author=optional_text(node, "author"),
            reporting_body=optional_text(node, "body"),
            event=optional_text(node, "event"),
            relations_achieved=relations[node.id, "achieved"],
            relations_planned=relations[node.id, "planned"],
            figures_achieved=figures[node.id, "achieved"],
            figures_planned=figures[node.id, "planned"],
            file=optional_text(node, "path"),
            script=optional_text(node, "script"),
            encoding=optional_text(node, "encoding"),
            sha256=optional_text(node, "sha256"),
            id=node.id,
        )


def _linked(graph: TableGraph, node: Node, kind: str) -> tuple[str, ...]:
    return tuple(graph.entity(edge.target).name for edge in graph.vocabulary_links.get(node.id, ()) if edge.type == kind)
