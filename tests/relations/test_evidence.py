"""Over the example documents: everything that is found stands where it says, and nothing breaks the ontology."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kg.documents.discovery import find_documents
from kg.documents.document import Document
from kg.documents.reading import read_document
from kg.examples import examples_folder
from kg.extraction import Extractor
from kg.fragment import Fragment
from kg.language.mention_resolver import GROUP, Mention, mentions_of
from kg.language.pipeline import build_pipeline
from ontology.schema import Schema
from ontology.vocabulary import Vocabulary

FILES = find_documents([examples_folder()])[0]


@pytest.fixture(scope="session")
def read(vocabulary: Vocabulary, extractor: Extractor) -> dict[str, tuple[Document, Fragment]]:
    """Each example document, by path, with what it supports."""
    documents = [read_document(file, vocabulary) for file in FILES]
    return {document.path: (document, extractor.extract(document)) for document in documents}


@pytest.fixture(params=[file.relative for file in FILES])
def example(request: pytest.FixtureRequest, read: dict[str, tuple[Document, Fragment]]) -> tuple[Document, Fragment]:
    return read[request.param]


def test_every_example_has_entities_statements_and_mentions(example):
    _, fragment = example
    assert fragment.entities and fragment.statements and fragment.passages
    assert any(entity.mentions for entity in fragment.entities)


def test_passages_reproduce_their_text(example):
    document, fragment = example
    for passage in fragment.passages:
        assert document.text[passage.start : passage.end] == passage.text
        assert passage.text == passage.text.strip() != ""
    assert len({passage.start for passage in fragment.passages}) == len(fragment.passages)


def test_mentions_lie_in_their_passage_and_are_the_name_or_an_alias(example, schema: Schema):
    document, fragment = example
    for entity in fragment.entities:
        for place in entity.mentions:
            passage = fragment.passages[place.passage]
            assert passage.start <= place.start < place.end <= passage.end, entity.name
            surface = document.text[place.start : place.end].replace("\n", "")
            own_title = (place.start, place.end) == (passage.start, passage.end)  # of a document that is itself an instrument
            titled = entity.type == "Instrument" and own_title
            post = entity.type == "Post" and any(surface.endswith(name) for name in (entity.name, *entity.aliases))
            body = "Organization" in (entity.type, *schema.ancestors(entity.type))
            shared = body and (entity.name.startswith(surface) or entity.name.endswith(surface))  # 省人社厅、工信厅
            assert surface in (entity.name, *entity.aliases) or titled or post or shared, (entity, surface)


def test_statements_lie_in_the_passage_they_cite(example):
    _, fragment = example
    for statement in fragment.statements:
        passage = fragment.passages[statement.place.passage]
        assert passage.start <= statement.place.start < statement.place.end <= passage.end, statement


def test_statements_keep_the_type_signatures(example, schema: Schema):
    _, fragment = example
    for statement in fragment.statements:
        subject, obj = fragment.entities[statement.subject], fragment.entities[statement.object]
        assert schema.allows(subject.type, statement.predicate, obj.type), (subject.name, statement.predicate, obj.name)
        assert statement.subject != statement.object


def test_statements_have_a_status_and_a_rule_and_are_said_once_in_a_place(example):
    _, fragment = example
    for statement in fragment.statements:
        assert statement.status in ("achieved", "planned") and statement.rule
    said = [(s.subject, s.predicate, s.object, s.place) for s in fragment.statements]
    assert len(set(said)) == len(said)


def test_figures_have_a_subject_their_words_and_their_place(example):
    document, fragment = example
    for figure in fragment.figures:
        assert 0 <= figure.subject < len(fragment.entities)
        assert figure.body is None or fragment.entities[figure.body].type
        assert document.text[figure.place.start : figure.place.end] == figure.raw
        passage = fragment.passages[figure.place.passage]
        assert passage.start <= figure.place.start < figure.place.end <= passage.end
        assert figure.indicator and figure.unit and figure.value >= 0


def test_the_bodies_of_figures_are_bodies(example, schema: Schema):
    _, fragment = example
    for figure in fragment.figures:
        if figure.body is not None:
            assert schema.is_a(fragment.entities[figure.body].type, "Organization"), figure


def test_entities_have_a_class_of_the_ontology_and_are_told_apart(example, schema: Schema, vocabulary: Vocabulary):
    _, fragment = example
    for entity in fragment.entities:
        assert entity.type in schema.entity_types and entity.name
        assert entity.name not in entity.aliases
        assert not set("“”《》×") & set(entity.name), entity.name
        if entity.concept:
            assert vocabulary.concepts[entity.concept].name == entity.name
    keys = [(schema.family(e.type), e.concept or e.name, e.scope) for e in fragment.entities]
    assert len(set(keys)) == len(keys)


def test_what_was_dropped_has_a_reason_and_a_place(example):
    document, fragment = example
    for dropped in fragment.rejected:
        assert 0 <= dropped.start < dropped.end <= len(document.text)
        assert dropped.reason and dropped.what


def test_the_same_document_gives_the_same_fragment(example, extractor: Extractor):
    document, fragment = example
    assert extractor.extract(document) == fragment


def test_figures_are_found_over_all_examples(read):
    assert sum(len(fragment.figures) for _, fragment in read.values()) > 50


def test_both_deeds_and_promises_are_found_over_all_examples(read):
    statuses = [statement.status for _, fragment in read.values() for statement in fragment.statements]
    assert min(statuses.count("achieved"), statuses.count("planned")) > 20


def _all(mentions: list[Mention]) -> list[Mention]:
    return [each for mention in mentions for each in (mention, *_all(list(mention.inner)))]


def test_spans_of_the_pipeline_equal_the_ranges_of_its_mentions(read, vocabulary: Vocabulary, schema: Schema):
    pipeline = build_pipeline(vocabulary, schema)
    for document, _ in read.values():
        doc = pipeline(document.text)
        mentions = mentions_of(doc)
        assert doc.text == document.text and mentions
        spans = doc.spans[GROUP]
        assert [(s.start_char, s.end_char, s.label_) for s in spans] == [(m.start, m.end, m.label) for m in mentions]
        assert [span.text for span in spans] == [document.text[m.start : m.end] for m in mentions]
        assert all(left.end <= right.start for left, right in pairwise(mentions))
        for mention in _all(mentions):
            assert mention.label in schema.classes
            assert not mention.concept or vocabulary.concepts[mention.concept].type
