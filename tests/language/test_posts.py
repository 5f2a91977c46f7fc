"""Posts: titles behind a body, and the persons named with them."""

from __future__ import annotations

import pytest

from kg.language.pattern_matcher import clauses_and_posts


@pytest.fixture
def posts(pipeline):
    """A function from a text to its posts as (title, body, person)."""

    def found(text):
        _, uses = clauses_and_posts(pipeline(text))
        return [(u.title, text[u.body.start : u.body.end], text[u.person.start : u.person.end] if u.person else None) for u in uses]

    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("丽江市总工会主席李明远出席会议。", [("主席", "丽江市总工会", "李明远")]),
        (
            "丽江市总工会党组书记、常务副主席李明远出席会议。",
            [("党组书记", "丽江市总工会", "李明远"), ("常务副主席", "丽江市总工会", "李明远")],
        ),
        ("李明远当选为丽江市总工会主席。", [("主席", "丽江市总工会", "李明远")]),
        ("李明远，丽江市总工会副主席。", [("副主席", "丽江市总工会", "李明远")]),
        ("东方造船有限公司董事长欧阳建国发言。", [("董事长", "东方造船有限公司", "欧阳建国")]),
        ("丽江市总工会主席要带头学习。", [("主席", "丽江市总工会", None)]),
    ],
)
def test_titles_with_their_body_and_person(posts, text, expected):
    assert posts(text) == expected


@pytest.mark.parametrize("text", ["主席强调要加强学习。", "各级工会主席要带头学习。", "副主任、处长参加。", "书记和厂长很忙。"])
def test_a_title_without_a_named_body_is_no_post(posts, text):
    assert posts(text) == []


@pytest.mark.parametrize("text", ["丽江市总工会主席们参加。", "丽江市总工会主席参加会议。", "丽江市总工会主席要求落实。"])
def test_the_words_behind_a_title_are_no_person(posts, text):
    assert [person for _, _, person in posts(text)] in ([], [None])


def test_two_posts_of_two_bodies(posts):
    assert posts("丽江市总工会主席李明远，大理州总工会副主席陈秀兰参加。") == [
        ("主席", "丽江市总工会", "李明远"),
        ("副主席", "大理州总工会", "陈秀兰"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "省人大常委会副主任、省总工会主席李明远出席会议。",
            [("副主任", "省人大常委会", "李明远"), ("主席", "省总工会", "李明远")],
        ),
        (
            "丽江市总工会副主席（兼）、丽江市妇联副主席陈秀兰参加。",
            [("副主席", "丽江市总工会", "陈秀兰"), ("副主席", "丽江市妇联", "陈秀兰")],
        ),
        ("东方造船有限公司党委书记李明远发言。", [("党委书记", "东方造船有限公司", "李明远")]),
        ("东方造船有限公司设备工程师李明远发言。", [("设备工程师", "东方造船有限公司", "李明远")]),
        ("东方造船有限公司铸造车间主任李明远发言。", [("铸造车间主任", "东方造船有限公司", "李明远")]),
        ("丽江市人民医院护理部主任陈秀兰发言。", [("护理部主任", "丽江市人民医院", "陈秀兰")]),
        ("李明远 东方造船有限公司焊接工程师", [("焊接工程师", "东方造船有限公司", "李明远")]),
        ("吴秀英（女，苗族） 东方服装有限公司缝纫工", [("缝纫工", "东方服装有限公司", "吴秀英")]),
        ("李 明 东方造船有限公司董事长", [("董事长", "东方造船有限公司", "李 明")]),
        ("会议由主席李明远主持。", [("主席", "", "李明远")]),
        ("集团董事长李明远出席会议。", [("董事长", "集团", "李明远")]),
    ],
)
def test_posts_that_no_list_holds_and_posts_that_share_a_person(posts, text, expected):
    assert posts(text) == expected


@pytest.mark.parametrize("text", ["东方造船有限公司员工李明远发言。", "丽江市总工会慰问困难职工李明远。", "东方造船有限公司工程师参加。"])
def test_a_trade_is_a_post_only_between_a_body_and_a_person(posts, text):
    assert posts(text) == []


def test_a_name_that_ends_with_the_word_for_and(posts):
    assert posts("丽江市总工会主席陶庆和作动员部署。") == [("主席", "丽江市总工会", "陶庆和")]
