"""CSV for neo4j-admin, imported by the real importer and checked by the real checker."""

import pytest
from neo4j_process import ask, empty

from loaders.graph_files import GraphFile
from loaders.neo4j.bulk import write_bulk
from loaders.neo4j.errors import ServerDataError
from loaders.neo4j.loading import load
from loaders.networkx_graph import from_records, save
from ontology.records import Edge, Node

CONTENTS = "MATCH (n) RETURN labels(n), properties(n)"
LINKS = "MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, properties(r)"


def contents(server):
    """Everything but the internal names, in an order of its own."""
    nodes = [(sorted(labels), shaped(properties)) for labels, properties in ask(server, CONTENTS)]
    return sorted(nodes, key=str), sorted(([*ends, shaped(properties)] for *ends, properties in ask(server, LINKS)), key=str)


def shaped(properties):
    """The properties in the order of their names; lists of names have none. An import has no number of a transaction."""
    named = {name: value for name, value in sorted(properties.items()) if name != "transaction"}
    return {name: sorted(value) if name.startswith("_kg_") and isinstance(value, list) else value for name, value in named.items()}


@pytest.fixture
def hostile(tmp_path, attributes, node_records, edge_records):
    extra = Node("mechanism/丙", "Concept", "丙", {"class": "Mechanism", "aliases": ["a;b", 'c"d', "e\nf", " g ", "\\h", "\\"]})
    huge = Node("passage/b.txt/0-9", "Passage", "长", {"text": "长句。" * 1_000_000})  # longer than the importer's usual buffer
    flags = Edge("programme/00", "mechanism/丙", "USES", {"implicits": [True, False], "starts": [2**62], "rules": ["-"], "status": ""})
    save(from_records(attributes, [*node_records, extra, huge], [*edge_records, flags]), tmp_path / "graph.json")
    return tmp_path / "graph.json"


def test_the_importer_makes_what_the_loader_makes(tmp_path, neo4j_process, hostile):
    export = write_bulk(GraphFile(hostile), tmp_path / "csv")
    neo4j_process.stop()
    try:
        said = neo4j_process.admin(*export.command()[1:], folder=export.folder)
        assert f"{export.nodes + 1} nodes" in said and f"{export.relationships} relationships" in said
        neo4j_process.admin("database", "check", "neo4j")
    finally:
        neo4j_process.start()
    imported = contents(neo4j_process.server)
    report = load(hostile, neo4j_process.server)
    assert not report.nodes.changed and not report.relationships.changed and "record_id" in report.schema
    assert contents(neo4j_process.server) == imported
    assert not load(hostile, neo4j_process.server).changed
    empty(neo4j_process.server)
    load(hostile, neo4j_process.server)
    assert contents(neo4j_process.server) == imported
    empty(neo4j_process.server)


def test_an_earlier_export_leaves_nothing_behind(tmp_path):
    save(from_records({}, [Node("programme/1", "Campaign", "甲"), Node("person/1", "Person", "乙")], []), tmp_path / "graph.json")
    write_bulk(GraphFile(tmp_path), tmp_path / "csv")
    (tmp_path / "csv" / "mine.csv").write_text("mine")
    save(from_records({}, [Node("programme/1", "Campaign", "甲")], []), tmp_path / "graph.json")
    export = write_bulk(GraphFile(tmp_path), tmp_path / "csv")
    assert {path.name for path in (tmp_path / "csv").iterdir()} == {*export.node_files, "mine.csv"}


@pytest.mark.parametrize(
    "values",
    [[{"aliases": ["甲", ""]}], [{"aliases": ["甲\x1f乙"]}], [{"scope": 1}, {"scope": "1"}], [{"a:b": 1}], [{"scope": 1}, {"scope": 1.0}]],
)
def test_what_the_importer_would_change_is_refused(tmp_path, values):
    nodes = [Node(f"programme/{number}", "Campaign", "甲", properties) for number, properties in enumerate(values)]
    save(from_records({}, nodes, []), tmp_path / "graph.json")
    with pytest.raises(ServerDataError, match="load"):
        write_bulk(GraphFile(tmp_path), tmp_path / "csv")
