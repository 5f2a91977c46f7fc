"""``union-kg load`` and the export for Neo4j's importer, without a server: what is told, and the exit codes."""

import json
import socket

import pytest

from kg.cli.application import run
from loaders.networkx_graph import from_records, save
from ontology.records import Edge, Node

SECRET = "a-secret-of-tests"


@pytest.fixture
def graph(tmp_path):
    nodes = [Node("organization/甲市总工会", "TradeUnion", "甲市总工会"), Node("programme/甲省/比武", "Campaign", "比武")]
    save(from_records({}, nodes, [Edge(nodes[0].id, nodes[1].id, "ORGANIZES", {"count": 1})]), tmp_path / "graph.json")
    return tmp_path


@pytest.fixture
def closed_port(monkeypatch):
    """A port at which nobody answers."""
    for name in ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NEO4J_PASSWORD", SECRET)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def test_no_server_is_exit_code_3_with_the_way_on(graph, closed_port, capsys):
    assert run(["load", "--graph", str(graph), "--uri", f"bolt://127.0.0.1:{closed_port}"]) == 3
    out, err = capsys.readouterr()
    (line,) = err.splitlines()
    assert out == "" and f"127.0.0.1:{closed_port}" in line and "union-kg query" in line and SECRET not in line


def test_the_address_may_stand_in_the_environment(graph, closed_port, capsys, monkeypatch):
    monkeypatch.setenv("NEO4J_URI", f"neo4j://127.0.0.1:{closed_port}")
    assert run(["load", "--graph", str(graph)]) == 3
    assert f"neo4j://127.0.0.1:{closed_port}" in capsys.readouterr().err


def test_no_option_takes_a_password(graph, closed_port, capsys):
    assert run(["load", "--graph", str(graph), "--password", SECRET]) == 2
    assert run(["load", "--graph", str(graph), "--uri", f"bolt://neo4j:{SECRET}@127.0.0.1:{closed_port}"]) == 2
    assert SECRET not in capsys.readouterr().err


def test_a_missing_graph_is_told_before_the_server_is_sought(tmp_path, closed_port, capsys):
    assert run(["load", "--graph", str(tmp_path), "--uri", f"bolt://127.0.0.1:{closed_port}"]) == 2
    assert "there is no graph here" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"\n", b"one\ntwo\n", b"\xff\xfe"])
def test_a_file_without_a_password(graph, closed_port, tmp_path, capsys, content):
    (tmp_path / "secret").write_bytes(content)
    call = ["load", "--graph", str(graph), "--uri", f"bolt://127.0.0.1:{closed_port}", "--password-file", str(tmp_path / "secret")]
    assert run(call) == 2
    assert "no file with a password" in capsys.readouterr().err


def test_export_for_the_importer_tells_its_command(graph, tmp_path, capsys):
    call = ["export", "--format", "neo4j-admin", "--graph", str(graph)]
    assert run(call) == 2 and "--out" in capsys.readouterr().err
    assert run([*call, "--out", str(tmp_path / "csv")]) == 0
    assert "neo4j-admin database import full neo4j" in capsys.readouterr().out
    assert run([*call, "--out", str(tmp_path / "csv"), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["nodes"], report["relationships"]) == (2, 1)
    assert all((tmp_path / "csv" / name).exists() for name in (*report["node_files"], *report["relationship_files"]))
