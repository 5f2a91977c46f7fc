"""Every mention and every piece of evidence in the graph of the examples reproduces its text, down to the original file."""

from collections.abc import Iterator
from typing import Any

from kg.documents.document import Run
from kg.documents.operations import COPY, load_conversions
from kg.documents.source_map import source_range
from ontology.schema import load_schema

STATEMENT_LISTS = ("passages", "starts", "ends", "rules", "implicits", "statuses", "periods", "roles")


def runs_of(document: dict[str, Any]) -> list[Run]:
    return [Run(*run) for run in document["source_map"]]


def mentions(built) -> Iterator[tuple[dict[str, Any], dict[str, Any], int, int, str]]:
    for edge in built.edges:
        if edge["type"] == "MENTIONED_IN":
            passage = built.nodes[edge["target"]]
            document = built.document_of(passage["id"])
            for start, end, text in zip(edge["starts"], edge["ends"], edge["texts"], strict=True):
                yield document, passage, start, end, text


def relations(built) -> list[dict[str, Any]]:
    predicates = load_schema().predicates
    return [edge for edge in built.edges if predicates[edge["type"]].kind == "relation"]


def test_passages_reproduce_their_text(built):
    passages = [node for node in built.nodes.values() if node["type"] == "Passage"]
    assert passages
    for passage in passages:
        document = built.document_of(passage["id"])
        assert document["text"][passage["start"] : passage["stop"]] == passage["text"], passage["id"]


def test_mentions_reproduce_their_text(built):
    count = 0
    for document, passage, start, end, text in mentions(built):
        assert document["text"][start:end] == text != ""
        assert passage["start"] <= start < end <= passage["stop"], (passage["id"], start, end, text)
        count += 1
    assert count > 500


def test_every_document_is_mentioned_in(built):
    assert {document["path"] for document, *_ in mentions(built)} == set(built.documents)


def test_statements_lie_inside_the_passages_they_cite(built):
    edges = relations(built)
    assert edges
    for edge in edges:
        assert {len(edge[name]) for name in STATEMENT_LISTS} == {edge["count"]}, edge
        for passage_id, start, end in zip(edge["passages"], edge["starts"], edge["ends"], strict=True):
            passage = built.nodes[passage_id]
            assert passage["start"] <= start < end <= passage["stop"], (edge["source"], edge["type"], edge["target"])


def test_source_maps_reproduce_the_clean_text(built):
    conversions = load_conversions()
    for document in built.documents.values():
        position = 0
        for run in runs_of(document):
            assert run.clean_start == position < run.clean_end
            source = document["source"][run.source_start : run.source_end]
            assert conversions.replayed(run.operation, source) == document["text"][run.clean_start : run.clean_end], run
            position = run.clean_end
        assert position == len(document["text"])


def test_mentions_lead_back_to_the_source(built):
    """Where nothing was repaired the source holds the very text; elsewhere the stretch it came from, which is never empty."""
    copied = repaired = 0
    for document, _passage, start, end, text in mentions(built):
        runs = runs_of(document)
        source_start, source_end = source_range(runs, start, end)
        assert source_start < source_end
        touched = [run for run in runs if run.clean_start < end and start < run.clean_end]
        if len(touched) == 1 and touched[0].operation == COPY:
            assert document["source"][source_start:source_end] == text
            copied += 1
        else:
            repaired += 1
    assert copied > repaired > 0  # the Traditional reprint has repairs


def test_relations_keep_the_type_signatures(built):
    schema = load_schema()
    for edge in relations(built):
        source, target = built.nodes[edge["source"]], built.nodes[edge["target"]]
        assert schema.allows(source["type"], edge["type"], target["type"]), (source["id"], edge["type"], target["id"])


def test_an_edge_is_achieved_if_a_statement_is(built):
    for edge in relations(built):
        assert edge["status"] == ("achieved" if "achieved" in edge["statuses"] else "planned")


def test_observations_have_one_subject(built):
    subjects = [edge["target"] for edge in built.edges if edge["type"] == "HAS_OBSERVATION"]
    observations = {node["id"] for node in built.nodes.values() if node["type"] == "Observation"}
    assert len(subjects) == len(set(subjects))
    assert set(subjects) == observations
