"""What names say by themselves: seats, organs, whom a programme is for, what it is part of."""

from __future__ import annotations

import pytest

BODY = "吉林省总工会"


@pytest.mark.parametrize(
    ("text", "body", "place"),
    [
        ("浙江省总工会走访职工。", "浙江省总工会", "浙江省"),
        ("长治市总工会走访职工。", "长治市总工会", "长治市"),
        ("省总工会走访职工。", "吉林省总工会", "吉林省"),
        ("中共浙江省委召开会议。", "中共浙江省委", "浙江省"),
        ("长治市人民检察院派员参加。", "长治市人民检察院", "长治市"),
        ("省司法厅派员参加。", "吉林省司法厅", "吉林省"),
    ],
)
def test_a_body_sits_in_the_place_of_its_name(triples, text, body, place):
    assert (body, "IN_PLACE", place) in triples(text, body=BODY)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("中华全国总工会召开会议。", "中华全国总工会"),
        ("江南造船有限公司举办活动。", "江南造船有限公司"),
        ("市总工会走访职工。", "市总工会"),
    ],
)
def test_what_has_no_place_in_its_name_has_no_seat(triples, text, body):
    assert not [t for t in triples(text, body=BODY) if t[:2] == (body, "IN_PLACE")]


def test_the_seat_of_the_reporting_body_is_understood(stated):
    assert stated("开展送清凉活动。", "IN_PLACE", body=BODY) == {(BODY, "IN_PLACE", "吉林省", "achieved", True)}


def test_a_seat_stands_also_in_a_plan(stated):
    found = stated("支持浙江省总工会开展送清凉活动。", "IN_PLACE", body=BODY, part="plan")
    assert ("浙江省总工会", "IN_PLACE", "浙江省", "achieved", False) in found


def test_a_county_name_that_several_share_gives_no_seat_where_nothing_tells_which(triples):
    assert not [t for t in triples("鼓楼区总工会走访职工。", body=BODY) if t[0] == "鼓楼区总工会"]


@pytest.mark.parametrize(("body", "place"), [("江苏省总工会", "鼓楼区"), ("福建省总工会", "鼓楼区")])
def test_a_county_name_that_several_share_may_still_not_be_guessed_across_provinces(extract, body, place):
    fragment = extract("走访鼓楼区困难职工。", body=body)
    concepts = {e.concept for e in fragment.entities if e.type == "Place" and e.name == place}
    assert len(concepts) <= 1


@pytest.mark.parametrize(
    ("text", "programme", "group"),
    [
        ("开展渔港青年职工关爱行动。", "渔港青年职工关爱行动", "青年职工"),
        ("建立困难职工渔港互助机制。", "困难职工渔港互助机制", "困难职工"),
        ("建成职工书屋30家。", "职工书屋", "职工"),
        ("建设新业态骑手驿站。", "新业态骑手驿站", "新业态骑手"),
    ],
)
def test_whom_a_thing_is_for_by_its_name(triples, text, programme, group):
    assert (programme, "TARGETS", group) in triples(text, body=BODY, part="review")


@pytest.mark.parametrize("text", ["健全职工代表大会制度。", "评选工人先锋号。", "召开职工代表大会。"])
def test_names_that_hold_a_group_and_are_not_for_it(stated, text):
    assert stated(text, "TARGETS", body=BODY, part="review") == set()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("深化渔港青年职工关爱行动。", "achieved"),
        ("持续开展渔港青年职工关爱行动。", "achieved"),
        ("创新开展渔港青年职工关爱行动。", "planned"),
        ("启动渔港青年职工关爱行动。", "planned"),
    ],
)
def test_in_a_plan_the_name_says_what_is_only_where_the_thing_exists(stated, text, status):
    found = stated(text, "TARGETS", "ORGANIZES", body=BODY, part="plan")
    assert found == {
        ("渔港青年职工关爱行动", "TARGETS", "青年职工", status, False),
        (BODY, "ORGANIZES", "渔港青年职工关爱行动", "planned", True),
    }


@pytest.mark.parametrize(
    ("text", "organ", "whole"),
    [
        ("浙江省总工会党组召开会议。", "浙江省总工会党组", "浙江省总工会"),
        ("全国总工会党组召开会议。", "中华全国总工会党组", "中华全国总工会"),
        ("江南造船有限公司工会开展走访。", "江南造船有限公司工会", "江南造船有限公司"),
    ],
)
def test_an_organ_is_part_of_its_body(triples, text, organ, whole):
    assert (organ, "PART_OF", whole) in triples(text, body=BODY)


def test_a_union_is_no_part_of_its_place_or_of_a_namesake(triples):
    assert not [t for t in triples("浙江省总工会、江苏省总工会召开会议。", body=BODY) if t[1] == "PART_OF"]


def test_the_body_at_the_head_of_a_title_issued_it(triples):
    text = "学习《浙江省总工会关于加强渔港驿站建设的意见》。"
    assert ("浙江省总工会", "ISSUES", "浙江省总工会关于加强渔港驿站建设的意见") in triples(text, body=BODY)


def test_a_body_later_in_a_title_did_not(triples):
    text = "学习《关于支持浙江省总工会加强渔港驿站建设的意见》。"
    assert not [t for t in triples(text, body=BODY) if t[1] == "ISSUES"]


@pytest.mark.parametrize(
    "text",
    [
        "举办渔港职工技能大赛。",
        "建成渔港劳模创新工作室。",
        "开展渔港劳模事迹展播活动。",
    ],
)
def test_who_competes_or_was_honoured_is_not_whom_it_is_for(stated, text):
    assert stated(text, "TARGETS", body=BODY, part="review") == set()


def test_those_who_were_honoured_are_whom_it_is_for_where_the_name_cares_for_them(stated):
    assert {each[1:3] for each in stated("开展渔港劳模关爱行动。", "TARGETS", body=BODY, part="review")}
