"""Who received which honour, and who granted it."""

from __future__ import annotations

import pytest

BODY = "吉林省总工会"


@pytest.mark.parametrize(
    ("text", "award", "receiver"),
    [
        ("李明远荣获云南省五一劳动奖章。", "云南省五一劳动奖章", "李明远"),
        ("李明远被授予全国劳动模范称号。", "全国劳动模范", "李明远"),
        ("江南造船有限公司获评全国五一劳动奖状。", "全国五一劳动奖状", "江南造船有限公司"),
        ("授予李明远“东海工匠”称号。", "东海工匠", "李明远"),
        ("江南造船有限公司电焊工李明远荣获全国五一劳动奖章。", "全国五一劳动奖章", "李明远"),
        ("长治市总工会被评为全国模范职工之家。", "全国模范职工之家", "长治市总工会"),
    ],
)
def test_who_received_it(stated, text, award, receiver):
    assert stated(text, "AWARDED_TO", body=BODY) == {(award, "AWARDED_TO", receiver, "achieved", False)}


@pytest.mark.parametrize(
    "text",
    [
        "李明远参观全国劳动模范事迹展。",
        "评选全国五一劳动奖章。",
        "李明远介绍经验，表彰一批先进。",
        "向全国劳动模范学习，李明远很激动。",
    ],
)
def test_a_person_near_an_honour_did_not_receive_it(stated, text):
    assert stated(text, "AWARDED_TO", body=BODY) == set()


def test_each_gets_the_honour_of_the_own_clause(stated):
    text = "李明远荣获云南省五一劳动奖章，陈秀兰荣获贵州省五一劳动奖章。"
    assert {each[:3] for each in stated(text, "AWARDED_TO", body=BODY)} == {
        ("云南省五一劳动奖章", "AWARDED_TO", "李明远"),
        ("贵州省五一劳动奖章", "AWARDED_TO", "陈秀兰"),
    }


def test_the_body_in_between_granted_it(stated):
    found = {each[:3] for each in stated("李明远被浙江省总工会授予浙江省五一劳动奖章。", "AWARDED_TO", "CONFERS", body=BODY)}
    assert found == {("浙江省五一劳动奖章", "AWARDED_TO", "李明远"), ("浙江省总工会", "CONFERS", "浙江省五一劳动奖章")}


def test_two_people_of_one_sentence(stated):
    found = stated("李明远、陈秀兰荣获全国五一劳动奖章。", "AWARDED_TO", body=BODY)
    assert {each[2] for each in found} == {"李明远", "陈秀兰"}


def test_the_group_that_a_person_belongs_to_receives_nothing(triples):
    found = triples("职工李国栋荣获全国五一劳动奖章。", body="吉林省总工会")
    assert ("全国五一劳动奖章", "AWARDED_TO", "李国栋") in found
    assert ("全国五一劳动奖章", "AWARDED_TO", "职工") not in found
