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
