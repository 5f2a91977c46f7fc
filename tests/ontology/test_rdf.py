import pytest

from ontology.errors import OntologyError
from ontology.namespaces import SKOS, UNION, VOCABULARY
from ontology.rdf import load_graph
from ontology.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def graph():
    return load_graph()


def test_rdflib_and_the_fast_reader_see_the_same_concepts_and_names(graph):
    rows = graph.query(f"SELECT ?c ?name WHERE {{ ?c <{SKOS}prefLabel> ?name . FILTER(LCASE(LANG(?name)) = 'zh-hans') }}")
    seen = {str(row[0]): str(row[1]) for row in rows if str(row[0]).startswith(VOCABULARY)}
    read = {iri: concept.name for iri, concept in load_vocabulary().concepts.items()}
    assert {iri: seen.get(iri) for iri in read} == read


def test_a_question_about_the_vocabulary_has_an_answer(graph):
    query = f"SELECT ?body WHERE {{ ?award <{SKOS}prefLabel> '全国五一劳动奖章'@zh-Hans ; <{UNION}grantedBy> ?body }}"
    assert [str(row[0]) for row in graph.query(query)] == [f"{VOCABULARY}中华全国总工会"]


def test_a_broken_file_is_named(tmp_path):
    broken = tmp_path / "broken.ttl"
    broken.write_text("v:安康杯 a ;", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"broken\.ttl"):
        load_graph([broken])
