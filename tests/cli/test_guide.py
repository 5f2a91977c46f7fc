"""``union-kg guide``: files for Neo4j Browser, written into a folder or served on this machine until Ctrl-C."""

import json
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

from kg.cli.application import run
from loaders.networkx_graph import from_records, save
from ontology.records import Edge, Node

FILES = {"guide.zh.html", "guide.en.html", "union.grass", "favorites.zh.zip", "favorites.en.zip"}


@pytest.fixture
def graph(tmp_path):
    nodes = [Node("organization/甲市总工会", "TradeUnion", "甲市总工会"), Node("programme/甲省/比武", "Campaign", "比武")]
    folder = tmp_path / "graph"
    folder.mkdir()
    save(from_records({}, nodes, [Edge(nodes[0].id, nodes[1].id, "ORGANIZES", {"count": 1})]), folder / "graph.json")
    return folder


@pytest.fixture
def served(graph):
    """The URLs that a running command tells; ended by an interrupt, as by Ctrl-C."""
    command = [sys.executable, "-m", "kg", "guide", "--graph", str(graph), "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        told = ""
        for line in process.stdout:
            told += line
            if line.startswith("}"):
                break
        assert told, process.stderr.read()
        yield json.loads(told)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        assert (process.returncode, out, err.strip()) == (0, "", "")


def answer(url, method="GET"):
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=30) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def test_it_writes_all_files(graph, tmp_path, capsys):
    out = tmp_path / "new" / "folder"
    assert run(["guide", "--graph", str(graph), "--out", str(out), "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)["files"]) == FILES == {each.name for each in out.iterdir()}
    assert "2 nodes and 1 relationships" in (out / "guide.en.html").read_text(encoding="utf-8")
    assert "节点" in (out / "guide.zh.html").read_text(encoding="utf-8")


def test_no_graph_is_needed(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["guide", "--out", "files"]) == 0
    assert "nodes and" not in (tmp_path / "files" / "guide.en.html").read_text(encoding="utf-8")
    assert run(["guide", "--out", "files", "--graph", "nowhere"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_folder_that_cannot_be_made(tmp_path, capsys):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert run(["guide", "--out", str(tmp_path / "file")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_port_in_use_is_one_line(capsys):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert run(["guide", "--port", str(port)]) == 2
    out, err = capsys.readouterr()
    (line,) = err.splitlines()
    assert not out and str(port) in line and "--port" in line


def test_it_serves_its_files_and_nothing_else(served):
    address = served["guide"].rpartition("/")[0]
    for name in FILES:
        status, headers, content = answer(f"{address}/{name}")
        assert status == 200 and headers["Access-Control-Allow-Origin"] == "*" and len(content) == int(headers["Content-Length"]) > 1000
        assert answer(f"{address}/{name}", "HEAD")[2] == b""
    for path in ("/", "/..", "/guide", "/union.grass/", "/../../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%00", "/a%0d%0aX:1"):
        status, _, content = answer(address + path)
        assert (status, content) == (404, b""), path
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        assert answer(served["style"], method)[0] == 501


def test_it_can_be_reached_from_this_machine_only(served):
    port = int(served["guide"].rpartition("/")[0].rpartition(":")[2])
    with pytest.raises(ConnectionRefusedError):  # a server for all interfaces answers at each address of the loopback network
        socket.create_connection(("127.0.0.2", port), timeout=10)


def test_the_guide_tells_where_the_style_is(served):
    page = answer(served["guide"])[2].decode()
    assert f'data-exec="style {served["style"]}"' in page
    assert served["guide"].startswith("http://localhost:")
