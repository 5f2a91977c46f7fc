"""A fragment: the entities, statements and figures that one document supports, before it meets the others.

It is a pure function of document, vocabulary and version, so it can be made in parallel and kept. Within a fragment an entity is
its position in ``entities``. Offsets are those of the clean document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["achieved", "planned"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said: the passage (sentence, heading, list item) and the stretch ``[start, end)`` inside it."""

    passage: int  # position in Fragment.passages
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PassageText:
    """A sentence, heading or list item that something cites, and the heading of the section it stands in."""

    start: int
    end: int
    text: str
    section: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing the document speaks of: its class, canonical name, the other names seen, and what its identity needs.

    ``concept`` is the IRI of the vocabulary's concept or empty; ``scope`` the jurisdiction, body or document that tells it from
    its namesakes (records.md, Identity), empty where the name alone does; ``mentions`` the places where it is named.
    """

    type: str
    name: str
    aliases: tuple[str, ...]
    concept: str
    scope: str
    mentions: tuple[Place, ...]
    number: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """``subject`` –``predicate``→ ``object``, as one place of the document says it."""

    subject: int
    predicate: str
    object: int
    place: Place
    rule: str
    implicit: bool
    status: Status
    period: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity the document states: subject, indicator, value, unit; ``body`` is whose it is, or ``None``."""

    subject: int
    body: int | None
    indicator: str
    value: float
    unit: str
    modifier: str
    period: str
    status: Status
    raw: str
    place: Place


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something found and not kept, and why: one line of ``rejected.jsonl``."""

    start: int
    end: int
    text: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """All that one document supports."""

    document: str
    passages: tuple[PassageText, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    rejected: tuple[Rejected, ...]
    body: int | None = None
    renames: tuple[tuple[int, str], ...] = ()
