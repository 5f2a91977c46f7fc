import json
import xml.etree.ElementTree as ElementTree

import networkx
import pytest

from loaders.errors import GraphFileError
from loaders.graphml import GraphmlWriter
from loaders.networkx_graph import from_records, load
from ontology.records import Edge, Node

SPACE = {"g": "http://graphml.graphdrawing.org/xmlns"}


@pytest.fixture
def written(tmp_path, attributes, node_records, edge_records):
    path = tmp_path / "graph.graphml"
    with GraphmlWriter(path, attributes) as writer:
        for node in node_records:
            writer.node(node)
        for edge in edge_records:
            writer.edge(edge)
    return path


def test_the_graph_comes_back_equal(written, attributes, node_records, edge_records):
    expected = from_records(attributes, node_records, edge_records)
    found = load(written)
    assert found.graph == expected.graph
    assert dict(found.nodes(data=True)) == dict(expected.nodes(data=True))
    assert sorted(found.edges(keys=True, data=True), key=str) == sorted(expected.edges(keys=True, data=True), key=str)


def test_networkx_reads_it_with_numbers_as_numbers(written):
    graph = networkx.read_graphml(written)
    assert graph.nodes["programme/00"]["label"] == "安康杯竞赛"
    assert graph.nodes["observation/1"]["value"] == 20.0
    assert graph.nodes["passage/a.txt/0-9"]["stop"] == 9
    assert json.loads(graph.nodes["programme/00"]["aliases"]) == ["安康杯竞赛", "别名"]


def test_edge_ids_are_running_numbers_and_all_keys_are_declared(written, edge_records):
    root = ElementTree.parse(written).getroot()
    assert [edge.get("id") for edge in root.iterfind(".//g:edge", SPACE)] == [str(number) for number in range(len(edge_records))]
    declared = {key.get("id") for key in root.iterfind("g:key", SPACE)}
    used = {data.get("key") for data in root.iterfind(".//g:data", SPACE)}
    assert used == declared
    labels = [key.get("for") for key in root.iterfind("g:key", SPACE) if key.get("attr.name") == "label"]
    assert labels == ["node"]


def test_nothing_else_is_left_in_the_folder(written):
    assert [path.name for path in written.parent.iterdir()] == ["graph.graphml"]


@pytest.mark.parametrize(
    "properties",
    [{"aliases": "安康杯"}, {"scope": ["吉林省"]}, {"text": "坏\x00字"}, {"value": None}, {"text": "\ud800"}],
    ids=["text for a list", "a list for text", "a character XML forbids", "null", "a lone surrogate"],
)
def test_what_the_format_cannot_hold_is_refused(tmp_path, attributes, properties):
    with pytest.raises(GraphFileError), GraphmlWriter(tmp_path / "graph.graphml", attributes) as writer:
        writer.node(Node("programme/x", "Campaign", "x", properties))


def test_a_property_has_one_kind(tmp_path, attributes):
    with pytest.raises(GraphFileError, match="elsewhere"), GraphmlWriter(tmp_path / "graph.graphml", attributes) as writer:
        writer.node(Node("observation/1", "Observation", "x", {"value": 1.0}))
        writer.node(Node("observation/2", "Observation", "x", {"value": "1"}))


def test_ids_with_quotes_and_ampersands(tmp_path, attributes):
    path = tmp_path / "graph.graphml"
    names = ["programme/a&b'c", "programme/(x)!$&'*+,;="]
    with GraphmlWriter(path, attributes) as writer:
        for name in names:
            writer.node(Node(name, "Campaign", name))
        writer.edge(Edge(names[0], names[1], "BROADER"))
    assert sorted(load(path)) == sorted(names)


@pytest.mark.parametrize("content", ["", "<graphml>", "{}", '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"/>'])
def test_a_damaged_file_is_refused(tmp_path, content):
    path = tmp_path / "graph.graphml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GraphFileError, match="damaged"):
        load(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(GraphFileError, match="cannot be read"):
        load(tmp_path / "none.graphml")
