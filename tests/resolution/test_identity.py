import pytest

from kg.fragment import Entity
from kg.resolution.identity import Identities
from kg.resolution.xml_text import writable
from ontology.vocabulary import load_vocabulary

USER_FILE = """
@prefix : <https://w3id.org/union-kg/ontology#> .
@prefix v: <https://w3id.org/union-kg/vocabulary/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
v:place-999900 a skos:Concept, :Place ; skos:prefLabel "云上省"@zh-Hans, "Yunshang"@en ; :code "999900" .
v:云上湾 a skos:Concept, :Place ; skos:prefLabel "云上湾"@zh-Hans, "Yunshang Bay"@en ; skos:broader v:place-999900 .
v:云中地带 a skos:Concept, :Place ; skos:prefLabel "云中地带"@zh-Hans, "The clouds"@en .
v:云梯计划 a skos:Concept, :Initiative ; skos:prefLabel "云梯计划"@zh-Hans, "Ladder"@en ; skos:altLabel "云梯"@zh-Hans .
"""
VOCABULARY = "https://w3id.org/union-kg/vocabulary/"


@pytest.fixture(scope="module")
def extended(tmp_path_factory, schema):
    path = tmp_path_factory.mktemp("vocabulary") / "own.ttl"
    path.write_text(USER_FILE, encoding="utf-8")
    return Identities(load_vocabulary([path]), schema)


def entity(kind, name, scope="", concept=""):
    return Entity(kind, name, (), concept, scope, ())


def test_a_concept_is_itself_whatever_the_document_calls_it(extended):
    found = extended.of(entity("Campaign", "云梯", scope="吉林省", concept=VOCABULARY + "云梯计划"))
    assert (found.id, found.type, found.name) == ("programme/云梯计划", "Initiative", "云梯计划")


def test_a_name_that_is_a_concepts_gives_the_concept(extended):
    assert extended.of(entity("Campaign", "云梯计划")).concept == VOCABULARY + "云梯计划"


def test_scope_stands_before_the_name_and_keeps_namesakes_apart(extended):
    one, other = (extended.of(entity("Campaign", "云梯计划", scope=province)) for province in ("吉林省", "山西省"))
    assert (one.id, other.id) == ("programme/吉林省/云梯计划", "programme/山西省/云梯计划")
    assert one.concept == other.concept == ""


def test_a_better_type_keeps_the_id(extended):
    assert extended.of(entity("Organization", "海棠湾总会")).id == extended.of(entity("TradeUnion", "海棠湾总会")).id


@pytest.mark.parametrize(
    ("concept", "expected"),
    [("place-999900", "place/999900"), ("云上湾", "place/999900/云上湾"), ("云中地带", "place/云中地带")],
)
def test_places_are_known_by_their_code_or_the_nearest(extended, concept, expected):
    assert extended.of(entity("Place", "x", concept=VOCABULARY + concept)).id == expected


def test_a_place_within_a_known_place_stands_under_its_code(extended):
    assert extended.of(entity("Place", "彩虹街道", scope="云上省")).id == "place/999900/彩虹街道"
    assert extended.of(entity("Place", "彩虹街道", scope="无此地")).id == "place/无此地/彩虹街道"


def test_similar_names_stay_two(extended):
    assert extended.of(entity("TradeUnion", "浙江省云总工会")).id != extended.of(entity("TradeUnion", "江苏省云总工会")).id


def test_the_identity_before_a_renaming_is_within_the_scope(extended):
    new = entity("Facility", "爱心驿家", scope="吉林省")
    assert extended.before_renaming(new, "爱心小屋").id == "facility/吉林省/爱心小屋"
    unscoped = entity("Initiative", "登云计划")
    assert extended.before_renaming(unscoped, "云梯").id == "programme/云梯计划"


def test_what_xml_forbids_is_replaced_one_by_one():
    text = "甲\x00乙\x1b\r\n丙\ud800\uffff😀"
    assert writable(text) == "甲\ufffd乙\ufffd\n\n丙\ufffd\ufffd😀"
    assert len(writable(text)) == len(text)
