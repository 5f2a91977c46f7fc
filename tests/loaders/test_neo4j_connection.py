"""The ways to a server: encrypted or not, with a certificate that is trusted or not, and to what is no server at all."""

import os
import signal
import subprocess
import sys
from dataclasses import replace

import pytest
from neo4j_process import ask, empty

from loaders.cypher.errors import NoServerError
from loaders.neo4j.connection import Server, connected
from loaders.neo4j.errors import ServerRefusedError
from loaders.neo4j.loading import load
from loaders.neo4j.statements import MARKER
from loaders.networkx_graph import from_records, save
from ontology.records import Node

COMMAND = "import sys; from kg.cli import main; sys.exit(main())"
INTERRUPTED = """
import os, signal, sys
from kg.cli import main
from loaders.neo4j import loading

send, batches = loading.send_nodes, []

def interrupted(*arguments, **options):
    batches.append(arguments)
    if len(batches) == 3:
        os.kill(os.getpid(), signal.SIGINT)
    return send(*arguments, **options)

loading.send_nodes = interrupted
sys.exit(main())
"""


@pytest.fixture
def graph(tmp_path):
    nodes = [Node(f"programme/{number:03}", "Campaign", f"竞赛{number}") for number in range(100)]
    save(from_records({}, nodes, []), tmp_path / "graph.json")
    return tmp_path


def union_kg(program, server, *arguments, **environment):
    """A run of the command in a process of its own."""
    given = {"NEO4J_PASSWORD": server.password, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **environment}
    call = [sys.executable, "-c", program, *arguments]
    return subprocess.run(call, env={**os.environ, **given}, capture_output=True, text=True, encoding="utf-8", check=False)


def at(process, scheme):
    return replace(process.server, uri=f"{scheme}://127.0.0.1:{process.bolt}")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+ssc", "neo4j+ssc"])
def test_ways_that_ask_for_no_trusted_certificate(neo4j_process, scheme):
    with connected(at(neo4j_process, scheme)) as driver:
        driver.verify_connectivity()
        assert driver.encrypted == scheme.endswith("ssc")


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_nobody_trusts_is_told(neo4j_process, scheme):
    with pytest.raises(NoServerError, match=r"self-signed certificate.*ssc://") as told, connected(at(neo4j_process, scheme)):
        pass
    assert "\n" not in str(told.value)


def test_a_certificate_that_is_trusted(neo4j_process, graph):
    empty(neo4j_process.server)
    to = ["load", "--graph", str(graph), "--uri", at(neo4j_process, "neo4j+s").uri]
    done = union_kg(COMMAND, neo4j_process.server, *to, SSL_CERT_FILE=str(neo4j_process.certificate))
    assert (done.returncode, done.stderr) == (0, "") and "100 created" in done.stdout
    empty(neo4j_process.server)


def test_a_server_that_is_none_of_neo4j(neo4j_process):
    with (
        pytest.raises(NoServerError, match="looks like HTTP"),
        connected(replace(neo4j_process.server, uri=f"bolt://127.0.0.1:{neo4j_process.http}")),
    ):
        pass


def test_an_interrupt_is_one_line_and_the_next_load_goes_on(empty_neo4j, graph):
    to = ["load", "--graph", str(graph), "--uri", empty_neo4j.uri, "--username", empty_neo4j.username, "--batch-size", "10"]
    to += ["--database", empty_neo4j.database] if empty_neo4j.database else []
    done = union_kg(INTERRUPTED, empty_neo4j, *to)
    assert done.returncode in (130, -signal.SIGINT) and "Traceback" not in done.stderr and len(done.stderr.splitlines()) <= 1
    assert ask(empty_neo4j, f"MATCH (m:{MARKER} {{id: 'graph'}}) RETURN m.finished") == [[False]]
    again = union_kg(COMMAND, empty_neo4j, *to)
    assert again.returncode == 0 and "holds this graph now" in again.stdout
    assert ask(empty_neo4j, "MATCH (n:Record) RETURN count(n)") == [[100]]


def test_wrong_password_database_and_address(empty_neo4j, graph):
    secret = "not-the-password"
    with pytest.raises(ServerRefusedError, match="name and password") as refused:
        load(graph, Server(empty_neo4j.uri, "neo4j", secret))
    assert secret not in str(refused.value) + repr(refused.value.__cause__) + repr(Server(empty_neo4j.uri, "neo4j", secret))
    with pytest.raises(ServerRefusedError, match="no such database"):
        load(graph, Server(empty_neo4j.uri, empty_neo4j.username, empty_neo4j.password, "nowhere"))
    with pytest.raises(NoServerError) as gone:
        load(graph, Server("bolt://127.0.0.1:1", "neo4j", secret))
    assert gone.value.exit_code == 3 and secret not in str(gone.value)


@pytest.mark.parametrize("uri", ["bolt://neo4j:secret@localhost", "bolt://user@localhost:7687"])
def test_an_address_with_a_name_is_refused_and_not_repeated(uri):
    with pytest.raises(ServerRefusedError) as refused:
        Server(uri)
    assert "secret" not in str(refused.value) and "user@" not in str(refused.value)


@pytest.mark.parametrize("uri", ["", "localhost", "http://localhost:7474", "bolt://", "bolt://[", "bolt://host:99999"])
def test_what_is_no_address_is_told(uri):
    with pytest.raises(NoServerError):
        Server(uri)
