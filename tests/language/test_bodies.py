"""Bodies by their endings: built from places, levels, firms and systems, and those of lists of co-operating departments."""

from __future__ import annotations

import pytest

from kg.language.classes import entity_classes
from ontology.schema import load_schema


@pytest.fixture
def bodies(mentions):
    """A function from a text to the (text, class) of the bodies in it that are not the tagger's guess alone."""
    organizations = entity_classes(load_schema()).organizations

    def found(text):
        return [(surface, label) for surface, label, _ in mentions(text) if label in organizations]

    return found


@pytest.mark.parametrize(
    ("text", "body", "label"),
    [
        ("长治市总工会开展走访。", "长治市总工会", "TradeUnion"),
        ("镜湖街道工会联合会成立。", "镜湖街道工会联合会", "TradeUnion"),
        ("东方造船有限公司工会慰问职工。", "东方造船有限公司工会", "TradeUnion"),
        ("中共云港市委召开会议。", "中共云港市委", "PartyOrganization"),
        ("台州市人民检察院派员参加。", "台州市人民检察院", "GovernmentBody"),
        ("市应急管理局开展检查。", "市应急管理局", "GovernmentBody"),
        ("省人社厅印发通知。", "省人社厅", "GovernmentBody"),
        ("台州市妇女联合会开展活动。", "台州市妇女联合会", "MassOrganization"),
        ("省市场监管局参加。", "省市场监管局", "GovernmentBody"),
        ("省总工会开展慰问。", "省总工会", "TradeUnion"),
        ("市委高度重视。", "市委", "PartyOrganization"),
        ("团市委参加活动。", "团市委", "MassOrganization"),
    ],
)
def test_bodies_by_their_ending(bodies, text, body, label):
    assert bodies(text) == [(body, label)]


@pytest.mark.parametrize(
    "text",
    [
        "各级工会要加强领导。",
        "基层工会建起来。",
        "企业工会发挥作用。",
        "上级工会要支持。",
        "各级党委高度重视。",
        "基层党组织很多。",
        "有关部门配合。",
        "各级人民政府要重视。",
        "所属企业工会参加。",
        "民营企业工会增多。",
    ],
)
def test_generic_bodies_are_none(bodies, text):
    assert bodies(text) == []


def test_what_joins_two_bodies_belongs_to_neither(bodies):
    assert bodies("温岭市总工会联合温岭市司法局开展普法。") == [("温岭市总工会", "TradeUnion"), ("温岭市司法局", "GovernmentBody")]
    assert bodies("温岭市总工会和玉环市总工会签约。") == [("温岭市总工会", "TradeUnion"), ("玉环市总工会", "TradeUnion")]
    assert bodies("经温岭市总工会批准。") == [("温岭市总工会", "TradeUnion")]


@pytest.mark.parametrize(
    ("text", "body"),
    [("会同县法院开展普法。", "县法院"), ("会同县总工会建成职工书屋。", "县总工会"), ("市总工会会同市司法局检查。", "市司法局")],
)
def test_together_with_is_not_the_county_of_that_name(mentions, text, body):
    found = mentions(text)
    assert body in [surface for surface, *_ in found]
    assert not any("会同" in surface for surface, *_ in found)


def test_the_place_and_the_firm_stand_inside_the_name(pipeline):
    from kg.language.mention_resolver import mentions_of

    doc = pipeline("长治市总工会与东方造船有限公司工会签约。")
    inner = {doc.text[m.start : m.end]: [(doc.text[i.start : i.end], i.label) for i in m.inner] for m in mentions_of(doc)}
    assert inner["长治市总工会"] == [("长治市", "Place")]
    assert inner["东方造船有限公司工会"] == [("东方造船有限公司", "Enterprise")]


@pytest.mark.parametrize(
    "text",
    ["联合人社、法院、司法等部门开展检查。", "会同人社、法院和司法等有关部门检查。", "加强与人社、法院、司法的沟通。"],
)
def test_role_names_in_a_list_of_bodies(mentions, text):
    names = [name for _, label, name in mentions(text) if label == "GovernmentBody"]
    assert sorted(names) == ["人社部门", "司法行政部门", "法院"]


@pytest.mark.parametrize("text", ["司法是公正的防线。", "发展教育和体育事业。", "人社工作很重要。", "加强司法救助。"])
def test_the_same_words_elsewhere_are_no_bodies(bodies, text):
    assert bodies(text) == []


@pytest.mark.parametrize("text", ["全国工会化程度提高。", "工会员人数增加。"])
def test_an_ending_inside_a_longer_word_is_none(bodies, text):
    assert bodies(text) == []


def test_the_committee_of_a_term_is_a_body_of_its_own(bodies):
    assert bodies("长治市总工会第七届委员会召开全会。")[0] == ("长治市总工会第七届委员会", "TradeUnion")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议通报了省总工会的工作。", ["省总工会"]),
        ("台州市总工会会同市人社局举办运动会。", ["台州市总工会", "市人社局"]),
        ("落实市委市政府的要求。", ["市委", "市政府"]),
        ("省委省政府高度重视。", ["省委", "省政府"]),
        ("市和区总工会负责组织。", ["市", "区总工会"]),
        ("工作被全总、省总评为创新案例。", ["全总", "省总"]),
        ("省总女职委召开会议。", ["省总女职委"]),
        ("甘肃省总法律工作部参加。", ["甘肃省总法律工作部"]),
        ("台州市人民政府港澳办公室参加。", ["台州市人民政府港澳办公室"]),
        ("市委社会工作部、省委教育工委参加。", ["市委社会工作部", "省委教育工委"]),
        ("建设银行台州分行参加。", ["建设银行台州分行"]),
        ("东海锡业集团（控股）有限责任公司参加。", ["东海锡业集团（控股）有限责任公司"]),
        ("东海管理（上海）有限公司参加。", ["东海管理（上海）有限公司"]),
        ("市和区人社部门应当会同工会。", ["人社部门"]),
    ],
)
def test_where_a_body_begins_and_ends(bodies, text, expected):
    assert [surface for surface, _ in bodies(text)] == expected


@pytest.mark.parametrize("text", ["全省总产值增长。", "我市总体平稳。", "全市总人口增加。", "本市总的情况良好。"])
def test_the_first_character_of_a_federation_is_also_that_of_other_words(bodies, text):
    assert bodies(text) == []


def test_a_firm_begins_behind_the_group_that_owns_it(bodies):
    found = [surface for surface, _ in bodies("东海控股集团有限公司旗下海星旅游集团开展活动。")]
    assert found == ["东海控股集团有限公司", "海星旅游集团"]


def test_a_second_name_in_brackets_is_not_the_national_body(mentions):
    found = [name for _, label, name in mentions("会同企业联合会（企业家协会）等组织。") if label == "MassOrganization"]
    assert "中国企业家协会" not in found
    assert ("中国企业家协会", "MassOrganization", "中国企业家协会") in mentions("会同工商联（中国企业家协会）等组织。")
