"""A small graph whose names try to break out of every format."""

import itertools
import os
import signal

import pytest
from neo4j_process import Neo4jProcess, empty, jars, require_empty
from query_documents import TEXTS

from loaders.neo4j.connection import Server
from ontology.records import Edge, Node

ATTRIBUTES = {"schema": "0.1.0", "version": "0.1.0", "segmenter": "pkuseg", "vocabulary": {"b.ttl": "00", "a.ttl": "ff"}}
NAMES = (
    "安康杯竞赛",
    "“双引号\"'& <b>粗</b>",
    "]]> --> <!-- &amp;",
    "两\n行\t字",
    "😀 emoji 👩‍🏭",
    " 前后有空格 ",
    "字" * 10_000,
    "true",
    "[1]",
    "3",
)
STATEMENTS = {
    "passages": ["passage/a.txt/0-9"],
    "starts": [0],
    "ends": [9],
    "rules": ["act"],
    "implicits": [True],
    "statuses": ["planned"],
    "periods": ["-"],
    "roles": ["-"],
    "count": 1,
    "status": "planned",
}


@pytest.fixture
def attributes():
    return ATTRIBUTES


@pytest.fixture
def node_records():
    named = [Node(f"programme/{n:02}", "Campaign", name, {"aliases": [name, "别名"], "scope": name}) for n, name in enumerate(NAMES)]
    figure = Node("observation/1", "Observation", "建成 20家", {"value": 20.0, "unit": "家", "status": "achieved"})
    passage = Node("passage/a.txt/0-9", "Passage", "一句话", {"text": "这是一句话。", "start": 0, "stop": 9})
    return sorted([*named, figure, passage], key=lambda node: node.id)


@pytest.fixture
def edge_records():
    ids = [f"programme/{number:02}" for number in range(len(NAMES))]
    related = [Edge(one, other, "SUBPROGRAMME_OF", STATEMENTS) for one, other in itertools.pairwise(ids)]
    parallel = [Edge(ids[0], ids[1], "BROADER"), Edge(ids[0], "observation/1", "HAS_OBSERVATION")]
    mention = Edge(ids[1], "passage/a.txt/0-9", "MENTIONED_IN", {"starts": [0], "ends": [2], "texts": [NAMES[1]]})
    return sorted([*related, *parallel, mention], key=lambda edge: (edge.source, edge.type, edge.target))


@pytest.fixture(scope="session")
def neo4j_process(tmp_path_factory):
    """The one server that a run of tests starts, which they may stop, kill and configure; each leaves it running as it was."""
    process = Neo4jProcess(tmp_path_factory.mktemp("neo4j"), jars(tmp_path_factory.mktemp("neo4j-jars")))
    process.start()
    yield process
    process.stop(signal.SIGKILL)  # nobody needs its data any more


@pytest.fixture(scope="session")
def neo4j_server(request):
    """A Neo4j server with an empty database: the one that NEO4J_URI names, else the one that is started for this run."""
    given = Server.from_environment(os.environ)
    if given is None:
        return request.getfixturevalue("neo4j_process").server
    require_empty(given)
    return given


@pytest.fixture
def empty_neo4j(neo4j_server):
    """The same, empty again before each test and after it."""
    empty(neo4j_server)
    yield neo4j_server
    empty(neo4j_server)


@pytest.fixture(scope="session")
def query_graph(tmp_path_factory):
    """The folder of a graph that the pipeline itself built from the documents in query_documents.py."""
    from kg.building import build

    root = tmp_path_factory.mktemp("queries")
    for name, text in TEXTS.items():
        (root / "documents" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "documents" / name).write_text(text, encoding="utf-8")
    report = build([root / "documents"], root / "graph", names="none")
    assert not report.failures
    return root / "graph"
