import pytest

from loaders.errors import GraphFileError
from loaders.networkx_graph import edges, from_records, load, nodes, save


@pytest.fixture
def graph(attributes, node_records, edge_records):
    return from_records(attributes, node_records, edge_records)


def test_records_come_back(graph, node_records, edge_records):
    assert list(nodes(graph)) == node_records
    assert list(edges(graph)) == edge_records


def test_an_edges_key_is_its_type(graph):
    assert graph.edges["programme/00", "programme/01", "BROADER"] == {"type": "BROADER"}


def test_saved_and_loaded_and_saved_again_is_the_same_file(graph, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    save(graph, first / "graph.json")
    save(load(first), second / "graph.json")
    assert (first / "graph.json").read_bytes() == (second / "graph.json").read_bytes()


def test_through_graphml_and_back_is_the_same_file(graph, tmp_path):
    save(graph, tmp_path / "graph.json")
    save(load(tmp_path / "graph.json"), tmp_path / "graph.graphml")
    save(load(tmp_path / "graph.graphml"), tmp_path / "again.json")
    assert (tmp_path / "graph.json").read_bytes() == (tmp_path / "again.json").read_bytes()


def test_the_order_in_which_a_graph_was_made_does_not_show(attributes, node_records, edge_records, graph, tmp_path):
    other = from_records(attributes, reversed(node_records), reversed(edge_records))
    save(graph, tmp_path / "a.json")
    save(other, tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


@pytest.mark.parametrize("name", ["graph.json", "graph.graphml"])
def test_an_edge_to_what_is_no_node_is_damage(graph, tmp_path, name):
    save(graph, tmp_path / name)
    written = (tmp_path / name).read_text(encoding="utf-8")
    (tmp_path / name).write_text("\n".join(line for line in written.split("\n") if "这是一句话。" not in line), encoding="utf-8")
    with pytest.raises(GraphFileError, match=r"damaged: passage/a.txt/0-9"):
        load(tmp_path / name)


def test_a_node_without_a_name_is_refused(graph, tmp_path):
    graph.add_node("programme/x", type="Campaign")
    with pytest.raises(GraphFileError, match="programme/x has no name"):
        save(graph, tmp_path / "graph.json")


def test_a_folder_that_is_not_there_is_told(graph, tmp_path):
    with pytest.raises(GraphFileError, match="cannot be written"):
        save(graph, tmp_path / "none" / "graph.json")
