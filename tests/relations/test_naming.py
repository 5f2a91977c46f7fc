"""Canonical names: what short forms stand for in their document, and that similar names never merge."""

from __future__ import annotations

import pytest

BODY = "吉林省总工会"


@pytest.mark.parametrize(
    ("text", "body", "name"),
    [
        ("省总工会开展送清凉活动。", "吉林省总工会", "吉林省总工会"),
        ("省总工会开展送清凉活动。", "浙江省总工会", "浙江省总工会"),
        ("市总工会开展送清凉活动。", "长治市总工会", "长治市总工会"),
        ("省总工会开展送清凉活动。", "长治市总工会", "山西省总工会"),
        ("全总开展送清凉活动。", "吉林省总工会", "中华全国总工会"),
        ("全国总工会开展送清凉活动。", "吉林省总工会", "中华全国总工会"),
        ("联合省人社厅开展送清凉活动。", "吉林省总工会", "吉林省人力资源和社会保障厅"),
        ("联合省高院开展送清凉活动。", "吉林省总工会", "吉林省高级人民法院"),
        ("省委召开会议，联合市卫健委开展送清凉活动。", "长治市总工会", "中共山西省委"),
        ("联合市卫健委开展送清凉活动。", "长治市总工会", "长治市卫生健康委员会"),
        ("集团工会开展送清凉活动。", "江南造船集团工会", "江南造船集团工会"),
        ("省总女职委开展送清凉活动。", "吉林省总工会", "吉林省总工会女职工委员会"),
        ("市总召开会议，市总党组高度重视。", "长治市总工会", "长治市总工会党组"),
        ("联合省政府新闻办开展送清凉活动。", "吉林省总工会", "吉林省人民政府新闻办公室"),
        ("联合省卫计委开展送清凉活动。", "吉林省总工会", "吉林省卫生和计划生育委员会"),
        ("省委教育工委开展送清凉活动。", "吉林省总工会", "中共吉林省委教育工作委员会"),
        ("被省直工委表彰，省总开展送清凉活动。", "吉林省总工会", "中共吉林省委省直属机关工作委员会"),
        ("山西工会开展送清凉活动。", "长治市总工会", "山西省总工会"),
        ("市和区总工会开展送清凉活动。", "长治市总工会", "长治市总工会"),
    ],
)
def test_a_short_form_stands_for_the_body_of_the_jurisdiction(named, text, body, name):
    assert name in named(text, body=body)


def test_the_short_forms_seen_are_aliases(named):
    entity = named("全总和全国总工会联合省人社厅开展送清凉活动。", body=BODY)["中华全国总工会"]
    assert {"全总", "全国总工会"} <= set(entity.aliases)


def test_marks_are_no_part_of_a_name(named):
    entity = named("印发《关于加强渔港驿站建设的意见》，开展“渔火暖心”行动。", body=BODY, part="review")
    assert {"关于加强渔港驿站建设的意见", "渔火暖心行动"} <= set(entity)
    assert "《关于加强渔港驿站建设的意见》" in entity["关于加强渔港驿站建设的意见"].aliases


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("浙江省总工会", "江苏省总工会"),
        ("长治市总工会", "长春市总工会"),
        ("江西省总工会", "山西省总工会"),
        ("江南造船有限公司", "江南造船集团有限公司"),
        ("吉林省总工会", "吉林市总工会"),
    ],
)
def test_similar_names_of_bodies_never_merge(named, one, other):
    found = named(f"{one}开展送清凉活动，{other}开展送温暖活动。", body=BODY)
    assert {one, other} <= set(found)
    assert one not in found[other].aliases and other not in found[one].aliases


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("开展渔港暖心行动、渔村暖心行动。", "渔港暖心行动", "渔村暖心行动"),
        ("印发《浙江省渔业条例》《浙江省渔政条例》。", "浙江省渔业条例", "浙江省渔政条例"),
        ("建立欠薪预警处置机制、欠薪线索处置机制。", "欠薪预警处置机制", "欠薪线索处置机制"),
        ("李明远荣获云南省五一劳动奖章、云南省五一劳动奖状。", "云南省五一劳动奖章", "云南省五一劳动奖状"),
    ],
)
def test_similar_names_of_things_never_merge(named, text, one, other):
    found = named(text, body=BODY, part="review")
    assert {one, other} <= set(found)


def test_a_declared_short_form_means_what_it_was_declared_for(named):
    text = "吉林省总工会印发《关于加强渔港驿站建设的意见》（以下简称《意见》）。《意见》提出开展渔港巡防行动。"
    found = named(text, body=BODY)
    assert "意见" not in found and "《意见》" in found["关于加强渔港驿站建设的意见"].aliases


def test_a_declared_short_form_need_not_look_like_one(named):
    text = "印发《关于加强渔港驿站建设的意见》（以下简称《渔港十条》）。《渔港十条》提出开展渔港巡防行动。"
    found = named(text, body=BODY)
    assert "渔港十条" not in found and "《渔港十条》" in found["关于加强渔港驿站建设的意见"].aliases


def test_a_short_form_that_nothing_declares_is_a_name_of_its_own(named):
    text = "印发《关于加强渔港驿站建设的意见》。《渔港十条》提出开展渔港巡防行动。"
    assert {"渔港十条", "关于加强渔港驿站建设的意见"} <= set(named(text, body=BODY))


def test_a_short_reference_means_the_instrument_named_before(triples):
    text = "浙江省总工会印发《关于加强渔港驿站建设的意见》。《意见》提出开展渔港巡防行动。"
    assert ("关于加强渔港驿站建设的意见", "PROPOSES", "渔港巡防行动") in triples(text, body=BODY)


def test_a_short_reference_of_another_kind_is_not_that_instrument(named):
    text = "浙江省总工会印发《关于加强渔港驿站建设的意见》。浙江省总工会印发《办法》。"
    found = named(text, body=BODY)
    assert {"关于加强渔港驿站建设的意见", "办法"} <= set(found)


def test_an_unexplained_short_form_is_kept_apart_by_its_document(extract):
    scopes = set()
    for path in ("甲.txt", "乙.txt"):
        scopes |= {e.scope for e in extract("市总工会开展送清凉活动。", path=path).entities if e.name == "市总工会"}
    assert scopes == {"甲.txt", "乙.txt"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("××总工会开展送清凉活动。", "总工会"),
        ("印发《××办法》。", "办法"),
        ("××同志荣获全国劳动模范称号。", "××"),
        ("某某开展送清凉活动。", "某某"),
    ],
)
def test_placeholders_are_no_entities(named, text, name):
    found = named(text, body=BODY, part="review")
    assert not [entity for entity in found if "×" in entity or entity == name]


def test_a_campaign_that_stays_clear_without_its_placeholder_is_one(named):
    found = named("开展“会聘××”职工就业护航行动。", body=BODY, part="review")
    assert "会聘职工就业护航行动" in found


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("健全工作机制，完善各项制度。", "Mechanism"),
        ("开展各类活动。", "Campaign"),
        ("各级工会和基层工会要带头，有关部门配合。", "TradeUnion"),
        ("各级党委高度重视。", "PartyOrganization"),
        ("企业要支持工会工作。", "Enterprise"),
        ("全省职工增加了。", "TargetGroup"),
        ("增强“四个意识”，做到“两个维护”。", "Campaign"),
        ("学习习近平新时代中国特色社会主义思想。", "Person"),
        ("实现中国梦。", "Campaign"),
        ("做好维护工作和挂职工作。", "TargetGroup"),
    ],
)
def test_generic_words_slogans_and_doctrines_are_no_entities(extract, text, label):
    found = extract(text, part="review")
    assert [e for e in found.entities if e.type == label] == []


@pytest.mark.parametrize("name", ["鼓楼区", "城关区"])
def test_a_county_name_that_several_share_is_at_most_the_one_of_the_jurisdiction(extract, vocabulary, name):
    candidates = [c for c in vocabulary.by_label(name) if c.type == "Place"]
    for body, province in (("江苏省总工会", "32"), ("河南省总工会", "41"), ("西藏自治区总工会", "54"), ("吉林省总工会", "22")):
        inside = {c.iri for c in candidates if c.code.startswith(province)}
        found = {e.concept for e in extract(f"走访{name}的困难职工。", body=body).entities if e.name == name and e.type == "Place"}
        assert found <= inside | {""}


def test_local_programmes_of_two_provinces_are_two(extract):
    scopes = {
        body: {e.scope for e in extract("开展渔港巡防行动。", body=body, part="review").entities if e.name == "渔港巡防行动"}
        for body in ("浙江省总工会", "江苏省总工会", "中华全国总工会")
    }
    assert scopes == {"浙江省总工会": {"浙江省"}, "江苏省总工会": {"江苏省"}, "中华全国总工会": {"全国"}}


def test_what_is_dropped_is_told_with_its_reason_and_place(extract):
    text = "印发《××总工会驿站管理办法》，表彰先进。"
    rejected = extract(text, body=BODY, part="review").rejected
    dropped = [(r.text, text[r.start : r.end]) for r in rejected if "placeholder" in r.reason]
    assert dropped == [("《××总工会驿站管理办法》",) * 2]


@pytest.mark.parametrize(
    "name",
    [
        "浙江晶海能源有限公司",
        "兰州日报社",
        "洛阳长河轴承集团股份有限公司",
        "洛阳长河轴承集团股份有限公司工会",
        "福州长河学院",
        "嘉兴经济技术开发区工会",
    ],
)
def test_the_place_in_the_name_of_a_firm_or_paper_stays_as_it_is(named, name):
    assert name in named(f"{name}开展送清凉活动。", body=BODY)


def test_a_level_alone_is_that_of_the_place_a_title_names_where_nobody_reports(named):
    found = named("省总工会主席李明远介绍了情况。", title="澳门代表团到湖南参观")
    assert "湖南省总工会" in found


def test_a_level_alone_is_the_federations_own_place_also_where_no_list_has_it(named):
    found = named("市总工会开展送清凉活动，联合市人社局开展送温暖活动。", body="云岭市总工会")
    assert {"云岭市总工会", "云岭市人力资源和社会保障局"} <= set(found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("推进舟山市总工会渔船法治夜航行动。", "渔船法治夜航行动"),
        ("健全舟山市总工会的渔船欠薪预警联动机制。", "渔船欠薪预警联动机制"),
    ],
)
def test_a_programme_is_named_without_the_body_that_runs_it(named, text, name):
    assert name in named(text, body=BODY)


def test_a_quoted_short_name_is_the_fuller_name_of_the_document(named):
    found = named("建立“渔港四方”欠薪预警联动处置机制。“渔港四方”机制运行良好。", body=BODY)
    assert [each for each in found if "渔港四方" in each] == ["渔港四方欠薪预警联动处置机制"]
