"""Graphs that RDF cannot hold, or that contradict themselves, are told of and not exported."""

import re
from dataclasses import replace

import pytest
from rdf_example import BODY, CONTEST, EDGES, NODES, changed, saved, written

from loaders.errors import GraphFileError
from loaders.graph_files import GraphFile
from loaders.networkx_graph import from_records, save
from ontology.records import Edge, Node

MENTION = next(edge for edge in EDGES if edge.type == "MENTIONED_IN")


@pytest.mark.parametrize(
    ("node", "message"),
    [
        (Node("programme/a b", "Campaign", "x"), "not the end of an IRI"),
        (Node("programme/a>b", "Campaign", "x"), "not the end of an IRI"),
        (Node("programme/a#b", "Campaign", "x"), "not the end of an IRI"),
        (Node("programme/100%", "Campaign", "x"), "not the end of an IRI"),
        (Node("programme/x", "Dragon", "x"), "does not know Dragon"),
        (Node("programme/x", "Campaign", "x", {"colour": "red"}), "does not know colour"),
        (Node("programme/x", "Campaign", "x", {"concept": "no iri"}), "no absolute IRI"),
        (Node("observation/9", "Observation", "x", {"period": "昨天"}), "no period"),
        (Node("observation/9", "Observation", "x", {"period": "2023-04-26"}), "no period"),  # an instant, and no interval
        (Node("observation/9", "Observation", "x", {"status": "perhaps"}), "neither achieved nor planned"),
        (Node("programme/x", "Campaign", "半个\ud83d字"), "Unicode"),
        (Node("//example.org/x", "Campaign", "x"), "not the end of an IRI"),  # Turtle would read it as another host,
        (Node("mailto:x", "Campaign", "x"), "not the end of an IRI"),  # and this as a scheme
        (Node("observation/9", "Observation", "x", {"value": None}), "graph.json: observation/9 has None as its value"),
        (Node("observation/9", "Observation", "x", {"value": "12"}), "observation/9 has '12' as its value"),
        (Node("observation/9", "Observation", "x", {"period": 2023}), "observation/9 has 2023 as its period"),
    ],
)
def test_a_node_that_rdf_cannot_hold_is_told(tmp_path, node, message):
    (tmp_path / "graph.json").write_text("", encoding="utf-8")
    graph = changed_with_escapes(tmp_path, node)
    with pytest.raises(GraphFileError, match=message):
        written(graph, "turtle")


def changed_with_escapes(folder, node):
    """As ``changed``; half a surrogate pair, which no file holds, is written as JSON's escape for it."""
    if "\ud83d" not in node.name:
        return changed(folder, node)
    graph = changed(folder, Node(node.id, node.type, "HALF"))
    graph.path.write_text(graph.path.read_text(encoding="utf-8").replace("HALF", "\\ud83d"), encoding="utf-8")
    return GraphFile(folder)


@pytest.mark.parametrize(
    ("edge", "message"),
    [
        (Edge(BODY, CONTEST, "ADMIRES"), "no predicate ADMIRES"),
        (Edge(BODY, CONTEST, "ORGANIZES"), "no list of statuses"),
        (Edge(BODY, CONTEST, "MENTIONED_IN", {"starts": [0], "ends": [1]}), "not the id of a passage"),
        (replace(EDGES[4], properties={**EDGES[4].properties, "roles": ["host"]}), "different lengths"),
        (replace(EDGES[6], properties={**EDGES[6].properties, "roles": ["host"]}), "the role host"),
        (replace(MENTION, properties={**MENTION.properties, "ends": []}), "different lengths"),
        (replace(MENTION, properties={**MENTION.properties, "starts": [0.5]}), "no whole numbers"),
        (replace(MENTION, properties={**MENTION.properties, "starts": [0], "ends": [999]}), "cited as a part of passage"),
    ],
)
def test_an_edge_that_rdf_cannot_hold_is_told(tmp_path, edge, message):
    graph = changed(tmp_path, edge=edge)
    for kind in ("ntriples", "nquads"):
        with pytest.raises(GraphFileError, match=message):
            written(graph, kind)


def test_an_edge_to_no_node_is_told(tmp_path):
    graph = saved(tmp_path)
    text = graph.path.read_text(encoding="utf-8")
    for target in ("topic/劳动保护", CONTEST):
        damaged = re.sub(f'"target": "{target}"(.*)', r'"target": "topic/无"\1', text, count=1)
        graph.path.write_text(damaged, encoding="utf-8")
        for kind in ("ntriples", "nquads"):
            with pytest.raises(GraphFileError, match=r"graph\.json: topic/无 is an end of an edge, and no node"):
                written(GraphFile(tmp_path), kind)


def test_attributes_that_are_damaged_are_told(tmp_path):
    save(from_records({"vocabulary": 5}, NODES, EDGES), tmp_path / "graph.json")
    with pytest.raises(GraphFileError, match=r"graph\.json: the graph does not tell its vocabulary"):
        written(GraphFile(tmp_path), "ntriples")


def test_records_that_are_not_sorted_are_told(tmp_path):
    graph = saved(tmp_path)
    lines = graph.path.read_text(encoding="utf-8").split("\n")
    lines[1], lines[2] = lines[2], lines[1]
    graph.path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(GraphFileError, match="not sorted by id"):
        written(GraphFile(tmp_path), "ntriples")


def test_a_citation_of_no_passage_is_told(tmp_path):
    graph = saved(tmp_path)
    text = graph.path.read_text(encoding="utf-8").replace('"passages": ["passage/c.txt/0-', '"passages": ["passage/c.txt/7-')
    graph.path.write_text(text, encoding="utf-8")
    for kind in ("ntriples", "nquads"):
        with pytest.raises(GraphFileError, match="cited, and is no passage"):
            written(GraphFile(tmp_path), kind)
