"""Every query of the library on a real server and offline: equal rows, and some, also on the graph of the example documents."""

import json
from pathlib import Path

import pytest
from query_documents import PARAMETERS

from loaders.cypher.library import library
from loaders.neo4j.loading import load
from loaders.neo4j.server import ServerGraph
from loaders.offline.cypher import OfflineGraph

ROWS = json.loads((Path(__file__).parent / "query_library_rows.json").read_text(encoding="utf-8"))


@pytest.fixture
def both(empty_neo4j):
    """Gives the answers of both engines to all queries for a graph and, by query, parameters."""

    def answers(graph, parameters):
        load(graph, empty_neo4j)
        with ServerGraph(empty_neo4j) as online, OfflineGraph(graph) as offline:
            for name, query in library().items():
                values = query.values(parameters.get(name, {}))
                yield name, online.query(query.cypher, **values), offline.query(query.cypher, **values)

    return answers


def test_on_the_documents_of_the_tests(both, query_graph):
    for name, online, offline in both(query_graph, PARAMETERS):
        assert online == offline, name
        if name in ROWS:
            assert [list(online.columns), [list(row) for row in online.rows]] == [ROWS[name]["columns"], ROWS[name]["rows"]], name


def test_within_the_example_graph_with_the_default_parameters(both, examples_graph):
    for name, online, offline in both(examples_graph, {}):
        assert online == offline, name
        assert online.rows, name
