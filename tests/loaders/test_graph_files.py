import json

import networkx
import pytest

from loaders.errors import GraphFileError
from loaders.graph_files import GraphFile, GraphJsonWriter


@pytest.fixture
def written(tmp_path, attributes, node_records, edge_records):
    path = tmp_path / "graph.json"
    with GraphJsonWriter(path, attributes) as writer:
        for node in node_records:
            writer.node(node)
        for edge in edge_records:
            writer.edge(edge)
    return path


def test_what_is_written_is_read(written, attributes, node_records, edge_records):
    file = GraphFile(written)
    assert file.attributes == attributes
    assert list(file.nodes()) == node_records
    assert list(file.edges()) == edge_records


def test_networkx_reads_it(written, node_records, edge_records):
    graph = networkx.node_link_graph(json.loads(written.read_text(encoding="utf-8")), edges="edges")
    assert isinstance(graph, networkx.MultiDiGraph)
    assert {node: graph.nodes[node]["name"] for node in graph} == {node.id: node.name for node in node_records}
    assert {key for *_, key in graph.edges(keys=True)} == {edge.type for edge in edge_records}
    assert graph.edges["programme/00", "programme/01", "SUBPROGRAMME_OF"]["type"] == "SUBPROGRAMME_OF"


def test_each_record_has_a_line_of_its_own(written, node_records, edge_records):
    lines = written.read_text(encoding="utf-8").split("\n")
    assert len(lines) == 1 + len(node_records) + 1 + len(edge_records) + 1 + 1
    assert "安康杯竞赛" in lines[3]


def test_an_empty_graph(tmp_path, attributes):
    path = tmp_path / "graph.json"
    with GraphJsonWriter(path, attributes):
        pass
    assert json.loads(path.read_text(encoding="utf-8"))["nodes"] == []
    assert list(GraphFile(tmp_path).nodes()) == list(GraphFile(tmp_path).edges()) == []


@pytest.mark.parametrize("edges_name", ["edges", "links"])
def test_another_programs_layout_is_read(written, tmp_path, edges_name, node_records, edge_records):
    content = json.loads(written.read_text(encoding="utf-8"))
    content[edges_name] = content.pop("edges")
    other = tmp_path / "other.json"
    other.write_text(json.dumps(content, indent=2), encoding="utf-8")
    assert list(GraphFile(other).nodes()) == node_records
    assert list(GraphFile(other).edges()) == edge_records


def read_all(path):
    file = GraphFile(path)
    return list(file.nodes()), list(file.edges())


def test_a_file_that_breaks_off_is_damaged(written):
    text = written.read_text(encoding="utf-8")
    written.write_text(text[: len(text) * 3 // 4], encoding="utf-8")
    with pytest.raises(GraphFileError, match="damaged"):
        read_all(written)


def test_a_file_cut_at_a_line_end_is_damaged(written):
    lines = written.read_text(encoding="utf-8").splitlines(keepends=True)
    written.write_text("".join(lines[:-2]), encoding="utf-8")
    with pytest.raises(GraphFileError, match="breaks off"):
        read_all(written)


def test_records_can_be_read_twice_from_another_programs_layout(written, node_records, edge_records):
    written.write_text(json.dumps(json.loads(written.read_text(encoding="utf-8")), indent=1).replace("\n", "\r\n"), encoding="utf-8")
    file = GraphFile(written)
    for _ in range(2):
        assert list(file.nodes()) == node_records
        assert list(file.edges()) == edge_records


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6, 0.9])
def test_a_file_that_breaks_off_is_told_when_it_is_opened(written, share):
    data = written.read_bytes()
    written.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(GraphFileError, match=r"damaged: (the file breaks off|no JSON)"):
        GraphFile(written)


@pytest.mark.parametrize("version", ["99.0", "0.2.0", 5])
def test_another_version_of_the_ontology_is_refused(tmp_path, version):
    with GraphJsonWriter(tmp_path / "graph.json", {"schema": version}):
        pass
    with pytest.raises(GraphFileError, match=r"version .* of the ontology.*build"):
        GraphFile(tmp_path)


def test_a_correction_of_the_ontology_does_not_matter(tmp_path):
    with GraphJsonWriter(tmp_path / "graph.json", {"schema": "0.1.99"}):
        pass
    assert GraphFile(tmp_path).attributes == {"schema": "0.1.99"}


@pytest.mark.parametrize("graph", [[], 5, "text"])
def test_attributes_that_are_no_mapping_are_damage(tmp_path, graph):
    path = tmp_path / "graph.json"
    path.write_text(json.dumps({"graph": graph, "nodes": [], "edges": []}), encoding="utf-8")
    with pytest.raises(GraphFileError, match="attributes"):
        GraphFile(path)


@pytest.mark.parametrize("node", [5, {"id": ["x"], "type": "Campaign", "name": "x"}, {"id": "x", "type": "Campaign"}])
def test_a_node_that_is_none_is_damage(tmp_path, node):
    path = tmp_path / "graph.json"
    path.write_text(json.dumps({"nodes": [node], "edges": []}), encoding="utf-8")
    with pytest.raises(GraphFileError, match="a node needs"):
        read_all(path)


def test_a_damaged_line_is_named(written):
    lines = written.read_text(encoding="utf-8").split("\n")
    lines[2] = lines[2].replace('"id"', '"no"')
    written.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(GraphFileError, match=r"graph\.json:3: .*needs id"):
        read_all(written)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"nodes": 1, "edges": []}', b"\xff\xfe\x00", b"MATCH (n)"])
def test_what_is_no_graph_is_refused(tmp_path, content):
    path = tmp_path / "graph.json"
    path.write_bytes(content)
    with pytest.raises(GraphFileError):
        read_all(path)


def test_a_missing_graph_names_the_remedy(tmp_path):
    with pytest.raises(GraphFileError, match="union-kg build"):
        GraphFile(tmp_path)


def test_a_failed_write_does_not_look_whole(tmp_path, attributes, node_records):
    path = tmp_path / "graph.json"
    with pytest.raises(RuntimeError), GraphJsonWriter(path, attributes) as writer:
        writer.node(node_records[0])
        raise RuntimeError
    with pytest.raises(GraphFileError):
        read_all(path)


def test_infinity_is_no_json(tmp_path, attributes, node_records):
    from ontology.records import Node

    with pytest.raises(ValueError, match="JSON"), GraphJsonWriter(tmp_path / "graph.json", attributes) as writer:
        writer.node(Node("observation/1", "Observation", "x", {"value": float("inf")}))


def test_a_file_without_its_edges_is_damaged(written):
    lines = written.read_text(encoding="utf-8").split("\n")
    between = next(number for number, line in enumerate(lines) if line.startswith("], "))
    written.write_text("\n".join([*lines[:between], "]}", ""]), encoding="utf-8")
    with pytest.raises(GraphFileError, match="no list of edges"):
        read_all(written)


@pytest.mark.parametrize(("value", "problem"), [("NaN", "no number of JSON"), ("[" * 100_000 + "]" * 100_000, "damaged")])
@pytest.mark.parametrize("lines", [True, False], ids=["a record a line", "another program's layout"])
def test_what_json_cannot_hold_is_damage(tmp_path, value, problem, lines):
    node = f'{{"id": "a", "type": "Observation", "name": "a", "value": {value}}}'
    whole = f'{{"directed": true, "multigraph": true, "graph": {{}}, "nodes": [\n{node}\n], "edges": [\n]}}\n'
    path = tmp_path / "graph.json"
    path.write_text(whole if lines else whole.replace("\n", " ") + "\n", encoding="utf-8")
    with pytest.raises(GraphFileError, match=problem):
        read_all(path)
