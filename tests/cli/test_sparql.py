"""``union-kg sparql`` as a person calls it."""

import io
import json
import sys

import pytest
from pyoxigraph import RdfFormat, parse
from rich.cells import cell_len

from kg.cli.application import run
from loaders.networkx_graph import from_records, save
from ontology.records import Edge, Node


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("asked")
    nodes = [
        Node("award/x", "Award", "海棠\x1b[31m工匠", {}),
        Node("programme/安康杯竞赛", "Campaign", "安康杯竞赛", {"aliases": ["AKB"]}),
        Node("programme/送清凉", "Campaign", "送清凉", {}),
    ]
    nodes.insert(1, Node("observation/1", "Observation", "20家", {"value": 20.0}))
    save(from_records({}, nodes, [Edge("programme/安康杯竞赛", "observation/1", "HAS_OBSERVATION")]), folder / "graph.json")
    return str(folder)


NAMES = "SELECT ?thing ?name (STRLEN(?name) AS ?length) { ?thing a union:Campaign ; rdfs:label ?name } ORDER BY ?name"


def test_a_table_is_aligned_by_what_the_terminal_shows(graph, capsys):
    assert run(["sparql", NAMES, "--graph", graph]) == 0
    lines = capsys.readouterr().out.splitlines()
    (head,) = [line for line in lines if "length" in line]
    cells = [line for line in lines if "programme/" in line]
    assert [line.split() for line in cells] == [["programme/安康杯竞赛", "安康杯竞赛", "5"], ["programme/送清凉", "送清凉", "3"]]
    for line in cells:
        name = line.split()[1]
        assert cell_len(line[: line.rindex(name)]) == cell_len(head[: head.index("name")])
        assert cell_len(line.rstrip()) == cell_len(head.rstrip())
    assert lines[-1] == "2 rows"


def test_rows_for_programs_are_csv_or_sparql_json(graph, capsys):
    assert run(["sparql", NAMES, "--graph", graph, "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "thing,name,length"
    assert run(["sparql", NAMES, "--graph", graph, "--format", "json", "--base", "https://example.org/"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert content["head"]["vars"] == ["thing", "name", "length"]
    assert content["results"]["bindings"][1]["thing"] == {"type": "uri", "value": "https://example.org/programme/送清凉"}


def test_a_file_and_standard_input_hold_queries(graph, capsys, tmp_path, monkeypatch):
    (tmp_path / "q.rq").write_text("\ufeffASK { ?s skos:altLabel 'AKB' }", encoding="utf-8")
    assert run(["sparql", str(tmp_path / "q.rq"), "--graph", graph]) == 0
    assert capsys.readouterr().out == "yes\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"ASK { ?s skos:altLabel 'none' }")))
    assert run(["sparql", "-", "--graph", graph]) == 0
    assert capsys.readouterr().out == "no\n"
    (tmp_path / "broken.rq").write_bytes(b"ASK {\n?s ?p '\xff' }")
    assert run(["sparql", str(tmp_path / "broken.rq"), "--graph", graph]) == 2
    assert "broken.rq:2: the query is not UTF-8" in capsys.readouterr().err


def test_a_time_that_no_clock_can_count_is_wrong_usage(graph, capsys):
    assert run(["sparql", "ASK { }", "--graph", graph, "--timeout", "1e300"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "--timeout" in line and "fault" not in line


def test_triples_come_as_turtle(graph, capsys):
    assert run(["sparql", "CONSTRUCT { ?s skos:prefLabel ?o } WHERE { ?s skos:altLabel ?o }", "--graph", graph]) == 0
    out = capsys.readouterr().out
    assert "@base <https://w3id.org/union-kg/id/> ." in out and "@prefix skos:" in out
    assert '<programme/安康杯竞赛> skos:prefLabel "AKB" .' in out
    assert list(parse(out, RdfFormat.TURTLE))


def test_answers_are_spelled_as_in_the_export(graph, capsys):
    """The engine itself holds zh-hans, and 20 for 20.0."""
    what = """{ VALUES ?name { "安康杯竞赛"@ZH-hANS } FILTER(LANG(?name) = "zh-Hans")
        ?thing rdfs:label ?name ; ^union:subject/union:value ?value }"""
    assert run(["sparql", f"SELECT ?name ?value {what}", "--graph", graph, "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["results"]["bindings"]
    decimal = "http://www.w3.org/2001/XMLSchema#decimal"
    assert row == {
        "name": {"type": "literal", "value": "安康杯竞赛", "xml:lang": "zh-Hans"},
        "value": {"type": "literal", "value": "20.0", "datatype": decimal},
    }
    for form in ("csv", "table"):
        assert run(["sparql", f"SELECT ?value {what}", "--graph", graph, "--format", form]) == 0
        assert capsys.readouterr().out.split()[-1 if form == "csv" else 2] == "20.0"
    assert (
        run(
            [
                "sparql",
                f"CONSTRUCT {{ ?thing rdfs:label ?name ; union:value ?value ; union:implicit '1'^^xsd:boolean }} {what}",
                "--graph",
                graph,
            ]
        )
        == 0
    )
    out = capsys.readouterr().out
    for each in ('"安康杯竞赛"@zh-Hans', "union:value 20.0", '"1"^^xsd:boolean'):
        assert each in out


def test_names_cannot_control_the_terminal(graph, capsys):
    assert run(["sparql", "SELECT ?name { <award/x> rdfs:label ?name }", "--graph", graph]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out and "海棠\\x1b[31m工匠" in out


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * { ?s ?p ?o ]", "query:1:21: ] is not expected here"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { } }", "SERVICE is refused"),
        ("INSERT DATA { }", "INSERT is refused"),
        ("no-such-question", "neither a query, nor a file, nor a question"),
        (" ", "the query is empty"),
        (None, "no query is given"),
    ],
)
def test_what_cannot_be_asked_is_one_line_and_exit_code_2(graph, capsys, query, message):
    assert run(["sparql", *([] if query is None else [query]), "--graph", graph]) == 2
    captured = capsys.readouterr()
    (line,) = captured.err.splitlines()
    assert message in line and captured.out == ""


def test_a_query_that_takes_too_long_is_ended(graph, capsys):
    pairs = " ".join(f"?a{number} ?b{number} ?c{number} ." for number in range(9))
    assert run(["sparql", f"SELECT (COUNT(*) AS ?n) {{ {pairs} }}", "--graph", graph, "--timeout", "0.5"]) == 2
    assert "no answer within 0.5 seconds" in capsys.readouterr().err


def test_a_missing_graph_and_a_wrong_base_are_told(capsys, tmp_path, graph):
    assert run(["sparql", "ASK { }", "--graph", str(tmp_path)]) == 2
    assert "there is no graph here" in capsys.readouterr().err
    assert run(["sparql", "ASK { }", "--graph", graph, "--base", "no iri"]) == 2
    assert "base" in capsys.readouterr().err


def test_what_the_engine_breaks_down_over_is_one_line(tmp_path, capfd):
    deep = 100_000
    text = '{"directed": true, "multigraph": true, "graph": {}, "nodes": [\n' + "[" * deep + "]" * deep + '\n], "edges": [\n]}\n'
    (tmp_path / "graph.json").write_text(text, encoding="utf-8")
    assert run(["sparql", "ASK { }", "--graph", str(tmp_path)]) == 2
    captured = capfd.readouterr()  # of the process that answers, too
    assert len(captured.err.splitlines()) == 1 and captured.out == ""
