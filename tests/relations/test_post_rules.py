"""Posts: in which body they are, and who holds them."""

from __future__ import annotations

import pytest

BODY = "吉林省总工会"


@pytest.mark.parametrize(
    ("text", "person", "post", "body"),
    [
        ("丽江市总工会主席李明远出席会议。", "李明远", "丽江市总工会主席", "丽江市总工会"),
        ("丽江市总工会党组书记李明远出席会议。", "李明远", "丽江市总工会党组书记", "丽江市总工会"),
        ("省总工会副主席李明远出席会议。", "李明远", "吉林省总工会副主席", "吉林省总工会"),
        ("李明远当选为丽江市总工会主席。", "李明远", "丽江市总工会主席", "丽江市总工会"),
        ("江南造船有限公司董事长欧阳建国发言。", "欧阳建国", "江南造船有限公司董事长", "江南造船有限公司"),
    ],
)
def test_a_person_holds_a_post_in_a_body(stated, text, person, post, body):
    assert stated(text, "HOLDS", "POST_IN", body=BODY) == {
        (person, "HOLDS", post, "achieved", False),
        (post, "POST_IN", body, "achieved", False),
    }


def test_several_posts_of_one_person(stated):
    found = stated("丽江市总工会党组书记、主席李明远出席会议。", "HOLDS", body=BODY)
    assert {each[2] for each in found} == {"丽江市总工会党组书记", "丽江市总工会主席"}


def test_the_party_group_is_an_organ_of_the_federation_where_it_is_named(triples):
    found = triples("丽江市总工会党组召开会议，丽江市总工会党组书记李明远出席会议。", body=BODY)
    assert ("丽江市总工会党组", "PART_OF", "丽江市总工会") in found
    assert ("丽江市总工会党组书记", "POST_IN", "丽江市总工会党组") in found


def test_the_secretariat_of_the_national_federation(triples):
    found = triples("中华全国总工会书记处第一书记李明远出席会议。", body=BODY)
    assert ("中华全国总工会书记处第一书记", "POST_IN", "中华全国总工会书记处") in found


@pytest.mark.parametrize("text", ["主席强调要加强学习。", "各级工会主席要带头。", "厂长、经理参加培训。", "工会主席轮训班开班。"])
def test_a_title_without_a_named_body_states_nothing(stated, text):
    assert stated(text, "HOLDS", "POST_IN", body=BODY) == set()


def test_a_post_without_a_person_is_held_by_nobody(stated):
    found = stated("丽江市总工会主席要带头学习。", "HOLDS", "POST_IN", body=BODY)
    assert found == {("丽江市总工会主席", "POST_IN", "丽江市总工会", "achieved", False)}


def test_posts_of_one_title_in_two_bodies_are_two(stated):
    text = "丽江市总工会主席李明远、大理白族自治州总工会主席陈秀兰参加。"
    assert stated(text, "HOLDS", body=BODY) == {
        ("李明远", "HOLDS", "丽江市总工会主席", "achieved", False),
        ("陈秀兰", "HOLDS", "大理白族自治州总工会主席", "achieved", False),
    }


def test_a_mayor_is_in_the_government_also_behind_a_party_post(triples):
    found = triples("丽江市委副书记、市长李明远出席会议。", body=BODY)
    assert ("丽江市人民政府市长", "POST_IN", "丽江市人民政府") in found
    assert ("李明远", "HOLDS", "丽江市人民政府市长") in found


def test_the_general_secretary(triples):
    found = triples("习近平总书记作出重要指示。", body=BODY)
    assert ("习近平", "HOLDS", "中国共产党中央委员会总书记") in found


@pytest.mark.parametrize("text", ["学习习近平总书记关于工人阶级的重要论述。", "贯彻习近平总书记重要讲话精神。"])
def test_a_doctrine_that_is_studied_names_no_holder(stated, text):
    assert stated(text, "HOLDS", body=BODY) == set()


def test_the_author_of_the_document_holds_the_post_named_for_the_author(triples):
    found = triples("（作者为丽江市总工会主席）", body=BODY, author="李明远")
    assert ("李明远", "HOLDS", "丽江市总工会主席") in found


def test_the_officers_of_the_writing_body_need_not_name_it(triples):
    found = triples("会议由党组成员、副主席李明远主持，主席陈秀兰讲话。", body=BODY)
    assert ("李明远", "HOLDS", "吉林省总工会副主席") in found
    assert ("陈秀兰", "HOLDS", "吉林省总工会主席") in found


def test_the_officers_of_the_firm_whose_union_writes(triples):
    text = "洛阳长河重工集团有限公司职代会召开，集团党委书记、董事长李明远出席。"
    found = triples(text, body="长河重工集团工会")
    assert ("李明远", "HOLDS", "洛阳长河重工集团有限公司董事长") in found
    assert ("洛阳长河重工集团有限公司党委书记", "POST_IN", "洛阳长河重工集团有限公司") in found


def test_the_head_of_a_committee_under_its_short_title(triples):
    found = triples("省总工会主席、女职委主任陈秀兰强调要加强学习。", body=BODY)
    assert ("吉林省总工会女职工委员会主任", "POST_IN", "吉林省总工会女职工委员会") in found
    assert ("陈秀兰", "HOLDS", "吉林省总工会女职工委员会主任") in found
