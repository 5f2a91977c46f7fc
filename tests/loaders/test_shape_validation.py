"""Graphs that are checked against the ontology's shapes and against others, with one thing wrong at a time."""

import hashlib

import pytest

from loaders.errors import GraphFileError, RdfFileError, ShapesError
from loaders.validation.validator import validate

PREFIXES = """
@prefix : <https://w3id.org/union-kg/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@base <https://example.org/id/> .
"""
ENTITIES = """
    <organization/u> a :TradeUnion ; rdfs:label "海棠市总工会"@zh-Hans ; :mentionedIn <passage/{0}/0-14> .
    <programme/a> a :Campaign ; rdfs:label "安康杯竞赛"@zh-Hans .
    <organization/u> :organizes <programme/a> .
"""
DOCUMENT = (
    "<document/{0}> {{"
    + ENTITIES
    + """
    <document/{0}> a :Document ; rdfs:label "通知"@zh-Hans ; :path "{0}" ; :sha256 "{1}" .
    <passage/{0}/0-14> a :Passage ; rdfs:label "海棠市总工会"@zh-Hans ; :inDocument <document/{0}> ;
        :text "海棠市总工会开展安康杯竞赛。"@zh-Hans ; :start 0 ; :stop 14 .
    <statement/{0}> a :Statement ; rdf:subject <organization/u> ; rdf:predicate :organizes ; rdf:object <programme/a> ;
        :status :achieved ; :implicit false ; :rule "act" ; oa:hasTarget <document/{0}#char=0,13> ;
        prov:wasGeneratedBy <activity/build> ; prov:wasDerivedFrom <document/{0}> .
    <document/{0}#char=0,13> a oa:SpecificResource ; oa:hasSource <document/{0}> ; :inPassage <passage/{0}/0-14> ;
        oa:hasSelector <document/{0}#position=0,13>, <document/{0}#quote=0,13> .
    <document/{0}#position=0,13> a oa:TextPositionSelector ; oa:start 0 ; oa:end 13 .
    <document/{0}#quote=0,13> a oa:TextQuoteSelector ; oa:exact "海棠市总工会开展安康杯竞赛"@zh-Hans .
}}
"""
)
OUTSIDE = """
<topic/s> a :Topic ; rdfs:label "安全生产"@zh-Hans .
<programme/a> :addresses <topic/s> .
"""
DIGEST = hashlib.sha256(b"").hexdigest()
GOOD = PREFIXES + OUTSIDE + DOCUMENT.format("a.txt", DIGEST) + DOCUMENT.format("b.txt", DIGEST)


def findings(tmp_path, text, name="data.trig", shapes=None):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return validate(tmp_path / name, shapes).findings


def test_what_other_parts_describe_is_no_violation(tmp_path):
    (tmp_path / "data.trig").write_text(GOOD, encoding="utf-8")
    seen = []
    report = validate(tmp_path / "data.trig", progress=lambda done, total: seen.append((done, total)))
    assert [finding.messages for finding in report.findings] == []
    assert (report.conforms, report.documents, seen) == (True, 2, [(1, 3), (2, 3), (3, 3)])


def test_a_file_without_named_graphs_is_one_part(tmp_path):
    text = GOOD.replace("<document/a.txt> {", "").replace("<document/b.txt> {", "").replace("\n}\n", "\n")
    assert findings(tmp_path, text, "data.ttl") == []
    (wrong,) = findings(tmp_path, text.replace('rdfs:label "安全生产"@zh-Hans', 'rdfs:label "safety"@en'), "data.ttl")
    assert (wrong.node, wrong.documents) == ("https://example.org/id/topic/s", [""])


@pytest.mark.parametrize(
    ("old", "new", "node", "path", "documents"),
    [
        (":status :achieved ; :implicit", ":implicit", "statement/{}", "union:status", "ab"),
        ('rdfs:label "安康杯竞赛"@zh-Hans', 'rdfs:label "Safety cup"@en', "programme/a", "rdfs:label|skos:prefLabel", "ab"),
        (":implicit false", ':implicit "no"', "statement/{}", "union:implicit", "ab"),
        (':sha256 "', ':sha256 "x', "document/{}", "union:sha256", "ab"),
        ("oa:start 0 ; oa:end 13", "oa:start 20 ; oa:end 13", "document/{}#position=0,13", "oa:start", "ab"),
        ("<topic/s> a :Topic", "<topic/s> a :Mechanism", "topic/s", "", " "),
    ],
)
def test_a_planted_mistake_is_found_with_node_property_and_documents(tmp_path, old, new, node, path, documents):
    assert old in GOOD
    found = findings(tmp_path, GOOD.replace(old, new))
    base = "https://example.org/id/"
    expected = {(base + node.format(f"{letter}.txt"), path) for letter in documents}
    assert expected <= {(finding.node, finding.property) for finding in found}
    for finding in found:
        if (finding.node, finding.property) in expected:
            assert finding.severity == "Violation"
            assert finding.messages["zh-Hans"] and finding.messages["en"] and finding.messages["en"] != finding.messages["zh-Hans"]


def test_what_has_no_iri_is_told_too(tmp_path):
    blank = '[] a :Campaign ; rdfs:label "安康杯竞赛"@zh-Hans ; :addresses "安全生产" .'
    found = findings(tmp_path, PREFIXES + blank, "data.ttl")
    assert "“安全生产”" in {finding.node for finding in found}
    assert any(finding.node.startswith("_:") for finding in found)


def test_what_two_documents_say_wrong_is_told_once_with_both(tmp_path):
    found = findings(tmp_path, GOOD.replace('rdfs:label "安康杯竞赛"@zh-Hans', 'rdfs:label "安康杯竞赛"@zh-Hans, "杯"@zh-Hans'))
    (label,) = [finding for finding in found if "label" in finding.property]
    assert label.documents == ["https://example.org/id/document/a.txt", "https://example.org/id/document/b.txt"]
    assert label.name in {"安康杯竞赛", "杯"}


def test_a_plan_that_stands_as_a_deed_is_found_in_its_document(tmp_path):
    plan = DOCUMENT.format("b.txt", DIGEST).replace(":status :achieved", ":status :planned")
    found = findings(tmp_path, PREFIXES + OUTSIDE + DOCUMENT.format("a.txt", DIGEST) + plan)
    (deed,) = [finding for finding in found if "plan must not read as a fact" in finding.message("en")]
    assert deed.documents == ["https://example.org/id/document/b.txt"]
    assert "计划不得写成事实" in deed.message("zh-Hans")
    base = "https://example.org/id/"
    assert (deed.node, deed.property) == (f"{base}organization/u", "union:organizes") and deed.value == f"{base}programme/a"


def test_a_signature_that_a_relation_breaks_is_found_where_its_ends_are_described_elsewhere(tmp_path):
    found = findings(tmp_path, GOOD.replace("<programme/a> :addresses <topic/s>", "<topic/s> :addresses <programme/a>"))
    assert {finding.node.rpartition("/id/")[2] for finding in found} == {"programme/a"}


@pytest.mark.parametrize(
    ("name", "text", "place", "problem"),
    [
        ("x.ttl", "@prefix : <http://example.org/> .\n:a :b c .\n", "x.ttl:2:7", "not a valid RDF object"),
        ("x.ttl", "@prefix : <http://example.org/> .\n\n:a other:b :c .\n", "x.ttl:3:4", "prefix other: has not been declared"),
        ("x.nt", "<http://e.org/a> <http://e.org/b> <http://e.org/c d> .\n", "x.nt:1:35", "' '"),
        ("x.trig", "<http://e.org/g> { <a> <b> <c> }\n", "x.trig:1:20", "No scheme"),
        ("x.nq", "<http://e.org/a> <http://e.org/b> \n", "x.nq:2:1", ""),
        ("x.jsonld", '{"@id": "http://e.org/a",\n "http://e.org/b": 1', "x.jsonld:2", ""),
        ("x.jsonld", '{"@context": "http://127.0.0.1:1/c", "@id": "http://e.org/a", "b": 1}', "x.jsonld", "nothing is fetched"),
        ("x.rdf", '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">', "x.rdf:1:66", "no element found"),
        ("x.trig", "@base <http://e.org/> .\n<g> { <a> <b> <c>", "x.trig:2", ""),
        ("x.csv", "a,b\n", "x.csv", "no form of RDF"),
    ],
)
def test_a_broken_file_is_told_with_its_line(tmp_path, name, text, place, problem):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(RdfFileError) as caught:
        validate(tmp_path / name)
    assert caught.value.place.startswith(str(tmp_path / place)) and problem in caught.value.problem


def test_missing_files_and_graphs_are_told(tmp_path):
    with pytest.raises(RdfFileError, match="No such file"):
        validate(tmp_path / "none.ttl")
    with pytest.raises(GraphFileError, match="no graph here"):
        validate(tmp_path)


SHAPE = ':s a sh:NodeShape ; sh:targetClass :Campaign ; sh:severity {} ; sh:property [ sh:path {} ; sh:minCount 1 ; sh:message "名"@zh ] .'


def shapes_of(tmp_path, text):
    (tmp_path / "shapes.ttl").write_text(PREFIXES + text, encoding="utf-8")
    return tmp_path / "shapes.ttl"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (":scope", "union:scope"),
        ("[ sh:inversePath :uses ]", "^union:uses"),
        ("( :uses [ sh:zeroOrMorePath :partOf ] )", "union:uses/(union:partOf)*"),
    ],
)
def test_own_shapes_are_run_and_their_paths_shown(tmp_path, path, shown):
    property_shape = SHAPE.replace("sh:minCount 1", "sh:minCount 1 ; sh:severity {0}").replace("sh:severity {} ; ", "")
    shapes = shapes_of(tmp_path, property_shape.replace("sh:path {}", f"sh:path {path}").replace("{0}", "sh:Warning"))
    (finding,) = findings(tmp_path, GOOD, shapes=shapes)
    assert (finding.property, finding.severity, finding.message("en")) == (shown, "Warning", "名")
    assert validate(tmp_path / "data.trig", shapes).conforms


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (":a :b :c .", "no shape in it"),
        (":s a sh:NodeShape ; sh:property [ sh:path :scope ; sh:minCount 1 ] .", "has a target"),
        (
            ':s sh:targetClass :Campaign ; sh:sparql [ sh:select "SELECT $this { SERVICE <http://127.0.0.1:1/> { } }" ] .',
            "SERVICE is refused",
        ),
        (':s sh:targetClass :Campaign ; sh:sparql [ sh:select "SELECT $this FROM <http://127.0.0.1:1/> { }" ] .', "FROM is refused"),
        (':s a sh:NodeShape ; sh:targetClass :Campaign ; sh:sparql [ sh:select "SELECT $this WHERE { $this" ] .', "cannot be run"),
        (":s a sh:NodeShape ; sh:targetClass :Campaign ; sh:property [ sh:minCount 1 ] .", "cannot be run"),
        (':s a sh:NodeShape ; sh:targetClass :Campaign ; sh:property [ sh:path :scope ; sh:minCount "x" ] .', "cannot be run"),
    ],
)
def test_what_is_no_shapes_graph_is_told(tmp_path, text, problem):
    with pytest.raises(ShapesError, match=problem):
        findings(tmp_path, GOOD, shapes=shapes_of(tmp_path, text))
