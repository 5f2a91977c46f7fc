"""The scores of a small graph that is right and wrong in known ways, and agreement with the annotation guide's own scorer."""

import importlib.util
import json
from pathlib import Path

import pytest

from kg.evaluation.evaluation import evaluate
from kg.evaluation.gold import GoldError, read_gold
from kg.evaluation.names import comparable
from kg.evaluation.scoring import MEASURES, Agreement
from loaders.networkx_graph import from_records, save
from ontology.records import Edge, Node
from ontology.schema import load_schema

SCORER = Path(__file__).parents[2].parent / "shared" / "evaluation" / "score.py"


def gold(tmp_path, stem="report", **changes):
    content = {
        "entities": [
            {"id": "e1", "type": "TradeUnion", "name": "海棠市总工会", "aliases": ["市总工会"]},
            {"id": "e2", "type": "Campaign", "name": "送清凉活动", "aliases": []},
            {"id": "e3", "type": "TargetGroup", "name": "环卫工人", "aliases": []},
            {"id": "e4", "type": "GovernmentBody", "name": "海棠市教育局", "aliases": []},
        ],
        "relations": [
            {"s": "e1", "p": "ORGANIZES", "o": "e2", "implicit": False, "status": "achieved"},
            {"s": "e2", "p": "TARGETS", "o": "e3", "implicit": False, "status": "achieved"},
            {"s": "e1", "p": "COOPERATES_WITH", "o": "e4", "implicit": False, "status": "planned"},
        ],
        "quantities": [
            {"id": "q1", "subject": "e2", "indicator": "慰问", "value": 300, "unit": "人", "status": "achieved", "body": "e1"},
            {"id": "q2", "subject": "e3", "indicator": "慰问", "value": 5, "unit": "%", "status": "achieved", "body": None},
        ],
    }
    path = tmp_path / f"{stem}.json"
    path.write_text(json.dumps({**content, **changes}, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"relations": [{"s": "zz", "p": "ORGANIZES", "o": "e2", "status": "achieved"}]}, "s is zz"),
        ({"quantities": [{"subject": "e1", "value": 1, "unit": "人", "status": "achieved", "body": "zz"}]}, "body is zz"),
        ({"entities": [{"id": "e1", "type": "Campaign", "name": 5}], "relations": [], "quantities": []}, "name must be a text"),
        ({"entities": [{"id": "e1", "type": "Campaign", "name": "甲", "aliases": "abc"}], "relations": []}, "aliases must be a list"),
    ],
)
def test_a_gold_file_that_contradicts_itself_is_no_gold_file(tmp_path, changes, problem):
    with pytest.raises(GoldError, match=problem):
        read_gold(gold(tmp_path, **changes))


def statements(passage, status="achieved", rule="act"):
    lists = {"passages": [passage], "starts": [0], "ends": [3], "rules": [rule], "implicits": [False], "periods": ["-"], "roles": ["-"]}
    return {**lists, "statuses": [status], "count": 1, "status": status}


def both(one, other):
    lists = {name: [*one[name], *other[name]] for name in one if isinstance(one[name], list)}
    return {**lists, "count": 2, "status": "achieved" if "achieved" in lists["statuses"] else "planned"}


@pytest.fixture
def graph_folder(tmp_path):
    """Two documents: report.txt, and other.txt that says more and says as done what the report plans."""
    nodes = [Node(f"document/{name}.txt", "Document", name, {"path": f"{name}.txt"}) for name in ("report", "other")]
    here, there = "passage/report.txt/0-9", "passage/other.txt/0-9"
    nodes += [Node(passage, "Passage", "x", {"text": "x", "start": 0, "stop": 9}) for passage in (here, there)]
    union, campaign, group = "organization/海棠市总工会", "programme/送清凉", "targetgroup/环卫工人"
    bureau, extra, figure = "organization/海棠市教育局", "programme/别的活动", "observation/1"
    nodes += [
        Node(union, "TradeUnion", "海棠市总工会"),
        Node(campaign, "Initiative", "“送清凉”"),
        Node(group, "TargetGroup", "清洁工", {"aliases": ["环卫工人"]}),
        Node(bureau, "GovernmentBody", "海棠市教育局"),
        Node(extra, "Campaign", "别的活动"),
        Node("topic/服务", "Concept", "服务", {"class": "Topic"}),
        Node(figure, "Observation", "慰问 300人", {"value": 300.0, "unit": "人", "status": "achieved"}),
    ]
    edges = [Edge(here, "document/report.txt", "IN_DOCUMENT"), Edge(there, "document/other.txt", "IN_DOCUMENT")]
    edges += [Edge("document/report.txt", union, "REPORTED_BY"), Edge(campaign, "topic/服务", "ADDRESSES")]
    edges += [Edge(extra, there, "MENTIONED_IN", {"starts": [0], "ends": [1], "texts": ["x"]})]
    edges += [
        Edge(union, campaign, "ORGANIZES", statements(here, "planned")),
        Edge(campaign, group, "TARGETS", both(statements(here, rule="serves"), statements(there))),
        Edge(bureau, union, "COOPERATES_WITH", both(statements(here, "planned", "with"), statements(there))),
        Edge(union, group, "PARTICIPATES_IN", statements(here, rule="wrong")),
        Edge(union, extra, "ORGANIZES", statements(there)),
        Edge(campaign, figure, "HAS_OBSERVATION"),
        Edge(figure, union, "ATTRIBUTED_TO"),
        Edge(figure, here, "MENTIONED_IN", {"starts": [0], "ends": [1], "texts": ["x"]}),
    ]
    folder = tmp_path / "graph"
    folder.mkdir()
    save(from_records({}, nodes, edges), folder / "graph.json")
    return folder


def test_each_measure(graph_folder, tmp_path):
    score = evaluate(graph_folder, [gold(tmp_path)]).documents["report"]
    assert score.measures == {
        "entities": Agreement(4, 4, 4),
        "entities_strict_type": Agreement(3, 4, 4),
        "relations": Agreement(3, 4, 3),
        "relations_with_status": Agreement(2, 4, 3),
        "quantities_value_unit": Agreement(1, 1, 2),
        "quantities_with_subject_status": Agreement(1, 1, 2),
        "quantities_with_body": Agreement(1, 1, 2),
    }
    assert score.by_rule["wrong"] == Agreement(0, 1, 0)
    assert score.by_rule["with"] == Agreement(1, 1, 0)
    assert score.by_predicate["COOPERATES_WITH"] == Agreement(1, 1, 1)
    assert score.by_type["Programme"] == Agreement(1, 1, 1)


def test_what_is_missed_and_what_is_spurious(graph_folder, tmp_path):
    score = evaluate(graph_folder, [gold(tmp_path)]).documents["report"]
    assert score.missed == {"entities": [], "relations": [], "quantities": ["环卫工人 5 %"]}
    assert score.spurious == {"entities": [], "relations": ["海棠市总工会 PARTICIPATES_IN 清洁工"], "quantities": []}


def test_a_document_is_scored_by_its_own_statements(graph_folder, tmp_path):
    """What other.txt alone says is neither found nor spurious in report.txt, and its status does not count there."""
    parts = tmp_path / "parts"
    evaluate(graph_folder, [gold(tmp_path)], parts)
    part = json.loads((parts / "report.json").read_text(encoding="utf-8"))
    assert not [node for node in part["nodes"] if node["name"] == "别的活动"]
    (edge,) = [edge for edge in part["edges"] if edge["type"] == "COOPERATES_WITH"]
    assert (edge["status"], edge["count"], edge["rules"]) == ("planned", 1, ["with"])


def test_gold_without_a_document_is_told_and_the_others_are_scored(graph_folder, tmp_path):
    evaluation = evaluate(graph_folder, [gold(tmp_path, "unknown"), gold(tmp_path)])
    assert list(evaluation.documents) == ["report"]
    assert "no document of the graph is called unknown" in str(evaluation.failures[0])


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"entities": [{}], "relations": [], "quantities": []}'])
def test_what_is_no_gold_file_is_told(tmp_path, content):
    path = tmp_path / "report.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match="no gold file"):
        read_gold(path)


def test_nothing_to_measure_is_no_zero():
    assert Agreement(0, 0, 0).f1 is None
    assert Agreement(0, 3, 0).precision == Agreement(0, 3, 0).recall == 0.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“送清凉”活动", "送清凉"),
        ("《工会法》", "工会法"),
        ("ＡＰＰ", "app"),
        ("职工代表大会制度", "职工代表大会"),
        ("全总·工会", "全总工会"),
    ],
)
def test_names_that_compare_equal(one, other):
    assert comparable(one) == comparable(other)


@pytest.fixture(scope="module")
def scorer():
    if not SCORER.exists():
        pytest.skip("the annotation guide's scorer is not here")
    specification = importlib.util.spec_from_file_location("score", SCORER)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_the_scorer_agrees(graph_folder, tmp_path, scorer):
    files = [gold(tmp_path), gold(tmp_path, "other", quantities=[])]
    evaluation = evaluate(graph_folder, files, tmp_path / "parts")
    theirs = [scorer.score(read(tmp_path / "parts" / file.name), read(file)) for file in files]
    for name, agreement in evaluation.total().items():
        assert agreement.as_json() == scorer.total(theirs)[name], name
    for (stem, score), their in zip(evaluation.documents.items(), theirs, strict=True):
        for name in MEASURES:
            assert score.measures[name].as_json() == their[name], (stem, name)
        assert {kind: each.as_json() for kind, each in score.by_type.items()} == their["by_type"]
        assert (list(score.missed["entities"]), sorted(score.spurious["entities"])) == (their["missed"], sorted(their["spurious"]))


def test_the_scorer_agrees_on_all_together(graph_folder, tmp_path, scorer):
    files = [gold(tmp_path), gold(tmp_path, "other")]
    together = evaluate(graph_folder, files).together
    theirs = scorer.score(read(graph_folder / "graph.json"), scorer.merged([read(file) for file in files]))
    assert {name: together.measures[name].as_json() for name in MEASURES} == {name: theirs[name] for name in MEASURES}


def test_what_is_scored_is_what_the_ontology_says(scorer):
    schema = load_schema()
    assert set(schema.entity_types) == scorer.SCORED
    assert {name for name, predicate in schema.predicates.items() if predicate.kind == "relation"} == scorer.PREDICATES


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))
