"""owlrl finds no contradiction in the ontology, the vocabulary and an example graph; and it finds those that are planted."""

import re
from pathlib import Path

import owlrl
import pytest
from rdflib import RDF, SKOS, Graph, Namespace, URIRef

FOLDER = Path(__file__).parent
ID = "https://w3id.org/union-kg/id/"
U = Namespace("https://w3id.org/union-kg/ontology#")
OBSERVATION = f"<{ID}observation/1f2e3d4c5b6a79880011>"
PREFIXES = f"@prefix : <{U}> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"


def reasoned(graph: Graph) -> list[str]:
    """Add to ``graph`` what follows from it; gives the contradictions."""
    rules = owlrl.OWLRL_Semantics(graph, axioms=False, daxioms=False, rdfs=False)
    rules.closure()
    return [str(message) for message in rules.error_messages]


def example(planted: str = "") -> Graph:
    graph = Graph().parse("ontology/union.ttl").parse(FOLDER / "example_graph.ttl")
    return graph.parse(data=PREFIXES + planted, format="turtle")


def test_ontology_vocabulary_and_example_agree() -> None:
    """The whole vocabulary, but for labels and definitions, which no rule looks at, and places below the provinces, which are all alike."""
    graph = example()
    for file in sorted(Path("ontology/vocabulary").glob("*.ttl")):
        for subject, predicate, value in Graph().parse(file):
            if isinstance(value, URIRef) and not re.search(r"place-\d+[1-9]0{0,3}$", str(subject)):
                graph.add((subject, predicate, value))
    assert len(graph) > 10_000
    assert reasoned(graph) == []
    campaign = URIRef(f"{ID}programme/云岭市总工会/春耕互助月")
    assert (campaign, RDF.type, U.Programme) in graph and (campaign, RDF.type, U.Entity) in graph


def test_what_is_not_stated_becomes_neither_a_body_nor_a_deed() -> None:
    graph = example()
    reasoned(graph)
    kinds = {str(kind).removeprefix(str(U)) for kind in graph.objects(U.notStated, RDF.type)}
    assert kinds.isdisjoint({"Organization", "Entity", "Record"}) and "DimensionValue" in kinds
    assert not list(graph.triples((None, U.establishes, URIRef(f"{ID}mechanism/工资集体协商"))))


def test_broader_follows_from_the_concepts() -> None:
    graph = example()
    narrow, broad = (URIRef(f"{ID}mechanism/{name}") for name in ("工资集体协商", "集体协商"))
    graph.remove((narrow, U.broader, broad))
    vocabulary = "https://w3id.org/union-kg/vocabulary/"
    graph.add((URIRef(f"{vocabulary}工资集体协商"), SKOS.broader, URIRef(f"{vocabulary}集体协商")))
    reasoned(graph)
    assert (narrow, U.broader, broad) in graph


@pytest.mark.parametrize(
    "planted",
    [
        f"<{ID}person/a> a :Person ; :organizes <{ID}programme/b> .",
        f"<{ID}organization/x> a :TradeUnion, :GovernmentBody .",
        f"<{ID}organization/x> a :TradeUnion ; :cooperatesWith <{ID}organization/x> .",
        f"<{ID}mechanism/集体协商> :broader <{ID}mechanism/集体协商> .",
        f"{OBSERVATION} :status :planned .",
        f"{OBSERVATION} :subject <{ID}targetgroup/农民工> .",
        f"{OBSERVATION} :attributedTo <{ID}organization/云岭市总工会> . <{ID}organization/云岭市总工会> owl:differentFrom :notStated .",
        f"<{ID}award/a> :awardedTo <{ID}person/b> . <{ID}award/a> a :Event .",
        f"<{ID}passage/example.txt/0-34> :inDocument <{ID}organization/云岭市总工会> .",
        f"<{ID}targetgroup/农民工> a :Statement .",
    ],
)
def test_a_planted_contradiction_is_found(planted: str) -> None:
    assert reasoned(example(planted)) != []
