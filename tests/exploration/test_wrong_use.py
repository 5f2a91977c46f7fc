"""What is mistyped or mixed up is told: an empty answer would look like a fact about the world."""

import shutil

import networkx
import pytest

import kg
from kg.errors import GraphError, UsageError
from kg.exploration.errors import NameNotFoundError
from kg.exploration.evidence import Evidence
from kg.page.errors import PageError
from loaders.networkx_graph import from_records, save
from ontology.records import Node

CAMPAIGN = "programme/安康杯竞赛"


@pytest.fixture
def other(tmp_path):
    """Another graph, with one entity that the examples do not have and one that they have."""
    nodes = [Node(CAMPAIGN, "Campaign", "安康杯竞赛"), Node("organization/某某县总工会", "TradeUnion", "某某县总工会")]
    save(from_records({}, nodes, []), tmp_path / "graph.json")
    return kg.open(tmp_path)


def test_a_status_or_direction_that_is_none_is_told(graph):
    campaign = graph.find("安康杯")
    for call in (
        lambda: campaign.relations(status="Achieved"),
        lambda: campaign.neighbours(direction="incoming"),
        lambda: graph.subgraph(campaign, status="done"),
        lambda: graph.network("ORGANIZES", status="done"),
        lambda: graph.path("德清县总工会", campaign, status="done"),
        lambda: campaign.picture(-1),
        lambda: graph.subgraph(campaign).picture(401),
    ):
        with pytest.raises(UsageError):
            call()


def test_one_predicate_may_stand_without_a_list(graph):
    assert len(graph.path("德清县总工会", "应急管理部", predicates="ORGANIZES")) == 2


def test_an_entity_of_another_graph_is_looked_up_in_this_one(graph, other):
    alien, known = other.find("某某县总工会"), other.find("安康杯竞赛")
    for call in (graph.subgraph, graph.observations, lambda each: graph.path(each, "安康杯")):
        with pytest.raises(NameNotFoundError):
            call(alien)
    assert len(graph.subgraph(known)) == len(graph.subgraph("安康杯竞赛")) > 1


def test_what_a_walk_over_the_graph_gives_is_in_it(graph, other):
    assert graph.find("安康杯") in graph and CAMPAIGN in graph and next(iter(graph)) in graph
    assert other.find("某某县总工会") not in graph and "安康杯" not in graph and None not in graph


def test_documents_and_passages_are_no_entities(graph):
    for kind in ("document/", "passage/", "observation/"):
        identity = next(each for each in graph.networkx if each.startswith(kind))
        with pytest.raises(NameNotFoundError):
            graph.find(identity)
        assert all(each.id != identity for each in graph.search(identity))


def test_no_depth_takes_long(graph):
    assert len(graph.subgraph("安康杯", depth=10**12)) == len(networkx.node_connected_component(_relations_of(graph), CAMPAIGN))


def _relations_of(graph):
    told = networkx.Graph((one, other) for one, other, data in graph.networkx.edges(data=True) if "passages" in data)
    assert CAMPAIGN in told
    return told


def test_a_graph_file_of_any_name_is_the_one_that_is_asked(examples_graph, other, tmp_path):
    shutil.copyfile(examples_graph / "graph.json", tmp_path / "mine.json")  # beside the graph.json of the other
    with kg.open(tmp_path / "mine.json") as mine:
        assert mine.query("MATCH (d:Document) RETURN count(d) AS n")["n"].tolist() == [len(mine.documents())]


def test_a_graph_that_was_replaced_answers_no_more(examples_graph, tmp_path):
    shutil.copyfile(examples_graph / "graph.json", tmp_path / "graph.json")
    with kg.open(tmp_path) as opened:
        assert opened.sparql("ASK {}")["answer"].tolist() == [True]
        save(from_records({}, [Node(CAMPAIGN, "Campaign", "安康杯竞赛")], []), tmp_path / "graph.json")
        for call in (lambda: opened.query("MATCH (n) RETURN count(n) AS n"), lambda: opened.sparql("ASK {}")):
            with pytest.raises(GraphError, match="Open it again"):
                call()
        assert len(opened.documents()) > 1  # what was opened can still be looked at


def test_the_page_takes_no_folder_and_not_the_graph(other, tmp_path):
    before = other.file.read_bytes()
    for out in (tmp_path, other.file, other.file / "graph.html"):
        with pytest.raises(PageError):
            other.view(out=out)
    assert other.file.read_bytes() == before and [each.name for each in tmp_path.iterdir()] == ["graph.json"]


@pytest.mark.parametrize(("start", "end"), [(0, 14), (8, 99), (20, 12), (50, 60)])
def test_wrong_offsets_lose_nothing_of_the_sentence(start, end):
    told = Evidence("某市总工会开展活动。", "a.txt", start, end, sentence_start=10)
    assert "".join(told.parts) == told.sentence
