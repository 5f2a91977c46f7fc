"""``union-kg validate`` as a person calls it."""

import json
import subprocess
import sys

import pytest

from kg.cli.application import run

TEXT = "吉林省总工会五年工作报告\n五年来，吉林省总工会开展安康杯竞赛，建成职工书屋120家。\n"
WRONG = """@prefix : <https://w3id.org/union-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://example.org/id/award/a> a :Award ; rdfs:label "海棠工匠"@zh-Hans ; :date "x"^^xsd:date ; :scope "\\u001b[31m" .
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = tmp_path_factory.mktemp("built")
    (root / "报告.txt").write_text(TEXT, encoding="utf-8")
    assert run(["build", str(root / "报告.txt"), "--out", str(root / "graph"), "--names", "none", "--quiet"]) == 0
    return root / "graph"


@pytest.fixture
def wrong(tmp_path):
    (tmp_path / "wrong.ttl").write_text(WRONG, encoding="utf-8")
    return str(tmp_path / "wrong.ttl")


def test_a_built_graph_conforms(built, capsys):
    assert run(["validate", "--graph", str(built)]) == 0
    captured = capsys.readouterr()
    assert captured.err == "" and "documents 1" in captured.out and captured.out.endswith("conforms\n")
    assert run(["validate", str(built / "graph.json"), "--quiet"]) == 0
    assert capsys.readouterr().out == ""


def test_violations_are_told_in_either_language(wrong, capsys):
    assert run(["validate", wrong]) == 1
    out = capsys.readouterr().out
    assert "海棠工匠  https://example.org/id/award/a" in out and "A date is a year" in out and "value: x" in out
    assert "\x1b" not in out
    assert run(["validate", wrong, "--language", "zh"]) == 1
    out = capsys.readouterr().out
    assert "日期须为年" in out and "不符合约束" in out


def test_json_is_one_object(wrong, capsys):
    assert run(["validate", wrong, "--json"]) == 1
    content = json.loads(capsys.readouterr().out)
    (date,) = [finding for finding in content["findings"] if "date" in finding["property"]]
    assert (content["conforms"], date["node"], date["name"], date["value"]) == (False, "https://example.org/id/award/a", "海棠工匠", "x")
    assert (date["severity"], date["documents"]) == ("Violation", [])


def test_errors_are_one_line_without_traceback(wrong):
    done = subprocess.run([sys.executable, "-m", "kg", "validate", wrong], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    done = subprocess.run([sys.executable, "-m", "kg", "validate", f"{wrong}x"], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [("@prefix a: <http://e.org/> .\na:b a:c\n  x:d .\n", "data.ttl:3:3"), ("<http://e.org/a b> a <c> .", "data.ttl:1:1")],
)
def test_what_cannot_be_read_is_exit_code_2(text, message, tmp_path, capsys):
    (tmp_path / "data.ttl").write_text(text, encoding="utf-8")
    assert run(["validate", str(tmp_path / "data.ttl")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert message in line


def test_a_missing_graph_and_what_are_no_shapes_are_exit_code_2(wrong, tmp_path, capsys):
    assert run(["validate", "--graph", str(tmp_path / "none")]) == 2
    assert "there is no graph here" in capsys.readouterr().err
    assert run(["validate", wrong, "--shapes", wrong]) == 2
    assert "this is no shapes graph" in capsys.readouterr().err


def test_the_base_is_that_of_the_export(built, tmp_path, capsys):
    shape = """@prefix : <https://w3id.org/union-kg/ontology#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
        :s a sh:NodeShape ; sh:targetClass :TradeUnion ; sh:property [ sh:path :scope ; sh:minCount 1 ; sh:message "范围"@zh ] ."""
    (tmp_path / "shapes.ttl").write_text(shape, encoding="utf-8")
    call = ["validate", "--shapes", str(tmp_path / "shapes.ttl"), "--base", "https://example.org/u/", "--json"]
    assert run([*call, "--graph", str(built)]) == 1
    assert {finding["node"] for finding in json.loads(capsys.readouterr().out)["findings"]} == {
        "https://example.org/u/organization/吉林省总工会"
    }
    (tmp_path / "data.ttl").write_text("<organization/a> a <https://w3id.org/union-kg/ontology#TradeUnion> .", encoding="utf-8")
    assert run([*call, str(tmp_path / "data.ttl")]) == 1
    assert [finding["node"] for finding in json.loads(capsys.readouterr().out)["findings"]] == ["https://example.org/u/organization/a"]
    for given in ([], [str(tmp_path / "data.ttl")]):
        assert run(["validate", *given, "--graph", str(built), "--base", "no iri"]) == 2
        assert "the base is no absolute IRI" in capsys.readouterr().err


def test_a_file_of_other_things_is_warned_of(tmp_path, capsys):
    (tmp_path / "other.ttl").write_text("<http://example.org/a> a <http://example.org/b> .\n", encoding="utf-8")
    assert run(["validate", str(tmp_path / "other.ttl")]) == 0
    assert "nothing in it is of a class of the ontology" in capsys.readouterr().err
