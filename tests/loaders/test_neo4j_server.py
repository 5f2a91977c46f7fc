"""Asking a real server: the rows are those of the offline engine, nothing is written, nothing runs without end."""

import json
import time

import pytest
from neo4j_process import ask

from kg.cli.application import run
from loaders.cypher.errors import CypherError, CypherTimeoutError, NoServerError, ParameterError, RefusedCypherError
from loaders.cypher.source import GraphSource
from loaders.neo4j.connection import Server
from loaders.neo4j.errors import ServerRefusedError
from loaders.neo4j.loading import load
from loaders.neo4j.server import ServerGraph
from loaders.neo4j.statements import BOOKKEEPING, START_MARKER
from loaders.networkx_graph import from_records, save
from loaders.offline.cypher import OfflineGraph
from loaders.open_graph import open_configured_graph

EQUAL = (
    "MATCH (n:Record) RETURN n",
    "MATCH (n:Campaign)-[r:SUBPROGRAMME_OF]->(m:Campaign) RETURN n, r, m",
    "MATCH p = (n:Campaign)-[:SUBPROGRAMME_OF*1..2]->(:Campaign) RETURN p",
    "MATCH (n:Record) RETURN 'Entity' IN labels(n) AS entity, n.value AS value, n.aliases AS aliases, n.scope AS scope ORDER BY n.id",
    "MATCH (n:Campaign) RETURN {node: n, list: [n.name, n.id]} AS m ORDER BY n.id",
    "MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS count ORDER BY type",
    "MATCH (n:Campaign) WHERE n.name CONTAINS $text RETURN n.id",
    "MATCH (n:Record) RETURN n.id AS id, labels(n) AS labels, size(labels(n)) AS size",
    "MATCH (n:Record) RETURN DISTINCT labels(n), count(*) AS count",
    "MATCH (n:Record) UNWIND labels(n) AS label RETURN label, count(*) AS count",
    "MATCH (n:Record) RETURN properties(n) AS p, n {.*} AS m, n {.name, x: 1} AS x, n['name'] AS y",
    "MATCH (n:Record) WITH n AS m RETURN m.type AS type, m.start AS start",
    "MATCH (a)-[r]->(b) RETURN startNode(r).id AS a, endNode(r).type AS b, type(r) AS t, r.count AS c, r.roles AS roles, r.starts AS s",
    "MATCH (a:Campaign)-[rs*1..2]->(b) RETURN rs, [r IN rs | type(r)] AS types, [r IN rs | r.status] AS statuses",
    "MATCH p = (a:Campaign)-[*1..2]->(b) UNWIND nodes(p) AS n RETURN n.type AS t, n.id AS i, count(*) AS c",
    "MATCH (a)-[r]->(b) WHERE endNode(r) = b AND startNode(r).name STARTS WITH '[' RETURN a.name AS a",
    "MATCH (a:Campaign) OPTIONAL MATCH (a)-[r:BROADER]->(b) RETURN a.id AS a, r, b",
    "MATCH (p:Passage) RETURN p.start AS s, p.stop / 2 AS h, p.stop / 2.0 AS f, -p.stop % 4 AS m",
)
"""Queries that both engines answer, and answer alike."""


@pytest.fixture
def graph(tmp_path, attributes, node_records, edge_records):
    save(from_records(attributes, node_records, edge_records), tmp_path / "graph.json")
    return tmp_path


@pytest.fixture
def server(empty_neo4j, graph):
    load(graph, empty_neo4j)
    return empty_neo4j


def test_rows_equal_those_of_the_offline_engine(server, graph):
    online: GraphSource
    with ServerGraph(server) as online, OfflineGraph(graph) as offline:
        for cypher in EQUAL:
            parameters = {"text": "安康"} if "$text" in cypher else {}
            rows = online.query(cypher, **parameters)
            assert rows.rows and rows == offline.query(cypher, **parameters), cypher


def test_the_loaders_bookkeeping_is_not_shown(server):
    with ServerGraph(server) as source:
        rows = source.query("MATCH (n:Campaign)-[r]->() RETURN n, r, properties(n) AS p, keys(n) AS k, [n] AS l, {n: n} AS m")
    assert rows.rows and not any(name in json.dumps(rows.as_mappings()) for name in BOOKKEEPING)


def test_what_is_refused_and_what_is_broken(server):
    with ServerGraph(server) as source:
        for cypher in ("CREATE (n:X)", "MATCH (n) DELETE n", "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "CALL dbms.listConfig()"):
            with pytest.raises(RefusedCypherError):
                source.query(cypher)
        with pytest.raises(CypherError, match="nofunction"):
            source.query("RETURN nofunction(1) AS x")
        with pytest.raises(ParameterError):
            source.query("MATCH (n:Record {id: $id}) RETURN n")


def test_a_long_query_ends(server):
    begun = time.monotonic()
    with ServerGraph(server, timeout=1.0) as source, pytest.raises(CypherTimeoutError, match="1 s"):
        source.query("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(a + b) AS c")
    assert time.monotonic() - begun < 30


def test_a_graph_that_is_not_complete_is_not_asked(server, graph):
    ask(server, START_MARKER, facts={})
    with pytest.raises(ServerRefusedError, match="broke off"):
        ServerGraph(server)
    load(graph, server)
    ServerGraph(server).close()


def test_the_command_asks_the_server_with_a_password_from_a_file(server, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("NEO4J_PASSWORD", "not-this-one")
    (tmp_path / "password").write_text(f"{server.password}\r\n", encoding="utf-8-sig", newline="")  # as Notepad saves it
    (tmp_path / "q.cypher").write_text("MATCH (n:Passage) RETURN n.id AS id", encoding="utf-8")
    ask_there = ["query", str(tmp_path / "q.cypher"), "--format", "json", "--uri", server.uri, "--username", server.username]
    ask_there += ["--database", server.database] if server.database else []
    assert run([*ask_there, "--password-file", str(tmp_path / "password")]) == 0
    assert json.loads(capsys.readouterr().out) == [{"id": "passage/a.txt/0-9"}]
    assert run([*ask_there, "--debug"]) == 2
    said = capsys.readouterr().err
    assert "refuses this name and password" in said and "not-this-one" not in said


def test_one_call_opens_the_configured_server_or_the_folder(server, graph, monkeypatch):
    cypher = "MATCH (n:Record) RETURN count(n) AS count"
    for name, value in (("URI", server.uri), ("USERNAME", server.username), ("PASSWORD", server.password), ("DATABASE", server.database)):
        monkeypatch.setenv(f"NEO4J_{name}", value)
    with open_configured_graph(graph) as configured:
        assert configured.place == server.place
        rows = configured.query(cypher)
    monkeypatch.delenv("NEO4J_URI")
    with open_configured_graph(graph) as configured:
        assert configured.place == str(graph / "graph.json") and configured.query(cypher) == rows


def test_no_server():
    with pytest.raises(NoServerError) as told:
        ServerGraph(Server("bolt://127.0.0.1:1", password="x"))
    assert told.value.exit_code == 3


def test_the_command_loads_counts_and_asks(empty_neo4j, graph, tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    (tmp_path / "password").write_text(f"{empty_neo4j.password}\n", encoding="utf-8")
    to = ["--uri", empty_neo4j.uri, "--password-file", str(tmp_path / "password")]
    to += ["--database", empty_neo4j.database] if empty_neo4j.database else []
    assert run(["load", "--graph", str(graph), *to, "--dry-run"]) == 0
    assert "would be created" in capsys.readouterr().out and ask(empty_neo4j, "MATCH (n) RETURN n") == []
    assert run(["load", "--graph", str(graph), *to, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["nodes"]["created"] == 12 and report["changed"] and "record_id" in report["schema"]
    assert run(["load", "--graph", str(graph), *to]) == 0
    assert "Nothing changed" in capsys.readouterr().out
    save(from_records({}, [], []), tmp_path / "graph.json")
    assert run(["load", "--graph", str(graph), *to]) == 2
    assert "--yes" in capsys.readouterr().err
    assert run(["load", "--graph", str(graph), *to, "--yes"]) == 0
    assert "12 removed" in capsys.readouterr().out
    (tmp_path / "password").write_text("another", encoding="utf-8")
    assert run(["load", "--graph", str(graph), *to]) == 2
    assert "another" not in capsys.readouterr().err
