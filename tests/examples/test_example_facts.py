"""The facts that a reader of the examples finds, and the promises that must not be taken for deeds."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

EXPECTED = tomllib.loads((Path(__file__).parent / "expected_facts.toml").read_text(encoding="utf-8"))


def label(fact: dict[str, Any]) -> str:
    """A test id in ASCII; what was expected stands in the failure's message."""
    what = fact["predicate"] if "predicate" in fact else f"{fact['value']:g}"
    return f"{Path(fact['document']).stem}-{what}"


def told(fact: dict[str, Any]) -> str:
    return " ".join(str(value) for value in fact.values())


def edges_of(built, fact: dict[str, Any]) -> list[dict[str, Any]]:
    """The edges between things of these names; co-operation has no direction."""
    ends = (built.named(fact["subject"]), built.named(fact["object"]))
    both = fact["predicate"] == "COOPERATES_WITH"
    return [
        edge
        for edge in built.edges
        if edge["type"] == fact["predicate"]
        and any(edge["source"] in source and edge["target"] in target for source, target in ((ends,) if not both else (ends, ends[::-1])))
    ]


def statuses_in(built, fact: dict[str, Any]) -> set[str]:
    """The statuses of the statements of ``fact`` in its document."""
    return {
        status
        for edge in edges_of(built, fact)
        for passage, status in zip(edge["passages"], edge["statuses"], strict=True)
        if built.document_of(passage)["path"] == fact["document"]
    }


def named(built, entity: str, name: str) -> bool:
    return entity in built.named(name)


@pytest.mark.parametrize("fact", EXPECTED["achieved"], ids=label)
def test_fact_is_achieved(built, fact):
    assert "achieved" in statuses_in(built, fact), told(fact)


@pytest.mark.parametrize("fact", EXPECTED["planned"], ids=label)
def test_promise_is_found(built, fact):
    assert "planned" in statuses_in(built, fact), told(fact)


@pytest.mark.parametrize("fact", EXPECTED["planned"], ids=label)
def test_promise_is_no_deed(built, fact):
    """Whoever is taken for the subject: nobody has done it in any of the examples."""
    things = built.named(fact["object"])
    deeds = [edge for edge in built.edges if edge["type"] == fact["predicate"] and things & {edge["source"], edge["target"]}]
    assert [(edge["source"], edge["target"]) for edge in deeds if "achieved" in edge["statuses"]] == [], told(fact)


@pytest.mark.parametrize("figure", EXPECTED["figure"], ids=label)
def test_figure_is_found(built, figure):
    subject_of = {edge["target"]: edge["source"] for edge in built.edges if edge["type"] == "HAS_OBSERVATION"}
    body_of = {edge["source"]: edge["target"] for edge in built.edges if edge["type"] == "ATTRIBUTED_TO"}
    sources = {(e["source"], built.document_of(e["target"])["path"]) for e in built.edges if e["type"] == "MENTIONED_IN"}
    properties = ("value", "unit", "modifier", "status", *(("period",) if "period" in figure else ()))
    found = [
        node["id"]
        for node in built.nodes.values()
        if node["type"] == "Observation"
        and all(node.get(name) == figure[name] for name in properties)
        and named(built, subject_of[node["id"]], figure["subject"])
        and named(built, body_of.get(node["id"], ""), figure["body"])
        and (node["id"], figure["document"]) in sources
    ]
    assert found, told(figure)


def test_target_and_result_stand_side_by_side(built):
    """Two reports of one body: the stations promised in 2018 and the stations there in 2023 are two figures of one thing."""
    stations = built.named("工会户外劳动者服务站点")
    figures = {
        (node["value"], node["status"])
        for edge in built.edges
        if edge["type"] == "HAS_OBSERVATION" and edge["source"] in stations
        for node in [built.nodes[edge["target"]]]
    }
    assert {(2000.0, "planned"), (2240.0, "achieved")} <= figures


def test_similar_names_stay_apart(built):
    federations = ["云南省总工会", "江苏省总工会", "福建省总工会", "四川省总工会", "广东省总工会"]
    assert len(set().union(*(built.named(name) for name in federations))) == len(federations)


def test_a_rename_joins_two_names(built):
    assert built.named("职工服务之窗") == built.named("八闽职工驿家") != set()


def test_what_the_vocabulary_knows_of_places_and_honours_stands_on_them(built):
    (province,) = built.named("江苏省")
    assert (province, built.nodes[province]["code"]) == ("place/320000", "320000")
    (honour,) = built.named("全国五一劳动奖章")
    assert built.nodes[honour]["level"] == "national"
