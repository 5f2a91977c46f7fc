"""The gold annotation of three examples is well formed and says what the documents say."""

import json
from pathlib import Path

import pytest

from ontology.schema import load_schema

GOLD = sorted((Path(__file__).parent / "gold").glob("*.json"))


@pytest.fixture(params=GOLD, ids=lambda path: path.stem)
def gold(request):
    return request.param.stem, json.loads(request.param.read_text(encoding="utf-8"))


def test_there_are_three():
    assert len(GOLD) == 3


def test_references_hold(gold):
    _, content = gold
    ids = [entity["id"] for entity in content["entities"]]
    names = [entity["name"] for entity in content["entities"]]
    relations = [(relation["s"], relation["p"], relation["o"]) for relation in content["relations"]]
    assert len(set(ids)) == len(ids) and len(set(names)) == len(names) and len(set(relations)) == len(relations)
    for relation in content["relations"]:
        assert {relation["s"], relation["o"]} <= set(ids)
    for quantity in content["quantities"]:
        assert {quantity["subject"], quantity["body"]} <= set(ids)


def test_types_and_signatures_are_those_of_the_ontology(gold):
    _, content = gold
    schema = load_schema()
    types = {entity["id"]: entity["type"] for entity in content["entities"]}
    assert set(types.values()) <= set(schema.entity_types)
    for relation in content["relations"]:
        assert schema.allows(types[relation["s"]], relation["p"], types[relation["o"]]), relation


def test_what_is_quoted_stands_in_the_document(gold, built):
    stem, content = gold
    (document,) = (document for path, document in built.documents.items() if Path(path).stem == stem)
    for entity in content["entities"]:
        for alias in entity["aliases"]:
            assert alias in document["text"], alias
    for quantity in content["quantities"]:
        assert quantity["raw"] in document["text"], quantity["raw"]
