"""Every query of the library, with the rows that it gives on a graph built by the pipeline. The server is held to the same rows."""

import itertools
import json
from collections import Counter
from pathlib import Path

import pytest
from query_documents import PARAMETERS

from loaders.cypher.errors import ParameterError, QueryLibraryError, RefusedCypherError
from loaders.cypher.library import library, library_query, parse, query_file
from loaders.offline.cypher import OfflineGraph
from ontology.schema import load_schema

ROWS = json.loads((Path(__file__).parent / "query_library_rows.json").read_text(encoding="utf-8"))
COMPUTED = ("campaign-network", "entities-by-type", "relations-by-rule", "topics-by-programmes")
QUERIES = library()


@pytest.fixture(scope="module")
def graph(query_graph):
    with OfflineGraph(query_graph) as source:
        yield source


@pytest.fixture(scope="module")
def records(query_graph):
    return json.loads((query_graph / "graph.json").read_text(encoding="utf-8"))


def answer(graph, name):
    query = QUERIES[name]
    return graph.query(query.cypher, **query.values(PARAMETERS.get(name, {})))


def test_every_query_has_its_rows():
    assert len(QUERIES) >= 30
    assert {*ROWS, *COMPUTED} == QUERIES.keys()


@pytest.mark.parametrize("name", ROWS)
def test_rows(graph, name):
    found = answer(graph, name)
    assert list(found.columns) == ROWS[name]["columns"]
    assert [list(row) for row in found.rows] == ROWS[name]["rows"]
    assert found.rows, "a query that finds nothing proves nothing"


def test_classes_are_counted(graph, records):
    assert dict(answer(graph, "entities-by-type").rows) == Counter(node["type"] for node in records["nodes"])


def test_statements_are_counted_by_rule(graph, records):
    counts = Counter()
    for edge in records["edges"]:
        counts.update((edge["type"], rule, status) for rule, status in zip(edge.get("rules", []), edge.get("statuses", []), strict=True))
    assert {tuple(row[:3]): row[3] for row in answer(graph, "relations-by-rule").rows} == counts


def test_fields_count_what_documents_mention(graph, records):
    names = {node["id"]: node["name"] for node in records["nodes"]}
    mentioned = {edge["source"] for edge in records["edges"] if edge["type"] == "MENTIONED_IN"}
    fields = Counter(names[edge["target"]] for edge in records["edges"] if edge["type"] == "ADDRESSES" and edge["source"] in mentioned)
    assert {row[0]: row[1] for row in answer(graph, "topics-by-programmes").rows} == fields


def test_the_picture_of_a_campaign_is_made_of_paths(graph):
    ((first, *_), *_) = rows = answer(graph, "campaign-network").rows
    assert first["nodes"][0]["name"] == "安康杯竞赛"
    assert {row[0]["nodes"][1]["name"] for row in rows} >= {"吉林省总工会", "山西省总工会", "长春市总工会", "中华人民共和国工会法"}
    for (path,) in rows:
        (link,) = path["relationships"]
        assert {link["source"], link["target"]} == {node["id"] for node in path["nodes"]}


@pytest.mark.parametrize("name", QUERIES)
def test_the_head_is_complete_in_both_languages(name):
    query = QUERIES[name]
    assert query.titles.keys() == query.questions.keys() == {"zh", "en"}
    assert all([*query.titles.values(), *query.questions.values()])
    for parameter in query.parameters:
        assert parameter.default is not None and parameter.descriptions.keys() == {"zh", "en"}


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_orders_its_rows_and_names_what_the_ontology_has(name):
    from loaders.cypher.checks import check

    schema = load_schema()
    checked = check(QUERIES[name].cypher)
    assert checked.ordered
    names = {*schema.classes, *schema.predicates}
    tokens = checked.tokens
    for before, token in itertools.pairwise(tokens):
        if before.is_symbol(":", "|") and token.kind == "word" and token.text[0].isupper():
            assert token.text in names


TEXT = """// title-zh: 问
// parameter: least float = 1.5
// parameter-en: at least
// parameter: who string
// parameter: on boolean = true
// parameter: of list = a,b
// parameter: n integer = 3
RETURN $least AS l, $who AS w, $on AS o, $of AS f, $n AS n, $more AS m
"""


def test_parameters_have_the_kinds_of_the_head():
    query = parse("own", TEXT)
    values = query.values({"who": "3", "more": "true", "least": "2"})
    assert values == {"least": 2.0, "who": "3", "on": True, "of": ["a", "b"], "n": 3, "more": "true"}
    assert type(values["least"]) is float
    assert query.parameters[0].descriptions == {"en": "at least"}


@pytest.mark.parametrize(
    ("given", "part"),
    [
        ({"more": "x"}, "needs the parameter who"),
        ({"who": "x", "more": "x", "whom": "y"}, "no parameter whom. Its parameters are least, who"),
        ({"who": "x", "more": "x", "n": "drei"}, "n=drei is no integer"),
        ({"who": "x", "more": "x", "on": "ja"}, "on=ja is no boolean"),
        ({"who": "x", "more": "x", "least": ""}, "least= is no float"),
    ],
)
def test_wrong_parameters_are_told(given, part):
    with pytest.raises(ParameterError) as caught:
        parse("own", TEXT).values(given)
    assert part in str(caught.value)


@pytest.mark.parametrize(
    "head", ["// parameter: x text\n", "// parameter: x\n", "// parameter: unused string\n", "// parameter-zh: nothing before\n"]
)
def test_a_broken_head_is_told(head):
    with pytest.raises(QueryLibraryError):
        parse("own", head + "RETURN $x AS x")


def test_names_and_files_that_are_not_there(tmp_path):
    with pytest.raises(QueryLibraryError, match="Did you mean legal-bases"):
        library_query("legal-base")
    with pytest.raises(QueryLibraryError, match="cannot be read"):
        query_file(tmp_path / "none.cypher")
    (tmp_path / "write.cypher").write_text("MATCH (n) DETACH DELETE n", encoding="utf-8")
    with pytest.raises(RefusedCypherError):
        query_file(tmp_path / "write.cypher")
