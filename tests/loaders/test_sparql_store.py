"""A graph that is asked in SPARQL, in this process and in one of its own."""

import csv
import json
import socket
import time
from pathlib import Path

import pytest

from loaders.errors import GraphFileError, QueryError
from loaders.networkx_graph import from_records, save
from loaders.sparql.process import Request, ask
from loaders.sparql.results import language_as_written
from loaders.sparql.store import SparqlStore, needs_named_graphs, read_query
from ontology.namespaces import DEFAULT_BASE
from ontology.records import Edge, Node

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n0 ?o }"


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    """Two documents say the same deed, the second also a plan."""
    union, done, asked = "organization/海棠市总工会", "programme/安康杯竞赛", "programme/求学圆梦行动"
    names = ("a.txt", "b.txt")
    documents = [Node(f"document/{name}", "Document", name, {"path": name}) for name in names]
    passages = [
        Node(f"passage/{name}/0-20", "Passage", "海棠市总工会", {"text": "海棠市总工会开展安康杯竞赛。", "start": 0, "stop": 20})
        for name in names
    ]
    things = [Node(union, "TradeUnion", "海棠市总工会"), Node(done, "Campaign", "安康杯竞赛"), Node(asked, "Campaign", "求学圆梦行动")]

    def said(target, status, *passages):
        one = {"starts": 0, "ends": 14, "rules": "act", "implicits": False, "statuses": status, "periods": "-", "roles": "-"}
        lists = {name: [value] * len(passages) for name, value in one.items()}
        return Edge(union, target, "ORGANIZES", {"passages": list(passages), **lists, "count": len(passages), "status": status})

    edges = [
        *(Edge(passage.id, document.id, "IN_DOCUMENT") for passage, document in zip(passages, documents, strict=True)),
        said(done, "achieved", passages[0].id, passages[1].id),
        said(asked, "planned", passages[1].id),
    ]
    folder = tmp_path_factory.mktemp("asked")
    save(from_records({}, [*documents, *passages, *things], edges), folder / "graph.json")
    return folder


def rows(graph, text):
    query = read_query(text, "query", DEFAULT_BASE)
    store = SparqlStore(graph, DEFAULT_BASE, named_graphs=needs_named_graphs(query))
    return [tuple(None if term is None else term.value for term in solution) for solution in store.ask(query)]


def test_a_triple_of_two_documents_counts_once(graph):
    deeds = "?who union:organizes ?what"
    assert rows(graph, f"SELECT (COUNT(*) AS ?n) {{ {deeds} }}") == [("1",)]
    assert rows(graph, f"SELECT (COUNT(*) AS ?n) {{ {deeds} FILTER NOT EXISTS {{ GRAPH <document/none> {{ }} }} }}") == [("1",)]
    assert rows(graph, f"SELECT ?g {{ GRAPH ?g {{ {deeds} }} }} ORDER BY ?g") == [
        (f"{DEFAULT_BASE}document/a.txt",),
        (f"{DEFAULT_BASE}document/b.txt",),
    ]


def test_one_document_is_asked_with_from(graph):
    statements = "?s a union:Statement"
    assert rows(graph, f"SELECT (COUNT(*) AS ?n) FROM <document/a.txt> {{ {statements} }}") == [("1",)]
    assert rows(graph, f"SELECT (COUNT(*) AS ?n) FROM <document/b.txt> {{ {statements} }}") == [("2",)]


@pytest.mark.parametrize("source", ["<http://127.0.0.1:1/x>", "<file:///etc/hostname>", "<document/none.txt>", "NAMED union:x"])
def test_from_names_documents_of_the_graph_only(graph, source):
    with pytest.raises(QueryError, match="FROM names no document"):
        rows(graph, f"SELECT * FROM {source} {{ ?s ?p ?o }}")


def asked(graph, text, seconds=60.0, rows_as="json"):
    answer = ask(Request(text, "query", graph, rows_as=rows_as), seconds)
    with answer.content as content:
        return answer.kind, content.read().decode()


def test_answers_of_every_kind_come_from_the_process(graph):
    kind, text = asked(graph, "SELECT ?name { ?s a union:Campaign ; rdfs:label ?name } ORDER BY ?name", rows_as="csv")
    assert (kind, text.split()) == ("rows", ["name", "安康杯竞赛", "求学圆梦行动"])
    assert asked(graph, "ASK { ?s union:organizes <programme/求学圆梦行动> }") == ("boolean", '{"head":{},"boolean":false}')
    kind, text = asked(graph, "CONSTRUCT { ?s union:organizes ?o } WHERE { ?s union:organizes ?o }")
    assert kind == "triples" and text.count("union:organizes") == 1 and "@prefix union:" in text
    assert asked(graph, "DESCRIBE <programme/安康杯竞赛>") == asked(graph, "DESCRIBE <programme/安康杯竞赛>")


def test_a_query_without_end_is_ended(graph):
    before = time.monotonic()
    with pytest.raises(QueryError, match=r"no answer within 0\.5 seconds"):
        asked(graph, ENDLESS, seconds=0.5)
    assert time.monotonic() - before < 10


def test_what_goes_wrong_in_the_process_is_raised_here(graph, tmp_path):
    with pytest.raises(QueryError, match="not expected here"):
        asked(graph, "SELECT * { ?s ?p ?o ]")
    with pytest.raises(QueryError, match="custom function"):
        asked(graph, "SELECT (<http://example.org/f>(?s) AS ?x) { ?s ?p ?o }")
    with pytest.raises(GraphFileError, match="no graph here"):
        asked(Path(tmp_path), "ASK { ?s ?p ?o }")


def test_nobody_outside_is_asked(graph):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"<http://127.0.0.1:{server.getsockname()[1]}/>"
        for text in (f"SELECT * {{ SERVICESILENT{address}{{ ?a ?b ?c }} }}", f"SELECT * FROM {address} {{ ?a ?b ?c }}", f"LOAD {address}"):
            with pytest.raises(QueryError):
                asked(graph, text)
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    ("tag", "written"),
    [("zh-hans", "zh-Hans"), ("en", "en"), ("zh-hant-tw", "zh-Hant-TW"), ("de-1996", "de-1996"), ("ZH-YUE", "zh-yue")],
)
def test_language_tags_are_written_as_rfc_5646_has_them(tag, written):
    assert language_as_written(tag) == written


def test_every_kind_of_term_comes_through_in_every_form(graph):
    text = 'SELECT ?a ?b ?c ?d ?e { VALUES (?a ?b ?c ?d) { (<x> UNDEF "a,\\"b\\n"@EN-gb -7.0) } BIND(BNODE("n") AS ?e) }'
    (row,) = json.loads(asked(graph, text)[1])["results"]["bindings"]
    assert row.pop("e")["type"] == "bnode"
    assert row == {
        "a": {"type": "uri", "value": f"{DEFAULT_BASE}x"},
        "c": {"type": "literal", "value": 'a,"b\n', "xml:lang": "en-GB"},
        "d": {"type": "literal", "value": "-7.0", "datatype": "http://www.w3.org/2001/XMLSchema#decimal"},
    }
    head, cells = csv.reader(asked(graph, text, rows_as="csv")[1].splitlines(keepends=True))
    assert head == list("abcde") and cells[:4] == [f"{DEFAULT_BASE}x", "", 'a,"b\n', "-7.0"] and cells[4].startswith("_:")
