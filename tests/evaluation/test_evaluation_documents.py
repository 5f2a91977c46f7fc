"""The scores on the evaluation documents must not fall; raise the floors when they rise."""

from pathlib import Path

import pytest

from kg.building import build
from kg.evaluation.evaluation import evaluate

HERE = Path(__file__).parent
FLOORS = {
    "entities": 0.80,
    "entities_strict_type": 0.79,
    "relations": 0.68,
    "relations_with_status": 0.66,
    "quantities_value_unit": 0.97,
    "quantities_with_subject_status": 0.62,
    "quantities_with_body": 0.60,
}


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory):
    graph = tmp_path_factory.mktemp("evaluation") / "graph"
    texts = sorted((HERE / "documents").glob("*.txt"))
    report = build(texts, graph)
    assert report.documents == len(texts)
    return evaluate(graph, sorted((HERE / "gold").glob("*.json")))


def test_every_document_is_scored(evaluation):
    assert sorted(evaluation.documents) == sorted(path.stem for path in (HERE / "documents").glob("*.txt"))
    assert not evaluation.failures


@pytest.mark.parametrize("measure", FLOORS)
def test_the_scores_do_not_fall(evaluation, measure):
    assert evaluation.total()[measure].f1 >= FLOORS[measure]
