"""The vocabulary that comes with the package: complete where the world is finite, and free of dangling links."""

import re
from collections import Counter
from importlib.resources import files

import pytest

from ontology.namespaces import VOCABULARY
from ontology.schema import load_schema
from ontology.vocabulary import Concept, Vocabulary, load_vocabulary

_PROVINCES = (
    "北京市 天津市 河北省 山西省 内蒙古自治区 辽宁省 吉林省 黑龙江省 上海市 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 "
    "广东省 广西壮族自治区 海南省 重庆市 四川省 贵州省 云南省 西藏自治区 陕西省 甘肃省 青海省 宁夏回族自治区 新疆维吾尔自治区"
)
PROVINCES = _PROVINCES.split()
ELSEWHERE = {"台湾省", "香港特别行政区", "澳门特别行政区"}
ACFTU = VOCABULARY + "中华全国总工会"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(scope="module")
def places(vocabulary: Vocabulary) -> dict[str, Concept]:
    return {concept.code: concept for concept in vocabulary.concepts.values() if concept.code}


def test_every_packaged_file_is_read(vocabulary: Vocabulary) -> None:
    names = {each.name for each in (files("ontology") / "vocabulary").iterdir() if each.name.endswith(".ttl")}
    assert set(vocabulary.sources) == names
    assert {"places.ttl", "regions.ttl", "federations.ttl"} <= names


def test_nothing_is_described_twice_and_every_link_leads_somewhere_it_may(vocabulary: Vocabulary) -> None:
    assert [warning for warning in vocabulary.warnings if not warning.startswith("the label")] == []


def test_every_concept_has_the_type_of_an_entity(vocabulary: Vocabulary) -> None:
    entity_types = {*load_schema().entity_types, "Topic"}
    assert {concept.type for concept in vocabulary.concepts.values()} <= entity_types


def test_labels_hold_no_quotation_marks(vocabulary: Vocabulary) -> None:
    labels = ((concept.iri, label) for concept in vocabulary.concepts.values() for label in (concept.name, *concept.alternatives))
    assert [pair for pair in labels if re.search(r"[“”‘’《》]|^\s|\s$", pair[1])] == []


def test_every_concept_but_counties_has_an_english_label(vocabulary: Vocabulary) -> None:
    assert [
        concept.iri
        for concept in vocabulary.concepts.values()
        if "en" not in concept.labels and concept.properties.get("level") != ("county",)
    ] == []


def test_provinces(places: dict[str, Concept]) -> None:
    provinces = {concept.name for code, concept in places.items() if code.endswith("0000")}
    assert provinces == {*PROVINCES, *ELSEWHERE}


def test_codes_are_unique_and_name_the_concept(vocabulary: Vocabulary, places: dict[str, Concept]) -> None:
    codes = Counter(concept.code for concept in vocabulary.concepts.values() if concept.code)
    assert max(codes.values()) == 1
    assert all(concept.iri == f"{VOCABULARY}place-{code}" for code, concept in places.items())


def test_levels_follow_the_code(places: dict[str, Concept]) -> None:
    for code, concept in places.items():
        level = "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"
        assert concept.properties["level"] == (level,)
    levels = Counter(concept.properties["level"][0] for concept in places.values())
    assert levels["province"] == 34
    assert levels["prefecture"] == 333
    assert 2840 < levels["county"] < 2860


def test_every_place_lies_in_its_province(vocabulary: Vocabulary, places: dict[str, Concept]) -> None:
    for code, concept in places.items():
        (parent,) = (vocabulary.concepts[iri] for iri in concept.broader)
        if code.endswith("0000"):
            assert parent.iri == VOCABULARY + "中国"
        else:
            assert parent.code in {code[:4] + "00", code[:2] + "0000"} - {code}


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("吉林", "220000"),
        ("长春", "220100"),
        ("吉林市", "220200"),
        ("延边州", "222400"),
        ("延边", "222400"),
        ("前郭县", "220721"),
        ("内蒙古", "150000"),
        ("浦东", "310115"),
        ("义乌", "330782"),
        ("米林市", "540481"),
        ("海南", "460000"),
        ("海南州", "632500"),
        ("晋城市城区", "140502"),
    ],
)
def test_names_lead_to_their_place(vocabulary: Vocabulary, label: str, code: str) -> None:
    assert [concept.code for concept in vocabulary.by_label(label)] == [code]


@pytest.mark.parametrize("word", ["吉", "京", "安康", "通道", "合作市", "城区", "东方", "三明", "中国", "范县", "和平"])
def test_ordinary_words_are_no_names_of_places(vocabulary: Vocabulary, word: str) -> None:
    assert [concept.iri for concept in vocabulary.by_label(word) if concept.type == "Place"] == []


def test_a_county_with_an_ordinary_name_keeps_it_as_local_name(places: dict[str, Concept]) -> None:
    assert places["140502"].properties["localName"] == ("城区",)
    assert places["410926"].properties["localName"] == ("范县",)


def test_every_province_and_the_corps_has_its_federation(vocabulary: Vocabulary) -> None:
    for name in [*PROVINCES, "新疆生产建设兵团"]:
        (federation,) = vocabulary.by_label(name + "总工会")
        assert federation.type == "TradeUnion"
        assert federation.properties["partOf"] == (ACFTU,)
        (place,) = (vocabulary.concepts[iri] for iri in federation.properties["inPlace"])
        assert place.code.endswith("0000")
        assert place.name == name or name == "新疆生产建设兵团"


@pytest.mark.parametrize(
    ("label", "name", "type_"),
    [
        ("全总", "中华全国总工会", "TradeUnion"),
        ("全国总工会党组", "中华全国总工会党组", "PartyOrganization"),
        ("全总书记处", "中华全国总工会书记处", "TradeUnion"),
        ("内蒙古总工会", "内蒙古自治区总工会", "TradeUnion"),
        ("中国农林水利工会", "中国农林水利气象工会", "TradeUnion"),
        ("全国铁路总工会", "中华全国铁路总工会", "TradeUnion"),
        ("工联会", "香港工会联合会", "TradeUnion"),
        ("世界工联", "世界工会联合会", "InternationalOrganization"),
        ("长江三角洲", "长三角", "Place"),
        ("大湾区", "粤港澳大湾区", "Place"),
    ],
)
def test_short_and_older_names(vocabulary: Vocabulary, label: str, name: str, type_: str) -> None:
    assert [(concept.name, concept.type) for concept in vocabulary.by_label(label)] == [(name, type_)]


def test_ten_national_industrial_unions(vocabulary: Vocabulary) -> None:
    industries = "教科文卫体 海员建设 能源化学地质 机械冶金建材 国防邮电 财贸轻纺烟草 农林水利气象 民航 金融"
    for name in [f"中国{each}工会" for each in industries.split()] + ["中华全国铁路总工会"]:
        (union,) = vocabulary.by_label(name)
        assert union.name == name
        assert union.properties["partOf"] == (ACFTU,)


def test_bare_names_of_organs_mean_no_particular_body(vocabulary: Vocabulary) -> None:
    for word in ("书记处", "办公厅", "执行委员会", "主席团", "女职工委员会", "经费审查委员会", "财务部"):
        assert vocabulary.by_label(word) == ()
