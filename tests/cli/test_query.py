"""The commands query and queries."""

import csv
import io
import json

import pytest

from kg.cli.application import run
from loaders.networkx_graph import from_records, save
from ontology.records import Edge, Node


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("graph")
    union = Node("organization/吉林省总工会", "TradeUnion", "吉林省总工会", {"aliases": ["省总工会"]})
    campaign = Node("programme/安康杯竞赛", "Campaign", "安康杯，“竞赛”", {"aliases": ["安康杯", "安康\u202e杯"]})
    edge = Edge(union.id, campaign.id, "ORGANIZES", {"status": "planned", "roles": ["lead", "-"], "count": 2})
    save(from_records({}, [union, campaign], [edge]), folder / "graph.json")
    return str(folder)


def asked(capsys, *arguments):
    """Exit code, output and errors of ``union-kg query``."""
    code = run(["query", *map(str, arguments)])
    return code, *capsys.readouterr()


def test_a_query_of_the_library_as_a_table(capsys, graph):
    code, out, _ = asked(capsys, "campaign-organizers", "--param", "campaign=安康杯", "--graph", graph)
    assert code == 0
    head, _, row = [line for line in out.splitlines() if line.strip()]
    assert head.split()[:3] == ["organization", "type", "campaign"]
    assert "吉林省总工会" in row and '["lead", "-"]' in row and row.split()[2] == "安康杯，“竞赛”"


def test_rows_as_json_and_csv(capsys, graph):
    code, out, _ = asked(capsys, "campaign-organizers", "--graph", graph, "--format", "json")
    (row,) = json.loads(out)
    assert code == 0 and list(row)[:2] == ["organization", "type"]
    assert row["roles"] == ["lead", "-"] and row["first"] is None
    _, out, _ = asked(capsys, "campaign-organizers", "--graph", graph, "--format", "csv")
    head, cells = csv.reader(io.StringIO(out))
    assert cells == ["吉林省总工会", "TradeUnion", "安康杯，“竞赛”", "planned", '["lead", "-"]', "", ""]
    assert head == list(row)


def test_a_file_and_standard_input(capsys, graph, tmp_path, monkeypatch):
    text = "// parameter: least integer = 1\nMATCH (n:Campaign) WHERE size(n.aliases) >= $least RETURN n.name AS name"
    (tmp_path / "eigene Frage.cypher").write_text(text, encoding="utf-8")
    code, out, _ = asked(capsys, tmp_path / "eigene Frage.cypher", "--graph", graph, "--param", "least=2", "--format", "json")
    assert (code, json.loads(out)) == (0, [{"name": "安康杯，“竞赛”"}])
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    code, out, _ = asked(capsys, "-", "--graph", graph, "--param", "least=3")
    assert (code, out) == (0, "No rows.\n")


def test_a_table_holds_no_character_that_turns_the_line(capsys, graph):
    _, out, _ = asked(capsys, "names-that-contain", "--param", "text=安康", "--graph", graph)
    assert "\u202e" not in out and "\\u202e" in out


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["campaign-organizer"], "Did you mean campaign-organizers?"),
        (["none.cypher"], "cannot be read"),
        (["campaign-organizers", "--param", "campaign"], "is no parameter"),
        (["campaign-organizers", "--param", "campagne=x"], "no parameter campagne. Its parameters are campaign"),
        (["campaign-organizers", "--param", "campaign=x", "--param", "campaign=y"], "given twice"),
        (["largest-figures", "--param", "number=viel"], "is no integer"),
        (["campaign-organizers", "--graph", "none"], "there is no graph here"),
        (["campaign-organizers", "--timeout", "0"], "--timeout"),
        (["campaign-organizers", "--timeout", "inf"], "--timeout"),  # longer than a clock can count
        (["campaign-organizers", "--format", "xml"], "--format"),
    ],
)
def test_wrong_calls_are_one_line(capsys, graph, arguments, part):
    code, out, err = asked(capsys, *(arguments if "--graph" in arguments else [*arguments, "--graph", graph]))
    assert (code, out) == (2, "")
    assert part in err and err.count("\n") == 1


def test_writing_is_refused_and_time_ends(capsys, graph, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("MATCH (n) DETACH DELETE n RETURN 1 AS x"))
    code, _, err = asked(capsys, "-", "--graph", graph)
    assert code == 2 and "DETACH" in err
    crossed = ", ".join(f"(n{number})" for number in range(40))
    monkeypatch.setattr("sys.stdin", io.StringIO(f"MATCH {crossed} RETURN count(*) AS c"))
    code, _, err = asked(capsys, "-", "--graph", graph, "--timeout", "0.5")
    assert code == 2 and "longer than 0.5 s" in err


def test_without_a_server_the_exit_code_is_3(capsys, graph):
    code, _, err = asked(capsys, "campaign-organizers", "--uri", "bolt://127.0.0.1:9", "--graph", graph)
    assert code == 3 and "127.0.0.1:9" in err


def test_the_library_is_listed(capsys):
    assert run(["queries"]) == 0
    out = capsys.readouterr().out
    assert "谁在开展某项活动 · Who runs a campaign" in out and "--param campaign = 安康杯" in out
    assert run(["queries", "--json"]) == 0
    queries = json.loads(capsys.readouterr().out)["queries"]
    assert len(queries) >= 30
    assert queries[0].keys() == {"name", "titles", "questions", "parameters", "cypher"}
