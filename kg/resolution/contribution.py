"""What one document adds to the graph: its fragment under the ids of the graph, as rows for the record store.

A pure function of the document, its fragment, the vocabulary and the ontology: worker processes do it.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import NamedTuple

from kg.documents.document import Document
from kg.fragment import Entity, Figure, Fragment, PassageText, Place, Statement
from kg.identifiers import identifier, passage_id
from kg.language.sentences import sentence_spans
from kg.resolution.identity import Identities, Identity
from kg.resolution.xml_text import writable
from ontology.records import Node
from ontology.schema import Schema

_SHORTEST_SENTENCE = 10  # code points; shorter ones (headings, greetings) say nothing of where a text comes from


class EntityRow(NamedTuple):
    """An entity under its id; ``weight`` is how often the document mentions it."""

    id: str
    type: str
    name: str
    concept: str
    scope: str
    number: str
    date: str
    weight: int
    aliases: tuple[str, ...]


class PassageRow(NamedTuple):
    """A passage that something cites."""

    id: str
    start: int
    stop: int
    text: str
    section: str


class MentionRow(NamedTuple):
    """An entity, and a stretch of a passage that names it."""

    entity: str
    passage: str
    start: int
    end: int
    text: str


class StatementRow(NamedTuple):
    """A statement under the ids of its ends."""

    subject: str
    predicate: str
    object: str
    passage: str
    start: int
    end: int
    rule: str
    implicit: bool
    status: str
    period: str
    role: str


class FigureRow(NamedTuple):
    """A figure under the ids of its subject and body; ``sentence`` is the hash of the passage, ``offset`` the place in it."""

    subject: str
    body: str
    indicator: str
    value: float
    unit: str
    modifier: str
    period: str
    status: str
    raw: str
    sentence: int
    offset: int
    passage: str
    start: int
    end: int
    text: str


class RejectedRow(NamedTuple):
    """Something found and not kept."""

    start: int
    end: int
    text: str
    what: str
    reason: str


class PersonName(NamedTuple):
    """An id that a person has by one of the posts held; ``union`` where it is a post in a trade union."""

    id: str
    union: bool


@dataclass(frozen=True, slots=True)
class Contribution:
    """The rows of one document. ``body`` is the id of the reporting body or empty, ``sentences`` the hashes of the sentences."""

    document: Node
    body: str
    entities: tuple[EntityRow, ...]
    passages: tuple[PassageRow, ...]
    mentions: tuple[MentionRow, ...]
    statements: tuple[StatementRow, ...]
    figures: tuple[FigureRow, ...]
    rejected: tuple[RejectedRow, ...]
    renames: tuple[tuple[str, str], ...]
    persons: tuple[tuple[PersonName, ...], ...]
    sentences: tuple[int, ...]


def contribute(document: Document, fragment: Fragment, identities: Identities, schema: Schema) -> Contribution:
    """What ``document`` adds to the graph through its ``fragment``."""
    return _Contributor(document, fragment, identities, schema).contribution()


class _Contributor:
    """Gathers the rows of one fragment; what breaks a type signature goes to ``rejected``."""

    def __init__(self, document: Document, fragment: Fragment, identities: Identities, schema: Schema) -> None:
        self._document = document
        self._fragment = fragment
        self._identities = identities
        self._schema = schema
        self._held_in = _bodies_of_posts(fragment)
        self._entities = [identities.of(self._scoped(index, entity)) for index, entity in enumerate(fragment.entities)]
        self._cited: set[int] = set()
        self._rejected = [RejectedRow(r.start, r.end, writable(r.text), r.what, r.reason) for r in fragment.rejected]

    def contribution(self) -> Contribution:
        fragment = self._fragment
        statements = tuple(filter(None, map(self._statement, fragment.statements)))
        figures = tuple(filter(None, map(self._figure, fragment.figures)))
        mentions = tuple(
            MentionRow(identity.id, *self._located(place))
            for entity, identity in zip(fragment.entities, self._entities, strict=True)
            for place in entity.mentions
        )
        return Contribution(
            document=_document_node(self._document),
            body="" if fragment.body is None else self._entities[fragment.body].id,
            entities=tuple(map(_entity_row, fragment.entities, self._entities)),
            passages=tuple(self._passage(fragment.passages[index]) for index in sorted(self._cited)),
            mentions=mentions,
            statements=statements,
            figures=figures,
            rejected=tuple(self._rejected),
            renames=tuple(self._renames()),
            persons=tuple(self._persons()),
            sentences=_sentence_hashes(self._document.text),
        )

    def _scoped(self, index: int, entity: Entity) -> Entity:
        """A person with the scope of records.md, Identity 4: the body of the union post, else of the first post, else the document."""
        if entity.type != "Person" or entity.scope or entity.concept:
            return entity
        bodies = [self._fragment.entities[body] for body in self._held_in.get(index, ())]
        chosen = next((body for body in bodies if self._is_union(body.type)), bodies[0] if bodies else None)
        return replace(entity, scope=self._document.path if chosen is None else _full_name(chosen))

    def _is_union(self, kind: str) -> bool:
        return self._schema.is_a(kind, "TradeUnion")

    def _statement(self, statement: Statement) -> StatementRow | None:
        subject, obj = self._entities[statement.subject], self._entities[statement.object]
        reason = ""
        if subject.id == obj.id:
            reason = "both ends are one thing"
        elif not self._schema.allows(subject.type, statement.predicate, obj.type):
            reason = f"{statement.predicate} does not lead from {subject.type} to {obj.type}"
        if reason:
            self._reject(statement.place, f"{subject.name} {statement.predicate} {obj.name}", reason)
            return None
        passage, start, end, _ = self._located(statement.place)
        how = (statement.rule, statement.implicit, statement.status, statement.period or "-", statement.role or "-")
        return StatementRow(subject.id, statement.predicate, obj.id, passage, start, end, *how)

    def _figure(self, figure: Figure) -> FigureRow | None:
        subject = self._entities[figure.subject]
        if not math.isfinite(figure.value):
            self._reject(figure.place, f"{subject.name} {figure.raw}", "the value is no finite number")
            return None
        body = self._figure_body(figure)
        indicator, unit, raw = (writable(text) for text in (figure.indicator, figure.unit, figure.raw))
        passage = self._fragment.passages[figure.place.passage]
        what = (indicator, float(figure.value), unit, figure.modifier, figure.period, figure.status, raw)
        return FigureRow(subject.id, body, *what, _hash(passage.text), figure.place.start - passage.start, *self._located(figure.place))

    def _figure_body(self, figure: Figure) -> str:
        if figure.body is None:
            return ""
        body = self._entities[figure.body]
        if self._schema.allows("Observation", "ATTRIBUTED_TO", body.type):
            return body.id
        self._reject(figure.place, f"{figure.raw} ATTRIBUTED_TO {body.name}", f"a figure cannot be attributed to a {body.type}")
        return ""

    def _reject(self, place: Place, what: str, reason: str) -> None:
        self._rejected.append(RejectedRow(place.start, place.end, self._slice(place), writable(what), reason))

    def _located(self, place: Place) -> tuple[str, int, int, str]:
        """The id of the passage that is cited here, the stretch, and its text."""
        self._cited.add(place.passage)
        passage = self._fragment.passages[place.passage]
        return passage_id(self._document.id, passage.start, passage.end), place.start, place.end, self._slice(place)

    def _slice(self, place: Place) -> str:
        passage = self._fragment.passages[place.passage]
        return writable(passage.text[place.start - passage.start : place.end - passage.start])

    def _passage(self, passage: PassageText) -> PassageRow:
        identity = passage_id(self._document.id, passage.start, passage.end)
        return PassageRow(identity, passage.start, passage.end, writable(passage.text), writable(passage.section))

    def _renames(self) -> list[tuple[str, str]]:
        pairs = []
        for index, old_name in self._fragment.renames:
            old = self._identities.before_renaming(self._fragment.entities[index], old_name)
            if old.id != self._entities[index].id:
                pairs.append((old.id, self._entities[index].id))
        return pairs

    def _persons(self) -> list[tuple[PersonName, ...]]:
        """The ids that the posts named here give a person, for each person who is no concept and has several."""
        persons = []
        for index, bodies in self._held_in.items():
            person = self._entities[index]
            if not person.concept:
                names = [self._person_name(person, self._fragment.entities[body]) for body in bodies]
                own = PersonName(person.id, any(name.union for name in names if name.id == person.id))
                if len(ids := dict.fromkeys((own, *names))) > 1:
                    persons.append(tuple(ids))
        return persons

    def _person_name(self, person: Identity, body: Entity) -> PersonName:
        return PersonName(identifier(self._schema.family(person.type), _full_name(body), person.name), self._is_union(body.type))


def _bodies_of_posts(fragment: Fragment) -> dict[int, list[int]]:
    """For each person of the fragment the bodies of the posts held, in the order in which the text names them."""
    said = sorted(fragment.statements, key=lambda statement: (statement.place.start, statement.place.end))
    bodies: dict[int, list[int]] = {}
    for statement in said:
        if statement.predicate == "POST_IN":
            bodies.setdefault(statement.subject, []).append(statement.object)
    held: dict[int, list[int]] = {}
    for statement in said:
        if statement.predicate == "HOLDS":
            held.setdefault(statement.subject, []).extend(bodies.get(statement.object, ()))
    return {person: list(dict.fromkeys(found)) for person, found in held.items() if found}


def _full_name(body: Entity) -> str:
    return body.scope + body.name


def _entity_row(entity: Entity, identity: Identity) -> EntityRow:
    aliases = tuple(sorted({writable(alias) for alias in entity.aliases} - {identity.name, ""}))
    details = (writable(entity.number), entity.date, len(entity.mentions), aliases)
    return EntityRow(identity.id, identity.type, identity.name, identity.concept, identity.scope, *details)


def _document_node(document: Document) -> Node:
    metadata = document.metadata
    described = {
        "path": document.path,
        "issued": metadata.issued,
        "publisher": metadata.publisher,
        "author": metadata.author,
        "event": metadata.event,
        "body": metadata.body,
        "sha256": document.sha256,
        "encoding": document.encoding,
        "script": document.script,
    }
    name = writable(metadata.title or PurePosixPath(document.path).stem)
    return Node(document.id, "Document", name, {key: writable(value) for key, value in described.items() if value})


def _sentence_hashes(text: str) -> tuple[int, ...]:
    """The hashes of the sentences of ``text``, each once, by which copies of a document are known."""
    sentences = ("".join(text[start:end].split()) for start, end in sentence_spans(text))
    return tuple(dict.fromkeys(_hash(sentence) for sentence in sentences if len(sentence) >= _SHORTEST_SENTENCE))


def _hash(text: str) -> int:
    """64 bits of SHA-256, signed as SQLite's integers are."""
    return int.from_bytes(hashlib.sha256("".join(text.split()).encode("utf-8", "surrogatepass")).digest()[:8], "big", signed=True)
