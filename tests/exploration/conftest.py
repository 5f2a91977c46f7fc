"""The graph of the examples, opened as a user opens it, and a small one whose names try to break out of every page."""

import pytest

import kg
from loaders.networkx_graph import from_records, save
from ontology.records import Edge, Node

NAMES = {
    "script": "<script>alert(1)</script>\"'&",
    "long": "职" * 10_000,
    "emoji": "👩‍🏭 夏送清凉 $x^2$ \\alpha",
    "lines": "第一行\n第二行\t结束",
    "comment": "]]> --> <!--",
}


@pytest.fixture(scope="session")
def graph(examples_graph):
    with kg.open(examples_graph) as opened:
        yield opened


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """A union that runs campaigns with hostile names, told by one hostile sentence."""
    sentence = "某市总工会开展<b>“</mark><img src=x onerror=alert(1)>”</b>活动。"
    nodes = [
        Node("document/a.txt", "Document", "<i>题目</i>", {"path": "<a>.txt", "issued": "2024"}),
        Node("passage/a.txt/0-40", "Passage", "开头", {"text": sentence, "start": 0, "stop": len(sentence)}),
        Node("organization/某市总工会", "TradeUnion", "某市总工会", {"aliases": ["<u>市总</u>"]}),
    ]
    told = {"passages": [nodes[1].id], "starts": [8], "ends": [len(sentence) - 1], "rules": ["<rule>"], "implicits": [False]}
    told |= {"statuses": ["planned"], "periods": ["-"], "roles": ["-"], "count": 1, "status": "planned"}
    edges = [Edge(nodes[1].id, nodes[0].id, "IN_DOCUMENT")]
    for key, name in NAMES.items():
        nodes.append(Node(f"programme/{key}", "Campaign", name))
        edges.append(Edge("organization/某市总工会", f"programme/{key}", "ORGANIZES", told))
    folder = tmp_path_factory.mktemp("hostile")
    save(from_records({}, sorted(nodes, key=lambda node: node.id), edges), folder / "graph.json")
    return kg.open(folder)
