"""Names found, neighbours walked, questions answered: on the graph of the examples."""

import subprocess
import sys
import time

import networkx
import pytest

import kg
from kg.errors import UsageError
from kg.exploration.errors import AmbiguousNameError, NameNotFoundError, NoPathError
from loaders.cypher.errors import ParameterError, QueryLibraryError
from loaders.errors import GraphFileError, QueryError
from loaders.networkx_graph import from_records, save
from ontology.records import Node


@pytest.mark.parametrize(
    "name", ["安康杯竞赛", "安康杯", "“安康杯”竞赛", " 安康杯 ", "ankang cup safety competition", "programme/安康杯竞赛"]
)
def test_found_by_any_name(graph, name):
    assert graph.find(name) == graph["programme/安康杯竞赛"]


def test_not_found_tells_what_is_near(graph):
    with pytest.raises(NameNotFoundError, match="安康杯竞赛 \\(programme/安康杯竞赛\\)"):
        graph.find("安康")
    with pytest.raises(LookupError):
        graph["programme/没有"]
    with pytest.raises(NameNotFoundError):
        graph[next(each for each in graph.networkx if each.startswith("passage/"))]


def test_one_name_of_two_things_tells_their_ids(tmp_path):
    nodes = [Node(f"programme/{place}/固本行动", "Campaign", "固本行动", {"scope": place}) for place in ("吉林省", "山西省")]
    save(from_records({}, nodes, []), tmp_path / "graph.json")
    two = kg.open(tmp_path)
    with pytest.raises(AmbiguousNameError, match=r"programme/吉林省/固本行动.*programme/山西省/固本行动"):
        two.find("固本行动")
    assert len(two.search("固本")) == 2 and two.find("programme/山西省/固本行动").properties["scope"] == "山西省"
    with pytest.raises(NoPathError):
        two.path("programme/吉林省/固本行动", "programme/山西省/固本行动")
    assert two.observations().empty and list(two.targets().columns) and two.relations().shape == (0, 23)


def test_no_graph_is_a_typed_error(tmp_path):
    with pytest.raises(GraphFileError):
        kg.open(tmp_path / "none")


def test_relations_are_narrowed_by_predicate_direction_and_status(graph):
    campaign = graph.find("安康杯竞赛")
    everything = campaign.relations()
    assert {each.direction for each in everything} <= {"in", "out"} and len(everything) > len(
        campaign.relations("ORGANIZES", status="achieved")
    )
    assert campaign.relations("organizes") == campaign.relations("ORGANIZES", direction="in")
    assert not campaign.relations("ORGANIZES", direction="out")
    achieved, planned = (campaign.relations(status=each) for each in ("achieved", "planned"))
    assert len(achieved) + len(planned) == len(everything) and {each.status for each in planned} == {"planned"}
    with pytest.raises(UsageError, match="ORGANIZES"):
        campaign.relations("RUNS")


def test_each_stretch_stands_in_its_sentence_and_document(graph, examples_graph):
    import json

    lines = (examples_graph / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {document["id"]: document["text"] for document in map(json.loads, lines)}
    body = graph.find("云南省总工会")
    evidence = [*body.evidence(), *(each for figure in body.explanation.quantities for each in figure.evidence)]
    assert len(evidence) > 50
    for each in evidence:
        assert each.stretch and texts[each.document][each.start : each.end] == each.stretch
        assert "".join(each.parts) == each.sentence and each.title and each.date and each.status


def test_neighbours_are_what_networkx_holds(graph):
    union = graph.find("全总")
    out = {other for _, other, kind in graph.networkx.out_edges(union.id, keys=True) if kind == "ORGANIZES"}
    assert {each.id for each in union.neighbours("ORGANIZES", direction="out")} == out and out


def test_observations_are_those_it_is_subject_or_body_of(graph):
    body = graph.find("云南省总工会")
    rows = body.observations()
    assert set(rows["status"]) == {"achieved", "planned"} and len(rows) == len(body.explanation.quantities)
    assert len(graph.find("职工书屋").observations()) < len(graph.observations())


def test_a_subgraph_is_a_copy_of_entities_and_relations(graph):
    part = graph.subgraph("安康杯竞赛", depth=2)
    assert isinstance(part.networkx, networkx.MultiDiGraph) and len(part) > len(graph.subgraph("安康杯竞赛"))
    assert {data["type"] for _, data in part.networkx.nodes(data=True)}.isdisjoint({"Passage", "Document", "Observation"})
    before = graph.networkx.size()
    part.networkx.clear()
    assert graph.networkx.size() == before and len(graph.subgraph("安康杯竞赛", depth=0)) == 1
    with pytest.raises(UsageError):
        graph.subgraph("安康杯竞赛", depth=-1)


def test_a_network_keeps_status_and_predicate(graph):
    achieved, both = graph.network("ORGANIZES", status="achieved"), graph.network("ORGANIZES")
    assert {status for _, _, status in achieved.networkx.edges(data="status")} == {"achieved"} and len(achieved) < len(both)
    assert all(degree for _, degree in both.networkx.degree())


def test_a_path_follows_its_relations(graph):
    path = graph.path("德清县总工会", "应急管理部")
    assert [each.name for each in path.entities] == ["德清县总工会", "安康杯竞赛", "应急管理部"] and len(path) == 2
    assert [each.evidence[0].stretch for each in path.relations] and "（计划）" in str(path)
    with pytest.raises(NoPathError):
        graph.path("德清县总工会", "应急管理部", status="achieved", predicates=["ORGANIZES"])


def test_cypher_by_name_and_by_text(graph):
    assert "应急管理部" in set(graph.query("campaign-organizers", campaign="安康杯")["organization"])
    counted = graph.query("MATCH (c:Campaign) WHERE c.name IN $names RETURN count(c) AS n", names=["安康杯竞赛", "送温暖"])
    assert counted["n"].tolist() == [2]
    with pytest.raises(QueryLibraryError, match="campaign-organizers"):
        graph.query("campaign-organisers")
    with pytest.raises(ParameterError):
        graph.query("campaign-organizers", who="x")


def test_sparql_gives_frames(graph):
    rows = graph.sparql("SELECT ?n (1 AS ?one) ?none { <programme/安康杯竞赛> skos:prefLabel|rdfs:label ?n } ORDER BY ?n LIMIT 1")
    assert rows.columns.tolist() == ["n", "one", "none"] and rows["one"].tolist() == [1] and rows["none"].isna().all()
    assert graph.sparql("ASK { <programme/没有> ?p ?o }")["answer"].tolist() == [False]
    described = graph.sparql("DESCRIBE <programme/安康杯竞赛>")
    assert described.columns.tolist() == ["subject", "predicate", "object"] and len(described) > 3
    with pytest.raises(QueryError):
        graph.sparql("SELECT {")


def test_a_plain_script_can_ask_and_runs_once(examples_graph, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        f'import kg\nprint("begun")\nprint(kg.open({str(examples_graph)!r}).sparql("ASK {{}}")["answer"][0])\n', encoding="utf-8"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("begun\nTrue\n", "")


def test_importing_takes_no_time_and_nothing_heavy():
    heavy = {"networkx", "pandas", "spacy", "matplotlib", "numpy", "pyoxigraph", "rdflib", "rich", "typer"}
    code = f"import sys, kg; print(sorted(set(sys.modules) & {heavy}))"
    started = time.perf_counter()
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
    assert time.perf_counter() - started < 5  # a machine under load; what matters is that the list is empty
    assert set(kg.__all__) <= set(dir(kg)) and all(getattr(kg, name) for name in kg.__all__)
    with pytest.raises(AttributeError):
        kg.nothing  # noqa: B018
