"""The JSON-LD is what the JSON-LD algorithms of another program make of it."""

import json
from collections import Counter

import pytest
from pyoxigraph import NamedNode
from rdf_example import BASE, BODY, CONTEST, UNION, saved

from loaders.rdf.export import export
from loaders.rdf.triples import triples

pyld = pytest.importorskip("pyld", reason="needs PyLD (pip install PyLD)")


@pytest.fixture
def exported(tmp_path):
    graph = saved(tmp_path)
    export(graph, "jsonld", tmp_path / "out.jsonld")
    return graph, json.loads((tmp_path / "out.jsonld").read_text(encoding="utf-8"))


def test_pyld_expands_it(exported):
    _, document = exported
    nodes = [node for node in pyld.jsonld.expand(document) if node["@id"] == BASE + BODY]
    assert nodes[0]["@type"] == [f"{UNION}TradeUnion"]
    assert nodes[0][f"{UNION}organizes"] == [{"@id": BASE + CONTEST}]
    (label,) = nodes[0]["http://www.w3.org/2000/01/rdf-schema#label"]
    assert (label["@value"], label["@language"].lower()) == ("吉林省总工会", "zh-hans")
    assert {"@value": "JL"} in nodes[0]["http://www.w3.org/2004/02/skos/core#altLabel"]


def test_pyld_makes_the_same_triples_of_it(exported):
    graph, document = exported
    made = pyld.jsonld.to_rdf(document)["@default"]
    assert Counter(map(_terms, made)) == Counter(map(_own_terms, triples(graph, named_graphs=False)))


def test_it_reads_like_records(exported):
    _, document = exported
    (node,) = (each for each in document["@graph"] if each["id"] == BASE + BODY)
    assert (node["type"], node["name"], node["organizes"]) == ("TradeUnion", "吉林省总工会", BASE + CONTEST)
    assert all(isinstance(each, dict) for each in document["@graph"])
    assert next(each for each in document["@graph"] if each["type"] == "Document")["path"] in {"c.txt", "报告/a b.txt"}  # a plain text


def _terms(triple):
    """A triple as pyld has it, in plain values."""
    end = triple["object"]
    kind = () if end["type"] == "IRI" else (end["datatype"], end.get("language", "").lower())
    return triple["subject"]["value"], triple["predicate"]["value"], end["value"], *kind


def _own_terms(named):
    _, triple = named
    end = triple.object
    kind = () if isinstance(end, NamedNode) else (end.datatype.value, (end.language or "").lower())
    return triple.subject.value, triple.predicate.value, end.value, *kind
