"""Everything about everything in one table: filter it by an entity, and all that is known of it stands there with its sentence.

A statement has a row for its subject and one for its object, a figure one for what it measures and one for the body that tells it, in
every place that tells it; a mention, a link of the vocabulary and a report have one each. Count facts in the other tables, not here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.tables.evidence import NO_EVIDENCE, Evidence, Row
from loaders.tables.graph import TableGraph, optional_text
from loaders.tables.rows import ObservationRow, RelationRow, observation_row, statements_of
from ontology.records import Edge, Node
from ontology.schema import load_schema


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow(Row):
    """A fact, seen from ``entity``.

    ``kind`` is relation, figure, report, vocabulary or mention. All but figures and mentions have a ``predicate`` (``ORGANIZES``),
    figures an ``indicator`` and a value; what a mention calls the entity is ``said`` in its evidence. ``side`` tells what the entity is
    in the fact: subject, object, or the body whose figure it is; nothing where both sides are equal (co-operation). ``other`` is the
    other side: an entity, of a figure the body or the thing measured, of a report the document.
    """

    entity: str
    type: str
    kind: str
    predicate: str | None = None
    side: str | None = None
    other: str | None = None
    other_type: str | None = None
    indicator: str | None = None
    value: float | None = None
    unit: str | None = None
    modifier: str | None = None
    status: str | None = None
    period: str | None = None
    role: str | None = None
    implicit: bool | None = None
    evidence: Evidence = NO_EVIDENCE
    rule: str | None = None
    entity_id: str
    other_id: str | None = None


def fact_rows(graph: TableGraph) -> Iterator[FactRow]:
    """The facts of every entity that a document mentions, by its id: relations, figures, reports, the vocabulary's links, mentions."""
    edges, figures, reports = _by_entity(graph)
    mutual = {name for name, predicate in load_schema().predicates.items() if predicate.symmetric}
    for node in graph.entities.values():
        if node.type == "Concept":
            continue
        for edge in edges.get(node.id, ()):
            for statement in statements_of(graph, edge):
                yield _relation(node, statement, mutual=statement.predicate in mutual)
        for identifier in figures.get(node.id, ()):
            yield from _figures(graph, node, observation_row(graph, graph.observations[identifier]))
        for document in reports.get(node.id, ()):
            yield _report(node, graph.document(document))
        for edge in graph.vocabulary_links.get(node.id, ()):
            yield _link(graph, node, graph.entity(edge.target), edge.type)
        for place in graph.mentions_of(node.id):
            yield FactRow(entity=node.name, type=node.type, kind="mention", evidence=place, entity_id=node.id)


def _by_entity(graph: TableGraph) -> tuple[dict[str, list[Edge]], dict[str, list[str]], dict[str, list[str]]]:
    """The edges with evidence, the figures and the documents of each entity."""
    edges: dict[str, list[Edge]] = defaultdict(list)
    figures: dict[str, list[str]] = defaultdict(list)
    reports: dict[str, list[str]] = defaultdict(list)
    for edge in graph.statements:
        for end in {edge.source: None, edge.target: None}:
            edges[end].append(edge)
    for identifier in graph.observations:
        body = graph.body(identifier)
        for end in {graph.subject(identifier).id: None, **({} if body is None else {body.id: None})}:
            figures[end].append(identifier)
    for document, bodies in graph.reported_by.items():
        for body_id in bodies:
            reports[body_id].append(document)
    return edges, figures, reports


def _relation(node: Node, statement: RelationRow, *, mutual: bool) -> FactRow:
    is_subject = statement.subject_id == node.id
    other, other_type, other_id = (
        (statement.object, statement.object_type, statement.object_id)
        if is_subject
        else (statement.subject, statement.subject_type, statement.subject_id)
    )
    return FactRow(
        entity=node.name,
        type=node.type,
        kind="relation",
        side=None if mutual else "subject" if is_subject else "object",
        predicate=statement.predicate,
        other=other,
        other_type=other_type,
        status=statement.status,
        period=statement.period,
        role=statement.role,
        implicit=statement.implicit,
        evidence=statement.evidence,
        rule=statement.rule,
        entity_id=node.id,
        other_id=other_id,
    )


def _figures(graph: TableGraph, node: Node, figure: ObservationRow) -> Iterator[FactRow]:
    """A row for each place that tells the figure; one without a place if none does, so that it does not get lost."""
    is_subject = figure.subject_id == node.id
    other_id = figure.body_id if is_subject else figure.subject_id
    other = None if other_id is None else graph.entity(other_id)
    for place in list(graph.mentions_of(figure.id)) or [NO_EVIDENCE]:
        yield FactRow(
            entity=node.name,
            type=node.type,
            kind="figure",
            side="subject" if is_subject else "body",
            other=None if other is None else other.name,
            other_type=None if other is None else graph.class_of(other),
            indicator=figure.indicator,
            value=figure.value,
            unit=figure.unit,
            modifier=figure.modifier,
            status=figure.status,
            period=figure.period,
            evidence=place,
            entity_id=node.id,
            other_id=other_id,
        )


def _report(node: Node, document: Node) -> FactRow:
    issued, file = optional_text(document, "issued"), optional_text(document, "path")
    return FactRow(
        entity=node.name,
        type=node.type,
        kind="report",
        predicate="REPORTED_BY",
        side="object",
        other=document.name,
        other_type=document.type,
        evidence=Evidence(document=document.name, issued=issued, file=file, document_id=document.id),
        entity_id=node.id,
        other_id=document.id,
    )


def _link(graph: TableGraph, node: Node, other: Node, kind: str) -> FactRow:
    return FactRow(
        entity=node.name,
        type=node.type,
        kind="vocabulary",
        predicate=kind,
        side="subject",
        other=other.name,
        other_type=graph.class_of(other),
        entity_id=node.id,
        other_id=other.id,
    )
