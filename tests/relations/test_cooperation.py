"""Bodies that act together."""

from __future__ import annotations

import pytest

BODY = "吉林省总工会"
ZHEJIANG = "浙江省总工会"


@pytest.fixture
def partners(stated):
    """A function from a text to the pairs that co-operate, in any order, with the status."""

    def found(text, **metadata):
        return {(frozenset(each[::2][:2]), each[3]) for each in stated(text, "COOPERATES_WITH", **{"body": BODY, **metadata})}

    return found


def pairs(status, *couples):
    return {(frozenset(couple), status) for couple in couples}


@pytest.mark.parametrize(
    "text",
    [
        "浙江省总工会联合浙江省司法厅开展普法宣传行动。",
        "浙江省总工会会同浙江省司法厅开展普法宣传行动。",
        "浙江省总工会携手浙江省司法厅启动渔港巡防行动。",
        "浙江省总工会与浙江省司法厅联合印发《渔港驿站管理办法》。",
        "浙江省总工会、浙江省司法厅联合印发《渔港驿站管理办法》。",
    ],
)
def test_a_body_and_its_partner(partners, text):
    assert partners(text) == pairs("achieved", (ZHEJIANG, "浙江省司法厅"))


def test_without_a_subject_the_reporting_body_is_the_leading_one(stated):
    assert stated("联合省司法厅开展普法宣传行动。", "COOPERATES_WITH", body=BODY, part="review") == {
        (BODY, "COOPERATES_WITH", "吉林省司法厅", "achieved", True)
    }


def test_the_leading_one_with_each_other_and_the_others_not_among_themselves(partners):
    text = "浙江省总工会联合浙江省司法厅、浙江省教育厅开展普法宣传行动。"
    assert partners(text) == pairs("achieved", (ZHEJIANG, "浙江省司法厅"), (ZHEJIANG, "浙江省教育厅"))


def test_role_names_in_a_list(partners):
    text = "吉林省总工会联合人社、法院等部门开展普法宣传行动。"
    assert partners(text, part="review") == pairs("achieved", (BODY, "人社部门"), (BODY, "法院"))


def test_both_of_them_run_it(triples):
    found = triples("浙江省总工会联合浙江省司法厅开展普法宣传行动。", body=BODY)
    assert {(ZHEJIANG, "ORGANIZES", "普法宣传行动"), ("浙江省司法厅", "ORGANIZES", "普法宣传行动")} <= found


def test_in_a_plan_they_are_to(partners):
    assert partners("联合省司法厅开展普法宣传行动。", part="plan") == pairs("planned", (BODY, "吉林省司法厅"))


@pytest.mark.parametrize(
    "text",
    [
        "浙江省总工会开展走访，浙江省司法厅组织培训。",
        "浙江省总工会向浙江省司法厅通报情况。",
        "在浙江省司法厅的支持下，浙江省总工会开展普法宣传行动。",
        "浙江省总工会学习浙江省司法厅的经验。",
        "浙江省总工会联合有关部门开展普法宣传行动。",
    ],
)
def test_bodies_in_one_sentence_that_do_not_act_together(partners, text):
    assert partners(text) == set()


def test_a_body_does_not_cooperate_with_itself(partners):
    assert partners("吉林省总工会联合省总工会开展走访慰问活动。") == set()


def test_to_strengthen_contact(partners):
    found = partners("加强与人社、法院的沟通协作。", part="review")
    assert found == pairs("achieved", (BODY, "人社部门"), (BODY, "法院"))
