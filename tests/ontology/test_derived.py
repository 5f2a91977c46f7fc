"""What follows from the files follows from them alone: a class or a concept is added in one place."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pyld import jsonld
from rdflib import RDF, Graph, URIRef

from ontology.errors import OntologyError
from ontology.generated import with_generated
from ontology.jsonld import jsonld_context
from ontology.namespaces import UNION
from ontology.property_graph import CONSTRAINTS, FULL_TEXT_INDEXES, RANGE_INDEXES, label_sets, node_labels, relationship_types
from ontology.readme import generated_tables
from ontology.schema import load_schema
from ontology.terms import union_terms

ID = "https://w3id.org/union-kg/id/"
FUND = """
:Fund a owl:Class ;
    rdfs:subClassOf :Entity ;
    :family "fund" ;
    :annotated true ;
    rdfs:label "基金"@zh-Hans, "Fund"@en ;
    skos:definition "虚构的类。"@zh-Hans, "An invented class."@en .

:endows a owl:ObjectProperty ;
    :relationshipType "ENDOWS" ;
    :kind "relation" ;
    rdfs:domain :Organization ;
    rdfs:range :Fund ;
    rdfs:label "出资"@zh-Hans, "endows"@en ;
    skos:definition "虚构的关系。"@zh-Hans, "An invented relation."@en .
"""
CONCEPT = """
v:春耕互助基金 a skos:Concept, :Fund ;
    skos:prefLabel "春耕互助基金"@zh-Hans, "Spring fund"@en ;
    skos:definition "虚构的基金。"@zh-Hans .
"""
ASK = """
import json
from ontology.jsonld import jsonld_context
from ontology.property_graph import label_sets, relationship_types
from ontology.readme import generated_tables
from ontology.schema import load_schema
from ontology.shapes import generated_shapes
from ontology.terms import union_terms
from ontology.vocabulary import load_vocabulary
schema = load_schema()
print(json.dumps({
    "span labels": "Fund" in schema.entity_types,
    "allowed": schema.allows("TradeUnion", "ENDOWS", "Fund"),
    "labels": label_sets(schema)["Fund"],
    "relationship": "ENDOWS" in relationship_types(schema),
    "constant": str(union_terms().Fund),
    "context": jsonld_context()["endows"],
    "shape": "sx:endows-object a sh:NodeShape" in generated_shapes() and "sx:Fund a sh:NodeShape" in generated_shapes(),
    "tables": "| `Fund` |" in generated_tables(),
    "known": [concept.type for concept in load_vocabulary().by_label("春耕互助基金")],
}))
"""


USE = """
import json
from pathlib import Path
from kg.building import build
from loaders.graph_files import GraphFile
from loaders.rdf.triples import quad_lines
from loaders.validation.validator import validate
text = "海棠市总工会工作报告\\n五年来，海棠市总工会设立春耕互助基金。春耕互助基金为职工服务。\\n"
if __name__ == "__main__":
    Path("报告.txt").write_text(text, encoding="utf-8")
    build([Path("报告.txt")], Path("graph"), names="none")
    file = GraphFile(Path("graph"))
    print(json.dumps({
        "node": [[node.id, node.type] for node in file.nodes() if node.type == "Fund"],
        "exported": any("fund/春耕互助基金> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>" in piece for piece in quad_lines(file)),
        "conforms": validate(Path("graph")).conforms,
    }))
"""


@pytest.fixture(scope="module")
def with_fund(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program in which nothing was changed but two files of the ontology, and what is made from them made anew."""
    folder = tmp_path_factory.mktemp("fund")
    for name in ("kg", "loaders", "ontology"):
        shutil.copytree(name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    for name, addition in (("union.ttl", FUND), ("vocabulary/initiatives.ttl", CONCEPT)):
        with (folder / "ontology" / name).open("a", encoding="utf-8") as file:
            file.write(addition)
    for made in ("shapes", "readme"):
        python(folder, "-m", f"ontology.{made}")
    return folder


def python(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout


def test_a_class_a_relation_and_a_concept_are_added_by_writing_them_into_the_files(with_fund: Path) -> None:
    assert json.loads(python(with_fund, "-c", ASK)) == {
        "span labels": True,
        "allowed": True,
        "labels": ["Record", "Entity", "Fund"],
        "relationship": True,
        "constant": f"{UNION}Fund",
        "context": {"@id": f"{UNION}endows", "@type": "@vocab"},
        "shape": True,
        "tables": True,
        "known": ["Fund"],
    }


def test_a_thing_of_a_new_class_is_found_in_a_text_exported_and_checked(with_fund: Path) -> None:
    (with_fund / "use.py").write_text(USE, encoding="utf-8")
    assert json.loads(python(with_fund, "use.py")) == {"node": [["fund/春耕互助基金", "Fund"]], "exported": True, "conforms": True}
    assert "sx:Fund a sh:NodeShape" in (with_fund / "ontology" / "shapes.ttl").read_text(encoding="utf-8")


def test_the_tables_of_the_readme_are_up_to_date() -> None:
    text = Path("ontology/README.md").read_text(encoding="utf-8")
    assert with_generated(text, generated_tables(), "README.md") == text, "run python -m ontology.readme"


def test_a_file_without_marker_lines_is_left_alone() -> None:
    with pytest.raises(OntologyError, match=r"README\.md: the lines that enclose"):
        with_generated("no markers\n", "body", "README.md")
    with pytest.raises(OntologyError):
        with_generated("END GENERATED\nBEGIN GENERATED\n", "body", "README.md")


def test_constants_are_all_terms_and_no_others() -> None:
    constants = union_terms()
    described = {term for term in Graph().parse("ontology/union.ttl").subjects(RDF.type, None) if str(term).startswith(UNION)}
    assert {URIRef(each) for each in dir(constants) if str(each).startswith(UNION)} == described
    assert constants.organizes == URIRef(f"{UNION}organizes")
    with pytest.raises(AttributeError, match="organises"):
        _ = constants.organises


def test_labels_are_the_class_with_its_superclasses() -> None:
    sets = label_sets(load_schema())
    assert sets["TradeUnion"] == ("Record", "Entity", "Organization", "TradeUnion")
    assert node_labels(sets, "Passage") == ("Record", "Passage")
    assert node_labels(sets, "Concept", "Campaign") == ("Record", "Concept", "Entity", "Programme", "Campaign")
    assert "Statement" not in sets
    with pytest.raises(OntologyError, match="Guild is not a class"):
        node_labels(sets, "Guild")


def test_constraints_and_indexes_name_what_the_ontology_has() -> None:
    schema = load_schema()
    labels = {label for index in FULL_TEXT_INDEXES for label in index.labels} | {index.label for index in RANGE_INDEXES}
    properties = {name for index in FULL_TEXT_INDEXES for name in index.properties} | {index.property for index in RANGE_INDEXES}
    assert labels <= set(schema.classes) and properties <= set(schema.attributes)
    assert [(each.label, each.property) for each in CONSTRAINTS] == [("Record", "id")]
    assert all("name" not in index.property for index in RANGE_INDEXES)
    assert {"ORGANIZES", "MENTIONED_IN", "BROADER"} <= set(relationship_types(schema))
    assert "GRANTED_BY" not in relationship_types(schema)


def test_the_context_expands_to_the_graph_that_is_meant() -> None:
    """Written by hand with the context's short names; PyLD makes the triples."""
    document = {
        "@context": jsonld_context(),
        "id": f"{ID}observation/1",
        "type": ["Observation"],
        "name": "帮助农民工 1200人次",
        "aliases": [{"@value": "aid"}],
        "value": "1200.0",
        "status": "planned",
        "period": f"{ID}period/2022",
        "attributedTo": "notStated",
        "qb:dataSet": f"{ID}dataset/observations",
    }
    graph = Graph().parse(data=jsonld.to_rdf(document, {"format": "application/n-quads"}), format="nt")
    meant = Graph().parse(
        data=f"""@prefix : <{UNION}> . @prefix qb: <http://purl.org/linked-data/cube#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <{ID}observation/1> a :Observation ; rdfs:label "帮助农民工 1200人次"@zh-Hans ; skos:altLabel "aid" ; :value 1200.0 ;
            :status :planned ; :period <{ID}period/2022> ; :attributedTo :notStated ; qb:dataSet <{ID}dataset/observations> .""",
        format="turtle",
    )
    assert set(graph) == set(meant)


def test_the_context_has_every_term_that_rdf_has() -> None:
    context = jsonld_context()
    schema = load_schema()
    written = {each.iri.removeprefix(UNION) for each in schema.attributes.values() if each.kind != "statement"} - {"class"}
    wanted = {*schema.classes, *written, *(each.local_name for each in schema.predicates.values())} | {
        "Statement",
        "achieved",
        "rule",
        "subject",
    }
    assert wanted <= set(context)
    assert not {"passages", "starts", "class", "kind"} & set(context)
    assert context["text"] == {"@id": f"{UNION}text", "@language": "zh-Hans"}
    assert context["issued"] == {"@id": f"{UNION}issued"}
