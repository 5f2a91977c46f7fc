"""The shapes let a good graph pass, and tell a person what to mend in a bad one."""

from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, Literal, Namespace, URIRef

from ontology.generated import with_generated
from ontology.rdf import class_tree
from ontology.schema import load_schema
from ontology.shapes import generated_shapes

EXAMPLE = (Path(__file__).parent / "example_graph.ttl").read_text(encoding="utf-8")
ID = "https://w3id.org/union-kg/id/"
SHAPES = Namespace("https://w3id.org/union-kg/shapes#")
STATEMENT = f"<{ID}statement/22112233445566778899>"


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse("ontology/shapes.ttl")


def violations(text: str, shapes: Graph) -> Graph:
    conforms, results, _ = pyshacl.validate(Graph().parse(data=text, format="turtle") + class_tree(), shacl_graph=shapes)
    assert conforms == (not list(results.subjects(RDF.type, SH.ValidationResult)))
    return results


def test_the_shapes_are_shapes_and_the_example_conforms(shapes: Graph) -> None:
    data = Graph().parse(data=EXAMPLE, format="turtle") + class_tree()
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes, meta_shacl=True)
    assert conforms, report


def test_vocabulary_files_keep_the_type_signatures(shapes: Graph) -> None:
    assert not violations(Path("ontology/vocabulary/topics.ttl").read_text(encoding="utf-8"), shapes).value(None, SH.focusNode)


BROKEN = {
    "a plan written as a fact": (
        "",
        f"<{ID}organization/云岭市总工会> :establishes <{ID}mechanism/工资集体协商> .",
        "计划不得写成事实",
        "a plan must not read as a fact",
    ),
    "a deed without its triple": (
        f"    :targets <{ID}targetgroup/农民工> ;\n",
        "",
        "没有对应的直接关系",
        "has no direct relation",
    ),
    "a status that is none": (":status :planned ;", ":status :hoped ;", "状态须恰为", "either achieved or planned"),
    "a statement against its signature": (
        "rdf:predicate :establishes ;",
        "rdf:predicate :organizes ;",
        "客体须为",
        "The object of organizes must be",
    ),
    "a relation against its signature": (
        "",
        f"<{ID}topic/工资> :inPlace <{ID}targetgroup/农民工> .",
        "主体须为",
        "The subject of inPlace must be",
    ),
    "no name": ('    rdfs:label "农民工"@zh-Hans ;\n', "", "恰有一个中文名称", "exactly one Chinese name"),
    "no class": ("a :Mechanism, skos:Concept ;", "a :Entity ;", "恰有一个本体的具体类", "exactly one of the concrete classes"),
    "two classes": ("a :TradeUnion ;", "a :TradeUnion, :Enterprise ;", "恰有一个本体的具体类", "exactly one of the concrete classes"),
    "an id of another family": ("a :TargetGroup ;", "a :Award ;", "标识须以", "begins with award/"),
    "an observation without unit": ('    :unit "人次"@zh-Hans ;\n', "", "缺少计量单位", "has no unit"),
    "a value that is no number": (
        ":value 1200.0 ;",
        ':value "许多" ;',
        "xsd:decimal",
        "value has one value at most, and it is xsd:decimal",
    ),
    "a figure with two bodies": (
        ":attributedTo :notStated ;",
        f":attributedTo :notStated, <{ID}organization/云岭市总工会> ;",
        "恰有一个归属组织",
        "exactly one body",
    ),
    "a period that is a text": (
        f":period <{ID}period/2022> ;\n    :status",
        ':period "2022" ;\n    :status',
        "恰有一个时期",
        "exactly one period",
    ),
    "a modifier that is none": ('"exact" ;', '"roughly" ;', "修饰（modifier）", "one of exact, over, about, under"),
    "an implicit that is no truth value": (":implicit true ;", ':implicit "yes" ;', "主体是否省略", "implicit (true or false)"),
    "a role that is none": ('"host"', '"guest"', "角色（role）", "The role is one of"),
    "a role where none can be": (
        ':rule "act.target"',
        ':role "lead" ; :rule "act.target"',
        "的依据可以写明角色",
        "Only statements of organizes and issues have a role",
    ),
    "a statement without place": (
        f"    oa:hasTarget <{ID}document/example.txt#char=40,48> ;\n",
        "",
        "恰有一处出处",
        "exactly one oa:hasTarget",
    ),
    "a position that ends before it begins": ("oa:start 40 ; oa:end 48", "oa:start 48 ; oa:end 40", "小于终点", "less than its end"),
    "a quotation in no language": ('oa:exact "推行工资集体协商"@zh-Hans', 'oa:exact "推行工资集体协商"', "引文须恰有", "exactly one text"),
    "a passage without document": (
        f":stop 49 ;\n    :inDocument <{ID}document/example.txt> .",
        ":stop 49 .",
        "属于恰一份文献",
        "in exactly one document",
    ),
    "a check sum that is none": ("0a0d5a0c3f9a7c7e", "xyz", "SHA-256", "64 hexadecimal digits"),
    "a date that is none": ('"2022-12"^^xsd:gYearMonth', '"去年"@zh-Hans', "日期须为", "A date is a year"),
    "a text without language": (
        '"云岭市总工会"@zh-Hans ;\n    :issued',
        '"云岭市总工会" ;\n    :issued',
        "中文文本",
        "a text with the tag zh-Hans",
    ),
    "a period that is one instant": (
        f"time:hasEnd <{ID}instant/2022-12-31>",
        f"time:hasEnd <{ID}instant/2022-01-01>",
        "同一时点",
        "same instant",
    ),
    "a period that ends before it begins": (
        'time:inXSDgYear "2022"^^xsd:gYear ; time:inXSDDate "2022-01',
        'time:inXSDgYear "2023"^^xsd:gYear ; time:inXSDDate "2022-01',
        "开始晚于结束",
        "begins after its end",
    ),
    "a period without end": (f"time:hasEnd <{ID}instant/2022-12-31>", 'rdfs:comment ""', "恰有一个结束", "exactly one end"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_told_in_both_languages(name: str, shapes: Graph) -> None:
    old, new, chinese, english = BROKEN[name]
    assert old in EXAMPLE
    text = EXAMPLE.replace(old, new, 1) if old else f"{EXAMPLE}\n{new}\n"
    results = violations(text, shapes)
    told = "\n".join(str(each) for each in results.objects(None, SH.resultMessage))
    assert chinese in told and english in told


def test_every_shape_that_can_fail_has_messages_in_both_languages(shapes: Graph) -> None:
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        for each in (shape, *shapes.objects(shape, SH.property), *shapes.objects(shape, SH.sparql)):
            constrains = set(shapes.predicates(each)) & {
                SH["class"],
                SH["or"],
                SH["in"],
                SH.minCount,
                SH.maxCount,
                SH.datatype,
                SH.pattern,
                SH.select,
            }
            languages = {str(text.language).lower() for text in shapes.objects(each, SH.message) if isinstance(text, Literal)}
            assert not constrains or languages == {"zh-hans", "en"}, shape


def test_every_class_and_relation_has_its_shape(shapes: Graph) -> None:
    schema = load_schema()
    named = {str(each).removeprefix(str(SHAPES)) for each in shapes.subjects(RDF.type, SH.NodeShape)}
    assert {*schema.entity_types, "Topic", "Observation", "Document", "Passage"} <= named
    for predicate in schema.predicates.values():
        wanted = {f"{predicate.local_name}-subject", f"{predicate.local_name}-object"}
        assert wanted | ({f"{predicate.local_name}-statements"} if predicate.kind == "relation" else set()) <= named
    relations = {URIRef(each.iri) for each in schema.predicates.values() if each.kind == "relation"}
    assert set(shapes.objects(SHAPES.deeds, SH.targetSubjectsOf)) == set(shapes.objects(SHAPES.achieved, SH.targetNode)) == relations


def test_the_generated_part_is_up_to_date() -> None:
    text = Path("ontology/shapes.ttl").read_text(encoding="utf-8")
    assert with_generated(text, generated_shapes(), "shapes.ttl") == text, "run python -m ontology.shapes"
