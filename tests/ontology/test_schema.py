"""The ontology says what the annotation guide and the records' contract say."""

import pytest

from ontology.errors import OntologyError
from ontology.schema import Attribute, OntologyClass, Predicate, Schema, load_schema

GUIDE = {
    "PART_OF": ("Organization", "Organization"),
    "IN_PLACE": ("Organization Event Facility", "Place"),
    "HOLDS": ("Person", "Post"),
    "POST_IN": ("Post", "Organization"),
    "ORGANIZES": ("Organization", "Campaign Initiative Event"),
    "PARTICIPATES_IN": ("Organization Person TargetGroup", "Campaign Initiative Event Mechanism"),
    "TARGETS": ("Campaign Initiative Mechanism Platform Facility", "TargetGroup"),
    "USES": ("Campaign Initiative", "Mechanism Platform Facility"),
    "SUBPROGRAMME_OF": ("Campaign Initiative", "Campaign Initiative"),
    "ESTABLISHES": ("Organization", "Facility Platform Mechanism Organization"),
    "ISSUES": ("Organization", "Instrument"),
    "ADVOCATES": ("Organization", "Instrument"),
    "PROPOSES": ("Instrument", "Campaign Initiative Mechanism Platform Facility Award"),
    "BASED_ON": ("Campaign Initiative Mechanism", "Instrument"),
    "CONFERS": ("Organization", "Award"),
    "NOMINATES": ("Organization", "Award"),
    "AWARDED_TO": ("Award", "Person Organization TargetGroup Facility"),
    "COOPERATES_WITH": ("Organization", "Organization"),
}
STRUCTURE = {
    "HAS_OBSERVATION": ("Entity", "Observation"),
    "ATTRIBUTED_TO": ("Observation", "Organization"),
    "MENTIONED_IN": ("Entity Observation", "Passage"),
    "IN_DOCUMENT": ("Passage", "Document"),
    "REPORTED_BY": ("Document", "Organization"),
    "BROADER": ("Entity Concept", "Entity Concept"),
    "ADDRESSES": ("Entity Concept", "Topic"),
}
_ENTITY_TYPES = (
    "Organization TradeUnion PartyOrganization GovernmentBody MassOrganization Enterprise MediaOrganization InternationalOrganization "
    "Campaign Initiative Person Post Place Mechanism Platform Facility Award Event Instrument TargetGroup"
)
ENTITY_TYPES = set(_ENTITY_TYPES.split())
FAMILIES = "organization programme person post place mechanism platform facility award event instrument targetgroup"


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_schema()


@pytest.mark.parametrize(("kind", "expected"), [("relation", GUIDE), ("structural", STRUCTURE)])
def test_every_predicate_has_the_signature_of_its_contract(schema: Schema, kind: str, expected: dict[str, tuple[str, str]]) -> None:
    found = {name: (set(each.domain), set(each.range)) for name, each in schema.predicates.items() if each.kind == kind}
    assert found == {name: (set(domain.split()), set(range_.split())) for name, (domain, range_) in expected.items()}


def test_relationship_types_are_the_local_names_in_capitals(schema: Schema) -> None:
    for name, predicate in schema.predicates.items():
        spelled = "".join(f"_{letter}" if letter.isupper() else letter for letter in predicate.local_name).upper()
        assert spelled == name


def test_only_cooperation_has_no_direction(schema: Schema) -> None:
    assert [name for name, predicate in schema.predicates.items() if predicate.symmetric] == ["COOPERATES_WITH"]


def test_entity_types_are_those_of_the_guide(schema: Schema) -> None:
    assert set(schema.entity_types) == ENTITY_TYPES
    assert len(schema.entity_types) == len(ENTITY_TYPES)


def test_everything_has_a_label_and_a_definition_in_both_languages(schema: Schema) -> None:
    described: list[OntologyClass | Predicate | Attribute] = [
        *schema.classes.values(),
        *schema.predicates.values(),
        *schema.attributes.values(),
    ]
    for each in described:
        for wording in (each.labels, each.definitions):
            assert set(wording) == {"zh-Hans", "en"}, each.name
            assert all(text.strip() for text in wording.values()), each.name
        assert not each.labels["zh-Hans"].isascii(), each.name
        assert each.labels["en"].isascii(), each.name


def test_signatures_and_parents_name_classes_that_exist(schema: Schema) -> None:
    named = {parent for each in schema.classes.values() for parent in each.parents}
    for attribute in schema.attributes.values():
        named |= attribute.domain - {"Statement"}
    for predicate in schema.predicates.values():
        assert predicate.domain and predicate.range, predicate.name
        named |= predicate.domain | predicate.range
    assert named <= set(schema.classes)


def test_ancestors_are_nearest_first(schema: Schema) -> None:
    assert schema.ancestors("TradeUnion") == ("Organization", "Entity", "Record")
    assert schema.ancestors("Campaign") == ("Programme", "Entity", "Record")
    assert schema.ancestors("Passage") == ("Record",)
    assert schema.ancestors("Record") == ()


def test_is_a(schema: Schema) -> None:
    assert schema.is_a("TradeUnion", "Organization")
    assert schema.is_a("Award", "Award")
    assert not schema.is_a("Organization", "TradeUnion")
    assert not schema.is_a("Observation", "Entity")


def test_families_are_shared_along_the_hierarchy(schema: Schema) -> None:
    families = {name: schema.family(name) for name in schema.classes}
    assert {families[name] for name in ENTITY_TYPES} == set(FAMILIES.split())
    assert families["Campaign"] == families["Initiative"] == "programme"
    assert families["TradeUnion"] == "organization"
    assert families["Topic"] == "topic"
    assert families["Entity"] == ""


@pytest.mark.parametrize(
    ("subject", "predicate", "object_", "allowed"),
    [
        ("TradeUnion", "ORGANIZES", "Campaign", True),
        ("TradeUnion", "ORGANIZES", "Mechanism", False),
        ("Campaign", "ORGANIZES", "TradeUnion", False),
        ("TradeUnion", "ESTABLISHES", "Enterprise", True),
        ("TargetGroup", "PARTICIPATES_IN", "Mechanism", True),
        ("Post", "PARTICIPATES_IN", "Event", False),
        ("Facility", "IN_PLACE", "Place", True),
        ("Platform", "IN_PLACE", "Place", False),
        ("Award", "AWARDED_TO", "Facility", True),
        ("Award", "HAS_OBSERVATION", "Observation", True),
        ("Observation", "ATTRIBUTED_TO", "TradeUnion", True),
        ("Concept", "BROADER", "Campaign", True),
    ],
)
def test_type_signatures_take_superclasses_into_account(schema: Schema, subject: str, predicate: str, object_: str, allowed: bool) -> None:
    assert schema.allows(subject, predicate, object_) is allowed


def test_what_the_ontology_does_not_have_is_an_error(schema: Schema) -> None:
    with pytest.raises(OntologyError, match=r"union\.ttl: Guild is not a class"):
        schema.is_a("Guild", "Organization")
    with pytest.raises(OntologyError, match="LIKES is not a predicate"):
        schema.allows("Person", "LIKES", "Person")


def test_properties_of_the_records_are_attributes(schema: Schema) -> None:
    by_class = {
        "Observation": "indicator value unit modifier period status raw",
        "Document": "issued publisher author body event sha256 encoding script",
        "Passage": "text start stop section",
        "Instrument": "number",
        "Place": "code localName",
    }
    for name, attributes in by_class.items():
        assert set(attributes.split()) <= {key for key, each in schema.attributes.items() if name in each.domain}
    statement = {name for name, each in schema.attributes.items() if each.kind == "statement"}
    assert {"passages", "starts", "ends", "rules", "implicits", "statuses", "periods", "roles", "count", "first", "last"} <= statement
    assert schema.attributes["value"].datatype == "decimal"
    assert schema.attributes["status"].datatype == ""


def test_no_property_has_a_name_that_an_engine_reserves(schema: Schema) -> None:
    assert not {"title", "labels", "label", "end"} & set(schema.attributes)


def test_version_is_stated(schema: Schema) -> None:
    assert schema.version == "0.1.1"
