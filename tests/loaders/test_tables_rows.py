"""The rows of the tables, against the files of a graph that the pipeline built, read here without the code that makes the rows."""

import json
import tomllib
from collections import Counter
from importlib.resources import files

import pytest
import rdflib
from tables_example import write_graph

from loaders.errors import GraphFileError
from loaders.graph_files import GraphFile
from loaders.networkx_graph import load
from loaders.tables.columns import load_tables
from loaders.tables.facts import fact_rows
from loaders.tables.graph import TableGraph
from loaders.tables.rejected import rejected_rows
from loaders.tables.rows import document_rows, entity_rows, observation_rows, relation_rows
from loaders.tables.targets import target_rows
from ontology.namespaces import UNION

ROWS = {
    "facts": fact_rows,
    "entities": entity_rows,
    "relations": relation_rows,
    "observations": observation_rows,
    "targets": target_rows,
    "documents": document_rows,
}


@pytest.fixture(scope="module")
def graph(query_graph):
    return TableGraph.of_path(query_graph)


@pytest.fixture(scope="module")
def records(query_graph):
    return json.loads((query_graph / "graph.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def texts(query_graph):
    lines = (query_graph / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    return {line["path"]: line["text"] for line in map(json.loads, lines)}


def test_a_row_for_each_statement(graph, records):
    statements = Counter()
    for edge in records["edges"]:
        for each in zip(*(edge[name] for name in ("starts", "statuses", "rules") if "rules" in edge), strict=True):
            statements[edge["source"], edge["key"], edge["target"], *each] += 1
    rows = Counter((row.subject_id, row.predicate, row.object_id, row.evidence.start, row.status, row.rule) for row in relation_rows(graph))
    assert rows == statements and {"achieved", "planned"} <= {row[4] for row in rows}


def test_a_row_for_each_entity_figure_and_document(graph, records):
    nodes = Counter(node["type"] for node in records["nodes"])
    figures, documents = nodes.pop("Observation"), nodes.pop("Document")
    entities = sum(count for kind, count in nodes.items() if kind not in ("Passage", "Concept"))
    assert [len(list(rows(graph))) for rows in (entity_rows, observation_rows, document_rows)] == [entities, figures, documents]


def test_every_place_leads_back_to_its_text(graph, texts, query_graph):
    places = [row.evidence for rows in (relation_rows, observation_rows, fact_rows) for row in rows(graph)]
    places += [row.evidence for row in rejected_rows(query_graph)]
    placed = [place for place in places if place.start is not None]
    assert len(placed) > 100
    for place in placed:
        assert texts[place.file][place.start : place.end] == place.said
        assert texts[place.file][place.sentence_start : place.sentence_end] == place.sentence
        assert place.said in place.sentence


def test_counts_of_entities_agree_with_the_other_rows(graph):
    facts = Counter((row.entity_id, row.kind) for row in fact_rows(graph))
    for row in entity_rows(graph):
        assert facts[row.id, "mention"] == row.mentions
        assert facts[row.id, "relation"] == row.relations


def test_co_operation_has_no_direction(graph):
    facts = [row for row in fact_rows(graph) if row.predicate == "COOPERATES_WITH"]
    assert facts and all(row.side is None for row in facts)
    assert {(row.entity, row.other) for row in facts} == {(row.other, row.entity) for row in facts}


def test_statuses_are_worded_as_in_the_ontology():
    values = tomllib.loads((files("loaders.tables") / "values.toml").read_text(encoding="utf-8"))
    ontology = rdflib.Graph().parse(data=(files("ontology") / "union.ttl").read_bytes(), format="turtle")
    for name in ("achieved", "planned"):
        labels = {label.language: str(label) for label in ontology.objects(rdflib.URIRef(f"{UNION}{name}"), rdflib.RDFS.label)}
        assert values["status"][name]["zh"] == labels["zh-Hans"] and values["status"][name]["en"].startswith(labels["en"])


def test_counts_of_documents_agree_with_the_other_rows(graph):
    relations = list(relation_rows(graph))
    assert sum(row.relations_achieved + row.relations_planned for row in document_rows(graph)) == len(relations)
    assert sum(row.relations_planned for row in document_rows(graph)) == sum(row.status == "planned" for row in relations)
    assert sum(row.figures_achieved + row.figures_planned for row in document_rows(graph)) == len(list(observation_rows(graph)))


def test_a_target_is_not_answered_in_other_words(graph):
    found = [row.as_mapping() for row in target_rows(graph) if row.subject == "工会户外劳动者服务站点"]
    assert [(row["body"], row["target_value"], row["result_value"]) for row in found] == [("吉林省总工会", 300, None)], (
        "the promise is for 2018 to 2023, and the result is told with other words (建设 … 全省建设 …)"
    )


def test_the_same_rows_from_networkx(graph, query_graph):
    other = TableGraph.of_networkx(load(query_graph))
    for name, rows in ROWS.items():
        assert list(rows(other)) == list(rows(graph)), name


@pytest.mark.parametrize("name", ROWS)
def test_every_column_has_its_field(graph, name):
    fields = [column.field for column in load_tables()[name].columns]
    row = next(ROWS[name](graph)).as_mapping()
    assert len(set(fields)) == len(fields) and set(fields) <= row.keys()
    hidden = {"target_section", "document_id", "section", "said"}
    assert row.keys() - set(fields) <= hidden, "what a row knows is shown"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"starts": [8]', '"starts": [8, 9]', "differ in length"),
        (', "statuses": ["achieved"]', "", "no list of statuses"),
        ('"id": "passage/甲.txt/000"', '"id": "passage/甲.txt/xxx"', "passage/甲.txt/000"),
        ('"id": "document/甲.txt"', '"id": "document/乙.txt"', "document/甲.txt"),
        ('"starts": [8]', '"starts": [-3]', "does not hold the characters -3 to"),
        ('"starts": [8]', '"starts": [99]', "does not hold the characters 99 to"),
    ],
)
def test_records_that_do_not_fit_together(tmp_path, old, new, problem):
    folder = write_graph(tmp_path / "g", ["技能赛"])
    text = (folder / "graph.json").read_text(encoding="utf-8")
    assert old in text
    (folder / "graph.json").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(GraphFileError, match=problem) as error:
        list(fact_rows(TableGraph.of_file(GraphFile(folder))))
    assert "union-kg build" in error.value.remedy and error.value.place.endswith("graph.json")


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("rejected.jsonl", "{", "rejected.jsonl:1"),
        ("rejected.jsonl", "[]", "no object"),
        ("rejected.jsonl", '{"document": "document/甲.txt", "start": "0"}', "no start"),
        ("rejected.jsonl", '{"document": "document/乙.txt"}', "has no document/乙.txt"),
        ("rejected.jsonl", None, "no rejected.jsonl"),
        ("documents.jsonl", None, "no documents.jsonl"),
        ("documents.jsonl", '{"id": "document/甲.txt"}', "no path"),
    ],
)
def test_files_beside_the_graph_that_are_missing_or_damaged(tmp_path, name, content, problem):
    folder = write_graph(tmp_path / "g", ["技能赛"])
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(GraphFileError) as error:
        list(rejected_rows(folder))
    assert problem in str(error.value)
