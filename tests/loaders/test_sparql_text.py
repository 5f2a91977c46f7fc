"""What is refused before the engine sees a query, and where a broken query is broken."""

import pytest

from loaders.errors import QueryError
from loaders.sparql.store import needs_named_graphs, read_query

BASE = "https://example.org/id/"
ELSEWHERE = "<http://127.0.0.1:1/sparql>"


def read(text):
    return read_query(text, "query", BASE)


def refusal(text):
    with pytest.raises(QueryError) as caught:
        read(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ("SELECT *\n{ ?s ?p  ?o ]", "query:2:13", "] is not expected here in “{ ?s ?p  ?o ]”"),
        ("SELECT * { ?s ?p ?o", "query:1:20", "breaks off"),
        ("SELCT * { ?s ?p ?o }", "query:1:1", "SELCT is not expected here"),
        ("SELECT * { ?s ?p 工会 }", "query:1:18", "工会 is not expected here"),
        ("SELECT * { ?s ?p ?o FILTER(?o >) }", "query:1:32", ") is not expected here"),
        ("SELECT * { ?s ?p ?o } ORDER ?s", "query:1:29", "?s is not expected here"),
        ("# 谁\nSELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "query:2:1", "unbound"),
        ("SELECT * { ?s ?p ?o }\n\nGROUP BY ?s", "query:1:1", "not authorized with GROUP BY"),
        ("SELECT *\n{ ?s other:p ?o }", "query:2:6", "the prefix other: is not declared"),
        ("SELECT * { ?s union:name 'a\n }", "query:1:26", "a text is not closed"),
        ("SELECT * { ?s <http://example.org/a b> ?o }", "query:1:15", "is no IRI"),
        ("PREFIX x <http://example.org/> SELECT * { ?s ?p ?o }", "query:1:8", "x is not expected here"),
    ],
)
def test_a_mistake_is_told_with_line_column_and_the_line(text, place, problem):
    error = refusal(text)
    assert error.place == place
    assert problem in error.problem
    assert text.splitlines()[int(place.split(":")[1]) - 1].strip() in error.problem


@pytest.mark.parametrize("text", ["", "  \n", "# only a comment"])
def test_an_empty_query_is_told_as_such(text):
    assert "empty" in refusal(text).problem


@pytest.mark.parametrize(
    "pattern",
    [
        f"SERVICE {ELSEWHERE} {{ ?a ?b ?c }}",
        f"service silent {ELSEWHERE} {{ ?a ?b ?c }}",
        f"SERVICESILENT{ELSEWHERE}{{ ?a ?b ?c }}",
        f"?s ?p trueSERVICE {ELSEWHERE} {{ ?a ?b ?c }}",
        f"?s ?p 1.SERVICE {ELSEWHERE} {{ ?a ?b ?c }}",
        "SERVICEex:sparql { ?a ?b ?c }",
        "SERVICE:sparql { ?a ?b ?c }",
        f"?s ?p '#' . SERVICE {ELSEWHERE} {{ ?a ?b ?c }}",
        f"?s ?p <http://example.org/#'> . SERVICE {ELSEWHERE} {{ ?a ?b ?c }} # '",
        f"FILTER EXISTS {{ SERVICE {ELSEWHERE} {{ ?a ?b ?c }} }}",
    ],
)
def test_service_is_refused_however_it_is_written(pattern):
    prefixes = "PREFIX ex: <http://127.0.0.1:1/> PREFIX : <http://127.0.0.1:1/> PREFIX SERVICE: <http://127.0.0.1:1/>"
    error = refusal(f"{prefixes} PREFIX SERVICEex: <http://127.0.0.1:1/>\nSELECT * {{ {pattern} }}")
    assert "SERVICE is refused" in error.problem


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?service union:name 'SERVICE <http://127.0.0.1:1/>' } # SERVICE",
        "SELECT * { ?s union:service <http://127.0.0.1:1/SERVICE> }",
        'SELECT * { ?s ?p """a "quoted" SERVICE\n""" }',
        "SELECT * { ?s ?p ?o FILTER(?o<?p&&?p>?s) }",
        "BASE <x/> PREFIX a: <b/> ASK { <c> a:d.e 1.5e3, -2, true, '工会'@zh-Hans, '1'^^xsd:integer ; ^a:f+ [] }",
    ],
)
def test_what_only_looks_like_it_is_read(text):
    assert read(text).tokens


@pytest.mark.parametrize("word", ["INSERT DATA", "DELETE WHERE", "LOAD <file:///etc/hostname> #", "CLEAR ALL #", "drop silent default #"])
def test_updates_are_refused(word):
    error = refusal(f"PREFIX a: <http://example.org/>\n{word} {{ a:b a:c a:d }}")
    assert "is refused" in error.problem and error.place == "query:2:1"


def test_graphs_of_from_are_read_with_their_prefixes_and_base():
    query = read("BASE <document/> PREFIX d: <https://example.org/id/document/>\nSELECT * FROM <a.txt> FROM NAMED d:b.txt { ?s ?p ?o }")
    assert [(token.text, graph) for token, graph in query.graphs()] == [
        ("<a.txt>", f"{BASE}document/a.txt"),
        ("d:b.txt", f"{BASE}document/b.txt"),
    ]
    assert needs_named_graphs(query)
    assert not needs_named_graphs(read("SELECT ?graph { ?graph union:name 'GRAPH' }"))
