"""What goes wrong in the middle of a load, on a server that may be killed: nothing is half there after the next load."""

import itertools
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from neo4j.exceptions import TransientError
from neo4j_process import ask, empty

from loaders.cypher.errors import CypherTimeoutError
from loaders.neo4j.connection import open_driver
from loaders.neo4j.errors import ServerLostError, ServerRefusedError
from loaders.neo4j.loading import Counts, LoadOptions, load
from loaders.neo4j.server import ServerGraph
from loaders.neo4j.statements import MARKER
from loaders.networkx_graph import from_records, save
from ontology.records import Edge, Node

COUNT = 600
BATCH = 100
KILLS_ITSELF = """
import os, signal, sys
from pathlib import Path
from loaders.neo4j.connection import Server
from loaders.neo4j.loading import LoadOptions, load

def progress(done, total):
    if done >= 700:
        os.kill(os.getpid(), signal.SIGKILL)

load(Path(sys.argv[1]), Server(sys.argv[2], "neo4j", sys.argv[3]), LoadOptions(batch_size=100, progress=progress))
"""


@pytest.fixture
def chain(tmp_path):
    """A graph of campaigns, each part of the next."""
    nodes = [Node(f"programme/{number:04}", "Campaign", f"竞赛{number}", {"scope": "甲省"}) for number in range(COUNT)]
    edges = [Edge(one.id, two.id, "SUBPROGRAMME_OF", {"count": 1}) for one, two in itertools.pairwise(nodes)]
    save(from_records({}, nodes, edges), tmp_path / "graph.json")
    return tmp_path / "graph.json"


def loaded(path, server, **options):
    return load(path, server, LoadOptions(batch_size=BATCH, **options))


def contents(server):
    nodes = ask(server, "MATCH (n:Record) RETURN n.id, n.name, n.scope, labels(n) ORDER BY n.id")
    return nodes, ask(server, "MATCH (a:Record)-[r]->(b:Record) RETURN a.id, b.id, r.count ORDER BY a.id, b.id")


def configured(process, settings=""):
    """Start the server anew with these settings beside the usual ones."""
    process.stop(signal.SIGKILL)
    process.configure(settings)
    process.start()


def check_is_whole(server, path):
    """The database holds the graph, the marker says so, and a further load has nothing to do."""
    nodes, edges = contents(server)
    assert [row[:3] for row in nodes] == [[f"programme/{number:04}", f"竞赛{number}", "甲省"] for number in range(COUNT)]
    assert edges == [[f"programme/{number:04}", f"programme/{number + 1:04}", 1] for number in range(COUNT - 1)]
    assert ask(server, f"MATCH (m:{MARKER}) RETURN m.id, m.finished") == [["graph", True]]
    assert not loaded(path, server).changed


def test_a_server_killed_in_the_middle(neo4j_process, chain):
    empty(neo4j_process.server)

    def kill(done, total):
        if done >= 700:
            neo4j_process.stop(signal.SIGKILL)

    with pytest.raises(ServerLostError, match="700 of 1,199 changes had landed") as lost:
        loaded(chain, replace(neo4j_process.server, patience=1.0), progress=kill)
    assert lost.value.exit_code == 3
    neo4j_process.start()
    assert len(contents(neo4j_process.server)[0]) == COUNT and all(row[1] and row[2] for row in contents(neo4j_process.server)[0])
    with pytest.raises(ServerRefusedError, match="broke off"):
        ServerGraph(neo4j_process.server)
    report = loaded(chain, neo4j_process.server)
    assert report.nodes == Counts(unchanged=COUNT) and report.relationships == Counts(created=499, unchanged=100)
    check_is_whole(neo4j_process.server, chain)


def test_a_loader_killed_in_the_middle(neo4j_server, chain):
    empty(neo4j_server)
    call = [sys.executable, "-c", KILLS_ITSELF, str(chain), neo4j_server.uri, neo4j_server.password]
    killed = subprocess.run(call, env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert ask(neo4j_server, f"MATCH (m:{MARKER} {{id: 'graph'}}) RETURN m.finished") == [[False]]
    assert loaded(chain, neo4j_server).relationships == Counts(created=499, unchanged=100)
    check_is_whole(neo4j_server, chain)
    empty(neo4j_server)


def test_connections_lost_in_the_middle(neo4j_process, chain):
    empty(neo4j_process.server)
    cut = []

    def cut_all(done, total):
        if done >= 300 and not cut:
            cut.extend(ask(neo4j_process.server, "CALL dbms.listConnections() YIELD connectionId RETURN connectionId"))
            for (connection,) in cut:
                try:
                    ask(neo4j_process.server, "CALL dbms.killConnection($id)", id=connection)
                except OSError as error:  # it was this one itself
                    cut.append(error)

    with pytest.raises(ServerLostError):
        loaded(chain, replace(neo4j_process.server, patience=5.0), progress=cut_all)
    loaded(chain, neo4j_process.server)
    check_is_whole(neo4j_process.server, chain)


def test_a_server_that_never_answers_again(neo4j_process, monkeypatch):
    monkeypatch.setattr("loaders.neo4j.server._GRACE", 1.0)
    with ServerGraph(neo4j_process.server, timeout=4.0) as source:
        with neo4j_process.frozen(), pytest.raises(CypherTimeoutError, match="longer than 4 s"):
            source.query("RETURN 1 AS x")
        assert source.query("RETURN 2 AS x").rows == ((2,),)


def test_a_deadlock(neo4j_server, chain, tmp_path, caplog):
    """Somebody else holds the last node of a batch, and then wants the first, which the load has by then."""
    empty(neo4j_server)
    loaded(chain, neo4j_server)
    nodes = [Node(f"programme/{number:04}", "Campaign", f"新竞赛{number}") for number in range(COUNT)]
    save(from_records({}, nodes, []), tmp_path / "new.json")
    crossing = []
    with open_driver(neo4j_server) as driver, driver.session() as session, ThreadPoolExecutor() as pool:
        other = session.begin_transaction()

        def cross():
            time.sleep(1)
            try:
                other.run("MATCH (n:Record {id: 'programme/0100'}) SET n.seen = 1").consume()
                other.commit()
            except TransientError as error:
                return str(error.code)
            return ""

        def hold(done, total):
            if not crossing:
                other.run("MATCH (n:Record {id: 'programme/0199'}) SET n.seen = 1").consume()
                crossing.append(pool.submit(cross))

        report = loaded(tmp_path / "new.json", neo4j_server, progress=hold, confirm=lambda _: True)
    assert "Deadlock" in crossing[0].result() + caplog.text
    assert report.nodes == Counts(updated=COUNT)
    assert [row[1] for row in contents(neo4j_server)[0]] == [node.name for node in nodes]
    assert not loaded(tmp_path / "new.json", neo4j_server).changed
    empty(neo4j_server)


def test_a_server_whose_disk_is_full(neo4j_process, chain):
    """The operating system refuses its files any growth, as a full disk does."""
    empty(neo4j_process.server)

    def fill(done, total):
        if done >= 700:
            neo4j_process.limit_files(0)

    with pytest.raises(ServerRefusedError, match=r"700 of 1,199 changes had landed.*See the server's log"):
        loaded(chain, replace(neo4j_process.server, patience=1.0), progress=fill)
    neo4j_process.stop(signal.SIGKILL)
    neo4j_process.configure("internal.dbms.tx_log.fail_on_corrupted_log_files=false\n")  # what its log advises
    neo4j_process.start()
    try:
        assert loaded(chain, neo4j_process.server).changed
        check_is_whole(neo4j_process.server, chain)
    finally:
        neo4j_process.configure()


def test_a_database_that_may_only_be_read(neo4j_process, chain):
    empty(neo4j_process.server)
    configured(neo4j_process, "server.databases.default_to_read_only=true\n")
    try:
        with pytest.raises(ServerRefusedError, match="nothing may be written"):
            loaded(chain, neo4j_process.server)
        assert ask(neo4j_process.server, "MATCH (n) RETURN n") == []
    finally:
        configured(neo4j_process)
