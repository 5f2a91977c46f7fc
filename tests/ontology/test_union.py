"""union.ttl as an ontology: every term described, every foreign term real, and nothing outside OWL 2 RL."""

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef, namespace
from rdflib.collection import Collection

from ontology.namespaces import UNION

FILE = "ontology/union.ttl"
_CLOSED = "ORG FOAF PROV QB TIME SKOS DCTERMS DC VANN OWL RDFS RDF XSD SDO"
CLOSED = [getattr(namespace, name) for name in _CLOSED.split()]
_OA = (
    "Annotation SpecificResource TextPositionSelector TextQuoteSelector end exact hasBody hasSelector hasSource hasTarget motivatedBy start"
)
# Terms outside the namespaces that rdflib knows, each seen in the file that defines it.
VERIFIED = {
    "http://data.europa.eu/eli/ontology#": {"LegalResource", "based_on", "number", "passed_by"},
    "http://data.europa.eu/m8g/": {"Channel", "Participation", "role"},
    "http://purl.org/vocab/cpsv#": {"PublicService"},
    "http://vivoweb.org/ontology/core#": {"Award", "AwardReceipt"},
    "http://metadata.un.org/thesaurus/": {"1000479", "1006608"},
    "http://www.wikidata.org/entity/": {"Q178790"},
    "http://www.w3.org/ns/oa#": set(_OA.split()),
    "https://www.apache.org/licenses/": {"LICENSE-2.0"},
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(FILE)


@pytest.fixture(scope="module")
def terms(graph: Graph) -> set[URIRef]:
    """Whatever the file describes under its own namespace: classes, properties, individuals, the scheme, the structure."""
    return {term for term in graph.subjects() if isinstance(term, URIRef) and str(term).startswith(UNION)}


def test_every_term_has_labels_definitions_and_an_origin(graph: Graph, terms: set[URIRef]) -> None:
    assert len(terms) > 100 and terms >= {URIRef(f"{UNION}{name}") for name in ("Campaign", "role", "planned", "statusScheme", "kind")}
    for term in terms:
        for wording in (RDFS.label, SKOS.definition):
            languages = sorted(each.language.lower() for each in graph.objects(term, wording) if isinstance(each, Literal))
            assert languages == ["en", "zh-hans"], (term, wording)
        assert list(graph.objects(term, RDFS.isDefinedBy)) == [URIRef("https://w3id.org/union-kg/ontology")], term
        assert list(graph.objects(term, namespace.DCTERMS.source)), term


def test_the_header_says_version_licence_and_history(graph: Graph) -> None:
    header = URIRef("https://w3id.org/union-kg/ontology")
    (version,) = graph.objects(header, OWL.versionInfo)
    assert list(graph.objects(header, OWL.versionIRI)) == [URIRef(f"{header}/{version}")]
    for each in (
        OWL.priorVersion,
        namespace.DCTERMS.license,
        namespace.DCTERMS.creator,
        SKOS.historyNote,
        namespace.VANN.preferredNamespacePrefix,
    ):
        assert list(graph.objects(header, each)), each
    assert all(str(version) in str(note) for note in graph.objects(header, SKOS.historyNote))


@pytest.mark.parametrize("file", [FILE, "ontology/shapes.ttl", "ontology/vocabulary/topics.ttl"])
def test_foreign_terms_exist(file: str) -> None:
    sh = "http://www.w3.org/ns/shacl#"
    unbis = {"1001081", "1001082", "1003557", "1003669", "1004561", "1007074"} | VERIFIED["http://metadata.un.org/thesaurus/"]
    used = {str(term) for triple in Graph().parse(file) for term in triple if isinstance(term, URIRef)}
    unknown = set()
    for iri in used:
        if "/union-kg/" in iri or iri.startswith(sh):
            continue
        if iri.startswith("http://metadata.un.org/thesaurus/"):
            known = iri.rpartition("/")[2] in unbis
        else:
            closed = next((each for each in CLOSED if iri.startswith(str(each))), None)
            own = next((names for start, names in VERIFIED.items() if iri.startswith(start) and iri.removeprefix(start) in names), None)
            known = own is not None or (closed is not None and iri.removeprefix(str(closed)) in closed.__annotations__)
        if not known:
            unknown.add(iri)
    assert unknown == set()


def test_superclasses_and_sides_are_what_owl_2_rl_allows(graph: Graph) -> None:
    for link in (RDFS.domain, RDFS.range):
        assert [each for each in graph.objects(None, link) if not isinstance(each, URIRef)] == []
    unions = set(graph.subjects(OWL.unionOf, None))
    assert unions.isdisjoint(graph.objects(None, RDFS.subClassOf)) and unions.isdisjoint(graph.objects(None, OWL.equivalentClass))


def test_own_terms_that_are_named_are_defined(graph: Graph) -> None:
    used = {term for triple in graph for term in triple if isinstance(term, URIRef) and str(term).startswith(UNION)} - {URIRef(UNION)}
    assert used <= set(graph.subjects(RDF.type, None))


def test_a_side_stated_for_owl_takes_in_the_classes_of_the_signature(graph: Graph) -> None:
    for side in ("domain", "range"):
        for term, member in graph.subject_objects(namespace.SDO[f"{side}Includes"]):
            above = set(graph.transitive_objects(member, RDFS.subClassOf))
            for axiom in graph.subjects(OWL.unionOf, None):
                if member in set(Collection(graph, graph.value(axiom, OWL.unionOf))):
                    above |= set(graph.objects(axiom, RDFS.subClassOf))
            stated = set(graph.objects(term, RDFS[side]))
            assert not stated or stated & above or str(member) == f"{UNION}Concept", (term, member)


def test_the_structure_of_the_observations_is_whole(graph: Graph) -> None:
    structure = URIRef(f"{UNION}observationStructure")
    components = list(graph.objects(structure, namespace.QB.component))
    parts = {
        kind: {str(each).removeprefix(UNION) for component in components for each in graph.objects(component, kind)}
        for kind in (namespace.QB.dimension, namespace.QB.measure, namespace.QB.attribute)
    }
    assert parts == {
        namespace.QB.dimension: {"subject", "attributedTo", "indicator", "period", "status", "unit"},
        namespace.QB.measure: {"value"},
        namespace.QB.attribute: {"modifier"},
    }
    for dimension in graph.subjects(RDF.type, namespace.QB.DimensionProperty):
        assert graph.value(dimension, RDFS.range), dimension  # IC-4 of the Data Cube vocabulary
    assert graph.value(URIRef(f"{UNION}status"), namespace.QB.codeList) == URIRef(f"{UNION}statusScheme")  # IC-5


def test_topics_are_one_small_tree() -> None:
    topics = Graph().parse("ontology/vocabulary/topics.ttl")
    scheme = URIRef("https://w3id.org/union-kg/vocabulary/topics")
    concepts = set(topics.subjects(RDF.type, SKOS.Concept))
    tops = set(topics.objects(scheme, SKOS.hasTopConcept))
    assert 5 < len(tops) < 12 and tops == set(topics.subjects(SKOS.topConceptOf, scheme))
    assert set(topics.subjects(SKOS.inScheme, scheme)) == concepts
    for concept in concepts:
        (*_, root) = topics.transitive_objects(concept, SKOS.broader)
        assert root in tops, concept
        assert len(list(topics.objects(concept, SKOS.broader))) == (0 if concept in tops else 1), concept
