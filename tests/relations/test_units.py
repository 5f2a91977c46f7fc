"""Units of firms, hospitals and offices: bodies of their own, and part of the body that they are named behind."""

from __future__ import annotations

import pytest

BODY = "吉林省总工会"


@pytest.mark.parametrize(
    ("text", "unit", "owner"),
    [
        ("长河石化有限公司催化车间荣获称号。", "长河石化有限公司催化车间", "长河石化有限公司"),
        ("长河造纸股份有限公司纸机车间甲班荣获称号。", "长河造纸股份有限公司纸机车间甲班", "长河造纸股份有限公司"),
        ("长河邮政有限公司桐乡市分公司荣获称号。", "长河邮政有限公司桐乡市分公司", "长河邮政有限公司"),
        ("吉林省应急管理厅指挥中心荣获称号。", "吉林省应急管理厅指挥中心", "吉林省应急管理厅"),
        ("省总党组高度重视。", "吉林省总工会党组", None),
        ("党组高度重视党建工作。", "吉林省总工会党组", "吉林省总工会"),
    ],
)
def test_what_is_named_behind_a_body_is_part_of_it(extract, text, unit, owner):
    fragment = extract(text, body=BODY)
    names = [entity.name for entity in fragment.entities]
    parts = {(names[s.subject], names[s.object]) for s in fragment.statements if s.predicate == "PART_OF"}
    assert unit in names
    assert owner is None or (unit, owner) in parts


@pytest.mark.parametrize("text", ["长河石化有限公司各车间开展竞赛。", "长河石化有限公司要建设培训中心。", "长河石化有限公司车间主任参加。"])
def test_ordinary_words_behind_a_firm_name_no_unit(named, text):
    assert [name for name in named(text, body=BODY) if name.startswith("长河石化有限公司") and name.endswith(("车间", "中心"))] == []


def test_a_firm_and_its_union_go_under_the_fullest_name_that_the_document_writes(named):
    text = "港江集团工会召开会议。集团公司工会开展活动。港江集团公司职工参加。"
    assert {"港江集团公司工会"} == {name for name in named(text, body="港江集团工会") if name.endswith("工会")}


def test_two_firms_of_like_names_stay_two(named):
    found = named("港江集团有限公司工会开展活动，港江物流有限公司工会开展竞赛。", body=BODY)
    assert {"港江集团有限公司工会", "港江物流有限公司工会"} <= set(found)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("省总工会机关设办公室（加挂研究室牌子）、组宣部和财务部。", {"吉林省总工会办公室", "吉林省总工会组宣部", "吉林省总工会财务部"}),
        (
            "3个产业工会分别是教科文卫体工会、能源化学工会、建筑交通工会。",
            {"吉林省教科文卫体工会", "吉林省能源化学工会", "吉林省建筑交通工会"},
        ),
        ("省总工会有2个事业单位分别是融媒体中心、工会干部学校。", {"吉林省总工会融媒体中心", "吉林省总工会干部学校"}),
        ("省总工会辖2个区（东江区、西江区）工会。", {"东江区总工会", "西江区总工会"}),
        ("省总工会辖2个区（东江新区、西江旅游区）工会委员会。", {"东江新区工会委员会", "西江旅游区工会委员会"}),
    ],
)
def test_what_a_federation_is_said_to_have_is_part_of_it(triples, text, units):
    found = triples(text, body=BODY)
    assert {s for s, p, o in found if p == "PART_OF" and o == BODY} >= units


@pytest.mark.parametrize("text", ["各县（市、区）总工会要加强学习。", "省总工会设立劳动争议调解室。", "省总工会设部门、所属单位。"])
def test_kinds_and_acts_are_no_lists_of_units(triples, text):
    assert [t for t in triples(text, body=BODY) if t[1] == "PART_OF" and t[2] == BODY] == []


def test_a_party_branch_is_part_of_the_federation_in_its_name(triples):
    found = triples("省总法律工作部党支部荣获称号，省总工会开展送清凉活动。", body=BODY)
    assert ("吉林省总工会法律工作部党支部", "PART_OF", "吉林省总工会") in found
