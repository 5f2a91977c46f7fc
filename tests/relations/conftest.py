"""Documents of a few sentences and what the whole extraction makes of them, with the real vocabulary and models."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from kg.documents.document import Document, Metadata, Part, Period, Run, Section
from kg.extraction import Extractor
from kg.fragment import Entity, Fragment
from kg.identifiers import document_id
from ontology.schema import Schema, load_schema
from ontology.vocabulary import Vocabulary, load_vocabulary

REPORTING_BODY = "吉林省总工会"
REVIEWED, PLANNED = Period(2018, 2023), Period(2023, 2028)
PERIODS = {"review": REVIEWED, "plan": PLANNED}


@dataclass(frozen=True)
class Told:
    """A statement in words: (subject, predicate, object), whether it is achieved, whether its subject is understood."""

    triple: tuple[str, str, str]
    status: str
    implicit: bool
    role: str


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(scope="session")
def schema() -> Schema:
    return load_schema()


@pytest.fixture(scope="session")
def extractor(vocabulary: Vocabulary, schema: Schema) -> Extractor:
    return Extractor(vocabulary, schema)


def document(text: str, *, part: Part = "other", sections: tuple[Section, ...] = (), path: str = "文件.txt", **metadata: Any) -> Document:
    """A document of ``text`` that was read without any repair; ``part`` makes it one untitled section of that part."""
    if not sections and part != "other":
        sections = (Section(0, "", 0, len(text), part),)
    runs = (Run(0, len(text), 0, len(text), "copy"),)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(document_id(path), path, digest, "utf-8", "simplified", Metadata(**metadata), text, sections, text, runs)


@pytest.fixture(scope="session")
def document_of() -> Callable[..., Document]:
    """The function ``document``."""
    return document


@pytest.fixture(scope="session")
def extract(extractor: Extractor) -> Callable[..., Fragment]:
    """A function from a text, and what is known of its document, to the fragment.

    ``body``, ``kind``, ``issued``, ``title`` … are those of ``Metadata``; ``part`` (``review``, ``plan``) and ``sections`` say where in
    a report the text stands, and with it which years are looked back on and planned for.
    """

    def extracted(text: str, *, part: Part = "other", **metadata: Any) -> Fragment:
        if part != "other":
            metadata = {"kind": "report", "reviewed": REVIEWED, "planned": PLANNED, **metadata}
        return extractor.extract(document(text, part=part, **metadata))

    return extracted


@pytest.fixture(scope="session")
def told(extract: Callable[..., Fragment]) -> Callable[..., list[Told]]:
    """A function like ``extract`` that gives the statements in words."""

    def statements(text: str, **metadata: Any) -> list[Told]:
        fragment = extract(text, **metadata)
        names = [entity.name for entity in fragment.entities]
        return [Told((names[s.subject], s.predicate, names[s.object]), s.status, s.implicit, s.role) for s in fragment.statements]

    return statements


@pytest.fixture(scope="session")
def stated(told: Callable[..., list[Told]]) -> Callable[..., set[tuple[str, str, str, str, bool]]]:
    """A function that gives (subject, predicate, object, status, implicit) of the statements with one of ``predicates``."""

    def statements(text: str, *predicates: str, **metadata: Any) -> set[tuple[str, str, str, str, bool]]:
        found = told(text, **metadata)
        return {(*each.triple, each.status, each.implicit) for each in found if each.triple[1] in predicates}

    return statements


@pytest.fixture(scope="session")
def triples(told: Callable[..., list[Told]]) -> Callable[..., set[tuple[str, str, str]]]:
    """A function like ``extract`` that gives the (subject, predicate, object) of every statement, by name."""

    def named(text: str, **metadata: Any) -> set[tuple[str, str, str]]:
        return {statement.triple for statement in told(text, **metadata)}

    return named


@pytest.fixture(scope="session")
def named(extract: Callable[..., Fragment]) -> Callable[..., dict[str, Entity]]:
    """A function like ``extract`` that gives the entities by name."""

    def entities(text: str, **metadata: Any) -> dict[str, Entity]:
        found = extract(text, **metadata).entities
        assert len({(e.type, e.name, e.scope) for e in found}) == len(found)
        return {entity.name: entity for entity in found}

    return entities
