"""``union-kg export``: what a user sees, and how it ends."""

import json
import os
import subprocess
import sys

import pyoxigraph
import pytest

from kg.cli.application import run
from kg.cli.export import FormatName
from loaders.networkx_graph import from_records, save
from loaders.rdf.formats import FORMATS
from loaders.rdf.reading import read_rdf
from ontology.records import Edge, Node

UNION, READING = "organization/吉林省总工会", "facility/职工书屋"
TEXT = "吉林省总工会建设职工书屋。"


@pytest.fixture
def graph(tmp_path):
    passage = f"passage/a.txt/0-{len(TEXT)}"
    statement = {"passages": [passage], "starts": [0], "ends": [12], "rules": ["act"], "implicits": [False], "statuses": ["achieved"]}
    nodes = [
        Node("document/a.txt", "Document", "报告"),
        Node(passage, "Passage", TEXT, {"text": TEXT, "start": 0, "stop": len(TEXT)}),
        Node(UNION, "TradeUnion", "吉林省总工会"),
        Node(READING, "Facility", "职工书屋"),
    ]
    edges = [
        Edge(passage, "document/a.txt", "IN_DOCUMENT"),
        Edge(UNION, READING, "ESTABLISHES", {**statement, "periods": ["-"], "roles": ["-"], "count": 1, "status": "achieved"}),
    ]
    folder = tmp_path / "graph"
    folder.mkdir()
    save(from_records({}, nodes, edges), folder / "graph.json")
    return folder


def error(capsys):
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("union-kg: ")
    return line


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_is_written_and_told(graph, tmp_path, capsys, kind):
    out = tmp_path / f"out.{FORMATS[kind].syntax.file_extension}"
    assert run(["export", "--graph", str(graph), "--format", kind, "--out", str(out)]) == 0
    assert "2 entities and 1 statements of 1 documents" in capsys.readouterr().out
    assert read_rdf(out).edges[UNION, READING, "ESTABLISHES"]["status"] == "achieved"


def test_the_formats_are_those_of_the_loaders():
    assert [each.value for each in FormatName] == [*FORMATS, "neo4j-admin", "xlsx", "csv"]


def test_standard_output_has_the_data_and_nothing_else(graph, capsysbinary):
    assert run(["export", "--graph", str(graph), "--format", "ntriples"]) == 0
    out, err = capsysbinary.readouterr()
    assert len(list(pyoxigraph.parse(out, pyoxigraph.RdfFormat.N_TRIPLES))) > 50
    assert err == b""


def test_json_is_one_object_and_quiet_says_nothing(graph, tmp_path, capsys):
    call = ["export", "--graph", str(graph), "--out", str(tmp_path / "out.ttl")]
    assert run([*call, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["triples"] == len(list(pyoxigraph.parse(path=tmp_path / "out.ttl"))) and report["format"] == "turtle"
    assert run([*call, "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_base_licence_and_triple_terms(graph, tmp_path):
    out = tmp_path / "out.ttl"
    options = ["--base", "https://example.org/u/", "--license", "https://creativecommons.org/licenses/by/4.0/", "--rdf-star", "--quiet"]
    assert run(["export", "--graph", str(graph), "--out", str(out), *options]) == 0
    triples = [quad.triple for quad in pyoxigraph.parse(path=out)]
    assert any(triple.predicate.value == "http://purl.org/dc/terms/license" for triple in triples)
    assert any(isinstance(triple.object, pyoxigraph.Triple) for triple in triples)
    assert all(triple.subject.value.startswith("https://example.org/u/") for triple in triples)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--format", "excel"], "excel"),
        (["--base", "unions/"], "the base is no absolute IRI"),
        (["--license", "free for all"], "no absolute IRI"),
        (["--format", "jsonld", "--rdf-star"], "JSON-LD has no triple terms"),
        (["--json"], "--json"),
        (["--out", ""], "the path is empty"),
        (["--out", "."], "cannot be written"),
    ],
)
def test_wrong_calls_end_with_one_line(graph, capsys, options, message):
    assert run(["export", "--graph", str(graph), *options]) == 2
    assert message in error(capsys)


def test_no_graph_and_a_damaged_graph(graph, tmp_path, capsys):
    assert run(["export", "--graph", str(tmp_path / "none")]) == 2
    assert "union-kg build" in error(capsys)
    text = (graph / "graph.json").read_text(encoding="utf-8")
    (graph / "graph.json").write_text(text.replace('"Facility"', '"Dragon"'), encoding="utf-8")
    assert run(["export", "--graph", str(graph), "--out", str(tmp_path / "out.ttl")]) == 2
    assert "does not know Dragon" in error(capsys)
    assert not [path for path in tmp_path.iterdir() if path.name != "graph"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full, a device that is always full")  # noqa: PTH110
def test_a_full_disk_is_one_line(graph, capsys):
    assert run(["export", "--graph", str(graph), "--out", "/dev/full"]) == 2
    assert "No space left" in error(capsys)


def test_a_reader_that_goes_away_is_no_error(graph):
    script = "import sys; from kg.cli import main; main()"
    call = [sys.executable, "-c", script, "export", "--graph", str(graph), "--format", "ntriples"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
